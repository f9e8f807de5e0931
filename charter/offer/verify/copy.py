"""A copy that came back: its lines, and what a reader of the page would not see."""

from __future__ import annotations

from typing import NamedTuple


class CopyLine(NamedTuple):
    """A line of a copy. `page` counts from 1; 0 is for Word, which has no pages of its own.

    `kind` is heading, paragraph or row in Word, and text in a PDF.
    """

    text: str
    kind: str
    page: int = 0


class Oddity(NamedTuple):
    """What words alone do not show, such as hidden text; `code` is stable; `page` is 0 in Word."""

    code: str
    message: str
    page: int = 0


class Copy(NamedTuple):
    """What was read of a Word file or a PDF.

    `hashes` are the content hashes that it prints; `signs` says what it has of signatures;
    `readable` is False where its pages are pictures.
    """

    lines: tuple[CopyLine, ...]
    hashes: frozenset[str] = frozenset()
    oddities: tuple[Oddity, ...] = ()
    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    readable: bool = True
