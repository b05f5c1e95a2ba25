"""Which name a subject code has in which years."""
from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Iterator, List, Optional, Sequence, Union, overload

from ._library import NONE, Call, ffi, lib, place, position, text

__all__ = ["Code", "CodeBook"]


@dataclass(frozen=True)
class Code:
    """One entry; first and last are years, None where not said, or still valid."""

    code: str
    name: str
    first: Optional[int]
    last: Optional[int]
    source: str


class CodeBook(Sequence[Code]):
    """The entries of a code book, by code and then by first year.

    ``CodeBook()`` is the built-in book; ``CodeBook(path)`` reads CSV: code, name, first year, last
    year, source, the years and the source optional. The bytes of such a file do as well. Raises
    ReadError with line and column. Give it to `Report.check`.
    """

    def __init__(self, source: Union[str, os.PathLike[str], bytes, None] = None) -> None:
        if source is None:
            self._handle: Any = lib.juesuan_codebook_builtin()
            return
        out = ffi.new("juesuan_codebook **")
        if isinstance(source, bytes):
            call = Call(None, reading=True)
            status = lib.juesuan_codebook_parse(out, source, len(source), ffi.NULL, call.slot)
        else:
            call = Call(source, reading=True)
            status = lib.juesuan_codebook_read(out, os.fsencode(source), ffi.NULL, call.slot)
        call.expect(status)
        self._handle = ffi.gc(out[0], lib.juesuan_codebook_free)

    def _code(self, index: int) -> Code:
        return Code(
            text(lib.juesuan_codebook_code(self._handle, index)),
            text(lib.juesuan_codebook_name(self._handle, index)),
            place(lib.juesuan_codebook_first(self._handle, index)),
            place(lib.juesuan_codebook_last(self._handle, index)),
            text(lib.juesuan_codebook_source(self._handle, index)),
        )

    @overload
    def __getitem__(self, key: int) -> Code: ...

    @overload
    def __getitem__(self, key: slice) -> List[Code]: ...

    def __getitem__(self, key: Union[int, slice]) -> Union[Code, List[Code]]:
        if isinstance(key, slice):
            return [self._code(index) for index in range(*key.indices(len(self)))]
        return self._code(position(key, len(self), "code"))

    def __len__(self) -> int:
        return int(lib.juesuan_codebook_count(self._handle))

    def __iter__(self) -> Iterator[Code]:
        return (self._code(index) for index in range(len(self)))

    def find(self, code: str, year: Optional[int] = None) -> Optional[Code]:
        """The entry of a code in a year (None: in any), or None."""
        index = lib.juesuan_codebook_find(self._handle, code.encode("utf-8"), year or 0)
        return None if index == NONE else self._code(int(index))

    def __repr__(self) -> str:
        return f"<CodeBook {len(self)} codes>"
