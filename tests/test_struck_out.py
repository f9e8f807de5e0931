"""What somebody struck out in a sheet is told with its cell, and never read as if it stood."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.table import Table

from charter.batch.open_table import open_table
from charter.batch.tables import UnusableError, seen_notes
from charter.people.table import read_people
from conftest import Ran
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_sheets import CELLS, HEADINGS, ROWS, book
from test_table_formats import SPACES

OUT, BOLD = TextBlock(InlineFont(strike=True), "old words"), TextBlock(InlineFont(b=True), "bold")
NOT = TextBlock(InlineFont(strike=False), "kept")
GONE = Font(strike=True)


def values(path: Path) -> list[Any]:
    """Return the values of the second column; of a cell that cannot be read what it says."""
    with ExitStack() as held:
        rows = [*open_table(path, held).rows]
    cells = [row.cells[-1].value if row.cells else row.struck for row in rows]
    return [f"!{cell}" if isinstance(cell, UnusableError) else cell for cell in cells]


def test_words_cells_and_rows_that_are_struck_out_in_excel(tmp_path: Path) -> None:
    made = Workbook()
    page = made.active
    page.append(["name", "about"])
    for n, (value, struck) in enumerate(
        [
            (CellRichText("now ", OUT), False),
            (CellRichText(OUT), False),
            ("gone", True),
            (120, True),
            (CellRichText("out", NOT), True),
            (CellRichText("now ", BOLD, NOT), False),
            (CellRichText("now", TextBlock(InlineFont(strike=True), " ")), False),
        ],
        2,
    ):
        page.cell(n, 1, "Acme")
        page.cell(n, 2).value = value
        page.cell(n, 2).font = Font(strike=struck)
    for column in (1, 2):
        page.cell(9, column, "all").font = GONE
    made.save(tmp_path / "t.xlsx")
    assert values(tmp_path / "t.xlsx") == [
        "!'old words' in this cell is struck out",
        "!'old words' in this cell is struck out",
        "!'gone' in this cell is struck out",
        "!'120' in this cell is struck out",
        "!'out' in this cell is struck out",
        "now boldkept",
        "now ",
        True,
    ]


def ods(path: Path, styles: str, rows: str) -> Path:
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    spaces += ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    with zipfile.ZipFile(path, "w") as file:
        named = '<style:style style:name="Bad"><style:text-properties style:text-line-through-type='
        file.writestr("styles.xml", f'<a {spaces}>{named}"single"/></style:style></a>')
        file.writestr(
            "content.xml",
            f"<office:document-content {spaces}>{styles}<office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table></office:spreadsheet>'
            "</office:document-content>",
        )
    return path


def test_words_cells_and_rows_that_are_struck_out_in_ods(tmp_path: Path) -> None:
    def style(name: str, said: str = "", parent: str = "") -> str:
        line = f'<style:text-properties style:text-line-through-style="{said}"/>' if said else ""
        of = f'style:parent-style-name="{parent}"' if parent else ""
        return f'<style:style style:name="{name}" {of}>{line}</style:style>'

    def row(text: str, look: str = "", of_row: str = "") -> str:
        given = f'table:style-name="{look}"' if look else ""
        row = f'table:default-cell-style-name="{of_row}"' if of_row else ""
        return (
            f'<table:table-row {row}><table:table-cell table:style-name="on"><text:p>Acme</text:p>'
            f"</table:table-cell><table:table-cell {given}><text:p>{text}</text:p>"
            "</table:table-cell></table:table-row>"
        )

    made = "".join(
        [style("out", "solid"), style("on", "none"), style("of", "", "Bad"), style("un", "", "on")]
    )
    column = '<table:table-column table:number-columns-repeated="2"/>'
    last = '<table:table-column table:default-cell-style-name="out"/>'
    both = row("all", "out").replace('table:style-name="on"', 'table:style-name="of"')
    rows = "".join(
        [
            row("about"),
            row('now <text:span text:style-name="out">old words</text:span>'),
            row('now <text:span text:style-name="on">words</text:span>'),
            row("gone", "out"),
            row("gone", "of"),
            row("gone", of_row="of"),
            row('<text:span text:style-name="on">kept</text:span>', "out"),
            row("kept", "un"),
            both,
        ]
    )
    assert values(ods(tmp_path / "t.ods", made, column + rows)) == [
        "!'old words' in this cell is struck out",
        "now words",
        "!'gone' in this cell is struck out",
        "!'gone' in this cell is struck out",
        "!'gone' in this cell is struck out",
        "kept",
        "kept",
        True,
    ]
    column = '<table:table-column table:default-cell-style-name="on"/>'
    assert values(ods(tmp_path / "u.ods", made, column + last + row("about") + row("gone"))) == [
        "!'gone' in this cell is struck out"
    ]


def test_a_batch_makes_nothing_of_what_is_struck_out(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["C2"].font = GONE
        for cell in page[3]:
            cell.font = GONE

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 1 made, 2 failed")
    take_away = "delete what is struck out, or take the line through it away"
    assert f"t.xlsx!Clients:C2: '{ROWS[0][2]}' in this cell is struck out - {take_away}" in ran.err
    assert (
        "t.xlsx!Clients:3: this row is struck out - delete the row, or take the line through it "
        "away" in ran.err
    )


def test_a_column_that_is_left_out_may_be_struck_out(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page.cell(1, len(HEADINGS) + 1, "our notes")
        page.cell(2, len(HEADINGS) + 1, "call them").font = GONE

    ran = batch(book(tmp_path / "t.xlsx", change), "--ignore-unknown")
    assert ran.out.startswith("3 rows: 3 made")


def test_a_heading_that_is_struck_out_is_told(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["C1"].font = GONE

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert f"t.xlsx!Clients:C1: '{HEADINGS[2]}' in this cell is struck out" in ran.err


def test_people_who_are_struck_out_are_left_out_and_no_name_is_told(
    charter: Callable[..., Ran], tmp_path: Path
) -> None:
    made = Workbook()
    page = made.active
    for row in (
        ("Name", "Title", "Manager"),
        ("Ann Ax", "CEO", None),
        ("Bo Bell", "CTO", "Ann Ax"),
        ("Cy Cole", "CPO", "Ann Ax"),
        ("Di Dow", "Engineer", "Bo Bell"),
    ):
        page.append(row)
    for cell in page[4]:
        cell.font = GONE
    page["C5"].value = CellRichText("Bo Bell", TextBlock(InlineFont(strike=True), " Cy Cole"))
    made.save(tmp_path / "p.xlsx")
    table = read_people(tmp_path / "p.xlsx")
    assert [person.name for person in table.people] == ["Ann Ax", "Bo Bell", "Di Dow"]
    ran = charter("init", str(tmp_path / "w"), "--table", str(tmp_path / "p.xlsx"))
    said = " ".join((ran.out + ran.err).split())
    assert "p.xlsx!Sheet:4: this row is struck out, and is left out" in said
    assert "p.xlsx!Sheet:C5: a part of this cell is struck out; this cell is left out" in said
    assert "Cole" not in said


def test_comments_totals_and_rules_that_strike_out_are_told(batch: Batch, tmp_path: Path) -> None:
    def change(_: Workbook, page: Any) -> None:
        page["B1"].comment = Comment("which of the eight", "Jo")  # on a heading
        page["B3"].comment = Comment("really separate", "Jo")
        page.append(["Total", *[None] * (len(CELLS) - 2), 3])
        table = Table(displayName="Clients", ref=f"A1:{page.cell(5, len(HEADINGS)).coordinate}")
        table.totalsRowCount = 1
        page.add_table(table)
        rule = FormulaRule(formula=['$A2="x"'])
        rule.dxf = DifferentialStyle(font=GONE)
        page.conditional_formatting.add("A2:M4", rule)

    ran = batch(book(tmp_path / "t.xlsx", change))
    assert ran.out.startswith("3 rows: 3 made")
    assert "the comment at B3 is not read; put into the cell what should count" in ran.err
    assert "row 5 has the totals of the table, and is left out" in ran.err
    assert "the sheet strikes cells out by a rule, which is not seen here; delete" in ran.err


def test_a_sheet_with_nothing_out_of_sight_says_nothing(tmp_path: Path) -> None:
    def change(made: Workbook, page: Any) -> None:
        page["B2"].font = Font(b=True)
        rule = FormulaRule(formula=['$A2="x"'], font=Font(b=True))
        page.conditional_formatting.add("A2:M4", rule)
        page.add_table(Table(displayName="Clients", ref="A1:C4"))

    with ExitStack() as held:
        table = open_table(book(tmp_path / "t.xlsx", change), held)
        assert not [*seen_notes(table)]
