"""Money, dates and lists as a language and its country write them."""

from __future__ import annotations

import re
from datetime import date

from charter.facts.locales import locale
from charter.values.days import When, is_whole

_LAKHS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")
"""Where a number in lakhs has its marks: before the last three digits, then before each two."""


class Numbers:
    """How one language and country, such as de-AT, write amounts, spans of pay, dates and lists."""

    def __init__(self, language: str) -> None:
        self._locale = locale(language)

    def number(self, amount: float) -> str:
        """Return a number, such as 50.000; decimals, two of them, only where there are some."""
        return self._marked(f"{amount:,.{0 if amount == int(amount) else 2}f}")

    def figure(self, amount: float) -> str:
        """Return a number with the digits that it was given, such as 1.234,125 or 0,2."""
        return self._marked(f"{amount:,}" if isinstance(amount, int) else f"{amount:,.15g}")

    def _amount(self, amount: float, currency: str) -> str:
        """Return a number as the readers of a currency group it, some in lakhs: 90,00,000."""
        said = self.number(amount)
        if currency not in self._locale.lakhs:
            return said
        whole, mark, cents = said.partition(self._locale.decimal)
        group = self._locale.group
        return _LAKHS.sub(group, whole.replace(group, "")) + mark + cents

    def _marked(self, english: str) -> str:
        whole, _, cents = english.partition(".")
        grouped = whole.replace(",", self._locale.group)
        return f"{grouped}{self._locale.decimal}{cents}" if cents else grouped

    def money(self, amount: float, currency: str) -> str:
        """Return an amount, such as 50.000 € or $50,000; cents only where there are some."""
        return self._signed(self._amount(amount, currency), currency)

    def span(self, least: float, most: float, currency: str) -> str:
        """Return two amounts as one span, or one amount where they are equal."""
        low, high = self._amount(least, currency), self._amount(most, currency)
        if least == most:
            return self._signed(low, currency)
        # A code stands once, a sign that is attached twice: $220,000–$280,000.
        if self._locale.sign == "attached" and currency in self._locale.signs:
            low, high = self._signed(low, currency), self._signed(high, currency)
            return f"{low}{self._locale.span}{high}"
        return self._signed(f"{low}{self._locale.span}{high}", currency)

    def _signed(self, number: str, currency: str) -> str:
        where = self._locale.sign
        sign = self._locale.signs.get(currency, currency)
        if where == "after":
            return f"{number}{self._locale.gap}{sign}"
        gap = "" if where == "attached" and sign != currency else self._locale.gap
        return f"{sign}{gap}{number}"

    def day(self, day: date) -> str:
        """Return a date in words, such as 1. Dezember 2026; or Dezember 2026, or 2026."""
        month = self._locale.months[day.month - 1]
        if isinstance(day, When) and not is_whole(day):
            return str(day.year) if day.known == "year" else f"{month} {day.year}"
        return self._locale.day.format(day=day.day, month=month, year=day.year)

    def listing(self, items: list[str]) -> str:
        """Return items as a list in running text, such as "a, b und c"; "a and b, and c"."""
        between, last, of_two = self._locale.list
        if self._locale.list_of_pairs and any(of_two in item for item in items):
            last = of_two = self._locale.list_of_pairs
        if len(items) < 3:
            return of_two.join(items)
        return last.join([between.join(items[:-1]), items[-1]])
