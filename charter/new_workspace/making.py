"""A workspace where there was none: what charter init puts into a folder."""

from __future__ import annotations

import os
from pathlib import Path

from charter.problems import OutputError, error
from charter.write.files import write_new
from charter.write.lock import clear
from charter.write.schemas import write_schemas

_NOT_FOR_GIT = b"out/\n.charter*.lock\n.*.charter-tmp\n"
"""The papers, and what only a run at work has in a folder."""


def make_workspace(folder: Path, text: str) -> list[Path]:
    """Make a folder a workspace with this company file, and return the files that were written.

    Raises OutputError where there is one already.
    """
    clear(folder)
    check_free(folder)
    write_schemas(folder)
    # Last the file that makes it a workspace: a run that is killed before can be run again.
    written = write_new(folder, {".gitignore": _NOT_FOR_GIT, "company.yaml": text.encode()})[::-1]
    if folder / "company.yaml" not in written:
        check_free(folder)  # by now
    return written


def check_free(folder: Path) -> None:
    """Raise OutputError where a folder is a workspace already."""
    file = folder / "company.yaml"
    if os.path.lexists(file):
        message = "is there already and is never overwritten"
        raise error(OutputError, file, "exists", message, "name another folder, or edit this file")
