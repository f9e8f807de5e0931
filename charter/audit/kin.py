"""How near the role of a paper is to those who have an entry of the catalogue."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

from charter.facts.catalog import Entry

_LATER = 0.25
"""How much less each later place in `accountable` counts, down to half."""
_EVERYWHERE = ("ceo", "cpto")
"""Whoever answers for all work, on either side, is no sign of whose work is near whose."""


class RoleKin:
    """Who stands in `accountable` of which entries, ready to be compared with a role."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._firsts: Counter[str] = Counter()
        self._beside: Counter[tuple[str, str]] = Counter()
        for entry in entries:
            for first in entry.accountable[:1]:
                self._firsts[first] += 1
                self._beside.update((first, other) for other in entry.accountable[1:])

    def figures(self, accountable: Sequence[str], role: str) -> tuple[float, float, float]:
        """Return how near a role is to the work of some.

        How early it stands among them; where it is the first, the less the more work it is the
        first for; and where it is none of them, how much of its own work would go to them if
        it were not there: a designer is nearer to product than to engineering.
        """
        if role not in accountable:
            return 0.0, 0.0, self._kin(accountable, role)
        place = accountable.index(role)
        few = 1 / math.sqrt(self._firsts[role]) if place == 0 else 0.0
        return _counts(place), few, 0.0

    def _kin(self, accountable: Sequence[str], role: str) -> float:
        firsts = self._firsts[role]
        near = (
            self._beside[role, other] / firsts * _counts(place)
            for place, other in enumerate(accountable)
            if firsts and other not in _EVERYWHERE
        )
        return max(near, default=0.0)


def _counts(place: int) -> float:
    return 1 - _LATER * min(place, 2)
