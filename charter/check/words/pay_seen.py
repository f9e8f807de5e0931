"""What is recognised of pay in one text: that it is stated, open, wide, or said twice otherwise."""

from __future__ import annotations

from functools import cache

from charter.check.words.found import Spotted
from charter.check.words.pay import Paid, pay_in
from charter.check.words.sums import twelve_pays
from charter.load.catalog_files import read_catalog

WIDE = 1.5
"""Where the most is half as much again as the least; our own judgement."""
A_YEAR = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}
_NEAR = 0.05
_NEAR_MONTHS = 0.02
"""Sums for two periods agree where they differ by no more; the months of a year are known."""
_FACTORS: dict[str, tuple[float, ...]] = {
    "hour": (1_760, 1_820, 1_950, 2_080),
    "day": (220, 230, 250, 260),
    "month": (12, 13, 14),
}
"""How often people count a period in a year: holidays in it or not, twelve pays or fourteen."""
_WEEKS = (46, 48, 52)
"""For how many weeks of a year hours are counted: holidays in it or not."""


def stated_pay(text: str, language: str) -> list[Spotted]:
    """Return the pay that a text states."""
    return [found_of(paid) for paid in pay_in(text, language)]


def open_pay(text: str, language: str) -> list[Spotted]:
    """Return the pay with an open end."""
    return [found_of(paid) for paid in pay_in(text, language) if paid.is_open]


def wide_pay(text: str, language: str) -> list[Spotted]:
    """Return the pay whose range is wide."""
    return [found_of(paid) for paid in pay_in(text, language) if is_wide(paid)]


def contradicting(text: str, language: str) -> list[Spotted]:
    """Return the first pay of a text with another that contradicts it, and that one."""
    paid = pay_in(text, language)
    for number, one in enumerate(paid):
        for other in paid[number + 1 :]:
            if contradict(one, other):
                return [found_of(one), found_of(other)]
    return []


def found_of(paid: Paid) -> Spotted:
    """Return pay as what was found."""
    said = {
        "min": paid.least,
        "max": paid.most,
        "currency": paid.currency,
        "period": paid.period,
        "open_end": "yes" if paid.is_open else "no",
    }
    return Spotted(paid.start, paid.end, {} if paid.grade else said)


def is_wide(paid: Paid) -> bool:
    """Return whether a range says little, or is wider than a law allows for its currency."""
    if not paid.least or not paid.most or paid.least == paid.most:
        return False
    return paid.most > paid.least * WIDE or bool(limit_on(paid))


def limit_on(paid: Paid) -> str:
    """Return the name of the law that allows no range of this width in its currency, or ""."""
    if paid.least is None or paid.most is None:
        return ""
    yearly = A_YEAR[paid.period]
    for currency, name, widest, above in _limits() if paid.currency == "CAD" else ():
        width = (paid.most - paid.least) * yearly
        if paid.currency == currency and paid.most * yearly <= above and width > widest:
            return name
    return ""


@cache
def _limits() -> tuple[tuple[str, str, float, float], ...]:
    return tuple(
        (law.currency, law.name, law.widest, law.no_pay_above or float("inf"))
        for law in read_catalog().laws.values()
        if law.widest is not None
    )


def contradict(one: Paid, other: Paid) -> bool:
    """Return whether two pays of one job cannot both be right."""
    if one.grade or other.grade or one.currency != other.currency or one.about != other.about:
        return False
    if one.is_total != other.is_total:
        return False
    if one.hours != other.hours and (one.period == "hour") == (other.period == "hour"):
        return False
    if one.period == other.period and (_starts_in(one, other) or _starts_in(other, one)):
        return False
    both = {one.period, other.period}
    near = 0.0 if len(both) == 1 else _NEAR_MONTHS if both == {"month", "year"} else _NEAR
    return not any(
        _within(a, b, near) or _within(b, a, near)
        for a in _yearly(one, other)
        for b in _yearly(other, one)
    )


def _starts_in(start: Paid, of: Paid) -> bool:
    """Return whether pay that is only said to start somewhere starts within a range."""
    low, high = of.least, of.most
    if start.least is None or start.most is not None or low is None or high is None:
        return False
    return low < high and low <= start.least <= high


def _yearly(paid: Paid, beside: Paid) -> list[tuple[float, float]]:
    """Return the ends of pay a year, in each way in which people count its months."""
    factors: tuple[float, ...] = (A_YEAR[paid.period],)
    if paid.period != beside.period:
        factors = _FACTORS.get(paid.period, factors)
    hours = float((paid.hours or beside.hours or "0").replace(",", "."))
    if hours and paid.period == "hour" and beside.period == "year":
        factors = tuple(hours * weeks for weeks in _WEEKS)
    if paid.period == "month" and beside.period == "year":
        if said := paid.payments or beside.payments:
            factors = (said,)
        elif twelve_pays(paid.currency):
            factors = (12,)
    low = 0.0 if paid.least is None else paid.least
    high = float("inf") if paid.most is None else paid.most
    return [(low * factor, high * factor) for factor in factors]


def _within(inner: tuple[float, float], outer: tuple[float, float], near: float) -> bool:
    return outer[0] * (1 - near) <= inner[0] and inner[1] <= outer[1] * (1 + near)
