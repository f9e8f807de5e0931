"""Sums of money in a text, alone or as a range, in the formats in which people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from charter.check.words.looked_for import spaced
from charter.check.words.word_lists import plain_list, section
from charter.named_tuples import NamedTuple
from charter.values.numbers import Beside, ReadingError, currencies_of, has_two_readings, number_of

LAKH = 100_000
"""Who counts in lakhs counts in rupees, also where the text does not say so."""
_TIMES = {"thousand": 1_000, "lakh": LAKH, "million": 1_000_000, "billion": 1_000_000_000}
_SIGN = r"(?:us|ca|au|nz|hk|[acs])?\$|[€£¥₹₪]|zł"
_DIGITS = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d.,]*\d)|\d+(?:[.,'’]\d+)*"
_LONGEST = 16
"""No sum of pay has more digits and marks; what has is no sum."""
_DASH = r"[-\u2010-\u2015~]"
_NOT_BEFORE = re.compile(r"[\w.,]\Z")
_LETTERS = r"[^\W\d_]"
_WIDEST = 10
"""A range whose first end has no currency goes up to less than so many times that."""
_MOST_GAP = 60
"""Between the ends of a range stand no more characters than these."""


class Sum(NamedTuple):
    """An amount, or the two ends of a range, with where it stands.

    `currency` is a code, "$" for dollars of any kind, or "" where none is said; `times` is what
    its number was multiplied with, such as 1,000 for a k.
    """

    start: int
    end: int
    least: float
    most: float
    currency: str
    times: int = 1

    @property
    def is_range(self) -> bool:
        """Return whether it has two ends."""
        return self.least != self.most


class _Amount(NamedTuple):
    start: int
    end: int
    number: float
    times: int
    currency: str

    @property
    def value(self) -> float:
        return self.number * self.times


def sums_in(text: str, language: str) -> list[Sum]:
    """Return the sums of a text in their order; numbers without a currency are among them."""
    found: list[Sum] = []
    before: _Amount | None = None
    for amount in _amounts(text, language):
        if before is not None and _is_range(text, before, amount, language):
            found.append(_range(before, amount))
            before = None
            continue
        if before is not None:
            found.append(_alone(before))
        before = amount
    if before is not None:
        found.append(_alone(before))
    return [_said_behind(text, each, language) for each in found]


def units_of(currency: str) -> float:
    """Return how many units of a currency are worth about as much as a euro."""
    return float(plain_list("money")["units"].get(currency, 1))


def twelve_pays(currency: str) -> bool:
    """Return whether a year of pay in a currency is twelve months of it, and never more."""
    return currency in ("", "$", *plain_list("money")["twelve"])


def _amounts(text: str, language: str) -> Iterator[_Amount]:
    levels = [found.span() for found in _levels(language).finditer(text)]
    at = 0
    for found in _pattern(language).finditer(text):
        start = found.start("digits")
        while at < len(levels) and levels[at][1] <= start:
            at += 1
        number = _number(found["digits"])
        if number is None or _is_part(text, found) or (at < len(levels) and levels[at][0] <= start):
            continue
        times = next((n for name, n in _TIMES.items() if found[name]), 1)
        said = [_currency(found[name], language) for name in ("code", "sign", "unit", "code_after")]
        codes = [each for each in said if len(each) > 1]
        currency = next(iter((*codes, *filter(None, said))), "")
        yield _Amount(found.start(), found.end(), number, times, currency)


def _is_part(text: str, found: re.Match[str]) -> bool:
    """Return whether the digits belong to a longer word or number, such as A15 or 401(k)."""
    start = found.start("digits")
    if found["code"] is None and found["sign"] is None:
        if start and _NOT_BEFORE.search(text, max(start - 1, 0), start):
            return True
        if found["digits"] == "401" and found["thousand"]:
            return True
    rest = text[found.end() : found.end() + 1]
    return rest.isalpha() or text.startswith("%", found.end()) or text.startswith(" %", found.end())


def _number(digits: str) -> float | None:
    """Return the value of digits: three behind a mark are thousands, as everywhere in pay."""
    if len(digits) > _LONGEST:
        return None
    beside = Beside()
    if has_two_readings(digits):
        beside = Beside(decimal="," if "." in digits else ".")
    try:
        return number_of(digits, "money", beside)
    except ReadingError:
        return None


def _currency(said: str | None, language: str) -> str:
    """Return the code of a currency as it is said: "£", "kr.", "Canadian dollars"; "" for none."""
    if not said:
        return ""
    bare = said.strip(" ()")
    if bare.upper() in plain_list("money")["units"]:
        return bare.upper()
    if bare == "$":
        return "$"
    signs = currencies_of(bare)
    if len(signs) == 1:
        return signs[0]
    for code, words in section(language, "pay", "currencies").items():
        if re.fullmatch("|".join(words), bare, re.IGNORECASE):
            return str(code)
    return signs[0] if signs else ""


def _is_range(text: str, first: _Amount, last: _Amount, language: str) -> bool:
    gap = text[first.end : last.start]
    if len(gap) > _MOST_GAP or (first.currency and last.currency and not _agree(first, last)):
        return False
    between = _asides(language).sub(" ", gap).strip()
    if not _joins(language).fullmatch(between):
        before = text[max(first.start - _MOST_GAP, 0) : first.start]
        pairs = _pairs(language)
        if not any(a.search(before) and b.fullmatch(between) for a, b in pairs):
            return False
    both = _range(first, last)
    # "Step 1 - $106,595" is no range.
    alike = bool(first.currency) or both.least * _WIDEST > both.most
    return alike and both.least < both.most


def _agree(first: _Amount, last: _Amount) -> bool:
    return first.currency == last.currency or "$" in (first.currency, last.currency)


def _range(first: _Amount, last: _Amount) -> Sum:
    """Return a range; what is said at its last end alone holds for its first too."""
    shared = first.times == 1 and last.times > 1 and first.number <= last.number
    times = last.times if shared else first.times
    codes = [each for each in (last.currency, first.currency) if each]
    currency = next((each for each in codes if each != "$"), codes[0] if codes else "")
    return Sum(
        first.start, last.end, _round(first.number * times), _round(last.value), currency, times
    )


def _alone(amount: _Amount) -> Sum:
    value = _round(amount.value)
    return Sum(amount.start, amount.end, value, value, amount.currency, amount.times)


def _round(value: float) -> float:
    return round(value, 2)


def _said_behind(text: str, found: Sum, language: str) -> Sum:
    """Return a sum with the currency that a code in parentheses or behind its period names."""
    if found.currency not in ("", "$"):
        return found
    behind = _code_behind().match(text, found.end)
    return found._replace(currency=_currency(behind[1], language)) if behind else found


@cache
def _pattern(language: str) -> re.Pattern[str]:
    codes = "|".join(plain_list("money")["units"])
    words = [w for each in section(language, "pay", "currencies").values() for w in each]
    units = "|".join((_SIGN, codes, *words))
    times = "|".join(
        f"(?P<{name}>{'|'.join(section(language, 'pay', name)) or '(?!)'})" for name in _TIMES
    )
    sign = spaced("|".join((_SIGN, *words)))
    code = rf"(?<!{_LETTERS})(?:(?P<code>{codes})[ \u00a0]?)"
    return re.compile(
        rf"(?:{code})?(?:(?P<sign>(?:(?<!{_LETTERS})|(?=\$))(?:{sign}))[ \u00a0]?)?"
        rf"(?P<digits>{_DIGITS})"
        rf"(?:,-)?(?:[ \u00a0]?(?:{times})(?=[^\w]|\Z|(?:{units})(?!\w)))?"
        rf"(?:[ \u00a0-]?(?P<unit>{spaced(units)})(?!\w))?"
        rf"(?:[ \u00a0]?\(?(?P<code_after>{codes})\)?(?!\w))?",
        re.IGNORECASE,
    )


@cache
def _code_behind() -> re.Pattern[str]:
    codes = "|".join(plain_list("money")["units"])
    return re.compile(rf"[^\d.;]{{0,14}}?\b(?:in )?\(?\b({codes})\b(?![^\d.;]?\d)")


@cache
def _joins(language: str) -> re.Pattern[str]:
    words = spaced("|".join(section(language, "pay", "joins")))
    return re.compile(rf"{_DASH}{{1,2}}|(?:{words})", re.IGNORECASE)


@cache
def _pairs(language: str) -> Sequence[tuple[re.Pattern[str], re.Pattern[str]]]:
    parts = [pair.partition("…") for pair in section(language, "pay", "pairs")]
    return [
        (
            re.compile(rf"(?<!\w)(?:{spaced(a.strip())})\s*(?:{_SIGN})?\Z", re.IGNORECASE),
            re.compile(rf"(?:{spaced(b.strip())})", re.IGNORECASE),
        )
        for a, _, b in parts
    ]


@cache
def _levels(language: str) -> re.Pattern[str]:
    """Return grades, levels and steps, whose numbers are no sums."""
    words = (word for name in ("grades", "whose") for word in section(language, "pay", name))
    return re.compile(rf"(?<!\w)(?:{spaced('|'.join(words))})(?!\w|[.,]\d)", re.IGNORECASE)


@cache
def _asides(language: str) -> re.Pattern[str]:
    """Return what may stand behind the first end of a range: its period, gross or net."""
    periods = [w for words in section(language, "pay", "periods").values() for w in words]
    levels = _levels(language).pattern
    gross = r"gross|net|brutto|netto|bruts?|nets?|brutos?|netos?"
    return re.compile(
        rf"(?<!{_LETTERS})(?:{spaced('|'.join((*periods, gross)))})(?!\w)|{levels}", re.IGNORECASE
    )
