"""The figures of the notes (情况说明)."""
from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Optional, Tuple

from ._amounts import to_decimal
from ._library import lib, place, text

__all__ = ["Claim"]


@dataclass(frozen=True)
class Claim:
    """One figure of the notes, and the cell that it speaks of.

    measure: "amount", "budget", "final", "change", "change_percent", "share", "completion" or
    "count"; changes are negative for a fall. subject: as printed. table, side, code, column: the
    cell of the subject, "" where it is not bound; then reason says why. value is in `unit`
    ("万元", "%", "辆"). section is the heading above it, text the printed evidence.
    """

    measure: str
    subject: str
    table: str
    side: str
    code: str
    column: str
    value: Optional[Decimal]
    unit: str
    section: str
    text: str
    line: Optional[int]
    page: Optional[int]
    reason: Optional[str]


def claims(report: Any) -> Tuple[Claim, ...]:
    """The claims of a report's handle, in their order."""

    def claim(index: int) -> Claim:
        def words(function: Any) -> str:
            return text(function(report, index))

        return Claim(
            measure=text(lib.juesuan_measure_name(lib.juesuan_claim_measure(report, index))),
            subject=words(lib.juesuan_claim_subject),
            table=words(lib.juesuan_claim_table),
            side=words(lib.juesuan_claim_side),
            code=words(lib.juesuan_claim_code),
            column=words(lib.juesuan_claim_column),
            value=to_decimal(lib.juesuan_claim_value(report, index)),
            unit=words(lib.juesuan_claim_unit),
            section=words(lib.juesuan_claim_section),
            text=words(lib.juesuan_claim_text),
            line=place(lib.juesuan_claim_line(report, index)),
            page=place(lib.juesuan_claim_page(report, index)),
            reason=words(lib.juesuan_claim_reason) or None,
        )

    return tuple(claim(index) for index in range(lib.juesuan_report_claim_count(report)))
