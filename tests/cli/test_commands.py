"""What the commands say of a real report."""
import csv
import io
import json
import re
import unicodedata

import pytest

IDS = (
    "income_expenditure income expenditure appropriation general_budget basic_expenditure government_fund "
    "state_capital sangong statistics"
).split()


def width(text):
    """In a terminal: CJK characters are two wide, a tab goes on to the next multiple of eight."""
    columns = 0
    for character in text:
        if character == "\t":
            columns += 8 - columns % 8
        else:
            columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


# ---- check ----


@pytest.fixture(scope="module")
def findings(juesuan, report):
    result = juesuan("check", report, "--format", "json", "--quiet")
    assert result.status == 1
    return json.loads(result.out)


def test_check_json_shape(findings, report):
    assert findings["schema"] == "juesuan.findings/1"
    assert findings["file"] == str(report)
    for severity in "error", "warning", "rounding":
        assert findings["summary"][severity] == sum(f["severity"] == severity for f in findings["findings"])
    assert set(findings["summary"]["rules"]) == {"passed", "failed", "rounding", "not_applicable", "not_evaluated"}
    keys = "rule severity message set table code column expected actual difference line page text".split()
    for finding in findings["findings"]:
        assert set(keys) <= set(finding)
    for rule in findings["rules"]:
        assert {"rule", "title", "state", "instances", "reason"} <= set(rule)
        if rule["state"] == "not_evaluated":
            assert rule["reason"]
    states = [rule["state"] for rule in findings["rules"]]
    for state, count in findings["summary"]["rules"].items():
        assert states.count(state) == count


def test_check_finds_the_two_misread_amounts(findings):
    errors = [f for f in findings["findings"] if f["severity"] == "error"]
    assert any(f["table"] == "income_expenditure" and f["set"] == "approval" and "357.69" in json.dumps(f) for f in errors)
    assert any(f["table"] == "expenditure" and f["set"] == "approval" and "259.82" in json.dumps(f) for f in errors)
    assert all(f["line"] for f in errors)


def test_check_has_no_error_in_a_publication_table(findings):
    for finding in findings["findings"]:
        if finding["set"] == "publication" and finding["table"]:
            assert finding["severity"] != "error" or not finding["rule"].startswith("table"), finding


def test_check_text(juesuan, report, findings):
    result = juesuan("check", report, "--quiet")
    assert result.status == 1
    assert "357.69" in result.out and "259.82" in result.out
    folded = result.out
    unfolded = juesuan("check", report, "--quiet", "--rounding").out
    assert len(unfolded.splitlines()) >= len(folded.splitlines()) + findings["summary"]["rounding"] - 2
    assert juesuan("check", report, "--quiet", "--lang", "en").out != folded


def test_check_brief(juesuan, report, findings):
    lines = juesuan("check", report, "-q", "--brief").out.splitlines()
    summary = findings["summary"]
    assert len(lines) == summary["error"] + summary["warning"] + 1
    for line in lines[:-1]:
        assert re.match(re.escape(str(report)) + r":[1-9]\d*: (错误|警告): \S", line)
    unfolded = juesuan("check", report, "-q", "--brief", "--rounding", "--lang", "en").out.splitlines()
    assert len(unfolded) == len(findings["findings"]) + 1
    assert sum(": rounding: " in line for line in unfolded) == summary["rounding"]


def test_check_csv(juesuan, report, findings):
    rows = list(csv.reader(io.StringIO(juesuan("check", report, "--format", "csv", "--quiet").out)))
    assert len(rows) == 1 + len(findings["findings"])
    assert len({len(row) for row in rows}) == 1
    twice = list(csv.reader(io.StringIO(juesuan("check", report, report, "--format", "csv", "--quiet").out)))
    assert twice == rows + rows[1:]


def test_check_several_files(juesuan, report, findings):
    result = juesuan("check", report, report, "--format", "json", "--quiet")
    assert json.loads(result.out) == [findings, findings]


def test_check_output_file(juesuan, report, findings, tmp_path):
    for words in ["-o", tmp_path / "out"], [f"-o{tmp_path / 'out'}"], [f"--output={tmp_path / 'out'}"]:
        result = juesuan("check", report, "--format=json", "-q", *words)
        assert result.status == 1 and not result.out
        assert json.loads((tmp_path / "out").read_text("utf-8")) == findings
        (tmp_path / "out").unlink()


def test_rules_can_be_switched_off(juesuan, report, findings):
    off = sorted({f["rule"] for f in findings["findings"] if f["severity"] == "error"})
    words = [word for rule in off for word in ("--severity", f"{rule}=off")]
    result = juesuan("check", report, "-q", "--format", "json", *words)
    assert result.status == 0
    document = json.loads(result.out)
    assert not set(off) & {rule["rule"] for rule in document["rules"]}
    assert not set(off) & {finding["rule"] for finding in document["findings"]}
    warned = juesuan("check", report, "-q", "--format", "json", *[word.replace("=off", "=warning") for word in words])
    assert warned.status == 0
    assert json.loads(warned.out)["summary"]["error"] == 0


def test_check_is_deterministic(juesuan, report):
    for arguments in ["check", report], ["convert", report], ["show", report], ["compute", report]:
        assert juesuan(*arguments).out == juesuan(*arguments).out


# ---- rules ----


def test_rules(juesuan, findings):
    rules = json.loads(juesuan("rules", "--format", "json").out)
    identifiers = [rule["rule"] for rule in rules]
    assert len(set(identifiers)) == len(identifiers) > 0
    assert {rule["rule"] for rule in findings["rules"]} == set(identifiers)
    assert all(rule["title"] and rule["group"] and rule["source"] and rule["example"] for rule in rules)
    assert all("\n" not in rule["example"] for rule in rules)
    assert len(juesuan("rules").out.splitlines()) == len(rules)
    assert len(juesuan("rules", "--format", "md").out.splitlines()) == len(rules) + 2
    english = json.loads(juesuan("rules", "--format", "json", "--lang", "en").out)
    assert [rule["rule"] for rule in english] == identifiers
    assert all(rule["title"].isprintable() for rule in english)


# ---- convert ----


def test_convert_json(juesuan, report, tmp_path):
    result = juesuan("convert", report, "-q")
    document = json.loads(result.out)
    assert document["schema"] == "juesuan.report/1"
    assert document["department"] == "阳泉市司法局"
    assert document["year"] == 2023
    assert document["kind"] == "final"
    assert [t["id"] for t in document["tables"] if t["set"] == "publication"] == IDS
    out = tmp_path / "report.json"
    assert juesuan("convert", report, "-q", "-o", out).out == ""
    assert out.read_text("utf-8") == result.out == juesuan("convert", report, "-q", "--to", "json").out


def test_convert_shapes(juesuan, report):
    document = json.loads(juesuan("convert", report, "-q").out)
    for table in document["tables"]:
        assert {"id", "set", "title", "form", "unit", "page", "line"} <= set(table)
        assert table["line"] > 0
        parts = list(table["sides"].values()) if "sides" in table else [table]
        assert ("sides" in table) == (table["id"] in ("income_expenditure", "appropriation"))
        for part in parts:
            for row in part["rows"]:
                assert len(row["values"]) == len(part["columns"])
                assert re.fullmatch(r"\d*", row["code"])
                assert not re.search(r"\s", row["name"])
                for value in row["values"]:
                    assert value is None or value == "na" or isinstance(value, str)


def test_convert_cells(juesuan, report):
    document = json.loads(juesuan("convert", report, "-q").out)
    tables = {(t["set"], t["id"]): t for t in document["tables"]}

    def cell(set_, identifier, code, column):
        table = tables[set_, identifier]
        row = next(row for row in table["rows"] if row["code"] == code)
        return row["values"][table["columns"].index(column)]

    assert cell("publication", "expenditure", "2040650", "basic") == "259.92"
    assert cell("approval", "expenditure", "2040650", "basic") == "259.82"
    sangong = tables["publication", "sangong"]
    final = next(row for row in sangong["rows"] if "决算" in row["name"])
    assert final["values"][sangong["columns"].index("total")] == "12.65"


def places_removed(part):
    """Without lines and pages, which belong to the source."""
    if isinstance(part, dict):
        return {key: places_removed(value) for key, value in part.items() if key not in PLACES}
    return [places_removed(item) for item in part] if isinstance(part, list) else part


PLACES = ("line", "page", "end_line", "end_page")


def test_convert_and_back(juesuan, report, tmp_path):
    first = juesuan("convert", report, "-q").out
    (tmp_path / "report.json").write_text(first, "utf-8")
    assert juesuan("convert", tmp_path / "report.json", "-q").out == first
    juesuan("convert", report, "-q", "--to", "csv", "-o", tmp_path / "tables")
    back = json.loads(juesuan("convert", tmp_path / "tables", "-q").out)
    document = json.loads(first)
    for key in "department", "year", "kind":
        assert back[key] == document[key]
    assert places_removed(back["tables"]) == places_removed(document["tables"])


def test_convert_to_text_and_markdown(juesuan, report, tmp_path):
    for name, kind in ("report.md", "md"), ("report.txt", "text"):
        juesuan("convert", report, "-q", "-o", tmp_path / name)
        written = (tmp_path / name).read_text("utf-8")
        assert written == juesuan("convert", report, "-q", "--to", kind).out
        assert "3,449.21" in written or "3449.21" in written


def test_convert_to_csv(juesuan, report, tmp_path):
    folder = tmp_path / "tables"
    result = juesuan("convert", report, "-q", "--to", "csv", "-o", folder)
    assert result.status == 0 and not result.out
    names = sorted(path.name for path in folder.iterdir())
    document = json.loads(juesuan("convert", report, "-q").out)
    assert names == [f"{i + 1:02}-{t['set']}-{t['id']}.csv" for i, t in enumerate(document["tables"])]
    for path in folder.iterdir():
        assert list(csv.reader(path.open(encoding="utf-8-sig", newline="")))
    assert juesuan("convert", report, "-q", "--to", "csv", "-o", folder).status == 0
    assert sorted(path.name for path in folder.iterdir()) == names


def test_convert_to_csv_over_a_file(juesuan, report, tmp_path):
    file = tmp_path / "file"
    file.write_text("kept")
    result = juesuan("convert", report, "-q", "--to", "csv", "-o", file)
    assert result.status == 2 and len(result.lines) == 1
    assert file.read_text() == "kept"


def test_convert_several_files(juesuan, report, tmp_path):
    one = json.loads(juesuan("convert", report, "-q").out)
    assert json.loads(juesuan("convert", report, report, "-q").out) == [one, one]
    other = tmp_path / "other.txt"
    other.write_bytes(report.read_bytes())
    assert juesuan("convert", report, other, "-q", "-o", tmp_path / "out").status == 0
    for name in "other.json", report.stem + ".json":
        assert json.loads((tmp_path / "out" / name).read_text("utf-8")) == one
    assert juesuan("convert", report, other, "-q", "--to", "csv", "-o", tmp_path / "csv").status == 0
    assert len(list((tmp_path / "csv" / "other").iterdir())) == len(one["tables"])
    clash = juesuan("convert", report, report, "-q", "-o", tmp_path / "clash")
    assert clash.status == 2 and not (tmp_path / "clash").exists()


# ---- show ----


def test_show_table(juesuan, report):
    result = juesuan("show", report, "-q", "--table", "expenditure")
    assert result.status == 0
    assert result.out.count("支出决算表") >= 1
    assert "259.92" in result.out and "259.82" in result.out
    publication = juesuan("show", report, "-q", "--table", "expenditure", "--set", "publication").out
    approval = juesuan("show", report, "-q", "--table", "expenditure", "--set", "approval").out
    assert "259.92" in publication and "259.82" not in publication
    assert publication + "\n" + approval == result.out


def test_show_aligns(juesuan, report):
    """Amounts of a column end in the same terminal column."""
    text = juesuan("show", report, "-q", "--table", "expenditure", "--set", "publication").out
    rows = [line for line in text.splitlines() if re.match(r"\W*20406", line)]
    assert len(rows) == 8
    assert len({width(row[: re.search(r"\d,?\d*\.\d\d", row).end()]) for row in rows}) == 1


def test_show_all(juesuan, report):
    text = juesuan("show", report, "-q").out
    assert max(width(line) for line in text.splitlines()) < 400
    assert juesuan("show", report, report, "-q").out.count(f"# {report}\n") == 2


def test_show_what_is_not_there(juesuan, report, tmp_path):
    result = juesuan("show", report, "-q", "--table", "nonsense")
    assert result.status == 2 and "--table nonsense" in result.lines[0] and not result.out
    excerpt = tmp_path / "excerpt.csv"
    excerpt.write_text("支出决算表,,,\n科目代码,科目名称,本年支出合计,基本支出\n合计,,1.00,1.00\n", "utf-8")
    result = juesuan("show", excerpt, "-q", "--table", "sangong")
    assert result.status == 2 and len(result.lines) == 1 and not result.out


# ---- compute ----


def test_compute(juesuan, report):
    text = juesuan("compute", report, "-q")
    assert text.status == 0 and "%" in text.out
    document = json.loads(juesuan("compute", report, "-q", "--format", "json").out)
    assert document
    rows = list(csv.reader(io.StringIO(juesuan("compute", report, "-q", "--format", "csv").out)))
    assert len(rows) > 100 and len({len(row) for row in rows}) == 1


def test_compute_against_last_year(juesuan, report, tmp_path):
    same = juesuan("compute", report, "-q", "--previous", report)
    assert same.status == 0 and same.out != juesuan("compute", report, "-q").out
    missing = juesuan("compute", report, "-q", "--previous", tmp_path / "missing.txt")
    assert missing.status == 2 and len(missing.lines) == 1 and not missing.out
