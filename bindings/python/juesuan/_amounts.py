"""Amounts: exact decimals in and out, computed by the library. A float is a TypeError."""
from __future__ import annotations

from decimal import Context, Decimal
from typing import Any, NamedTuple, Optional, Union

from ._library import UNITS, choose, expect, ffi, lib

__all__ = ["Amount", "Change", "Implied", "amount", "change", "convert", "implied", "share"]

Amount = Union[Decimal, int, str, None]
"""What stands for an amount: a Decimal, an int, a printed text ("3,449.21"), or None for blank."""

STATES = {
    lib.JUESUAN_BLANK: "blank",
    lib.JUESUAN_VALUE: "value",
    lib.JUESUAN_DASH: "dash",
    lib.JUESUAN_UNREADABLE: "unreadable",
}

# Scaling a power of ten under a context of its own: exact whatever the caller's precision is.
EXACT = Context(prec=40)


class Change(NamedTuple):
    """A change against the year before.

    amount: current - previous, in their unit; None where both are blank.
    percent: the same in percent of previous; None where previous is 0 or blank.
    """

    amount: Optional[Decimal]
    percent: Optional[Decimal]


class Implied(NamedTuple):
    """The year before, as this year's figure and a printed change imply it.

    previous: current - change. percent: the change in percent of it; None where it is 0.
    """

    previous: Optional[Decimal]
    percent: Optional[Decimal]


def to_decimal(value: Any) -> Optional[Decimal]:
    """A juesuan_amount as a Decimal with its printed decimals; None unless it is a value."""
    if value.state != lib.JUESUAN_VALUE:
        return None
    return Decimal(value.value).scaleb(-value.decimals, EXACT)


def from_python(value: Amount) -> Any:
    """A juesuan_amount. TypeError for a float, AmountError for what is no amount."""
    if value is None:
        printed = ""
    elif isinstance(value, Decimal):
        printed = format(value, "f")
    elif isinstance(value, int) and not isinstance(value, bool):
        printed = str(value)
    elif isinstance(value, str):
        printed = value
    else:
        raise TypeError(f"an amount is a Decimal, an int, a str or None, not {type(value).__name__}")
    data = printed.encode("utf-8")
    out = ffi.new("juesuan_amount *")
    expect(lib.juesuan_amount_parse(data, len(data), out), repr(value))
    return out[0]


def amount(text: Amount) -> Optional[Decimal]:
    """Reads one printed amount: ``amount("3,449.21")`` is ``Decimal("3449.21")``.

    Full-width digits, thousands separators, blanks inside, − and brackets for negative amounts are
    understood; "" and a dash give None. Raises AmountError ("12a3" is refused, nothing is
    skipped) and AmountOverflowError beyond 18 digits or 6 decimals.
    """
    return to_decimal(from_python(text))


def share(part: Amount, whole: Amount, places: int = 2) -> Optional[Decimal]:
    """part / whole in percent, rounded half up to `places` decimals (0 to 6).

    None where whole is 0 or either is blank: such a share has no value.
    """
    first, second = from_python(part), from_python(whole)
    out = ffi.new("juesuan_amount *")
    status = lib.juesuan_share(first, second, places, out)
    if status == lib.JUESUAN_ERROR_ABSENT:
        return None
    expect(status, f"share({part!r}, {whole!r}, {places})")
    return to_decimal(out)


def change(current: Amount, previous: Amount, places: int = 2) -> Change:
    """The change from `previous` to `current`, and that in percent of `previous`.

    A blank counts as nothing. The percent is rounded half up to `places` decimals (0 to 6) and is
    None where previous is 0 or blank.
    """
    first, second = from_python(current), from_python(previous)
    out, percent = ffi.new("juesuan_amount *"), ffi.new("juesuan_amount *")
    status = lib.juesuan_change(first, second, places, out, percent)
    expect(status, f"change({current!r}, {previous!r}, {places})")
    return Change(to_decimal(out), to_decimal(percent))


def implied(current: Amount, change: Amount, places: int = 2) -> Implied:
    """Last year's figure behind this year's and a printed change (a fall is negative)."""
    first, second = from_python(current), from_python(change)
    out, percent = ffi.new("juesuan_amount *"), ffi.new("juesuan_amount *")
    status = lib.juesuan_change_implied(first, second, places, out, percent)
    expect(status, f"implied({current!r}, {change!r}, {places})")
    return Implied(to_decimal(out), to_decimal(percent))


def convert(value: Amount, unit: str, to: str) -> Optional[Decimal]:
    """The same sum of money in another unit, exactly; units are 元, 千元, 万元 and 亿元."""
    source, target = choose(UNITS, unit, "unit"), choose(UNITS, to, "unit")
    given = from_python(value)
    out = ffi.new("juesuan_amount *")
    expect(lib.juesuan_amount_convert(given, source, target, out), f"convert({value!r}, {unit!r}, {to!r})")
    return to_decimal(out)
