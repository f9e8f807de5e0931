"""Cells as people fill them in: lists with marks, links, rows that are none, and what to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill

from charter.batch.cells import value_of
from charter.batch.columns import CellRule
from charter.batch.tables import TableCell
from charter.batch.totals import is_alone
from charter.problems import Place
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, ROW

HEADINGS, CELLS = HEAD.split(","), ROW.split(",")


def table(path: Path, more: dict[str, Any], *rows: dict[str, Any], link: str = "") -> Path:
    """Write a workbook of one good row with more columns, and of rows beside it."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "A"
    page.append([*HEADINGS, *more])
    page.append([*CELLS, *more.values()])
    if link:
        page.cell(2, len(HEADINGS)).hyperlink = link
        page.cell(2, len(HEADINGS)).value = CELLS[-1]
    for row in rows:
        page.append([row.get(name) for name in (*HEADINGS, *more)])
    book.save(path)
    return path


@pytest.mark.parametrize(
    "cell",
    [
        "\u2022 A pension\n\u2022 A car",
        "- A pension\n- A car",
        "1. A pension\n2. A car",
        "A pension|A car",
        "A pension; A car",
    ],
)
def test_marks_of_a_list_in_a_cell_are_no_part_of_its_items(
    batch: Batch, tmp_path: Path, cell: str
) -> None:
    ran = batch(table(tmp_path / "t.xlsx", {"benefits": cell}))
    assert ran.out.startswith("1 row: 1 made")
    (posting,) = (tmp_path / "out").rglob("*-posting.md")
    assert "\n- A pension\n- A car\n" in posting.read_text("utf-8")


@pytest.mark.parametrize(
    ("link", "told"),
    [
        ("mailto:old@b.example", "old@b.example, and the cell says jobs@acme.example"),
        ("mailto:Jobs@acme.example?subject=CTO", ""),
        ("https://acme.example/jobs", "https://acme.example/jobs, and the cell says jobs@acme"),
    ],
)
def test_a_link_that_leads_elsewhere_than_its_cell_says_is_told(
    batch: Batch, tmp_path: Path, link: str, told: str
) -> None:
    ran = batch(table(tmp_path / "t.xlsx", {}, link=link))
    assert ("the link at " in ran.err) is bool(told)
    assert told in ran.err


@pytest.mark.parametrize("said", ["Archive", "Total: 3 mandates", "Q3"])
def test_a_row_with_one_cell_alone_is_told_as_what_it_is(
    batch: Batch, tmp_path: Path, said: str
) -> None:
    ran = batch(table(tmp_path / "t.xlsx", {}, {HEADINGS[0]: said}))
    assert "A:3: this row has one cell alone" in ran.err
    assert "is missing" not in ran.err


@pytest.mark.parametrize(
    ("values", "columns", "alone"),
    [(("Archive",), 5, True), (("Acme",), 3, False), (("Acme", "x"), 9, False), ((7,), 9, False)],
)
def test_one_cell_alone_is_a_heading_only_in_a_wide_table(
    values: tuple[Any, ...], columns: int, alone: bool
) -> None:
    assert is_alone([TableCell("", value, Place("")) for value in values], columns) is alone


@pytest.mark.parametrize(
    ("more", "hint"),
    [
        ({"employment": "Teilzeit"}, "- write part-time ["),
        (
            {"employment": "fixed, 9 months"},
            "- write 'fixed' in the column 'employment term' and '9'",
        ),
        ({"remote": "Remote"}, "such as 'the EU' ["),
        ({"office days": "2 days/wk"}, "- write 2 ["),
        ({"limits hire": "no"}, "- write nobody ["),
        ({"country": "same"}, "write it out here"),
        ({"headcount by place": "many in GB"}, "such as 'US-CO: 12; DE: 30' ["),
        ({"headcount by place": "GB: 40; XX: 3"}, "A:N3: 'XX' is no country of ISO 3166"),
        (
            {"headcount by place": "uk 40"},
            "A:N3: 'uk' is no country of ISO 3166 - write 'GB: 40' [",
        ),
    ],
)
def test_what_to_write_is_said_for_a_cell(
    batch: Batch, tmp_path: Path, more: dict[str, Any], hint: str
) -> None:
    columns = {name: value for name, value in more.items() if name not in HEADINGS}
    path = table(tmp_path / "t.xlsx", columns, {**dict(zip(HEADINGS, CELLS, strict=True)), **more})
    ran = batch(path)
    assert hint in ran.err
    assert "A:" in ran.err


def test_pay_of_another_period_is_told_of_the_row_once(batch: Batch, tmp_path: Path) -> None:
    more = {"currency": "GBP", "pay min": 90000, "pay max": 110000, "pay per": "month"}
    wanted = {name: value for name, value in more.items() if name not in HEADINGS}
    row = {**dict(zip(HEADINGS, CELLS, strict=True)), **more}
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = "A"
    names = [*HEADINGS, *wanted]
    page.append(names)
    page.append([row.get(name) for name in names])
    book.save(tmp_path / "t.xlsx")
    ran = batch(tmp_path / "t.xlsx")
    (line,) = (line for line in ran.err.splitlines() if "[odd-pay]" in line)
    assert line.count("t.xlsx!A") == 1
    assert "110,000 a month is much" in line


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("GB: 40; DE: 12", {"GB": 40, "DE": 12}),
        ("US-CO 12, US-OH Cleveland 20", {"US-CO": 12, "US-OH Cleveland": 20}),
        ("{GB: 40, US-NY: 3}", {"GB": 40, "US-NY": 3}),
        ("GB=7", {"GB": 7}),
        ("GB", "GB"),
        ("GB: some", "GB: some"),
    ],
)
def test_people_by_place_stand_in_one_cell(said: str, read: Any) -> None:
    assert value_of(said, CellRule(frozenset(["object"]), ())) == read


@pytest.mark.parametrize(
    ("colour", "fill", "told"),
    [("FFFFFFFF", "", True), ("FFFFFFFF", "FF003366", False), ("FF000000", "", False)],
)
def test_white_letters_on_no_colour_are_told(
    batch: Batch, tmp_path: Path, colour: str, fill: str, told: bool
) -> None:
    path = table(tmp_path / "t.xlsx", {"benefits": "A car"})
    book = load_workbook(path)
    cell = book.active.cell(2, len(HEADINGS) + 1)
    cell.font = Font(color=colour)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    book.save(path)
    assert ("cell N2 has white letters, and is read" in batch(path).err) is told


@pytest.mark.parametrize(
    ("column", "words", "printed", "told"),
    [
        ("about", "See our site.", "[See our site.](<https://acme.example/a>)", ""),
        ("about", "See acme.example/a or https://acme.example/a.", "or https://acme.example/a", ""),
        ("about", "One line.\nAnother line.", "", "the link of this cell cannot be kept"),
        ("internal notes", "Our site", "", "the link in O2 to https://acme.example/a is left out"),
    ],
)
def test_words_that_are_a_link_keep_it_or_it_is_told(
    batch: Batch, tmp_path: Path, column: str, words: str, printed: str, told: str
) -> None:
    path = table(tmp_path / "t.xlsx", {"start": "2027-05-01", column: words})
    book = load_workbook(path)
    book.active.cell(2, len(HEADINGS) + 2).hyperlink = "https://acme.example/a"
    book.active.cell(2, len(HEADINGS) + 2).value = words
    book.save(path)
    ran = batch(path)
    said = "".join(each.read_text("utf-8") for each in (tmp_path / "out").rglob("*-posting.md"))
    assert printed in said
    assert told in ran.err
    assert told or "the link" not in ran.err


@pytest.mark.parametrize(
    ("head", "cells", "told"),
    [
        (HEAD, ROW.replace("London", "Leeds / London"), "write 'Leeds': a table has room for one"),
        (HEAD, ROW.replace("London", "Leeds / London"), "Name London in the column 'opening'"),
        (
            f"{HEAD},benefits",
            f"{ROW},28 days, a bike",
            "t.csv:2:15: this cell has no heading above it: the row has more",
        ),
        (f"{HEAD},headcount", f'{ROW},"1,5"', "write a whole number, such as 2 ["),
        (HEAD, ROW.replace("Acme", "Caf? Noir"), "t.csv:2:1: 'name' has 'Caf?', whose letters"),
        (HEAD, ROW.replace("London", '"London, UK"'), "write 'London', and 'GB' in the column 'c"),
        (
            HEAD,
            ROW.replace("London", "Remote"),
            "one may work from in the column 'remote', and its",
        ),
        (f"{HEAD},employment", f"{ROW},FTC 12 months", "write 'fixed' in the column 'employment t"),
        (f"{HEAD},language", f"{ROW},French", "there are no papers in the language 'fr'"),
        (f"{HEAD},reports to", f"{ROW},none", "this company has no position 'none' - leave it out"),
        (f"{HEAD},teams", f"{ROW},9", "'teams' - a table has no room for it: write it in the comp"),
        (HEAD, ROW.replace("120000", "from \u00a3120k"), "'from \u00a3120k' - write 120000 ["),
        (HEAD, ROW.replace("GBP", "$"), "'$' can be several currencies - write USD, AUD, CAD or"),
        (HEAD, ROW.replace("cto", "CPTX"), "; for a post of its own, fill in a column 'level'"),
        (HEAD, ROW.replace("London", "M?nster"), "'city' has 'M?nster', whose letters were lost"),
    ],
)
def test_what_to_write_is_said_for_a_cell_of_csv(
    batch: Batch, head: str, cells: str, told: str
) -> None:
    assert told in batch(f"{head}\n{cells}\n").err


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("A pension, 28 days, a gym", "write 'A pension | 28 days | a gym'; where it is one, end"),
        ("A pension, 28 days, a gym.", ""),
        ("Health, dental and vision", ""),
        ("We pay half of the pension; you choose how much of the rest it takes.", ""),
    ],
)
def test_items_that_commas_join_are_asked_for(
    batch: Batch, tmp_path: Path, cell: str, told: str
) -> None:
    ran = batch(table(tmp_path / "t.xlsx", {"benefits": cell}))
    assert told in ran.err
    [posting] = (tmp_path / "out").rglob("*-posting.md") if not told else [None]
    assert posting is None or f"- {cell}\n" in posting.read_text("utf-8")


def test_headings_that_stand_again_are_told_once_and_are_no_row(batch: Batch) -> None:
    other = ROW.replace("Acme", "Beta")
    ran = batch(f"{HEAD}\n{ROW}\n{HEAD.upper()}\n{other}\n")
    assert "t.csv:3: this row has the headings of the table again - delete it" in ran.err
    assert ran.err.count("t.csv:3") == 1
    assert ran.out.startswith("3 rows: 2 made, 1 failed")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        # The rest of the benefits went into the next column, and an empty cell beyond the last.
        ((f"{ROW},28 days,", f"{ROW.replace('Acme', 'Beta')},28 days, a bike,"), True),
        ((f"{ROW},28 days,,", f"{ROW.replace('Acme', 'Beta')},28 days,,"), False),
    ],
)
def test_an_empty_cell_beyond_the_columns_tells_of_a_parted_text(
    batch: Batch, rows: tuple[str, ...], told: bool
) -> None:
    ran = batch("\n".join([f"{HEAD},benefits,start", *rows, ""]))
    assert ("t.csv:3:16: this cell has no heading above it: the row" in ran.err) is told
    assert ran.out.startswith("2 rows: 1 made, 1 failed" if told else "2 rows: 2 made")


def test_initials_with_full_stops_are_a_post(batch: Batch, tmp_path: Path) -> None:
    assert batch(f"{HEAD}\n{ROW.replace('cto', 'C.T.O.')}\n").out.startswith("1 row: 1 made")
