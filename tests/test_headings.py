"""Which field of a person a column of an HR export is: tests/data/headings.txt."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from charter.batch.tables import TableCell
from charter.people.headings import FIELDS, found_columns
from charter.problems import Place

LINES = (Path(__file__).parent / "data/headings.txt").read_text("utf-8").splitlines()
KNOWN = {
    field: headings.split(" | ")
    for field, headings in (line.split(": ", 1) for line in LINES if not line.startswith("#"))
}


def chosen(field: str, *headings: str) -> str:
    """Return the heading that is taken for a field, of a table that has titles."""
    titled = headings if field == "title" else ("Business Title", *headings)
    cells = [TableCell("", text, Place("t.csv", 1, n)) for n, text in enumerate(titled, start=1)]
    found = found_columns(cells, {}, "t.csv")
    assert found is not None
    return found.shown.get(field, "")


@pytest.mark.parametrize("field", FIELDS)
def test_a_heading_is_known_as_people_write_it(field: str) -> None:
    assert [chosen(field, each) for each in KNOWN[field]] == KNOWN[field]
    assert [chosen(field, each.upper()) for each in KNOWN[field]] == [*map(str.upper, KNOWN[field])]


@pytest.mark.parametrize("field", FIELDS)
def test_of_several_the_surest_is_taken(field: str) -> None:
    for surer, other in pairwise(KNOWN[field]):
        assert chosen(field, other, surer) == surer
