"""Tables of people: who has left holds no post, whichever sheet or column says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from charter.load.catalog_files import read_catalog
from charter.people.workforce import Workforce, workforce_of
from charter.problems import InputError

CATALOG = read_catalog()
HEADINGS = ["Name", "Job Title", "Manager", "Hire Date"]
STAFF = [
    ["Ann Alder", "CEO", "", "2019-01-01"],
    ["Bo Birch", "CTO", "Ann Alder", "2020-01-01"],
    ["Cy Cole", "CPO", "Ann Alder", "2020-02-01"],
]
GONE = ["Max Moor", "VP Product", "Ann Alder", "2010-01-01"]
TODAY = date(2026, 12, 1)


def read(folder: Path, *sheets: tuple[str, list[list[object]]], today: date = TODAY) -> Workforce:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "people.xlsx")
    return workforce_of(CATALOG, folder / "people.xlsx", today=today)


def held(found: Workforce) -> list[str]:
    return sorted(told.position for told in found.told if told.position)


@pytest.mark.parametrize(
    ("first", "told"),
    [
        (("Leavers 2025", [HEADINGS, GONE]), "read 'Staff'"),
        (("Ehemalige", [HEADINGS, GONE]), "read 'Staff'"),
        (("Cover", [["HR report"], ["Made on", "2026-11-01"]]), "'Cover' before it has no table"),
        (("Holidays", [["Day", "Where"], ["2026-12-25", "all"]]), "'Holidays' before it has no"),
    ],
)
def test_the_sheet_of_those_who_are_there_is_read(
    tmp_path: Path, first: tuple[str, list[list[object]]], told: str
) -> None:
    found = read(tmp_path, first, ("Staff", [HEADINGS, *STAFF]))
    assert held(found) == ["ceo", "cpo", "cto"]
    assert told in " ".join(found.notes)
    left_out = f"sheet '{first[0]}' has people who left, by its name, and is left out"
    assert (left_out in " ".join(found.notes)) == (GONE in first[1])


def test_a_further_sheet_of_people_is_told(tmp_path: Path) -> None:
    found = read(
        tmp_path, ("Product", [HEADINGS, *STAFF]), ("Left wing", [HEADINGS, GONE]),
        ("Engineering", [HEADINGS, GONE]),
    )  # fmt: skip
    assert "sheet 'Engineering' has such a table too" in " ".join(found.notes)


def test_a_table_of_leavers_alone_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, ("Leavers", [HEADINGS, GONE]), ("Notes", [["Read me"]]))
    assert "read 'Leavers', which has people who left, by its name: look" in found.notes[0]


@pytest.mark.parametrize(
    ("heading", "day", "gone"),
    [
        ("Termination Date", date(2024, 5, 31), True),
        ("Austrittsdatum", "31.05.2024", True),
        ("Fratrædelsesdato", "31. maj 2024", True),
        ("Leaving date", "31/05/2024 00:00", True),
        ("Last day", "2026-11-30", True),
        ("Last day", "2026-12-01", False),
        ("Last day", "2026-12", False),
        ("Termination Date", date(2009, 1, 1), False),
        ("Termination Date", "31.12.9999", False),
        ("Termination Date", "n/a", False),
        ("Termination Date", None, False),
    ],
)
def test_who_has_left_by_the_day_holds_no_post(
    tmp_path: Path, heading: str, day: object, gone: bool
) -> None:
    rows = [[*HEADINGS, heading], *([*row, None] for row in STAFF), [*GONE, day]]
    found = read(tmp_path, ("Staff", rows))
    assert held(found) == ["ceo", "cpo", "cto", *["vp-product"] * (not gone)]
    told = f"one row is of people who have left, by the day under '{heading}': not counted"
    assert (told in found.notes) == gone
    assert not found.problems


def test_who_leaves_later_is_told(tmp_path: Path) -> None:
    rows = [[*HEADINGS, "Leaving date"], *([*row, None] for row in STAFF), [*GONE, "2027-03-31"]]
    looks = [told.look for told in read(tmp_path, ("Staff", rows)).told]
    assert "leaves on 2027-03-31: who holds the post then?" in looks


def test_without_titles_nothing_is_taken(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no column has the titles"):
        read(tmp_path, ("Cover", [["HR report"]]), ("Notes", [["Read me"]]))
