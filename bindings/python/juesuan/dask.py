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
from ._cells import cells
from ._report import Report, read
from .errors import ReadError

__all__ = ["Corpus"]

Source = Union[str, "os.PathLike[str]", bytes]
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


def _read_part(sources: Sequence[Tuple[str, Source]]) -> Dict[str, Any]:
    """The three frames of some sources; runs on a worker."""
    reports: List[Report] = []
    names: List[str] = []
    findings: List[Tuple[Any, ...]] = []
    unreadable: List[Tuple[Any, ...]] = []
    for name, source in sources:
        try:
            report = read(source)
        except ReadError as error:
            unreadable.append((name, error.line, str(error)))
            continue
        reports.append(report)
        names.append(name)
        findings.extend((name, *(getattr(found, column) for column in _FINDING[1:])) for found in report.check())
    columns = cells(reports, blanks=False)
    frame = columns.to_frame()
    frame.insert(0, "file", [names[number] for number in columns.column("report")])
    return {
        "cells": frame.astype(_frame(("file", *_frames.COLUMNS), ()).dtypes.to_dict()),
        "findings": _frame(_FINDING, findings),
        "unreadable": _frame(_UNREADABLE, unreadable),
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
