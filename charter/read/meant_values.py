"""What a person means by a word where a code is wanted, and by an amount with its period."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from charter.patterns import lazy_re
from charter.problems import listing
from charter.read.words_meant import value_meant
from charter.read.yaml_source import Path_, Source
from charter.titles.reading import reading_of
from charter.values.countries import code_of_name, currency_of_name, is_place
from charter.values.numbers import (
    CURRENCIES,
    currencies_of,
)
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
PERIODS = {
    "year": "year years annum annually annual yearly jahr jährlich år p.a. p.a pa",
    "month": "month months monthly monat monatlich måned md. md mdr. mån mån. månad mnd mnd. mois",
    "week": "week weeks weekly woche wöchentlich uge",
    "day": "day days daily tag täglich dag",
    "hour": "hour hours hourly stunde time",
}
TIMES = {
    4: "quarter quarterly quartal kvartal 3-month 3-months three-months",
    2: "half-year half-yearly halbjahr halvår 6-month 6-months six-months",
}


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
    for times, names in TIMES.items():
        if said in names.split():
            return f"write 'per: year', and amounts {times} times as high"
    return next(
        (f"write 'per: {key}'" for key, said_so in PERIODS.items() if said in said_so.split()), ""
    )


_PART = lazy_re(
    r"\b(?:part|teilzeit|deltid)|\b[1-9]\d ?(?:%|(?:-|\u2013|to|bis|til) ?100 ?%)|\b0[.,]\d", re.I
)
"""Less than all hours, as also the first of 80-100%."""
_FULL = lazy_re(r"\b(?:full|vollzeit|fuldtid)|\b100 ?%", re.I)
_FIXED = lazy_re(r"\b(?:fixed|ftc|contract|temporary|temp\b|befrist|tidsbegr)", re.I)
_PERMANENT = lazy_re(r"\b(?:permanent|unbefrist|indefinite|fast\b|fastans|open-ended)", re.I)
_INTERIM = lazy_re(r"\binterim", re.I)
_MONTHS = lazy_re(
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


_BETWEEN = lazy_re(r"\s*(?:\bvs?\.?\s|\bversus\b|\band\b|\bund\b|\bog\b|\bor\b|[/,&+;])\s*", re.I)


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


_A_CITY = lazy_re(r"city: (?=[^\W\d_a-z])[^][{}:#,]+(?:, (?:region|country): |\Z)")
_CITY_STATES = frozenset(("SG", "LU", "MC", "HK", "MO"))


def cities_hint(at: Path_, value: Any, beside: Any) -> str:
    """Return the list of places that texts in its place mean, such as Bangalore, India; else "".

    `beside` is the list that the value stands in.
    """
    if "places" not in at[-2:] or not isinstance(value, str):
        return ""
    texts = value.split(",") if at[-1] == "places" else beside
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return ""
    made: list[str] = []
    behind = False  # a country stands behind its city
    for text in filter(None, (text.strip() for text in texts)):
        country, _, region = place_named(text).partition("-")
        if len(text) > len("US") and country and country not in _CITY_STATES and made:
            behind = True
            made[-1] += f", region: {region}" * bool(region) + f", country: {country}"
        else:
            made.append(f"city: {text}")
    if not made or not all(map(_A_CITY.match, made)):
        return ""
    listed = ", ".join(f"{{{each}}}" for each in made)
    return f"write 'places: [{listed}]'" if behind or at[-1] == "places" else ""
