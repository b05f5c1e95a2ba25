"""The C examples build against the public header alone, without a warning, and print what the report says."""
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LIBRARY = ROOT / os.environ.get("OUT", "build") / "libjuesuan.a"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
SANITIZERS = {"": [], "0": [], "thread": ["-fsanitize=thread"]}


def flags_of_build():
    """What a program needs to be linked with the library that is tested."""
    flags = SANITIZERS.get(os.environ.get("SANITIZE", ""), ["-fsanitize=address,undefined"])
    return [*flags, "--coverage"] if LIBRARY.parent.name == "coverage" else flags


@pytest.fixture
def example(tmp_path, report):
    """Builds an example and runs it on the report."""

    def run(name, *words):
        program = tmp_path / name
        compiler = os.environ.get("CC", "cc").split()
        flags = [*WARNINGS, *flags_of_build()]
        source = ROOT / "examples" / f"{name}.c"
        subprocess.run(
            [*compiler, "-std=c99", *flags, f"-I{ROOT}/include", source, LIBRARY, "-o", program]
            + ["-lcsv", "-ljansson", "-lpthread"],
            check=True,
        )
        return subprocess.run([program, *(words or [report])], capture_output=True, text=True)

    return run


def test_five_lines(example):
    done = example("five_lines")
    assert (done.returncode, done.stdout) == (0, "阳泉市司法局 2023: 2,861.09\n")


def test_totals(example):
    done = example("totals")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "阳泉市司法局 2023"
    assert "204     3,327.30  83.94%  公共安全支出" in lines
    assert lines[6].strip() == "3,963.83"
    assert any(re.match(r"767: error: .*259\.92", line) for line in lines)
    assert all(re.match(r"\d+: (error|warning|rounding): ", line) for line in lines[7:])


def test_totals_of_nothing(example):
    done = example("totals", "no-such-file")
    assert done.returncode == 2 and done.stderr.startswith("no-such-file:")
