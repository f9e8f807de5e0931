"""Text from a file that nobody has vouched for."""

from __future__ import annotations

from pathlib import Path

from charter.problems import CharterError, InputError, Place, Problem, error

MAX_BYTES = 2_000_000
"""Largest text file that is read. The shipped catalogue is a tenth of this in all."""


def read_text(path: Path, kind: type[CharterError] = InputError) -> str:
    """Return the text of a UTF-8 file, without a byte order mark and with Unix line ends.

    Raises `kind` when the file is missing, too large, not a file, or not UTF-8.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise error(kind, path, "no-file", "there is no such file") from None
    except IsADirectoryError:
        raise error(kind, path, "not-a-file", "this is a folder, not a file") from None
    except OSError as reason:
        raise error(kind, path, "unreadable", f"cannot be read: {reason.strerror}") from None
    if len(raw) > MAX_BYTES:
        message = f"larger than {MAX_BYTES // 1_000_000} MB"
        raise error(kind, path, "too-large", message, "is this the right file?")
    return decode(raw, path, kind)


def decode(raw: bytes, path: Path, kind: type[CharterError]) -> str:
    """Return `raw` as text; raises `kind` with the place of the first byte that is not UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise error(kind, path, "encoding", "saved as UTF-16", "save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        before = raw[: bad.start]
        line = before.count(b"\n") + 1
        column = len(before) - (before.rfind(b"\n") + 1) + 1
        problem = Problem(
            Place(str(path), line, column),
            "encoding",
            f"byte 0x{raw[bad.start]:02x} is not UTF-8",
            "save the file as UTF-8",
        )
        raise kind([problem]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
