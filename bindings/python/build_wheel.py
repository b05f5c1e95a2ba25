"""Builds a wheel that needs no compiler, no libjuesuan and no other package where it is installed.

    python3 bindings/python/build_wheel.py --out BUILD/wheel

The extension holds the library; libcsv, jansson and cffi's runtime stand beside it, so the wheel
fits the version of Python that builds it. `pip install ./bindings/python` makes one that asks for
the package cffi instead and fits every version.
"""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    parser = argparse.ArgumentParser(description="Build a self-contained wheel.")
    parser.add_argument("--out", type=Path, required=True, help="directory that gets the wheel")
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    command += ["--no-index", "--no-deps", "--no-build-isolation"]
    command += ["--wheel-dir", str(arguments.out.resolve()), str(HERE)]
    return subprocess.run(command, env={**os.environ, "JUESUAN_BUNDLE_CFFI": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
