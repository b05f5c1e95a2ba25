"""The 三公 table: the budget (预算数) and the final accounts (决算数), six figures each."""
from __future__ import annotations

from decimal import Decimal
from typing import Any, Iterator, Mapping, Optional

from ._amounts import to_decimal
from ._library import expect, ffi, lib
from ._tables import Table

__all__ = ["Sangong", "SangongRow"]

ITEMS = {
    name: getattr(lib, f"JUESUAN_SANGONG_{name.upper()}")
    for name in ("total", "abroad", "vehicle", "vehicle_purchase", "vehicle_running", "reception")
}


class SangongRow(Mapping[str, Optional[Decimal]]):
    """预算数 or 决算数: Decimals in the table's unit, None where nothing is printed."""

    def __init__(self, owner: Any, handle: Any, row: int) -> None:
        self._owner = owner
        self._handle = handle
        self._row = row

    def __getitem__(self, item: str) -> Optional[Decimal]:
        return to_decimal(lib.juesuan_sangong_amount(self._handle, self._row, ITEMS[item]))

    def __iter__(self) -> Iterator[str]:
        return iter(ITEMS)

    def __len__(self) -> int:
        return len(ITEMS)

    @property
    def total(self) -> Optional[Decimal]:
        """合计, as printed."""
        return self["total"]

    @property
    def abroad(self) -> Optional[Decimal]:
        """因公出国（境）费."""
        return self["abroad"]

    @property
    def vehicle(self) -> Optional[Decimal]:
        """公务用车购置及运行维护费, 小计."""
        return self["vehicle"]

    @property
    def vehicle_purchase(self) -> Optional[Decimal]:
        """公务用车购置费."""
        return self["vehicle_purchase"]

    @property
    def vehicle_running(self) -> Optional[Decimal]:
        """公务用车运行维护费."""
        return self["vehicle_running"]

    @property
    def reception(self) -> Optional[Decimal]:
        """公务接待费."""
        return self["reception"]

    def sum(self) -> Optional[Decimal]:
        """abroad + vehicle_purchase + vehicle_running + reception, from the cells."""
        out = ffi.new("juesuan_amount *")
        status = lib.juesuan_sangong_sum(self._handle, self._row, out)
        if status == lib.JUESUAN_ERROR_ABSENT:
            return None
        expect(status, "sum of 三公")
        return to_decimal(out)

    def __repr__(self) -> str:
        return f"<SangongRow {' '.join(f'{item}={value}' for item, value in self.items() if value is not None)}>"


class Sangong:
    """``sangong.final.total``, ``sangong.budget.reception`` and so on."""

    def __init__(self, owner: Any, handle: Any) -> None:
        self.table = Table(owner, lib.juesuan_sangong_table(handle))
        self.budget = SangongRow(owner, handle, lib.JUESUAN_SANGONG_BUDGET)
        self.final = SangongRow(owner, handle, lib.JUESUAN_SANGONG_FINAL)

    def __repr__(self) -> str:
        return f"<Sangong ({self.table.unit}) budget {self.budget!r} final {self.final!r}>"

    def _repr_html_(self) -> str:
        return self.table._repr_html_()
