"""Findings, the ledger, the catalogue, and what is computed."""
import json
import pickle
from collections.abc import Sequence
from decimal import Decimal

import pytest

import juesuan


@pytest.fixture(scope="module")
def findings(report):
    return report.check()


def test_findings_are_a_sequence(findings):
    assert isinstance(findings, Sequence)
    assert len(findings) == len(list(findings)) > 0
    first = findings[0]
    assert first == findings[-len(findings)] == list(findings)[0] == findings[:1][0]
    assert first in findings
    with pytest.raises(IndexError):
        findings[len(findings)]
    assert isinstance(first, juesuan.Finding)
    assert first.severity in ("error", "warning", "rounding")
    assert first.rule and first.message and first.line and first.page is None
    assert first.severity in str(first) and first.message in str(first)


def test_by_severity(findings):
    assert len(findings.errors) + len(findings.warnings) + len(findings.roundings) == len(findings)
    assert {finding.severity for finding in findings.errors} == {"error"}
    assert {finding.severity for finding in findings.roundings} == {"rounding"}


def test_the_misread_digits_of_the_annex_are_errors(findings):
    cells = {(f.set, f.table, f.code, f.actual) for f in findings.errors}
    assert any(cell[:3] == ("approval", "expenditure", "2040650") for cell in cells)
    assert any("357.69" in str(f.actual) or "357.69" in f.message for f in findings.errors)
    groups = {rule.id: rule.group for rule in juesuan.rules()}
    of_tables = ("table", "cross")
    table_errors = [f for f in findings.errors if f.set == "publication" and groups[f.rule] in of_tables]
    assert table_errors == [], "every deviation of the publication tables is rounding"


def test_rounding_of_sangong(findings):
    assert any(f.table == "sangong" for f in findings.roundings)


def test_summary_and_json_agree(findings):
    document = json.loads(findings.to_json())
    assert document["schema"] == "juesuan.findings/1"
    assert findings.summary == document["summary"]
    assert len(document["findings"]) == len(findings)
    for finding, member in zip(findings, document["findings"]):
        for key in ("rule", "severity", "message", "line", "page", "expected", "actual", "difference"):
            assert (getattr(finding, key) or None) == (member[key] or None), key
    assert [r.rule for r in findings.rules] == [r["rule"] for r in document["rules"]]
    for result, member in zip(findings.rules, document["rules"]):
        assert (result.state, result.title) == (member["state"], member["title"])
        assert (result.instances, result.reason) == (member["instances"], member["reason"])


def test_the_ledger(findings):
    states = {"passed", "failed", "rounding", "not_applicable", "not_evaluated"}
    assert {result.state for result in findings.rules} <= states
    assert sum(findings.summary["rules"].values()) == len(findings.rules) == len(juesuan.rules())
    assert all(result.reason for result in findings.rules if result.state == "not_evaluated")


def test_texts(findings):
    assert "errors" in repr(findings)
    assert str(findings) == findings.to_text()
    assert len(findings.to_text(roundings=True)) > len(findings.to_text()) > 0
    assert pickle.loads(pickle.dumps(list(findings))) == list(findings)
    assert findings.to_csv().count("\n") >= len(findings)
    html = findings._repr_html_()
    assert html.count("<tr>") == len(findings) + 1


def test_rules_can_be_switched_off(report, findings):
    rule = findings.errors[0].rule
    without = report.check(severities={rule: "off"})
    assert all(finding.rule != rule for finding in without)
    assert rule not in [result.rule for result in without.rules]
    softer = report.check(severities={rule: "warning"})
    assert all(finding.severity != "error" for finding in softer if finding.rule == rule)
    with pytest.raises(juesuan.UsageError):
        report.check(severities={"nonsense": "off"})
    with pytest.raises(juesuan.UsageError):
        report.check(severities={rule: "terrible"})


def test_the_catalogue():
    rules = juesuan.rules()
    assert len({rule.id for rule in rules}) == len(rules) > 0
    assert all(rule.title and rule.group and rule.source for rule in rules)
    english = juesuan.rules("en")
    assert [rule.id for rule in english] == [rule.id for rule in rules]
    assert all(rule.title.isascii() or rule.title for rule in english)


def test_findings_in_english(report):
    assert report.check(language="en")[0].message != report.check()[0].message


def test_compute(report):
    computation = report.compute()
    assert json.loads(computation.to_json())
    assert computation.to_csv().strip()
    assert str(computation).strip()
    json.loads(report.compute(previous=report).to_json())


def test_a_change_of_one_digit_is_found(report):
    wrong = juesuan.from_json(report.to_json().replace('"259.92"', '"259.02"', 1))
    assert wrong.tables["expenditure"]["2040650"]["basic"] == Decimal("259.02")
    assert any(f.set == "publication" and f.table == "expenditure" for f in wrong.check().errors)


def test_computed_entries(report):
    computation = report.compute()
    assert len(computation) == len(list(computation)) == len(json.loads(computation.to_json())["entries"])
    entry = computation.find("expenditure", "204", "basic")
    assert (entry.amount, entry.total) == (Decimal("2224.56"), Decimal("2224.56"))
    assert entry.share == juesuan.share("2224.56", "3963.84")
    assert (entry.name, entry.unit, entry.level, entry.set) == ("公共安全支出", "万元", 1, "publication")
    assert entry.previous is None and entry.comparison == "none"
    assert entry in computation and computation[-1] == computation[len(computation) - 1]
    assert computation.find("expenditure", "204", "to_superior") is None
    assert computation.find("income_expenditure", "事业收入", "final", side="income").amount == Decimal("158.91")
    assert "<table>" in computation._repr_html_() and str(len(computation)) in repr(computation)


def test_changes_between_two_reports(report):
    text = report.to_json().replace('["615.64", "259.92", null, null, "355.72", null]', '["555.72", "200.00", null, null, "355.72", null]', 1)
    computation = report.compute(previous=juesuan.from_json(text))
    entry = computation.find("expenditure", "2040650", "basic")
    assert (entry.previous, entry.change, entry.change_percent) == (
        Decimal("200.00"),
        Decimal("59.92"),
        Decimal("29.96"),
    )
    assert entry.comparison == "same"
    assert entry in computation.changes


def test_completion_of_sangong(report):
    entry = report.compute().find("sangong", "决算数", "total")
    assert entry is None or entry.completion in (None, Decimal("100.00"))


def test_claims_of_the_notes(report):
    claims = report.claims
    assert len(claims) > 50 and claims == tuple(report.claims)
    measures = {"amount", "budget", "final", "change", "change_percent", "share", "completion", "count"}
    assert {claim.measure for claim in claims} <= measures
    fall = [c for c in claims if c.measure == "change_percent" and c.value == Decimal("-59.47")]
    assert fall and fall[0].table == "sangong" and fall[0].line == 573 and fall[0].unit == "%"
    assert all(claim.table or claim.reason for claim in claims)
    members = json.loads(report.to_json())["claims"]
    assert [member["value"] for member in members] == [
        None if claim.value is None else str(claim.value) for claim in claims
    ]


def test_what_was_not_evaluated_is_listed_on_demand():
    builder = juesuan.Builder("某所", 2024)
    builder.set("expenditure", "2010501", "basic", "12.34", name="行政运行")
    findings = builder.finish().check()  # one table: most rules lack theirs
    assert findings.to_text(unevaluated=True).count("\n") > findings.to_text().count("\n")
