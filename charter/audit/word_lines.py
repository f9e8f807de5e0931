"""The lines of a Word file, through the one reader of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from charter.audit.flowing import bullet_in
from charter.audit.lines import Lines
from charter.audit.papers import LineKind, PaperLine
from charter.document.docx.reader import text_of
from charter.document.docx.text import DocxParagraph, DocxText
from charter.document.docx.word_file import word_file_of
from charter.problems import InputError, Place, Problem

_CellPlace = tuple[int, int, int] | tuple[()]
_PSEUDO_LEVEL = 7
_MOST_IN_A_HEADING = 12
_SAVED = re.compile(rb"<(?:\w+:)?modified\b[^>]*>\s*(\d{4}-\d\d-\d\d)")
_TEXT_ELSEWHERE = re.compile(
    "another document|embedded (document|object)|chart|diagram|elsewhere|outside the file|merge"
)


def lines_of_word(name: str, raw: bytes) -> Lines:
    """Return the lines of a Word file. Raises InputError where it is none that is safe."""
    word = word_file_of(Path(name), raw, InputError)
    read = text_of(word)
    saved = next(
        (
            found[1].decode()
            for part in word.parts.values()
            if (found := _SAVED.search(part[:4000]))
        ),
        read.created,
    )
    return Lines(tuple(_lines(name, read)), tuple(_told(name, read)), saved)


def _lines(name: str, read: DocxText) -> Iterator[PaperLine]:
    place = Place(name)
    for which in ("header", "footer"):
        texts = [e.text for edges in read.edges for e in edges if e.kind == which and e.text]
        for text in dict.fromkeys(texts):
            yield PaperLine(text, "text", 0, place, which)
    full = Counter(_cell(p) for p in read.paragraphs if p.text.strip())
    for paragraph in read.paragraphs:
        yield from _paragraph(paragraph, place, full)


def _paragraph(
    paragraph: DocxParagraph, place: Place, full: Counter[_CellPlace]
) -> Iterator[PaperLine]:
    cell = _cell(paragraph)
    where = f"paragraph {paragraph.number}"
    if cell:
        where = f"table {cell[0] + 1}, row {cell[1] + 1}"
    elif paragraph.story:
        where = paragraph.story
    shown = [s for s in paragraph.spans if not s.look.hidden and not s.look.struck]
    bold = bool(shown) and all(s.look.bold for s in shown if s.text.strip())
    for raw in "".join(span.text for span in shown).split("\n"):
        text, typed = bullet_in(" ".join(raw.split()))
        if not text:
            continue
        kind: LineKind = "cell" if cell else "text"
        level = paragraph.level
        if paragraph.kind == "heading":
            kind = "heading"
        elif paragraph.kind == "item" or typed:
            kind, level = "item", max(paragraph.level - 1, 0)
        elif bold and (not cell or full[cell] > 1) and _is_short(text):
            kind, level = "heading", _PSEUDO_LEVEL
        yield PaperLine(text, kind, level, place, where, cell)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _MOST_IN_A_HEADING and text[-1] not in ".;,"


def _cell(paragraph: DocxParagraph) -> _CellPlace:
    if not paragraph.cell:
        return ()
    table, row, column = paragraph.cell[-3:]
    return table - 1, row, column


def _told(name: str, read: DocxText) -> Iterator[Problem]:
    place = Place(name)
    hidden = " ".join(s.text for p in read.paragraphs for s in p.spans if s.look.hidden).strip()
    if hidden:
        message = f"text that nobody sees was not read: '{hidden[:80]}'"
        yield Problem(place, "hidden-text", message, "take it out, or show it")
    struck = " ".join(s.text for p in read.paragraphs for s in p.spans if s.look.struck).strip()
    if struck:
        message = f"text that is struck out was not read: '{struck[:80]}'"
        yield Problem(place, "struck-text", message, "take it out, or undo the strike")
    if read.tracked:
        changes = (
            "1 tracked change was" if read.tracked == 1 else f"{read.tracked} tracked changes were"
        )
        yield Problem(place, "tracked", f"{changes} taken as accepted", "accept or reject them")
    for what in sorted({missed.what for missed in read.unread}):
        if _TEXT_ELSEWHERE.search(what):
            hint = "copy its text into the paper where it says duties"
            yield Problem(place, "not-read", f"not read: {what}", hint)
