"""What a workspace's catalogue says about each entry, and how that differs from what is shipped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from charter.facts.catalog import Catalog, Entry, Interface, Measure
from charter.facts.earlier import Went, as_before, went_since
from charter.facts.moved import Forward
from charter.facts.said import Phrase, Statement
from charter.load.catalog_files import own_files
from charter.load.catalog_layers import KINDS
from charter.named_tuples import NamedTuple
from charter.problems import Place
from charter.read.files import sha256

HASH_LENGTH = 12
_NOT_WORDING = frozenset(
    {"place", "own", "assign_places", "claims", "phrase", "authority", "said_as", "interview"}
)
_TEXTS_OF = {Entry: ("charter", "posting"), Interface: ("dispute",)}
_NOTHING = {"charter": "", "posting": None, "dispute": ""}
"""What stands for a text that is not there."""


class OwnEntry(NamedTuple):
    """What the workspace says about an entry: `keys` is each key and where it stands."""

    kind: str
    id: str
    place: Place
    keys: Mapping[str, Place]
    omitted: bool


def own_entries(folder: Path, forwarding: Mapping[str, Forward]) -> dict[str, OwnEntry]:
    """Return the entries of the catalogue in `folder` by id; where files repeat one, all its keys.

    Raises InputError where a file cannot be read; `read_catalog` has checked them before.
    """
    found: dict[str, OwnEntry] = {}
    for source, _ in own_files(folder, forwarding).files:
        for kind in KINDS:
            for number, data in enumerate(source.data.get(kind) or ()):
                at = (kind, number)
                keys = {key: source.place((*at, key)) for key in data}
                name, before = data.get("id", ""), found.get(data.get("id", ""))
                merged = {**before.keys, **keys} if before and not before.omitted else keys
                omitted = bool(data.get("omit"))
                found[name] = OwnEntry(kind, name, source.place(at), merged, omitted)
    return found


def find_entry(catalog: Catalog, name: str) -> Any:
    """Return the entry of any kind with an id, or None."""
    others = ("version", "claims", "forwarding", "moved")
    kinds = (kind for kind in Catalog._fields if kind not in others)
    return next((found[name] for k in kinds if name in (found := getattr(catalog, k))), None)


def wording(value: Any) -> Any:
    """Return an entry as plain data, without where it stands and who wrote it.

    Locks hold what this gives, so a text without conditions is a string, as it was when there
    were no others.
    """
    if isinstance(value, Phrase):
        when = wording(value.when)
        say = list(value.wordings) if value.also else value.say
        return {"say": say, "when": when} if when else say
    if hasattr(value, "_asdict"):
        said = {k: wording(v) for k, v in value._asdict().items() if k not in _NOT_WORDING}
        for key in _TEXTS_OF.get(type(value), ()):
            if len(said[key]) < 2:  # one string, or nothing
                said[key] = said[key][0] if said[key] else _NOTHING[key]
        if isinstance(value, Measure) and not value.when:
            del said["when"]
        if isinstance(value, Statement) and not value.also:
            del said["also"]
        return said
    if isinstance(value, Mapping):
        return {key: wording(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [wording(item) for item in value]
    return value


def changed_fields(shipped: Any, own: Any) -> list[str]:
    """Return the fields in which two entries of one kind differ."""
    before, after = wording(shipped), wording(own)
    return [key for key in after if before.get(key) != after[key]]


def entry_hash(entry: Any, went: Went = ()) -> str:
    """Return what stands for the wording of an entry in a lock, with the ids before those went."""
    said = as_before(wording(entry), went)
    return text_hash(json.dumps(said, sort_keys=True, ensure_ascii=False))


def entry_hashes(entry: Any, forwarding: Mapping[str, Forward]) -> list[str]:
    """Return the same with the ids of today, and with those that it can have been locked under."""
    return [entry_hash(entry, went) for went in went_since(forwarding)]


def text_hash(text: str | bytes) -> str:
    """Return what stands for a text, or the content of a file, in a lock."""
    content = text.encode() if isinstance(text, str) else text
    return sha256(content)[:HASH_LENGTH]
