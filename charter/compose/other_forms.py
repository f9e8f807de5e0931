"""Numbers and days of a text that are written as another language writes them, by their marks."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from charter.compose.numbers import Numbers
from charter.problems import listing
from charter.read.languages import languages
from charter.read.locales import Locale, locale, written_in
from charter.read.numbers import CURRENCIES

_SIGNS = "$€£₹₪¥"
_CODE = rf"(?:(?:{'|'.join(CURRENCIES)})\b|[Kk]r\b\.?)"
_MARKED = re.compile(
    rf"(?P<before>[{_SIGNS}]\s?|\b{_CODE}\s?)?(?<![\w.,'’/:+-])(?<!\d\s)"
    r"(?P<whole>\d{1,3}(?P<group>[.,'’])\d{3}(?:(?P=group)\d{3})*|\d+)"
    rf"(?:(?P<decimal>[.,])(?P<few>\d{{1,2}}))?(?![\w/:'’-]|[.,]\d)"
    rf"(?P<after>\s?(?:%|[{_SIGNS}]|{_CODE}))?"
)
_RANGE = re.compile(r"(?<=\d)\s?[-\u2013]\s?(?=\d+[.,]\d+\s?(?:%|[$€£₹₪¥]|[A-Z]{3}\b))")
"""What stands between the two ends of a range whose last end says of what it is."""
_SLASHES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])")
_DOTS = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?![\d.])")
_DAY = r"(?P<day>\d{1,2}(?P<dot>\.?)(?:st|nd|rd|th)?\s(?:of\s)?)?"
_HALF_DAY = re.compile(r"\d\s?(?:pm|[ap]\.m\.)(?!\w)", re.IGNORECASE)
"""An hour of English; 'am' stands in German sentences too."""
_EXAMPLE_DAY, _EXAMPLE, _FRACTION = date(2027, 5, 1), 12_500, 37.5
_SHORT = 3
"""Letters of a month that is shortened."""
_LEAST_PARTED = 10_000
"""Below this a number may stand without a mark between thousands."""


def other_form(text: str, language: str) -> tuple[str, str]:
    """Return what is written otherwise than a language writes, and what to write; twice "" else."""
    numbers, forms = Numbers(language), locale(language)
    found: dict[str, str] = {}
    if _has_other_day(text, forms):
        found["a day"] = numbers.day(_EXAMPLE_DAY)
        text = _DOTS.sub(" ", _SLASHES.sub(" ", text))
    if forms.ordinal_dot and _HALF_DAY.search(text):
        found["an hour"] = "17:30"
    if example := _other_amount(text, numbers, forms):
        found["a number"] = example
    if not found:
        return "", ""
    it = "it" if len(found) == 1 else "them"
    return f"{listing(found)} in another form", f"write {it} such as {listing(found.values())}"


def _has_other_day(text: str, forms: Locale) -> bool:
    """Return whether a day is written otherwise: by the name of its month, or by its marks."""
    if (_SLASHES if forms.ordinal_dot else _DOTS).search(text):
        return True
    for found in _days().finditer(text):
        ours = {*forms.months, *(name[:_SHORT] for name in forms.months)}
        known = not ours.isdisjoint((found["month"], found["month"].title()))
        if not known or (found["day"] and bool(found["dot"]) != forms.ordinal_dot):
            return True
    return False


@cache
def _days() -> re.Pattern[str]:
    """Return what matches a month beside a day or a year, in any language."""
    forms = [locale(each) for code in languages() for each in written_in(code)]
    names = {name for form in forms for name in form.months}
    names |= {name[:_SHORT] for name in names}
    months = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w){_DAY}(?P<month>(?i:{months}))(?(day)(?!\w)|\.?\s\d)")


def _other_amount(text: str, numbers: Numbers, forms: Locale) -> str:
    """Return how an amount that is written otherwise is written here, by example, or ""."""
    text = _RANGE.sub(" \u2013 ", text)  # each end by itself
    for found in _MARKED.finditer(text):
        before, after = (found["before"] or "").strip(), (found["after"] or "").strip()
        group, decimal = (found["group"] or "").replace("'", "’"), found["decimal"] or ""
        counts = before or after or (decimal == "," and forms.decimal == ".")
        other = group not in ("", forms.group) or (decimal not in ("", forms.decimal) and counts)
        signed = after if forms.sign != "after" else before
        whole = found["whole"]
        bare = (before or after) not in ("", "%") and whole.isdigit() and not decimal
        if other or signed in tuple(_SIGNS) or (bare and int(whole) >= _LEAST_PARTED):
            if currency := _currency(before or after):
                return numbers.money(_EXAMPLE, currency)
            return numbers.figure(_FRACTION) if decimal else numbers.number(_EXAMPLE)
    return ""


def _currency(beside: str) -> str:
    """Return the code of a currency by what stands beside an amount, or "" for none."""
    plain = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₪": "ILS"}
    if len(beside) == len("EUR") and beside.isupper():
        return beside
    return plain.get(beside, "DKK" if beside.casefold().startswith("kr") else "")
