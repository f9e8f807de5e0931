"""Ids of the catalogue in texts of a company file: one that is misspelt would be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.facts.catalog import Catalog, Role
from charter.problems import Problem, did_you_mean
from charter.read.yaml_source import Path_, Source

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*\.[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*\Z")
_OF_ROLES = ("outcomes", "musts", "nice_to_have")
"""Keys of a position in which an id of its role's statements stands for what that says."""
_NOT_PRINTED = frozenset(("id", "claims", "promised", "assign", "internal", "notes", "tokens"))
_NOT_PRINTED |= {"locked", "signed", "role", "acting", "reports_to", "follows", "takes", "agents"}
_NOT_PRINTED |= {"deputies", "disputed", "reserved", "ties", "time"}
_NAMES = frozenset(("email", "url", "website", "holder", "name", "legal_name", "reference"))
"""Keys of values that may look like an id, and are none."""


def check_printed_ids(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each text that is nothing but an id, which papers would print."""
    ids = _ids(catalog)
    first = {name.partition(".")[0] for name in ids} | {*catalog.roles}
    for at, text in _texts(source.data, ()):
        said = text.strip().rstrip(".")
        if not _ID.match(said):
            continue
        role = _role(catalog, source, at)
        known = {s.id for s in getattr(role, str(at[2]))} - {""} if role else set()
        if text in known:
            continue
        near = "" if said in ids else did_you_mean(said, known or ids)
        if role or said in ids or said.partition(".")[0] in first:
            key = next(str(each) for each in reversed(at) if isinstance(each, str))
            message = f"'{key}' is '{text}', written as an id, and papers would print it"
            hint = near or "write the words themselves"
            if known and not near:
                hint = f"write the words themselves, or one of {', '.join(sorted(known))}"
            yield Problem(source.place(at), "unknown-id", message, hint)


def _role(catalog: Catalog, source: Source, at: Path_) -> Role | None:
    """Return the role whose ids may stand at `at`, if any may."""
    if len(at) < 4 or at[0] != "positions" or at[2] not in _OF_ROLES:
        return None
    data = source.data["positions"][at[1]] or {}
    name = str(data.get("role") or at[1])
    return catalog.roles.get(catalog.role_id(name) or name)


def _ids(catalog: Catalog) -> set[str]:
    """Return the ids of entries, and of the statements of roles."""
    of_roles = (s.id for r in catalog.roles.values() for key in _OF_ROLES for s in getattr(r, key))
    return {*catalog.responsibilities, *catalog.decisions, *of_roles} - {""}


def _texts(value: Any, at: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str) and at[-1] not in _NAMES:
        yield at, value
    elif isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            if key not in _NOT_PRINTED:
                yield from _texts(item, (*at, key))
