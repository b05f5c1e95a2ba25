"""What the notes need beside the tables, as the library takes it."""
from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, Mapping, Tuple, Union

from ._library import lib, text

__all__ = ["Extra", "counts", "topics"]

Extra = Mapping[str, Mapping[str, Union[str, int, Decimal]]]
"""By section ("amounts", "previous", "budgets", "reasons", "uses", "counts"), then by code or name."""

STYLES = {"shanxi": lib.JUESUAN_STYLE_SHANXI, "shanghai": lib.JUESUAN_STYLE_SHANGHAI}


def _names(function: Any) -> Tuple[str, ...]:
    found = []
    name = text(function(0))
    while name:
        found.append(name)
        name = text(function(len(found)))
    return tuple(found)


def topics() -> Tuple[str, ...]:
    """The names, beside subject codes, under which amounts and words are given to narrate."""
    return _names(lib.juesuan_topic_name)


def counts() -> Tuple[str, ...]:
    """The names under which numbers of things are given to narrate."""
    return _names(lib.juesuan_count_name)


def _plain(value: Any, section: str) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise TypeError(f"{section}: a Decimal, an int or a str, not {type(value).__name__}")
    return value if section == "counts" else str(value)


def encoded(extra: Union[Extra, str]) -> bytes:
    """The JSON that the library reads. TypeError for a float."""
    if isinstance(extra, str):
        return extra.encode("utf-8")
    document = {
        section: {key: _plain(value, section) for key, value in members.items()}
        for section, members in extra.items()
    }
    return json.dumps(document, ensure_ascii=False).encode("utf-8")
