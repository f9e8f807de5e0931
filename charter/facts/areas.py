"""Countries and parts of them, as papers and boards say them."""

from __future__ import annotations

from collections.abc import Iterable

from charter.facts.languages import is_english
from charter.facts.locales import country_name
from charter.facts.where import with_article
from charter.values.regions import region_name


def area_name(code: str, language: str) -> str:
    """Return a country or a part of one in words: "Germany", "Colorado, United States"."""
    country, _, part = code.partition("-")
    name = country_name(country, language)
    return f"{region_name(code)}, {name}" if part else name


def areas_within(codes: Iterable[str], language: str) -> list[str]:
    """Return areas as they stand after 'within': the United States."""
    names = [area_name(code, language) for code in codes]
    return [*map(with_article, names)] if is_english(language) else names
