"""What each paper said when it was written, so that a person's edits can be told from ours."""

from __future__ import annotations

import base64
import contextlib
import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from charter.problems import OutputError
from charter.read.files import sha256
from charter.render.papers import Markdown
from charter.write.files import held, write_file

TEXTS = ".charter-texts.json"
KEPT = 6
"""Versions of each paper: enough for a copy that comes back after some weeks."""
SENT = ".sent"
"""Behind the name of a paper: versions that went out to be signed, which no build pushes out."""
MAX_TEXT = 2_000_000
_DATE, _HASH = "\x01", "\x02"
"""Stand for the paper's date and hash: the same words on another day are the same version."""


def remember(
    folder: Path,
    texts: Iterable[Markdown],
    sent: bool = False,
    says: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Keep the words of `texts` beside the papers in `folder`, the newest last.

    `sent` keeps them apart from those that are only written; `says` is what stands for all that a
    paper says, by its name. Nothing that the papers do not say is kept. A folder that cannot be
    written into is no error: the papers are there, and only a later comparison knows less. Raises
    OutputError where another run does not leave it in time.
    """
    try:
        with held(folder):
            _remember(folder, texts, sent, says)
    except OutputError as bad:
        if bad.problems[0].code == "in-use":
            raise


def _remember(folder: Path, texts: Iterable[Markdown], sent: bool, says: Mapping[str, str]) -> None:
    kept, said = _read(folder, "texts"), _read(folder, "says")
    before = json.dumps([kept, said])
    for text in texts:
        words = _words(text)
        packed = base64.b64encode(zlib.compress(words.encode(), 6)).decode()
        name = f"{text.name}{SENT}" if sent else text.name
        versions = [version for version in kept.get(name, []) if version != packed]
        kept[name] = [*versions, packed][-KEPT:]
        if text.name in says:
            line = f"{_digest(words)} {says[text.name]}"
            others = [old for old in said.get(text.name, ()) if old != line]
            said[text.name] = [*others, line][-2 * KEPT :]
    if json.dumps([kept, said]) == before:
        return
    data = {"version": 1, "texts": dict(sorted(kept.items())), "says": dict(sorted(said.items()))}
    write_file(folder / TEXTS, f"{json.dumps(data)}\n".encode())


def said_by(folder: Path, text: Markdown) -> str:
    """Return what stands for all that a remembered paper said, or nothing where nobody kept it."""
    digest = _digest(_words(text))
    lines = (line.partition(" ") for line in reversed(_read(folder, "says").get(text.name, [])))
    return next((says for of, _, says in lines if of == digest), "")


def _words(text: Markdown) -> str:
    """Return a paper's words without its date and hash."""
    words = text.text.replace(text.content_hash, _HASH)
    return words.replace(text.paper.date_text, _DATE) if text.paper.date_text else words


def _digest(words: str) -> str:
    return sha256(words.encode())[:12]


def recall(folder: Path, like: Markdown) -> list[str]:
    """Return the texts that the paper `like` had, oldest first, with its own date and hash."""
    found = []
    kept = _read(folder, "texts")
    versions = [*kept.get(f"{like.name}{SENT}", ()), *kept.get(like.name, ())]
    for packed in dict.fromkeys(versions):
        with contextlib.suppress(ValueError, zlib.error):
            unpacked = zlib.decompressobj().decompress(base64.b64decode(packed), MAX_TEXT)
            words = unpacked.decode()
            found.append(
                words.replace(_HASH, like.content_hash).replace(_DATE, like.paper.date_text)
            )
    return found


def _read(folder: Path, what: str) -> dict[str, list[str]]:
    try:
        data: Any = json.loads((folder / TEXTS).read_bytes())
        return {str(name): [str(t) for t in texts] for name, texts in data[what].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
