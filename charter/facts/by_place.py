"""Which of the places of `headcount_by_place` are parts of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def parent_of(place: str) -> str:
    """Return the place that a place is part of: the region of a city, the country of a region."""
    code, _, city = place.partition(" ")
    return code if city else code.partition("-")[0] if "-" in code else ""


def outermost(by_place: Mapping[str, int]) -> Iterator[str]:
    """Yield the places that are part of no other that is given, whose people add up."""
    for place in by_place:
        above = parent_of(place)
        while above and above not in by_place:
            above = parent_of(above)
        if not above:
            yield place
