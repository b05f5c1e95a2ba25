"""The report laid out as text in many ways: whatever the layout, every figure comes back in its cell."""
import json
import sys
from decimal import Decimal

import pytest
from command import ROOT

sys.path.insert(0, str(ROOT / "tests" / "layouts"))
import plain  # noqa: E402

SEEDS = 100


def cells(report):
    """Every figure but zeros, in 万元, by table, side, row and column: a layout may print 0.00 for nothing."""
    found = {}
    for table in report["tables"]:
        if table["set"] != "publication" or table["id"] not in plain.TITLES:
            continue
        scale = {"万元": 1, "元": 10000}[table["unit"]]
        for side, part in (table["sides"] if "sides" in table else {"": table}).items():
            for row in part["rows"]:
                for column, value in zip(part["columns"], row["values"]):
                    if value not in (None, "na") and Decimal(value) != 0:
                        key = (table["id"], side, row["code"] or row["name"], column)
                        found.setdefault(key, []).append(Decimal(value) / scale)
    return found


@pytest.fixture(scope="module")
def printed(juesuan, report):
    return json.loads(juesuan("convert", report, "--to", "json").out)


def test_every_layout_comes_back(juesuan, printed, tmp_path):
    wanted = cells(printed)
    for seed in range(SEEDS):
        laid = plain.Plain(printed, seed)
        path = tmp_path / f"report{laid.suffix}"
        path.write_bytes(laid.bytes())
        done = juesuan("convert", path, "--to", "json")
        read = json.loads(done.out)
        assert cells(read) == wanted, (seed, laid.style)
        assert (read["department"], read["year"]) == (printed["department"], printed["year"]), (seed, laid.style)
        assert {table["id"]: table["unit"] for table in read["tables"]} == laid.units, (seed, laid.style)
        warnings = [line for line in done.err.splitlines() if plain.REMARK not in line]
        assert not warnings, (seed, laid.style, warnings[0])
        if laid.style["money"] != "万元":
            continue  # what was rounded to 0.01万元 misses its sums by 100 元
        errors = [f for f in json.loads(juesuan("check", path, "--format", "json").out)["findings"] if f["severity"] == "error"]
        assert not errors, (seed, laid.style, errors[0])
    print(f"{SEEDS} layouts, {SEEDS * len(wanted)} figures, none lost and none in another cell")


def test_a_table_that_is_none_of_the_forms_is_not_taken_for_one(juesuan, printed, tmp_path):
    lines = ["一般公共预算财政拨款项目支出决算表", "单位：万元", "科目编码\t科目名称\t合计", "204\t公共安全支出\t7.00", "合计\t\t7.00"]
    path = tmp_path / "report.txt"
    laid = next(laid for laid in (plain.Plain(printed, seed) for seed in range(SEEDS)) if laid.style["separator"] == "tab")
    path.write_text(laid.text() + "\n" + "\n".join(lines) + "\n", encoding="utf-8")
    done = juesuan("convert", path, "--to", "json")
    assert cells(json.loads(done.out)) == cells(printed)
    assert "有一个表不是决算公开表" in done.err
