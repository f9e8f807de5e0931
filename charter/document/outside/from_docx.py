"""A Word file as the pieces that checks on postings read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.document.docx.reader import read_docx
from charter.document.docx.text import DocxText
from charter.document.outside.reading import (
    Piece,
    PieceBuilder,
    PieceKind,
    Reading,
    limited,
    title_of,
)


def read_word(path: Path) -> Reading:
    """Return the paragraphs and table cells of a Word file; a place's line counts paragraphs."""
    read = read_docx(path)
    pieces = limited(_pieces(read), path)
    notes = ["lines are numbers of paragraphs; headers and footers were not read"]
    hidden = [span.text for p in read.paragraphs for span in p.spans if span.look.hidden]
    if "".join(hidden).strip():
        notes.append(f"text that nobody sees was not read: '{' '.join(hidden)[:80]}'")
    notes += sorted({f"not read: {missed.what}" for missed in read.unread})
    return Reading(str(path), title_of(pieces), pieces, read.language, {}, tuple(notes))


def _pieces(read: DocxText) -> Iterator[Piece]:
    builder = PieceBuilder()
    for paragraph in read.paragraphs:
        for span in paragraph.spans:
            if span.look.hidden:
                continue
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    builder.end_line()
                builder.add(line.replace("\t", " "), paragraph.number)
        kinds: dict[str, PieceKind] = {"heading": "heading", "item": "bullet"}
        kind = kinds.get(paragraph.kind, "cell" if paragraph.cell else "paragraph")
        if done := builder.piece(kind, paragraph.level):
            yield done
