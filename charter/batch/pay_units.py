"""What a heading says of the amounts below it: "Pay min (T€)", "Salary from in USD k", a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from charter.batch.tasks import Value
from charter.named_tuples import NamedTuple
from charter.problems import Problem
from charter.read.yaml_source import Path_
from charter.values.numbers import CURRENCIES, currencies_of

_PERIODS = {
    "year": "per year|a year|yearly|annually|per annum|p\\.? ?a\\.?|pro jahr|im jahr|jährlich"
    "|pr\\.? år|om året|årligt",
    "month": "per month|a month|monthly|p\\.? ?m\\.?|pro monat|im monat|monatlich|pr\\.? måned"
    "|om måneden|månedligt",
    "week": "per week|a week|weekly|pro woche|pr\\.? uge",
    "day": "per day|a day|daily|pro tag|pr\\.? dag",
    "hour": "per hour|an hour|hourly|pro stunde|pr\\.? time",
}
_PERIOD_OF = {name: name for name in _PERIODS} | {
    word.replace("\\.", "").replace("?", ""): name
    for name, said in _PERIODS.items()
    for word in said.split("|")
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
    """A heading without its unit, and the unit: thousands, a currency, a period; `said` if any.

    `sign` is how it says the currency, which several may have: $.
    """

    name: str
    thousands: bool = False
    currency: str = ""
    per: str = ""
    sign: str = ""

    @property
    def said(self) -> bool:
        """Return whether the heading has a unit."""
        return self.thousands or bool(self.sign or self.per)

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


def other_units(units: Mapping[Path_, Value], values: Mapping[Path_, Value]) -> Iterator[Problem]:
    """Yield where a heading says another currency or period of pay than a cell beside the pay."""
    for at, unit in units.items():
        if (given := values.get(at)) and (text := _otherwise(unit, given)):
            message = f"the heading above {unit.place} says {unit.value}, and this cell '{text}'"
            hint = "correct the heading or the cell, whichever is not meant"
            yield Problem(given.place, "rows-differ", message, hint)


def other_currencies(units: Mapping[Path_, Value], values: Mapping[Path_, Value]) -> Iterator[str]:
    """Yield where a heading says another currency of pay than the row says of the company."""
    given = values.get(("company", "currency"))
    for at, unit in units.items():
        if given and at[-1] == "currency" and at not in values and _otherwise(unit, given):
            yield (
                f"the heading of the pay says {unit.value}, and the column of the currency "
                f"'{given.value}': the pay is printed in {unit.value}; look which is meant"
            )
            return


def _otherwise(unit: Value, given: Value) -> str:
    """Return what a cell says, where it is another currency or period than a heading has."""
    text = str(given.value).strip()
    if unit.path[-1] == "per":
        ours, known = [unit.value], [p for s, p in _PERIOD_OF.items() if s == text.casefold()]
    else:
        ours, known = _codes(unit.value), [code for code in _codes(text) if code in CURRENCIES]
    return text if known and set(known).isdisjoint(ours) else ""


def _codes(said: str) -> list[str]:
    """Return the codes of the currencies that a sign or a code can mean."""
    return currencies_of(said.casefold()) or [said.upper()]


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
    thousands, currency, sign = False, "", ""
    if found := _UNIT.search(rest):
        thousands = bool(found["before"] or found["after"] or found["alone"])
        sign = (found["sign"] or "").strip(".").upper()
        codes = _codes(sign) if sign else []
        currency = codes[0] if len(codes) == 1 else ""
        rest = f"{rest[: found.start()]} {rest[found.end() :]}"
    name = " ".join(_LEFT.sub(" ", rest).split())
    name = re.sub(r"\s+(?:in|i)$", "", name, flags=re.IGNORECASE)
    return PayUnit(name, thousands, currency, per, sign)
