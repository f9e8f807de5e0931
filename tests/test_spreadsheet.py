"""Workbooks: what is in each cell and how it looks, and how a sheet is printed."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from charter.write.spreadsheet import Sheet, write_xlsx

DAY = date(2026, 12, 1)


def opened(*sheets: Sheet, title: str = "Who does what", country: str = "") -> Any:
    made = write_xlsx(sheets, title, "Northwind", DAY, country)
    assert made == write_xlsx(sheets, title, "Northwind", DAY, country)
    return openpyxl.load_workbook(BytesIO(made))


def look(cell: Any) -> str:
    """Return how a cell looks, in words."""
    font, fill, place, border = cell.font, cell.fill, cell.alignment, cell.border
    ink = font.color.rgb if font.color is not None else ""
    said = {
        "bold": font.b, "italic": font.i, "wrapped": place.wrap_text,
        "centred": place.horizontal == "center", "in the middle": place.vertical == "center",
        f"ink {ink[2:]}" if isinstance(ink, str) else "": isinstance(ink, str) and ink,
        f"on {fill.fgColor.rgb[2:]}" if fill.fill_type else "": fill.fill_type,
        f"{border.bottom.style} below": border.bottom.style,
        f"{border.left.style} around": border.left.style,
    }  # fmt: skip
    return ", ".join(word for word, so in said.items() if so)


SHEET = Sheet(
    "Matrix", ("Work", "CTO", "CPO"), (("=1+1", "A", "R"), ("https://x.example", "C", ""),
    ("12", "I", "V"), ("", "nobody", "X")), (40.0, 6.0, 6.0), 1, 2, "A: answers for it.",
)  # fmt: skip


def test_every_cell_is_text_as_it_is_and_empty_where_there_is_none() -> None:
    [page] = opened(SHEET).worksheets
    assert page.title == "Matrix"
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows == [
        ["Work", "CTO", "CPO"], ["=1+1", "A", "R"], ["https://x.example", "C", None],
        ["12", "I", "V"], [None, "nobody", "X"], [None, None, None],
        ["A: answers for it.", None, None],
    ]  # fmt: skip
    kinds = {cell.data_type for row in page.iter_rows() for cell in row if cell.value is not None}
    assert kinds == {"s"}
    assert not any(cell.hyperlink for row in page.iter_rows() for cell in row)


def test_headings_texts_letters_and_the_note_look_their_part() -> None:
    [page] = opened(SHEET).worksheets
    found = {cell.value: look(cell) for row in page.iter_rows(max_row=5) for cell in row}
    head = "bold, wrapped, in the middle, ink 1F4E5F, on EEF3F5, medium below"
    text, plain = "wrapped, in the middle, thin below", "centred, in the middle, ink 1B1F24"
    vetoes = f"bold, {plain}, double below, double around"
    assert found == {
        "Work": head,
        "CTO": head.replace("wrapped", "wrapped, centred"),
        "CPO": head.replace("wrapped", "wrapped, centred"),
        "=1+1": text,
        "https://x.example": text,
        "12": text,
        "A": "bold, centred, in the middle, ink FFFFFF, on 1F4E5F, thin below",
        "R": f"{plain}, on A9C3CC, thin below",
        "C": f"{plain}, on E4EDF0, thin below",
        "V": vetoes,
        "X": vetoes,
        "I": f"{plain}, thin below",
        "nobody": f"{plain}, thin below",
        None: text,
    }
    assert look(page["A7"]) == "italic, ink 5B6670"
    assert look(page["C3"]) == f"{plain}, thin below"  # empty, and among letters
    assert {page[name].border.bottom.color.rgb for name in ("A2", "B2")} == {"FFB8C4CA"}
    assert page["C4"].border.left.color.rgb == "FF1B1F24"


@pytest.mark.parametrize(("country", "paper"), [("US", "1"), ("CA", "1"), ("DE", "9"), ("", "9")])
def test_a_sheet_is_printed_on_its_side_as_wide_as_a_page(country: str, paper: str) -> None:
    [page] = opened(SHEET, title="A & B " + "x" * 300, country=country).worksheets
    assert str(page.page_setup.paperSize) == paper
    assert page.page_setup.orientation == "landscape"
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.freeze_panes, page.auto_filter.ref) == ("C2", "A1:C5")
    assert page.print_title_rows == "$1:$1"
    margins = page.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.5, 0.5, 0.6, 0.6)
    assert page.oddHeader.left.text == ("A && B " + "x" * 300)[:200]
    assert page.oddFooter.right.text == "Page &P of &N"
    widths = [round(page.column_dimensions[name].width - 0.71, 1) for name in "AB"]
    assert widths == [40.0, 6.0]


def test_a_sheet_without_rows_and_a_note() -> None:
    book = opened(Sheet("One", ("A",), (), (9.0,), 1), Sheet("Two", ("B",), (("b",),), (), 1))
    one, two = book.worksheets
    assert (one.auto_filter.ref, one.freeze_panes, one.max_row) == ("A1:A2", "A2", 1)
    assert [row[0].value for row in two.iter_rows()] == ["B", "b"]


def test_the_book_says_what_it_is_and_of_which_day() -> None:
    book = opened(SHEET, title="t" * 300)
    properties = book.properties
    assert (properties.title, properties.creator) == ("t" * 255, "Northwind")
    assert properties.created == datetime(2026, 12, 1)
