"""Papers of earlier runs that no row makes any more: told, and never taken away."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Collection, Iterator

from charter.batch.setup import Setup
from charter.batch.store import RowMark, Store
from charter.batch.tasks import Task
from charter.problems import listing

_MOST = 20
_MOST_NAMED = 4
_TO_DO = "take away what nobody needs"


class LeftOver:
    """Hears of each row of a run, and says at its end what stands there and belongs to none."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._seen = sqlite3.connect("")  # goes to the disk as it grows
        self._seen.execute("CREATE TABLE seen (name TEXT PRIMARY KEY) WITHOUT ROWID")
        self._notes: list[str] = []
        self._more = 0

    def close(self) -> None:
        """Forget all that was heard."""
        self._seen.close()

    def hear(self, name: str, left: tuple[str, ...]) -> None:
        """Hear of one folder of this run, and what is left in it."""
        with contextlib.suppress(UnicodeEncodeError):
            self._seen.execute("INSERT OR IGNORE INTO seen VALUES (?)", (name,))
        if left:
            are, them = ("is", "it") if len(left) == 1 else ("are", "them")
            said = f"{_listed(left)} {are} of an earlier run, and no row makes {them} now"
            self._add(f"the folder '{name}': {said} - {_TO_DO}")

    def notes(self) -> Iterator[str]:
        """Yield a note for each folder that has papers of no row."""
        for name in self._store.marked():
            with contextlib.suppress(UnicodeEncodeError):
                if self._seen.execute("SELECT 1 FROM seen WHERE name = ?", (name,)).fetchone():
                    continue
                self._add(
                    f"the folder '{name}' is of an earlier run, and no row makes it now - {_TO_DO}"
                )
        yield from self._notes
        if self._more:
            yield f"{self._more:,} more have papers of earlier runs that no row makes now"

    def _add(self, note: str) -> None:
        if len(self._notes) < _MOST:
            self._notes.append(note)
        else:
            self._more += 1


def _listed(files: tuple[str, ...]) -> str:
    shown = [f"'{file}'" for file in files[:_MOST_NAMED]]
    more = len(files) - len(shown)
    return listing([*shown, *([f"{more} more"] if more else [])])


def left_files(
    setup: Setup, store: Store, task: Task, made: Collection[str], mark: RowMark | None
) -> tuple[str, ...]:
    """Return the files of earlier runs in a row's folder that no row makes any more.

    What another kind of paper or another format left there for a post that is in the table is not.
    """
    if mark is None:
        return ()
    posts = [row.position for row in task.rows]

    def is_left(file: str) -> bool:
        if file in made:
            return False
        if all(posts) and posts and not any(file.startswith((f"{p}-", f"{p}.")) for p in posts):
            return True
        stem, _, ending = file.rpartition(".")
        return ending in setup.formats and stem.endswith(tuple(f"-{k}" for k in setup.papers))

    left = [file for file in sorted({*mark.earlier, *mark.files}) if is_left(file)]
    return tuple(file for file in left if store.has(task.name, file))
