"""The lines of a text from outside: Markdown, a web page, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from charter.audit.flowing import RawLine, bullet_in, flowed
from charter.audit.front_matter import front_matter_lines
from charter.audit.papers import LineKind, PaperLine
from charter.document.outside.from_html import html_of
from charter.document.outside.from_markdown import markdown_of
from charter.document.outside.reading import Piece, Reading
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

MOST = (80_000, 20_000)
"""Words and paragraphs of a file; a paper has a hundredth."""
_KINDS: dict[str, LineKind] = {
    "heading": "heading",
    "bullet": "item",
    "cell": "cell",
    "paragraph": "text",
}
_TAG_LINE = re.compile(r"\A\W*\Z|\A\{[{%<].*[}%>]\}\Z")


class Lines(NamedTuple):
    """What a file says line by line, what was not read of it, and the day of its properties."""

    lines: tuple[PaperLine, ...]
    problems: tuple[Problem, ...] = ()
    saved: str = ""


def lines_of_markdown(name: str, source: str) -> Lines:
    """Return the lines of Markdown; each value of its front matter is one: "title: CTO"."""
    reading = markdown_of(source, Path(name), MOST)
    return Lines((*front_matter_lines(reading, source), *_lines(reading)))


def lines_of_html(name: str, source: str) -> Lines:
    """Return the lines of a web page."""
    reading = html_of(source, Path(name), MOST)
    lines = tuple(_lines(reading))
    if reading.title and not any(line.kind == "heading" for line in lines[:3]):
        title = PaperLine(reading.title, "heading", 1, Place(name), "title of the page")
        return Lines((title, *lines))
    return Lines(lines)


def lines_of_text(name: str, source: str) -> Lines:
    """Return the lines of plain text; a paragraph that was broken into lines is one."""
    raw = [
        RawLine(text, len(text) - len(text.lstrip()), len(text.rstrip()), Place(name, number, 1))
        for number, text in enumerate(source.split("\n"), 1)
    ]
    return Lines(tuple(flowed(raw)))


def _lines(reading: Reading) -> Iterator[PaperLine]:
    for piece in reading.pieces:
        yield from _of_piece(reading, piece)


def _of_piece(reading: Reading, piece: Piece) -> Iterator[PaperLine]:
    kind = _KINDS[piece.kind]
    level = max(piece.level - 1, 0) if kind == "item" else piece.level
    where = f"table {piece.cell[0] + 1}, row {piece.cell[1] + 1}" if piece.cell else ""
    at = 0
    for each in piece.text.split("\n"):
        text, typed = bullet_in(each.strip())
        if text and not _TAG_LINE.match(text):
            place = reading.place(piece, at + len(each) - len(text))
            now: LineKind = "item" if typed and kind != "heading" else kind
            yield PaperLine(text, now, level, place, where, piece.cell)
        at += len(each) + 1
