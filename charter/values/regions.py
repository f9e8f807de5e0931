"""Regions of countries by their codes of ISO 3166-2, from `catalog/languages/regions.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from charter.named_tuples import NamedTuple
from charter.resources import languages_folder

_POSTCODE_LAST = ("GB", "IE", "NZ", "IN", "SG", "KE")
"""Where the postcode stands after the city, beside the countries whose addresses have codes."""


class Regions(NamedTuple):
    """The regions of one country, their names by their codes; `as_codes` is how addresses say."""

    names: Mapping[str, str]
    as_codes: bool


@cache
def regions() -> Mapping[str, Regions]:
    """Return the regions of each country that the file has."""
    # Few runs meet a region by its code, so the rest do not pay for reading them.
    data = json.loads((languages_folder() / "regions.json").read_bytes())
    return {
        country: Regions(one["regions"], "in_addresses" in one)
        for country, one in data["countries"].items()
    }


def is_region(code: str) -> bool:
    """Return whether a code such as US-CO is in use; any is, of a country that is not known."""
    country, _, part = code.partition("-")
    known = regions().get(country)
    return known is None or part in known.names


def region_name(code: str) -> str:
    """Return the name of a region by its code, such as Colorado; without a name, its own part."""
    country, _, part = code.partition("-")
    known = regions().get(country)
    return known.names.get(part, part) if known else part


def address(street: str, postcode: str, city: str, region: str, country: str) -> str:
    """Return an address in one line, with the postcode where letters of the country have it."""
    known = regions().get(country)
    if known and known.as_codes and region:
        place = f"{city}, {said_region(region, country)} {postcode}"
    elif (known and known.as_codes) or country in _POSTCODE_LAST:
        place = f"{city} {postcode}"
    else:
        place = f"{postcode} {city}"
    return ", ".join(filter(None, (street, place.strip())))


def region_code(country: str, name: str) -> str:
    """Return the code of a region by its name, such as US-CO by Colorado; "" where none has it."""
    said = name.strip().casefold()
    known = regions().get(country)
    codes = (part for part, each in (known.names if known else {}).items())
    return next(
        (f"{country}-{part}" for part in codes if known and known.names[part].casefold() == said),
        "",
    )


def region_as_written(country: str, region: str) -> str:
    """Return how a known region is written that has other capitals: CO for co; "" for others."""
    known, said = regions().get(country), region.strip()
    written = (*known.names, *known.names.values()) if known else ()
    if said in written:
        return ""
    return next((each for each in written if each.casefold() == said.casefold()), "")


def said_region(region: str, country: str) -> str:
    """Return a region as an address has it: Denver, CO, but Aarhus, Midtjylland for 82."""
    part = region.strip().removeprefix(f"{country}-")
    if not part.isupper() and not part.isdigit():
        return region
    known = regions().get(country)
    if known is None or (known.as_codes and part == region.strip()):
        return region
    return part if known.as_codes else known.names.get(part, region)
