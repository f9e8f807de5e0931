"""A row of a hire: the pack of its letter and charter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from charter.batch.tasks import Task
from charter.problems import InputError, Problem
from charter.read.company import Workspace

if TYPE_CHECKING:
    from charter.batch.work import Setup


def pack_files(setup: Setup, workspace: Workspace, task: Task) -> dict[str, bytes]:
    """Return the files of one pack. Raises InputError."""
    problems = []
    letter = task.letter or setup.letter
    if not letter:
        hint = "name it with --letter, or in a column 'letter'"
        problems.append(Problem(task.place, "no-letter", "this pack has no letter", hint))
    if not task.position:
        hint = "name it in a column 'position'"
        problems.append(Problem(task.place, "missing-key", "this pack has no position", hint))
    if problems:
        raise InputError(problems)
    raise InputError([Problem(task.place, "no-pack", "packs cannot be made here yet")])
