"""Pay that is likelier of another period is asked about, and both readings are said."""

from __future__ import annotations

import pytest

from charter.read.odd_pay import may_be_of, not_meant
from charter.read.terms import Pay


@pytest.mark.parametrize(
    ("least", "most", "currency", "per", "other"),
    [
        (120_000, 140_000, "GBP", "month", "year"),
        (450, 600, "GBP", "hour", "day"),
        (11_000, 12_500, "GBP", "year", "month"),
        (60_000, 70_000, "DKK", "year", "month"),
        (7000, 9000, "EUR", "day", "month"),
        (100_000, None, "USD", "month", "year"),
        (None, 12_000, "EUR", "year", "month"),
    ],
)
def test_pay_of_another_period_is_asked_about(
    least: float | None, most: float | None, currency: str, per: str, other: str
) -> None:
    pay = Pay(least, most, currency, per, "")
    assert not_meant(pay) is None
    asked = may_be_of(pay)
    assert asked is not None
    assert f"it may be a {other}'s pay" in asked[0]
    assert f"Write per: {other} if it is a {other}'s; if it is a" in asked[1]


@pytest.mark.parametrize(
    ("least", "most", "currency", "per"),
    [
        (120_000, 140_000, "GBP", "year"),
        (10_700, 14_000, "EUR", "month"),
        (90_000, 120_000, "DKK", "month"),
        (900, 1500, "GBP", "day"),
        (95, 250, "USD", "hour"),
        (24_000, 30_000, "GBP", "year"),
        (900_000, 1_200_000, "JPY", "month"),
        (12_000, 15_000, "PLN", "year"),
    ],
)
def test_pay_that_can_be_meant_is_not_asked_about(
    least: float, most: float, currency: str, per: str
) -> None:
    assert may_be_of(Pay(least, most, currency, per, "")) is None
