"""Papers as lines that compare: from a Word file that was read, and from Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.document.alike import plain
from charter.document.blocks import Block, Heading, Inline, List, Paragraph, Quote, Table
from charter.document.docx.labels import BULLET, label_of
from charter.document.docx.text import DocxParagraph, DocxText, Span
from charter.offer.verify.copy import TextLine
from charter.offer.verify.words import Word, words_in, words_in_looks
from charter.review.lines import lines_of


def docx_lines(read: DocxText) -> tuple[TextLine, ...]:
    """Return the lines of a Word file's main text; a row of a table is one line."""
    return tuple(_numbered(_grouped([p for p in read.paragraphs if not p.story])))


def markdown_lines(blocks: Sequence[Block]) -> tuple[TextLine, ...]:
    """Return the lines of a paper's blocks; only the numbers of lists are known of their looks."""
    lines = lines_of(blocks, tidied=False)
    labels = list(_labels(blocks, ""))
    if len(labels) != len(lines):
        labels = [None] * len(lines)
    made = []
    for number, (line, label) in enumerate(zip(lines, labels, strict=True)):
        words = [w for n, cell in enumerate(line.cells) for w in words_in(cell, number, n)]
        cells = line.cells if line.kind == "row" else ()
        said = " ".join(line.cells)
        made.append(TextLine(said, line.kind, tuple(words), cells, line.section, label))
    return tuple(made)


def _labels(blocks: Sequence[Block], first: str) -> Iterator[str | None]:
    """Yield the label of each line of blocks; `first` is that of an item, for its first line."""
    for block in blocks:
        if isinstance(block, List):
            for number, item in enumerate(block.items, block.start or 0):
                yield from _labels(item, BULLET if block.start is None else f"{number}.")
        elif isinstance(block, Quote):
            yield from _labels(block.blocks, "")
        elif isinstance(block, Table):
            yield from ("" for row in (block.header, *block.rows) if any(map(_has_text, row)))
        elif isinstance(block, Heading | Paragraph) and _has_text(block.inline):
            yield first if isinstance(block, Paragraph) else None  # letterheads can number headings
            first = ""


def _has_text(inline: Inline) -> bool:
    return any(run.text.strip() for run in inline)


def label_as_seen(label: Span | None) -> str:
    """Return a number or bullet, and how it looks where that is not plain."""
    text = label_of(label)
    if label is None or not text:
        return ""
    look = label.look
    how = [look.hidden, "struck out" if look.struck else "", look.raised]
    return " ".join((text, *(f"({each})" for each in how if each)))


def story_lines(paragraphs: Sequence[DocxParagraph]) -> tuple[TextLine, ...]:
    """Return paragraphs of a header, a note or a text box as lines."""
    return tuple(_numbered([p] for p in paragraphs))


def _grouped(paragraphs: Sequence[DocxParagraph]) -> Iterator[list[DocxParagraph]]:
    """Yield paragraphs one by one, and those of a row together, where the row begins."""
    rows: dict[tuple[int, ...], list[DocxParagraph]] = {}
    for paragraph in paragraphs:
        if paragraph.cell:
            rows.setdefault(paragraph.cell[:-1], []).append(paragraph)
    done = set()
    for paragraph in paragraphs:
        if not paragraph.cell:
            yield [paragraph]
        elif (row := paragraph.cell[:-1]) not in done:
            done.add(row)
            yield rows[row]


def _numbered(
    groups: Iterator[list[DocxParagraph]] | Sequence[list[DocxParagraph]],
) -> Iterator[TextLine]:
    section, number = "", 0
    for group in groups:
        words: list[Word] = []
        cells: dict[int, list[str]] = {}
        for paragraph in group:
            cell = paragraph.cell[-1] if paragraph.cell else 0
            cells.setdefault(cell, []).append(paragraph.text)
            words += _words(paragraph, number, cell)
        first = group[0]
        labels = [label_as_seen(p.label) for p in group if p.label is not None]
        if not words and not labels and not first.cell:
            continue
        row = bool(first.cell)
        texts = tuple(plain(" ".join(parts)) for parts in cells.values())
        kind = "row" if row else first.kind
        if kind == "heading":
            section = texts[0]
        merged = "; ".join(f"{p.cell[-1]} {p.merged}" for p in group if p.merged)
        yield TextLine(
            " ".join(filter(None, texts)),
            kind,
            tuple(words),
            texts if row else (),
            section,
            " ".join(labels).strip(),
            merged,
            paragraphs=(first.number, group[-1].number),
            layout=first.layout,
        )
        number += 1


def _words(paragraph: DocxParagraph, line: int, cell: int) -> Iterator[Word]:
    """Yield the words of a paragraph; one in several looks has what any of them has."""
    spans = [(span.text, span.look) for span in paragraph.spans if span.text]
    if len({look for _, look in spans}) <= 1:
        look = spans[0][1] if spans else None
        yield from words_in("".join(text for text, _ in spans), line, cell, look)
        return
    yield from words_in_looks(spans, line, cell)
