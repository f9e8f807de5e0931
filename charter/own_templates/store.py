"""Writes own templates without losing one, and remembers what each was copied from."""

from __future__ import annotations

import hashlib
import json
from itertools import count
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.own_templates.files import template_bytes
from charter.write.files import remove_file, write_file, write_new

FOLDER = ".shipped"
_ENDING = ".base"
"""Keeps the remembered texts from being taken for templates."""
_BEFORE = ".before"
_RECORD = "record.json"
_NOTE = """\
These are the shipped texts that the templates in the folder above were copied from.
'charter templates update' needs them to tell what you changed from what changed in a new version.
Keep this folder with your templates (also in git); nobody has to edit anything in it.
Without it your templates still work, but updates have to be carried over by hand.
"""


class Base(NamedTuple):
    """The shipped content that an own template was copied from, and its version, if known."""

    content: bytes
    version: str


def shipped_version() -> str:
    """Return the version of what ships, such as 2026.11."""
    from charter.read.yaml_source import read_yaml
    from charter.resources import catalog_folder

    return str(read_yaml(catalog_folder() / "catalog.yaml").data["version"])


def base_of(folder: Path, name: str) -> Base | None:
    """Return what the own template `name` was copied from, or None where that is not known."""
    try:
        content = (folder / FOLDER / f"{name}{_ENDING}").read_bytes()
    except OSError:
        return None
    return Base(content, _record(folder, "shipped").get(name, ""))


def copied_from(folder: Path, name: str) -> Base | None:
    """Return what the own template `name` still stands on: `base_of`, as a rule.

    A changed Word file stays as it was when an update puts the new shipped one beside it.
    """
    base = base_of(folder, name)
    try:
        return Base((folder / FOLDER / f"{name}{_BEFORE}").read_bytes(), "") if base else None
    except OSError:
        return base


def remember_beside(folder: Path, name: str, content: bytes, version: str) -> None:
    """Do as `remember`, for a Word file that stays on what it was copied from."""
    before = copied_from(folder, name)
    remember_base(folder, name, content, version)
    if before is not None:
        write_file(folder / FOLDER / f"{name}{_BEFORE}", before.content)


def remember_base(folder: Path, name: str, content: bytes, version: str, made: bytes = b"") -> None:
    """Keep `content` as what the own template `name` was copied from. Raises OutputError.

    `made` is the copy, where it was made on the company's letterhead and is not the same.
    """
    hidden = folder / FOLDER
    remove_file(hidden / f"{name}{_BEFORE}")
    write_file(hidden / f"{name}{_ENDING}", content)
    versions = {**_record(folder, "shipped"), name: version}
    copies = {**_record(folder, "made"), name: _hash(made)}
    data: dict[str, object] = {"version": 1, "shipped": dict(sorted(versions.items()))}
    if kept := {name: copy for name, copy in sorted(copies.items()) if copy}:
        data["made"] = kept
    write_file(hidden / _RECORD, (json.dumps(data, indent=1) + "\n").encode())
    write_file(hidden / "README.txt", _NOTE.encode())


def as_made(folder: Path, name: str, content: bytes) -> bool:
    """Return whether an own template is as it was made on the company's letterhead."""
    return _record(folder, "made").get(name) == _hash(content)


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest() if content else ""


def _record(folder: Path, key: str) -> dict[str, str]:
    """Return what the record says of each own template. A broken record says nothing.

    `key` is shipped for the version that it was copied from, made for the hash of the copy.
    """
    try:
        found = json.loads((folder / FOLDER / _RECORD).read_bytes())[key]
        return {str(name): str(version) for name, version in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep_beside(path: Path, why: str) -> tuple[Path, bytes]:
    """Copy the file at `path` to a free name beside it: NAME.before-update.

    Returns that, and the content.
    """
    content = template_bytes(path)
    for number in count(1):
        kept = path.with_name(f"{path.name}.before-{why}" + (f"-{number}" if number > 1 else ""))
        if write_new(path.parent, {kept.name: content}):
            break
        if kept.is_file() and kept.read_bytes() == content:
            break
    return kept, content
