"""A report made in code."""
from decimal import Decimal

import pytest

import juesuan


@pytest.fixture
def builder():
    builder = juesuan.Builder("某市统计局", 2024)
    builder.set("income", "2010501", "appropriation", "100.00", name="行政运行")
    builder.set("expenditure", "2010501", "basic", Decimal("60.00"), name="行政运行")
    builder.set("expenditure", "2010501", "project", 40)
    builder.set("general_budget", "2010501", "basic", "60.00", name="行政运行")
    builder.set("general_budget", "2010501", "project", "40.00")
    builder.set("basic_expenditure", "30101", "final", "60.00", name="基本工资")
    return builder


def test_what_is_set_is_there(builder):
    report = builder.finish()
    assert (report.department, report.year, report.unit) == ("某市统计局", 2024, "万元")
    row = report.tables["expenditure"]["2010501"]
    assert (row["basic"], str(row["project"]), row.name) == (Decimal("60.00"), "40", "行政运行")


def test_the_rest_is_derived(builder):
    builder.derive()
    report = builder.finish()
    assert len(report.tables) == 10
    assert report.tables["expenditure"]["合计"]["total"] == 100
    assert report.tables["expenditure"]["201"]["basic"] == 60
    assert report.tables["income_expenditure"].side("expenditure")["本年支出合计"]["final"] == 100
    assert report.check().errors == []
    assert juesuan.from_json(report.to_json()) == report


def test_misuse_is_an_error_at_the_call(builder):
    with pytest.raises(KeyError) as caught:
        builder.set("nonsense", "201", "basic", 1)
    assert isinstance(caught.value, juesuan.NotFoundError) and not str(caught.value).startswith("'")
    with pytest.raises(juesuan.NotFoundError):
        builder.set("expenditure", "2010501", "nonsense", 1)
    with pytest.raises(juesuan.ConflictError):
        builder.set("expenditure", "2010501", "basic", 1, name="别的")
    with pytest.raises(juesuan.UsageError):
        builder.set("expenditure", "20", "basic", 1, name="太短")
    with pytest.raises(TypeError):
        builder.set("expenditure", "2010501", "basic", 1.5)
    with pytest.raises(juesuan.AmountOverflowError):
        builder.set("expenditure", "2010501", "basic", 10**18)
    with pytest.raises(juesuan.ConflictError):  # 20105 was never set: what is below it counts
        builder.set("expenditure", "201", "basic", "59.00")
    with pytest.raises(juesuan.UsageError):
        juesuan.Builder(unit="dollars")
    assert builder.finish().tables["expenditure"]["2010501"]["basic"] == Decimal("60.00"), "as it was"


def test_names_come_from_the_code_book():
    builder = juesuan.Builder("某局", 2024)
    builder.set("expenditure", "2010601", "basic", 1)
    report = builder.finish()
    assert [report.tables["expenditure"][code].name for code in ("201", "20106", "2010601")] == [
        "一般公共服务支出", "财政事务", "行政运行"]


def test_rows_that_forms_name():
    names = dict(juesuan.items("income_expenditure", "income"))
    assert names["year_total"] == "本年收入合计"
    assert juesuan.items("nonsense") == ()


def test_sangong(builder):
    names = [name for _, name in juesuan.items("sangong")]
    assert len(names) == 2
    builder.set("sangong", names[1], "reception", "0.54")
    assert builder.finish().sangong.final.reception == Decimal("0.54")
