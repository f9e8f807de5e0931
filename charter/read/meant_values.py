"""What a person means by a word where a code is wanted, and by an amount with its period."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from charter.problems import listing
from charter.read.typed import beside
from charter.read.words_meant import months_in, value_meant
from charter.read.yaml_source import Path_, Source
from charter.titles.reading import reading_of
from charter.values.countries import code_of_name, currency_of_name, is_place
from charter.values.number_words import number_said
from charter.values.numbers import CURRENCIES, ReadingError, amounts_in, currencies_of, number_of
from charter.values.places_meant import place_hint, place_named

_LANGUAGES = {
    "en": "english englisch engelsk",
    "en-GB": "british british-english uk-english english-(uk) english-uk en-uk",
    "en-US": "american american-english us-english english-(us) english-us",
    "de": "german deutsch tysk allemand",
    "da": "danish dansk dänisch",
}


def _language(text: str) -> str:
    said = re.sub(r"[\s_]+", "-", text.strip().casefold())
    named = next((code for code, names in _LANGUAGES.items() if said in names.split()), "")
    if text.strip() in _LANGUAGES:
        return text.strip()
    if several := [] if named else [_language(part) for part in _BETWEEN.split(text.strip())[1:]]:
        first = _language(_BETWEEN.split(text.strip())[0])
        return listing([first, *several], "or") if first and all(several) else ""
    if named or not re.fullmatch("[a-z]{2}-[a-z]{2}", said):
        return named
    return f"{said[:3]}{said[3:].upper()}"


def _place(text: str) -> str:
    return place_hint(text).removeprefix("write ")


def _currency(text: str) -> str:
    return currency_of_name(text) or " or ".join(currencies_of(text))


_CODES: dict[str, Callable[[str], str]] = {
    "country": lambda text: code_of_name(text) or place_named(text).partition("-")[0],
    **dict.fromkeys(("remote_from", "place"), _place),
    "currency": _currency,
    **dict.fromkeys(("language", "postings", "charters"), _language),
}
_PERIODS = {
    "year": "year years annum annually annual yearly jahr jährlich år p.a. p.a pa",
    "month": "month months monthly monat monatlich måned md. md mdr. mån mån. månad mnd mnd. mois",
    "week": "week weeks weekly woche wöchentlich uge",
    "day": "day days daily tag täglich dag",
    "hour": "hour hours hourly stunde time",
}
_TIMES = {
    4: "quarter quarterly quartal kvartal 3-month 3-months three-months",
    2: "half-year half-yearly halbjahr halvår 6-month 6-months six-months",
}
_RATE = re.compile(
    r"(?P<amount>\S*\d(?:[ \u00a0\u202f]?\S)*?(?: ?[^\W\d_]{1,6}\.?)?)"
    r"\s*(?:/|\b(?:per|par|pr|a|an|each|every|pro|je|om|i)\b\.?)\s*"
    r"(?P<count>\d+ )?(?P<each>[\w.-]+)\Z",
    re.I,
)
_FRACTION = re.compile(r"([1-9])\s*/\s*([1-9]\d?)\Z")


def code_hint(at: Path_, text: str) -> str:
    """Return the code to write for a name or a sign at `at`, or nothing."""
    name = next((str(key) for key in reversed(at) if isinstance(key, str)), "")
    find = _CODES.get(name)
    meant = find(text) if find else ""
    return f"write {meant}" if meant and meant != text else ""


def is_no_code(at: Path_, written: str) -> bool:
    """Return whether what has the form of a code at `at` is none that is in use, such as YES."""
    name = next((str(key) for key in reversed(at) if isinstance(key, str)), "")
    if name == "currency":
        return written not in CURRENCIES
    return name in ("country", "place", "remote_from") and not is_place(written)


def period_hint(text: str) -> str:
    """Return what to write for a period that pay cannot have, or nothing."""
    said = "-".join(re.sub(r"^(?:per|a|an|pro|je) ", "", text.casefold()).split())
    for times, names in _TIMES.items():
        if said in names.split():
            return f"write 'per: year', and amounts {times} times as high"
    return next(
        (f"write 'per: {key}'" for key, said_so in _PERIODS.items() if said in said_so.split()), ""
    )


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
        return ""
    key, each = at[-1], found["each"].casefold()
    if "pay" not in at:
        return f"write '{key}: {amount}', which holds for each sum by itself"
    per = next((per for per, names in _PERIODS.items() if each in names.split()), "")
    times = next((times for times, names in _TIMES.items() if each in names.split()), 1)
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
        number = number_said(_ABOUT.sub("", text.strip(), count=1), beside(source, at))
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


_ABOUT = re.compile(
    r"(?:about|around|circa|ca\.?|some|over|nearly|roughly|approx\.?|etwa|rund|knapp|omkring|~) ?",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"(?:from|between|von|ab|zwischen|fra|mellem|starting at)(?= |\d|[$€£])", re.IGNORECASE
)
_UP_TO = re.compile(r"(?:up to|bis zu|bis|op til|max\.?|maximum) ?", re.IGNORECASE)


def range_hint(source: Source, at: Path_, text: str) -> str:
    """Return the lines for pay that stands in one text, such as £95k to £110k and a car."""
    said = _ABOUT.sub("", _FROM.sub("", text.strip(), count=1).strip(), count=1)
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


_PART = re.compile(
    r"\b(?:part|teilzeit|deltid)|\b[1-9]\d ?(?:%|(?:-|\u2013|to|bis|til) ?100 ?%)|\b0[.,]\d", re.I
)
"""Less than all hours, as also the first of 80-100%."""
_FULL = re.compile(r"\b(?:full|vollzeit|fuldtid)|\b100 ?%", re.I)
_FIXED = re.compile(r"\b(?:fixed|ftc|contract|temporary|temp\b|befrist|tidsbegr)", re.I)
_PERMANENT = re.compile(r"\b(?:permanent|unbefrist|indefinite|fast\b|fastans|open-ended)", re.I)
_INTERIM = re.compile(r"\binterim", re.I)
_MONTHS = re.compile(
    r"(\d{1,3})[ -]?(?:months?|monate?n?|måneder)\b|(\d{1,2})[ -]?(?:years?|jahre?n?|år)\b", re.I
)


def employment_hint(_source: Source, _at: Path_, text: str) -> str:
    """Return how hours and term are written that stand in a text, such as Vollzeit, unbefristet."""
    hours = [
        name for name, said in (("full-time", _FULL), ("part-time", _PART)) if said.search(text)
    ]
    terms = (("fixed", _FIXED), ("permanent", _PERMANENT), ("interim", _INTERIM))
    term = next((name for name, said in terms if said.search(text)), "")
    months = _MONTHS.search(text) if term in ("fixed", "interim") else None
    said = {"hours": "either" if len(hours) > 1 else "".join(hours), "term": term}
    if months:
        said["months"] = months[1] or str(int(months[2]) * 12)
    given = {name: value for name, value in said.items() if value}
    if not given:
        return value_meant("employment", text)
    if list(given) == ["hours"] and given["hours"] != "either":
        return f"write 'employment: {given['hours']}'"
    return f"write 'employment: {{{', '.join(f'{n}: {v}' for n, v in given.items())}}}'"


_BETWEEN = re.compile(
    r"\s*(?:\bvs?\.?\s|\bversus\b|\band\b|\bund\b|\bog\b|\bor\b|[/,&+;])\s*", re.I
)


def ids_hint(at: Path_, text: str, rule: dict[str, Any]) -> str:
    """Return how several ids or codes are written that stand in one text, cto vs cpo; else ""."""
    parts = [one_of(at, part.strip(), rule) for part in _BETWEEN.split(text)]
    return f"write: [{', '.join(parts)}]" if all(parts) and len(parts) > 1 else ""


def one_of(at: Path_, part: str, rule: dict[str, Any]) -> str:
    """Return a part of a text as the id, the choice or the code that the rule wants, or ""."""
    if choices := rule.get("enum"):
        return next((choice for choice in choices if choice == part.casefold()), "")
    pattern = rule.get("pattern", "")
    if pattern.startswith("^[a-z]"):
        made = part if re.search(pattern, part) else re.sub(r"[\s_]+", "-", part.lower())
        role = "" if made == part else reading_of(part).role
        return next((one for one in (role, made) if one and re.search(pattern, one)), "")
    if not pattern.startswith("^[A-Z]"):
        return ""
    code = code_hint(at, part).removeprefix("write ") or part.upper()
    return code if re.search(pattern, code) else ""


def share_hint(at: Path_, share: Any) -> str:
    """Return how a share of 0.6 is written in per cent."""
    return f"write '{at[-1]}: {share * 100:g}', in per cent" if 0 < share < 1 else ""


_UNLIMITED = re.compile(
    r"(?:unlimited|no (?:limit|cap|maximum)|without limit|uncapped|open|unbegrenzt|ubegrænset"
    r"|as needed|within (?:the )?budget)\b|\d[\d.,]*\s?(?:%|per ?cent|prozent|procent)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(\d{1,7})(?![\d.,'’]*\d|\s?[-–%]|\s?(?:to|bis|til)\s)", re.ASCII)
_POWER = re.compile(r"\d[\d.]{0,5}e\+?\d", re.IGNORECASE)
"""A number as calculators write it: 2.2e5."""
_GLUED = re.compile(r"\d+(?:[^\W\d_]+|:)\d\w*", re.IGNORECASE)
"""What only looks like a number with a word behind it: 0x10, 10:30."""
_PER_TIME = re.compile(r"(?:p\.?\s?[am]\.?|pa|pm|(?:per|a|pro|om|/)\s?\w+|\w+ly)\Z", re.IGNORECASE)


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
