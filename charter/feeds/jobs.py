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
from charter.named_tuples import NamedTuple
from charter.read.terms import Pay

MARK = 6
"""Characters that stand for the place in the number of a job."""
MOST = 40 - MARK - 1
"""Longest reference: with the mark of the place a number has 40 characters, LinkedIn's limit."""


class JobPlace(NamedTuple):
    """Where a job is: a place, or a country or region (`remote`) that one may work from."""

    city: str
    region: str
    country: str
    remote: bool = False


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
    """Return the jobs of an opening: one for each place, one for each remote country or region."""
    spots = list(spots_of(opening.posting))
    cities = Counter(_city(spot) for spot in spots)
    made = []
    for spot, pay in zip(spots, opening.posting.facts.spot_pay, strict=True):
        mark = _mark(spot, with_region=cities[_city(spot)] > 1)
        number = f"{opening.posting.facts.reference}-{mark}"
        made.append(Job(number, opening, spot, description, pay))
    return made


def spots_of(posting: Posting) -> Iterator[JobPlace]:
    """Yield the places of a posting, then where else one may work from."""
    facts = posting.facts
    for place in facts.places:
        yield JobPlace(place.city, place.region, place.country or posting.country)
    for code in facts.remote_from:
        country, _, region = code.partition("-")
        yield JobPlace("", region, country, remote=True)


def _city(spot: JobPlace) -> tuple[str, str, bool]:
    return _plain(spot.city), spot.country, spot.remote


def _mark(spot: JobPlace, with_region: bool) -> str:
    """Return six letters and digits that stand for a spot.

    They come from what it is, not from its number in the list, so that places can be added, taken
    away and put in another order. A region counts only where it must, so that it can be added.
    """
    where = [spot.country, _plain(spot.city)]
    if spot.remote:
        where = ["remote", spot.country, spot.region]
    elif with_region:
        where.append(_plain(spot.region))
    digest = hashlib.sha256("\n".join(where).encode()).digest()
    return base64.b32encode(digest).decode()[:MARK].lower()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()
