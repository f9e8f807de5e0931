"""The shipped catalogue: compiled in a wheel, YAML files in a checkout."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from charter.compiled import compiled_catalog
from charter.facts.catalog import Catalog
from charter.load.catalog_build import build_catalog
from charter.load.catalog_layers import KINDS, catalog_paths, lay_over
from charter.load.raw_entry import Entries, RawEntry
from charter.problems import Place
from charter.read.files import read_text
from charter.read.yaml_source import parse_yaml
from charter.resources import catalog_folder


def shipped_catalog() -> tuple[Catalog, Entries]:
    """Return the shipped catalogue with its entries as plain data; nobody changes either."""
    content = compiled_catalog()
    if content is not None:
        return _built(content)
    return _read(_shipped_texts())


@lru_cache(maxsize=1)
def _read(texts: tuple[tuple[str, str], ...]) -> tuple[Catalog, Entries]:
    """Return what a checkout's files say: for who reads them again, while they say the same."""
    version, raw = _entries(texts)
    return build_catalog(version, raw), raw


@lru_cache(maxsize=1)
def _built(content: bytes) -> tuple[Catalog, Entries]:
    """Return what a compiled catalogue says: for who reads it again, while it says the same."""
    plain = json.loads(content)
    raw = {
        kind: {
            data["id"]: RawEntry(data, Place(path, line, column), False, {})
            for path, line, column, data in plain["entries"][kind]
        }
        for kind in KINDS
    }
    return build_catalog(plain["version"], raw), raw


def _shipped_texts() -> tuple[tuple[str, str], ...]:
    """Return the YAML files of the shipped catalogue, each by its name and its text."""
    shipped = catalog_folder()
    return tuple(
        (f"catalog/{path.relative_to(shipped).as_posix()}", read_text(path))
        for path in catalog_paths(shipped)
    )


def _entries(texts: Iterable[tuple[str, str]]) -> tuple[str, Entries]:
    """Return the version and the entries of the shipped catalogue, from its YAML files."""
    raw: Entries = {kind: {} for kind in KINDS}
    version = ""
    for name, text in texts:
        source = parse_yaml(text, name)
        version = source.data.get("version", version)
        lay_over(raw, source, source.data, own=False)
    return version, raw


def shipped_entries(kind: str) -> dict[str, dict[str, Any]]:
    """Return the entries of a kind as they are shipped, by id; nobody changes them."""
    return {name: entry.data for name, entry in shipped_catalog()[1].get(kind, {}).items()}


def plain_catalog() -> dict[str, Any]:
    """Return the shipped catalogue as plain data, for charter/compiled.py; _built() reads it."""
    version, raw = _entries(_shipped_texts())
    entries = {kind: [[*entry.place, entry.data] for entry in raw[kind].values()] for kind in KINDS}
    return {"version": version, "entries": entries}
