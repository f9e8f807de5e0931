"""Changes in files that a person wrote: made to what stands there, and never over another change.

The company file and the workspace's catalogue may be links: they change where they really are.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from charter.problems import InputError, OutputError, error
from charter.read.files import decode, read_bytes
from charter.write.journal import ChangedFile, InJournal, add_to_journal
from charter.write.lock import clear, locked
from charter.write.swap import cannot_write, staged

ReadText = Callable[[Path], str]
_MARK = "\ufeff"
_TRIES = 5
_HINT = "close it where it is open, or look at who may write here, then run it again"


def edit_file(path: Path, edit: Callable[[str], str], in_journal: Sequence[InJournal] = ()) -> bool:
    """Change the text of a file as `edit` says, and return whether it changed.

    `edit` gets the text as it stands there, with its ends of lines, without a byte order mark,
    which stays. It is asked again where the file changed before the new text could take its place.
    Raises InputError where the file cannot be read, OutputError where it cannot be written or does
    not stop changing. Then, and where `edit` raises, it is as it was.
    """
    return bool(edit_files(lambda read: {path: edit(read(path))}, in_journal))


def edit_files(
    edit: Callable[[ReadText], Mapping[Path, str | None]], in_journal: Sequence[InJournal] = ()
) -> tuple[Path, ...]:
    """Change several files as `edit` says, and return those that changed.

    `edit` gets the function to read them by and returns new texts, None for a file that goes; one
    that it did not read is a new file. When the first takes its place, none that was read has
    changed since. What was changed in the folders of
    `in_journal` is listed there. Otherwise as `edit_file`.
    """
    for _ in range(_TRIES):
        with _Edit() as this:
            changed = this.write(edit(this.read))
            for told in in_journal if changed else ():
                if files := this.changes(told.folder):
                    add_to_journal(told, files)
        if changed is not None:
            this.clear()
            return changed
    message = "it changes all the time; nothing was changed"
    hint = "close it in other programs, then run it again"
    raise error(OutputError, this.path, "changed-meanwhile", message, hint)


def text_of(path: Path) -> str:
    """Return the text of a file as `edit` gets it, for who only looks. Raises InputError."""
    return _text(read_bytes(path), path)


def _text(raw: bytes, path: Path) -> str:
    decode(raw, path, InputError)
    return raw.decode("utf-8").removeprefix(_MARK)


def _said(raw: bytes | None) -> str | None:
    return None if raw is None else raw.decode("utf-8").removeprefix(_MARK)


class _Edit(contextlib.ExitStack):
    """One reading and writing, under the locks of the folders that the files really lie in."""

    def __init__(self) -> None:
        super().__init__()
        self.path = Path()
        self._seen: dict[Path, bytes] = {}
        self._made: dict[Path, bytes | None] = {}

    def read(self, path: Path) -> str:
        """Return the text of a file as it stands there. Raises InputError."""
        real = path.resolve()
        if real not in self._seen:
            self.enter_context(locked(real.parent))
            self._seen[real] = read_bytes(path)
        return _text(self._seen[real], path)

    def write(self, texts: Mapping[Path, str | None]) -> tuple[Path, ...] | None:
        """Return the files that changed; None where one is not as it was read."""
        real = {path: path.resolve() for path in texts}
        new: dict[Path, bytes] = {}
        gone = [path for path, text in texts.items() if text is None and real[path] in self._seen]
        for path, text in texts.items():
            before = self._seen.get(real[path])
            mark = _MARK if before and before.startswith(_MARK.encode()) else ""
            if text is not None and (content := (mark + text).encode()) != before:
                new[path] = content
        done = 0
        try:
            with staged() as stage:
                for self.path, content in new.items():
                    real[self.path].parent.mkdir(parents=True, exist_ok=True)
                    self.enter_context(locked(real[self.path].parent))
                    stage.add(real[self.path], content)
                if not self._is_as_read():
                    return None
                seen = self._seen
                # First those that are new, since one can be there by now.
                for path in sorted(new, key=lambda path: real[path] in seen):
                    self.path = path
                    try:
                        stage.put(real[path], new=real[path] not in seen)
                    except FileExistsError:
                        if done:
                            raise
                        return None
                    done += 1
                for self.path in gone:
                    real[self.path].unlink()
                    done += 1
        except OSError as reason:
            of = len(new) + len(gone)
            said = f"{done} of {of} files are changed" if done else "nothing was changed"
            raise cannot_write(self.path, reason, said, _HINT) from None
        self._made = {**new, **dict.fromkeys(gone)}
        return tuple(self._made)

    def changes(self, folder: Path) -> list[ChangedFile]:
        """Return what was written of the files in a folder, by their paths from there."""
        return [
            ChangedFile(
                path.relative_to(folder).as_posix(),
                _said(self._seen.get(path.resolve())),
                _said(content),
            )
            for path, content in self._made.items()
            if path.is_relative_to(folder)
        ]

    def clear(self) -> None:
        """Clear what killed runs left in the workspaces of the files."""
        for folder in {real.parent for real in self._seen}:
            clear(folder)

    def _is_as_read(self) -> bool:
        try:
            return all(read_bytes(real) == content for real, content in self._seen.items())
        except InputError:
            return False  # the next reading says what is wrong
