"""What the README says is so."""
import pathlib
import re
import subprocess

from command import COMMAND as JUESUAN

ROOT = pathlib.Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_rules_is_the_catalogue():
    run = subprocess.run([ROOT / "tests/tools/readme", "--check", JUESUAN, ROOT / "README.md"], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr


def test_the_lines_of_output_are_printed_by_the_commands_above_them():
    block = re.search(r"```console\n(.*?)```", README, re.S).group(1)
    printed = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            words = [str(JUESUAN) if word == "juesuan" else word for word in line[2:].split()]
            printed = subprocess.run(words, capture_output=True, text=True, cwd=ROOT).stdout
        elif line != "…":
            assert line in printed.splitlines(), line


def test_the_examples_are_those_of_the_folder():
    for name in ("five_lines.c", "five_lines.py", "five_lines.lua"):
        assert (ROOT / "examples" / name).read_text(encoding="utf-8").rstrip() in README


def test_every_command_of_the_sample_exists():
    block = re.search(r"Command line:\n\n```sh\n(.*?)```", README, re.S).group(1)
    help_text = subprocess.run([JUESUAN, "--help"], capture_output=True, text=True).stdout
    for command in re.findall(r"^juesuan (\w+)", block, re.M):
        assert re.search(rf"^  {command} ", help_text, re.M), command
