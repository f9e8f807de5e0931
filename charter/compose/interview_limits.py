"""What no candidate is asked in the places of a posting, and what is known of it there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from charter.assign.law import LawSpot, how_far
from charter.assign.law import spots_of as law_spots_of
from charter.assign.organisation import Organisation, Position
from charter.compose.wording import capital
from charter.facts.interview import NotAsked, not_asked
from charter.facts.languages import OURS
from charter.facts.law import Law
from charter.facts.locales import country_name
from charter.named_tuples import NamedTuple

_NAMED, _NAMED_OF_MANY, _MANY = 2, 1, 3
"""Laws of one place that are named, and of each of many; remote work can have a whole country's."""
NOT_CHECKED = "not checked"
NOWHERE = "no place is set: not checked"
_PLACES = 3
"""Places that are named at most; the others are counted."""


class OffLimits(NamedTuple):
    """What is not asked, what is asked instead, and what is known of it in each place."""

    title: str
    such_as: str
    instead: str
    known: tuple[str, ...]


def off_limits(organisation: Organisation, position: Position, day: date) -> tuple[OffLimits, ...]:
    """Return what no candidate for a position is asked, with what is known in its places."""
    spots, shown = _spots(organisation, position)
    laws = organisation.catalog.laws.values()
    return tuple(
        OffLimits(
            one.title,
            one.such_as,
            one.instead,
            tuple(_by_place(one, spots, shown, list(laws), day)) or (NOWHERE,),
        )
        for one in not_asked()
    )


def _spots(organisation: Organisation, position: Position) -> tuple[list[LawSpot], int]:
    """Return the places of a position, each once, and how many of the first are named.

    Its own places come first. Where there are many, remote work is only counted beside them.
    """
    reached = dict.fromkeys(law_spots_of(organisation, position))
    own = [spot for spot in reached if spot.how == "place" and spot.code]
    known = {spot.code for spot in own}
    remote = [spot for spot in reached if spot.how == "remote" and spot.code not in known]
    spots = [*own, *remote]
    return spots, len(spots) if len(spots) <= _PLACES else min(_PLACES, len(own) or _PLACES)


def _by_place(
    one: NotAsked, spots: list[LawSpot], shown: int, laws: list[Law], day: date
) -> Iterator[str]:
    """Yield what is known in each place, places with the same words put together.

    Of places that are not named each line counts those with its words, and the last one the others.
    """
    named = _NAMED_OF_MANY if len(spots) >= _MANY else _NAMED
    said: dict[str, list[str]] = {}
    for spot in spots[:shown]:
        said.setdefault(_known(one, spot, laws, day, named), []).append(_named(spot))
    further = Counter(_known(one, spot, laws, day, named) for spot in spots[shown:])
    if list(said) == [NOT_CHECKED] and spots[1:] and not set(further) - set(said):
        yield f"Every place: {NOT_CHECKED}"
        return
    for text, places in said.items():
        names = [*dict.fromkeys(places), *([f"{further[text]} further"] if further[text] else [])]
        yield f"{capital('; '.join(names))}: {text}"
    if others := sum(number for text, number in further.items() if text not in said):
        yield f"{others} further: not shown"


def _known(one: NotAsked, spot: LawSpot, laws: list[Law], day: date, named: int) -> str:
    """Return what is known in a place, not more than some laws of it by name."""
    rows = [_of_row(law, spot, day) for law in laws if _speaks(law, one, spot)]
    # A row says of a law all that the list of pages does, and the day on which it was read.
    pages = [p for p in _pages(one, spot) if not any(p.partition(" (")[0] in r for r in rows)]
    told = [*rows, *pages]
    if len(told) > named:
        told[named:] = [f"{len(told) - named} more"]
    return "; ".join(told) or NOT_CHECKED


def _speaks(law: Law, one: NotAsked, spot: LawSpot) -> bool:
    return (
        law.finding != "not-looked"
        and any(item in law.items for item in one.items)
        and how_far(law, spot.code, spot.city, spot.how) is not None
    )


def _pages(one: NotAsked, spot: LawSpot) -> Iterator[str]:
    """Yield the pages for a place and, for remote work, those for parts of it."""
    for source in one.sources:
        inside = [p for p in source.places if p.startswith(f"{spot.code}-")]
        if spot.code in source.places or spot.code.partition("-")[0] in source.places:
            yield source.page
        elif spot.how == "remote" and inside:
            yield f"{source.page} ({', '.join(inside)})"


def _of_row(law: Law, spot: LawSpot, day: date) -> str:
    """Return a law with what is known of it: whether it holds, and when somebody read it."""
    state = law.state(day)
    holds = {"in-force": "", "customary": "customary", "not-yet": "not in force"}.get(state, state)
    if state == "in-force" and law.starts:
        holds = f"since {law.starts.isoformat()}"
    read = f"read {law.last_read}" if law.last_read else "from memory"
    part = spot.code not in law.places and spot.code.partition("-")[0] not in law.places
    name = law.statute or law.name
    name = f"{law.name}: {law.statute}" if law.statute and (part or law.cities) else name
    return f"{name} ({', '.join(filter(None, (holds, read)))})"


def _named(spot: LawSpot) -> str:
    """Return a place as the guide names it: its words, or the country for remote work."""
    if spot.how != "remote":
        return spot.words
    country, _, region = spot.code.partition("-")
    name = country_name(country, OURS)
    return f"remote from {f'{name} ({spot.code})' if region else name}"
