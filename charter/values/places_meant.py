"""What place a person means by its name: a country, a region, or the country of a large city."""

from __future__ import annotations

import re

from charter.problems import listing
from charter.values.cities import countries_of
from charter.values.countries import code_of_name, is_place
from charter.values.regions import region_code, regions

_SEVERAL = re.compile(
    r"(?:the )?(?:eu|eea|ewr|europe|european union|europa|emea|apac|dach|nordics|benelux"
    r"|scandinavia|norden)",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"(?:from )?(?:anywhere|worldwide|global(?:ly)?|everywhere|the world|weltweit|verden over)",
    re.IGNORECASE,
)


def place_named(text: str) -> str:
    """Return the code of the one country or region that a text says or names, or nothing.

    >>> place_named("uk"), place_named("Colorado"), place_named("London")
    ('GB', 'US-CO', '')
    """
    named = _named(text)
    return named[0] if len(named) == 1 else ""


def place_hint(text: str, form: str = "{}", country: str = "") -> str:
    """Return what to write for a place: its code or codes, or its country's; "" for no place.

    Of several countries with a city of that name `country` is the one that is meant.
    """
    if _SEVERAL.fullmatch(text.strip()):
        return f"write the code of each country by itself, such as {form.format('DE')}"
    if _ANYWHERE.fullmatch(text.strip()):
        return f"write the code of each country where you employ, such as {form.format('DE')}"
    if named := _named(text):
        return f"write {listing([form.format(code) for code in named], 'or')}"
    known = countries_of(text)
    countries = [form.format(code) for code in ([country] if country in known else known)]
    if not countries:
        return ""
    parted = any(code in regions() and regions()[code].as_codes for code in known)
    more = ", or its region, such as US-CO" if parted and country not in known else ""
    return f"write {listing(countries, 'or')}, the country of this city{more}"


def _named(text: str) -> list[str]:
    said = " ".join(text.split())
    if is_place(said.upper()):
        return [said.upper()]
    found = [code_of_name(said), *(region_code(country, said) for country in regions())]
    return list(dict.fromkeys(filter(None, found)))
