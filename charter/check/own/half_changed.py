"""Entries of which the workspace changed one paper's sentence and left the other's as shipped."""

from __future__ import annotations

from collections.abc import Iterator

from charter.problems import Problem
from charter.read.catalog import Entry
from charter.read.catalog_files import read_catalog
from charter.read.company import Workspace
from charter.read.own_entries import find_entry, own_entries

_PAIR = ("charter", "posting")


def half_changed(workspace: Workspace) -> Iterator[Problem]:
    """Yield advice for each shipped entry whose two papers now say different things."""
    own = own_entries(workspace.folder / "catalog", workspace.catalog.forwarding)
    shipped = read_catalog() if own else None
    for name, said in own.items():
        before, now = find_entry(shipped, name) if shipped else None, workspace.catalog
        after = now.responsibilities.get(name) or now.decisions.get(name)
        if (
            not isinstance(before, Entry)
            or after is None
            or not (before.posting and before.charter)
        ):
            continue
        changed = [key for key in _PAIR if getattr(before, key) != getattr(after, key)]
        # Only what the workspace does not say itself was left as it was.
        if len(changed) != 1 or set(_PAIR) <= set(said.keys):
            continue
        other = next(key for key in _PAIR if key not in changed)
        message = (
            f"'{name}' has its own '{changed[0]}' here, but '{other}' is still the shipped one"
        )
        hint = f"the two papers may say different things: add '{other}:' too, even if it stays"
        place = said.keys.get(changed[0], said.place)
        yield Problem(place, "half-changed", message, hint)
