"""The lines of a text from outside: Markdown, a web page, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from charter.audit.flowing import RawLine, bullet_in, flowed
from charter.audit.front_matter import WHERE as _FRONT_MATTER
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


_BLOCK = re.compile(
    r"<(?:li|p|td|th|h[1-6]|div|blockquote|ul|ol|br|aside|details|summary)\b[^>\n]*>", re.IGNORECASE
)
_AS_MARKDOWN = tuple(
    (re.compile(tag, re.IGNORECASE), mark)
    for tag, mark in (
        *((rf"<h{level}\b[^>]*>", f"\n\n{'#' * level} ") for level in range(1, 7)),
        (r"<summary\b[^>]*>", "\n\n###### "),
        (r"<li\b[^>]*>", "\n- "),
        (r"<(?:p|div|aside|details|td|th|blockquote|ul|ol)\b[^>]*>", "\n\n"),
        (r"</(?:p|div|aside|details|summary|td|th|h[1-6])>", "\n\n"),
        (r"<br\s*/?>", "\n\n"),
        (r"</?(?:li|blockquote|ul|ol|table|thead|tbody|tr)\b[^>]*>", ""),
    )
)


class Lines(NamedTuple):
    """What a file says line by line, what was not read of it, and the day of its properties."""

    lines: tuple[PaperLine, ...]
    problems: tuple[Problem, ...] = ()
    saved: str = ""


def lines_of_markdown(name: str, source: str) -> Lines:
    """Return the lines of Markdown; each value of its front matter is one: "title: CTO".

    Blocks that stand in it as HTML are read too.
    """
    plain, numbers = _without_html(source)
    reading = markdown_of(plain, Path(name), MOST)
    lines = [*front_matter_lines(reading, plain), *_lines(reading)]
    if numbers:
        lines = [line._replace(place=_placed(line.place, numbers)) for line in lines]
    hint = "copy its text into the paper where it says duties"
    problems = [
        Problem(Place(name), "not-read", note, hint)
        for note in reading.notes
        if _FRONT_MATTER not in note
    ]
    return Lines(tuple(lines), tuple(problems))


def _without_html(source: str) -> tuple[str, list[int]]:
    """Return Markdown with its HTML blocks as Markdown, and of each line where it was."""
    if not _BLOCK.search(source):
        return source, []
    made: list[str] = []
    numbers: list[int] = []
    for number, line in enumerate(source.split("\n"), 1):
        marked = line
        for tag, mark in _AS_MARKDOWN:
            marked = tag.sub(mark, marked)
        for part in marked.split("\n") if marked != line else [line]:
            made.append(part.strip() if marked != line else part)
            numbers.append(number)
    return "\n".join(made), numbers


def _placed(place: Place, numbers: list[int]) -> Place:
    if not 0 < place.line <= len(numbers):
        return place
    return place._replace(line=numbers[place.line - 1], column=0)


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
