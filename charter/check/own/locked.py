"""Locked text: that nobody changed what the company says may not change."""

from __future__ import annotations

import re
from pathlib import Path

from charter.check.own.locked_templates import check_locked_template, known_templates
from charter.facts.catalog import Catalog
from charter.facts.company import Lock, Workspace
from charter.load.catalog_files import read_catalog
from charter.load.own_entries import (
    OwnEntry,
    changed_fields,
    entry_hash,
    entry_hashes,
    find_entry,
    own_entries,
    text_hash,
)
from charter.problems import Problem, did_you_mean

STATEMENTS = ("equal_opportunity", "accommodation")


def check_locked(workspace: Workspace) -> list[Problem]:
    """Return a problem for each lock that names nothing, and each text that a lock forbids."""
    shipped = read_catalog()
    own = own_entries(workspace.folder / "catalog", workspace.catalog.forwarding)
    templates = known_templates(workspace.folder / "templates")
    problems: list[Problem] = []
    for lock in workspace.company.locked:
        if lock.name in STATEMENTS:
            problems += _statement(workspace, lock)
        elif lock.name in templates:
            problems += check_locked_template(workspace, lock)
        elif find_entry(shipped, lock.name) or find_entry(workspace.catalog, lock.name):
            problems += _entry(workspace, lock, shipped, own.get(lock.name))
        else:
            # Most lock work, decisions, templates or statements.
            entries = (*shipped.responsibilities, *shipped.decisions, *shipped.roles)
            hint = did_you_mean(lock.name, [*STATEMENTS, *templates, *entries])
            hint = hint or "lock a template, an id of the catalogue, or a statement of the company"
            message = f"'{lock.name}' is locked, but there is no such text"
            problems.append(Problem(lock.place, "unknown-lock", message, hint))
    return problems


def approve(lock: Lock, digest: str) -> str:
    """Return what to write once a wording of one's own is approved."""
    return f"once this wording is approved, lock it as {{name: {lock.name}, hash: '{digest}'}}"


def _statement(workspace: Workspace, lock: Lock) -> list[Problem]:
    company = workspace.company
    said = company.equal_opportunity if lock.name == STATEMENTS[0] else company.accommodation
    text = "\n".join(f"{one.place} {one.say}" for one in said)
    if not text:
        message = f"'{lock.name}' is locked, but the company has no such text yet"
        return [Problem(lock.place, "locked", message, _how_to_write(lock))]
    digest = text_hash(" ".join(text.split()))
    if not lock.hash:
        message = f"'{lock.name}' is the company's own: a lock needs the hash of its wording"
        return [Problem(lock.place, "locked", message, approve(lock, digest))]
    if lock.hash != digest:
        message = f"'{lock.name}' is not the approved wording"
        hint = f"go back to that, or {approve(lock, digest)}"
        return [Problem(lock.place, "locked", message, hint)]
    return []


def _how_to_write(lock: Lock) -> str:
    """Return how to give the company a statement: where it stands as a comment, or by its key."""
    try:
        text = Path(lock.place.path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        text = ""
    or_not = "or take it off the list"
    if found := re.search(rf"^[ \t]*#[ \t]*{re.escape(lock.name)}:", text, re.MULTILINE):
        line = text.count("\n", 0, found.start()) + 1
        return f"take the '#' away in line {line} and write your text there, {or_not}"
    return f"write it as '{lock.name}:' under 'company', {or_not}"


def _entry(
    workspace: Workspace, lock: Lock, shipped: Catalog, own: OwnEntry | None
) -> list[Problem]:
    before, now = find_entry(shipped, lock.name), find_entry(workspace.catalog, lock.name)
    where = f"locked in {lock.place}"
    if now is None:
        place = own.place if own else lock.place
        message = f"'{lock.name}' is {where}, and is left out here"
        return [Problem(place, "locked", message, "take 'omit' away, or the lock")]
    digest = entry_hash(now)
    approved = entry_hashes(now, workspace.catalog.forwarding)
    if lock.hash in approved or (not lock.hash and before and entry_hash(before) == digest):
        return []
    if before is None and not lock.hash:
        message = f"'{lock.name}' is the workspace's own: a lock needs the hash of its wording"
        return [Problem(lock.place, "locked", message, approve(lock, digest))]
    if own is None:
        message = f"the approved wording of '{lock.name}' is not there: the shipped one is used"
        return [Problem(lock.place, "locked", message, approve(lock, digest))]
    changed = changed_fields(before, now) if before else []
    at = next((own.keys[key] for key in changed if key in own.keys), own.place)
    what = f" in {', '.join(repr(key) for key in changed)}" if changed else ""
    message = f"'{lock.name}' is {where}, and this changes it{what}"
    hint = f"take this out, or {approve(lock, digest)}"
    return [Problem(at, "locked", message, hint)]
