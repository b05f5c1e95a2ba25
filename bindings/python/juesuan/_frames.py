"""Frames of pandas, which is needed for nothing else."""
from __future__ import annotations

import dataclasses
import importlib
from typing import TYPE_CHECKING, Any, Iterable, Sequence

if TYPE_CHECKING:
    from ._cells import Cells

COLUMNS = (
    *("department", "year", "set", "table", "side", "code", "name"),
    *("level", "column", "value", "unit", "line", "page"),
)


def _pandas() -> Any:
    return importlib.import_module("pandas")


def cells(columns: Cells, texts: Iterable[str], numbers: Iterable[str]) -> Any:
    """A frame of columns: exact Decimals, texts, whole numbers that may be missing."""
    numpy, pandas = importlib.import_module("numpy"), _pandas()

    def ints(field: str) -> Any:
        return numpy.frombuffer(columns.column(field), numpy.int32)

    def objects(different: Sequence[Any]) -> Any:
        # numpy would look into every object to see whether it is a sequence; so it is handed one at a time.
        return numpy.frompyfunc(different.__getitem__, 1, 1)(numpy.arange(len(different)))

    known = objects(columns.texts)
    data = {"value": objects(columns.amounts)[ints("amount")]}
    data.update((name, known[ints(name)]) for name in texts)
    for name in numbers:
        found = ints(name)
        data[name] = pandas.arrays.IntegerArray(found.astype(numpy.int64), found == 0)
    return pandas.DataFrame({name: data[name] for name in COLUMNS}, copy=False)


def records(kind: Any, items: Sequence[Any]) -> Any:
    """Plain objects of one kind as a frame, one row each."""
    names = [field.name for field in dataclasses.fields(kind)]
    return _pandas().DataFrame([[getattr(item, name) for name in names] for item in items], columns=names)
