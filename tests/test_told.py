"""What the program tells and makes is as committed, to the letter: tests/golden/told."""

from __future__ import annotations

import pytest

import told


@pytest.mark.parametrize("area", told.AREAS)
def test_it_is_as_committed(area: str) -> None:
    committed = told.committed(area)
    made = {name: text.rstrip("\n") + "\n" for name, text in told.AREAS[area]()}
    for name, text in made.items():
        assert text == committed.get(name, ""), "run tools/update_golden.py, read the difference"
    assert sorted(made) == sorted(committed)
