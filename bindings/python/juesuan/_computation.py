"""Totals, shares and changes, as the library computes them."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Iterator, List, Optional, Sequence, Union, overload

from . import _html
from ._amounts import to_decimal
from ._library import NONE, SET_NAMES, SETS, choose, lib, position, text, written

__all__ = ["Computation", "Entry"]

FIGURES = {
    name: getattr(lib, f"JUESUAN_FIGURE_{name.upper()}")
    for name in (
        "amount",
        "total",
        "share",
        "parent_share",
        "previous",
        "change",
        "change_percent",
        "budget",
        "completion",
    )
}


@dataclass(frozen=True)
class Entry:
    """The figures of one cell; None where a figure does not follow from what was given.

    amount: as printed. total: what its leaves add up to. share, parent_share: percent of the
    table's total, and of the cell that it is directly a part of. previous, change, change_percent:
    last year's figure (in the unit of this year's table) and the change; the percent is None where
    last year's is 0. budget, completion: the budget, and the percent of it that was spent.
    comparison: "none", "same", "appeared", "disappeared" or "renamed" (then previous_name says from
    what). implied: last year's figure follows from the change that the notes state.
    """

    set: str
    table: str
    side: str
    code: str
    name: str
    previous_name: str
    level: int
    column: str
    unit: str
    amount: Optional[Decimal]
    total: Optional[Decimal]
    share: Optional[Decimal]
    parent_share: Optional[Decimal]
    previous: Optional[Decimal]
    change: Optional[Decimal]
    change_percent: Optional[Decimal]
    budget: Optional[Decimal]
    completion: Optional[Decimal]
    comparison: str
    implied: bool


class Computation(Sequence[Entry]):
    """What the leaves of every cell add up to, its shares, and its change against last year.

    A sequence of Entry, table after table. It does not need its reports.
    """

    def __init__(self, handle: Any, language: str = "zh") -> None:
        self._handle = handle
        self._language = language

    def _entry(self, index: int) -> Entry:
        handle = self._handle
        figures = {
            name: to_decimal(lib.juesuan_computed_figure(handle, index, figure)) for name, figure in FIGURES.items()
        }
        return Entry(
            set=SET_NAMES[lib.juesuan_computed_set(handle, index)],
            table=text(lib.juesuan_computed_table(handle, index)),
            side=text(lib.juesuan_computed_side(handle, index)),
            code=text(lib.juesuan_computed_code(handle, index)),
            name=text(lib.juesuan_computed_name(handle, index)),
            previous_name=text(lib.juesuan_computed_previous_name(handle, index)),
            level=int(lib.juesuan_computed_level(handle, index)),
            column=text(lib.juesuan_computed_column(handle, index)),
            unit=text(lib.juesuan_unit_name(lib.juesuan_computed_unit(handle, index))),
            comparison=text(lib.juesuan_comparison_name(lib.juesuan_computed_comparison(handle, index))),
            implied=bool(lib.juesuan_computed_implied(handle, index)),
            **figures,
        )

    @overload
    def __getitem__(self, key: int) -> Entry: ...

    @overload
    def __getitem__(self, key: slice) -> List[Entry]: ...

    def __getitem__(self, key: Union[int, slice]) -> Union[Entry, List[Entry]]:
        if isinstance(key, slice):
            return [self._entry(index) for index in range(*key.indices(len(self)))]
        return self._entry(position(key, len(self), "entry"))

    def __len__(self) -> int:
        return int(lib.juesuan_computation_count(self._handle))

    def __iter__(self) -> Iterator[Entry]:
        return (self._entry(index) for index in range(len(self)))

    def find(
        self, table: str, code_or_name: str, column: str, side: str = "", set: str = "publication"
    ) -> Optional[Entry]:
        """The entry of a cell of the computed report, or None where it has no value."""
        index = lib.juesuan_computation_find(
            self._handle,
            choose(SETS, set, "set"),
            table.encode("utf-8"),
            side.encode("utf-8"),
            code_or_name.encode("utf-8"),
            column.encode("utf-8"),
        )
        return None if index == NONE else self._entry(int(index))

    @property
    def changes(self) -> List[Entry]:
        """The entries of publication tables that changed, biggest change first."""
        count = lib.juesuan_computation_changes(self._handle)
        return [self._entry(int(lib.juesuan_computation_change(self._handle, rank))) for rank in range(count)]

    def _write(self, output: str) -> str:
        return written(lib.juesuan_computation_write, self._handle, output, language=self._language)

    def to_json(self) -> str:
        """The entries as JSON; amounts and percentages are decimal strings."""
        return self._write("json")

    def to_csv(self) -> str:
        """The entries as CSV."""
        return self._write("csv")

    def to_text(self) -> str:
        """The entries as text."""
        return self._write("text")

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        return f"<Computation {len(self)} entries, {lib.juesuan_computation_changes(self._handle)} changes>"

    def _repr_html_(self) -> str:
        return _html.entries(self)
