"""Answers from a list of questions in Word, whatever became of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from charter.ask.rows import ANSWERS, ReadAnswers, ReturnedRow, field_of, is_head
from charter.compose.questions import LEADS
from charter.compose.row_marks import MARK
from charter.document.docx.reader import read_docx
from charter.document.docx.text import DocxParagraph, DocxText
from charter.problems import Place, Problem

_USUAL = ("number", "what", "today", "should", "remark", "mark")
"""What stands in the cells of a row whose table has lost its head."""


def read_word_answers(path: Path) -> ReadAnswers:
    """Return what stands in the tables of a Word file. Tracked changes count as accepted.

    Raises InputError where it is no Word file that is safe.
    """
    read = read_docx(path)
    tables: dict[int, dict[int, dict[int, list[DocxParagraph]]]] = {}
    for paragraph in read.paragraphs:
        if len(paragraph.cell) >= 3 and not paragraph.story:
            table, row, cell = paragraph.cell[:3]
            cells = tables.setdefault(table, {}).setdefault(row, {})
            cells.setdefault(cell, []).append(paragraph)
    rows: list[ReturnedRow] = []
    heads: list[str] = []
    known: dict[int, list[str]] = {}
    for number, table_rows in tables.items():
        fields: list[str] = []
        for row_number, cells in table_rows.items():
            texts = {n: _text(of) for n, of in cells.items()}
            if is_head([*texts.values()]):
                heads += texts.values()
                fields = [field_of(texts.get(n, "")) for n in range(max(texts) + 1)]
                known.setdefault(len(fields), fields)
                continue
            usual = known.get(max(cells) + 1, [*_USUAL])
            where = f"{path}, table {number}, row {row_number + 1}"
            if made := _row(where, texts, cells, fields or usual):
                rows.append(made)
    notes = [f"{path}: comment by {c.author or 'somebody'}: {c.text}" for c in read.comments]
    if read.tracked:
        notes.append(f"{path}: it has {read.tracked} tracked changes; they are taken as accepted")
    title = next((p.text.strip() for p in read.paragraphs if p.text.strip() and not p.cell), "")
    return ReadAnswers(tuple(rows), tuple(heads), tuple(notes), tuple(_beside(read)), title)


def _row(
    where: str,
    texts: Mapping[int, str],
    cells: Mapping[int, list[DocxParagraph]],
    named: list[str],
) -> ReturnedRow | None:
    fields: dict[str, str] = {}
    bad: list[Problem] = []
    for column, text in texts.items():
        field = named[column] if column < len(named) else ""
        if MARK.search(text.casefold()) and field not in ANSWERS:
            field = "mark"
        if field and text:
            fields[field] = f"{fields[field]} {text}" if field in fields else text
        if field in ANSWERS and (struck := _struck(cells[column])):
            message = f"'{struck[:60]}' is struck out or hidden, and is not read"
            hint = "delete it, or show it without a line through it"
            bad.append(Problem(Place(where), "struck-out", message, hint))
    if number := fields.get("number", ""):
        where = f"{where.partition(', table ')[0]}, No. {number[:10]}"
    return ReturnedRow(Place(where), fields, {}, tuple(bad)) if fields else None


def _text(paragraphs: list[DocxParagraph]) -> str:
    """Return what a reader sees in a cell and is not struck out."""
    spans = (
        "".join(s.text for s in p.spans if not s.look.struck and not s.look.hidden)
        for p in paragraphs
    )
    return " ".join(" ".join(spans).split())


def _struck(paragraphs: list[DocxParagraph]) -> str:
    spans = (span for paragraph in paragraphs for span in paragraph.spans)
    gone = (span.text for span in spans if span.look.struck or span.look.hidden)
    return " ".join(" ".join(gone).split())


def _beside(read: DocxText) -> Iterator[str]:
    """Yield what somebody wrote below or between the tables, or into a text box."""
    for paragraph in read.paragraphs:
        text = " ".join(paragraph.text.split())
        ours = paragraph.kind == "heading" or text.startswith(LEADS) or " \u00b7 " in text
        ours = ours or bool(paragraph.cell and not paragraph.story)
        if text and not ours and paragraph.story in ("", "text box"):
            yield text
