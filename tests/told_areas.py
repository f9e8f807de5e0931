"""What is told of companies, their files and the papers that persons edited: areas of told.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from told_catalogues import catalogues, numbers
from told_companies import all_companies
from told_postings import postings
from told_refusals import refusals
from told_reviews import all_reviews
from told_sources import sources
from told_upgrades import upgrades

OF_COMPANIES: dict[str, Callable[[], Iterator[tuple[str, str]]]] = {
    "catalogues": catalogues,
    "numbers": numbers,
    "companies": all_companies,
    "postings": postings,
    "refusals": refusals,
    "reviews": all_reviews,
    "sources": sources,
    "upgrades": upgrades,
}
