"""The package itself: its declarations, types, wheel, and the examples."""
import ast
import importlib.util
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import juesuan
from conftest import REPORT, ROOT

PACKAGE = ROOT / "bindings" / "python"
HEADER = (ROOT / "include" / "juesuan.h").read_text(encoding="utf-8")
SOURCES = sorted((PACKAGE / "juesuan").glob("*.py"))


def build_ffi():
    pytest.importorskip("cffi")
    spec = importlib.util.spec_from_file_location("build_ffi", PACKAGE / "build_ffi.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_version_is_that_of_the_header():
    assert f'"{juesuan.__version__}"' in HEADER
    assert build_ffi().version(HEADER) == juesuan.__version__


def test_the_binding_has_every_function_and_constant_of_the_header():
    from juesuan._juesuan import lib

    plain = re.sub(r"/\*.*?\*/", "", HEADER, flags=re.DOTALL)
    functions = set(re.findall(r"JUESUAN_API[^;(]*?\b(juesuan_\w+)\(", plain))
    constants = set(re.findall(r"^ +(JUESUAN_\w+) = ", plain, flags=re.MULTILINE))
    assert len(functions) > 100 and len(constants) > 50
    assert functions | constants | {"JUESUAN_NONE", "JUESUAN_VERSION_MAJOR"} <= set(dir(lib))


def test_no_float_in_the_package():
    """Neither a float literal, nor float(), nor a true division."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.Div), path
            assert not (isinstance(node, ast.Name) and node.id == "float"), path
            if isinstance(node, ast.Constant) and isinstance(node.value, float):
                assert path.name == "_html.py", path


def test_what_is_public_is_documented():
    for name in juesuan.__all__:
        thing = getattr(juesuan, name)
        if name in ("__version__", "Amount"):
            continue
        assert thing.__doc__, name
        if isinstance(thing, type):
            for member, value in vars(thing).items():
                function = value.fget if isinstance(value, property) else getattr(value, "func", value)
                if not member.startswith("_") and callable(function):
                    assert function.__doc__ or member in dir(dict) + dir(tuple), f"{name}.{member}"


def test_types():
    if importlib.util.find_spec("mypy") is None:
        pytest.skip("mypy is not installed")
    result = subprocess.run(
        [
            *(sys.executable, "-m", "mypy", "--strict", "--cache-dir=/dev/null"),
            *(str(PACKAGE / "juesuan"), str(ROOT / "tests" / "python" / "typed_use.py")),
        ],
        cwd=PACKAGE,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout


def test_five_lines(python, tmp_path):
    result = python(ROOT / "examples" / "five_lines.py", REPORT, cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    for expected in "阳泉市司法局 2023", "259.92", "12.65", "357.69":
        assert expected in result.stdout, expected


def test_wheel(tmp_path):
    """As a new user: a wheel, an empty environment, no index, no compiler."""
    for module in ("pip", "wheel", "setuptools", "cffi", "venv", "ensurepip"):
        if importlib.util.find_spec(module) is None:
            pytest.skip(f"{module} is not installed")
    before = sorted(PACKAGE.rglob("*"))
    build = subprocess.run(
        [sys.executable, str(PACKAGE / "build_wheel.py"), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        env=clean_environment(),
    )
    assert build.returncode == 0, build.stdout + build.stderr
    assert [path for path in sorted(PACKAGE.rglob("*")) if path not in before] == [], "the tree stays clean"
    [wheel] = tmp_path.glob("juesuan-*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "juesuan/py.typed" in names
    assert any(name.startswith("juesuan/_vendor/_cffi_backend") for name in names)

    home = tmp_path / "venv"
    environment = {**clean_environment(), "PATH": str(home / "bin")}
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
    pip = [str(home / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--no-index"]
    subprocess.run([*pip, str(wheel)], check=True, capture_output=True, env=environment)
    shutil.copy(ROOT / "examples" / "five_lines.py", tmp_path)
    result = subprocess.run(
        [str(home / "bin" / "python"), "five_lines.py", str(REPORT)],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    assert "259.92" in result.stdout


def clean_environment():
    """Without what the test run sets for its own build: its package, its sanitizers."""
    import os

    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "LD_PRELOAD", "CFLAGS", "LDFLAGS", "PYTHONHOME")
    } | {"PYTHONUTF8": "1"}
