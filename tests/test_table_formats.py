"""One table with odd cells says the same in every format, and each cell what it should."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import pytest
import xlsxwriter

from charter.batch.columns import Columns
from charter.batch.open_table import open_table
from charter.batch.row_source import RowBase, row_workspace
from charter.batch.rows import TableRules, table_tasks
from charter.batch.spellings import Spellings
from charter.batch.tables import RowTable, seen_notes
from charter.facts.catalog import Catalog
from charter.load.catalog_files import read_catalog
from charter.problems import InputError
from charter.read.yaml_source import Source

HEADINGS = (
    *("id", "name", "structure", "country", "currency", "headcount", "about"),
    *("cto pay min", "cto pay max", "cto start", "cto holders name", "cto holders share"),
)
GERMAN = ("Acme", "separate", "DE", "EUR")
BRITISH = ("Acme", "separate", "GB", "GBP")
NO = None


class Share(float):
    """A number in a cell that shows a hundred times as much, and a mark for it."""


# What the company is, its other cells, and what comes of them: values of the company file that
# were asked for, or what is wrong, in the order of the cells.
ROWS: list[tuple[tuple[str, ...], tuple[Any, ...], str]] = [
    (GERMAN, (120, "Wir.", 90000, 120000), "120 Wir. 90000-120000"),
    (GERMAN, ("1.200", "Wir.", "90.000", "120.000 €"), "1200 Wir. 90000-120000"),
    (GERMAN, (NO, "Wir.", "90.000,50", "120k"), "None Wir. 90000.5-120000"),
    (GERMAN, (NO, NO, "90,000", "120.000"), "two-readings"),
    (BRITISH, (NO, NO, "90,000", "£120,000"), "None  90000-120000"),
    (BRITISH, (NO, NO, "90.000", "120,000"), "two-readings"),
    (BRITISH, (NO, NO, "€90,000", "120,000"), "other-currency"),
    (BRITISH, (NO, NO, "180k-220k", "220k"), "two-numbers"),
    (BRITISH, (NO, NO, "about 90", 120), "wrong-type"),
    (BRITISH, ("12.5", NO), "wrong-type"),
    (BRITISH, (1.5, NO), "wrong-type"),
    (BRITISH, (NO, Share(0.2)), "None 20%"),
    (BRITISH, (NO, NO, Share(0.2), 120000), "wrong-type"),
    (BRITISH, (NO, "Zwei\nZeilen & <3 'x' \"y\""), "None Zwei\nZeilen & <3 'x' \"y\""),
    (BRITISH, (NO, "  rank #4   of _x000D_ "), "printed-mark"),
    (BRITISH, (NO, 2027), "None 2027"),
    (BRITISH, (NO, "#REF!"), "the formula here gives #REF!"),
    (BRITISH, (NO, "#BEZUG!"), "the formula here gives #BEZUG!"),
    (BRITISH, (NO, "Err:502"), "the formula here gives Err:502"),
    (BRITISH, (NO, "########"), "the column was too narrow to show the value"),
    (BRITISH, (NO, "=A1&B2"), "a formula stands here in the place of its value"),
    (BRITISH, (NO, "#1 in Leeds"), "None #1 in Leeds"),
    (BRITISH, (NO, "=> grow"), "None => grow"),
    (BRITISH, (NO, NO, NO, NO, date(2027, 3, 31)), "None  2027-03-31"),
    (BRITISH, (NO, NO, NO, NO, "31 March 2027"), "None  2027-03-31"),
    (BRITISH, (NO, NO, NO, NO, "31.3.2027"), "None  2027-03-31"),
    (BRITISH, (NO, NO, NO, NO, "31-Mar-27"), "None  2027-03-31"),
    (BRITISH, (NO, NO, NO, NO, "31. marts 2027"), "None  2027-03-31"),
    (BRITISH, (NO, NO, NO, NO, "2021-05"), "None  2021-05"),
    (BRITISH, (NO, NO, NO, NO, 2021), "None  2021"),
    (BRITISH, (NO, NO, NO, NO, "3/4/2027"), "two-readings"),
    (BRITISH, (NO, NO, NO, NO, "31/2/2027"), "no-such-date"),
    (BRITISH, (NO, NO, NO, NO, "46447"), "None  2027-03-01"),
    (BRITISH, (NO, NO, NO, NO, NO, "Jo", Share(0.6)), "None  Jo 60"),
    (BRITISH, (NO, NO, NO, NO, NO, "Jo", "60 %"), "None  Jo 60"),
    (BRITISH, (NO, NO, NO, NO, NO, "Jo", 60), "None  Jo 60"),
    (BRITISH, (NO, NO, NO, NO, NO, "Jo", 0.6), "out-of-range"),
]


def lines() -> list[list[Any]]:
    full = [[f"row-{n}", *company, *cells] for n, (company, cells, _) in enumerate(ROWS)]
    return [list(HEADINGS), *([*row, *[NO] * (len(HEADINGS) - len(row))] for row in full)]


def text(cell: Any) -> str:
    """Return a cell as a program that exports CSV writes it."""
    if isinstance(cell, Share):
        return f"{cell:.0%}"
    return "" if cell is None else str(cell)


def write_csv(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        mark = "\t" if path.suffix == ".tsv" else ","
        csv.writer(file, delimiter=mark).writerows([[text(c) for c in row] for row in lines()])


def write_json(path: Path) -> None:
    def plain(cell: Any) -> Any:
        return text(cell) if isinstance(cell, Share | date) else cell

    rows = [{h: plain(c) for h, c in zip(HEADINGS, row, strict=True)} for row in lines()[1:]]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))


def write_xlsx(path: Path) -> None:
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("S")
    day, share = (book.add_format({"num_format": form}) for form in ("d. mmmm yyyy", "0%"))
    for row, cells in enumerate(lines()):
        for column, cell in enumerate(cells):
            if isinstance(cell, Share):
                page.write_number(row, column, float(cell), share)
            elif isinstance(cell, date):
                page.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)
            elif isinstance(cell, str):
                page.write_string(row, column, cell)
            elif cell is not None:
                page.write_number(row, column, cell)
    book.close()


SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, Share):
        given = f'office:value-type="percentage" office:value="{float(cell)}"'
    elif isinstance(cell, date):
        given = f'office:value-type="date" office:date-value="{cell.isoformat()}"'
    elif isinstance(cell, str):
        given = 'office:value-type="string"'
    else:
        given = f'office:value-type="float" office:value="{cell}"'
    said = "".join(f"<text:p>{spaced(line)}</text:p>" for line in text(cell).split("\n"))
    return f"<table:table-cell {given}>{said}</table:table-cell>"


def spaced(line: str) -> str:
    return escape(line).replace("   ", ' <text:s text:c="2"/>').replace("  ", " <text:s/>")


def write_ods(path: Path, tables: str = "") -> None:
    rows = ("".join(map(ods_cell, row)) for row in lines())
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    tables = tables or f'<table:table table:name="S">{body}</table:table>'
    spaces = " ".join(f"xmlns:{name}={quoteattr(uri)}" for name, uri in SPACES.items())
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )


FORMATS: dict[str, Callable[[Path], None]] = {
    "csv": write_csv,
    "tsv": write_csv,
    "jsonl": write_json,
    "xlsx": write_xlsx,
    "xlsm": write_xlsx,
    "ods": write_ods,
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog()


def results(path: Path, catalog: Catalog) -> Iterator[str]:
    with ExitStack() as held:
        table = open_table(path, held)
        columns = Columns(catalog, ("cto",), of_positions=False)
        rules = TableRules(columns, Spellings(catalog, {}), path.parent)
        for task in table_tasks(table, rules).stream:
            assert task is not None
            if task.problems:
                yield " ".join(str(problem.message) for problem in task.problems)
                continue
            base = Source("", {}, {}, {})
            try:
                over = RowBase(base, catalog, path.parent, lambda c, _: c)
                made = row_workspace(over, task).company
            except InputError as bad:
                yield " ".join(dict.fromkeys(problem.code for problem in bad.problems))
                continue
            cto = made.positions.get("cto")
            said = [str(made.facts.get("headcount")), made.about]
            if cto and cto.pay:
                said.append(f"{cto.pay.least}-{cto.pay.most}")
            if cto:
                said += [str(cto.start)] if cto.start else []
                said += [f"{holder.name} {holder.share}" for holder in cto.holders]
            yield " ".join(said)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_table_with_odd_cells_says_the_same_in_every_format(
    tmp_path: Path, catalog: Catalog, ending: str
) -> None:
    path = tmp_path / f"companies.{ending}"
    FORMATS[ending](path)
    found = list(results(path, catalog))
    assert found == [expected for _, _, expected in ROWS]


def opened_ods(path: Path, tables: str, sheet: str = "") -> tuple[RowTable, list[list[Any]]]:
    write_ods(path, tables)
    with ExitStack() as held:
        table = open_table(path, held, sheet)
        return table, [[cell.value for cell in row.cells] for row in table.rows]


NAMES = "<table:table-row><table:table-cell><text:p>name</text:p></table:table-cell>"
ROW = f"{NAMES}</table:table-row>"
MANY = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_an_ods_sheet_is_read_as_it_is_shown(tmp_path: Path) -> None:
    hidden = NAMES.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    twice = hidden.replace("<table:table-row", '<table:table-row table:number-rows-repeated="2"', 1)
    note = "<office:annotation><text:p>a comment</text:p></office:annotation><text:p>name"
    sheet = (
        '<table:table table:name="A"><table:table-column table:visibility="collapse"/>'
        f"{ROW}{NAMES.replace('<text:p>name', note)}</table:table-row>"
        f"{twice}</table:table-row>{MANY}</table:table>"
        '<table:table table:name="B"/>'
    )
    table, rows = opened_ods(tmp_path / "x.ods", sheet)
    assert rows == [["name"], ["name"], ["name"]]
    assert table.notes == (f"{tmp_path / 'x.ods'}: read 'A', the first sheet",)
    assert list(seen_notes(table)) == [
        "rows 3, 4 are hidden, and are read like the others; delete what should not count",
        "column A is hidden, and is read like the others; delete what should not count",
        "the comment at A2 is not read; put into the cell what should count",
    ]


def test_an_ods_cell_that_is_merged_into_another_is_told(tmp_path: Path) -> None:
    said = '<table:table-cell office:value-type="string"{0}><text:p>x</text:p></table:table-cell>'
    first = said.format(' table:number-rows-spanned="2"')
    rows = [
        ROW,
        f"<table:table-row>{first}{said.format('')}</table:table-row>",
        f"<table:table-row><table:covered-table-cell/>{said.format('')}</table:table-row>",
    ]
    tables = f'<table:table table:name="S">{"".join(rows)}</table:table>'
    _, read = opened_ods(tmp_path / "x.ods", tables)
    assert [str(value) for value in read[1]] == [
        "this cell is merged with A2, which alone has a value",
        "x",
    ]


def test_an_ods_formula_without_a_value_is_told_of_its_cell(tmp_path: Path) -> None:
    cell = '<table:table-cell table:formula="of:=A1"/></table:table-row>'
    row = f"{NAMES}</table:table-row><table:table-row>{cell}"
    tables = f'<table:table table:name="S">{row}</table:table>'
    _, rows = opened_ods(tmp_path / "x.ods", tables)
    assert [str(value) for (value,) in rows] == ["this formula has no value yet"]


def test_an_error_in_an_ods_formula_is_told(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell table:formula="of:=A9" office:value-type="string" '
        'office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p>'
        "</table:table-cell>"
    )
    sheet = f"{ROW}<table:table-row>{cell}</table:table-row>"
    table, rows = opened_ods(
        tmp_path / "x.ods", f'<table:table table:name="S">{sheet}</table:table>'
    )
    assert [str(value) for (value,) in rows] == ["the formula here gives #REF!"]
    assert table.formulas == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK no", "this is no .ods file"),
        (None, "its part 'content.xml' is missing"),
        ("<a", "its part 'content.xml' is not well-formed"),
        ("<!DOCTYPE a><a/>", "this has a document type"),
    ],
)
def test_what_is_no_ods(tmp_path: Path, content: Any, said: str) -> None:
    path = tmp_path / "x.ods"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        with zipfile.ZipFile(path, "w") as file:
            file.writestr("x" if content is None else "content.xml", content or "")
    with ExitStack() as held, pytest.raises(InputError, match=said):
        open_table(path, held)


def test_hidden_rows_and_columns_of_excel_are_told(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    book = xlsxwriter.Workbook(path)
    page = book.add_worksheet("S")
    for row in range(3):
        page.write_row(row, 0, ["name", "about", "country"])
    page.set_row(1, None, None, {"hidden": True})
    page.set_column(1, 2, None, None, {"hidden": True})
    page.set_column(3, 9, None, None, {"hidden": True})  # nothing stands there
    book.close()
    with ExitStack() as held:
        assert list(seen_notes(open_table(path, held))) == [
            "row 2 is hidden, and is read like the others; delete what should not count",
            "columns B, C are hidden, and are read like the others; delete what should not count",
        ]
