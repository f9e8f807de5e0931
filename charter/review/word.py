"""A paper in Word as lines, with tracked changes taken as accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.check.words.signing import SIGNATURE
from charter.document.docx.labels import label_of
from charter.document.docx.reader import read_docx
from charter.document.docx.text import DocxParagraph, DocxText, Look
from charter.review.lines import Builder, Line, Read, StyledText, UnreadPart, tidy

_DIGITS = 8
"""Of the hash that a picture is told by."""


def read_word_paper(path: Path) -> Read:
    """Return the lines of a Word file. Raises InputError where it is no Word file that is safe."""
    return lines_of_word(read_docx(path))


def lines_of_word(read: DocxText) -> Read:
    """Return a Word file that was read as lines; a row of a table is one line."""
    text, beside = Builder(), Builder()
    rows: dict[tuple[int, ...], list[DocxParagraph]] = {}
    for paragraph in read.paragraphs:
        if paragraph.cell and not paragraph.story:
            rows.setdefault(paragraph.cell[:-1], []).append(paragraph)
    sections = {0: ""}
    for paragraph in read.paragraphs:
        label = label_of(paragraph.label)
        if paragraph.story:
            beside.section = text.section
            beside.add(paragraph.story, [_pieces(paragraph)], label)
        elif not paragraph.cell:
            kind = "heading" if paragraph.kind == "heading" else "paragraph"
            text.add(kind, [_pieces(paragraph)], label)
        elif row := rows.pop(paragraph.cell[:-1], None):
            text.add("row", _cells(row), " ".join(filter(None, (label_of(p.label) for p in row))))
        sections[paragraph.number] = text.section
    around = (*beside.lines, *_edges(read), *_figures(read, sections))
    unread = tuple(UnreadPart(sections.get(u.paragraph, ""), u.what, u.key) for u in read.unread)
    return Read(tuple(text.lines), read.comments, read.tracked, read.created, around, unread)


def _edges(read: DocxText) -> list[Line]:
    """Return what each header and footer says, once, however many sections show it."""
    builder = Builder()
    edges = (edge for section in read.edges for edge in section)
    for edge in sorted(edges, key=lambda each: each.kind != "header"):
        builder.section = edge.kind.capitalize()
        for paragraph in edge.paragraphs:
            builder.add(edge.kind, [_pieces(paragraph)], label_of(paragraph.label))
    return list(dict.fromkeys(builder.lines))


def _figures(read: DocxText, sections: dict[int, str]) -> Iterator[Line]:
    rows = _row_titles(read)
    for figure in read.figures:
        story = figure.story.capitalize()
        section = story if story in ("Header", "Footer") else sections.get(figure.paragraph, "")
        if figure.digest:
            small = figure.width <= SIGNATURE[0] and figure.height <= SIGNATURE[1]
            title = rows.get(figure.paragraph, "") if small and not figure.floats else ""
            yield Line(section, "picture", (f"picture {figure.digest[:_DIGITS]}",), title=title)
        elif figure.floats:
            yield Line(section, "shape", ("a shape that lies on the page",))


def _row_titles(read: DocxText) -> dict[int, str]:
    """Return what the row of a table is about, by the numbers of its paragraphs."""
    titles: dict[tuple[int, ...], str] = {}
    found = {}
    for paragraph in read.paragraphs:
        if paragraph.cell and not paragraph.story:
            title = titles.setdefault(paragraph.cell[:-1], tidy(paragraph.text))
            found[paragraph.number] = title
    return found


def _cells(paragraphs: list[DocxParagraph]) -> list[list[StyledText]]:
    cells: dict[tuple[int, ...], list[StyledText]] = {}
    for paragraph in paragraphs:
        cells.setdefault(paragraph.cell, []).extend(_pieces(paragraph))
        cells[paragraph.cell].append(StyledText(" "))
    return list(cells.values())


def _pieces(paragraph: DocxParagraph) -> Iterator[StyledText]:
    for span in paragraph.spans:
        text, look = span.text.replace("\n", " ").replace("\t", " "), span.look
        yield StyledText(text, look.bold, look.italic, look.underlined, _mark(look), span.link)


def _mark(look: Look) -> str:
    """Return what a look does to what words mean, as one would say it."""
    said = (
        "struck through" if look.struck else "",
        f"not to be seen ({look.hidden})" if look.hidden else "",
        _RAISED.get(look.raised, look.raised),
        "in capitals" if look.caps else "",
        f"in the signs of {look.symbols}" if look.symbols else "",
        "written backwards" if look.turned else "",
        *look.effects,
    )
    return ", ".join(filter(None, said))


_RAISED = {"super": "small and raised", "sub": "small and lowered"}
