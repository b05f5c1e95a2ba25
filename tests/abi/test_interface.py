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


def released(build):
    if "sanitize" in build.name or build.name in ("thread", "coverage"):
        pytest.skip("only of a release build")


@pytest.mark.parametrize("name", ["libjuesuan.so", "juesuan"])
def test_what_is_built_is_hardened(build, name):
    """Read-only relocations bound at the start, no executable stack, no text relocations, guarded stacks, checked copies."""
    released(build)
    headers = run("readelf", "-W", "-l", "-d", build / name)
    assert "GNU_RELRO" in headers and re.search(r"BIND_NOW|FLAGS.*NOW", headers)
    assert re.search(r"GNU_STACK.* RW ", headers) and "TEXTREL" not in headers
    assert not re.search(r"LOAD.* RWE ", headers)
    undefined = run("readelf", "-W", "--dyn-syms", build / name)
    assert "__stack_chk_fail" in undefined
    assert re.search(r"__(vsn?printf|memcpy|memset|sn?printf|fdelt|read)_chk", undefined)
    if name == "juesuan":
        assert re.search(r"Type:\s+DYN", run("readelf", "-h", build / name)), "not position-independent"


# ---- A program that was linked with the baseline ----

OLD = """
#include "baseline.h"
#include <stdio.h>
#include <string.h>
@symbols@
int main(int count, char **words)
{
    juesuan_report *report = NULL;
    juesuan_findings *findings = NULL;
    juesuan_computation *computation = NULL;
    juesuan_buffer *buffer = NULL;
    juesuan_options *options = juesuan_options_new();
    juesuan_amount amount = {0, 0, JUESUAN_BLANK};
    char text[32];
    juesuan_options_set_limit(options, JUESUAN_LIMIT_ROWS, 1000);
    if (count < 2 || juesuan_report_read(&report, words[1], JUESUAN_FORMAT_AUTO, options, NULL) != JUESUAN_OK ||
        juesuan_report_check(&findings, report, options, NULL) != JUESUAN_OK ||
        juesuan_report_compute(&computation, report, NULL, options, NULL) != JUESUAN_OK ||
        juesuan_report_write(&buffer, report, JUESUAN_OUTPUT_JSON, options, NULL) != JUESUAN_OK)
        return 1;
    const juesuan_tree *tree = juesuan_report_tree(report, JUESUAN_SET_PUBLICATION, "expenditure");
    if (juesuan_tree_total(tree, juesuan_tree_find(tree, "204"), "basic", &amount) != JUESUAN_OK)
        return 2;
    juesuan_amount_format(amount, 0, text, sizeof text);
    printf("%s %d %s %d\\n", juesuan_report_department(report), juesuan_report_year(report), text,
           juesuan_findings_count_of(findings, JUESUAN_SEVERITY_ERROR) > 0 && strlen(juesuan_buffer_data(buffer)) > 1000);
    juesuan_buffer_free(buffer);
    juesuan_computation_free(computation);
    juesuan_findings_free(findings);
    juesuan_report_free(report);
    juesuan_options_free(options);
    return pointers[0] == NULL;
}
"""


def test_a_program_linked_with_the_baseline_runs(build, tmp_path):
    """Every symbol of the baseline is asked for, in the version that it had: from a stand-in of the old library."""
    released(build)
    kept = ROOT / "tests" / "abi"
    symbols = re.findall(r"elf-symbol name='(juesuan_\w+)' version='([\w.]+)'", (kept / "libjuesuan.abi").read_text("utf-8"))
    assert len(symbols) > 150
    soname = re.search(r"soname='([^']*)'", (kept / "libjuesuan.abi").read_text("utf-8"))[1]
    nodes = {}
    for name, version in symbols:
        nodes.setdefault(version, []).append(name)
    (tmp_path / "old.map").write_text("".join(f"{version} {{ global: {'; '.join(names)}; local: *; }};\n" for version, names in nodes.items()))
    (tmp_path / "old.c").write_text("".join(f"void {name}(void) {{}}\n" for name, _ in symbols))
    folder = tmp_path / "old"
    folder.mkdir()
    run(*CC, "-shared", "-fPIC", "-Wno-builtin-declaration-mismatch", f"-Wl,-soname,{soname}", f"-Wl,--version-script={tmp_path}/old.map",
        "-o", folder / soname, tmp_path / "old.c")
    (folder / "libjuesuan.so").symlink_to(soname)
    table = "static void *const pointers[] = {" + ", ".join(f"(void *)&{name}" for name, _ in symbols) + "};\n"
    (tmp_path / "program.c").write_text(OLD.replace("@symbols@", table))
    run(*CC, f"-I{kept}", "-Wl,-z,now", "-o", tmp_path / "program", tmp_path / "program.c", f"-L{folder}", "-ljuesuan")
    report = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
    out = run(tmp_path / "program", report, env={**os.environ, "LD_LIBRARY_PATH": str(build)})
    assert out == "阳泉市司法局 2023 2224.56 1\n"


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
