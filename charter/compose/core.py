"""Which accountabilities of a position are closest to its role."""

from __future__ import annotations

from charter.assign.organisation import Assignment
from charter.read.catalog import Entry

CORE = 10
"""Accountabilities printed in full; the others stand by title in a table."""


def core_of(mine: list[Assignment], role: str) -> list[Assignment]:
    """Return the accountabilities closest to the role, at most CORE, in the catalogue's order.

    Closest is the heaviest, less what the catalogue would rather see another role own.
    """

    def score(n: int) -> int:
        entry = mine[n].entry
        return distance(entry, role) - entry.weight

    return [mine[n] for n in sorted(sorted(range(len(mine)), key=score)[:CORE])]


def distance(entry: Entry, role: str) -> int:
    """Return 0 for work that the catalogue gives to `role` first, and 1 for all other work."""
    return int(role in entry.accountable and entry.accountable[0] != role)
