"""Which laws on postings reach a position: by its places, remote work, its manager's place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from charter.assign.organisation import Organisation, Position
from charter.named_tuples import NamedTuple
from charter.read.catalog import Catalog
from charter.read.company import WorkPlace
from charter.read.law import Law
from charter.read.spots import code_of

How = Literal["place", "remote", "manager"]


class Reach(NamedTuple):
    """A law, how it first reaches a position, and the words and codes of all places that do so.

    `certain` is False where the size of the employer that counts is not known.
    """

    law: Law
    how: How
    words: str
    certain: bool
    areas: tuple[str, ...] = ()


def laws_reaching(organisation: Organisation, position: Position) -> tuple[Reach, ...]:
    """Return each law that may reach a position, in the catalogue's order, whatever the day."""
    headcount = organisation.company.facts.get("headcount")
    size = headcount if isinstance(headcount, int) else None
    reached: dict[str, Reach] = {}
    for how, code, city, words in _where(organisation, position):
        for law in organisation.catalog.laws.values():
            if not covers(law, code, city, how):
                continue
            if law.id in reached:
                if how == "place":  # remote work may have a whole union of countries
                    reached[law.id] = _also(reached[law.id], code, words)
                continue
            if law.employees and size is not None and size < law.employees:
                continue
            reached[law.id] = Reach(law, how, words, _certain(law, size, how), (code,))
    order = list(organisation.catalog.laws)
    return tuple(sorted(reached.values(), key=lambda reach: order.index(reach.law.id)))


def _also(reach: Reach, code: str, words: str) -> Reach:
    """Return a reach with one more place that brings the same law."""
    said = reach.words if words in reach.words.split("; ") else f"{reach.words}; {words}"
    return reach._replace(words=said, areas=tuple(dict.fromkeys((*reach.areas, code))))


def statements_for(organisation: Organisation, position: Position, day: date) -> tuple[str, ...]:
    """Return the blocks of statements that a posting carries for its places."""
    if not any(law.statement for law in organisation.catalog.laws.values()):
        return ()
    return tuple(
        dict.fromkeys(
            reach.law.statement
            for reach in laws_reaching(organisation, position)
            if reach.law.statement and (reach.law.starts is None or reach.law.starts <= day)
        )
    )


def covers(law: Law, code: str, city: str, how: How) -> bool:
    """Return whether a law holds where `code` and `city` say; "" stands for the whole area."""
    if (how == "remote" and not law.remote) or (how == "manager" and not law.reports_into):
        return False
    if law.cities and (city or how != "remote"):
        named = city.casefold() in (name.casefold() for name in law.cities)
        return named and code in law.places
    # Who may work anywhere in a country may work in each of its states.
    within = how == "remote" and any(place.startswith(f"{code}-") for place in law.places)
    return within or code in law.places or code.partition("-")[0] in law.places


def has_regions(catalog: Catalog, country: str) -> bool:
    """Return whether some law holds in a region of a country only."""
    return any(
        place.startswith(f"{country}-") for law in catalog.laws.values() for place in law.places
    )


def _where(organisation: Organisation, position: Position) -> Iterator[tuple[How, str, str, str]]:
    """Yield how, code, city and words of each place that can bring its law to a position."""
    given = position.given
    for place in given.places:
        yield (
            "place",
            code_of(organisation.catalog, place, organisation.company.country),
            place.city,
            _words(place),
        )
    for code in given.remote_from:
        yield "remote", code, "", f"remote from {code}"
    manager = organisation.positions.get(position.reports_to)
    for place in manager.given.places if manager else ():
        words = f"reports to {manager.the} in {_words(place)}" if manager else ""
        yield (
            "manager",
            code_of(organisation.catalog, place, organisation.company.country),
            place.city,
            words,
        )


def _words(place: WorkPlace) -> str:
    return ", ".join(part for part in (place.city, place.region or place.country) if part)


def _certain(law: Law, size: int | None, how: How) -> bool:
    if law.employees is None or law.employees == 1:
        return True
    return size is not None and not (law.counted == "there" and how != "place")
