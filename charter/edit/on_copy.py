"""Changed files of a workspace, tried on a copy of it before they are written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from charter.facts.company import Workspace
from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.problems import CharterError, InputError

_Made = TypeVar("_Made")


def on_copy(
    workspace: Workspace, changed: Mapping[Path, str], make: Callable[[Workspace], _Made]
) -> _Made:
    """Return what is made of a workspace in which files say something else.

    Raises InputError with what is wrong then, told of the workspace itself, which is left alone.
    """
    folder, company = workspace.folder, Path(workspace.company.place.path)
    with tempfile.TemporaryDirectory() as copied:
        there = Path(copied)
        hidden = shutil.ignore_patterns(".*")
        for name in filter(lambda name: (folder / name).is_dir(), ("catalog", "templates")):
            shutil.copytree(folder / name, there / name, ignore=hidden)
        shutil.copy(company, there / company.name)
        for file, text in changed.items():
            target = there / file.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())
        try:
            whole = company.name == COMPANY_FILE
            return make(read_workspace(there if whole else there / company.name))
        except CharterError as bad:
            here = (
                p._replace(
                    place=p.place._replace(path=p.place.path.replace(str(there), str(folder)))
                )
                for p in bad.problems
            )
            raise InputError(here) from None
