"""Corpora over many machines with Dask (the extra `dask` of the package).

    corpus = juesuan.dask.Corpus(paths)          # or a Dask bag of bytes
    corpus.cells, corpus.findings, corpus.unreadable   # Dask data frames

Every task reads whole files and gives plain frames, so that a lost worker loses no file: its tasks
are run again elsewhere. The frames are in the order of the input and equal what one machine gives.
"""
from __future__ import annotations

import importlib
import os
from typing import Any, Dict, Iterable, List, Sequence, Tuple, Union

from . import _frames
from ._report import read
from .errors import ReadError

__all__ = ["Corpus"]

Source = Union[str, "os.PathLike[str]", bytes]
_PARTS = ("cells", "findings", "unreadable")
_FINDING = ("file", "rule", "severity", "set", "table", "side", "code", "name", "column", "expected", "actual", "difference",
            "message", "line", "page")
_UNREADABLE = ("file", "line", "message")
_NUMBERS = ("year", "level", "line", "page")


def _frame(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    pandas = importlib.import_module("pandas")
    frame = pandas.DataFrame(list(rows), columns=list(columns), dtype=object)
    return frame.astype({name: "Int64" for name in columns if name in _NUMBERS})


def _empty() -> Dict[str, Any]:
    return {
        "cells": _frame(("file", *_frames.COLUMNS), ()),
        "findings": _frame(_FINDING, ()),
        "unreadable": _frame(_UNREADABLE, ()),
    }


def _read_one(name: str, source: Source, frames: Dict[str, List[Any]]) -> None:
    try:
        report = read(source)
    except ReadError as error:
        frames["unreadable"].append(_frame(_UNREADABLE, [(name, error.line, str(error))]))
        return
    cells = report.to_frame(blanks=False)
    cells.insert(0, "file", name)
    frames["cells"].append(cells)
    found = [(name, *(getattr(finding, column) for column in _FINDING[1:])) for finding in report.check()]
    frames["findings"].append(_frame(_FINDING, found))


def _read_part(sources: Sequence[Tuple[str, Source]]) -> Dict[str, Any]:
    """The three frames of some sources; runs on a worker."""
    pandas = importlib.import_module("pandas")
    frames: Dict[str, List[Any]] = {part: [] for part in _PARTS}
    for name, source in sources:
        _read_one(name, source, frames)
    empty = _empty()
    return {
        part: pandas.concat(some, ignore_index=True).astype(empty[part].dtypes.to_dict()) if some else empty[part]
        for part, some in frames.items()
    }


def _part_of(frames: Dict[str, Any], part: str) -> Any:
    return frames[part]


def _number(sources: Iterable[bytes], first: int) -> List[Tuple[str, Source]]:
    return [(f"#{first}.{number}", source) for number, source in enumerate(sources)]


class Corpus:
    """Reports as three lazy Dask data frames.

    sources: file names (any that juesuan.read takes, as seen by the workers), or a Dask bag whose
    items are the bytes of one report each. per_part: files a task; a bag keeps its partitions.
    Items of a bag are named "#partition.item".

    cells: one row a printed cell, the columns of Report.to_frame behind `file`.
    findings: one row a finding. unreadable: file, line and message of what could not be read.
    """

    def __init__(self, sources: Any, per_part: int = 64) -> None:
        if per_part < 1:
            raise ValueError("per_part must be at least 1")
        delayed = importlib.import_module("dask").delayed
        if hasattr(sources, "to_delayed"):
            bag = enumerate(sources.to_delayed())
            parts = [delayed(_number)(part, number) for number, part in bag]
        else:
            files = [(os.fspath(source), source) for source in sources]
            parts = [files[start : start + per_part] for start in range(0, len(files), per_part)]
        self._parts = [delayed(_read_part)(part) for part in parts]

    def _frame(self, part: str) -> Any:
        dask = importlib.import_module("dask")
        dataframe = importlib.import_module("dask.dataframe")
        meta = _empty()[part]
        if not self._parts:
            return dataframe.from_pandas(meta, npartitions=1)
        return dataframe.from_delayed([dask.delayed(_part_of)(frames, part) for frames in self._parts], meta=meta)

    @property
    def cells(self) -> Any:
        return self._frame("cells")

    @property
    def findings(self) -> Any:
        return self._frame("findings")

    @property
    def unreadable(self) -> Any:
        return self._frame("unreadable")
