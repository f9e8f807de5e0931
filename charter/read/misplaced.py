"""Files of a workspace that would be passed over in silence, for what they are or are called."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from charter.problems import Place, Problem

_FOLDERS = {
    "catalog": "make a folder 'catalog', and put the file into it as own.yaml",
    "templates": "make a folder 'templates', and put your templates into it",
}


def misplaced(folder: Path) -> Iterator[Problem]:
    """Yield each file that has the name of a folder, and each YAML file with an ending too many."""
    for name, hint in _FOLDERS.items():
        if os.path.isfile(folder / name):
            yield Problem(Place(str(folder / name)), "not-a-folder", "this is a file", hint)
    if os.path.isdir(folder / "catalog"):
        for path in sorted((folder / "catalog").glob("*.y*ml.*")):
            hint = f"call it '{path.name.rpartition('.')[0]}', or take it out of the folder"
            yield Problem(Place(str(path)), "not-read", "this file is not read", hint)


def instead_of(folder: Path, name: str) -> str:
    """Return the file that is there in place of `name` with an ending too many or other, or ""."""
    stem = name.rpartition(".")[0]
    usual = (f"{name}.txt", f"{stem}.yml", f"{stem}.txt", f"{stem.capitalize()}.yaml")
    return next((other for other in usual if (folder / other).is_file()), "")
