"""How many people an employer has, and whether that is enough for a law, as the law counts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from charter.facts.by_place import outermost, parent_of
from charter.facts.law import Law
from charter.named_tuples import NamedTuple

_NOBODY: Mapping[str, int] = MappingProxyType({})


class Counts(NamedTuple):
    """People in all and by place; `there` are those in whatever place is asked about.

    None is not known.
    """

    everybody: int | None = None
    by_place: Mapping[str, int] = _NOBODY
    there: int | None = None

    def at(self, place: str) -> int | None:
        """Return how many people are at a place, given as in `headcount_by_place`."""
        if self.there is not None:
            return self.there
        if place in self.by_place:
            return self.by_place[place]
        parts = sum(number for name, number in self.by_place.items() if parent_of(name) == place)
        all_said = sum(self.by_place[name] for name in outermost(self.by_place))
        above = parent_of(place)
        if above and " " not in place and above in self.by_place:
            said = [n for name, n in self.by_place.items() if parent_of(name) == above]
            return 0 if sum(said) == self.by_place[above] else None
        if self.by_place and all_said == self.everybody:
            # Of a country whose regions are given, these are all; a city may be in its region.
            return parts if above not in self.by_place or " " not in place else None
        return None

    def most_at(self, place: str) -> int | None:
        """Return how many people there can be at most at a place."""
        known = self.at(place)
        above = parent_of(place)
        if known is not None:
            return known
        return self.most_at(above) if above else self.everybody


def size_doubts(law: Law, counts: Counts, place: str, here: bool) -> tuple[str, ...] | None:
    """Return what is not known of an employer's size, or None where it is too small for a law.

    `place` is where the law counts; `here` says that the work is done there, so that the employer
    has or will have somebody there.
    """
    there, most = counts.at(place), counts.most_at(place)
    if law.somebody_there and most == 0:
        return None
    doubts = []
    if law.somebody_there and not here and there is None:
        doubts.append(" of employers with somebody there, which nobody stated")
    least = law.employees or 1
    if least == 1 and law.counted != "there":
        return tuple(doubts)
    if counts.everybody is not None and counts.everybody < least:
        return None
    if law.counted == "there" and most is not None and most < least:
        return None
    enough = (there or 0) >= least or (law.counted == "all" and (counts.everybody or 0) >= least)
    if not enough and least > 1:
        doubts = [f" of employers with at least {least} people{_which(law, counts)}"]
    return tuple(doubts)


def _which(law: Law, counts: Counts) -> str:
    if law.counted == "unknown" and counts.everybody is not None:
        return ", and whether all of them count, or only those there, is not known"
    return f"{' there' if law.counted == 'there' else ''}, a number that nobody stated"
