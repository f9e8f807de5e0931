"""A paper in Word as lines, with tracked changes taken as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.document.docx.reader import read_docx
from charter.document.docx.text import DocxText, Paragraph
from charter.review.lines import Builder, Comment, Piece, Read


def read_word_paper(path: Path) -> Read:
    """Return the lines of a Word file. Raises InputError where it is no Word file that is safe."""
    return lines_of(read_docx(path))


def lines_of(read: DocxText) -> Read:
    """Return a Word file that was read as lines; a row of a table is one line."""
    builder = Builder()
    rows: dict[tuple[int, ...], list[Paragraph]] = {}
    for paragraph in read.paragraphs:
        if paragraph.story:
            continue
        if paragraph.cell:
            rows.setdefault(paragraph.cell[:-1], []).append(paragraph)
    done = set()
    for paragraph in read.paragraphs:
        if paragraph.story:
            continue
        if not paragraph.cell:
            kind = "heading" if paragraph.kind == "heading" else "paragraph"
            builder.add(kind, [list(_pieces(paragraph))])
        elif (row := paragraph.cell[:-1]) not in done:
            done.add(row)
            builder.add("row", _cells(rows[row]))
    comments = tuple(Comment(c.author, c.text) for c in read.comments)
    return Read(tuple(builder.lines), comments, read.tracked, read.created)


def _cells(paragraphs: list[Paragraph]) -> list[list[Piece]]:
    cells: dict[tuple[int, ...], list[Piece]] = {}
    for paragraph in paragraphs:
        cells.setdefault(paragraph.cell, []).extend(_pieces(paragraph))
        cells[paragraph.cell].append((" ", False, False, False))
    return list(cells.values())


def _pieces(paragraph: Paragraph) -> Iterator[Piece]:
    for span in paragraph.spans:
        text = span.text.replace("\n", " ").replace("\t", " ")
        yield (text, span.look.bold, span.look.italic, span.look.underlined)
