"""Files of a workspace that would be passed over in silence, for what they are or are called."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from charter.problems import Place, Problem

_ENDINGS = re.compile(r"(.+?)(\.ya?ml)(\.\w+)?\Z", re.IGNORECASE)
_FOLDERS = {
    "catalog": "make a folder 'catalog', and put the file into it as own.yaml",
    "templates": "make a folder 'templates', and put your templates into it",
}

_NOT_OF_WORKSPACES = {
    "boards": "the fields of job boards",
    "examples": "examples",
    "languages": "the languages of papers",
    "words": "the lists of words",
}
"""Folders that the shipped catalogue has, and that no workspace can have its own of."""


def misplaced(folder: Path) -> Iterator[Problem]:
    """Yield each file that has the name of a folder, and each YAML file with an ending too many."""
    for name, hint in _FOLDERS.items():
        if os.path.isfile(folder / name):
            yield Problem(Place(str(folder / name)), "not-a-folder", "this is a file", hint)
    own = folder / "catalog"
    for name, what in _NOT_OF_WORKSPACES.items():
        if os.path.isdir(own / name) and any(path.is_file() for path in (own / name).rglob("*")):
            hint = f"take it out of 'catalog': {what} are those of charter itself"
            message = "nothing in this folder is read"
            yield Problem(Place(str(own / name)), "not-read", message, hint)
    for path in sorted(own.rglob("*")) if os.path.isdir(own) else ():
        if name := _meant(path.name):
            hint = f"call it '{name}', or take it out of the folder"
            yield Problem(Place(str(path)), "not-read", "this file is not read", hint)


def _meant(name: str) -> str:
    """Return what a YAML file with an ending too many, or in capitals, should be called."""
    found = _ENDINGS.match(name)
    if not found or name.startswith("."):
        return ""
    meant = f"{found[1]}{found[2].lower()}"
    return "" if name == meant else meant


def instead_of(folder: Path, name: str) -> str:
    """Return the file that is there in place of `name` with an ending too many or other, or ""."""
    stem = name.rpartition(".")[0]
    usual = (f"{name}.txt", f"{stem}.yml", f"{stem}.txt", f"{stem.capitalize()}.yaml")
    return next((other for other in usual if (folder / other).is_file()), "")
