"""Proposals, and what applying them does."""
import json
from collections.abc import Sequence
from decimal import Decimal

import pytest

import juesuan


@pytest.fixture(scope="module")
def repairs(report):
    return report.repair()


def test_the_misread_digits_of_the_annex(repairs):
    proposals = {(r.set, r.table, r.code, r.column): r for r in repairs if not r.alternative}
    proposal = proposals["approval", "expenditure", "2040650", "basic"]
    assert (proposal.kind, proposal.printed, proposal.proposed) == ("amount", "259.82", "259.92")
    assert Decimal("0.9") < proposal.confidence <= 1
    assert proposal.relations > 0 and proposal.reason and proposal.line == 767
    assert "259.82 -> 259.92" in str(proposal)
    assert all(r.set == "approval" for r in repairs if r.kind == "amount"), "the publication tables are right"


def test_repairs_are_a_sequence(repairs):
    assert isinstance(repairs, Sequence)
    assert repairs[0] == list(repairs)[0] == repairs[:1][0] and repairs[-1] in repairs
    assert repairs.stopped in (True, False)
    assert repr(repairs).startswith(f"<Repairs {len(repairs)} proposals")
    assert repairs._repr_html_().count("<tr>") == len(repairs) + 1
    with pytest.raises(IndexError):
        repairs[len(repairs)]


def test_repairs_as_json(repairs):
    document = json.loads(repairs.to_json(), parse_float=Decimal)
    assert document["schema"] == "juesuan.repairs/1"
    assert len(document["repairs"]) == len(repairs)
    for repair, member in zip(repairs, document["repairs"]):
        assert (repair.printed or None, repair.proposed or None) == (member["printed"] or None, member["proposed"] or None)
        assert repair.confidence == Decimal(member["confidence"])
        assert repair.relations == member["relations"]
    assert repairs.to_csv().strip() and str(repairs) == repairs.to_text()


def test_applied_to_a_new_report(report, repairs):
    amended = repairs.apply(confidence="0.9")
    assert amended.approval["expenditure"]["2040650"]["basic"] == Decimal("259.92")
    assert report.approval["expenditure"]["2040650"]["basic"] == Decimal("259.82"), "unchanged"
    assert any("259.82 -> 259.92" in line for line in amended.amendments)
    assert report.amendments == ()
    assert len(amended.check().errors) < len(report.check().errors)


def test_sources_can_be_left_out(report):
    assert isinstance(report.repair(without=["publication", "notes"]), juesuan.Repairs)
    assert isinstance(report.repair(without="notes"), juesuan.Repairs)
    with pytest.raises(juesuan.UsageError):
        report.repair(without=["nonsense"])
