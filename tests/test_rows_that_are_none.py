"""Rows below a table that add it up, and cells of people that can be read two ways."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from charter.batch.tables import TableCell
from charter.batch.totals import is_note, is_total
from charter.people.table import read_people
from charter.problems import Place
from conftest import Ran
from test_batch import Batch
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, ROW

PEOPLE = (
    "Name,Title,Manager,Employee ID,Status\nAnn Ax,CEO,,1,Active\nBo Bell,CTO,Ann Ax,2,Active\n"
)


@pytest.mark.parametrize(
    ("values", "total"),
    [
        (("Total", 5), True),
        (("Total:", None, 5.5), True),
        (("TOTAL", "1,234"), True),
        (("Total headcount", "12"), True),
        (("Zwischensumme", 3, 120000), True),
        (("I alt", 3), True),
        ((5, "Gesamt"), True),
        (("Total",), False),
        (("Total", "separate", 5), False),
        (("TotalEnergies", 5), False),
        (("Count Dooku", 5), False),
        ((5, 7), False),
        ((), False),
    ],
)
def test_a_row_is_a_total_where_all_else_is_numbers(values: tuple[Any, ...], total: bool) -> None:
    cells = [TableCell("", value, Place("")) for value in values if value is not None]
    assert is_total(cells) is total


@pytest.mark.parametrize(
    ("values", "note"),
    [
        (("* pay to be confirmed with client",), True),
        (("† from May",), True),
        (("Note: all pay is gross",), True),
        (("Quelle: Kanzlei",), True),
        (("* Acme", "DK"), False),
        (("Acme",), False),
        (("Notes on Health",), False),
        (("Source",), False),
        ((), False),
    ],
)
def test_a_row_is_a_note_where_one_cell_begins_as_one(values: tuple[Any, ...], note: bool) -> None:
    assert is_note([TableCell("", value, Place("")) for value in values]) is note


def test_a_batch_makes_no_company_of_a_note(batch: Batch) -> None:
    ran = batch(f"{HEAD}\n{ROW}\n* pay to be confirmed{',' * HEAD.count(',')}\n")
    assert ran.out.startswith("2 rows: 1 made, 1 failed")
    said = "t.csv:3: this row looks like a note below the table - delete it from the table"
    assert said in ran.err


def test_an_export_of_people_leaves_a_note_out(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(f"{PEOPLE}* as of May,,,,\n", "utf-8")
    found = read_people(tmp_path / "p.csv")
    assert [p.code for p in found.problems] == ["note-row"]


def test_an_export_of_people_leaves_headings_that_stand_again_out(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(PEOPLE + PEOPLE.partition("\n")[0] + "\n", "utf-8")
    found = read_people(tmp_path / "p.csv")
    assert [person.name for person in found.people] == ["Ann Ax", "Bo Bell"]
    assert [p.code for p in found.problems] == ["heading-row"]


def test_a_batch_makes_no_company_of_a_total(batch: Batch) -> None:
    last = f"Total{',' * (HEAD.count(',') - 1)},3"
    ran = batch(f"{HEAD}\n{ROW}\n{last}\n")
    assert ran.out.startswith("2 rows: 1 made, 1 failed")
    told = [line for line in ran.err.splitlines() if "t.csv:3" in line]
    assert len(told) == 1
    assert "t.csv:3: this row looks like a total - delete it from the table [total-row]" in told[0]


def test_a_company_may_be_called_total(batch: Batch) -> None:
    ran = batch(f"{HEAD}\n{ROW.replace(ROW.partition(',')[0], 'Total', 1)}\n")
    assert ran.out.startswith("1 row: 1 made")


@pytest.mark.parametrize("last", ["Total,,,2,\n", ",,,Total:,2\n", "Summe,,,,2\n"])
def test_a_total_is_nobody(tmp_path: Path, last: str) -> None:
    (tmp_path / "p.csv").write_text(PEOPLE + last, "utf-8")
    table = read_people(tmp_path / "p.csv")
    assert [person.name for person in table.people] == ["Ann Ax", "Bo Bell"]
    (problem,) = table.problems
    said = "this row looks like a total, and is left out - delete it from the table [total-row]"
    assert str(problem).endswith(f"p.csv:4: {said}")


@pytest.mark.parametrize("said", ["FALSE", "no", "Nein"])
def test_a_no_as_a_status_is_told_once(tmp_path: Path, said: str) -> None:
    text = PEOPLE.replace("Status", "Active status") + f"Cy Cole,CPO,Ann Ax,3,{said}\n" * 2
    (tmp_path / "p.csv").write_text(text, "utf-8")
    table = read_people(tmp_path / "p.csv")
    (problem,) = table.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("unclear-status", 4, 5)


def test_a_heading_of_two_lines_is_told_as_one(charter: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text(PEOPLE.replace("Employee ID", '"Employee\nID"'), "utf-8")
    ran = charter("init", str(tmp_path / "w"), "--table", str(tmp_path / "p.csv"))
    assert "written nowhere: 'Employee ID' and 'Status'" in " ".join(ran.out.split())
