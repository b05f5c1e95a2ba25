"""Tidy rows, and frames of pandas where it is installed."""
import csv
import io
import json
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
