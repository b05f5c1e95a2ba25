"""Making a report in code."""
from __future__ import annotations

import threading
from typing import Any, Optional, Tuple

from ._amounts import Amount, from_python
from ._library import SETS, UNITS, Call, choose, ffi, lib, new_options, text
from ._report import Report

__all__ = ["Builder", "items"]


def items(table: str, side: str = "") -> Tuple[Tuple[str, str], ...]:
    """The rows that the form of a table names: pairs of id and name, as `Builder.set` takes them."""
    form, half = table.encode("utf-8"), side.encode("utf-8")
    return tuple(
        (text(lib.juesuan_item_id(form, half, index)), text(lib.juesuan_item_name(form, half, index)))
        for index in range(lib.juesuan_item_count(form, half))
    )


class Builder:
    """Sets cells, derives what follows from them, and makes a Report.

    ::

        builder = juesuan.Builder("某局", 2024)
        builder.set("expenditure", "2040601", "basic", "601.57", name="行政运行")
        builder.derive()
        report = builder.finish()

    A call that fails changes nothing. Amounts are in `unit` (元, 千元, 万元, 亿元).
    """

    def __init__(self, department: str = "", year: int = 0, unit: str = "万元", language: str = "zh") -> None:
        out = ffi.new("juesuan_builder **")
        call = Call()
        options = new_options(language)
        name = department.encode("utf-8")
        call.expect(
            lib.juesuan_builder_new(out, name, year, choose(UNITS, unit, "unit"), options, call.slot)
        )
        self._handle: Any = ffi.gc(out[0], lib.juesuan_builder_free)
        self._language = language
        self._lock = threading.Lock()  # the library's builder is not for several threads at once

    def set(
        self,
        table: str,
        code_or_item: str,
        column: str,
        amount: Amount,
        *,
        name: Optional[str] = None,
        side: str = "",
        set: str = "publication",
    ) -> None:
        """Sets one cell; a later call replaces it, and None empties it.

        code_or_item: a subject code, "" or "合计" for the total, or the name or id of a row of the
        form (see `items`). name: the subject's name, needed the first time that a code is used,
        except for classes. side: "income" or "expenditure" in two-sided tables.

        Raises NotFoundError (a KeyError) for an unknown table, side, row or column, UsageError for
        a code that none can be or one without a name, ConflictError for another name than the code
        has and for a parent that its children contradict, AmountOverflowError where the amount or
        the sum of its column does not fit.
        """
        number, value = choose(SETS, set, "set"), from_python(amount)
        half = side.encode("utf-8")
        label = ffi.NULL if name is None else name.encode("utf-8")
        call = Call()
        with self._lock:
            status = lib.juesuan_builder_set(
                self._handle,
                number,
                table.encode("utf-8"),
                half,
                code_or_item.encode("utf-8"),
                label,
                column.encode("utf-8"),
                value,
                call.slot,
            )
        call.expect(status)

    def derive(self) -> None:
        """Asks for the whole publication: all ten tables, with what follows from the cells set.

        Raises ConflictError where a cell and what its parts make are further apart than rounding
        explains, AmountOverflowError where a sum does not fit.
        """
        call = Call()
        with self._lock:
            status = lib.juesuan_builder_derive(self._handle, call.slot)
        call.expect(status)

    def finish(self) -> Report:
        """The report as it stands; the builder can go on."""
        out = ffi.new("juesuan_report **")
        call = Call()
        with self._lock:
            status = lib.juesuan_builder_finish(out, self._handle, call.slot)
        call.expect(status)
        return Report(ffi.gc(out[0], lib.juesuan_report_free), None, self._language)
