"""Counts of people that cannot be: parts that are more than the whole, and places there are not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.facts.by_place import outermost, parent_of
from charter.problems import Problem
from charter.read.yaml_source import Source
from charter.values.countries import COUNTRIES, country_hint, is_place
from charter.values.places_meant import place_hint

WHOLE, PART = "headcount", "product_and_technology_headcount"
WITHIN = ("product_people", "designers", "data_people")
"""Keys of counts of people who are all in product and technology."""
_BY_PLACE = "headcount_by_place"


def check_headcounts(source: Source, facts: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each count of the company or of a team that is more than what it is a part of.

    Those by place are looked at too.
    """
    inner = PART if facts.get(PART) is not None else WHOLE
    for key, above in ((PART, WHOLE), *((key, inner) for key in WITHIN)):
        part, whole = facts.get(key), facts.get(above)
        if part is not None and whole is not None and part > whole:
            message = f"'{key}' ({part}) is more than '{above}' ({whole})"
            place = source.place(("company", key))
            yield Problem(place, "headcount", message, "one of the two is wrong")
    yield from _people_of_teams(source, facts.get(WHOLE))
    yield from _by_place(source, facts.get(_BY_PLACE) or {}, facts.get(WHOLE))


def _people_of_teams(source: Source, whole: int | None) -> Iterator[Problem]:
    """Yield each team that nobody is in, or more people than the company has."""
    for name, data in (source.data.get("positions") or {}).items():
        for number, team in enumerate((data or {}).get("teams") or ()):
            people = (team or {}).get("people")  # one that is wrong is told already
            place = source.place(("positions", name, "teams", number, "people"))
            if people == 0:
                message = f"'{team.get('name')}' is a team of nobody, and papers print it so"
                hint = "leave 'people' out until somebody is in it"
                yield Problem(place, "headcount", message, hint)
            elif people is not None and whole is not None and people > whole:
                message = f"'people' of '{team.get('name')}' ({people}) is more than 'headcount'"
                message += f" ({whole})"
                yield Problem(place, "headcount", message, "one of the two is wrong")


def _by_place(source: Source, by_place: Mapping[str, int], whole: int | None) -> Iterator[Problem]:
    """Yield a problem for each place there is not, and for numbers that cannot all be right."""
    own = str((source.data.get("company") or {}).get("country") or "")
    for place, number in by_place.items():
        at = source.key_place(("company", _BY_PLACE, place))
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
        yield Problem(
            source.key_place(("company", _BY_PLACE)),
            "headcount",
            message,
            "one of the two is wrong",
        )
