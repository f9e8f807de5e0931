"""Where the papers of a row go: a folder, or any address that fsspec knows."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from charter.extras import how_to_get
from charter.named_tuples import NamedTuple
from charter.problems import OutputError, Problem, error
from charter.read.files import sha256
from charter.write.files import write_file, write_files, write_folder
from charter.write.swap import is_torn

MARK = ".charter-row.json"


class RowMark(NamedTuple):
    """What is remembered of a row: what it is made from, its files by SHA-256, drafts, notes.

    `earlier` are the files of earlier runs that the last one did not make.
    """

    fingerprint: str
    files: Mapping[str, str]
    drafts: tuple[tuple[str, str, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


class Store(Protocol):
    """Keeps the files of rows, each row in a folder of its own."""

    def mark(self, name: str) -> RowMark | None:
        """Return what is remembered of a row, or None."""

    def changed(self, name: str, mark: RowMark) -> tuple[str, ...] | None:
        """Return the files that somebody changed since; None where one is missing."""

    def put(self, name: str, files: Mapping[str, bytes], mark: RowMark, force: bool) -> None:
        """Keep the files of a row, whole or not at all. Raises OutputError or OSError."""

    def has(self, name: str, file: str) -> bool:
        """Return whether a file of a row is there."""

    def marked(self) -> Iterator[str]:
        """Yield the name of each folder of a row, of earlier runs too."""


def is_address(out: str) -> bool:
    """Return whether `out` is an address such as s3://bucket/folder, and no folder."""
    return "://" in out


def open_store(out: str, private: bool) -> Store:
    """Return the store at a folder or an address; `private` files are their owner's alone."""
    return RemoteStore(out) if is_address(out) else FolderStore(Path(out), private)


def mark_of(
    fingerprint: str,
    files: Mapping[str, bytes],
    drafts: Sequence[Problem],
    notes: Sequence[str] = (),
    before: RowMark | None = None,
) -> RowMark:
    """Return what is to be remembered of a row, of which `before` was."""
    digests = {name: sha256(content) for name, content in files.items()}
    told = tuple((str(p.place), p.code, p.message, p.hint) for p in drafts)
    known = {*before.earlier, *before.files} - digests.keys() if before else set()
    return RowMark(fingerprint, digests, told, tuple(notes), tuple(sorted(known)))


def _packed(mark: RowMark) -> bytes:
    data = {"version": 1, **mark._asdict()}
    return (json.dumps(data, ensure_ascii=False) + "\n").encode()


def _unpacked(content: bytes) -> RowMark | None:
    """Return a mark; None for one that nobody can read."""
    try:
        data = json.loads(content)
        drafts = tuple((str(a), str(b), str(c), str(d)) for a, b, c, d in data["drafts"])
        files = {str(k): str(v) for k, v in data["files"].items() if _is_name(k)}
        notes = tuple(map(str, data.get("notes", ())))
        earlier = tuple(str(k) for k in data.get("earlier", ()) if _is_name(str(k)))
        return RowMark(str(data["fingerprint"]), files, drafts, notes, earlier)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _is_name(file: str) -> bool:
    return "/" not in file and "\\" not in file


def _changed(mark: RowMark, read: Callable[[str], bytes]) -> tuple[str, ...]:
    """Return the files of a row that are not as the mark says."""
    return tuple(file for file, digest in mark.files.items() if sha256(read(file)) != digest)


class FolderStore:
    """A folder for each row, made beside its place and renamed into it."""

    def __init__(self, out: Path, private: bool) -> None:
        self._out, self._private = out, private

    def mark(self, name: str) -> RowMark | None:
        """Return what is remembered of a row, or None."""
        try:
            return _unpacked((self._out / name / MARK).read_bytes())
        except OSError:
            return None

    def changed(self, name: str, mark: RowMark) -> tuple[str, ...] | None:
        """Return the files that somebody changed since; None where one is missing, or is torn."""
        try:
            return _changed(mark, lambda file: self._whole(name, file))
        except OSError:
            return None

    def _whole(self, name: str, file: str) -> bytes:
        content = (self._out / name / file).read_bytes()
        if is_torn(content):
            raise FileNotFoundError(file)
        return content

    def put(self, name: str, files: Mapping[str, bytes], mark: RowMark, force: bool) -> None:
        """Keep the files of a row, whole or not at all. Raises OutputError or OSError."""
        folder = self._out / name
        if os.path.lexists(folder) and not folder.is_dir():
            raise error(OutputError, folder, "not-a-folder", "this is a file, not a folder")
        if folder.is_symlink():
            message = "this is a link, and papers are not written through it"
            raise error(OutputError, folder, "not-a-folder", message, "remove the link")
        if write_folder(folder, files, {MARK: _packed(mark)}, self._private):
            return
        if self._private:
            folder.chmod(0o700)
        write_files(folder, files, force=force, private=self._private)
        write_file(folder / MARK, _packed(mark), self._private)

    def has(self, name: str, file: str) -> bool:
        """Return whether a file of a row is there."""
        return os.path.lexists(self._out / name / file)

    def marked(self) -> Iterator[str]:
        """Yield the name of each folder of a row, of earlier runs too."""
        with os.scandir(self._out) as found:
            names = sorted(each.name for each in found if each.is_dir(follow_symlinks=False))
        yield from (name for name in names if self.has(name, MARK))


class RemoteStore:
    """Objects at an address of fsspec. The mark is put last: a row with one is whole."""

    def __init__(self, out: str) -> None:
        try:
            fsspec = import_module("fsspec")
            self._files, self._root = fsspec.core.url_to_fs(out.rstrip("/"))
        except (ImportError, ValueError) as bad:
            hint = f"{how_to_get('cluster')}; and what the address needs, such as s3fs"
            raise error(OutputError, out, "no-address", f"{bad}"[:200], hint) from None

    def _path(self, name: str, file: str) -> str:
        return f"{self._root}/{name}/{file}"

    def mark(self, name: str) -> RowMark | None:
        """Return what is remembered of a row, or None."""
        try:
            return _unpacked(self._files.cat_file(self._path(name, MARK)))
        except FileNotFoundError:
            return None

    def changed(self, name: str, mark: RowMark) -> tuple[str, ...] | None:
        """Return the files that somebody changed since; None where one is missing."""
        try:
            return _changed(mark, lambda file: self._files.cat_file(self._path(name, file)))
        except FileNotFoundError:
            return None

    def put(self, name: str, files: Mapping[str, bytes], mark: RowMark, force: bool) -> None:
        """Keep the files of a row; each appears whole. Raises OutputError or OSError."""
        old = self.mark(name)
        if old and not force and (edited := self.changed(name, old)):
            message = "was edited since it was made, and would be overwritten"
            place = f"{self._root}/{name}/{edited[0]}"
            raise error(OutputError, place, "edited", message, "overwrite it with --force")
        for file, content in files.items():
            self._files.pipe_file(self._path(name, file), content)
        self._files.pipe_file(self._path(name, MARK), _packed(mark))

    def has(self, name: str, file: str) -> bool:
        """Return whether a file of a row is there."""
        return bool(self._files.exists(self._path(name, file)))

    def marked(self) -> Iterator[str]:
        """Yield the name of each folder of a row, of earlier runs too."""
        yield from sorted(
            path.split("/")[-2] for path in self._files.glob(f"{self._root}/*/{MARK}")
        )
