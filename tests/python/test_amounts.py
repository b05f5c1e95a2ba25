"""Decimal in, Decimal out, never a float."""
import decimal
from decimal import Decimal

import pytest

import juesuan


@pytest.mark.parametrize(
    "printed, value",
    [
        ("3,449.21", "3449.21"),
        ("3449.20", "3449.20"),
        ("３，４４９．２１", "3449.21"),
        ("−18.56", "-18.56"),
        ("(0.66)", "-0.66"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("123456789012345678", "123456789012345678"),
        ("0.000001", "0.000001"),
    ],
)
def test_a_printed_amount_keeps_its_decimals(printed, value):
    assert str(juesuan.amount(printed)) == value


@pytest.mark.parametrize("printed", ["", "  ", "—", "——", "-", None])
def test_what_is_no_value_is_none(printed):
    assert juesuan.amount(printed) is None


@pytest.mark.parametrize("printed", ["12a3", "1.2.3", "abc", "1 e", "NaN"])
def test_what_is_no_amount_is_refused(printed):
    with pytest.raises(juesuan.AmountError) as caught:
        juesuan.amount(printed)
    assert isinstance(caught.value, ValueError)
    assert caught.value.status == "JUESUAN_ERROR_FORMAT"


@pytest.mark.parametrize("value", ["1234567890123456789", Decimal("0.1234567"), 10**30])
def test_what_does_not_fit_overflows(value):
    with pytest.raises(juesuan.AmountOverflowError) as caught:
        juesuan.amount(value)
    assert isinstance(caught.value, OverflowError)


@pytest.mark.parametrize("value", [1.0, float("nan"), True, [], b"1", object()])
def test_a_float_is_a_type_error(value):
    for call in (
        lambda: juesuan.amount(value),
        lambda: juesuan.share(value, 1),
        lambda: juesuan.share(1, value),
        lambda: juesuan.change(value, 1),
        lambda: juesuan.change(1, value),
        lambda: juesuan.implied(value, 1),
        lambda: juesuan.convert(value, "元", "万元"),
    ):
        with pytest.raises(TypeError):
            call()


def test_share():
    assert str(juesuan.share(Decimal("2861.09"), Decimal("3963.84"))) == "72.18"
    assert str(juesuan.share(1, 3, places=6)) == "33.333333"
    assert str(juesuan.share(1, 8, 0)) == "13", "half up"
    assert str(juesuan.share(-1, 8, 0)) == "-13", "away from zero"
    assert juesuan.share(1, 0) is None
    assert juesuan.share(1, None) is None
    assert juesuan.share(None, 1) is None
    with pytest.raises(juesuan.UsageError):
        juesuan.share(1, 2, places=7)


def test_change():
    fall = juesuan.change("12.65", Decimal("31.21"))
    assert fall == juesuan.Change(Decimal("-18.56"), Decimal("-59.47"))
    assert fall.amount == Decimal("-18.56")
    assert fall.percent == Decimal("-59.47")
    assert juesuan.change(5, 0) == (5, None)
    assert juesuan.change(None, None) == (None, None)
    assert juesuan.change(None, "2.00") == (Decimal("-2.00"), Decimal("-100.00"))


def test_the_year_before_is_implied():
    assert juesuan.implied("12.65", "-18.56") == (Decimal("31.21"), Decimal("-59.47"))


def test_units():
    assert str(juesuan.convert("1.5", "万元", "元")) == "15000"
    assert str(juesuan.convert(15000, "元", "万元")) == "1.5000"
    with pytest.raises(juesuan.UsageError, match="万元"):
        juesuan.convert(1, "dollars", "元")


def test_the_caller_s_decimal_context_does_not_matter():
    with decimal.localcontext() as context:
        context.prec = 3
        context.traps[decimal.Inexact] = True
        assert str(juesuan.amount("123456789012.34")) == "123456789012.34"
        assert str(juesuan.share("2861.09", "3963.84")) == "72.18"
