"""The command line itself: help, languages, wrong words."""
import re
import subprocess

import pytest
from command import COMMAND, FILE_COMMANDS

COMMANDS = [*FILE_COMMANDS, "rules"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_each_command(juesuan, command):
    chinese = juesuan(command, "--help")
    english = juesuan(command, "--lang", "en", "--help")
    assert chinese.status == english.status == 0
    assert chinese.out.startswith(f"用法：juesuan {command}")
    assert english.out.startswith(f"Usage: juesuan {command}")
    assert juesuan("help", command).out == chinese.out == juesuan(command, "-h").out
    assert not chinese.err and not english.err


def test_help_lists_all_commands(juesuan):
    listed = re.findall(r"^  (\w+) ", juesuan("help").out, re.M)
    assert set(COMMANDS) | {"help"} <= set(listed)
    assert juesuan("--help").out == juesuan("help").out
    assert "Commands:" in juesuan("--lang", "en", "help").out


def test_version(juesuan):
    assert re.fullmatch(r"juesuan \d+\.\d+\.\d+\n", juesuan("--version").out)


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["nonsense"],
        [""],
        ["help", "nonsense"],
        ["check"],
        ["check", "--nonsense", "x"],
        ["check", "-z", "x"],
        ["check", "-", "--format"],
        ["check", "-", "--format="],
        ["check", "-", "--format", "xml"],
        ["check", "-", "--"],
        ["check", "--=x", "-"],
        ["check", "---", "-"],
        ["check", "-", "--quiet=yes"],
        ["check", "-", "--lang", "fr"],
        ["check", "-", "--severity", "nonsense"],
        ["check", "-", "--severity", "nonsense=error"],
        ["check", "-", "--severity", "=error"],
        ["check", "-", "--severity", "x" * 5000 + "=off"],
        ["show", "-", "-oq", "-q", "-"],
        ["rules", "file"],
        ["rules", "--format", "csv"],
        ["convert", "-", "--to", "pdf"],
        ["--lang"],
        ["--lang", "en"],
        ["\xff\xfe", "\n"],
    ],
)
def test_wrong_words(juesuan, words):
    result = juesuan(*words)
    assert result.status == 2
    assert not result.out
    assert result.err
    assert not re.search(r"\(null\)|%[sz]", result.err)


@pytest.mark.parametrize(
    "words, expected",
    [
        (["check", "-", "--format", "xml"], ["--format xml", "text、json 或 csv"]),
        (["check", "-", "--lang", "en", "--format=xml"], ["--format xml: must be text, json or csv"]),
        (["narrate", "-", "--style", "北京"], ["--style 北京", "shanxi 或 shanghai"]),
        (["show", "-", "--table", "sangon"], ["--table sangon", "sangong 或 statistics"]),
        (["convert", "-", "-o"], ["-o"]),
    ],
)
def test_a_wrong_value_is_told_with_the_right_ones(juesuan, words, expected):
    result = juesuan(*words)
    assert result.status == 2
    assert all(part in result.lines[0] for part in expected)
    assert result.lines[1] == ("see" if "en" in words else "用法见") + f" juesuan {words[0]} --help"


def test_the_system_speaks_the_language_of_the_messages(juesuan, report, tmp_path):
    missing = tmp_path / "no" / "file"
    calls = [
        (["check", "-q", report, "-o", missing], "文件或它的文件夹不存在", "no such file or folder"),
        (["convert", "-q", report, "-o", tmp_path], "是文件夹，不是文件", "is a folder, not a file"),
        (["narrate", "-q", report, "--extra", missing], "文件或它的文件夹不存在", "no such file or folder"),
        (["batch", "-q", report, "-o", missing], "文件或它的文件夹不存在", "no such file or folder"),
    ]
    for words, chinese, english in calls:
        assert chinese in juesuan(*words).err
        assert english in juesuan(*words, "--lang", "en").err


def test_dashes_end_the_options(juesuan, tmp_path):
    result = juesuan("check", "--", "--help", cwd=tmp_path)
    assert result.status == 2
    assert result.err.startswith("--help:1: ")


def test_closed_pipe_is_no_error(report):
    shell = f"'{COMMAND}' show --quiet '{report}' | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


def test_full_disk_is_an_error(report):
    done = subprocess.run(["bash", "-c", f"'{COMMAND}' show -q '{report}' >/dev/full"], capture_output=True, text=True)
    assert done.returncode == 2
    assert "stdout" in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams(report, closed):
    done = subprocess.run(["bash", "-c", f"'{COMMAND}' show -q '{report}' {closed}"], capture_output=True, text=True)
    assert done.returncode == (2 if ">&-" in closed.replace("2>&-", "") else 0)


def test_output_file_that_cannot_be_written(juesuan, report, tmp_path):
    for command in FILE_COMMANDS:
        result = juesuan(command, "--quiet", report, "-o", tmp_path / "missing" / "file")
        assert result.status == 2
        assert len(result.lines) == 1
