"""The command repair: proposals as JSON, sources left out, and what is put in."""
import json

MEMBERS = {"set", "table", "code", "column", "printed", "proposed", "confidence", "reason", "relations"}


def proposals(result):
    document = json.loads(result.out)
    assert document["schema"] == "juesuan.repairs/1"
    return document["repairs"]


def test_each_proposal_has_the_members_of_the_contract(juesuan, report):
    repairs = proposals(juesuan("repair", report, "--format", "json"))
    assert repairs
    for repair in repairs:
        assert MEMBERS <= repair.keys()
        assert 0 <= repair["confidence"] <= 1
    right = [r for r in repairs if (r["set"], r["table"], r["code"], r["column"]) == ("approval", "expenditure", "2040650", "basic")]
    assert [(r["printed"], r["proposed"]) for r in right] == [("259.82", "259.92")]


def test_without_a_source_there_are_fewer_proposals(juesuan, report):
    every = proposals(juesuan("repair", report, "--format", "json"))
    alone = proposals(juesuan("repair", report, "--format", "json", "--without", "publication"))
    assert 0 < len(alone) < len(every)
    assert proposals(juesuan("repair", report, "--format", "json", "--without", "approval")) == []


def test_apply_writes_a_report_with_what_is_sure(juesuan, report, tmp_path):
    amended = tmp_path / "amended.json"
    repairs = proposals(juesuan("repair", report, "--format", "json", "--apply", amended))
    assert "259.92" in amended.read_text("utf-8")
    left = proposals(juesuan("repair", amended, "--format", "json"))
    assert len(left) < len(repairs)
    assert all(repair["confidence"] < 0.9 for repair in left)


def test_the_text_names_what_is_sure_and_goes_through_the_report_in_order(juesuan, report, tmp_path):
    result = juesuan("repair", report, "--apply", tmp_path / "amended.json")
    lines = result.out.splitlines()
    assert "有把握（0.9以上）" in lines[0]
    assert "amended.json" in lines[-1]
    places = [int(line.split("行")[0].strip("第 ")) for line in lines if line.startswith("  第")]
    # Side-by-side blocks of a row stand next to each other in the source.
    assert places[:5] == sorted(places[:5])


def test_a_source_that_does_not_exist_is_refused(juesuan, report):
    assert juesuan("repair", report, "--without", "nothing").status == 2
