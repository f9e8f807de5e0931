"""A catalogue in which ids went: the shipped one with made-up forwarding lines."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from charter.problems import Place
from charter.read import catalog_files
from charter.read.catalog_build import Entries, RawEntry
from charter.read.catalog_files import KINDS
from charter.read.earlier import called

Line = Mapping[str, Any]
_read = catalog_files._compiled() or catalog_files._shipped()


def line(of: str, kind: str, old: str, *to: str, why: str = "") -> Line:
    """Return a forwarding line."""
    more = {"why": why} if why else {}
    return {"id": old, "of": of, "kind": kind, "to": [*to], "since": "2027-01", **more}


@contextmanager
def catalogue(*lines: Line, change: Any = None) -> Iterator[None]:
    """Let the program ship a catalogue in which all of `lines` were done; `change` may do more."""
    made = _with(lines)
    if change:
        change(made[1])
    with (
        patch.object(catalog_files, "_compiled", lambda: None),
        patch.object(catalog_files, "_shipped", lambda: copy.deepcopy(made)),
    ):
        yield


def _with(lines: Sequence[Line]) -> tuple[str, Entries]:
    version, raw = _read
    names = {each["id"]: tuple(each["to"]) for each in lines}
    made: Entries = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for name, entry in raw[kind].items():
            for new in names.get(name, (name,)):
                if new not in made[kind]:
                    data = {**called(copy.deepcopy(entry.data), _followed(names)), "id": new}
                    made[kind][new] = RawEntry(data, entry.place, False, {})
    for each in lines:
        place = Place("catalog/forwarding.yaml")
        made["forwarding"][each["id"]] = RawEntry(dict(each), place, False, {})
    return version, made


def _followed(names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    return {old: new for old, new in names.items() if new}
