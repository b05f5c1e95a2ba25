"""What the README says is so: every block of code in it, in those of the bindings and in the manual of the library is
run, and a block that nobody knows how to run fails."""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command import COMMAND as JUESUAN
from test_examples import LIBRARY, ROOT, flags_of_build

REPORT = ROOT / "tests/data/yangquan-sifaju-2023.txt"
PDF = ROOT / "tests/layouts/fixtures/report.pdf"
DOCUMENTS = ["README.md", *sorted(str(path.relative_to(ROOT)) for path in (ROOT / "bindings").glob("*/README.md"))]
README = (ROOT / "README.md").read_text(encoding="utf-8")
OUT = (ROOT / os.environ.get("OUT", "build")).resolve()
SANITIZED = os.environ.get("SANITIZE", "0") not in ("", "0")


def run(words, **options):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, **{"cwd": ROOT, **options})


def blocks():
    for document in DOCUMENTS:
        text = (ROOT / document).read_text(encoding="utf-8")
        for number, (kind, code) in enumerate(re.findall(r"^```(\w*)\n(.*?)^```", text, re.S | re.M)):
            yield pytest.param(kind, code, id=f"{document}-{number}-{kind}")


# ---- How each kind is run ----


def run_c(code, folder):
    (folder / "block.c").write_text(code, encoding="utf-8")
    compiler = os.environ.get("CC", "cc").split()
    words = [*compiler, *flags_of_build(), f"-I{ROOT}/include", folder / "block.c", LIBRARY, "-lcsv", "-ljansson", "-lpthread"]
    made = run([*words, "-o", folder / "block"])
    assert made.returncode == 0, made.stderr
    done = run([folder / "block", REPORT])
    assert done.returncode == 0 and done.stdout, done.stderr


def run_python(code, folder):
    if SANITIZED or not (OUT / "python").exists():
        pytest.skip("the module is not there for this interpreter")
    (folder / "block.py").write_text(code, encoding="utf-8")
    shutil.copy(REPORT, folder / "report.txt")
    path = os.pathsep.join(map(str, [OUT / "python", ROOT / "bindings/python"]))
    done = run([sys.executable, "block.py", REPORT], cwd=folder, env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 0 and done.stdout, done.stderr


def run_lua(code, folder):
    """What stands behind --> is what the line prints."""
    lua = shutil.which("lua5.4")
    if SANITIZED or lua is None or not (OUT / "lua/5.4").exists():
        pytest.skip("the module is not there for this interpreter")
    (folder / "block.lua").write_text(code, encoding="utf-8")
    done = run([lua, folder / "block.lua", REPORT], env={**os.environ, "LUA_CPATH": f"{OUT}/lua/5.4/?.so;;"})
    assert done.returncode == 0 and done.stdout, done.stderr
    promised = re.findall(r"--> *(.*)", code)
    assert [line.split() for line in done.stdout.splitlines()[: len(promised)]] == [line.split() for line in promised]


def run_console(code, _):
    printed = ""
    for line in code.splitlines():
        if line.startswith("$ "):
            printed = run([JUESUAN if word == "juesuan" else word for word in line[2:].split()]).stdout
        elif line != "…":
            assert line in printed.splitlines(), line


def lay_out(folder):
    """The files that the samples name."""
    for name in ("report.pdf", "last.pdf", "unit1.pdf", "unit2.pdf"):
        shutil.copy(PDF, folder / name)
    shutil.copy(REPORT, folder / "report.txt")
    (folder / "reports").mkdir()
    shutil.copy(REPORT, folder / "reports")
    assert run([JUESUAN, "convert", "report.txt", "--to", "json", "-o", "report.json"], cwd=folder).returncode == 0


def run_sh(code, folder):
    lay_out(folder)
    for line in code.splitlines():
        words = line.split("#")[0].split()
        if words[0] == "make":
            assert run(["make", "-n", "-s", *words[1:]]).returncode == 0, line
        else:
            assert words[0] == "juesuan", line
            done = run([JUESUAN, *words[1:]], cwd=folder)
            assert done.returncode in (0, 1), f"{line}\n{done.stderr}"
            if "-o" in words:
                assert (folder / words[words.index("-o") + 1]).exists(), line


KINDS = {"c": run_c, "python": run_python, "lua": run_lua, "console": run_console, "sh": run_sh}


@pytest.mark.parametrize("kind, code", blocks())
def test_every_block_runs(kind, code, tmp_path):
    assert kind in KINDS, f"a block of no known kind: {kind!r}"
    KINDS[kind](code, tmp_path)


def test_the_example_of_the_manual_runs(tmp_path):
    manual = (ROOT / "lib/libjuesuan.3").read_text(encoding="utf-8")
    run_c(re.search(r"\.SH EXAMPLE\n\.nf\n(.*?)\.fi", manual, re.S)[1].replace(r"\e", "\\"), tmp_path)


# ---- What it says of the rest of the tree ----


def test_the_table_of_rules_is_the_catalogue():
    done = run([ROOT / "tests/tools/readme", "--check", JUESUAN, ROOT / "README.md"])
    assert done.returncode == 0, done.stderr


def test_the_examples_are_those_of_the_folder():
    for name in ("five_lines.c", "five_lines.py", "five_lines.lua"):
        assert (ROOT / "examples" / name).read_text(encoding="utf-8").rstrip() in README


def test_every_command_of_the_sample_exists():
    block = re.search(r"Command line:\n\n```sh\n(.*?)```", README, re.S).group(1)
    help_text = run([JUESUAN, "--help"]).stdout
    for command in re.findall(r"^juesuan (\w+)", block, re.M):
        assert re.search(rf"^  {command} ", help_text, re.M), command


def test_the_reference_is_made_without_a_warning(tmp_path):
    if shutil.which("doxygen") is None:
        pytest.skip("Doxygen is not installed")
    done = run([sys.executable, ROOT / "tests/tools/docs", tmp_path])
    assert done.returncode == 0, done.stdout + done.stderr
