"""Folders of clients: one task for each folder within one that holds what is asked for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from charter.batch.clients import once_each
from charter.batch.tasks import Task, Tasks, slug
from charter.problems import InputError, Place, error


def folders_in(folder: Path) -> list[Path]:
    """Return the folders within one that are not hidden, in order. Raises InputError."""
    try:
        names = sorted(e.name for e in os.scandir(folder) if e.is_dir() and e.name[0] != ".")
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, folder, "unreadable", message) from None
    return [folder / name for name in names]


def tasks_of(clients: Sequence[Path]) -> Tasks:
    """Return a task for each folder of a client."""
    done = [0]

    def stream() -> Iterator[Task]:
        for number, path in enumerate(clients, 1):
            done[0] = number
            name = slug(path.name) or f"row-{number:06}"
            yield Task(name, Place(str(path)), workspace=str(path))

    return Tasks(once_each(stream()), lambda: done[0] / len(clients))
