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
    spans = [span for p in read.paragraphs for span in p.spans]
    hidden = [span.text for span in spans if span.look.hidden]
    struck = [span.text for span in spans if span.look.struck and not span.look.hidden]
    for what, texts in (("that nobody sees", hidden), ("that is struck out", struck)):
        if "".join(texts).strip():
            notes.append(f"text {what} was not read: '{' '.join(texts)[:80]}'")
    notes += sorted({f"not read: {missed.what}" for missed in read.unread})
    return Reading(str(path), title_of(pieces), pieces, read.language, {}, tuple(notes))


def _pieces(read: DocxText) -> Iterator[Piece]:
    builder = PieceBuilder()
    for paragraph in read.paragraphs:
        for span in paragraph.spans:
            if span.look.hidden or span.look.struck:
                continue
            for number, line in enumerate(span.text.split("\n")):
                if number:
                    builder.end_line()
                builder.add(line.replace("\t", " "), paragraph.number)
        kinds: dict[str, PieceKind] = {"heading": "heading", "item": "bullet"}
        kind = kinds.get(paragraph.kind, "cell" if paragraph.cell else "paragraph")
        if done := builder.piece(kind, paragraph.level):
            yield done
