"""Money, dates and lists in other languages than English, from Unicode's CLDR by babel."""

from __future__ import annotations

from datetime import date

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_currency_symbol


class Abroad:
    """How one language and country write numbers, such as de-AT."""

    def __init__(self, language: str) -> None:
        self._locale = Locale.parse(language, sep="-")
        pattern: str = self._locale.currency_formats["standard"].pattern
        self._sign_first = pattern.startswith("¤")

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
        form = "#,##0" if amount == int(amount) else "#,##0.00"
        return str(format_decimal(amount, format=form, locale=self._locale))

    def _signed(self, number: str, currency: str) -> str:
        sign = get_currency_symbol(currency, locale=self._locale)
        return f"{sign} {number}" if self._sign_first else f"{number} {sign}"

    def day(self, day: date) -> str:
        """Return a date, such as 1. Dezember 2026."""
        return str(format_date(day, "long", locale=self._locale))

    def listing(self, items: list[str]) -> str:
        """Return items as a list, such as "a, b und c"."""
        return str(format_list(items, locale=self._locale))
