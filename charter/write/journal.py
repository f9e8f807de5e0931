"""What was changed in a workspace's own files, by whom and when: kept so that it can be undone.

It is for undoing and looking back only. Who deletes `.charter/journal` loses that, and no work.
"""

from __future__ import annotations

import contextlib
import getpass
import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import CharterError
from charter.read.files import read_bytes
from charter.write.files import held
from charter.write.swap import cannot_write, staged

FOLDER = ".charter"
FILE = "journal"
_IGNORED = ".gitignore"
_MOST_ENTRIES = 300
_MOST_BYTES = 20_000_000


class ChangedFile(NamedTuple):
    """A file of the workspace, by its path from there, and its text; None where there was none."""

    path: str
    before: str | None
    after: str | None


class JournalEntry(NamedTuple):
    """One change of a workspace's files. `time` is in UTC, `who` the system's name of the user.

    `what` says it in words. `undoes` is the number of the entry that this one took back, or 0.
    """

    number: int
    time: datetime
    who: str
    what: str
    files: tuple[ChangedFile, ...]
    undoes: int = 0


class InJournal(NamedTuple):
    """Where a change is listed, and the words for it, asked for when it is made."""

    folder: Path
    what: Callable[[], str]
    undoes: int = 0


def read_journal(folder: Path) -> tuple[JournalEntry, ...]:
    """Return what was changed in a workspace, the oldest first. Lines nobody can read are none."""
    entries = []
    try:
        lines = read_bytes(folder / FOLDER / FILE, _MOST_BYTES).decode("utf-8", "replace")
    except CharterError:
        return ()
    for line in lines.splitlines():
        with contextlib.suppress(ValueError, KeyError, TypeError, RecursionError):
            entries.append(_entry(json.loads(line)))
    return tuple(entries)


def add_to_journal(told: InJournal, files: Sequence[ChangedFile]) -> None:
    """List a change that was made. Nobody else can read the list, and git leaves it out.

    Raises OutputError; the change itself is made by then.
    """
    place = told.folder / FOLDER
    try:
        with held(place), staged(private=True) as stage:
            there = read_journal(told.folder)
            number = there[-1].number + 1 if there else 1
            now = datetime.now(UTC).replace(microsecond=0)
            new = JournalEntry(number, now, _user(), told.what(), tuple(files), told.undoes)
            lines = [_line(entry) for entry in (*there, new)][-_MOST_ENTRIES:]
            while len(lines) > 1 and sum(map(len, lines)) > _MOST_BYTES:
                del lines[0]
            stage.add(place / FILE, b"".join(lines))
            stage.put(place / FILE)
            if not os.path.lexists(place / _IGNORED):
                stage.add(place / _IGNORED, f"{FILE}\n{_IGNORED}\n".encode())
                stage.put(place / _IGNORED)
    except OSError as reason:
        said = "the change is made; it is not in the list of changes"
        raise cannot_write(place / FILE, reason, said) from None


def _line(entry: JournalEntry) -> bytes:
    data = {
        "number": entry.number,
        "time": entry.time.isoformat(),
        "who": entry.who,
        "what": entry.what,
        "undoes": entry.undoes,
        "files": [{"path": f.path, "before": f.before, "after": f.after} for f in entry.files],
    }
    return (json.dumps(data, ensure_ascii=False).replace("\u2028", "\\u2028") + "\n").encode()


def _entry(data: Mapping[str, Any]) -> JournalEntry:
    files = tuple(
        ChangedFile(str(f["path"]), _text(f["before"]), _text(f["after"])) for f in data["files"]
    )
    time = datetime.fromisoformat(data["time"])
    number, undoes = int(data["number"]), int(data.get("undoes", 0))
    if time.tzinfo is None or number < 1:
        raise ValueError("no entry of ours")
    return JournalEntry(number, time, str(data["who"]), str(data["what"]), files, undoes)


def _text(said: Any) -> str | None:
    return None if said is None else str(said)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
