"""Many reports over threads: the interpreter runs on while the library reads."""
from __future__ import annotations

import importlib
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, Deque, Iterable, Iterator, Sized, Tuple, TypeVar, Union

from ._report import Readable, Report, read
from .errors import ReadError

__all__ = ["Reading", "read_many"]

Path = TypeVar("Path", bound=Readable)
Outcome = Union[Report, ReadError]
_AHEAD = 4  # reports a job that may wait for the caller


def _bar(total: Any, wanted: bool) -> Any:
    """A progress bar on a terminal or in a notebook; None where tqdm is not installed."""
    if not wanted:
        return None
    try:
        bar: Any = importlib.import_module("tqdm.auto")
    except ImportError:
        return None
    return bar.tqdm(total=total, unit="report", disable=False if "ipykernel" in sys.modules else None)


def _read(path: Readable, options: Any) -> Outcome:
    try:
        return read(path, **options)
    except ReadError as error:
        return error


class Reading(Iterator[Tuple[Path, Outcome]]):
    """The iterator of read_many; also a context manager that ends the threads early."""

    def __init__(self, paths: Iterable[Path], jobs: int, progress: bool, options: Any) -> None:
        self._paths = iter(paths)
        self._options = options
        self._ahead = jobs * _AHEAD
        self._waiting: Deque[Tuple[Path, Future[Outcome]]] = deque()
        self._pool = ThreadPoolExecutor(jobs, thread_name_prefix="juesuan")
        self._progress = _bar(len(paths) if isinstance(paths, Sized) else None, progress)

    def _fill(self) -> None:
        while len(self._waiting) < self._ahead:
            try:
                path = next(self._paths)
            except StopIteration:
                return
            self._waiting.append((path, self._pool.submit(_read, path, self._options)))

    def __iter__(self) -> Reading[Path]:
        return self

    def __next__(self) -> Tuple[Path, Outcome]:
        try:
            self._fill()
            if not self._waiting:
                raise StopIteration
            path, future = self._waiting.popleft()
            outcome = future.result()
        except BaseException:
            self.close()
            raise
        if self._progress is not None:
            self._progress.update()
        return path, outcome

    def close(self) -> None:
        """Ends the reading: what has not begun is not read any more."""
        self._paths = iter(())
        for _, future in self._waiting:
            future.cancel()
        self._waiting.clear()
        self._pool.shutdown(wait=False)
        if self._progress is not None:
            self._progress.close()

    def __enter__(self) -> Reading[Path]:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read_many(paths: Iterable[Path], jobs: int = 2, progress: bool = True, **options: Any) -> Reading[Path]:
    """Reads many reports over `jobs` threads, in the order of `paths`.

    Gives pairs of a path and its Report, or the ReadError where it could not be read; the others
    are read all the same. Only a few reports are read ahead of the caller, so memory does not grow
    with the number of files. progress: a bar on a terminal or in a notebook, where tqdm is
    installed. options: as for `read`.
    """
    if jobs < 1:
        raise ValueError("jobs must be at least 1")
    return Reading(paths, jobs, progress, options)
