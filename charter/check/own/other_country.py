"""Places whose city is in another country than the company's, or another region than written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.company import Company, WorkPlace
from charter.facts.locales import locale
from charter.facts.spots import region_of
from charter.facts.where import with_article
from charter.problems import Problem, listing
from charter.read.yaml_source import Path_, Source
from charter.values.cities import countries_of, regions_of
from charter.values.regions import is_region, region_name


def other_countries(source: Source, company: Company) -> Iterator[Problem]:
    """Yield each place that is taken to be in the company's country, and hardly is."""
    names = locale("en").countries
    for at, place in _places(source):
        if place.get("country") or not company.country:
            continue
        city = str(place.get("city") or "")
        there = countries_of(city)
        if there and company.country not in there:
            ours = with_article(names.get(company.country, company.country))
            theirs = listing([with_article(names.get(code, code)) for code in there], "or")
            message = f"'{city}' is taken to be in {ours}, as the company, and is in {theirs}"
            hint = f"add 'country: {there[0]}', or 'country: {company.country}' if it is so"
            yield Problem(source.place(at), "other-country", message, hint)


def other_regions(source: Source, company: Company, catalog: Catalog) -> Iterator[Problem]:
    """Yield each place whose city is a large one, and in another region than is written."""
    for at, place in _places(source):
        city, written = str(place.get("city") or ""), str(place.get("region") or "")
        country = str(place.get("country") or company.country)
        region = region_of(catalog, WorkPlace(city, written, country), country) if written else ""
        there = regions_of(city, country)
        if region and is_region(region) and there and region not in there:
            message = f"'{city}' is in {region_name(there[0])}, and 'region' is '{written}'"
            hint = f"write {there[0].partition('-')[2]}, or the city that is meant"
            yield Problem(source.place((*at, "region")), "other-region", message, hint)


def _places(source: Source) -> Iterator[tuple[Path_, Mapping[str, Any]]]:
    """Yield the places of positions, each with where it stands."""
    positions = source.data.get("positions") if isinstance(source.data, dict) else None
    for name, given in (positions or {}).items():
        places = given.get("places") if isinstance(given, dict) else None
        for number, place in enumerate(places or ()):
            if isinstance(place, dict):
                yield ("positions", name, "places", number), place
