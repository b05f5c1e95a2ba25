"""Tidy rows, and frames of pandas where it is installed."""
import csv
import io
import json
import sys
from decimal import Decimal

import pytest

import juesuan


def test_rows_as_csv(report):
    rows = list(csv.DictReader(io.StringIO(report.to_rows())))
    assert {row["record"] for row in rows} == {"cell"}
    [row] = [r for r in rows if (r["set"], r["table"], r["code"], r["column"]) == ("publication", "expenditure", "2040650", "basic")]
    assert (row["value"], row["unit"], row["line"], row["level"]) == ("259.92", "万元", "226", "3")
    assert len(report.to_rows(blanks=True)) > len(report.to_rows())


def test_rows_with_findings(report):
    findings = report.check()
    rows = [json.loads(line) for line in report.to_rows(findings, output="json").splitlines()]
    assert sum(row["record"] == "finding" for row in rows) == len(findings)
    assert any(row["record"] == "ledger" for row in rows)


@pytest.fixture(scope="module")
def frame(report):
    pytest.importorskip("pandas")
    return report.to_frame()


def test_one_row_a_cell(report, frame):
    tables = [*report.tables.values(), *report.approval.values()]
    assert len(frame) == sum(len(side) * len(side.columns) for table in tables for side in table.sides)
    assert list(frame.columns) == (
        "department year set table side code name level column value unit line page".split()
    )
    cells = iter(frame.itertuples(index=False))
    for table in tables:
        for side in table.sides:
            for row in side:
                for column in side.columns:
                    cell = next(cells)
                    assert (cell.set, cell.table, cell.side, cell.code, cell.name, cell.column) == (
                        *(table.set, table.id, side.id, row.code, row.name, column),
                    )
                    assert cell.value == row[column] and str(cell.value) == str(row[column])
                    assert cell.line == row.line or row.state(column) != "blank"


def test_values_are_decimals(frame):
    assert {type(value) for value in frame["value"]} <= {Decimal, type(None)}
    picked = frame[(frame["set"] == "publication") & (frame["table"] == "expenditure") & (frame["code"].str.len() == 7)]
    assert picked[picked["column"] == "basic"]["value"].dropna().sum() == Decimal("2861.09")
    assert (frame["year"] == 2023).all() and frame["page"].isna().all()


def test_without_blanks(report, frame):
    short = report.to_frame(blanks=False)
    assert len(short) < len(frame)
    assert short["value"].notna().sum() == frame["value"].notna().sum()


@pytest.fixture(scope="module")
def other():
    """A report with other years, lines, amounts beyond 32 bits, dashes and what is no amount."""
    rows = [
        {"code": "", "name": "合计", "values": ["999999999999999999", "-0.10"]},
        {"code": "201", "name": "一般公共服务支出", "values": ["na", "0.1"]},
        {"code": "20101", "name": "人大事务", "values": [None, "1234567890.123456"]},
    ]
    table = {"id": "income", "unit": "元", "page": 7, "columns": ["total", "appropriation"], "rows": rows}
    return juesuan.from_json(json.dumps({"schema": "juesuan.report/1", "department": "乙局", "tables": [table]}))


def test_columns_of_many_reports(report, other):
    cells = juesuan.cells(iter([report, other, report]))
    assert len(cells) == 2 * len(juesuan.cells([report])) + 6 and repr(cells) == f"<Cells: {len(cells)}>"
    assert cells.texts[0] == "" and cells.amounts[0] is None
    assert len(set(cells.texts)) == len(cells.texts) and len(set(map(str, cells.amounts))) == len(cells.amounts)
    place = list(cells.column("report")).index(1)
    mine = slice(place, place + 6)
    assert list(cells.column("report")[mine]) == [1] * 6 and cells.column("report")[place + 6] == 2
    assert [cells.amounts[number] for number in cells.column("amount")[mine]] == [
        *(Decimal("999999999999999999"), Decimal("-0.10"), None, Decimal("0.1"), None, Decimal("1234567890.123456")),
    ]
    assert list(cells.values[mine]) == [999999999999999999, -10, 0, 1, 0, 1234567890123456]
    assert list(cells.column("decimals")[mine]) == [0, 2, 0, 1, 0, 6]
    assert list(cells.column("state")[mine]) == [1, 1, 2, 1, 0, 1]
    assert list(cells.column("year")[mine]) == [0] * 6
    assert [cells.texts[number] for number in cells.column("code")[mine]] == ["", "", "201", "201", "20101", "20101"]
    assert juesuan.cells([other], blanks=False).column("state").tolist() == [1, 1, 2, 1, 1]


def test_columns_outlive_what_they_came_from(other):
    values = juesuan.cells([juesuan.from_json(other.to_json())]).values
    assert list(values)[:2] == [999999999999999999, -10] and values.readonly


def test_no_cells(report):
    nothing = juesuan.cells([])
    assert len(nothing) == 0 and nothing.texts == [""] and nothing.amounts == [None] and list(nothing.values) == []
    with pytest.raises(juesuan.UsageError):
        nothing.column("colour")


def test_a_frame_of_many_reports(report, other, frame):
    pandas = pytest.importorskip("pandas")
    many = juesuan.cells([other, report]).to_frame()
    pandas.testing.assert_frame_equal(many, pandas.concat([other.to_frame(), frame], ignore_index=True))
    assert many.dtypes.to_dict() == frame.dtypes.to_dict()
    assert many["value"].head(2).map(str).tolist() == ["999999999999999999", "-0.10"]
    assert many["year"].head(6).isna().all() and not many["year"].tail(6).isna().any()
    assert juesuan.cells([]).to_frame().columns.tolist() == frame.columns.tolist()


def test_a_frame_takes_as_many_calls_for_many_reports_as_for_one(report):
    pytest.importorskip("pandas")

    def calls(count):
        made = []
        sys.setprofile(lambda frame, event, function: made.append(event))
        try:
            juesuan.cells([report] * count).to_frame()
        finally:
            sys.setprofile(None)
        return len(made)

    calls(1)
    assert calls(50) <= calls(1) + 100


def test_findings_as_a_frame(report):
    pytest.importorskip("pandas")
    findings = report.check()
    frame = findings.to_frame()
    assert len(frame) == len(findings)
    assert frame["severity"].value_counts()["error"] == len(findings.errors)
    assert len(report.check(severities={rule.id: "off" for rule in juesuan.rules()}).to_frame()) == 0


def test_pandas_is_optional(python):
    code = "import sys; sys.modules['pandas'] = None; import juesuan; print(juesuan.__version__)"
    assert python("-c", code).stdout.strip() == juesuan.__version__
