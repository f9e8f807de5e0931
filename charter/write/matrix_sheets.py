"""The matrix as flat tables, for spreadsheets."""

from __future__ import annotations

from charter.compose.matrix import Matrix
from charter.compose.papers import Paper
from charter.write.spreadsheet import Sheet, write_csv, write_xlsx

_HEADER = ("Kind", "Area", "Work", "Accountable")


def matrix_csv(paper: Paper) -> bytes:
    """Return the matrix as a table for any program that reads CSV."""
    assert isinstance(paper, Matrix)
    return write_csv(*_rows(paper))


def matrix_xlsx(paper: Paper) -> bytes:
    """Return the matrix as a workbook of two sheets."""
    assert isinstance(paper, Matrix)
    sheets = _sheets(paper)
    return write_xlsx(sheets, paper.heading, paper.company, paper.date, paper.country)


def _rows(matrix: Matrix) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the header and the rows: kind, area, title, owner, then each position's letter."""
    shorts = {column.id: column.short for column in matrix.columns}
    rows = tuple(
        (
            part.noun,
            section.title,
            row.title,
            shorts.get(row.owner, "nobody yet"),
            *row.letters,
        )
        for part in matrix.parts
        for section in part.sections
        for row in section.rows
    )
    return (*_HEADER, *shorts.values()), rows


def _sheets(matrix: Matrix) -> list[Sheet]:
    """Return two sheets: the matrix, and the positions with what the letters mean."""
    header, rows = _rows(matrix)
    widths = (14.0, 22.0, 46.0, 18.0, *[11.0] * len(matrix.columns))
    legend = "; ".join(f"{letter}: {what}" for letter, what in matrix.legend)
    above = {box.id: box.above for box in matrix.chart.boxes} if matrix.chart else {}
    shorts = {column.id: column.short for column in matrix.columns}
    positions = tuple(
        (c.short, c.title, c.state or "filled", c.holder, shorts.get(above.get(c.id, ""), ""))
        for c in matrix.columns
    )
    named = ("Position", "Title", "State", "Held by", "Reports to")
    return [
        Sheet("Matrix", header, rows, widths, letters=len(_HEADER), frozen=3, note=legend),
        Sheet("Positions", named, positions, (22, 40, 28, 28, 22), letters=len(named), frozen=1),
    ]
