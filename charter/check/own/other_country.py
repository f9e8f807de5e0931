"""Places whose country nobody wrote, and whose city is in another than the company's."""

from __future__ import annotations

from collections.abc import Iterator

from charter.problems import Problem, listing
from charter.read.cities import countries_of
from charter.read.company import Company
from charter.read.locales import locale
from charter.read.where import with_article
from charter.read.yaml_source import Source


def other_countries(source: Source, company: Company) -> Iterator[Problem]:
    """Yield each place that is taken to be in the company's country, and hardly is."""
    positions = source.data.get("positions") if isinstance(source.data, dict) else None
    names = locale("en").countries
    for name, given in (positions or {}).items():
        places = given.get("places") if isinstance(given, dict) else None
        for number, place in enumerate(places or ()):
            if not isinstance(place, dict) or place.get("country") or not company.country:
                continue
            city = str(place.get("city") or "")
            there = countries_of(city)
            if there and company.country not in there:
                ours = with_article(names.get(company.country, company.country))
                theirs = listing([with_article(names.get(code, code)) for code in there], "or")
                message = f"'{city}' is taken to be in {ours}, as the company, and is in {theirs}"
                hint = f"add 'country: {there[0]}', or 'country: {company.country}' if it is so"
                at = ("positions", name, "places", number)
                yield Problem(source.place(at), "other-country", message, hint)
