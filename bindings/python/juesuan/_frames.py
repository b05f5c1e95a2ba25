"""Frames of pandas, which is needed for nothing else."""
from __future__ import annotations

import dataclasses
import importlib
import io
from decimal import Decimal
from typing import Any, Dict, Sequence

TEXTS = ("department", "set", "table", "side", "code", "name", "column", "value", "unit")
NUMBERS = ("year", "level", "line", "page")
COLUMNS = (
    *("department", "year", "set", "table", "side", "code", "name"),
    *("level", "column", "value", "unit", "line", "page"),
)


def _pandas() -> Any:
    return importlib.import_module("pandas")


def cells(rows: str) -> Any:
    """The library's tidy rows as a frame: exact Decimals, whole numbers that may be missing."""
    types: Dict[str, Any] = {name: str for name in TEXTS}
    types.update({name: "float64" for name in NUMBERS})  # the fastest way to read what may be missing
    frame = _pandas().read_csv(
        io.StringIO(rows),
        usecols=COLUMNS,
        dtype=types,
        keep_default_na=False,
        na_values=dict.fromkeys(NUMBERS, [""]),
    )
    for name in NUMBERS:
        frame[name] = frame[name].astype("Int64")
    # "na" is a printed dash: no amount.
    frame["value"] = [Decimal(value) if value and value != "na" else None for value in frame["value"]]
    return frame[list(COLUMNS)]


def records(kind: Any, items: Sequence[Any]) -> Any:
    """Plain objects of one kind as a frame, one row each."""
    names = [field.name for field in dataclasses.fields(kind)]
    return _pandas().DataFrame([[getattr(item, name) for name in names] for item in items], columns=names)
