"""The notes, written from the tables."""
from decimal import Decimal

import pytest

import juesuan


def test_figures_of_the_tables(report):
    text = report.narrate()
    for figure in ("12.65", "3963.84", "2861.09"):
        assert figure in text.replace(",", ""), figure
    assert "待填" in text, "what only a human knows is marked"


def test_styles(report):
    assert report.narrate(style="shanghai") != report.narrate(style="shanxi") == report.narrate()
    with pytest.raises(juesuan.UsageError):
        report.narrate(style="nonsense")


def test_last_year(report):
    assert report.narrate(report) != report.narrate()


def test_what_no_table_prints(report):
    assert len(set(juesuan.topics())) > 10 and all(juesuan.topics())
    count = juesuan.counts()[0]
    plain = report.narrate()
    assert report.narrate(extra={"counts": {count: 7654}}) != plain
    assert report.narrate(extra='{"counts": {"%s": 7654}}' % count) == report.narrate(extra={"counts": {count: 7654}})
    assert report.narrate(extra={}) == plain
    report.narrate(extra={"budgets": {"2040650": Decimal("250.00")}})


def test_wrong_extras(report):
    with pytest.raises(TypeError):
        report.narrate(extra={"budgets": {"2040650": 1.5}})
    with pytest.raises(juesuan.ReadError) as caught:
        report.narrate(extra='{"counts":\n {]}')
    assert caught.value.line == 2
