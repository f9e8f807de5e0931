"""What is known of the law of the places of a posting: by state, and what is to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from charter.assign.law import LawSpot, Reach, how_far, unseen
from charter.check.law.items import ITEMS
from charter.check.law.words import AHEAD, name_of, planned_day, status_of
from charter.facts.catalog import Catalog
from charter.facts.law import Law
from charter.facts.locales import locale
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.values.regions import region_name, regions


class KnownLaw(NamedTuple):
    """One row on a place: its state on the day, how that is said, and what it is about."""

    law: str
    name: str
    state: str
    said: str
    what: str = ""


class KnownPlace(NamedTuple):
    """A place of a posting and all rows on it. `unseen` are codes at whose law nobody looked."""

    code: str
    city: str
    words: str
    laws: tuple[KnownLaw, ...]
    unseen: tuple[str, ...]


class Coming(NamedTuple):
    """A law that begins within a year, or that is planned to: what it will ask for, and when."""

    law: str
    starts: str
    said: str


def known_of(catalog: Catalog, spots: Iterable[LawSpot], day: date) -> tuple[KnownPlace, ...]:
    """Return what is known of each place, but that of a manager, which some laws reach alone."""
    return tuple(
        KnownPlace(
            spot.code,
            spot.city,
            spot.words,
            tuple(
                KnownLaw(law.id, law.name, law.state(day), status_of(law, day), _subject(law))
                for law in catalog.laws.values()
                if law.finding != "not-looked"
                and how_far(law, spot.code, spot.city, spot.how) is not None
            ),
            unseen(catalog, spot, day),
        )
        for spot in spots
        if spot.how != "manager" and spot.code
    )


def _or_region(code: str, words: str) -> str:
    """Return what else two letters can be that were typed alone: CO is Colombia, and a state."""
    if words != code or "-" in code:
        return ""
    # Those first whose addresses have such codes.
    known = sorted(regions().items(), key=lambda one: not one[1].as_codes)
    meant = [f"{name}-{code}" for name, one in known if code in one.names]
    if not meant:
        return ""
    said = ", ".join(f"for {region_name(one)} write {one}" for one in meant)
    return f", {locale('en').countries.get(code, code)}; {said}"


def not_looked_at(places: Iterable[KnownPlace]) -> tuple[str, ...]:
    """Return a note for each place at whose law nobody has looked."""
    notes = []
    for place in places:
        if place.unseen == (place.code,):
            where = place.words if place.code in place.words else f"{place.words} ({place.code})"
            note = f"no law of this place is on our list: it was not checked: {where}"
            notes.append(f"{note}{_or_region(place.code, place.words)}")
        elif place.unseen:
            named = listing(place.unseen)
            count = len(place.unseen)
            what = "place" if count == 1 else "places"
            notes.append(f"{count} {what} within {place.words} not checked: {named}")
    return tuple(dict.fromkeys(notes))


def found_none(places: Iterable[KnownPlace], begins: Iterable[Coming] = ()) -> tuple[str, ...]:
    """Return a line for each row that asks for nothing today, and why.

    What is passed and among what `begins` is told there.
    """
    return tuple(dict.fromkeys(_line(one) for one in _asking_nothing(places, begins)))


def to_come(places: Iterable[KnownPlace], begins: Iterable[Coming]) -> tuple[Coming, ...]:
    """Return what begins within a year and is not among the lines of `found_none`."""
    begins = tuple(begins)
    told = {one.law for one in _asking_nothing(places, begins)}
    return tuple(one for one in begins if one.law not in told)


def _asking_nothing(places: Iterable[KnownPlace], begins: Iterable[Coming]) -> Iterator[KnownLaw]:
    told = {(one.law, f"from {one.starts}") for one in begins}
    for place in places:
        for one in place.laws:
            asks = one.state not in ("none", "not-yet", "bill", "unclear")
            if not asks and (one.law, one.said) not in told:
                yield one


def _line(one: KnownLaw) -> str:
    line = f"{one.name}{f', {one.what}' if one.what else ''}: {one.said}"
    return f"{line[:1].upper()}{line[1:]}"


def coming(reaches: Sequence[Reach], day: date) -> tuple[Coming, ...]:
    """Return the laws among `reaches` that begin within a year, and those planned for then."""
    found = []
    for reach in reaches:
        law = reach.law
        for starts, said in _days(law, day):
            if day < starts <= day + AHEAD:
                found.append(Coming(law.id, starts.isoformat(), f"{name_of(reach)}: {said}"))
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.starts))


def _subject(law: Law) -> str:
    """Return what a row is about; one that found nothing says in its title what it looked for."""
    return _what(law) or (f"{law.title[:1].lower()}{law.title[1:]}".partition(",")[0])


def _what(law: Law) -> str:
    return listing(ITEMS[item].what for item in law.items)


def _days(law: Law, day: date) -> Iterable[tuple[date, str]]:
    what = _what(law)
    if law.starts and law.starts > day:
        stage = "" if law.stage == "advert" else f" ({law.stage.replace('-', ' ')})"
        yield law.starts, f"from {law.starts.isoformat()}{stage}: {what}"
    if law.enforced and law.starts and law.starts <= day:
        yield law.enforced, f"enforced from {law.enforced.isoformat()}: {what}"
    if planned := planned_day(law, day):
        yield planned, f"planned, {law.planned}: {what}"
