"""Reading reports, and the report itself."""
from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Any, Iterable, Mapping, Optional, Tuple, Union

from . import _html
from ._cells import cells
from ._claims import Claim, claims
from ._codebook import CodeBook
from ._computation import Computation
from ._findings import Findings
from ._library import (
    FORMATS,
    LANGUAGES,
    SETS,
    Call,
    choose,
    ffi,
    lib,
    new_options,
    place,
    taken,
    text,
    written,
)
from ._narrate import STYLES, Extra, encoded
from ._repairs import WITHOUT, Repairs
from ._sangong import Sangong
from ._tables import Table, Tables
from ._trees import Tree
from .errors import Source

__all__ = ["Report", "ReaderWarning", "from_json", "read"]

Readable = Union[str, "os.PathLike[str]", bytes, bytearray, memoryview, IO[bytes], IO[str]]


@dataclass(frozen=True)
class ReaderWarning:
    """What the reader could not place or was not sure of; line and page as in Finding."""

    message: str
    line: Optional[int]
    page: Optional[int]

    def __str__(self) -> str:
        numbers = [f"p{self.page}"] if self.page else []
        numbers += [str(self.line)] if self.line else []
        return f"{':'.join(numbers)}: {self.message}" if numbers else self.message


class Report:
    """One final account, read-only: any number of threads may share it.

    Make one with `read` or `from_json`. Its tables, trees and rows keep its memory alive, so they
    may be used after the last reference to the report is gone. Reports are equal if their JSON is.
    """

    def __init__(self, handle: Any, path: Source = None, language: str = "zh") -> None:
        self._handle = handle
        self._language = language
        self.path = path
        """The file as the caller named it; None for bytes."""

    @property
    def department(self) -> str:
        """The name of the department or unit; "" where unknown."""
        return text(lib.juesuan_report_department(self._handle))

    @property
    def year(self) -> Optional[int]:
        """The year of the accounts; None where unknown."""
        return place(lib.juesuan_report_year(self._handle))

    @property
    def unit(self) -> str:
        """"万元" and so on; "" where the publication tables print none or differ."""
        return text(lib.juesuan_unit_name(lib.juesuan_report_unit(self._handle)))

    @cached_property
    def tables(self) -> Tables:
        """The publication tables (公开表), by id."""
        return Tables(self._handle, "publication")

    @cached_property
    def approval(self) -> Tables:
        """The approval tables (批复表) of the annex, by id."""
        return Tables(self._handle, "approval")

    @property
    def sangong(self) -> Optional[Sangong]:
        """The 三公 table of the publication set; None where the report prints none."""
        handle = lib.juesuan_report_sangong(self._handle)
        return None if handle == ffi.NULL else Sangong(self._handle, handle)

    def tree(self, id: str, set: str = "publication") -> Tree:
        """The codes of a table as a tree. KeyError where there is no such table, or it has no codes."""
        number = choose(SETS, set, "set")
        handle = lib.juesuan_report_tree(self._handle, number, id.encode("utf-8"))
        if handle == ffi.NULL:
            raise KeyError(id)
        return Tree(Table(self._handle, lib.juesuan_tree_table(handle)), handle)

    @property
    def warnings(self) -> Tuple[ReaderWarning, ...]:
        """What the reader could not place or was not sure of."""
        return tuple(
            ReaderWarning(
                text(lib.juesuan_report_warning(self._handle, index)),
                place(lib.juesuan_report_warning_line(self._handle, index)),
                place(lib.juesuan_report_warning_page(self._handle, index)),
            )
            for index in range(lib.juesuan_report_warning_count(self._handle))
        )

    @property
    def claims(self) -> Tuple[Claim, ...]:
        """The figures of the notes, each bound to the cell that it speaks of or with its reason."""
        return claims(self._handle)

    def check(
        self,
        severities: Optional[Mapping[str, str]] = None,
        language: Optional[str] = None,
        *,
        previous: Optional[Report] = None,
        codebook: Optional[CodeBook] = None,
    ) -> Findings:
        """Checks every relation. A report that is wrong raises nothing: the findings say so.

        severities: by rule id "error", "warning", "rounding" or "off"; NotFoundError for an unknown
        rule. language: "zh" or "en", by default that of `read`. previous: last year's report, to
        compare with. codebook: names of codes that go before those of the built-in book.
        """
        language = language or self._language
        call = Call()
        out = ffi.new("juesuan_findings **")
        options = new_options(
            language,
            severities=severities,
            previous=ffi.NULL if previous is None else previous._handle,
            codebook=ffi.NULL if codebook is None else codebook._handle,
        )
        call.expect(lib.juesuan_report_check(out, self._handle, options, call.slot))
        return Findings(ffi.gc(out[0], lib.juesuan_findings_free), self._name, language)

    def compute(self, previous: Optional[Report] = None) -> Computation:
        """Totals, shares and, with last year's report, changes of every cell."""
        call = Call()
        out = ffi.new("juesuan_computation **")
        before = ffi.NULL if previous is None else previous._handle
        options = new_options(self._language)
        call.expect(lib.juesuan_report_compute(out, self._handle, before, options, call.slot))
        return Computation(ffi.gc(out[0], lib.juesuan_computation_free), self._language)

    def narrate(
        self,
        previous: Optional[Report] = None,
        *,
        extra: Union[Extra, str, None] = None,
        style: str = "shanxi",
    ) -> str:
        """Part three of the report (情况说明), written from its tables.

        previous: last year's report. extra: what no table prints, as a mapping or as JSON: by
        "amounts", "previous", "budgets", "reasons", "uses" and "counts", then by subject code or a
        name of `topics()` or `counts()`. style: the family of sentences, "shanxi" or "shanghai".
        What is still not known is marked 【待填：…】. Raises ReadError with line and column in extra.
        """
        data = ffi.NULL if extra is None else encoded(extra)
        size = 0 if extra is None else len(data)
        before = ffi.NULL if previous is None else previous._handle
        call = Call(reading=True)
        out = ffi.new("juesuan_buffer **")
        options = new_options(self._language)
        number = choose(STYLES, style, "style")
        call.expect(lib.juesuan_report_narrate(out, self._handle, before, data, size, number, options, call.slot))
        return taken(out)

    def repair(self, without: Iterable[str] = ()) -> Repairs:
        """Proposals for misread cells, codes and names; the report stays as it is.

        without: what to leave out of the evidence, of "publication", "approval" and "notes".
        """
        left_out = [without] if isinstance(without, str) else without
        mask = 0
        for name in left_out:
            mask |= choose(WITHOUT, name, "source")
        call = Call()
        out = ffi.new("juesuan_repairs **")
        options = new_options(self._language)
        call.expect(lib.juesuan_report_repair(out, self._handle, mask, options, call.slot))
        return Repairs(ffi.gc(out[0], lib.juesuan_repairs_free), self, self._name, self._language)

    def _amended(self, repairs: Any, confidence: int) -> Report:
        call = Call()
        out = ffi.new("juesuan_report **")
        options = new_options(self._language)
        call.expect(lib.juesuan_report_amend(out, self._handle, repairs, confidence, options, call.slot))
        return _owned(out, self.path, self._language)

    @property
    def amendments(self) -> Tuple[str, ...]:
        """What was put in by `Repairs.apply`: "approval expenditure 2040650 basic: 259.82 -> 259.92"."""
        return tuple(
            text(lib.juesuan_report_amendment(self._handle, index))
            for index in range(lib.juesuan_report_amendment_count(self._handle))
        )

    def _write(self, output: str) -> str:
        return written(lib.juesuan_report_write, self._handle, output, language=self._language)

    def to_json(self) -> str:
        """The report as juesuan.report/1; `from_json` makes an equal report of it."""
        return self._write("json")

    def to_text(self) -> str:
        """The report as aligned text, widths of CJK characters right."""
        return self._write("text")

    def to_csv(self) -> str:
        """All tables as CSV, one after the other."""
        return self._write("csv")

    def to_markdown(self) -> str:
        """All tables as Markdown."""
        return self._write("markdown")

    def to_rows(self, findings: Optional[Findings] = None, *, blanks: bool = False, output: str = "csv") -> str:
        """Tidy rows as text: one a cell and, with `findings`, one a finding and the ledger's counts.

        output: "csv" with a header, or "json" with one object a line. blanks: blank cells too.
        """
        found = ffi.NULL if findings is None else findings._handle
        file = self._name.encode("utf-8", "surrogateescape")
        return written(lib.juesuan_rows_write, self._handle, output, found, file, blanks, language=self._language)

    def to_frame(self, blanks: bool = True) -> Any:
        """A pandas DataFrame with one row a cell; ImportError where pandas is not installed.

        Columns: department, year, set, table, side, code, name, level, column, value (Decimal, in
        the unit of the row, or None where no amount is printed), unit, line, page. blanks: blank
        cells too.
        """
        return cells([self], blanks=blanks).to_frame()

    @property
    def _name(self) -> str:
        return "" if self.path is None else os.fspath(self.path)

    def __repr__(self) -> str:
        return (
            f"<Report {self.department} {self.year} ({self.unit}): "
            f"{len(self.tables)} tables, {len(self.approval)} approval tables>"
        )

    def _repr_html_(self) -> str:
        return _html.heading(f"{self.department} {self.year or ''}") + self.tables._repr_html_()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Report):
            return NotImplemented
        return self._handle == other._handle or self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash((self.department, self.year, len(self.tables), len(self.approval)))

    def __copy__(self) -> Report:
        """The report itself: it cannot change."""
        return self

    def __deepcopy__(self, memo: object) -> Report:
        return self

    def __reduce__(self) -> Any:
        return _restore, (self.to_json(), self.path, self._language)


def _restore(json: str, path: Source, language: str) -> Report:
    report = from_json(json)
    report.path = path
    report._language = language
    return report


def _owned(out: Any, path: Source, language: str) -> Report:
    return Report(ffi.gc(out[0], lib.juesuan_report_free), path, language)


def _read_file(path: Source, format: str, language: str, limits: Optional[Mapping[str, int]]) -> Report:
    assert path is not None
    name = os.fsencode(path)
    if b"\0" in name:
        raise ValueError("embedded null byte")
    number = choose(FORMATS, format, "format")
    call = Call(path, reading=True)
    out = ffi.new("juesuan_report **")
    options = new_options(language, limits)
    call.expect(lib.juesuan_report_read(out, name, number, options, call.slot))
    return _owned(out, path, language)


def _parse(data: Any, path: Source, format: str, language: str, limits: Optional[Mapping[str, int]]) -> Report:
    number = choose(FORMATS, format, "format")
    call = Call(path, reading=True)
    out = ffi.new("juesuan_report **")
    options = new_options(language, limits)
    view = ffi.from_buffer(data)
    call.expect(lib.juesuan_report_parse(out, view, len(view), number, options, call.slot))
    return _owned(out, path, language)


def read(
    source: Readable,
    format: str = "auto",
    *,
    language: str = "zh",
    limits: Optional[Mapping[str, int]] = None,
) -> Report:
    """Reads one report.

    source: a path (str or Path: a file, or a folder of CSV tables), the bytes of a file, or a file
    object opened for reading, as bytes or as text.
    format: "auto" (by content), "text", "csv", "json", "tsv", "jsonl", "pdf", "markdown", "html".
    language: of the messages, "zh" or "en".
    limits: "bytes", "rows", "tables", "depth" or "seconds" with what is allowed.

    Raises ReadError with path, line, column and page of what is wrong (also FileNotFoundError,
    IsADirectoryError or PermissionError where it is that), UsageError for an unknown option.
    """
    choose(LANGUAGES, language, "language")
    if isinstance(source, (str, os.PathLike)):
        return _read_file(source, format, language, limits)
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _parse(source, None, format, language, limits)
    if not hasattr(source, "read"):
        raise TypeError(f"a report is a path, bytes or a file object, not {type(source).__name__}")
    data = source.read()
    name = getattr(source, "name", None)
    return _parse(
        data.encode("utf-8") if isinstance(data, str) else data,
        name if isinstance(name, str) else None,
        format,
        language,
        limits,
    )


def from_json(json: Union[str, bytes]) -> Report:
    """The report that a text of juesuan.report/1 holds. Raises ReadError with line and column."""
    data = json.encode("utf-8") if isinstance(json, str) else json
    return _parse(data, None, "json", "zh", None)
