"""Large cities and the countries they are in, from `catalog/languages/cities.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache

from charter.resources import languages_folder


def countries_of(city: str) -> Sequence[str]:
    """Return the codes of the countries that have a large city of a name; none where nobody says.

    >>> countries_of("Austin"), countries_of("Birmingham")
    (['US'], ['US', 'GB'])
    """
    return _countries().get(" ".join(city.split()).casefold(), ())


@cache
def _countries() -> Mapping[str, list[str]]:
    data = json.loads((languages_folder() / "cities.json").read_bytes())
    found: dict[str, list[str]] = {}
    for country, cities in data["cities"].items():
        for city in cities:
            found.setdefault(city.casefold(), []).append(country)
    return found
