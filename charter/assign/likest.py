"""Which structure is likest to the leaders that a company has."""

from __future__ import annotations

from collections.abc import Collection

from charter.facts.catalog import Catalog, Structure

HEAD = "ceo"


def likest_structure(
    catalog: Catalog, roles: Collection[str], maybe: Collection[str] = ()
) -> Structure:
    """Return the structure with the fewest roles that are not there.

    Of several it is the one with the most executives who are, and then with the most roles. Roles
    that may be there count as half.
    """

    def fit(structure: Structure) -> tuple[int, int, int, int]:
        wanted = [role for role in structure.positions if role != HEAD]
        there = [role for role in wanted if role in roles]
        executives = [role for role in there if catalog.roles[role].level == "executive"]
        likely = [role for role in wanted if role in maybe and role not in roles]
        return len(there) - len(wanted), len(likely), len(executives), len(there)

    return max(catalog.structures.values(), key=fit)
