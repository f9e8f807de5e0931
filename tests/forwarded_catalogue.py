"""A catalogue in which ids went: the shipped one with made-up forwarding lines."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from charter.load import catalog_files, shipped_catalog
from charter.load.catalog_build import build_catalog
from charter.load.catalog_layers import KINDS
from charter.load.raw_entry import Entries, RawEntry
from charter.problems import Place

Line = Mapping[str, Any]
_catalog, _entries = shipped_catalog.shipped_catalog()


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
    known = build_catalog(*made), made[1]
    with (
        patch.object(shipped_catalog, "compiled_catalog", lambda: None),
        patch.object(shipped_catalog, "shipped_catalog", lambda: known),
        patch.object(catalog_files, "shipped_catalog", lambda: known),
        patch.object(shipped_catalog, "_entries", lambda _: _to_lay_over(*made)),
    ):
        yield


def _to_lay_over(version: str, raw: Entries) -> tuple[str, Entries]:
    """Return entries over which others can be laid, which changes no more than their keys."""
    fresh = {
        kind: {n: RawEntry(dict(e.data), e.place, e.own, dict(e.keys)) for n, e in entries.items()}
        for kind, entries in raw.items()
    }
    return version, fresh


def _with(lines: Sequence[Line]) -> tuple[str, Entries]:
    version, raw = _catalog.version, _entries
    names = {each["id"]: tuple(each["to"]) for each in lines}
    made: Entries = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for name, entry in raw[kind].items():
            for new in names.get(name, (name,)):
                if new not in made[kind]:
                    data = {**_followed(copy.deepcopy(entry.data), names), "id": new}
                    made[kind][new] = RawEntry(data, entry.place, False, {})
    for each in lines:
        place = Place("catalog/forwarding.yaml")
        made["forwarding"][each["id"]] = RawEntry(dict(each), place, False, {})
    return version, made


def _followed(value: Any, names: Mapping[str, tuple[str, ...]]) -> Any:
    """Return what an entry says, with the ids of after the lines."""
    if isinstance(value, str):
        return (*names.get(value, ()), value)[0]
    if isinstance(value, dict):
        return {n: _followed(v, names) for k, v in value.items() for n in names.get(k) or (k,)}
    if isinstance(value, list):
        made: list[Any] = []
        for item in value:
            new = names.get(item) or (item,) if isinstance(item, str) else [_followed(item, names)]
            made += [one for one in new if one not in made]
        return made
    return value
