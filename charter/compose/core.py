"""Which accountabilities of a position are closest to its role."""

from __future__ import annotations

from charter.assign.organisation import Assignment
from charter.facts.catalog import Catalog, Entry

CORE = 10
"""Accountabilities printed in full; the others stand by title in a table."""


LEAST = 6
"""Of those at least, where a charter has little room."""


def core_of(
    mine: list[Assignment], role: str, catalog: Catalog, fewer: int = 0, least: int = LEAST
) -> list[Assignment]:
    """Return the accountabilities closest to the role, in the catalogue's order.

    They are CORE at most, or so many `fewer`, and the `least` in any case.

    Closest is the heaviest, less what the catalogue would rather see another role own.
    """

    usual = usual_roles(catalog)

    def score(n: int) -> int:
        entry = mine[n].entry
        return distance(entry, role, usual) - entry.weight

    return [
        mine[n] for n in sorted(sorted(range(len(mine)), key=score)[: max(CORE - fewer, least)])
    ]


def distance(entry: Entry, role: str, usual: frozenset[str]) -> int:
    """Return 0 for work that the catalogue gives to `role` first, and 1 for all other work.

    Of the roles that stand before it only the usual ones count: what a CISO has where there is one
    is the CTO's own work where there is none.
    """
    if role not in entry.accountable:
        return 0
    before = entry.accountable[: entry.accountable.index(role)]
    return int(any(name in usual for name in before))


def usual_roles(catalog: Catalog) -> frozenset[str]:
    """Return the roles that some structure has, and the neighbours; others a company adds."""
    placed = {name for structure in catalog.structures.values() for name in structure.positions}
    beside = {name for name, role in catalog.roles.items() if role.level == "neighbour"}
    return frozenset(placed | beside)
