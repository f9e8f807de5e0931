"""Openings of a company, and the jobs that a board lists of each: one for each place."""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from charter.assign.organisation import Organisation, Position
from charter.compose.papers import Paper, Posting
from charter.document.blocks import Block
from charter.facts.terms import Pay
from charter.named_tuples import NamedTuple
from charter.values.regions import region_code, said_region

MARK = 6
"""Characters that stand for the place in the number of a job."""
MOST = 40 - MARK - 1
"""Longest reference: with the mark of the place a number has 40 characters, LinkedIn's limit."""


class JobPlace(NamedTuple):
    """Where a job is: a place, or a country or region that one may work from.

    It is `remote` where one may work remotely all the time, which one may in a city too.
    """

    city: str
    region: str
    country: str
    remote: bool = False
    street: str = ""
    postcode: str = ""

    @property
    def state(self) -> str:
        """Return the region as addresses have it: CO, but Midtjylland for 82."""
        return said_region(self.region, self.country)

    @property
    def code(self) -> str:
        """Return country and region, as an ISO 3166 code where the region is said by its code."""
        part = self.region.strip().removeprefix(f"{self.country}-")
        return f"{self.country}-{part}" if part else ""

    @property
    def area(self) -> str:
        """Return the country or region that one may work from, as an ISO 3166 code; "" of a city.

        A region that has no code there has the words of the company.
        """
        return "" if self.city else "-".join(filter(None, (self.country, self.region)))


class Opening(NamedTuple):
    """A position whose posting is out."""

    organisation: Organisation
    position: Position
    posting: Posting


class Job(NamedTuple):
    """One opening in one spot. `number` never changes while the reference and the spot are there.

    `description` is the posting without its title; `pay` is that of the spot.
    """

    number: str
    opening: Opening
    spot: JobPlace
    description: tuple[Block, ...] = ()
    pay: Pay | None = None

    @property
    def posting(self) -> Posting:
        """Return the posting of the opening."""
        return self.opening.posting


def openings(organisation: Organisation, postings: Iterable[Paper]) -> list[Opening]:
    """Return the openings that these postings of a company are of."""
    return [
        Opening(organisation, organisation.positions[posting.position_id], posting)
        for posting in postings
        if isinstance(posting, Posting)
    ]


def is_open(opening: Opening, day: date) -> bool:
    """Return whether applications are still taken on `day`."""
    until = opening.posting.facts.until
    return until is None or until >= day


def jobs_of(opening: Opening, description: tuple[Block, ...] = ()) -> list[Job]:
    """Return the jobs of an opening: one for each place, one for each remote country or region.

    A country with one of the places in it, at the same pay, is no job of its own: whoever works
    there remotely has the job of that place, which is then remote.
    """
    paid = _merged(
        list(zip(spots_of(opening.posting), opening.posting.facts.spot_pay, strict=True))
    )
    cities = Counter(_city(spot) for spot, _ in paid)
    made = []
    for spot, pay in paid:
        mark = _mark(spot, with_region=cities[_city(spot)] > 1)
        number = f"{opening.posting.facts.reference}-{mark}"
        made.append(Job(number, opening, spot, description, pay))
    return made


def spots_of(posting: Posting) -> Iterator[JobPlace]:
    """Yield the places of a posting, then where else one may work from."""
    facts = posting.facts
    remote = facts.is_remote and not facts.remote_from  # from where is not said, so from each
    for place in facts.places:
        country = place.country or posting.country
        yield JobPlace(place.city, place.region, country, remote, place.street, place.postcode)
    for code in facts.remote_from:
        country, _, region = code.partition("-")
        yield JobPlace("", region, country, remote=True)


def _merged(paid: list[tuple[JobPlace, Pay | None]]) -> list[tuple[JobPlace, Pay | None]]:
    """Return places and areas without the areas that lie around a place which pays the same."""
    around = {
        (spot, pay): [area for area in paid if area[0].area and _holds(area, (spot, pay))]
        for spot, pay in paid
        if spot.city
    }
    gone = [area for areas in around.values() for area in areas]
    return [
        (spot._replace(remote=True) if around.get((spot, pay)) else spot, pay)
        for spot, pay in paid
        if (spot, pay) not in gone
    ]


def _holds(area: tuple[JobPlace, Pay | None], place: tuple[JobPlace, Pay | None]) -> bool:
    """Return whether a place lies in an area, and both pay the same, whatever that is said of."""
    there, spot = area[0].area, place[0]
    region = region_code(spot.country, spot.region) or f"{spot.country}-{spot.region.strip()}"
    pays = [pay and pay._replace(place="") for pay in (area[1], place[1])]
    return pays[0] == pays[1] and there in (spot.country, region, spot.region)


def _city(spot: JobPlace) -> tuple[str, str, bool]:
    return _plain(spot.city), spot.country, not spot.city


def _mark(spot: JobPlace, with_region: bool) -> str:
    """Return six letters and digits that stand for a spot.

    They come from what it is, not from its number in the list, so that places can be added, taken
    away and put in another order. A region counts only where it must, so that it can be added.
    """
    where = [spot.country, _plain(spot.city)]
    if spot.area:
        where = ["remote", spot.country, spot.region]
    elif with_region:
        where.append(_plain(spot.region))
    digest = hashlib.sha256("\n".join(where).encode()).digest()
    return base64.b32encode(digest).decode()[:MARK].lower()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
