"""Headings with a unit, German and Danish headings, dittos, a list in brackets, two sheets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from charter.batch.pay_units import unit_of
from conftest import Ran

HEAD = "Company,Country,Currency,Structure,Position,Status,Acting,City"
ROW = "Brisk,DE,EUR,separate,CTO,vacant,CEO,Hamburg"
Made = Callable[[Path], tuple[str, str]]


@pytest.fixture
def made(charter: Callable[..., Ran], tmp_path: Path) -> Made:
    """Return the papers of a table, and what is told."""

    def run(table: Path) -> tuple[str, str]:
        out = tmp_path / "out"
        ran = charter(
            *("batch", str(table), "--out", str(out), "--format", "md", "--jobs", "1"),
            *("--date", "2026-12-01"),
        )
        papers = [path.read_text("utf-8") for path in sorted(out.glob("*/*posting.md"))]
        return "\n".join(papers), " ".join(ran.err.split())

    return run


def _csv(folder: Path, head: str, *rows: str) -> Path:
    table = folder / "t.csv"
    table.write_text("\n".join([head, *rows]), "utf-8")
    return table


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Pay min (T\u20ac)", ("Pay min", True, "EUR", "")),
        ("Gehalt von in TEUR", ("Gehalt von", True, "EUR", "")),
        ("Salary (GBP k)", ("Salary", True, "GBP", "")),
        ("Gehalt in T\u20ac", ("Gehalt", True, "EUR", "")),
        ("Pay max (USD)", ("Pay max", False, "USD", "")),
        ("Pay from per month", ("Pay from", False, "", "month")),
        ("L\u00f8n fra (DKK) pr. m\u00e5ned", ("L\u00f8n fra", False, "DKK", "month")),
        ("Pay min k\u20ac p.a.", ("Pay min", True, "EUR", "year")),
        ("Pay min", ("Pay min", False, "", "")),
        ("City (k)", ("City (k)", False, "", "")),
    ],
)
def test_the_unit_of_a_heading_is_read(heading: str, unit: tuple[Any, ...]) -> None:
    assert tuple(unit_of(heading))[:4] == unit


@pytest.mark.parametrize(
    ("low", "high", "cells", "pay"),
    [
        (
            "Pay min (T\u20ac)",
            "Pay max (T\u20ac)",
            "120,150",
            "\u20ac120,000\u2013\u20ac150,000 a year",
        ),
        ("Pay min (USD)", "Pay max (USD)", "120000,150000", "$120,000\u2013$150,000 a year"),
        (
            "Pay from per month",
            "Pay to per month",
            "9000,11000",
            "\u20ac9,000\u2013\u20ac11,000 a month",
        ),
        (
            "Gehalt von (k)",
            "Gehalt bis (k)",
            "97.5,120000",
            "\u20ac97,500\u2013\u20ac120,000 a year",
        ),
    ],
)
def test_pay_is_read_with_its_heading(
    made: Made, tmp_path: Path, low: str, high: str, cells: str, pay: str
) -> None:
    papers, told = made(_csv(tmp_path, f"{HEAD},{low},{high}", f"{ROW},{cells}"))
    assert f"**Pay:** {pay}" in papers, told


def test_one_column_of_pay_with_a_unit_asks_for_two(made: Made, tmp_path: Path) -> None:
    _, told = made(_csv(tmp_path, f"{HEAD},Salary (GBP k)", f"{ROW},120"))
    assert (
        "write 'pay min' and 'pay max', with whole amounts such as 120000, and GBP in a column "
        "'pay currency'" in told
    )


@pytest.mark.parametrize(
    "head",
    [
        "Firma,Land,W\u00e4hrung,Structure,Stelle,Status,Acting,Ort,Gehalt von,"
        "Gehalt bis,Bewerbungsfrist",
        "Virksomhed,Land,Valuta,Structure,Stilling,Status,Acting,By,L\u00f8n fra,L\u00f8n til,"
        "Ans\u00f8gningsfrist",
    ],
)
def test_german_and_danish_headings_are_usual(made: Made, tmp_path: Path, head: str) -> None:
    papers, told = made(_csv(tmp_path, head, f"{ROW},120000,150000,2027-03-31"))
    assert "\u20ac120,000\u2013\u20ac150,000" in papers, told
    assert "31 March 2027" in papers or "unknown-column" not in told


@pytest.mark.parametrize(
    "cell",
    [
        '""""',
        "''",
        "\u3003",
        "\u201c",
        '"-""-"',
        "s.o.",
        "dito",
        "Ditto",
        "siehe oben",
        "se ovenfor",
    ],
)
def test_a_ditto_is_refused(made: Made, tmp_path: Path, cell: str) -> None:
    papers, told = made(_csv(tmp_path, HEAD, ROW.replace("Hamburg", cell)))
    assert not papers
    assert "t.csv:2:8: this cell has a sign or a word for what stands above it" in told


@pytest.mark.parametrize("cell", ["Soest", "Idstein", "Dover", "\u00d8"])
def test_a_city_is_no_ditto(made: Made, tmp_path: Path, cell: str) -> None:
    assert "[ditto]" not in made(_csv(tmp_path, HEAD, ROW.replace("Hamburg", cell)))[1]


def test_one_post_twice_with_other_pay_is_made_for_neither_row(made: Made, tmp_path: Path) -> None:
    rows = (f"{ROW},100000,120000", f"{ROW},100000,130000")
    papers, told = made(_csv(tmp_path, f"{HEAD},pay min,pay max", *rows))
    assert not papers
    assert "t.csv:2:10: two rows about one post differ: '120000' here, and '130000' at" in told
    assert "t.csv:3:10: two rows about one post differ: '130000' here, and '120000' at" in told


def test_a_list_of_json_is_read_as_its_lines(made: Made, tmp_path: Path) -> None:
    names, cells = HEAD.split(","), ROW.split(",")
    line = ", ".join(f'"{name}": "{cell}"' for name, cell in zip(names, cells, strict=True))
    table = tmp_path / "t.jsonl"
    other = line.replace("Brisk", "Acme")
    table.write_text(f"[\n{{{line}}},\n{{{other}}}\n]\n", "utf-8")
    papers, told = made(table)
    assert "Brisk" in papers, told
    assert "Acme" in papers


def test_a_second_sheet_with_a_table_is_named(made: Made, tmp_path: Path) -> None:
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Hamburg"), book.create_sheet("Notes")):
        rows = [["Only words"]] if sheet.title == "Notes" else [HEAD.split(","), ROW.split(",")]
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "t.xlsx")
    told = made(tmp_path / "t.xlsx")[1]
    assert "sheet 'Hamburg' has such a table too, and is left out: name it with --sheet" in told
    assert "'Notes' has" not in told


def test_days_in_the_office_that_became_a_day_are_told(made: Made, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append([*HEAD.split(","), "Office days"])
    book.active.append([*ROW.split(","), date(2026, 3, 2)])
    book.active["I2"].number_format = "d-mmm"
    book.save(tmp_path / "t.xlsx")
    told = made(tmp_path / "t.xlsx")[1]
    assert "I2: the spreadsheet made a day of what was typed here, such as 2-3 or 2/3" in told


def test_german_in_a_column_of_a_language_names_the_column(made: Made, tmp_path: Path) -> None:
    told = made(_csv(tmp_path, f"{HEAD},Language", f"{ROW},German"))[1]
    assert "call the column 'language postings'; charters stay English" in told
