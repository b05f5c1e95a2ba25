"""The commands that make something new out of reports: narrate and sum."""
import json

EXTRA = {"budgets": {"一般公共预算财政拨款支出": "3126.32"}, "previous": {"收入总计": "5561.98"}, "reasons": {"201": "精简"}}


def cell(document, table, code, column):
    found = next(t for t in document["tables"] if t["id"] == table and t["set"] == "publication")
    row = next(r for r in found["rows"] if r["code"] == code)
    return row["values"][found["columns"].index(column)]


def test_narrate(juesuan, report):
    notes = juesuan("narrate", "-q", report)
    assert notes.status == 0
    assert "2023年度收入总计5,380.47万元" in notes.out and "占比88.40%" in notes.out and "【待填：" in notes.out
    shanghai = juesuan("narrate", "-q", report, "--style", "shanghai")
    assert "阳泉市司法局2023年度收入支出总计5380.47万元" in shanghai.out


def test_narrate_against_last_year(juesuan, report):
    same = juesuan("narrate", "-q", report, "--previous", report)
    assert "收入总计持平" in same.out and "增减率" not in same.out


def test_narrate_with_extra(juesuan, report, tmp_path):
    extra = tmp_path / "extra.json"
    extra.write_text(json.dumps(EXTRA), "utf-8")
    notes = juesuan("narrate", "-q", report, "--extra", extra)
    assert "完成年初预算的110.33%" in notes.out and "收入总计减少181.51万元，下降3.26%" in notes.out and "主要原因是精简" in notes.out
    extra.write_text('{\n"budgets": {"201": 3.5}}', "utf-8")
    wrong = juesuan("narrate", "-q", report, "--extra", extra)
    assert wrong.status == 2 and not wrong.out and wrong.err.startswith(f"{extra}:2:")
    missing = juesuan("narrate", "-q", report, "--extra", tmp_path / "missing.json")
    assert missing.status == 2 and not missing.out and str(tmp_path / "missing.json") in missing.err


def test_what_is_narrated_can_be_checked(juesuan, report, tmp_path):
    tables = juesuan("convert", "-q", report, "--to", "text").out.split("\n第三部分 情况说明\n")[0]
    published = tmp_path / "published.txt"
    published.write_text(tables + juesuan("narrate", "-q", report).out, "utf-8")
    findings = json.loads(juesuan("check", "-q", published, "--format", "json").out)
    assert not [f for f in findings["findings"] if f["rule"].startswith("claim.") and f["severity"] == "error"]


def test_sum(juesuan, report, tmp_path):
    out = tmp_path / "sum.json"
    made = juesuan("sum", "-q", report, report, "--department", "合并", "-o", out)
    assert made.status == 0 and not made.out
    document = json.loads(out.read_text("utf-8"))
    assert document["department"] == "合并" and document["year"] == 2023
    assert cell(document, "expenditure", "2040650", "basic") == "519.84"
    assert juesuan("sum", "-q", report, "--to", "text").out.lstrip().startswith("收入支出决算总表")


def test_a_sum_is_checked_against_the_department(juesuan, report, tmp_path):
    out = tmp_path / "sum.json"
    juesuan("sum", "-q", report, report, "-o", out)
    same = juesuan("sum", "-q", report, report, "--check", out, "--format", "json")
    findings = json.loads(same.out)["findings"]
    assert not [f for f in findings if f["set"] == "publication" and f["severity"] == "error"]
    other = juesuan("sum", "-q", report, "--check", out, "--format", "json")
    assert other.status == 1
    rules = {f["rule"] for f in json.loads(other.out)["findings"]}
    assert "sum.cell" in rules


def test_no_sum_without_every_file(juesuan, report, tmp_path):
    result = juesuan("sum", "-q", report, tmp_path / "missing.txt")
    assert result.status == 2 and not result.out and len(result.lines) == 2


def test_an_excerpt_tells_why_rules_were_not_evaluated(juesuan, tmp_path):
    excerpt = tmp_path / "excerpt.csv"
    excerpt.write_text("支出决算表,,,\n科目代码,科目名称,本年支出合计,基本支出\n合计,,1.00,1.00\n", "utf-8")
    unevaluated = json.loads(juesuan("check", excerpt, "--format", "json").out)["summary"]["rules"]["not_evaluated"]
    grouped = [line for line in juesuan("check", excerpt).out.splitlines() if line.startswith("- ")]
    listed = [line for line in juesuan("check", excerpt, "--unevaluated").out.splitlines() if line.startswith("- ")]
    assert len(listed) == unevaluated > 50 and len(grouped) < 20
    assert sum(line.endswith("条规则") for line in grouped) > 5
