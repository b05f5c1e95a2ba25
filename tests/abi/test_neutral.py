"""Every function of the header, out of the header: what it says of NULL and of an index out of range
holds for each. A crash ends the program that calls them, and so the test."""
import ctypes
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OUT = (ROOT / os.environ.get("OUT", "build")).resolve()
REPORT = ROOT / "tests" / "data" / "yangquan-sifaju-2023.txt"
OK, ARGUMENT = 0, 2

# Wrong calls of these are the program's own doing: they change what they get, and give no status.
SETTERS = re.compile(r"juesuan_options_set_")


class Amount(ctypes.Structure):
    _fields_ = [("value", ctypes.c_int64), ("decimals", ctypes.c_int32), ("state", ctypes.c_int32)]


def functions():
    """(result, name, [(type, name)]) of each function that the header declares."""
    text = re.sub(r"/\*.*?\*/", "", (ROOT / "include" / "juesuan.h").read_text("utf-8"), flags=re.S)
    for result, name, words in re.findall(r"^JUESUAN_API\s+([^;()#]*?)\b(juesuan_\w+)\(([^;]*?)\);", text, re.S | re.M):
        parameters = [re.match(r"(.*?)(\w+)$", " ".join(word.split())) for word in words.split(",")]
        yield result.strip(), name, [] if words.strip() == "void" else [(m[1].strip(), m[2]) for m in parameters]


def c_type(text):
    if text in ("const char *", "char *"):
        return ctypes.c_char_p
    if text.endswith("*") or text == "juesuan_allocator":
        return ctypes.c_void_p
    return {"void": None, "size_t": ctypes.c_size_t, "juesuan_amount": Amount, "unsigned": ctypes.c_uint}.get(text, ctypes.c_int)


class Library:
    def __init__(self):
        self.library = ctypes.CDLL(OUT / "libjuesuan.so")
        self.functions = {name: (result, parameters) for result, name, parameters in functions()}

    def call(self, name, *values):
        result, parameters = self.functions[name]
        function = getattr(self.library, name)
        function.restype = c_type(result)
        function.argtypes = [c_type(kind) for kind, _ in parameters]
        return function(*values)

    def make(self, name, *values):
        """What a call gives through its first parameter."""
        out = ctypes.c_void_p()
        assert self.call(name, ctypes.byref(out), *values) == OK, name
        return out.value


def nothing(kind):
    """NULL, or no number."""
    if kind == "juesuan_amount":
        return Amount()
    return None if c_type(kind) in (ctypes.c_void_p, ctypes.c_char_p) else 0


def call_with_nothing(library):
    for name, (result, parameters) in library.functions.items():
        if SETTERS.match(name) or not parameters:
            continue
        got = library.call(name, *[nothing(kind) for kind, _ in parameters])
        if result == "juesuan_status" and "error" not in name:
            assert got != OK, f"{name} of nothing succeeds"
        if result == "const char *":
            assert got is not None, f"{name} of nothing is NULL"


def handles(library):
    report = library.make("juesuan_report_read", bytes(REPORT), 0, None, None)
    error = ctypes.c_void_p()
    out = ctypes.c_void_p()
    library.call("juesuan_report_parse", ctypes.byref(out), b"x", 1, 0, None, ctypes.byref(error))
    findings = library.make("juesuan_report_check", report, None, None)
    made = {
        "report": report,
        "error": error.value,
        "findings": findings,
        "computation": library.make("juesuan_report_compute", report, report, None, None),
        "repairs": library.make("juesuan_report_repair", report, 0, None, None),
        "buffer": library.make("juesuan_report_write", report, 1, None, None),
        "codebook": library.call("juesuan_codebook_builtin"),
        "table": library.call("juesuan_report_table", report, 0, b"expenditure"),
        "tree": library.call("juesuan_report_tree", report, 0, b"expenditure"),
        "sangong": library.call("juesuan_report_sangong", report),
    }
    assert all(made.values())
    return made


def call_out_of_range(library):
    """Accessors alone: a handle, and beside it numbers and texts."""
    made = handles(library)
    for name, (result, parameters) in library.functions.items():
        handle = re.fullmatch(r"const juesuan_(\w+) \*", parameters[0][0]) if parameters else None
        if handle is None or handle[1] not in made or result in ("void", "juesuan_status"):
            continue
        rest = [kind for kind, _ in parameters[1:]]
        if any(c_type(kind) is ctypes.c_void_p for kind in rest):
            continue
        choices = [(None, b"", b"x") if kind == "const char *" else (0, 7, 10**6, -1) for kind in rest]
        for values in itertools.product(*choices):
            got = library.call(name, made[handle[1]], *values)
            if result == "const char *":
                assert got is not None, (name, values)
            if result == "juesuan_amount" and 10**6 in values:
                assert got.state == 0, (name, values)


@pytest.mark.parametrize("calls", ["call_with_nothing", "call_out_of_range"])
def test_neutral(calls):
    if "sanitize" in OUT.name or OUT.name == "thread":
        pytest.skip("the interpreter was built without them")
    code = f"import test_neutral as t; t.{calls}(t.Library())"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent)
    assert run.returncode == 0, f"ended with {run.returncode}\n{run.stderr}"


def test_every_function_was_found():
    found = {name for _, name, _ in functions()}
    text = (ROOT / "include" / "juesuan.h").read_text("utf-8")
    assert len(found) == len(re.findall(r"^JUESUAN_API", text, re.M)) and len(found) > 150
