"""The ISO 3166 codes of the places that a company file names in words."""

from __future__ import annotations

import re

from charter.facts.catalog import Catalog
from charter.facts.company import WorkPlace
from charter.values.regions import region_code

_CODE = re.compile(r"[A-Z0-9]{1,3}\Z")


def code_of(catalog: Catalog, place: WorkPlace, country: str) -> str:
    """Return the code of a place's region, else of its country, else of the company's `country`."""
    there = place.country or country
    return region_of(catalog, place, there) or there


def region_of(catalog: Catalog, place: WorkPlace, country: str) -> str:
    """Return the ISO 3166 code of a place's region; "" where it cannot be told from its words."""
    region = place.region.strip()
    if len(region) == 2:
        region = region.upper()
    if region.startswith(f"{country}-"):
        return region
    if _CODE.match(region):
        return f"{country}-{region}"
    bare = region.casefold()
    for law in catalog.laws.values():
        name = law.name.casefold().removeprefix("the ").removesuffix(" state")
        if name == bare and not law.cities and law.places[0].startswith(f"{country}-"):
            return law.places[0]
    return region_code(country, region)
