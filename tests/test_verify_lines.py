"""What may be written at the lines to sign and in the blanks of a letter, and what is a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from charter.document.parse import parse_markdown
from charter.offer.verify.compare import compare, signing_lines
from charter.offer.verify.copy import Copy
from charter.offer.verify.lines import markdown_lines
from charter.offer.verify.telling import Changed, Sent

_TABLE = "Signed below.\n\n| Signed | Name | Date |\n| --- | --- | --- |\n"


def compared(old: str, new: str, letter: int = 0) -> tuple[list[str], list[Changed]]:
    """Return what was filled in and what was changed, where `letter` lines are the letter."""
    lines, copy = (markdown_lines(parse_markdown(text, "x")) for text in (old, new))
    sent = Sent(lines, (), signing_lines(lines), letter, bool(letter))
    found = compare(sent, Copy(copy), Path("x"))
    return list(found.filled), list(found.changes)


@pytest.mark.parametrize(
    ("waits", "holds", "filled"),
    [
        ("|  |  |", "| Ada Okafor | 12 May 2027 |", "CEO: Ada Okafor 12 May 2027"),
        ("|  |  |", "|  | 12 May 2027 |", "CEO: 12 May 2027"),
        ("| /sn2/ | /ds2/ |", "| Ada Okafor | 12 May 2027 |", "CEO: Ada Okafor 12 May 2027"),
        ("| /sn2/ | /ds2/ |", "| Ada Okafor | /ds2/ |", "CEO: Ada Okafor"),
        ("| /sn2/ | /ds2/ |", "| /sn2/ Ada Okafor | /ds2/ |", "CEO: Ada Okafor"),
        ("| /sn2/ | /ds2/ |", "|  |  |", ""),
        ("|  |  |", "| /sn2/ | /ds2/ |", ""),
    ],
)
def test_a_name_and_a_date_sign_in_empty_cells_and_in_the_place_of_marks(
    waits: str, holds: str, filled: str
) -> None:
    row = "| CTO |  |  |\n| CEO "
    found = compared(f"{_TABLE}{row}{waits}\n", f"{_TABLE}{row}{holds}\n")
    assert found == ([filled] if filled else [], [])


@pytest.mark.parametrize(
    ("new", "changed"),
    [
        ("| CTO | subject to review of all terms |  |", ("", "subject to review of all terms")),
        ("| CTO | Ada | EUR 5,000 |", ("", "Ada EUR 5,000")),
        ("| COO | Ada |  |", ("CTO", "COO Ada")),
    ],
)
def test_a_clause_or_another_line_to_sign_is_a_change(new: str, changed: tuple[str, str]) -> None:
    rows = "| CTO |  |  |", "| CEO | /sn2/ | /ds2/ |"
    edited = "\n".join((new, rows[1]))
    filled, found = compared(_TABLE + "\n".join(rows), _TABLE + edited)
    assert (filled, [(each.old, each.new) for each in found]) == ([], [changed])


@pytest.mark.parametrize("blank", ["Place: ___", "Place .....", "Place \u2026\u2026", "Place:"])
def test_a_blank_of_the_letter_is_there_to_be_filled_in(blank: str) -> None:
    rest = "\n\nYours, Bea Lund\n\n# Charter\n\nDecides.\n"
    filled, changed = compared(blank + rest, f"{blank} Toronto{rest}", letter=2)
    assert (filled, changed) == (["in the letter: Toronto"], [])


@pytest.mark.parametrize(
    "text", ["We offer this.", "Place", "Place __", "Place ....", "Place \u2026"]
)
def test_other_words_of_the_letter_are_not(text: str) -> None:
    rest = "\n\nYours, Bea Lund\n\n# Charter\n\nDecides.\n"
    filled, changed = compared(text + rest, f"{text} Toronto{rest}", letter=2)
    assert filled == []
    assert [each.section for each in changed] == ["the letter"]
    assert "Toronto" in changed[0].new
