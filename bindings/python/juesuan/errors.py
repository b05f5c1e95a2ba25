"""What can go wrong. Every error of this package is an `Error` and one of Python's own kinds too."""
from __future__ import annotations

import os
from typing import Any, Optional, Type, Union

__all__ = [
    "AmountError",
    "AmountOverflowError",
    "ConflictError",
    "DeniedError",
    "Error",
    "FolderError",
    "MissingFileError",
    "NotFoundError",
    "OpenError",
    "ReadError",
    "UsageError",
]

Source = Union[str, "os.PathLike[str]", None]


class Error(Exception):
    """Base of all errors of this package. `status` is the name of the C library's status."""

    status: str = ""


class UsageError(Error, ValueError):
    """The call itself is wrong: an unknown format, rule or limit."""


class NotFoundError(UsageError, KeyError):
    """There is no such table, side, row or column."""

    def __str__(self) -> str:
        return Exception.__str__(self)


class ConflictError(Error, ValueError):
    """What is given contradicts what is there already."""


class AmountError(Error, ValueError):
    """A text or a number that is no amount."""


class AmountOverflowError(AmountError, OverflowError):
    """An amount beyond 18 digits or 6 decimals."""


class ReadError(Error, ValueError):
    """A report could not be read.

    Attributes
    ----------
    path: the file as the caller named it, or None for bytes and nameless file objects.
    line, column, page: the place in the file, counted from 1; None where there is none.
    message: what is wrong, without the place.
    status: e.g. ``"JUESUAN_ERROR_FORMAT"``.

    A file that is missing, that is a folder, or that may not be read raises a subclass that is
    also FileNotFoundError, IsADirectoryError, PermissionError or OSError.
    """

    def __init__(
        self,
        message: str,
        path: Source = None,
        line: Optional[int] = None,
        column: Optional[int] = None,
        page: Optional[int] = None,
        status: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line
        self.column = column
        self.page = page
        self.status = status

    def __str__(self) -> str:
        place = [os.fspath(self.path) if self.path is not None else "<bytes>"]
        if self.page is not None:
            place.append(f"p{self.page}")
        place += [str(number) for number in (self.line, self.column) if number is not None]
        return f"{':'.join(place)}: {self.message}"

    def __reduce__(self) -> Any:
        return type(self), (self.message, self.path, self.line, self.column, self.page, self.status)


class OpenError(ReadError, OSError):
    """The file cannot be opened or read."""


class MissingFileError(OpenError, FileNotFoundError):
    """There is no such file."""


class FolderError(OpenError, IsADirectoryError):
    """The path is a folder that is not one of CSV tables."""


class DeniedError(OpenError, PermissionError):
    """The file may not be read by this user."""


def open_error_kind(path: Source) -> Type[OpenError]:
    """The class for a file that the library could not open."""
    if path is None:
        return OpenError
    if os.path.isdir(path):
        return FolderError
    if not os.path.lexists(path):
        return MissingFileError
    if not os.access(path, os.R_OK):
        return DeniedError
    return OpenError
