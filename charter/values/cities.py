"""Large cities and the countries and regions they are in, from `catalog/languages/cities.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from charter.resources import languages_folder


def countries_of(city: str) -> Sequence[str]:
    """Return the codes of the countries that have a large city of a name; none where nobody says.

    >>> countries_of("Austin"), countries_of("Birmingham")
    (['US'], ['US', 'GB'])
    """
    return _countries().get(" ".join(city.split()).casefold(), ())


def regions_of(city: str, country: str) -> Sequence[str]:
    """Return the regions of a country that have a city of a name, the large one's first.

    There are none where nobody says.

    >>> regions_of("New York", "US"), regions_of("Portland", "US")
    (['US-NY'], [])
    """
    named = _regions().get(country, {}).get(" ".join(city.split()).casefold(), ())
    return [f"{country}-{code}" for code in named]


@cache
def _data() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads((languages_folder() / "cities.json").read_bytes())
    return data


@cache
def _regions() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return {
        country: {city.casefold(): codes for city, codes in cities.items()}
        for country, cities in _data()["regions"].items()
    }


@cache
def _countries() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for country, cities in _data()["cities"].items():
        for city in cities:
            found.setdefault(city.casefold(), []).append(country)
    return found
