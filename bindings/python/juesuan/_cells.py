"""The cells of many reports at once, as columns that stay in the library's memory."""
from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Iterable, List, Optional

from . import _frames
from ._library import Call, choose, ffi, lib

if TYPE_CHECKING:
    from ._report import Report

__all__ = ["Cells", "cells"]

TEXTS = {
    name.lower(): getattr(lib, f"JUESUAN_CELLS_{name}")
    for name in ("DEPARTMENT", "SET", "TABLE", "SIDE", "CODE", "NAME", "COLUMN", "UNIT")
}
NUMBERS = {name.lower(): getattr(lib, f"JUESUAN_CELLS_{name}") for name in ("YEAR", "LEVEL", "LINE", "PAGE")}
FIELDS = {
    **TEXTS,
    **NUMBERS,
    **{name.lower(): getattr(lib, f"JUESUAN_CELLS_{name}") for name in ("STATE", "DECIMALS", "AMOUNT", "REPORT")},
}


class Cells:
    """The cells of reports as columns: one entry a cell, in the order of the reports and their tables.

    `column` and `values` are views of the library's memory, with nothing copied (numpy.frombuffer
    and numpy.asarray take them as they are); `to_frame` makes a pandas frame of them. Exact: no float anywhere.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    def __len__(self) -> int:
        return int(lib.juesuan_cells_count(self._handle))

    def _view(self, pointer: Any, size: int, format: str) -> memoryview:
        # The view keeps the pointer, and that the handle.
        owned = ffi.gc(pointer, lambda _, handle=self._handle: None)
        return memoryview(ffi.buffer(owned, len(self) * size)).cast(format).toreadonly()

    def column(self, field: str) -> memoryview:
        """One int a cell. UsageError for an unknown field.

        "department", "set", "table", "side", "code", "name", "column", "unit": places in `texts`.
        "year", "level", "line", "page": the number, or 0 where there is none.
        "amount": the place in `amounts`. "report": the place of the report in those given.
        "state": 0 blank, 1 value, 2 dash, 3 unreadable. "decimals": those that are printed.
        """
        return self._view(lib.juesuan_cells_column(self._handle, choose(FIELDS, field, "field")), 4, "i")

    @property
    def values(self) -> memoryview:
        """The amounts without their point, as 64-bit ints: the amount is value / 10 ** decimals.

        0 where "state" says that there is no amount.
        """
        return self._view(lib.juesuan_cells_values(self._handle), 8, "q")

    def _different(self, function: Any) -> List[str]:
        size = ffi.new("size_t *")
        block = function(self._handle, size)
        return bytes(ffi.buffer(block, size[0] - 1)).decode("utf-8", "replace").split("\0")

    @cached_property
    def texts(self) -> List[str]:
        """The different texts; the first is ""."""
        return self._different(lib.juesuan_cells_texts)

    @cached_property
    def amounts(self) -> List[Optional[Decimal]]:
        """The different amounts, with the decimals that are printed; the first is None."""
        return [None, *map(Decimal, self._different(lib.juesuan_cells_amounts)[1:])]

    def to_frame(self) -> Any:
        """A pandas frame with one row a cell, as of `Report.to_frame`."""
        return _frames.cells(self, TEXTS, NUMBERS)

    def __repr__(self) -> str:
        return f"<Cells: {len(self)}>"


def cells(reports: Iterable[Report], *, blanks: bool = True) -> Cells:
    """The cells of any number of reports, in one call. blanks: blank cells too.

    ``juesuan.cells(reports).to_frame()`` is one pandas frame of them all.
    """
    kept = list(reports)
    handles = ffi.new("juesuan_report *[]", [report._handle for report in kept])
    call = Call()
    out = ffi.new("juesuan_cells **")
    call.expect(lib.juesuan_cells_new(out, handles, len(kept), blanks, ffi.NULL, call.slot))
    return Cells(ffi.gc(out[0], lib.juesuan_cells_free))
