"""The example notebook, from top to bottom, and what it shows."""
import ast
import contextlib
import importlib.util
import io
import json
from pathlib import Path

import pytest

import juesuan
from conftest import ROOT

NOTEBOOK = ROOT / "examples" / "walkthrough.ipynb"

# By the first words of a cell: what it prints or shows.
EXPECTED = {
    "from decimal": ["阳泉市司法局", "2023", "万元"],
    'expenditure = report.tables["expenditure"]': ["<table>", "支出决算表（万元）", "事业运行", ">259.92<", ">615.64<"],
    'print(expenditure["2040650"]': ["259.92 None", "217 2013299 其他组织事务支出 3.46", "158.91 200.15"],
    'tree = report.tree("expenditure")': ["204 公共安全支出", "%", "2224.56", "padding-left", "<table>"],
    "final = report.sangong": ["12.65", "31.21", "-59.47"],
    "findings = report.check()": ["'error': ", "<table>", ">error</td>", "color: #c0392b", "615.54"],
    "report.repair()": ["<table>", ">259.82<", ">259.92<"],
    "try:": ["2861.09"],
    "print(juesuan.from_json": ["True", "missing.txt: 文件不存在", "<Report 阳泉市司法局 2023"],
}


def cells():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert notebook["nbformat"] == 4
    found = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(not cell.get("outputs") for cell in notebook["cells"]), "kept without its output"
    return found


def run_cell(source, names):
    """What a notebook shows: what is printed, and the value of a last expression, as HTML where it has that."""
    body = ast.parse(source).body
    last = body.pop() if isinstance(body[-1], ast.Expr) else None
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)
        value = None if last is None else eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names)
    shown = "" if value is None else value._repr_html_() if hasattr(value, "_repr_html_") else repr(value)
    return printed.getvalue() + shown


def expect(source, shown):
    [first] = [start for start in EXPECTED if source.startswith(start)]
    for words in EXPECTED[first]:
        if words == "2861.09" and importlib.util.find_spec("pandas") is None:
            words = "pandas is not installed"
        assert words in shown, (first, words, shown[:2000])


def test_from_top_to_bottom(monkeypatch):
    monkeypatch.chdir(NOTEBOOK.parent)
    names = {"__name__": "__main__"}
    assert len(cells()) == len(EXPECTED)
    for source in cells():
        expect(source, run_cell(source, names))


def test_from_top_to_bottom_in_jupyter(monkeypatch):
    nbformat = pytest.importorskip("nbformat")
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    # The kernel starts in the notebook's folder: a relative path would lead nowhere.
    monkeypatch.setenv("PYTHONPATH", str(Path(juesuan.__file__).resolve().parent.parent))
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3").execute(cwd=str(NOTEBOOK.parent))
    for cell in notebook.cells:
        if cell.cell_type == "code":
            shown = [output.get("text") or output["data"].get("text/html", output["data"]["text/plain"]) for output in cell.outputs]
            expect(cell.source, "".join(shown))


def test_what_is_shown_is_well_formed_and_escaped(report):
    """Every HTML a notebook shows, read by a parser; a text of the report never becomes a tag."""
    from html.parser import HTMLParser

    class Checker(HTMLParser):
        def __init__(self):
            super().__init__()
            self.open, self.seen, self.words = [], set(), []

        def handle_starttag(self, tag, attributes):
            self.open.append(tag)
            self.seen.add(tag)

        def handle_endtag(self, tag):
            assert self.open.pop() == tag

        def handle_data(self, data):
            self.words.append(data)

    evil = juesuan.from_json(report.to_json().replace("事业运行", "<b>&amp;事业运行</b>"))
    for shown in (evil, evil.tables, evil.tables["expenditure"], evil.tree("expenditure"), evil.check(), evil.repair(), evil.compute()):
        checker = Checker()
        checker.feed(shown._repr_html_())
        checker.close()
        assert checker.open == [] and "b" not in checker.seen and "table" in checker.seen
    checker = Checker()
    checker.feed(evil.tables["expenditure"]._repr_html_())
    assert "<b>&amp;事业运行</b>" in checker.words
