"""Which laws on postings reach a position: by its places, remote work, its manager's place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from charter.assign.law_counts import Counts, size_doubts
from charter.assign.organisation import Organisation, Position
from charter.facts.catalog import Catalog
from charter.facts.company import WorkPlace
from charter.facts.law import EVERYWHERE, Law
from charter.facts.spots import code_of
from charter.named_tuples import NamedTuple

How = Literal["place", "remote", "manager"]
_KNOWN = ("in-force", "not-yet", "bill", "none", "unclear")
"""States in which somebody has looked."""


class LawSpot(NamedTuple):
    """A place that can bring its law: how, its code, its city or "" for all of it, its words."""

    how: How
    code: str
    city: str
    words: str


class Reach(NamedTuple):
    """A law, how it first reaches a position, and the words and codes of all places that do so.

    `doubts` are what nobody knows of it, each as it goes on after "asks for it".
    """

    law: Law
    how: How
    words: str
    doubts: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Return whether the law reaches the position without a doubt."""
        return not self.doubts and not self.law.only_if


def laws_reaching(organisation: Organisation, position: Position) -> tuple[Reach, ...]:
    """Return each row that may reach a position, in the catalogue's order, whatever the day."""
    company = organisation.company
    headcount = company.facts.get("headcount")
    size = headcount if isinstance(headcount, int) else None
    counts = Counts(size, company.headcount_by_place)
    spots = tuple(spots_of(organisation, position))
    return reaches_of(organisation.catalog, spots, counts, position.title)


def reaches_of(
    catalog: Catalog, spots: tuple[LawSpot, ...], counts: Counts, title: str = ""
) -> tuple[Reach, ...]:
    """Return each row that may reach work at some places, in the catalogue's order."""
    found = []
    for law in catalog.laws.values():
        if law.finding == "not-looked" or any(
            w.casefold() in title.casefold() for w in law.not_for
        ):
            continue
        reached: Reach | None = None
        for spot in spots:
            one = _reach(law, spot, counts)
            if one is None:
                continue
            if reached is None or (one.certain and not reached.certain):
                reached = one
            elif spot.how == "place":  # remote work may have a whole union of countries
                reached = _also(reached, one)
        found += [reached] if reached else []
    return tuple(found)


def _reach(law: Law, spot: LawSpot, counts: Counts) -> Reach | None:
    far = how_far(law, spot.code, spot.city, spot.how)
    if far is None:
        return None
    place = next((p for p in law.places if p == spot.code), spot.code)
    if len(law.places) == 1:
        place = law.places[0]
    if law.cities:
        place = f"{place} {spot.city or law.cities[0]}"
    size = size_doubts(law, counts, place, spot.how != "remote") if law.finding == "duty" else ()
    if size is None:
        return None
    said = (*((far,) if far else ()), *size)
    doubts = tuple(sorted(said, key=lambda doubt: doubt.startswith(",")))  # a clause stands last
    return Reach(law, spot.how, spot.words, doubts, (spot.code,))


def _also(reach: Reach, other: Reach) -> Reach:
    """Return a reach with one more place that brings the same law."""
    words = other.words
    said = reach.words if words in reach.words.split("; ") else f"{reach.words}; {words}"
    return reach._replace(words=said, areas=tuple(dict.fromkeys((*reach.areas, *other.areas))))


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


def how_far(law: Law, code: str, city: str, how: How) -> str | None:
    """Return the doubt whether a law holds for work at a place, "" for none; None: it does not.

    `code` and `city` say where; "" stands for the whole area.
    """
    if not _is_at(law, code, city, how):
        return None
    if how == "place":
        return ""
    said = law.reach.remote if how == "remote" else law.reach.reports_into
    kind = "remote work from there" if how == "remote" else "work that reports there"
    if said == "no":
        return None
    if law.cities and not city:
        return f" where the work is done in {law.name}"
    if said == "yes":
        return ""
    if said == "unknown":
        return f", but whether of {kind} too is not known"
    return f" of {kind} on a condition: {said}"


def _is_at(law: Law, code: str, city: str, how: How) -> bool:
    if law.cities and (city or how == "place"):
        named = city.casefold() in (name.casefold() for name in law.cities)
        return named and code in law.places
    # Who may work anywhere in a country may work in each of its states.
    within = how == "remote" and any(place.startswith(f"{code}-") for place in law.places)
    if law.cities and how == "manager":
        return False
    return within or code in law.places or code.partition("-")[0] in law.places


def has_regions(catalog: Catalog, country: str) -> bool:
    """Return whether some duty holds in a region of a country only."""
    return any(
        place.startswith(f"{country}-")
        for law in catalog.laws.values()
        if law.finding == "duty"
        for place in law.places
    )


def unseen(catalog: Catalog, spot: LawSpot, day: date) -> tuple[str, ...]:
    """Return the codes of places at whose law nobody has looked, of those that a spot stands for.

    A row of a country speaks for its regions, unless the region has a row that says otherwise.
    """
    inside = sorted(
        place
        for law in catalog.laws.values()
        if law.finding == "not-looked"
        for place in law.places
        if spot.how == "remote" and place.startswith(f"{spot.code}-")
    )
    known = [
        law
        for law in catalog.laws.values()
        if law.state(day) in _KNOWN
        and not (law.cities and spot.how == "manager")
        and _is_at(law, spot.code, spot.city, spot.how)
    ]
    said = any(
        law.finding == "not-looked" and spot.code in law.places for law in catalog.laws.values()
    )
    there = any(spot.code in law.places or spot.code in _outer(law) for law in known)
    if (known and not said) or there:
        return tuple(inside)
    return (spot.code,)


def _outer(law: Law) -> set[str]:
    return {place.partition("-")[0] for place in law.places if place != EVERYWHERE}


def spots_of(organisation: Organisation, position: Position) -> Iterator[LawSpot]:
    """Yield each place that can bring its law to a position."""
    given = position.given
    for place in given.places:
        code = code_of(organisation.catalog, place, organisation.company.country)
        yield LawSpot("place", code, place.city, _words(place))
    for code in given.remote_from:
        yield LawSpot("remote", code, "", f"remote from {code}")
    manager = organisation.positions.get(position.reports_to)
    for place in manager.given.places if manager else ():
        words = f"reports to {manager.the} in {_words(place)}" if manager else ""
        code = code_of(organisation.catalog, place, organisation.company.country)
        yield LawSpot("manager", code, place.city, words)


def _words(place: WorkPlace) -> str:
    return ", ".join(part for part in (place.city, place.region or place.country) if part)
