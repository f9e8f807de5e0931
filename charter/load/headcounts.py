"""Counts of people that cannot be: parts that are more than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.problems import Problem
from charter.read.yaml_source import Source

WHOLE, PART = "headcount", "product_and_technology_headcount"
WITHIN = ("product_people", "designers", "data_people")
"""Keys of counts of people who are all in product and technology."""


def check_headcounts(source: Source, facts: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield each count of the company or of a team that is more than what it is a part of."""
    inner = PART if facts.get(PART) is not None else WHOLE
    for key, above in ((PART, WHOLE), *((key, inner) for key in WITHIN)):
        part, whole = facts.get(key), facts.get(above)
        if part is not None and whole is not None and part > whole:
            message = f"'{key}' ({part}) is more than '{above}' ({whole})"
            place = source.place(("company", key))
            yield Problem(place, "headcount", message, "one of the two is wrong")
    yield from _people_of_teams(source, facts.get(WHOLE))


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
