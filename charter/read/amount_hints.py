"""What a person means by an amount, a count or a range with words or a period at it."""

from __future__ import annotations

import re
from typing import Any

from charter.patterns import lazy_re
from charter.problems import listing
from charter.read.meant_values import PERIODS, TIMES
from charter.read.typed import beside
from charter.read.words_meant import months_in
from charter.read.yaml_source import Path_, Source
from charter.values.number_words import number_said
from charter.values.numbers import (
    CURRENCIES,
    Beside,
    ReadingError,
    amounts_in,
    currencies_of,
    number_of,
)

_RATE = lazy_re(
    r"(?P<amount>\S*\d(?:[ \u00a0\u202f]?\S)*?(?: ?[^\W\d_]{1,6}\.?)?)"
    r"\s*(?:/|\b(?:per|par|pr|a|an|each|every|pro|je|om|i)\b\.?)\s*"
    r"(?P<count>\d+ )?(?P<each>[\w.-]+)\Z",
    re.I,
)
_FRACTION = lazy_re(r"([1-9])\s*/\s*([1-9]\d?)\Z")


def number_hint(source: Source, at: Path_, text: str, unit: str) -> str:
    """Return what to write for an amount that has its period with it, or a share as a fraction."""
    if unit == "percent" and (part := _FRACTION.match(text.strip())):
        return share_hint(at, int(part[1]) / int(part[2]))
    found = _RATE.match(text.strip()) if unit == "money" else None
    if found is None:
        return _said_hint(source, at, text)
    try:
        amount = number_of(found["amount"], "money", beside(source, at))
    except ReadingError:
        return ""
    if amount is None:
        return _said_hint(source, at, text)
    key, each = at[-1], found["each"].casefold()
    if "pay" not in at:
        return f"write '{key}: {amount}', which holds for each sum by itself"
    per = next((per for per, names in PERIODS.items() if each in names.split()), "")
    times = next((times for times, names in TIMES.items() if each in names.split()), 1)
    if found["count"] and per == "month" and 12 % int(found["count"]) == 0:
        times, per = 12 // int(found["count"]), ""
    if times > 1:
        return f"write '{key}: {amount * times}', the amount of a year"
    return f"write '{key}: {amount}' and 'per: {per}'" if per and not found["count"] else ""


def whole_hint(hint: str) -> str:
    """Return a hint for a whole number, which one that names a part of a whole is not."""
    part = re.search(r": (\d+)\.\d+\Z", hint)
    return f"write a whole number, such as {int(part[1]) + 1}" if part else hint


def _said_hint(source: Source, at: Path_, text: str) -> str:
    """Return the digits of a number that is said in words, or in millions."""
    try:
        said = _ABOUT.sub("", text.strip(), count=1)
        said = said if "limits" in at else _A_YEAR.sub("", said)
        number = number_said(said, beside(source, at))
    except ReadingError:
        return ""
    if number is None:
        return ""
    ours, theirs = beside(source, at).currency, _currencies_in(text)
    if ours and theirs and ours not in theirs:
        other = listing(theirs, "or")
        return f"it is in {other}, and the currency here is {ours}: write the sum in {ours}"
    return f"write: {at[-1]}: {number}"


_OF_THOUSANDS = {"teur": ["EUR"], "tkr": ["DKK", "NOK", "SEK"]}


def _currencies_in(text: str) -> list[str]:
    """Return the currencies that the first sign of a sum can be, such as EUR of 50 TEUR."""
    for sign in re.findall(r"[$€£₹₪¥]|[^\W\d_]+", text):
        code = [sign] if sign in CURRENCIES else _OF_THOUSANDS.get(sign.casefold(), [])
        if found := currencies_of(sign) or code:
            return found
    return []


_ABOUT = lazy_re(
    r"(?:about|around|circa|ca\.?|some|over|nearly|roughly|approx\.?|etwa|rund|knapp|omkring"
    r"|more than|at least|mehr als|über|mere end|mindst|[~><≥≤]) ?",
    re.IGNORECASE,
)
_A_YEAR = lazy_re(
    r"(?:\s*\+|\s*(?:/|\b(?:per|a|pro|om)\b) ?(?:year|annum|jahr|året)|\s+p\.? ?a\.?|\s+ctc)+\Z",
    re.IGNORECASE,
)
"""What a count or pay may have behind it, which is of a year where nothing else is said."""
_SCALED_RANGE = lazy_re(
    r"(?P<first>\S*? ?\d[\d.,]*) ?(?P<own>[^\W\d_]{1,8}\.?)? ?(?:[-–—]|to|bis|til) ?"
    r"(?P<last>\S*? ?\d[\d.,]* ?(?P<scale>(?!k\b)[^\W\d_]{1,8}\.?))\Z",
    re.IGNORECASE,
)
_FROM = lazy_re(
    r"(?:from|between|von|ab|zwischen|fra|mellem|starting at)(?= |\d|[$€£])", re.IGNORECASE
)
_UP_TO = lazy_re(r"(?:up to|bis zu|bis|op til|max\.?|maximum) ?", re.IGNORECASE)


def range_hint(source: Source, at: Path_, text: str) -> str:
    """Return the lines for pay that stands in one text, such as £95k to £110k and a car."""
    said = _ABOUT.sub("", _FROM.sub("", text.strip(), count=1).strip(), count=1)
    if scaled := _scaled_range(said, beside(source, (*at, "min"))):
        return f"write '{at[-1]}: {{min: {scaled[0]}, max: {scaled[1]}}}'"
    most = _UP_TO.match(said)
    try:
        found = amounts_in(said[most.end() :] if most else said, beside(source, (*at, "min")))
    except ReadingError:
        return ""
    if found is None:
        return ""
    if len(found.amounts) == 1 and (most or _FROM.match(text.strip())):
        return f"write '{at[-1]}: {{{'max' if most else 'min'}: {found.amounts[0]}}}'"
    low, high = found.amounts[0], found.amounts[-1]
    lines = [f"min: {low}", f"max: {high}"]
    if found.currency:
        lines.append(f"currency: {found.currency}")
    rest = ", or only 'min', which prints 'from'" if low == high else ""
    rest += "; what else it says stands under 'note', 'other_pay' or 'benefits'" * bool(found.rest)
    return f"write '{at[-1]}: {{{', '.join(lines)}}}'{rest}"


def _scaled_range(text: str, near: Beside) -> list[int | float]:
    """Return the two amounts of a text that says what both are counted in: 45-60 lakhs; else []."""
    found = _SCALED_RANGE.match(_A_YEAR.sub("", text))
    if found is None:
        return []
    first = found["first"] + (found["own"] or f" {found['scale']}")
    try:
        both = [number_said(each.strip(), near) for each in (first, found["last"])]
    except ReadingError:
        return []
    said = [number for number in both if number]
    return said if len(said) == len(both) and said == sorted(said) else []


def share_hint(at: Path_, share: Any) -> str:
    """Return how a share of 0.6 is written in per cent."""
    return f"write '{at[-1]}: {share * 100:g}', in per cent" if 0 < share < 1 else ""


_UNLIMITED = lazy_re(
    r"(?:unlimited|no (?:limit|cap|maximum)|without limit|uncapped|open|unbegrenzt|ubegrænset"
    r"|as needed|within (?:the )?budget)\b|\d[\d.,]*\s?(?:%|per ?cent|prozent|procent)",
    re.IGNORECASE,
)
_COUNT = lazy_re(r"(\d{1,7})(?![\d.,'’]*\d|\s?[-–%]|\s?(?:to|bis|til)\s)", re.ASCII)
_POWER = lazy_re(r"\d[\d.]{0,5}e\+?\d", re.IGNORECASE)
"""A number as calculators write it: 2.2e5."""
_GLUED = lazy_re(r"\d+(?:[^\W\d_]+|:)\d\w*", re.IGNORECASE)
"""What only looks like a number with a word behind it: 0x10, 10:30."""
_PER_TIME = lazy_re(r"(?:p\.?\s?[am]\.?|pa|pm|(?:per|a|pro|om|/)\s?\w+|\w+ly)\Z", re.IGNORECASE)


def around_hint(source: Source, at: Path_, text: str, whole: bool) -> str:
    """Return what to write for a count or an amount that has words around it, or ""."""
    key, said = at[-1], text.strip()
    if _POWER.fullmatch(said):
        return f"write: {key}: {float(said):.0f}"
    if _GLUED.fullmatch(said):
        return ""
    if whole:
        if key == "office_days":
            return "write how many days a week, such as 'office_days: 3'"
        if key == "months" and (months := months_in(said)):
            return f"write: months: {months}"
        found = _COUNT.match(_ABOUT.sub("", said, count=1))
        return f"write: {key}: {found[1]}" if found else ""
    of_limits = "limits" in at
    if (of_limits or key == "budget") and _UNLIMITED.match(said):
        hint = f"write the highest sum that is meant, such as '{key}: 50000'"
        return f"{hint}; what else holds stands under 'other'" if of_limits else hint
    for prefix in (_FROM, _UP_TO, _ABOUT):
        said = prefix.sub("", said, count=1).strip()
    code = re.match(r"([A-Z]{3})\s", said)
    said = said[code.end() :] if code and code[1] in CURRENCIES else said
    try:
        sums = amounts_in(said, beside(source, at))
    except ReadingError:
        return ""
    if sums is None or len(sums.amounts) != 1:
        return ""
    rest = sums.rest.strip(" .,;:-–")
    hint = f"write '{key}: {sums.amounts[0]}'"
    if of_limits and _PER_TIME.match(rest):
        return f"{hint}, which holds for each sum by itself"
    where = "note" if "pay" in at else "other" if of_limits else ""
    return f"{hint}, and '{rest}' under '{where}'" if rest and where else hint
