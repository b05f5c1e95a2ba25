"""Consolidation, the code book, and checks against last year."""
from decimal import Decimal

import pytest

import juesuan


def test_the_sum_of_two(report):
    total = juesuan.Sum()
    assert len(total) == 0
    with pytest.raises(juesuan.UsageError):
        total.finish()
    total.add(report)
    total.add(report)
    assert len(total) == 2 and repr(total) == "<Sum of 2 reports>"
    twice = total.finish("某部门")
    assert twice.department == "某部门"
    assert twice.tables["expenditure"]["2040650"]["basic"] == Decimal("519.84")
    wrong = total.check(report)
    assert wrong.errors and {finding.rule for finding in wrong.errors} <= {"sum.cell", "sum.row"}


def test_the_sum_is_checked_against_the_department_s_report():
    unit = juesuan.Builder("某所", 2024)
    unit.set("expenditure", "2010501", "basic", "12.34", name="行政运行")
    unit.derive()
    total = juesuan.Sum()
    total.add(unit.finish())
    total.add(unit.finish())
    assert total.check(total.finish()).errors == []
    unit.set("expenditure", "2010501", "basic", "24.86")
    [finding, *_] = total.check(unit.finish()).errors
    assert finding.rule == "sum.cell"


def test_units_and_years(report):
    assert juesuan.consolidate([report], unit="元").tables["expenditure"]["2040650"]["basic"] == 2599200
    other = juesuan.Builder("某局", 2020)
    other.set("expenditure", "2010501", "basic", 1, name="行政运行")
    with pytest.raises(juesuan.ConflictError):
        juesuan.consolidate([report, other.finish()])


def test_elimination():
    above, below = juesuan.Builder("上级", 2024), juesuan.Builder("下级", 2024)
    above.set("expenditure", "2010501", "to_affiliate", "30.00", name="行政运行")
    below.set("income", "2010501", "superior_subsidy", "30.00", name="行政运行")
    reports = [above.finish(), below.finish()]
    plain = juesuan.consolidate(reports)
    assert plain.tables["income"]["2010501"]["superior_subsidy"] == 30
    netted = juesuan.consolidate(reports, eliminate=True)
    row = netted.tables["income"].get("2010501") if "income" in netted.tables else None
    assert row is None or not row["superior_subsidy"]


def test_the_built_in_code_book():
    book = juesuan.CodeBook()
    assert len(book) == len(list(book)) > 100
    assert book.find("204").name == "公共安全支出"
    assert book.find("30101").name == "基本工资"
    assert book.find("9999999") is None
    assert book[0] in book and book[0] == book[-len(book)]


def test_a_code_book_from_csv(report, tmp_path):
    data = "代码,名称,起,止\n2040650,另一个名称,2020,\n".encode()
    path = tmp_path / "codes.csv"
    path.write_bytes(data)
    for book in (juesuan.CodeBook(data), juesuan.CodeBook(path)):
        assert book.find("2040650", 2023) == juesuan.Code("2040650", "另一个名称", 2020, None, book[0].source)
        assert book.find("2040650", 2019) is None
        assert len(report.check(codebook=book)) >= len(report.check())
    with pytest.raises(juesuan.ReadError) as caught:
        juesuan.CodeBook(b"2040650,a\nnonsense,b\n")
    assert caught.value.line == 2
    with pytest.raises(FileNotFoundError):
        juesuan.CodeBook(tmp_path / "missing.csv")


def test_a_check_against_last_year(report):
    assert isinstance(report.check(previous=report), juesuan.Findings)
