"""Work that a company leaves out: a line in its own catalogue, tried before it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from charter.assumed import WhatIf, what_if
from charter.edit.on_copy import on_copy
from charter.edit.yaml_edit import append_entry, set_value
from charter.edit.yaml_remove import remove_value
from charter.facts.catalog import Entry
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.problems import InputError, error
from charter.read.yaml_source import parse_yaml
from charter.web.desk import Desk
from charter.write.in_place import ReadText, edit_files, text_of
from charter.write.journal import InJournal

_FOLDER, _OURS = "catalog", "ours.yaml"
_KINDS = {"responsibility": "responsibilities", "decision": "decisions"}
"""By the kind of an entry, the list of a catalogue that it stands in."""


def left_out(desk: Desk) -> dict[str, str]:
    """Return what the company leaves out of the shipped work: the title of each, by its id."""
    shipped = read_catalog()
    titles = {
        name: e.title for name, e in {**shipped.responsibilities, **shipped.decisions}.items()
    }
    return {
        str(item["id"]): titles[str(item["id"])]
        for _, _, _, item in _items(desk.folder, text_of)
        if item.get("omit") is True and item.get("id") in titles
    }


def follows_without(desk: Desk, workspace: Workspace, entry: Entry) -> WhatIf:
    """Return what would follow if an entry were left out. Raises CharterError where none may be."""
    changed = _without(desk.folder, entry, text_of)
    return on_copy(workspace, changed, lambda then: what_if(workspace, then, desk.day))


def leave_out(desk: Desk, workspace: Workspace, entry: Entry, what: str) -> None:
    """Leave an entry out. Raises CharterError where that may not be, and nothing is written."""
    follows_without(desk, workspace, entry)
    listed = InJournal(desk.folder, lambda: what)
    edit_files(lambda read: _without(desk.folder, entry, read), [listed])


def take_back_in(desk: Desk, entry: str, what: str) -> None:
    """Let an entry count again that was left out. Raises CharterError."""
    listed = InJournal(desk.folder, lambda: what)
    edit_files(lambda read: _with_again(desk.folder, entry, read), [listed])


def _without(folder: Path, entry: Entry, read: ReadText) -> Mapping[Path, str]:
    """Return the file that leaves an entry out: where the company speaks of it, else a new line."""
    kind = _KINDS[entry.kind]
    for path, of, number, item in _items(folder, read):
        if of == kind and item.get("id") == entry.id:
            return {path: set_value(read(path), (kind, number, "omit"), True, str(path))}
    path = folder / _FOLDER / _OURS
    text = read(path) if path.is_file() else ""
    return {path: append_entry(text, kind, {"id": entry.id, "omit": True}, str(path))}


def _with_again(folder: Path, entry: str, read: ReadText) -> Mapping[Path, str]:
    for path, kind, number, item in _items(folder, read):
        if item.get("id") == entry and item.get("omit") is True:
            at = (kind, number) if set(item) == {"id", "omit"} else (kind, number, "omit")
            return {path: remove_value(read(path), at, str(path))}
    message = "this is not left out any more"
    raise error(InputError, "", "not-left-out", message, "look at the list again")


def _items(folder: Path, read: ReadText) -> Iterator[tuple[Path, str, int, dict[str, Any]]]:
    """Yield what the company's own catalogue says of work: the file, the list, the place, it."""
    for path in sorted((folder / _FOLDER).glob("*.yaml")):
        data = parse_yaml(read(path), str(path)).data
        for kind in _KINDS.values() if isinstance(data, dict) else ():
            for number, item in enumerate(data.get(kind) or ()):
                if isinstance(item, dict):
                    yield path, kind, number, item
