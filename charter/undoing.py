"""Changes that a run made in a workspace's own files, taken back: all of one change, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from charter.named_tuples import NamedTuple
from charter.own_templates.merge import merge
from charter.problems import InputError, Place, Problem, error
from charter.read.yaml_source import parse_yaml
from charter.write.in_place import ReadText, edit_files
from charter.write.journal import ChangedFile, InJournal, JournalEntry, read_journal


class Undone(NamedTuple):
    """The change that was taken back, and the files that were written for it."""

    entry: JournalEntry
    files: tuple[Path, ...]


def undo(folder: Path, number: int = 0) -> Undone:
    """Take back a change of a workspace's files, the last one that stands unless `number` says.

    What was changed since elsewhere in the same files stays. That of an entry which undid another
    makes it once more. Raises InputError where there is no such change, or where somebody changed
    the same lines since; then nothing is written.
    """
    entries = read_journal(folder)
    entry = _named(folder, entries, number) if number else _last(folder, entries)

    def edit(read: ReadText) -> dict[Path, str | None]:
        texts: dict[Path, str | None] = {}
        problems: list[Problem] = []
        for file in entry.files:
            path = _within(folder, file.path)
            try:
                texts[path] = text = _without(file, path, read)
                if text is not None:
                    parse_yaml(text, str(path))
            except InputError as bad:
                problems += bad.problems
        if problems:
            raise InputError(problems)
        return texts

    told = InJournal(folder, lambda: f"undid {entry.number}: {entry.what}", entry.number)
    return Undone(entry, edit_files(edit, [told]))


def is_undone(entries: Sequence[JournalEntry], entry: JournalEntry) -> bool:
    """Return whether a change was taken back by a later one that was not taken back itself."""
    return any(other.undoes == entry.number and not is_undone(entries, other) for other in entries)


def _last(folder: Path, entries: Sequence[JournalEntry]) -> JournalEntry:
    left = [entry for entry in entries if not entry.undoes and not is_undone(entries, entry)]
    if not left:
        message = "no change of it is listed that could be undone"
        hint = "what commands write into company.yaml can be undone; what you typed there cannot"
        raise error(InputError, folder, "nothing-to-undo", message, hint)
    return left[-1]


def _named(folder: Path, entries: Sequence[JournalEntry], number: int) -> JournalEntry:
    for entry in entries:
        if entry.number == number:
            if is_undone(entries, entry):
                message = f"change {number} is undone already"
                hint = "'charter history' lists the changes that stand"
                raise error(InputError, folder, "nothing-to-undo", message, hint)
            return entry
    message = f"there is no change {number}"
    raise error(InputError, folder, "nothing-to-undo", message, "'charter history' lists them")


def _within(folder: Path, name: str) -> Path:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        message = f"this change was made in {name}, outside of the workspace"
        raise error(InputError, folder, "cannot-undo", message, "put it back by hand")
    return folder / path


def _without(file: ChangedFile, path: Path, read: ReadText) -> str | None:
    """Return the text of a file without a change. Raises InputError."""
    is_there = path.exists()
    now = read(path) if is_there else None
    if now == file.after:
        return file.before
    if now is None or file.before is None or file.after is None:
        message = "it was made, removed or written anew since"
        raise _changed(path, message)
    merged = merge(file.after, now, file.before, ("now", "before"))
    if merged.conflicts:
        lines = "line" if len(merged.conflicts) == 1 else "lines"
        numbers = ", ".join(str(_line_now(now, merged.text, n)) for n in merged.conflicts)
        raise _changed(path, f"the same place was changed again since, at {lines} {numbers}")
    return merged.text


def _line_now(now: str, merged: str, number: int) -> int:
    """Return the line of `now` where the conflict begins that stands at a line of `merged`."""
    before = merged.splitlines()[: number - 1]
    inside, kept = "", 0
    for line in before:
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            inside = line[0]
        elif inside != "=":
            kept += 1
        if line.startswith(">>>>>>>"):
            inside = ""
    return min(kept + 1, len(now.splitlines()) or 1)


def _changed(path: Path, message: str) -> InputError:
    hint = "nothing was undone; put it right by hand, or undo the later change first"
    return InputError([Problem(Place(str(path)), "changed-since", message, hint)])
