"""Proposed corrections of single cells, codes and names."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Iterator, List, Optional, Sequence, Union, overload

from . import _html
from ._amounts import EXACT
from ._library import lib, place, position, text, written

__all__ = ["Repair", "Repairs"]

KINDS = {lib.JUESUAN_REPAIR_AMOUNT: "amount", lib.JUESUAN_REPAIR_CODE: "code", lib.JUESUAN_REPAIR_NAME: "name"}
WITHOUT = {
    "publication": lib.JUESUAN_WITHOUT_PUBLICATION,
    "approval": lib.JUESUAN_WITHOUT_APPROVAL,
    "notes": lib.JUESUAN_WITHOUT_NOTES,
}


@dataclass(frozen=True)
class Repair:
    """One proposal: what is printed, what should be there, how sure that is, and why.

    kind: "amount", "code" or "name"; column is "code" or "name" for the latter two.
    printed, proposed: as texts; "" for a blank cell. code and name are those that are printed.
    confidence: 0 to 1, in thousandths. relations: how many hold with the change.
    group: proposals of one group belong together, as parts of one change or, where alternative is
    set, as explanations of which at most one is right.
    """

    kind: str
    set: str
    table: str
    side: str
    code: str
    name: str
    column: str
    printed: str
    proposed: str
    confidence: Decimal
    reason: str
    relations: int
    group: int
    alternative: bool
    line: Optional[int]
    page: Optional[int]

    def __str__(self) -> str:
        cell = [self.set, self.table, self.side, self.code or self.name, self.column]
        place = " ".join(part for part in cell if part)
        return f"{place}: {self.printed} -> {self.proposed} ({self.confidence}; {self.reason})"


class Repairs(Sequence[Repair]):
    """The proposals for one report: a sequence of Repair. Nothing in the report is changed."""

    def __init__(self, handle: Any, report: Any, file: str, language: str) -> None:
        self._handle = handle
        self._report = report
        self._file = file
        self._language = language

    @property
    def stopped(self) -> bool:
        """Whether the bound on effort was reached: these are the best proposals so far."""
        return bool(lib.juesuan_repairs_stopped(self._handle))

    def _repair(self, index: int) -> Repair:
        def words(function: Any) -> str:
            return text(function(self._handle, index))

        thousandths = int(lib.juesuan_repair_confidence(self._handle, index))
        return Repair(
            kind=KINDS[lib.juesuan_repair_kind_of(self._handle, index)],
            set=words(lib.juesuan_repair_set),
            table=words(lib.juesuan_repair_table),
            side=words(lib.juesuan_repair_side),
            code=words(lib.juesuan_repair_code),
            name=words(lib.juesuan_repair_name),
            column=words(lib.juesuan_repair_column),
            printed=words(lib.juesuan_repair_printed),
            proposed=words(lib.juesuan_repair_proposed),
            confidence=Decimal(thousandths).scaleb(-3, EXACT),
            reason=words(lib.juesuan_repair_reason),
            relations=int(lib.juesuan_repair_relations(self._handle, index)),
            group=int(lib.juesuan_repair_group(self._handle, index)),
            alternative=bool(lib.juesuan_repair_alternative(self._handle, index)),
            line=place(lib.juesuan_repair_line(self._handle, index)),
            page=place(lib.juesuan_repair_page(self._handle, index)),
        )

    @overload
    def __getitem__(self, key: int) -> Repair: ...

    @overload
    def __getitem__(self, key: slice) -> List[Repair]: ...

    def __getitem__(self, key: Union[int, slice]) -> Union[Repair, List[Repair]]:
        if isinstance(key, slice):
            return [self._repair(index) for index in range(*key.indices(len(self)))]
        return self._repair(position(key, len(self), "repair"))

    def __len__(self) -> int:
        return int(lib.juesuan_repairs_count(self._handle))

    def __iter__(self) -> Iterator[Repair]:
        return (self._repair(index) for index in range(len(self)))

    def apply(self, confidence: Any = "0.9") -> Any:
        """A new Report with the proposals put in that are at least this sure (0 to 1).

        Alternatives never are. What was put in is in the `amendments` of the new report.
        """
        return self._report._amended(self._handle, int(Decimal(str(confidence)).scaleb(3, EXACT)))

    def _write(self, output: str) -> str:
        file = self._file.encode("utf-8", "surrogateescape")
        return written(lib.juesuan_repairs_write, self._handle, output, file, language=self._language)

    def to_json(self) -> str:
        """The proposals as juesuan.repairs/1."""
        return self._write("json")

    def to_csv(self) -> str:
        """The proposals as CSV."""
        return self._write("csv")

    def to_text(self) -> str:
        """The proposals as text."""
        return self._write("text")

    def __str__(self) -> str:
        return self.to_text()

    def __repr__(self) -> str:
        first = f"; {self[0]}" if len(self) else ""
        return f"<Repairs {len(self)} proposals{', stopped' if self.stopped else ''}{first}>"

    def _repr_html_(self) -> str:
        return _html.repairs(self)
