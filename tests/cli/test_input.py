"""Files that are broken or none: one line on stderr, exit 2, and the other files all the same."""
import json
import os
import random
import re

import pytest
from command import FILE_COMMANDS

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000049454e44ae426082")
PLACE = re.compile(r"^(?P<file>[^\n]+?):(?P<line>[1-9]\d*)(:(?P<column>[1-9]\d*))?: \S")


def told_once(result, file):
    """One line FILE:LINE[:COLUMN]: what is wrong, and exit 2."""
    assert result.status == 2
    assert len(result.lines) == 1, result.err
    match = PLACE.match(result.lines[0])
    assert match and match["file"] == str(file), result.err


def broken_files(folder, text):
    return {
        "empty.txt": b"",
        "blank.txt": b" \n\n\t\n",
        "bom.txt": b"\xef\xbb\xbf",
        "picture.png": PNG,
        "picture.txt": PNG,
        "zeros.txt": b"\0" * 1000,
        "prose.txt": "没有表的文字。\n".encode() * 10,
        "bad-utf8.txt": text[:5000] + b"\xff\xfe\xfd" + text[5000:9000],
        "one-character.txt": b"a" * 2_000_000,
    }


@pytest.mark.parametrize("command", FILE_COMMANDS)
def test_broken_files(juesuan, report, tmp_path, command):
    for name, content in broken_files(tmp_path, report.read_bytes()).items():
        file = tmp_path / name
        file.write_bytes(content)
        result = juesuan(command, file)
        told_once(result, file)
        assert not result.out


@pytest.mark.parametrize("command", FILE_COMMANDS)
def test_missing_file_and_folder(juesuan, tmp_path, command):
    told_once(juesuan(command, tmp_path / "missing.txt"), tmp_path / "missing.txt")
    told_once(juesuan(command, tmp_path), tmp_path)
    told_once(juesuan(command, tmp_path / "missing" / "file.txt"), tmp_path / "missing" / "file.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(juesuan, report, tmp_path):
    file = tmp_path / "secret.txt"
    file.write_bytes(report.read_bytes())
    file.chmod(0)
    told_once(juesuan("check", file), file)


def test_strange_names(juesuan, tmp_path):
    for name in "a\nb.txt", "\x1b[31m.txt", "文件 名.txt", "x" * 250:
        result = juesuan("check", tmp_path / name)
        assert result.status == 2
        assert len(result.lines) == 1
        assert "\x1b" not in result.err
    result = juesuan("check", os.fsencode(tmp_path) + b"/\xff\xfe.txt")
    assert result.status == 2 and len(result.lines) == 1


def test_messages_in_english(juesuan, tmp_path):
    result = juesuan("check", "--lang", "en", tmp_path / "missing.txt")
    assert result.err.isascii()


def test_the_other_files_are_processed(juesuan, report, tmp_path):
    missing = tmp_path / "missing.txt"
    result = juesuan("check", "--format", "json", "--quiet", missing, report, tmp_path, report)
    assert result.status == 2
    assert len(result.lines) == 2
    documents = json.loads(result.out)
    assert [document["file"] for document in documents] == [str(report)] * 2
    result = juesuan("check", "--format", "json", missing, missing)
    assert json.loads(result.out) == []


def test_stdin(juesuan, report):
    content = report.read_bytes()
    for command in FILE_COMMANDS:
        from_file = juesuan(command, "--quiet", report)
        from_stdin = juesuan(command, "--quiet", "-", stdin=content)
        assert from_stdin.status == from_file.status
        assert from_stdin.out.replace("-", "") == from_file.out.replace(str(report), "").replace("-", "")
    told_once(juesuan("check", "-"), "-")


def test_warnings_name_their_line(juesuan, report):
    loud = juesuan("show", report)
    quiet = juesuan("show", "--quiet", report)
    assert loud.out == quiet.out
    assert not quiet.err
    assert loud.lines
    for line in loud.lines:
        assert re.match(re.escape(str(report)) + r":[1-9]\d*: 警告: \S", line)
    for line in juesuan("show", report, "--lang", "en").lines:
        assert re.match(re.escape(str(report)) + r":[1-9]\d*: warning: \S", line)


def test_truncated_reports(juesuan, report, tmp_path):
    """Cut anywhere, a report is read with what is left of it, or refused with a line."""
    content = report.read_bytes()
    random.seed(1)
    places = sorted(random.sample(range(len(content)), 40))
    whole = cells(json.loads(juesuan("convert", "--quiet", report).out))
    for place in places:
        result = juesuan("convert", "-", stdin=content[:place])
        if result.status == 2:
            told_once(result, "-")
        else:
            part = cells(json.loads(result.out))
            wrong = {key for key in part if part[key] != whole.get(key)}
            assert len({key[:5] for key in wrong}) <= 1, (place, wrong)  # the row that was cut
            assert not wrong or "文件在表中结束" in result.err


def cells(document):
    """Every cell by set, table, side, code, name and column; the first where a row is there twice."""
    found = {}
    for table in document["tables"]:
        sides = table.get("sides") or {"": table}
        for side, part in sides.items():
            for row in part["rows"]:
                for column, value in zip(part["columns"], row["values"]):
                    found.setdefault((table["set"], table["id"], side, row["code"], row["name"], column), value)
    return found
