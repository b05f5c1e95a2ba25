"""Builds the extension juesuan._juesuan from include/juesuan.h, with cffi in API mode.

The declarations are taken from the header itself, so the binding cannot drift from it. There are
two ways to build:

- in the source tree, against a libjuesuan that is built already::

      python3 bindings/python/build_ffi.py --out BUILD/python --include include --lib BUILD

  compiles the extension into BUILD/python/juesuan and copies the package next to it, so that
  BUILD/python is a directory for PYTHONPATH;
- from setup.py, for pip and for wheels: the sources of the library are compiled into the
  extension, which then needs no installed libjuesuan.
"""
from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from cffi import FFI

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MODULE = "juesuan._juesuan"


def declarations(header: str) -> str:
    """The header as cffi wants it: declarations only, whole-number constants as ``#define X ...``."""
    text = re.sub(r"/\*.*?\*/", "", header, flags=re.DOTALL)
    text = re.sub(r"\\\n", " ", text)
    text = re.sub(r"^#ifdef __cplusplus$.*?^#endif$", "", text, flags=re.DOTALL | re.MULTILINE)
    constants = re.findall(r"^#define (JUESUAN_\w+) +\(*(?:size_t\)-)?\d[\w)]*$", text, flags=re.MULTILINE)
    text = re.sub(r"^#.*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"\bJUESUAN_API\b ?", "", text)
    text = re.sub(r"\n\s*\n+", "\n", text)
    return text.strip() + "\n" + "".join(f"#define {name} ...\n" for name in constants)


def version(header: str) -> str:
    """The version that the header states."""
    found = re.search(r'^#define JUESUAN_VERSION "([^"]+)"$', header, flags=re.MULTILINE)
    if found is None:
        raise SystemExit("juesuan.h: no JUESUAN_VERSION")
    return found.group(1)


def read_header(include: Path) -> str:
    return (include / "juesuan.h").read_text(encoding="utf-8")


def builder(include: Path, **compile_options: object) -> FFI:
    ffi = FFI()
    ffi.cdef(declarations(read_header(include)))
    ffi.set_source(MODULE, '#include "juesuan.h"\n', **compile_options)
    return ffi


def against_library(include: Path, library: Path) -> FFI:
    """An extension that uses the shared libjuesuan of a build directory."""
    return builder(
        include,
        include_dirs=[str(include)],
        libraries=["juesuan"],
        library_dirs=[str(library)],
        extra_link_args=[f"-Wl,-rpath,{library}"],
    )


def shared_library(name: str, compiler: str = "cc") -> tuple[Path, str]:
    """The file of a library that the linker finds, and the name under which it is loaded."""
    printed = subprocess.run([compiler, f"-print-file-name=lib{name}.so"], capture_output=True, text=True, check=True)
    path = Path(printed.stdout.strip()).resolve()
    headers = subprocess.run(["objdump", "-p", str(path)], capture_output=True, text=True, check=True).stdout
    return path, re.search(r"SONAME\s+(\S+)", headers)[1]


def with_library_inside(root: Path) -> FFI:
    """An extension that contains the library, compiled from its sources under `root`."""
    sources = sorted(str(path) for path in (root / "lib").rglob("*.c"))
    if not sources:
        raise SystemExit(f"{root / 'lib'}: no sources of libjuesuan")
    return builder(
        root / "include",
        sources=sources,
        include_dirs=[str(root / "include"), str(root / "lib")],
        define_macros=[("_POSIX_C_SOURCE", "200809L")],
        extra_compile_args=["-std=c11", "-O2", "-fvisibility=hidden"],
        extra_link_args=[
            "-lcsv",
            "-ljansson",
            "-lpthread",
            "-s",
            # Where a self-contained wheel has them; their archives are not made for shared objects.
            "-Wl,-rpath,$ORIGIN/_vendor",
            # Only the module's entry is visible: no symbol meets those of another library.
            f"-Wl,--version-script={HERE / 'exports.map'}",
        ],
    )


def extension() -> FFI:
    """What setup.py builds."""
    return with_library_inside(ROOT)


def vendored_libraries(work: Path) -> str:
    """A package in `work` with copies of cffi's runtime, libcsv and jansson, for a wheel that asks for nothing."""
    import _cffi_backend

    package = work / "vendor"
    package.mkdir()
    (package / "__init__.py").write_text(
        '"""cffi\'s runtime and jansson (MIT licence) and libcsv (LGPL 2.1), for where they are not installed."""\n'
    )
    shutil.copy2(_cffi_backend.__file__, package)
    for name in "csv", "jansson":
        path, loaded_as = shared_library(name)
        shutil.copy2(path, package / loaded_as)
    return str(package)


def copy_package(out: Path) -> None:
    """The Python files of the package, into `out`/juesuan; files that are gone go there too."""
    source = HERE / "juesuan"
    target = out / "juesuan"
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.suffix in (".py", ".pyi", ".typed") and not (source / old.name).exists():
            old.unlink()
    for path in source.iterdir():
        if path.is_file():
            shutil.copy2(path, target / path.name)


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the Python package in a build directory.")
    parser.add_argument("--out", type=Path, required=True, help="directory that gets the package juesuan")
    parser.add_argument("--include", type=Path, default=ROOT / "include", help="directory of juesuan.h")
    parser.add_argument("--lib", type=Path, required=True, help="directory of libjuesuan.so")
    arguments = parser.parse_args()
    out = arguments.out.resolve()
    copy_package(out)
    ffi = against_library(arguments.include.resolve(), arguments.lib.resolve())
    print(ffi.compile(tmpdir=str(out)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
