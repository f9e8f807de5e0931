"""An entry of a catalogue as its files have it, before it is typed."""

from __future__ import annotations

from typing import Any

from charter.problems import Place
from charter.read.yaml_source import Path_, Source


class RawEntry:
    """An entry while files are laid over each other: its keys, each with the file it came from.

    A catalogue that was compiled has no files for its keys; `own_keys` are the workspace's anyhow.
    """

    __slots__ = ("data", "keys", "own", "own_keys", "place")

    def __init__(
        self, data: dict[str, Any], place: Place, own: bool, keys: dict[str, tuple[Source, Path_]]
    ) -> None:
        self.data = data
        self.place = place
        self.own = own
        self.keys = keys
        self.own_keys = set(keys) if own else set()

    def apart(self) -> RawEntry:
        """Return the same entry, over which a file can be laid without a change of this one."""
        made = RawEntry(dict(self.data), self.place, self.own, dict(self.keys))
        made.own_keys = set(self.own_keys)
        return made

    def place_of(self, *at: str | int) -> Place:
        """Return where the value at `at` stands, in whichever file gave it.

        Of an entry that the workspace changed this is the workspace's file, as where the catalogue
        was compiled: what it says may be reworded there.
        """
        if at and at[0] in (self.own_keys if self.own else self.keys):
            source, base = self.keys[str(at[0])]
            return source.place((*base, *at))
        return self.place


Entries = dict[str, dict[str, RawEntry]]
"""Entries by kind and id, while files are laid over each other."""
