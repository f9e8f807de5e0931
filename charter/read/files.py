"""Text from a file that nobody has vouched for."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path
from typing import BinaryIO

from charter.problems import CharterError, InputError, Place, Problem, error, file_size, nearest

MAX_BYTES = 2_000_000
"""Largest text file that is read. The shipped catalogue is a tenth of this in all."""

_KINDS = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_STILL = 10_000_000_000
"""Nanoseconds after which any file system gives a file that changes another time: FAT counts in
twos of seconds, and the clock of a server is not ours."""
_NO_WAIT = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
"""A pipe that nobody writes into would otherwise hold the program for ever when it is opened."""


def open_file(path: Path, kind: type[CharterError] = InputError) -> BinaryIO:
    """Return a regular file, opened for reading bytes.

    Raises `kind` when it is missing, may not be read, or is a folder, pipe, socket or device.
    """
    try:
        file = open(path, "rb", opener=_opener)  # noqa: SIM115
    except FileNotFoundError:
        raise error(kind, path, "no-file", "there is no such file", _where_else(path)) from None
    except (OSError, ValueError) as reason:
        if what := _what_else(path):
            raise _not_a_file(path, kind, what) from None
        said = getattr(reason, "strerror", None) or "no file can be called so"
        raise error(kind, path, "unreadable", f"cannot be read: {said}") from None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise _not_a_file(path, kind, _what_else(path))
    return file


def read_bytes(path: Path, limit: int = MAX_BYTES, kind: type[CharterError] = InputError) -> bytes:
    """Return the content of a regular file of at most `limit` bytes.

    Never more than one byte past the limit is read. Raises `kind` like `open_file`, and when the
    file is larger.
    """
    with open_file(path, kind) as file:
        try:
            raw = file.read(limit + 1)
        except OSError as reason:
            raise error(kind, path, "unreadable", f"cannot be read: {reason.strerror}") from None
    return _within(raw, path, kind, limit)


def _within(raw: bytes, path: Path, kind: type[CharterError], limit: int) -> bytes:
    if len(raw) > limit:
        raise error(
            kind, path, "too-large", f"larger than {file_size(limit)}", "is this the right file?"
        )
    return raw


def read_text(path: Path, kind: type[CharterError] = InputError, limit: int = MAX_BYTES) -> str:
    """Return the text of a UTF-8 file, without a byte order mark and with Unix line ends.

    Raises `kind` like `read_bytes`, and when the file is not UTF-8 or no text.
    """
    return decode(read_bytes(path, limit, kind), path, kind)


def checked_text(text: str, name: str) -> str:
    """Return a text that stands in no file, held to what a file called `name` would be held to."""
    raw = text.encode("utf-8", "surrogatepass")
    return decode(_within(raw, Path(name), InputError, MAX_BYTES), Path(name), InputError)


def version_of(path: str | Path) -> tuple[object, ...]:
    """Return what is another for each content that a file has. Raises OSError.

    A file that was not still for long can change again and keep all its times, and then its content
    tells, as git does it; the time of its last change of any kind, which no copying sets back,
    tells of the others.
    """
    told = os.stat(path)
    content = ""
    newest = max(told.st_mtime_ns, told.st_ctime_ns)
    if time.time_ns() - newest < _STILL and stat.S_ISREG(told.st_mode):
        with open(path, "rb", opener=_opener) as file:
            content = sha256(file.read())
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns, content


def _where_else(path: Path) -> str:
    """Return the file beside `path` that may be meant, or what to look at."""
    try:
        beside = [name for name in os.listdir(path.parent) if (path.parent / name).is_file()]
    except (OSError, ValueError):
        beside = []
    if near := nearest(path.name, beside):
        return f"did you mean '{near}'?"
    return "is its name spelt right, and is this the right folder?"


def _opener(name: str, flags: int) -> int:
    return os.open(name, flags | _NO_WAIT)


def _what_else(path: Path) -> str:
    """Return what `path` is where it is no regular file, or "" where nobody can tell."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return ""
    if stat.S_ISDIR(mode):
        return "a folder"
    return next((what for is_kind, what in _KINDS if is_kind(mode)), "")


def _not_a_file(path: Path, kind: type[CharterError], what: str) -> CharterError:
    hint = "save what it gives as a file, and name that"
    if what == "a folder":
        hint = "name a file, or give this folder another name where a file is to be"
    return error(kind, path, "not-a-file", f"this is {what or 'something else'}, not a file", hint)


_LINT = "'charter lint FILE' reads a posting in it, 'charter diff FILE' a paper of yours"
_TABLE = "'charter init --table FILE' and 'charter batch FILE' read tables"
_OTHERS = (
    (b"PK\x03\x04", b"word/", "a Word file", _LINT),
    (b"PK\x03\x04", b"xl/", "an Excel file", _TABLE),
    (b"PK\x03\x04", b"", "a packed file", ""),
    (b"\xd0\xcf\x11\xe0", b"", "a file of old Word or Excel", "save it as .docx or .xlsx"),
    (b"%PDF", b"", "a PDF", _LINT),
    (b"{\\rtf", b"", "an RTF file", "save it as .docx"),
    (b"\x89PNG", b"", "a picture", ""),
    (b"\xff\xd8\xff", b"", "a picture", ""),
)
"""How other files start, what they have in them, what they are, and who reads them."""


def decode(raw: bytes, path: Path, kind: type[CharterError]) -> str:
    """Return `raw` as text; raises `kind` with the place of the first byte that is not UTF-8."""
    for start, part, what, hint in _OTHERS:
        if raw.startswith(start) and part in raw:
            message = f"this is {what}; a text file is needed here"
            raise error(kind, path, "encoding", message, hint)
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "this file is saved as UTF-16"
        raise error(kind, path, "encoding", message, "save it again, with the encoding UTF-8")
    if (nul := raw.find(b"\0")) >= 0:
        hint = "open it in the program that made it, and save it as text in UTF-8"
        raise kind([Problem(_place(raw, nul, path), "encoding", "this is not a text file", hint)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        problem = Problem(
            _place(raw, bad.start, path),
            "encoding",
            "a letter here cannot be read, for the file is not saved as UTF-8",
            "save it again, with the encoding UTF-8",
        )
        raise kind([problem]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place(raw: bytes, at: int, path: Path) -> Place:
    line_start = raw.rfind(b"\n", 0, at) + 1
    return Place(str(path), raw.count(b"\n", 0, at) + 1, at - line_start + 1)


def sha256(content: bytes) -> str:
    """Return the SHA-256 of `content` in hexadecimal."""
    import hashlib  # not all who read files need it, and it takes a while to load

    return hashlib.sha256(content).hexdigest()
