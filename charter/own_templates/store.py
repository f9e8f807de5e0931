"""Writes own templates without losing one, and remembers what each was copied from."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import NamedTuple

from charter.own_templates.files import template_bytes
from charter.problems import OutputError, error

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
    return Base(content, _versions(folder).get(name, ""))


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
        write(folder / FOLDER / f"{name}{_BEFORE}", before.content)


def remember_base(folder: Path, name: str, content: bytes, version: str) -> None:
    """Keep `content` as what the own template `name` was copied from. Raises OutputError."""
    hidden = folder / FOLDER
    (hidden / f"{name}{_BEFORE}").unlink(missing_ok=True)
    write(hidden / f"{name}{_ENDING}", content)
    versions = {**_versions(folder), name: version}
    data = {"version": 1, "shipped": dict(sorted(versions.items()))}
    write(hidden / _RECORD, (json.dumps(data, indent=1) + "\n").encode())
    write(hidden / "README.txt", _NOTE.encode())


def _versions(folder: Path) -> dict[str, str]:
    """Return the version that each own template was copied from. A broken record is none."""
    try:
        found = json.loads((folder / FOLDER / _RECORD).read_bytes())["shipped"]
        return {str(name): str(version) for name, version in found.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def keep_beside(path: Path, why: str) -> Path:
    """Copy the file at `path` to a free name beside it and return that: NAME.before-update."""
    content = template_bytes(path)
    number = 1
    while True:
        kept = path.with_name(f"{path.name}.before-{why}" + (f"-{number}" if number > 1 else ""))
        if not os.path.lexists(kept):
            write(kept, content)
            return kept
        if kept.is_file() and kept.read_bytes() == content:
            return kept
        number += 1


def write(path: Path, content: bytes) -> None:
    """Write a file by rename, and the folders above it. Raises OutputError."""
    temporary = path.with_name(f".{path.name}.charter-tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        # 'x' follows no link that somebody laid there.
        with temporary.open("xb") as file:
            file.write(content)
        os.replace(temporary, path)
    except OSError as reason:
        with contextlib.suppress(OSError):
            temporary.unlink()
        message = f"cannot be written: {reason.strerror}"
        hint = "close it in Word or your editor, or look at who may write here, then run it again"
        raise error(OutputError, path, "cannot-write", message, hint) from None
