"""Who holds a position, on what terms and for what pay, as the company file says it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from charter.named_tuples import NamedTuple
from charter.problems import Place

FULL = 100
"""Per cent of one full post."""


class Holder(NamedTuple):
    """One of those who hold a position: `share` in per cent where it is said, `until` the last day.

    `place` is where the file says so.
    """

    name: str
    share: float | None = None
    until: date | None = None
    place: Place | None = None


class Employment(NamedTuple):
    """The terms of a post. `hours` are full-time, part-time or either, `term` permanent, fixed or
    interim; "" where it is not said.

    A term that ends does so on `until`, or after so many `months`. `in_full` is True where the file
    gives more than a word, which charters then print too.
    """

    hours: str = ""
    term: str = ""
    until: date | None = None
    months: int = 0
    in_full: bool = False

    @property
    def word(self) -> str:
        """Return one word of `WORDS`, for formats that have room for one: the end comes first.

        It is empty where neither the end nor the hours are said.
        """
        if self.term in _TERMS:
            return _TERMS[self.term]
        return "full-time" if self.hours == "either" else self.hours


_TERMS = {"fixed": "fixed-term", "interim": "interim"}
WORDS = {
    "full-time": Employment("full-time"),
    "part-time": Employment("part-time"),
    "fixed-term": Employment("", "fixed"),
    "interim": Employment("", "interim"),
}
"""What one word under `employment` says."""


class Pay(NamedTuple):
    """A pay range. `currency` is an ISO 4217 code, `per` a period such as year or month.

    One of `least` and `most` may be None: pay from an amount on, or up to one. `place` is the
    country or region that it is for, as an ISO 3166 code; empty for all.
    """

    least: float | None
    most: float | None
    currency: str
    per: str
    note: str
    place: str = ""

    @property
    def ends(self) -> tuple[float, ...]:
        """Return the amounts that are given, the lower one first."""
        return tuple(end for end in (self.least, self.most) if end is not None)


class PlacedText(NamedTuple):
    """A text that the company prints in postings; `place` is as that of `Pay`."""

    say: str
    place: str = ""


def said_for(statements: Iterable[PlacedText], codes: Iterable[str]) -> str:
    """Return what is printed where a post is in these places: each text once, as paragraphs."""
    by_place = {one.place: one.say for one in statements}
    found: dict[str, None] = {}
    for code in codes:
        keys = (code, code.partition("-")[0], "")
        said = next((by_place[key] for key in keys if key in by_place), "")
        found |= {said: None} if said else {}
    return "\n\n".join(found)


def range_for(ranges: Iterable[Pay], code: str) -> Pay | None:
    """Return the range for a place by its code: its region's, its country's, or that of all."""
    by_place = {pay.place: pay for pay in ranges}
    for key in (code, code.partition("-")[0], ""):
        if key in by_place:
            return by_place[key]
    return None


def names_of(holders: Sequence[Holder]) -> str:
    """Return the names of holders, one after the other."""
    return ", ".join(holder.name for holder in holders)
