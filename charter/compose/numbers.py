"""Money, dates and lists as a language and its country write them."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from charter.read.languages import AMERICAN, is_english


class Numbers(Protocol):
    """How one language writes amounts, spans of pay, dates and lists."""

    def money(self, amount: float, currency: str) -> str:
        """Return an amount; cents only where there are some."""

    def span(self, least: float, most: float, currency: str) -> str:
        """Return two amounts as one span, or one amount where they are equal."""

    def day(self, day: date) -> str:
        """Return a date in words."""

    def listing(self, items: list[str]) -> str:
        """Return items as a list in running text."""


def numbers_in(language: str) -> Numbers:
    """Return how a language, such as de-AT, writes numbers."""
    if is_english(language):
        return _English(language)
    from charter.compose.numbers_abroad import Abroad

    return Abroad(language)


class _English:
    # Without babel, whose import would be felt in every build.
    def __init__(self, language: str) -> None:
        self._american = language == AMERICAN

    def money(self, amount: float, currency: str) -> str:
        sign = _SIGNS.get(currency, f"{currency} ")
        return f"{sign}{amount:,.0f}" if amount == int(amount) else f"{sign}{amount:,.2f}"

    def span(self, least: float, most: float, currency: str) -> str:
        low, high = self.money(least, currency), self.money(most, currency)
        # A code stands once, a sign twice: DKK 110,000 - 130,000, but $220,000 - $280,000.
        return low if least == most else f"{low} - {high.removeprefix(f'{currency} ')}"

    def day(self, day: date) -> str:
        month = MONTHS[day.month - 1]
        return (
            f"{month} {day.day}, {day.year}" if self._american else f"{day.day} {month} {day.year}"
        )

    def listing(self, items: list[str]) -> str:
        if len(items) < 3:
            return " and ".join(items)
        last = ", and " if self._american else " and "
        return last.join([", ".join(items[:-1]), items[-1]])


MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SIGNS = {"USD": "$", "GBP": "\u00a3", "EUR": "\u20ac"}
"""Signs that mean one currency to every reader of English; a dollar elsewhere is CAD, AUD ..."""
