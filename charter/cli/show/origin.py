"""Shipped text beside a workspace's own, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from charter.cli.show.data import plain
from charter.cli.show.entry import describe, title_of
from charter.cli.show.fields import Field
from charter.cli.show.owners import Owners
from charter.facts.catalog import Catalog
from charter.load.own_entries import OwnEntry, changed_fields, find_entry, own_entries, wording
from charter.named_tuples import NamedTuple

_SHIPPED = "- shipped"


class EntryOrigin(NamedTuple):
    """What ships under an entry's id, if anything, and what the workspace says about it, if any."""

    shipped: Catalog
    before: Any
    own: OwnEntry | None

    @property
    def omitted(self) -> bool:
        """Return whether the workspace leaves the entry out."""
        return self.own is not None and self.own.omitted


def origin_of(name: str, workspace: Path | None, shipped: Catalog) -> EntryOrigin:
    """Return where the entry `name` comes from; `workspace` is a folder or a company file."""
    if workspace is None:
        return EntryOrigin(shipped, None, None)
    folder = workspace if workspace.is_dir() else workspace.parent
    own = own_entries(folder / "catalog", shipped.forwarding)
    return EntryOrigin(shipped, find_entry(shipped, name), own.get(name))


def with_shipped(
    catalog: Catalog, found: Any, origin: EntryOrigin, owners: Owners | None
) -> list[Field]:
    """Return the fields of an entry; where the workspace changed one, the shipped one below it."""
    made = describe(catalog, found, owners)
    if origin.omitted and origin.own:
        by = f"by {origin.own.place._replace(column=0)}; what follows is shipped, and not used here"
        return [Field("Omitted", (by,)), *made]
    before = origin.before
    if before is None or wording(before) == wording(found):
        return made
    titles = title_of(origin.shipped, before), title_of(catalog, found)
    fields = [Field("Title", (titles[1],)), *made] if titles[0] != titles[1] else made
    were = {field.label: field for field in describe(origin.shipped, before, owners)}
    if titles[0] != titles[1]:
        were["Title"] = Field("Title", (titles[0],))
    beside: list[Field] = []
    for field in fields:
        beside.append(field)
        old = were.pop(field.label, None)
        if old is None:
            beside.append(Field(_SHIPPED, ("nothing",)))
        elif old.items != field.items:
            beside.append(Field(_SHIPPED, old.items))
    for label, old in were.items():
        beside += [Field(label, ("nothing",)), Field(_SHIPPED, old.items)]
    return [*beside, Field("Changed", (_changes(found, origin),))]


def _changes(found: Any, origin: EntryOrigin) -> str:
    """Return the changed fields, each with the place that changes it."""
    keys: Mapping[str, Any] = origin.own.keys if origin.own else {}
    said = []
    for field in changed_fields(origin.before, found):
        # The catalogue calls the order of a decision `decides`.
        place = keys.get(field) or keys.get("decides" if field == "accountable" else field)
        said.append(f"{field} ({place._replace(column=0)})" if place else field)
    return ", ".join(said)


def origin_data(found: Any, origin: EntryOrigin) -> dict[str, Any]:
    """Return where an entry comes from, for machines."""
    own, before = origin.own, origin.before
    changed = changed_fields(before, found) if before is not None else []
    name = "omitted" if origin.omitted else "changed" if before and changed else "shipped"
    return {
        "origin": "own" if before is None and own else name,
        "origin_place": plain(own.place) if own else None,
        "changed": changed,
        "shipped": plain(before) if changed else None,
    }
