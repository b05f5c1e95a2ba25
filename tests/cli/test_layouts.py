"""Reports laid out at random, and reports as published, read back cell by cell."""
import json
import re
import subprocess
import sys

import pytest
from command import COMMAND, ROOT

SHARED = ROOT.parent / "shared" / "data"
NAMES = {"fiscal_income_expenditure": "appropriation", "general_budget_expenditure": "general_budget", "three_public": "sangong"}


# Layouts that were read wrong once, each for a reason of its own.
HARD = ["28", "54", "66", "85", "103", "124", "146", "160", "176", "179", "183", "235", "259", "274", "308", "361", "775",
        "116", "426", "757", "882", "929", "1720", "10642", "2133", "2614", "2944", "6712"]


@pytest.mark.parametrize("words", [HARD, ["--count", "60"], ["--count", "10", "--first", "1001", "--format", "all"]],
                         ids=["hard", "any", "every format"])
def test_layouts_come_back_without_a_wrong_cell(words):
    script = ROOT / "tests" / "layouts" / "run.py"
    done = subprocess.run([sys.executable, "-B", script, COMMAND, *words], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_shanxi_report_is_the_same_from_a_pdf(juesuan, report, tmp_path):
    """Text, typeset in some layouts as PDF, read back: every cell as the text had it."""
    out = tmp_path / "report.json"
    assert juesuan("convert", report, "-o", out, "--to", "json").status == 0
    script = ROOT / "tests" / "layouts" / "run.py"
    words = ["--report", out, "--count", "12", "--format", "pdf"]
    done = subprocess.run([sys.executable, "-B", script, COMMAND, *words], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr


def amount(text):
    return text.replace(",", "") or None


def name(text):
    return re.sub(r"^([一二三四五六七八九十]+、|\d+\.|（[一二三]+）)", "", re.sub(r"\s", "", text))


def rows_of(table, side):
    part = table["sides"][side] if side else table
    return [(row["code"], row["name"], row["values"]) for row in part["rows"]]


def same_items(table, truth):
    for side in ("income", "expenditure"):
        wanted = [(name(r["item"]), [amount(v) for v in r.get("values", [r.get("final", "")])]) for r in truth[side]]
        assert [(n, v) for _, n, v in rows_of(table, side)] == wanted


def same_rows(table, truth):
    wanted = [(r["code"], name(r["name"]), [amount(v) for v in r.get("values", [r.get("value", "")])]) for r in truth["rows"]]
    assert [row for row in rows_of(table, "") if row[1] not in ("人员经费合计", "公用经费合计")] == wanted


def same_sangong(table, truth):
    values = [amount(v) for v in truth["values"]]
    assert [v for _, _, v in rows_of(table, "")] == [values[0::2], values[1::2]]


@pytest.mark.parametrize("report", ["putuo-caizhengju-2024", "putuo-guihuaju-2024"])
def test_published_reports_say_what_they_say(juesuan, report, tmp_path):
    if not SHARED.exists():
        pytest.skip("the published reports are not here")
    truth = json.loads((SHARED / f"{report}.truth.json").read_text(encoding="utf-8"))
    out = tmp_path / "report.json"
    assert juesuan("convert", SHARED / f"{report}.pdf", "-o", out, "--to", "json").status == 0
    read = json.loads(out.read_text(encoding="utf-8"))
    assert (read["department"], read["year"]) == (truth["department"], truth["year"])
    tables = {table["id"]: table for table in read["tables"]}
    assert len(read["tables"]) == len(truth["tables"]) == len(tables)
    for key, wanted in truth["tables"].items():
        table = tables[NAMES.get(key, key)]
        assert (table["unit"], table["page"]) == (wanted["unit"], wanted["page"])
        compare = same_items if isinstance(wanted.get("income"), list) else same_sangong if key == "three_public" else same_rows
        compare(table, wanted)


def test_the_template_has_tables_and_no_figure(juesuan, tmp_path):
    if not SHARED.exists():
        pytest.skip("the template is not here")
    out = tmp_path / "report.json"
    assert juesuan("convert", SHARED / "shanghai-template-2024.pdf", "-o", out, "--to", "json").status == 0
    tables = json.loads(out.read_text(encoding="utf-8"))["tables"]
    assert len(tables) == 9
    for table in tables:
        parts = table["sides"].values() if "sides" in table else [table]
        assert all(value is None for part in parts for row in part["rows"] for value in row["values"]), table["id"]
