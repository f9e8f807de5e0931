"""What papers say of a role that a company made up: sentences of any role go with their work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from charter.assign.organisation import Organisation, Position
from charter.facts.catalog import Catalog, Role
from charter.facts.said import Statement

PARTS = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")
_OF_WORK = ("outcomes", "risks", "first_days")
"""Parts that the work alone can fill; the others speak of a whole post, and are written for one."""


def with_texts(organisation: Organisation) -> Organisation:
    """Return a company in which each made-up role has the texts that follow from its work.

    First those that the catalogue has for a role of this name; then those of other roles that claim
    nothing but what the position owns, for each weighty entry one before any gets a second; then
    those that hold for every role. A sentence is still printed only where all that it presupposes
    holds.
    """
    made_up = [p for p in organisation.positions.values() if p.role.made_up and p.writes_papers]
    if not made_up:
        return organisation
    positions = dict(organisation.positions)
    for position in made_up:
        role = _filled(organisation, position)
        positions[position.id] = position._replace(role=role)
    return organisation._replace(positions=positions)


def _filled(organisation: Organisation, position: Position) -> Role:
    catalog = organisation.catalog
    owned = owned_by(organisation, position.id)
    texts: dict[str, Any] = {}
    for part in PARTS:
        named = getattr(position.role, part)
        general = [s for role in catalog.own_roles.values() for s in getattr(role, part)]
        special = _of_work(catalog, owned, part, named) if part in _OF_WORK else ()
        texts[part] = (*named, *special, *general)
    return position.role._replace(**texts)


def owned_by(organisation: Organisation, position: str) -> list[str]:
    """Return what a position answers for, the weightiest first; of one weight, work first."""
    work = (organisation.responsibilities, organisation.decisions)
    mine = [a.entry for kind in work for a in kind.values() if a.accountable == position]
    return [entry.id for entry in sorted(mine, key=lambda entry: -entry.weight)]


def _of_work(
    catalog: Catalog, owned: list[str], part: str, named: tuple[Statement, ...]
) -> Iterator[Statement]:
    """Yield what all roles say on this work alone, by turns for each entry; not what is named."""
    by_entry = [_on(catalog, entry, owned, part) for entry in owned]
    seen = {(s.charter, s.posting, s.risk) for s in named}
    for turn in zip_longest(*by_entry):
        for statement in filter(None, turn):
            said = (statement.charter, statement.posting, statement.risk)
            if said not in seen:
                seen.add(said)
                yield statement


def _on(catalog: Catalog, entry: str, owned: list[str], part: str) -> Iterator[Statement]:
    """Yield what roles say of one entry, the roles first that the catalogue would give it to."""
    known = catalog.responsibilities.get(entry) or catalog.decisions[entry]
    for name in dict.fromkeys((*known.accountable, *catalog.roles)):
        statements: Iterable[Statement] = getattr(catalog.roles[name], part)
        for statement in statements:
            if (
                statement.claims
                and entry in statement.claims
                and set(statement.claims) <= set(owned)
                and not _names_itself(name, statement)
            ):
                yield statement


def _names_itself(role: str, statement: Statement) -> bool:
    """Return whether a role's sentence names the role: it is true of no other who has the work."""
    said = (statement.charter, statement.posting, statement.risk, statement.watch)
    return any(f"{{{role}{end}" in text for text in said for end in "}.")
