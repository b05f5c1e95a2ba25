"""What the tests share. PYTHONPATH names the folder of the built package."""
import os
import subprocess
import sys
from pathlib import Path

import pytest

import juesuan

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"


@pytest.fixture(scope="session")
def report():
    return juesuan.read(REPORT)


@pytest.fixture(scope="session")
def source():
    """The lines of the report; source[n] is line n, as numbered from 1."""
    return ["", *REPORT.read_text(encoding="utf-8").split("\n")]


@pytest.fixture(scope="session")
def python():
    """Runs the interpreter of the tests on some arguments, with the package that they import."""

    def run(*arguments, **options):
        package = Path(juesuan.__file__).parent.parent
        environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONUTF8": "1"}
        return subprocess.run(
            [sys.executable, *map(str, arguments)], env=environment, capture_output=True, text=True, **options
        )

    return run
