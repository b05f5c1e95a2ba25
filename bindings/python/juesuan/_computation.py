"""Totals, shares and changes, as the library computes them."""
from __future__ import annotations

from typing import Any

from ._library import lib, written

__all__ = ["Computation"]


class Computation:
    """What the leaves of every cell add up to, its shares, and its change against last year.

    It does not need its reports.
    """

    def __init__(self, handle: Any) -> None:
        self._handle = handle

    def _write(self, output: str) -> str:
        return written(lib.juesuan_computation_write, self._handle, output)

    def to_json(self) -> str:
        """The entries as JSON; amounts and percentages are decimal strings."""
        return self._write("json")

    def to_csv(self) -> str:
        """The entries as CSV."""
        return self._write("csv")

    def __str__(self) -> str:
        return self._write("text")
