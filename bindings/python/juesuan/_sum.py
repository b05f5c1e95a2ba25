"""The reports of units, added up into that of their department."""
from __future__ import annotations

import threading
from typing import Any, Iterable

from ._findings import Findings
from ._library import UNITS, Call, choose, ffi, lib, new_options
from ._report import Report

__all__ = ["Sum", "consolidate"]


class Sum:
    """Adds up reports cell by cell over the union of their subjects; every total is rebuilt.

    It keeps the subjects, not the reports, so memory does not grow with their number. unit: that of
    the sum; "" for that of the first report. A call that fails changes nothing.
    """

    def __init__(self, unit: str = "", language: str = "zh") -> None:
        number = choose(UNITS, unit, "unit") if unit else lib.JUESUAN_UNIT_UNKNOWN
        out = ffi.new("juesuan_sum **")
        call = Call()
        options = new_options(language)
        call.expect(lib.juesuan_sum_new(out, number, options, call.slot))
        self._handle: Any = ffi.gc(out[0], lib.juesuan_sum_free)
        self._language = language
        self._lock = threading.Lock()  # the library's sum is not for several threads at once

    def add(self, report: Report) -> None:
        """Adds one report, which is not needed afterwards.

        Raises ConflictError for one of another year, AmountOverflowError where a sum does not fit.
        """
        call = Call()
        with self._lock:
            status = lib.juesuan_sum_add(self._handle, report._handle, call.slot)
        call.expect(status)

    def __len__(self) -> int:
        """How many reports were added."""
        return int(lib.juesuan_sum_count(self._handle))

    def finish(self, department: str = "", eliminate: bool = False) -> Report:
        """The sum so far; more may be added. UsageError before the first report.

        eliminate: what the units passed to each other is taken off both sides.
        """
        out = ffi.new("juesuan_report **")
        call = Call()
        with self._lock:
            status = lib.juesuan_sum_finish(out, self._handle, department.encode("utf-8"), _flags(eliminate), call.slot)
        call.expect(status)
        return Report(ffi.gc(out[0], lib.juesuan_report_free), None, self._language)

    def check(self, department: Report, eliminate: bool = False) -> Findings:
        """Whether the department's printed report is the sum: rules sum.cell and sum.row."""
        out = ffi.new("juesuan_findings **")
        call = Call()
        options = new_options(self._language)
        with self._lock:
            status = lib.juesuan_sum_check(
                out, self._handle, department._handle, _flags(eliminate), options, call.slot
            )
        call.expect(status)
        return Findings(ffi.gc(out[0], lib.juesuan_findings_free), department._name, self._language)

    def __repr__(self) -> str:
        return f"<Sum of {len(self)} reports>"


def _flags(eliminate: bool) -> int:
    return int(lib.JUESUAN_SUM_ELIMINATE if eliminate else lib.JUESUAN_SUM_PLAIN)


def consolidate(reports: Iterable[Report], department: str = "", eliminate: bool = False, unit: str = "") -> Report:
    """The sum of many reports, taken one after the other; see `Sum`."""
    total = Sum(unit)
    for report in reports:
        total.add(report)
    return total.finish(department, eliminate)
