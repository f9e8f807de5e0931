"""Raised and lowered characters of cells: marks of footnotes, powers, and the 2 of CO2."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from charter.batch.open_table import open_table
from charter.batch.raised import LOWERED, RAISED, level_of
from charter.batch.rich_text import TextPart, levelled
from test_batch import Batch, report, sheet
from test_batch import batch as batch  # noqa: PLC0414
from test_batch_words import HEAD, ROW
from test_struck_out import ods

HEADINGS = [*HEAD.split(","), "opening"]
CELLS = [*ROW.split(","), "The post is new."]
PAY, OPENING = HEADINGS.index("pay max"), HEADINGS.index("opening")


@pytest.mark.parametrize(
    ("before", "mark", "after", "reads"),
    [
        ("110000", "1", "", "110000"),
        ("110.000,00 EUR", "2)", "", "110.000,00 EUR"),
        ("2027", "1", " is the year", "2027 is the year"),
        ("28 days", "1", " of leave", "28 days of leave"),
        ("28 days", "1, 2", "", "28 days"),
        ("Pay max", "*", "", "Pay max"),
        ("Leith Marine", "a", "", "Leith Marine"),
        ("Options on 10", "3", " shares", "Options on 10³ shares"),
        ("runs for 10", "-6", " seconds", "runs for 10⁻⁶ seconds"),
        ("halls of 500 m", "2", " each", "halls of 500 m² each"),
        ("a tank of 3 km", "3", "", "a tank of 3 km³"),
        ("the 1", "st", " of May", "the 1st of May"),
        ("Turbine", "TM", " makers", "Turbine™ makers"),
        ("", "1", " without bonus", "¹ without bonus"),
        ("", "110000", "", "110000"),  # the whole cell is one look
    ],
)
def test_what_raised_characters_are_read_as(before: str, mark: str, after: str, reads: str) -> None:
    parts = tuple(
        TextPart(text, None, level) for text, level in ((before, ""), (mark, RAISED), (after, ""))
    )
    plain, _, bad = levelled(parts)
    assert "".join(part.text for part in plain) == reads
    assert bad is None


@pytest.mark.parametrize(("cell", "mark"), [("10", "6"), ("28", "1"), ("£90", "2")])
def test_a_number_that_is_short_has_two_readings(cell: str, mark: str) -> None:
    read = level_of(mark, RAISED, cell, cell + mark)
    assert f"the '{mark}' in this cell is raised: a footnote mark, or a power" == str(read.bad)


def test_what_is_lowered_stays_so() -> None:
    read = level_of("2", LOWERED, "CO", "CO2 is caught here")
    assert (read.text, read.told) == ("₂", "the lowered '2' in {at} is read as '₂'")


def test_a_piece_that_comes_in_parts_is_one() -> None:
    parts = (
        TextPart("The cost is 90000"),
        TextPart("1", None, RAISED),
        TextPart("2", None, RAISED),
    )
    assert levelled(parts)[1] == [
        "the raised '12' in {at} is read as a footnote mark, and left out"
    ]


def test_raised_characters_of_a_workbook_are_told(batch: Batch, tmp_path: Path) -> None:
    def change(page: Any, made: Any) -> None:
        up = made.add_format({"font_script": 1})
        page.write_rich_string(1, PAY, "150000", up, "1", " ")
        page.write_rich_string(1, OPENING, "It lasts 10", up, "6", " hours.")

    ran = batch(sheet(tmp_path / "t.xlsx", [HEADINGS, CELLS], change))
    assert "the raised '1' in I2 is read as a footnote mark, and left out" in ran.err
    assert "the raised '6' in N2 is read as '⁶'" in ran.err
    [posting] = (tmp_path / "out").glob("*/cto-posting.md")
    text = posting.read_text("utf-8")
    assert "£120,000–£150,000" in text
    assert "It lasts 10⁶ hours." in text


def test_a_number_with_a_raised_digit_is_not_guessed(batch: Batch, tmp_path: Path) -> None:
    def change(page: Any, made: Any) -> None:
        page.write_rich_string(1, PAY, "10", made.add_format({"font_script": 1}), "6", " ")

    batch(sheet(tmp_path / "t.xlsx", [HEADINGS, CELLS], change))
    [line] = report(tmp_path)
    assert line["problems"][0]["message"] == (
        "the '6' in this cell is raised: a footnote mark, or a power"
    )


XLINK = "http://www.w3.org/1999/xlink"
STYLES = "".join(
    f'<style:style style:name="{name}"><style:text-properties style:text-position="{at}"/>'
    "</style:style>"
    for name, at in (("T1", "super 58%"), ("T2", "-33% 58%"), ("T3", "0% 100%"))
)


@pytest.mark.parametrize(
    ("look", "reads", "told"),
    [
        ("T1", "a hall of 20 m²", "the raised '2' in A2 is read as '²'"),
        ("T2", "a hall of 20 m₂", "the lowered '2' in A2 is read as '₂'"),
        ("T3", "a hall of 20 m2", ""),
    ],
)
def test_raised_and_lowered_characters_of_ods(
    tmp_path: Path, look: str, reads: str, told: str
) -> None:
    cells = (
        f'<text:p>a hall of 20 m<text:span text:style-name="{look}">2</text:span></text:p>',
        "<text:p>About</text:p>",
    )
    rows = "".join(
        f"<table:table-row><table:table-cell>{cell}</table:table-cell></table:table-row>"
        for cell in reversed(cells)
    )
    with ExitStack() as held:
        table = open_table(ods(tmp_path / "t.ods", STYLES, rows), held)
        [row] = table.rows
    assert [cell.value for cell in row.cells] == [reads]
    assert list(table.levels) == [told] * bool(told)


@pytest.mark.parametrize(
    ("cell", "marked"),
    [
        (
            'See <text:a xlink:href="https://a.example">our site</text:a> or '
            '<text:a xlink:href="mailto:jo@a.example">ask Jo</text:a>.',
            "See [our site](https://a.example) or [ask Jo](mailto:jo@a.example).",
        ),
        ('<text:a xlink:href="#S.A1">Above</text:a>', None),
        (
            '<text:a xlink:href="https://a.example">a.example</text:a>',
            "[a.example](https://a.example)",
        ),
        ('<text:a xlink:href="https://a.example">https://a.example</text:a>', None),
        (
            'In m<text:span text:style-name="T1">2</text:span>: '
            '<text:a xlink:href="https://a.example">our site</text:a>',
            "",  # told, for the field that could print it
        ),
    ],
)
def test_words_of_ods_keep_their_links(tmp_path: Path, cell: str, marked: str | None) -> None:
    rows = "".join(
        "<table:table-row><table:table-cell><text:p>"
        f"{text}</text:p></table:table-cell></table:table-row>"
        for text in ("About", cell.replace("<text:a", f'<text:a xmlns:xlink="{XLINK}"'))
    )
    path = ods(tmp_path / "t.ods", STYLES, rows)
    with ExitStack() as held:
        [row] = open_table(path, held).rows
    assert getattr(row.cells[0].value, "marked", None) == marked
