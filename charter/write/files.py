"""All files at once: whole or not at all, and never over a person's work unasked."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.problems import OutputError, Place, Problem, error
from charter.read.files import sha256
from charter.write.lock import locked
from charter.write.record import RECORD, content_of, is_safe, packed, read_record
from charter.write.swap import cannot_write, is_torn, put_folder, staged

_BESIDE = r"\.new[0-9]*(\.[a-z0-9]+)\Z"


class Written(NamedTuple):
    """What one run did to the output folder, by file name; `notes` are for the person.

    `kept` names each edited file that was left alone, with the file beside it that holds the new
    paper; `cleared` are such files that are needed no more. `drafts` is what makes papers drafts.
    """

    folder: Path
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    left_over: tuple[str, ...]
    kept: tuple[tuple[str, str], ...] = ()
    cleared: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    drafts: tuple[Problem, ...] = ()
    gaps: tuple[Problem, ...] = ()


def write_files(
    folder: Path,
    files: Mapping[str, bytes],
    force: bool = False,
    whole: bool = False,
    keep: bool | None = None,
    private: bool = False,
    ours: Callable[[Path, bytes], bool] | None = None,
) -> Written:
    """Write `files` into `folder` by rename, after all content is there. Returns what was done.

    >>> charter.write_files(Path("papers"), {"note.md": b"Read me."}).written
    ('note.md',)

    A file that differs from what an earlier run left there was edited by a person, unless `ours`
    says of it and its content that it was not: it is only overwritten with `force`. With `keep` it
    stays, and its new content goes into a file beside it; None says that the caller has no such
    option to offer. `whole` says that `files` are all papers of the workspace, so that earlier ones
    which no longer belong can be named. With `private` only their owner can read the files, and a
    folder that is made for them. Raises OutputError; then nothing has changed.
    """
    _check_names(files)
    with held(folder, private):
        return _written(folder, files, force, whole, keep, private, ours)


def _written(
    folder: Path,
    files: Mapping[str, bytes],
    force: bool,
    whole: bool,
    keep: bool | None,
    private: bool,
    ours: Callable[[Path, bytes], bool] | None,
) -> Written:
    record = read_record(folder)
    changed, unchanged, edited = list[str](), list[str](), list[str]()
    before = {name: content_of(folder / name) for name in files}
    for name, content in files.items():
        there = before[name]
        if there == content:
            unchanged.append(name)
        elif there is None or force or is_torn(there) or sha256(there) in record.get(name, ()):
            changed.append(name)
        else:
            untouched = ours is not None and ours(folder / name, there)
            (changed if untouched else edited).append(name)
    if edited and not keep:
        raise OutputError(_edited(folder, edited, offer_keep=keep is not None))
    kept: dict[str, str] = {}
    if edited:
        files = {**files}
        for name in edited:
            kept[name], is_new = _beside(folder, name, files[name], record)
            files[kept[name]] = files.pop(name)
            before[kept[name]] = content_of(folder / kept[name])
            (changed if is_new else unchanged).append(kept[name])
    digests = {name: [sha256(content)] for name, content in files.items()}
    if changed or any(record.get(name) != digests[name] for name in files):
        new = {name: (before[name], files[name]) for name in changed}
        _replace(folder, new, record, digests, private)
    cleared = _clear_beside(folder, record, {*files, *kept}, set(kept.values()), whole)
    known = {*files, *kept, *cleared}
    left_over = [n for n in record if whole and n not in known and (folder / n).is_file()]
    return Written(
        folder, tuple(changed), tuple(unchanged), tuple(left_over), tuple(kept.items()), cleared
    )


def _beside(
    folder: Path, name: str, content: bytes, record: Mapping[str, list[str]]
) -> tuple[str, bool]:
    """Return the name of the file beside an edited one, and whether it has to be written."""
    stem, dot, ending = name.rpartition(".")
    for number in count(1):
        beside = f"{stem}.new{number if number > 1 else ''}{dot}{ending}"
        there = content_of(folder / beside)
        if there is None or sha256(there) in record.get(beside, ()):
            return beside, there != content
        if there == content:
            return beside, False
    raise AssertionError("there is always another number")


def _clear_beside(
    folder: Path,
    record: dict[str, list[str]],
    of: Collection[str],
    needed: Collection[str],
    whole: bool,
) -> tuple[str, ...]:
    """Remove the files beside papers that nobody needs now; one that was edited stays."""
    cleared = []
    for name, digests in record.items():
        original = re.sub(_BESIDE, r"\1", name)
        if original == name or name in needed or not (whole or original in of):
            continue
        if (there := content_of(folder / name)) is not None and sha256(there) in digests:
            with contextlib.suppress(OSError):  # it is in the way of nobody
                (folder / name).unlink()
                cleared.append(name)
    return tuple(cleared)


@contextlib.contextmanager
def held(folder: Path, private: bool = False, wait: float | None = None) -> Iterator[None]:
    """Make a folder where it is not there yet, and hold its lock. Raises OutputError.

    For those who write into it more than once, or read what they write anew; see `locked`.
    """
    try:
        folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        message, hint = "this is a file, not a folder, or lies within one", "name another folder"
        raise error(OutputError, folder, "not-a-folder", message, hint) from None
    except OSError as reason:
        raise _cannot_write(folder, reason) from None
    with locked(folder, wait):
        yield


def write_file(
    path: Path, content: bytes, private: bool = False, before: bytes | None = None
) -> None:
    """Write one file, whole, over what is there; a link gives way to it.

    Raises OutputError, also where `before` is given and something else is there by now.
    """
    with held(path.parent):
        try:
            with staged(private) as stage:
                stage.add(path, content)
                if before is not None and content_of(path) != before:
                    message, hint = "it changed meanwhile; nothing was changed", "run it again"
                    raise error(OutputError, path, "changed-meanwhile", message, hint)
                stage.put(path)
        except OSError as reason:
            hint = "close it where it is open, or look at who may write here, then run it again"
            raise cannot_write(path, reason, "nothing was changed", hint) from None


def remove_file(path: Path) -> None:
    """Remove a file of ours, if it is there. Raises OutputError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as reason:
        raise cannot_write(path, reason, "nothing was changed") from None


def write_new(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write each file that is not there yet, all content before the first; return them.

    Raises OutputError; then no file has changed.
    """
    with held(folder):
        wanted = [folder / name for name in files if not os.path.lexists(folder / name)]
        made = []
        try:
            with staged() as stage:
                for path in wanted:
                    stage.add(path, files[path.name])
                for path in wanted:
                    with contextlib.suppress(FileExistsError):  # by now
                        stage.put(path, new=True)
                        made.append(path)
        except OSError as reason:
            raise _cannot_write(folder, reason) from None
    return made


def write_folder(
    folder: Path, files: Mapping[str, bytes], hidden: Mapping[str, bytes], private: bool = False
) -> bool:
    """Make a folder that appears with all its files, and return whether there was none before.

    `hidden` are files with what is remembered of the others. Raises OSError; then there is nothing.
    """
    if os.path.lexists(folder):
        return False
    record = packed({name: [sha256(content)] for name, content in files.items()})
    try:
        put_folder(folder, {**files, RECORD: record, **hidden}, private)
    except OSError:
        if folder.is_dir():
            return False  # another run was first
        raise
    return True


def adopt_file(path: Path) -> None:
    """Count the file at `path` as ours: what a person put into it now stands in the workspace."""
    if not is_safe(path.name):
        return
    with locked(path.parent):
        if (content := content_of(path)) is not None:
            before = read_record(path.parent)
            record = {**before, path.name: [sha256(content)]}
            if record != before:
                write_file(path.with_name(RECORD), packed(record))


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if not is_safe(name):
            raise error(OutputError, name, "unsafe-name", "this name cannot be given to a file")


def _cannot_write(path: Path, reason: OSError, changed: int = 0) -> OutputError:
    done = f"{changed} papers are new, the rest as before" if changed else "nothing was changed"
    hint = "name another folder"
    if isinstance(reason, PermissionError) and path.is_file():
        hint = "close it where it is open, then run it again"
    return cannot_write(path, reason, done, hint)


def _edited(folder: Path, names: list[str], offer_keep: bool) -> list[Problem]:
    message = "was edited since it was made, and would be overwritten; nothing was changed"
    hint = "keep it under another name, or overwrite it with --force"
    if offer_keep:
        hint = (
            "'charter diff' with this path shows the edits; --keep leaves it and writes the new "
            "paper beside it, --force overwrites it"
        )
    return [Problem(Place(str(folder / name)), "edited", message, hint) for name in names]


def _replace(
    folder: Path,
    changed: Mapping[str, tuple[bytes | None, bytes]],
    record: dict[str, list[str]],
    digests: dict[str, list[str]],
    private: bool,
) -> None:
    """Write all content beside its place, then rename. `changed` has what is there, and what comes.

    The record first names the old and the new content of each file, so that a run that is killed
    between two renames does not make our own papers look like a person's.
    """
    both = {**record}
    for name, new in digests.items():
        both[name] = [*dict.fromkeys([*record.get(name, []), *new])]
    done, at = 0, folder
    try:
        with staged(private) as stage:
            for name, (_, content) in changed.items():
                stage.add(folder / name, content)
            if since := [n for n, (there, _) in changed.items() if content_of(folder / n) != there]:
                raise OutputError(_edited(folder, since, offer_keep=False))
            if changed:
                stage.add(folder / RECORD, packed(both))
                stage.put(folder / RECORD)
            for name in changed:
                at = folder / name
                stage.put(at)
                done += 1
            at = folder
            stage.add(folder / RECORD, packed({**record, **digests}))
            stage.put(folder / RECORD)
    except OSError as reason:
        raise _cannot_write(at, reason, done) from None
