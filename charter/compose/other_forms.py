"""Numbers and days of a text that are written as another language writes them, by their marks."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from charter.compose.numbers import Numbers
from charter.facts.languages import languages
from charter.facts.locales import Locale, locale, written_in
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.values.days import day_of
from charter.values.numbers import CURRENCIES, ReadingError

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
_EXAMPLE_DAY, _EXAMPLE = date(2027, 5, 1), 12_500
_IN_ANOTHER = " in another form"
_SHORT = 3
"""Letters of a month that is shortened."""
_LEAST_PARTED = 10_000
"""Below this a number may stand without a mark between thousands."""


class OtherForm(NamedTuple):
    """What of a text is in another form, what to write, and the words themselves; else empty."""

    what: str
    hint: str
    said: tuple[str, ...]


def other_form(text: str, language: str) -> OtherForm:
    """Return what is written otherwise than a language writes, or can be two days in it."""
    numbers, forms = Numbers(language), locale(language)
    found: dict[str, tuple[str, str]] = {}
    if said := _other_day(text, forms):
        found["a day in another form"] = said, numbers.day(_EXAMPLE_DAY)
        text = _DOTS.sub(" ", _SLASHES.sub(" ", text))
    elif said := next(filter(_is_two_days, _SLASHES.findall(text)), ""):
        found["a day with two readings"] = said, numbers.day(_EXAMPLE_DAY)
    if forms.ordinal_dot and (hour := _HALF_DAY.search(text)):
        found["an hour in another form"] = hour[0], "17:30"
    if amount := _other_amount(text, numbers, forms):
        found["a number in another form"] = amount
    if not found:
        return OtherForm("", "", ())
    same = all(what.endswith(_IN_ANOTHER) for what in found)
    what = listing(what.removesuffix(_IN_ANOTHER) if same else what for what in found)
    it = "it" if len(found) == 1 else "them"
    hint = f"write {it} such as {listing(example for _, example in found.values())}"
    return OtherForm(f"{what}{_IN_ANOTHER * same}", hint, tuple(said for said, _ in found.values()))


def _is_two_days(text: str) -> bool:
    try:
        day_of(text)
    except ReadingError:
        return True
    return False


def _other_day(text: str, forms: Locale) -> str:
    """Return a day that is written otherwise: by the name of its month, or by its marks."""
    if marked := (_SLASHES if forms.ordinal_dot else _DOTS).search(text):
        return marked[0]
    for found in _days().finditer(text):
        ours = {*forms.months, *(name[:_SHORT] for name in forms.months)}
        known = not ours.isdisjoint((found["month"], found["month"].title()))
        if not known or (found["day"] and bool(found["dot"]) != forms.ordinal_dot):
            return found[0]
    return ""


@cache
def _days() -> re.Pattern[str]:
    """Return what matches a month beside a day or a year, in any language."""
    forms = [locale(each) for code in languages() for each in written_in(code)]
    names = {name for form in forms for name in form.months}
    names |= {name[:_SHORT] for name in names}
    months = "|".join(sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w){_DAY}(?P<month>(?i:{months}))(?(day)(?!\w)|\.?\s\d)")


def _other_amount(text: str, numbers: Numbers, forms: Locale) -> tuple[str, str] | None:
    """Return an amount that is written otherwise, and how one is written here, by example."""
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
            said = float(f"{re.sub(r'[^0-9]', '', whole)}.{found['few'] or 0}")
            share = after if after == "%" else ""
            example = f"{numbers.figure(said)}{share}" if decimal else numbers.number(_EXAMPLE)
            if currency := _currency(before or after):
                example = numbers.money(_EXAMPLE, currency)
            return found[0].strip(), example
    return None


def _currency(beside: str) -> str:
    """Return the code of a currency by what stands beside an amount, or "" for none."""
    plain = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₪": "ILS"}
    if len(beside) == len("EUR") and beside.isupper():
        return beside
    return plain.get(beside, "DKK" if beside.casefold().startswith("kr") else "")
