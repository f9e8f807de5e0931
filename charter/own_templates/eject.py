"""Copies shipped templates into a workspace."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from charter.own_templates.files import read_bytes, shipped_files
from charter.own_templates.store import keep_beside, remember, shipped_version, write
from charter.problems import InputError, Place, Problem


class Ejected(NamedTuple):
    """A copy that was made, and where the file went that stood there before, if one did."""

    path: Path
    kept: Path | None


def eject(folder: Path, names: list[str], force: bool) -> list[Ejected]:
    """Copy shipped templates into `folder` and remember what they were copied from.

    With `force` an own file gives way and is kept beside the copy. Raises InputError where one is
    there already; then nothing has changed.
    """
    there = [folder / name for name in names if os.path.lexists(folder / name)]
    wrong = [path for path in there if not force or not path.is_file()]
    if wrong:
        hint = "change it, or start again with --force, which keeps it beside the new copy"
        raise InputError(
            Problem(Place(str(path)), "own-template", "this is there already", hint)
            for path in wrong
        )
    shipped, version = shipped_files(), shipped_version()
    contents = {name: read_bytes(shipped[name]) for name in names}
    done = []
    for name, content in contents.items():
        path = folder / name
        kept = keep_beside(path, "eject") if path in there else None
        # First the memory: a copy without it could not be updated.
        remember(folder, name, content, version)
        write(path, content)
        done.append(Ejected(path, kept))
    return done
