"""Money, dates and lists in other languages than English."""

from __future__ import annotations

from datetime import date

from charter.read.locales import locale


class Abroad:
    """How one language and country write numbers, such as de-AT."""

    def __init__(self, language: str) -> None:
        self._locale = locale(language)

    def money(self, amount: float, currency: str) -> str:
        """Return an amount, such as 50.000 €; cents only where there are some."""
        return self._signed(self._number(amount), currency)

    def span(self, least: float, most: float, currency: str) -> str:
        """Return a span, such as 95.000-115.000 €, or one amount where both are equal."""
        both = (
            self._number(least) if least == most else f"{self._number(least)}-{self._number(most)}"
        )
        return self._signed(both, currency)

    def _number(self, amount: float) -> str:
        whole, _, cents = f"{amount:,.{0 if amount == int(amount) else 2}f}".partition(".")
        grouped = whole.replace(",", self._locale.group)
        return f"{grouped}{self._locale.decimal}{cents}" if cents else grouped

    def _signed(self, number: str, currency: str) -> str:
        sign = self._locale.signs.get(currency, currency)
        return f"{sign} {number}" if self._locale.sign == "before" else f"{number} {sign}"

    def day(self, day: date) -> str:
        """Return a date, such as 1. Dezember 2026."""
        month = self._locale.months[day.month - 1]
        return self._locale.day.format(day=day.day, month=month, year=day.year)

    def listing(self, items: list[str]) -> str:
        """Return items as a list, such as "a, b und c"."""
        between, last, of_two = self._locale.list
        if len(items) < 3:
            return of_two.join(items)
        return last.join([between.join(items[:-1]), items[-1]])
