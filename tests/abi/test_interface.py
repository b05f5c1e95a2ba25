"""The header, the symbols that the shared library shows, and what make install puts where."""
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CC = os.environ.get("CC", "cc").split()
STRICT = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror".split()


@pytest.fixture(scope="session")
def header():
    return ROOT / "include" / "juesuan.h"


@pytest.fixture(scope="session")
def build():
    """The folder of the build that is tested."""
    return (ROOT / os.environ.get("OUT", "build")).resolve()


def run(*words, **options):
    return subprocess.run([*map(str, words)], check=True, capture_output=True, text=True, **options).stdout


@pytest.mark.parametrize("standard", ["c99", "c11", "c17"])
def test_header_compiles_alone_as_c(header, tmp_path, standard):
    source = tmp_path / "alone.c"
    source.write_text("#include <juesuan.h>\nint main(void) { return 0; }\n")
    run(*CC, f"-std={standard}", *STRICT, f"-I{header.parent}", "-fsyntax-only", source)


@pytest.mark.parametrize("standard", ["c++11", "c++20"])
def test_header_compiles_alone_as_cpp(header, tmp_path, standard):
    compiler = shutil.which("c++") or shutil.which("g++") or shutil.which("clang++")
    if compiler is None:
        pytest.skip("no C++ compiler")
    source = tmp_path / "alone.cc"
    source.write_text("#include <juesuan.h>\nint main() { return juesuan_version() == nullptr; }\n")
    run(compiler, f"-std={standard}", *STRICT, f"-I{header.parent}", "-fsyntax-only", source)


def declared(header):
    """The functions that the header declares, from the text without its comments."""
    text = re.sub(r"/\*.*?\*/", "", header.read_text("utf-8"), flags=re.S)
    return set(re.findall(r"^JUESUAN_API\s[^;]*?\b(juesuan_\w+)\(", text, re.M))


def test_library_shows_what_the_header_declares(header, build):
    shown = set()
    for line in run("nm", "-D", "--defined-only", build / "libjuesuan.so").splitlines():
        name, _, version = line.split()[-1].partition("@@")
        if line.split()[-2] == "A":
            continue  # the version node itself
        shown.add(name)
        assert version.startswith("JUESUAN_"), line
    sanitizers = {name for name in shown if name.startswith("__")}
    assert shown - sanitizers == declared(header)


def test_soname(header, build):
    major = re.search(r"JUESUAN_VERSION_MAJOR (\d+)", header.read_text("utf-8"))[1]
    assert f"[libjuesuan.so.{major}]" in run("readelf", "-d", build / "libjuesuan.so")


def test_versions_agree(header):
    text = header.read_text("utf-8")
    parts = [re.search(rf"JUESUAN_VERSION_{part} (\d+)", text)[1] for part in ("MAJOR", "MINOR", "PATCH")]
    assert f'JUESUAN_VERSION "{".".join(parts)}"' in text
    for manual in "bindings/cli/juesuan.1", "lib/libjuesuan.3":
        assert f"juesuan {'.'.join(parts)}" in (ROOT / manual).read_text("utf-8")


def test_library_is_hardened(build):
    if "sanitize" in build.name or build.name in ("thread", "coverage"):
        pytest.skip("only in a release build")
    program = run("readelf", "-W", "-l", "-d", build / "libjuesuan.so")
    assert "GNU_RELRO" in program and re.search(r"BIND_NOW|NOW", program)


EXAMPLE = """
#include <juesuan.h>
#include <stdio.h>
int main(int count, char **words)
{
    juesuan_report *report = NULL;
    if (count < 2 || juesuan_report_read(&report, words[1], JUESUAN_FORMAT_AUTO, NULL, NULL) != JUESUAN_OK)
        return 1;
    printf("%s %d\\n", juesuan_report_department(report), juesuan_report_year(report));
    juesuan_report_free(report);
    return 0;
}
"""


def test_install_and_uninstall(build, tmp_path):
    """A program finds the installed library by pkg-config; nothing stays behind."""
    if "sanitize" in build.name or build.name in ("thread", "coverage"):
        pytest.skip("only of a release build")
    prefix = tmp_path / "usr"
    make = ["make", "-s", f"BUILD={build}", f"PREFIX={prefix}"]
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    run(*make, "install", cwd=ROOT, env=environment)
    environment["PKG_CONFIG_PATH"] = str(prefix / "lib" / "pkgconfig")
    (tmp_path / "example.c").write_text(EXAMPLE)
    for kind in [], ["--static"]:
        flags = run("pkg-config", *kind, "--cflags", "--libs", "juesuan", env=environment).split()
        run(*CC, "-o", tmp_path / "example", tmp_path / "example.c", *flags)
        report = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
        out = run(tmp_path / "example", report, env={**environment, "LD_LIBRARY_PATH": str(prefix / "lib")})
        assert out == "阳泉市司法局 2023\n"
    version = run("pkg-config", "--modversion", "juesuan", env=environment).strip()
    assert run(prefix / "bin" / "juesuan", "--version") == f"juesuan {version}\n"
    run(*make, "uninstall", cwd=ROOT, env=environment)
    assert not [path for path in prefix.rglob("*") if not path.is_dir()]


def test_install_honours_destdir(build, tmp_path):
    if "sanitize" in build.name or build.name in ("thread", "coverage"):
        pytest.skip("only of a release build")
    environment = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    run("make", "-s", f"BUILD={build}", "PREFIX=/opt/x", f"DESTDIR={tmp_path}", "install", cwd=ROOT, env=environment)
    assert (tmp_path / "opt" / "x" / "lib" / "libjuesuan.so").exists()
    assert "prefix=/opt/x\n" in (tmp_path / "opt" / "x" / "lib" / "pkgconfig" / "juesuan.pc").read_text()
