"""All files at once: whole or not at all, and never over a person's work unasked."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import count
from pathlib import Path
from typing import NamedTuple

from charter.problems import OutputError, Place, Problem, error

RECORD = ".charter.json"
_TEMPORARY = ".charter-tmp"
_BESIDE = re.compile(r"\.new[0-9]*(\.[a-z0-9]+)\Z")
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")


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

    A file that differs from what an earlier run left there was edited by a person, unless `ours`
    says of it and its content that it was not: it is only overwritten with `force`. With `keep` it
    stays, and its new content goes into a file beside it; None says that the caller has no such
    option to offer. `whole` says that `files` are all papers of the workspace, so that earlier ones
    which no longer belong can be named. With `private` only their owner can read the files, and a
    folder that is made for them. Raises OutputError; then nothing has changed.
    """
    _check_names(files)
    _make_folder(folder, private)
    record = _read_record(folder)
    _sweep(folder)
    changed, unchanged, edited = list[str](), list[str](), list[str]()
    for name, content in files.items():
        there = _content(folder / name)
        if there == content:
            unchanged.append(name)
        elif there is None or force or _digest(there) in record.get(name, ()):
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
            (changed if is_new else unchanged).append(kept[name])
    digests = {name: [_digest(content)] for name, content in files.items()}
    if changed or any(record.get(name) != digests[name] for name in files):
        new = {name: files[name] for name in changed}
        _replace(folder, new, record, digests, _write_private if private else Path.write_bytes)
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
        there = _content(folder / beside)
        if there is None or _digest(there) in record.get(beside, ()):
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
        original = _BESIDE.sub(r"\1", name)
        if original == name or name in needed or not (whole or original in of):
            continue
        if (there := _content(folder / name)) is not None and _digest(there) in digests:
            with contextlib.suppress(OSError):  # it is in the way of nobody
                (folder / name).unlink()
                cleared.append(name)
    return tuple(cleared)


def adopt_file(path: Path) -> None:
    """Count the file at `path` as ours: what a person put into it now stands in the workspace."""
    record, content = _read_record(path.parent), _content(path)
    if content is None or not _is_safe(path.name):
        return
    try:
        _write_record(path.parent, {**record, path.name: [_digest(content)]})
    except OSError as reason:
        raise _cannot_write(path.parent, reason) from None


def is_ours(path: Path) -> bool:
    """Return whether the file at `path` is as an earlier run left it."""
    content = _content(path)
    return content is not None and _digest(content) in _read_record(path.parent).get(path.name, ())


def _check_names(names: Iterable[str]) -> None:
    for name in names:
        if not _is_safe(name):
            raise error(OutputError, name, "unsafe-name", "this name cannot be given to a file")


def _is_safe(name: str) -> bool:
    return 0 < len(name) <= 200 and not name.startswith(".") and set(name) <= _SAFE


def _make_folder(folder: Path, private: bool = False) -> None:
    try:
        folder.mkdir(mode=0o700 if private else 0o777, parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        hint = "name another folder with --out"
        raise error(
            OutputError, folder, "not-a-folder", "this is a file, not a folder", hint
        ) from None
    except OSError as reason:
        raise _cannot_write(folder, reason) from None


def _cannot_write(path: Path, reason: OSError, changed: int = 0, hint: str = "") -> OutputError:
    hints = {
        errno.ENOSPC: "make room on the disk, then run it again",
        errno.EACCES: "name another folder with --out",
        errno.EROFS: "name another folder with --out",
    }
    hint = hint or hints.get(reason.errno or 0, "")
    done = f"{changed} papers are new, the rest as before" if changed else "nothing was changed"
    message = f"cannot be written: {reason.strerror}; {done}"
    return OutputError([Problem(Place(str(path)), "cannot-write", message, hint)])


def _edited(folder: Path, names: list[str], offer_keep: bool) -> list[Problem]:
    message = "was edited since it was made, and would be overwritten; nothing was changed"
    hint = "keep it under another name, or overwrite it with --force"
    if offer_keep:
        hint = (
            "'charter diff' with this path shows the edits; --keep leaves it and writes the new "
            "paper beside it, --force overwrites it"
        )
    return [Problem(Place(str(folder / name)), "edited", message, hint) for name in names]


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as reason:
        raise _cannot_write(path, reason) from None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _read_record(folder: Path) -> dict[str, list[str]]:
    """Return the hashes that earlier runs left, by file name. A record nobody can read is none."""
    try:
        data = json.loads((folder / RECORD).read_bytes())
        files = {str(name): [str(h) for h in hashes] for name, hashes in data["files"].items()}
        return {name: hashes for name, hashes in files.items() if _is_safe(name)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _replace(
    folder: Path,
    changed: Mapping[str, bytes],
    record: dict[str, list[str]],
    digests: dict[str, list[str]],
    write: Callable[[Path, bytes], object],
) -> None:
    """Write all content beside its place, then rename.

    The record first names the old and the new content of each file, so that a run that is killed
    between two renames does not make our own papers look like a person's.
    """
    both = {**record}
    for name, new in digests.items():
        both[name] = [*dict.fromkeys([*record.get(name, []), *new])]
    done = 0
    try:
        for name, content in changed.items():
            write(folder / f".{name}{_TEMPORARY}", content)
        if changed:
            _write_record(folder, both)
        for name in changed:
            _put_in_place(folder, name, done)
            done += 1
        _write_record(folder, {**record, **digests})
    except OSError as reason:
        raise _cannot_write(folder, reason, done) from None
    finally:
        _sweep(folder)


def _write_private(path: Path, content: bytes) -> None:
    """Write a file that nobody but its owner could ever read, not even half written."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)


def _put_in_place(folder: Path, name: str, done: int) -> None:
    try:
        os.replace(folder / f".{name}{_TEMPORARY}", folder / name)
    except PermissionError as reason:
        # Windows does not replace a file that another program holds open, as Word does.
        hint = "close it where it is open, then run it again"
        raise _cannot_write(folder / name, reason, done, hint) from None


def _write_record(folder: Path, record: dict[str, list[str]]) -> None:
    data = {"version": 1, "files": dict(sorted(record.items()))}
    temporary = folder / f"{RECORD}{_TEMPORARY}"
    temporary.write_text(json.dumps(data, indent=1) + "\n", "utf-8")
    os.replace(temporary, folder / RECORD)


def _sweep(folder: Path) -> None:
    """Remove what a run that was killed left half written."""
    for leftover in folder.glob(f".*{_TEMPORARY}"):
        with contextlib.suppress(OSError):
            leftover.unlink()
