"""What a hire file says in the form of another language than the letter that prints it.

Numbers and days of the file are written anew for each letter; its texts are printed as they stand.
Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from charter.check.words.language import other_than
from charter.check.words.word_lists import language_name, section
from charter.compose.numbers import Numbers
from charter.read.hire import Hire, is_code, known_fields
from charter.read.languages import languages
from charter.read.locales import Locale, code_of, locale, written_in

_SIGNS = "$€£₹₪¥"
_CODE = r"(?:[A-Z]{3}\b|[Kk]r\b\.?)"
_MARKED = re.compile(
    rf"(?P<before>[{_SIGNS}]\s?|\b{_CODE}\s?)?(?<![\w.,'’/:+-])(?<!\d\s)"
    r"(?P<whole>\d{1,3}(?P<group>[.,'’])\d{3}(?:(?P=group)\d{3})*|\d+)"
    rf"(?:(?P<decimal>[.,])(?P<few>\d{{1,2}}))?(?![\w/:'’-]|[.,]\d)"
    rf"(?P<after>\s?(?:%|[{_SIGNS}]|{_CODE}))?"
)
_SLASHES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])")
_DOTS = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)(?![\d.])")
_DAY = r"(?P<day>\d{1,2}(?P<dot>\.?)(?:st|nd|rd|th)?\s)?"
_EXAMPLE_DAY, _EXAMPLE, _FRACTION = date(2027, 5, 1), 12_500, 37.5
_SHORT = 3
"""Letters of a month that is shortened."""
_SAYS_ITSELF = frozenset(("name", "address", "email", "currency", "per", "manager", "place"))
"""Known fields that are names, or are written in the letter's words; a greeting is neither."""


def other_forms(hire: Hire, language: str) -> Iterator[str]:
    """Yield which texts of the hire are written otherwise than a letter in a language writes."""
    ours, forms = code_of(language), locale(language)
    numbers, letter = Numbers(language), language_name(code_of(language))
    for name, said in hire.values.items():
        if not isinstance(said, str) or name in _SAYS_ITSELF or is_code(name):
            continue
        what = hint = ""
        if theirs := _language(said, ours):
            what, hint = f"is {language_name(theirs)}", f"write it in {letter}"
        elif name in known_fields() and name != "salutation":
            continue
        elif _has_other_day(said, forms):
            what = "has a day in another form"
            hint = f"write year-month-day alone, or such as {numbers.day(_EXAMPLE_DAY)}"
        elif example := _other_amount(said, numbers, forms):
            what, hint = "has a number in another form", f"write it such as {example}"
        if what:
            yield f"'{name}' of {hire.source} {what}, and the letter is {letter}: {hint}"


def _language(text: str, ours: str) -> str:
    """Return the language of a text, by its sentences, its greeting or a count, or ""."""
    if found := other_than(text, ours):
        return found
    told = {name: _telling(name) for name in languages()}
    if ours not in told or told[ours].search(text):
        return ""
    return next((name for name, words in told.items() if words.search(text)), "")


@cache
def _telling(language: str) -> re.Pattern[str]:
    """Return what matches a greeting of a language, or its word for what is counted."""
    greetings = "|".join(section(language, "blanks", "greetings"))
    units = "|".join(section(language, "blanks", "units"))
    return re.compile(rf"^\s*(?:{greetings})\b|\d\s(?:{units})(?!\w)", re.IGNORECASE)


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
    for found in _MARKED.finditer(text):
        before, after = (found["before"] or "").strip(), (found["after"] or "").strip()
        group, decimal = (found["group"] or "").replace("'", "’"), found["decimal"] or ""
        counts = before or after or (decimal == "," and forms.decimal == ".")
        other = group not in ("", forms.group) or (decimal not in ("", forms.decimal) and counts)
        signed = after if forms.sign != "after" else before
        if other or signed in tuple(_SIGNS):
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
