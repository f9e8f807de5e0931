"""charter/review/reordered.py: lines that a paper prints in another order, and nobody moved."""

from __future__ import annotations

from typing import cast

from charter.render.papers import Markdown
from charter.review.changes import Change
from charter.review.compare import Review
from charter.review.findings import TracedChange
from charter.review.lines import Line, Read
from charter.review.reordered import without_reordered

PAPER = cast(Markdown, None)  # which paper it is does not matter here
MUSTS, DUTIES = "Requirements", "Duties"


def line(section: str, text: str) -> Line:
    return Line(section, "item", (text,))


def gone(section: str, text: str) -> TracedChange:
    return TracedChange(Change(section, line(section, text), None), (), (), True)


def come(section: str, text: str) -> TracedChange:
    return TracedChange(Change(section, None, line(section, text)), (), (), True)


def review(*found: TracedChange) -> Review:
    return Review(PAPER, Read(()), found, 0, True)


def test_a_line_that_left_one_spot_of_its_section_for_another_is_no_change() -> None:
    now = review(gone(MUSTS, "You hired."), come(MUSTS, "You hired."))
    assert without_reordered(review(), now) == (review(), (MUSTS,))


def test_what_was_told_before_is_told_still() -> None:
    before = review(gone(MUSTS, "You hired."), come(MUSTS, "You hired."))
    assert without_reordered(before, before) == (before, ())


def test_a_line_that_went_to_another_section_or_came_twice_is_a_change() -> None:
    away = review(gone(MUSTS, "You hired."), come(DUTIES, "You hired."))
    twice = review(gone(MUSTS, "You hired."), come(MUSTS, "You hired."), come(MUSTS, "You hired."))
    assert without_reordered(review(), away) == (away, ())
    assert without_reordered(review(), twice) == (twice, ())


def test_other_words_beside_a_moved_line_are_left() -> None:
    other = TracedChange(Change(MUSTS, line(MUSTS, "Old."), line(MUSTS, "New.")), (), (), True)
    now = review(gone(MUSTS, "You hired."), other, come(MUSTS, "You hired."))
    assert without_reordered(review(), now) == (review(other), (MUSTS,))
