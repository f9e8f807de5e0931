"""A name with a degree or a note behind a comma is one holder; two names are two."""

from __future__ import annotations

import pytest

from charter.facts.slots import _holder


@pytest.mark.parametrize(
    "text",
    [
        *("Ruth Mbeki, MBA", "Jo Smith, BSc Hons", "Smith, Jo", "Jo Smith, PhD"),
        *("Anna O'Neil (she/her)", "Alex Wu [they/them]", "Jo Smith (on loan from Tarn & Co)"),
    ],
)
def test_a_degree_is_no_second_holder(text: str) -> None:
    assert _holder(text) is None


@pytest.mark.parametrize("text", ["Ruth Mbeki, Tom Hale", "Ruth Mbeki and Tom Hale"])
def test_two_names_are_two(text: str) -> None:
    found = _holder(text)
    assert found is not None
    assert "{name: Ruth Mbeki}, {name: Tom Hale}" in found.hint


@pytest.mark.parametrize("text", ["Ruth Mbeki, MBA (CEO ad interim)", "Ruth Mbeki, MBA, acting"])
def test_who_acts_is_named_alone(text: str) -> None:
    found = _holder(text)
    assert found is not None
    assert found.hint.startswith("write 'Ruth Mbeki, MBA'")


@pytest.mark.parametrize("text", ["Recruiting", "Vacant - since May", "Stelle offen", "Backfill"])
def test_a_word_for_a_vacancy_is_no_holder(text: str) -> None:
    found = _holder(text)
    assert found is not None
    assert found.hint == "leave it out, and write 'status: vacant'"


def test_two_names_with_remarks_are_two() -> None:
    found = _holder("Anna Berg (she/her) and Bo Dahl (he/him)")
    assert found is not None
    assert "{name: Anna Berg}, {name: Bo Dahl}" in found.hint
