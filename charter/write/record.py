"""What earlier runs left in a folder: the hashes of our files, so that a person's edits show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from charter.problems import CharterError, OutputError
from charter.read.files import open_file, read_bytes, sha256
from charter.write.swap import cannot_write

RECORD = ".charter.json"
_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-.")
_MOST = 50_000_000


def read_record(folder: Path) -> dict[str, list[str]]:
    """Return the hashes that earlier runs left, by file name. A record nobody can read is none."""
    try:
        data = json.loads(read_bytes(folder / RECORD, _MOST))
        files = {str(name): [str(h) for h in hashes] for name, hashes in data["files"].items()}
        return {name: hashes for name, hashes in files.items() if is_safe(name)}
    except (CharterError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def packed(record: Mapping[str, list[str]]) -> bytes:
    """Return a record as it stands on disk."""
    data = {"version": 1, "files": dict(sorted(record.items()))}
    return (json.dumps(data, indent=1) + "\n").encode()


def is_ours(path: Path) -> bool:
    """Return whether the file at `path` is as an earlier run left it."""
    content = content_of(path)
    return content is not None and sha256(content) in read_record(path.parent).get(path.name, ())


def content_of(path: Path) -> bytes | None:
    """Return what is there; None for nothing. Raises OutputError for a folder, pipe or device."""
    try:
        with open_file(path, OutputError) as file:
            return file.read()
    except OutputError as bad:
        if bad.problems[0].code == "no-file":
            return None
        raise
    except OSError as reason:
        raise cannot_write(path, reason) from None


def is_safe(name: str) -> bool:
    """Return whether a file of ours may have this name, on every system."""
    return 0 < len(name) <= 200 and not name.startswith(".") and set(name) <= _SAFE
