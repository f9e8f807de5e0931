"""How a cell parts the items of a list: a point in the middle does, a plus is asked about."""

from __future__ import annotations

import pytest

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule

RULE = CellRule(frozenset(("array",)), ())


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("Pension \u00b7 28 days \u00b7 Gym", ["Pension", "28 days", "Gym"]),
        ("\u2022 Pension \u2022 Gym", ["Pension", "Gym"]),
        ("\u2022 Pension\n\u2022 Gym", ["Pension", "Gym"]),
        ("Pension; 28 days", ["Pension", "28 days"]),
        ("28 days + bank holidays", ["28 days + bank holidays"]),
        ("C++ and D++", ["C++ and D++"]),
        ("A 9\u00b75 per cent pension", ["A 9\u00b75 per cent pension"]),
    ],
)
def test_what_parts_items(cell: str, items: list[str]) -> None:
    assert value_of(cell, RULE) == items


@pytest.mark.parametrize("cell", ["Pension + 28 days + Gym", "Pension, 28 days, gym"])
def test_what_may_be_one_item_is_asked_about(cell: str) -> None:
    with pytest.raises(BadCellError) as asked:
        value_of(cell, RULE)
    assert asked.value.hint.casefold().startswith("write 'pension | 28 days | gym'; where it is")
