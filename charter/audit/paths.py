"""The files that a person names: one by one, in folders, and in zip archives."""

from __future__ import annotations

import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Place, Problem, file_size
from charter.read.files import read_bytes
from charter.read.zip_members import DAMAGED, ODD, TOO_LARGE, UnpackError, opened, unpack

MAX_BYTES = 60_000_000
"""Of one file, packed or not."""
MAX_UNPACKED = 300_000_000
MAX_FILES = 2_000
_SKIPPED = ("__macosx", "thumbs.db", "desktop.ini")
_OFFICE = ("[Content_Types].xml", "mimetype")
_RENAMED = "take it out of the archive, and name it as a file"
_NOT_UNPACKED = {
    DAMAGED: "it is damaged, and was not read",
    ODD: "it is packed in a way that is not known here, and was not read",
    TOO_LARGE: "more than {most} unpacked; it was not read",
}
"""Why a member of an archive was not read."""


class GivenFile(NamedTuple):
    """A file as it was given: its content, the day it was saved, or why it was not read."""

    name: str
    raw: bytes = b""
    saved: str = ""
    problem: Problem | None = None


_RECORD = ".charter.json"
"""What lists in a folder the files that we wrote there; its name stands in write/record.py too."""
_OF_AN_AUDIT = ("audit", "review")


def given_files(paths: Iterable[Path]) -> Iterator[GivenFile]:
    """Yield each file that is named, and those of folders and archives, in the order of names.

    Hidden files and those that Word keeps of open papers ("~$...") are none.
    """
    count = 0
    for path in paths:
        for file in _under(path):
            count += 1
            if count > MAX_FILES:
                message = f"more than {MAX_FILES:,} files; this and what follows was not read"
                yield _refused(file.name, "too-many", message, "give fewer files at once")
                return
            yield file


def is_archive(raw: bytes) -> bool:
    """Return whether a file is a zip archive, and no Word file or the like, which are zips too."""
    if not raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return False
    try:
        with opened(raw) as package:
            names = package.namelist()
    except UnpackError:
        return False
    return not any(name.lstrip("/").lower() in map(str.lower, _OFFICE) for name in names)


def _under(path: Path) -> Iterator[GivenFile]:
    if not path.is_dir():
        yield from _file(path)
        return
    found = []
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not _is_hidden(name))
        # An audit that was written here is no paper of anybody's.
        ours = _OF_AN_AUDIT if _RECORD in names else ()
        kept = (n for n in names if not _is_hidden(n) and n.partition(".")[0] not in ours)
        found += [Path(folder, name) for name in kept]
    if not found:
        yield _refused(str(path), "no-file", "there are no files in this folder", "name another")
    for each in sorted(found, key=lambda file: file.as_posix()):
        yield from _file(each)


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SKIPPED


def _file(path: Path) -> Iterator[GivenFile]:
    try:
        raw = read_bytes(path, MAX_BYTES)
        saved = date.fromtimestamp(os.stat(path).st_mtime).isoformat()
    except CharterError as bad:
        yield GivenFile(str(path), problem=bad.problems[0])
        return
    except (OSError, ValueError, OverflowError):
        yield _refused(str(path), "unreadable", "this file cannot be read", "copy it elsewhere")
        return
    if is_archive(raw):
        yield from _archive(str(path), raw)
    else:
        yield GivenFile(str(path), raw, saved)


def _archive(name: str, raw: bytes) -> Iterator[GivenFile]:
    """Yield the files of an archive; what its directory says of their sizes is not believed."""
    left = MAX_UNPACKED
    seen: set[str] = set()
    with opened(raw) as package:
        infos = sorted(package.infolist(), key=lambda info: info.filename)
        if not any(not info.is_dir() for info in infos):
            yield _refused(name, "no-file", "there are no files in this archive", "name another")
        for info in infos:
            parts = info.filename.split("/")
            if info.is_dir() or (any(map(_is_hidden, parts)) and ".." not in parts):
                continue
            inner = f"{name}/{info.filename[:200]}"
            odd = _oddity(info, parts, seen)
            seen.add(info.filename)
            if odd:
                yield _refused(inner, "odd-member", odd, _RENAMED)
                continue
            most = min(MAX_BYTES, left)
            try:
                content = unpack(package, info, most)
            except UnpackError as bad:
                code = {ODD: "odd-member", TOO_LARGE: "too-large"}.get(bad.why, "damaged")
                why = _NOT_UNPACKED[bad.why].format(most=file_size(most))
                yield _refused(inner, code, why, _RENAMED)
                continue
            left -= len(content)
            if is_archive(content):
                message = "an archive within an archive was not read"
                yield _refused(inner, "nested-archive", message, "unpack it, and name its files")
            else:
                yield GivenFile(inner, content, _day(info))


def _oddity(info: zipfile.ZipInfo, parts: list[str], seen: set[str]) -> str:
    """Return what is odd about the name or kind of a member of an archive, or ""."""
    name = info.filename
    if name.startswith("/") or ".." in parts or "\\" in name or "\0" in name or ":" in parts[0]:
        return "its name leads out of the archive; it was not read"
    if name in seen:
        return "another file of this name stands in the archive; this one was not read"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "this is a link, not a file; it was not read"
    if info.flag_bits & 1:
        return "it is protected by a password, and was not read"
    return ""


def _day(info: zipfile.ZipInfo) -> str:
    try:
        return date(*info.date_time[:3]).isoformat()
    except ValueError:
        return ""


def _refused(name: str, code: str, message: str, hint: str) -> GivenFile:
    return GivenFile(name, problem=Problem(Place(name), code, message, hint))
