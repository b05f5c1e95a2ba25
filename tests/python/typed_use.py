"""A user's program as mypy sees it; test_package.py checks it, nothing runs it."""
from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import juesuan
import juesuan.dask


def facts(path: Path) -> list[Decimal]:
    report: juesuan.Report = juesuan.read(path)
    table: juesuan.Table = report.tables["expenditure"]
    cell: Decimal | None = table["2040650"]["basic"]
    names: list[str] = [row.name for row in table[1:3]]
    tree: juesuan.Tree = report.tree("expenditure")
    total: Decimal | None = tree.total("204", "basic")
    child: juesuan.Node = tree["204"].children[0]
    first: juesuan.Node = tree[0]
    nodes: list[juesuan.Node] = tree[1:3]
    share: Decimal | None = juesuan.share(cell, total)
    change: juesuan.Change = juesuan.change(cell, "1.00")
    findings: juesuan.Findings = report.check()
    line: int | None = findings[0].line
    wrong: list[juesuan.Finding] = findings.errors
    print(names, child.level, first.parent, nodes, change.percent, line, wrong)
    cells: juesuan.Cells = juesuan.cells([report], blanks=False)
    exact: list[tuple[str, int, int]] = [
        (cells.texts[code], value, decimals)
        for code, value, decimals in zip(cells.column("code"), cells.values, cells.column("decimals"))
    ]
    known: Decimal | None = cells.amounts[cells.column("amount")[0]]
    corpus = juesuan.dask.Corpus([path, str(path)], per_part=8)
    print(exact, known, corpus.cells, corpus.findings, corpus.unreadable)
    if report.sangong is not None:
        print(report.sangong.final.total)
    for name, outcome in juesuan.read_many([path], jobs=2):
        if isinstance(outcome, juesuan.ReadError):
            print(name.suffix, outcome.line, outcome.path)
        else:
            print(outcome.department)
    return [value for value in (cell, total, share) if value is not None]
