"""How many people work where, as `headcount_by_place` of the company file says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from charter.problems import Problem
from charter.read.yaml_source import Source
from charter.values.countries import COUNTRIES, country_hint, is_place
from charter.values.places_meant import place_hint

_AT = ("company", "headcount_by_place")


def parent_of(place: str) -> str:
    """Return the place that a place is part of: the region of a city, the country of a region."""
    code, _, city = place.partition(" ")
    return code if city else code.partition("-")[0] if "-" in code else ""


def outermost(by_place: Mapping[str, int]) -> Iterator[str]:
    """Yield the places that are part of no other that is given, whose people add up."""
    for place in by_place:
        above = parent_of(place)
        while above and above not in by_place:
            above = parent_of(above)
        if not above:
            yield place


def check_by_place(
    source: Source, by_place: Mapping[str, int], whole: int | None
) -> Iterator[Problem]:
    """Yield a problem for each place there is not, and for numbers that cannot all be right."""
    own = str((source.data.get("company") or {}).get("country") or "")
    for place, number in by_place.items():
        at = source.key_place((*_AT, place))
        code = place.partition(" ")[0]
        if not is_place(code):
            country = code.partition("-")[0]
            known = country in COUNTRIES
            message = f"'{code}' is no {'region' if known else 'country'} of ISO 3166"
            hint = "a region is written as US-CO or CA-ON, a city behind it: US-OH Cleveland"
            hint = hint if known else country_hint(country)
            if meant := place_hint(place, f"'{{}}: {number}'", own) or place_hint(code):
                hint = meant
            if is_place(code.upper()):
                hint = f"write '{place.replace(code, code.upper(), 1)}'"
            yield Problem(at, "unknown-country", message, hint)
        within = [name for name in by_place if parent_of(name) == place]
        if (inside := sum(by_place[name] for name in within)) > number:
            message = f"{' and '.join(within)} have {inside} people, more than '{place}' ({number})"
            yield Problem(at, "headcount", message, "one of the numbers is wrong")
    total = sum(by_place[place] for place in outermost(by_place))
    if whole is not None and total > whole:
        message = f"'headcount_by_place' has {total} people, more than 'headcount' ({whole})"
        yield Problem(source.key_place(_AT), "headcount", message, "one of the two is wrong")
