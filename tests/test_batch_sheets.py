"""Workbooks as people keep them: a sheet before the table, a title above it, rows out of sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, ROW

HEADINGS, CELLS = HEAD.split(","), ROW.split(",")
ROWS = [[name, *CELLS[1:]] for name in ("Acme", "Beta", "Ceta")]
Change = Callable[[Workbook, Any], None]


def book(path: Path, change: Change, rows: list[list[str]] = ROWS) -> Path:
    made = Workbook()
    page = made.active
    page.title = "Clients"
    for row in (HEADINGS, *rows):
        page.append(row)
    change(made, page)
    made.save(path)
    return path


def cover(*lines: str, merged: str = "") -> Change:
    def change(made: Workbook, _: Any) -> None:
        page = made.create_sheet("Read me", 0)
        for line in lines:
            page.append([line])
        if merged:
            page.merge_cells(merged)

    return change


@pytest.mark.parametrize(
    "change",
    [
        cover("Clients of Smith Search", "Last changed by Jo"),
        cover("Clients of Smith Search", merged="A1:D1"),
        cover("Name"),  # a heading, and no row
        cover(),
    ],
)
def test_a_sheet_before_the_table_is_passed_over_and_told(
    batch: Batch, tmp_path: Path, change: Change
) -> None:
    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 3 made")
    assert "t.xlsx: read 'Clients'; 'Read me' before it has no table of this kind" in ran.err


def test_where_no_sheet_is_a_table_the_first_is_told_of(batch: Batch, tmp_path: Path) -> None:
    def change(made: Workbook, page: Any) -> None:
        cover("Clients of Smith Search", "x")(made, page)
        page.delete_rows(1, 9)

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert "t.xlsx!Read me:A1: no field of a company is called 'Clients of Smith S" in ran.err


def test_a_named_sheet_is_read_and_no_other(batch: Batch, tmp_path: Path) -> None:
    path = book(tmp_path / "t.xlsx", cover("Clients of Smith Search", "x"))
    assert "no field of a company" in batch(path, "--sheet", "Read me").err
    assert "before it" not in batch(path, "--sheet", "Clients").err


@pytest.mark.parametrize("lines", [1, 3])
def test_a_title_above_the_headings_is_left_out_and_told(
    batch: Batch, tmp_path: Path, lines: int
) -> None:
    def change(_: Workbook, page: Any) -> None:
        page.insert_rows(1, lines)
        page["A1"] = "Mandates of the fourth quarter"

    rows = [[*ROWS[0][:2], "Utopia", *ROWS[0][3:]], ROWS[1]]
    ran = batch(book(tmp_path / "t.xlsx", change, rows))
    assert ran.out.startswith("2 rows: 1 made, 1 failed")
    assert f"t.xlsx!Clients:{lines + 1}: the headings stand here; what is above them" in ran.err
    assert f"t.xlsx!Clients:C{lines + 2}: 'country' must be" in ran.err


def test_a_misspelt_heading_is_no_title(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["B1"] = "structur"

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert "t.xlsx!Clients:B1: no field of a company is called 'structur'" in ran.err


def test_rows_that_are_hidden_or_filtered_away_are_told(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page.auto_filter.ref = "A1:M4"
        page.row_dimensions[3].hidden = True

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 3 made")
    said = "Row 3 is hidden, and is read like the others; delete what should not count"
    assert said[1:] in ran.err
    assert said in (tmp_path / "out/report.html").read_text("utf-8")


def test_a_formula_without_a_value_or_a_merged_cell_stops_its_row_alone(
    batch: Batch, tmp_path: Path
) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["H2"].value = "=1+1"
        page.merge_cells("A3:A4")

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 1 made, 2 failed")
    assert ran.err.count("t.xlsx!Clients:") == 2
    assert "t.xlsx!Clients:H2: this formula has no value yet - open it in" in ran.err
    assert "t.xlsx!Clients:A4: this cell is merged with A3, which alone has a value" in ran.err


@pytest.mark.parametrize("cells", ["A6:D6", "Z1:Z4"])
def test_merged_cells_that_hide_nothing_are_as_they_stand(
    batch: Batch, tmp_path: Path, cells: str
) -> None:
    def change(_: Workbook, page: Any) -> None:
        page.merge_cells(cells)

    assert batch(book(tmp_path / "t.xlsx", change)).out.startswith("3 rows: 3 made")


def test_a_row_of_sums_without_values_is_left_out(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["A5"].value, page["H5"].value = "Sum", "=SUM(H2:H4)"

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert " 3 made" in ran.out
    assert "t.xlsx!Clients:5: this row" in ran.err


def test_a_formula_without_a_value_keeps_only_its_row_from_being_made(
    batch: Batch, tmp_path: Path
) -> None:
    def change(_: Workbook, page: Any) -> None:
        page.cell(3, 8).value = "=H2+1"

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 2 made, 1 failed")
    assert "t.xlsx!Clients:H3: this formula has no value yet - open it in a spread" in ran.err


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_file_may_have_a_title_too(batch: Batch, mark: str) -> None:
    ran = batch(f"Mandates\n\n{HEAD}\n{ROW}\n".replace(",", mark))
    assert ran.out.startswith("1 row: 1 made")
    assert "t.csv:3: the headings stand here; what is above them is left out" in ran.err


def test_a_table_of_one_column_is_no_title(batch: Batch) -> None:
    ran = batch("name\nAcme, Inc.\n")
    assert "no field" not in ran.err
