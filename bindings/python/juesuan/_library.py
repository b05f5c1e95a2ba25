"""The way to the C library: loading it, its texts, its options and its errors.

The other files of the package call `lib` for what they show and nothing else: rules, parsing and
arithmetic all are in the library.
"""
from __future__ import annotations

import operator
from typing import Any, Mapping, Optional, SupportsIndex, Tuple, Type

from . import _backend  # noqa: F401  (makes sure that the extension finds cffi's runtime)
from ._juesuan import ffi as ffi
from ._juesuan import lib as lib
from .errors import (
    AmountError,
    AmountOverflowError,
    ConflictError,
    Error,
    NotFoundError,
    ReadError,
    Source,
    UsageError,
    open_error_kind,
)

NONE: int = lib.JUESUAN_NONE
VERSION: str = ffi.string(lib.juesuan_version()).decode("ascii")

FORMATS = {
    name.lower(): getattr(lib, f"JUESUAN_FORMAT_{name}")
    for name in ("AUTO", "TEXT", "CSV", "JSON", "TSV", "JSONL", "PDF", "MARKDOWN", "HTML")
}
OUTPUTS = {
    name.lower(): getattr(lib, f"JUESUAN_OUTPUT_{name}") for name in ("TEXT", "JSON", "CSV", "MARKDOWN")
}
LANGUAGES = {"zh": lib.JUESUAN_LANGUAGE_CHINESE, "en": lib.JUESUAN_LANGUAGE_ENGLISH}
LIMITS = {
    name.lower(): getattr(lib, f"JUESUAN_LIMIT_{name}") for name in ("BYTES", "ROWS", "TABLES", "DEPTH", "SECONDS", "EFFORT")
}
SETS = {"publication": lib.JUESUAN_SET_PUBLICATION, "approval": lib.JUESUAN_SET_APPROVAL}
SET_NAMES = {value: name for name, value in SETS.items()}
SEVERITIES = {
    name.lower(): getattr(lib, f"JUESUAN_SEVERITY_{name}") for name in ("ERROR", "WARNING", "ROUNDING", "OFF")
}
RULE_STATES = {
    name.lower(): getattr(lib, f"JUESUAN_RULE_{name}")
    for name in ("PASSED", "FAILED", "ROUNDING", "NOT_APPLICABLE", "NOT_EVALUATED")
}
UNITS = {
    text: value
    for value in (lib.JUESUAN_UNIT_YUAN, lib.JUESUAN_UNIT_QIAN, lib.JUESUAN_UNIT_WAN, lib.JUESUAN_UNIT_YI)
    for text in [ffi.string(lib.juesuan_unit_name(value)).decode("utf-8")]
}


def text(pointer: Any) -> str:
    """A borrowed `const char *` as a str of its own; NULL gives ""."""
    if pointer == ffi.NULL:
        return ""
    result: str = ffi.string(pointer).decode("utf-8", "replace")
    return result


def place(number: int) -> Optional[int]:
    """A line, column or page: 0 stands for none."""
    return number if number else None


def position(key: SupportsIndex, count: int, what: str) -> int:
    """An index from either end as one from the start. IndexError, or TypeError for what is none."""
    index = operator.index(key)
    if not -count <= index < count:
        raise IndexError(f"{what} {index} of {count}")
    return index if index >= 0 else index + count


def choose(table: Mapping[str, int], name: str, what: str) -> int:
    """The number of a name; UsageError for a name that is unknown, with those that are known."""
    try:
        return table[name]
    except KeyError:
        raise UsageError(f"unknown {what} {name!r}: one of {', '.join(table)}") from None


def new_options(
    language: str = "zh",
    limits: Optional[Mapping[str, int]] = None,
    severities: Optional[Mapping[str, str]] = None,
    roundings: bool = False,
    unevaluated: bool = False,
    previous: Any = ffi.NULL,
    codebook: Any = ffi.NULL,
) -> Any:
    """Options of one call; NULL where all are the defaults. The caller keeps `previous` and
    `codebook`, handles of a report and a code book, alive during the call."""
    if language == "zh" and not (limits or severities or roundings or unevaluated or previous or codebook):
        return ffi.NULL
    options = ffi.gc(lib.juesuan_options_new(), lib.juesuan_options_free)
    if options == ffi.NULL:
        raise MemoryError
    lib.juesuan_options_set_language(options, choose(LANGUAGES, language, "language"))
    lib.juesuan_options_set_rounding(options, roundings)
    lib.juesuan_options_set_unevaluated(options, unevaluated)
    lib.juesuan_options_set_previous(options, previous)
    lib.juesuan_options_set_codebook(options, codebook)
    for name, value in (limits or {}).items():
        expect(lib.juesuan_options_set_limit(options, choose(LIMITS, name, "limit"), value), name)
    for rule, severity in (severities or {}).items():
        level = choose(SEVERITIES, severity, "severity")
        expect(lib.juesuan_options_set_severity(options, rule.encode("utf-8"), level), rule)
    return options


# Misuse and amounts; everything else that a call can say is about what it read.
_KINDS: Mapping[int, Tuple[Type[Error], str]] = {
    lib.JUESUAN_ERROR_ARGUMENT: (UsageError, "refused"),
    lib.JUESUAN_ERROR_FORMAT: (AmountError, "not an amount"),
    lib.JUESUAN_ERROR_OVERFLOW: (AmountOverflowError, "beyond 18 digits or 6 decimals"),
    lib.JUESUAN_ERROR_ABSENT: (AmountError, "has no value"),
    lib.JUESUAN_ERROR_NOT_FOUND: (NotFoundError, "unknown"),
    lib.JUESUAN_ERROR_CONFLICT: (ConflictError, "contradicts what is there"),
}


def _raise(kind: Type[Error], message: str, status: int) -> None:
    error = kind(message)
    error.status = text(lib.juesuan_status_name(status))
    raise error


def expect(status: int, about: str) -> None:
    """Raises what a status of a call without a file stands for; `about` is what it was given."""
    if status == lib.JUESUAN_OK:
        return
    if status == lib.JUESUAN_ERROR_MEMORY:
        raise MemoryError
    kind, what = _KINDS.get(status, (UsageError, "refused"))
    _raise(kind, f"{about}: {what}", status)


class Call:
    """The error slot of one call that reports errors with their message.

    `reading`: the call reads `path` (None: bytes), so that what goes wrong has a place in it.
    """

    def __init__(self, path: Source = None, reading: bool = False) -> None:
        self.path = path
        self.reading = reading
        self.slot = ffi.new("juesuan_error **")

    def expect(self, status: int) -> None:
        """Raises the error that a failed call reports: ReadError for its input, others for misuse."""
        error = self.slot[0]
        try:
            if status == lib.JUESUAN_OK:
                return
            if status == lib.JUESUAN_ERROR_MEMORY:
                raise MemoryError
            name = text(lib.juesuan_status_name(status))
            message = name if error == ffi.NULL else text(lib.juesuan_error_message(error)) or name
            if not self.reading:
                _raise(_KINDS.get(status, (UsageError, ""))[0], message, status)
            kind = open_error_kind(self.path) if status == lib.JUESUAN_ERROR_OPEN else ReadError
            if error == ffi.NULL:
                raise kind(message, self.path, status=name)
            raise kind(
                message,
                self.path,
                place(lib.juesuan_error_line(error)),
                place(lib.juesuan_error_column(error)),
                place(lib.juesuan_error_page(error)),
                name,
            )
        finally:
            lib.juesuan_error_free(error)
            self.slot[0] = ffi.NULL


def written(
    write: Any,
    handle: Any,
    output: str,
    *rest: Any,
    language: str = "zh",
    roundings: bool = False,
    unevaluated: bool = False,
) -> str:
    """What one of the library's ..._write functions makes of a handle."""
    call = Call()
    buffer = ffi.new("juesuan_buffer **")
    options = new_options(language, roundings=roundings, unevaluated=unevaluated)
    call.expect(write(buffer, handle, *rest, choose(OUTPUTS, output, "output"), options, call.slot))
    return taken(buffer)


def taken(buffer: Any) -> str:
    """The text of a buffer that the library made, which is freed."""
    owned = ffi.gc(buffer[0], lib.juesuan_buffer_free)
    data = ffi.buffer(lib.juesuan_buffer_data(owned), lib.juesuan_buffer_size(owned))
    return bytes(data).decode("utf-8")
