"""What a heading says of the amounts below it: "Pay min (T€)", "Salary from in USD k", a month."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from charter.named_tuples import NamedTuple
from charter.read.numbers import CURRENCIES, currencies_of

_PERIODS = {
    "year": "per year|a year|yearly|annually|per annum|p\\.? ?a\\.?|pro jahr|im jahr|jährlich"
    "|pr\\.? år|om året|årligt",
    "month": "per month|a month|monthly|p\\.? ?m\\.?|pro monat|im monat|monatlich|pr\\.? måned"
    "|om måneden|månedligt",
    "week": "per week|a week|weekly|pro woche|pr\\.? uge",
    "day": "per day|a day|daily|pro tag|pr\\.? dag",
    "hour": "per hour|an hour|hourly|pro stunde|pr\\.? time",
}
_SIGN = rf"[$€£₹₪¥]|kr\\.?|{'|'.join(sorted(CURRENCIES))}".replace("\\\\", "\\")
_THOUSAND = r"thousands?|tausend|tusind|tsd\.?|'?000s?|k|t"
_UNIT = re.compile(
    rf"(?<!\w)(?:(?P<before>{_THOUSAND})?\s?(?P<sign>{_SIGN})\s?(?P<after>{_THOUSAND})?"
    rf"|(?P<alone>{_THOUSAND}))(?!\w)",
    re.IGNORECASE,
)
_PAY = re.compile(r"pay|salary|salar|gehalt|løn|loen|compensation|wage", re.IGNORECASE)
_LEFT = re.compile(r"[\s()\[\],/]+|\b(?:in|i)\b\s*(?=$|[()\[\]])", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?\Z", re.ASCII)


class PayUnit(NamedTuple):
    """A heading without its unit, and the unit: thousands, a currency, a period; `said` if any."""

    name: str
    thousands: bool = False
    currency: str = ""
    per: str = ""

    @property
    def said(self) -> bool:
        """Return whether the heading has a unit."""
        return self.thousands or bool(self.currency or self.per)

    def whole(self, value: Any) -> Any:
        """Return an amount in whole units of the currency; what is no small number stays."""
        if not self.thousands or isinstance(value, bool):
            return value
        if isinstance(value, str):
            text = value.strip()
            if not _PLAIN.match(text):
                return value
            value = float(text.replace(",", "."))
        return value * 1000 if isinstance(value, int | float) and value < 10_000 else value


@cache
def unit_of(heading: str) -> PayUnit:
    """Return what a heading of pay says of its amounts; any other heading is as it stands."""
    if not _PAY.search(heading):
        return PayUnit(heading)
    rest, per = heading, ""
    for name, said in _PERIODS.items():
        found = re.search(rf"(?<!\w)(?:{said})(?!\w)", rest, re.IGNORECASE)
        if found and not per:
            per, rest = name, f"{rest[: found.start()]} {rest[found.end() :]}"
    thousands, currency = False, ""
    if found := _UNIT.search(rest):
        thousands = bool(found["before"] or found["after"] or found["alone"])
        codes = currencies_of((found["sign"] or "").strip(".").casefold()) if found["sign"] else []
        codes = codes or ([found["sign"].upper()] if found["sign"] else [])
        currency = codes[0] if len(codes) == 1 else ""
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    name = " ".join(_LEFT.sub(" ", rest).split())
    name = re.sub(r"\s+(?:in|i)$", "", name, flags=re.IGNORECASE)
    return PayUnit(name, thousands, currency, per)
