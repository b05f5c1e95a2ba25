"""HTML of tables, trees and findings for notebooks. Every text is escaped."""
from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Iterable, Sequence

if TYPE_CHECKING:
    from ._computation import Entry
    from ._findings import Finding
    from ._repairs import Repair
    from ._tables import Row, Table
    from ._trees import Node

_RIGHT = ' style="text-align: right"'
_LEFT = ' style="text-align: left"'


def _row(cells: Iterable[str]) -> str:
    return f"<tr>{''.join(cells)}</tr>"


def _grid(caption: str, head: Sequence[str], body: Iterable[str]) -> str:
    header = _row(f"<th>{escape(cell)}</th>" for cell in head)
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead>{header}</thead><tbody>{''.join(body)}</tbody></table>"
    )


def _label(cell: str, indent: int = 0) -> str:
    style = f' style="text-align: left; padding-left: {indent + 0.5}em"' if indent else _LEFT
    return f"<td{style}>{escape(cell)}</td>"


def _figures(row: Row, columns: Sequence[str]) -> Iterable[str]:
    return (f"<td{_RIGHT}>{escape(row.text(column))}</td>" for column in columns)


def table(title: str, unit: str, headers: Sequence[str], rows: Iterable[Row], columns: Sequence[str]) -> str:
    """Rows with code, name and their cells as printed."""
    body = (_row([_label(row.code), _label(row.name), *_figures(row, columns)]) for row in rows)
    return _grid(f"{title}（{unit}）" if unit else title, ["编码", "项目", *headers], body)


def tree(table: Table, nodes: Iterable[Node]) -> str:
    """Nodes indented by their level, with the cells of their rows."""
    columns = table.columns
    body = (
        _row([_label(node.code, node.level - 1), _label(node.name, node.level - 1), *_figures(node.row, columns)])
        for node in nodes
    )
    return _grid(f"{table.title}（{table.unit}）", ["编码", "名称", *table.headers], body)


_COLOURS = {"error": "#c0392b", "warning": "#b9770e", "rounding": "#7f8c8d"}


def findings(caption: str, items: Iterable[Finding]) -> str:
    """One line a finding, its severity in colour."""
    body = (
        _row(
            [
                f'<td style="text-align: left; color: {_COLOURS.get(item.severity, "inherit")}">'
                f"{escape(item.severity)}</td>",
                _label(item.where),
                _label(item.message),
                f"<td{_RIGHT}>{escape(item.actual or '')}</td>",
                f"<td{_RIGHT}>{escape(item.expected or '')}</td>",
                f"<td{_RIGHT}>{escape(item.difference or '')}</td>",
            ]
        )
        for item in items
    )
    return _grid(caption, ["", "位置", "问题", "实际", "应为", "差额"], body)


def heading(title: str) -> str:
    """The name above the tables of a report."""
    return f"<h4>{escape(title.strip())}</h4>"


def _number(value: object) -> str:
    return f"<td{_RIGHT}>{'' if value is None else escape(str(value))}</td>"


def entries(items: Iterable[Entry]) -> str:
    """One line a computed cell."""
    body = (
        _row(
            [
                *(_label(cell) for cell in (item.table, item.code, item.name, item.column)),
                *(_number(value) for value in (item.amount, item.total, item.share, item.parent_share)),
                *(_number(value) for value in (item.previous, item.change, item.change_percent)),
            ]
        )
        for item in items
    )
    head = ["表", "编码", "项目", "列", "金额", "明细之和", "占合计%", "占上级%", "上年", "增减", "增减%"]
    return _grid("", head, body)


def repairs(items: Iterable[Repair]) -> str:
    """One line a proposal."""
    body = (
        _row(
            [
                *(_label(cell) for cell in (item.set, item.table, item.code or item.name, item.column)),
                *(_number(value) for value in (item.printed, item.proposed, item.confidence)),
                _label(item.reason),
            ]
        )
        for item in items
    )
    return _grid("", ["", "表", "行", "列", "印为", "应为", "把握", "理由"], body)
