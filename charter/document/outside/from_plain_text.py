"""Plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from charter.document.outside.reading import (
    BULLET_MARKS,
    Piece,
    PieceBuilder,
    PieceKind,
    Reading,
    limited,
    title_of,
)
from charter.read.files import read_text

MAX_TITLE = 100
_BULLET = re.compile(rf"\s*(?:[-*–{BULLET_MARKS}]\ufe0f?|\d{{1,2}}[.)])\s+(?=\S)")


def read_plain_text(path: Path) -> Reading:
    """Return a text file: paragraphs are set apart by empty lines, bullets by dash or number.

    A short first paragraph that is no sentence is the title.
    """
    pieces = limited(_pieces(read_text(path)), path)
    first = pieces[0].text if pieces else ""
    if 0 < len(first) <= MAX_TITLE and first[-1] not in ".!?:":
        pieces = (pieces[0]._replace(kind="heading", level=1), *pieces[1:])
    return Reading(str(path), title_of(pieces), pieces)


def _pieces(text: str) -> Iterator[Piece]:
    builder = PieceBuilder()
    kind: PieceKind = "paragraph"
    for number, line in enumerate(text.split("\n"), 1):
        bullet = _BULLET.match(line)
        if bullet or not line.strip():
            if done := builder.piece(kind, int(kind == "bullet")):
                yield done
            kind = "bullet" if bullet else "paragraph"
        at = bullet.end() if bullet else 0
        builder.add(line[at:] + "\n", number, at + 1)
    if done := builder.piece(kind, int(kind == "bullet")):
        yield done
