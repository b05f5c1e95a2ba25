"""What the tests of the command juesuan share."""
import os
import subprocess

import pytest
from command import COMMAND, ROOT


@pytest.fixture(scope="session")
def report():
    return ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"


class Result:
    def __init__(self, done):
        self.status = done.returncode
        self.out = done.stdout.decode("utf-8")
        self.err = done.stderr.decode("utf-8")
        self.lines = self.err.splitlines()


@pytest.fixture(scope="session")
def juesuan():
    """Runs the command; it must neither be killed by a signal nor speak of a sanitizer."""

    def run(*words, stdin=b"", cwd=None, timeout=120):
        done = subprocess.run(
            [COMMAND, *map(os.fspath, words)], input=stdin, capture_output=True, cwd=cwd, timeout=timeout
        )
        assert done.returncode in (0, 1, 2), done
        assert b"Sanitizer" not in done.stderr and b"runtime error" not in done.stderr, done.stderr.decode()
        return Result(done)

    return run
