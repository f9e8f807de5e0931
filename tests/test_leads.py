"""What stands above a piece of a posting: headings and lead-ins without a mark, and their no."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from charter.check.papers.posting import lint
from charter.check.words.context import is_excused
from charter.check.words.leads import with_above
from charter.check.words.needed import folded, may_match, needs_of
from charter.check.words.pay import pay_in
from charter.check.words.pay_seen import contradicting
from charter.check.words.statements import states
from charter.document.outside.from_file import reading_of

HEAD = "# Chief Technology Officer\n\nYou lead the people who run our systems.\n\n"


def codes(tmp_path: Path, text: str, name: str = "posting.md") -> list[tuple[str, int]]:
    path = tmp_path / name
    path.write_text(HEAD + text, "utf-8")
    found = lint(path, date(2026, 12, 1), language="en").remarks
    return [(one.code, one.place.line) for one in found]


@pytest.mark.parametrize(
    "heading",
    ["What we do not ask", "**You do not need:**", "## Not required", "NICE TO HAVE", "**A plus**"],
)
def test_what_stands_under_a_no_or_a_wish_is_not_asked(tmp_path: Path, heading: str) -> None:
    listed = "\n- a degree in physics\n- 10 years of experience\n- a driving licence\n"
    told = {code for code, _ in codes(tmp_path, heading + "\n" + listed)}
    assert not told & {"degree", "years-of-experience", "licence"}
    told = {code for code, _ in codes(tmp_path, "What we ask\n" + listed)}
    assert {"degree", "years-of-experience", "licence"} <= told


@pytest.mark.parametrize("heading", ["What we ask", "**Requirements**", "YOUR PROFILE"])
@pytest.mark.parametrize("mark", ["-", "→", "•", "✓"])
def test_a_list_of_musts_has_its_heading_and_its_end(
    tmp_path: Path, heading: str, mark: str
) -> None:
    musts = "\n".join(f"{mark} thing number {'x' * n}" for n in range(1, 10))
    offers = "\n".join(f"{mark} offer {'y' * n}" for n in range(1, 10))
    text = f"{heading}\n\n{musts}\n\nWhat we offer\n\n{offers}\n"
    found = [each for each in codes(tmp_path, text) if each[0] == "musts"]
    assert found == [("musts", 5)]
    path = tmp_path / "posting.md"
    (message,) = [
        m.message for m in lint(path, date(2026, 12, 1), language="en").remarks if m.code == "musts"
    ]
    assert message.startswith("9 things")


def test_a_wish_in_a_list_is_no_must(tmp_path: Path) -> None:
    musts = "\n".join(f"- thing number {'x' * n}" for n in range(1, 6))
    text = f"What we ask\n\n{musts}\n- French is a plus\n- German would be a plus\n"
    assert ("musts", 5) not in codes(tmp_path, text)
    text = f"What we ask\n\n{musts}\n- French\n"
    assert ("musts", 5) in codes(tmp_path, text)


def test_a_short_first_line_is_one_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    long = "Send your CV to jobs@firm.example, and say in three lines which system you ran and why."
    path.write_text(f"How to apply\n{long}\n\n{long}\n{long}\n", "utf-8")
    first, second = reading_of(path).pieces
    assert first.text == f"How to apply\n{long}"
    assert second.text == f"{long} {long}"


def test_each_piece_knows_what_stands_above_it(tmp_path: Path) -> None:
    path = tmp_path / "posting.md"
    path.write_text("# CTO\n\nOur offer\n\nWe pay well.\n\n- tea\n\nIt has:\n\n- milk\n", "utf-8")
    above = [(one.piece.text, one.above) for one in with_above(reading_of(path))]
    assert ("We pay well.", "Our offer") in above
    assert ("tea", "Our offer") in above
    assert ("milk", "It has:") in above


@pytest.mark.parametrize(
    ("text", "words", "excused"),
    [
        ("BSc in physics (MSc preferred).", "BSc", False),
        ("BSc in physics (preferred).", "BSc", True),
        ("Five years in design, ideally in banks.", "Five years", False),
        ("Ideally, five years in design.", "five years", True),
        ("A degree is nice to have, never required.", "degree", True),
        ("A degree is preferred; experience is required.", "degree", False),
    ],
)
def test_a_wish_reaches_what_it_is_about(text: str, words: str, excused: bool) -> None:
    start = text.index(words)
    assert is_excused("en", ("preferred",), text, start, start + len(words)) == excused


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        ("young (team|crew)", ((("young",), ("team", "crew")),)),
        ("(young|fresh) \\w+", ((("young", "fresh"),),)),
        ("(very )?young", ((("young",),),)),
        ("(?:very )*?(?P<age>young)", ((("young",),),)),
        ("graduates?", ((("graduate",),),)),
        ("ab+cdef", ((("cdef",), ("ab",)),)),
        ("team{0,2}abc", ((("tea",), ("abc",)),)),
        ("(?!our)\\w+ (team|\\d+)", ((),)),
        ("[abc] x|young", ((), (("young",),))),
        ("24x7|[1-7][0-9]? years", ((("24x7",),), (("years",), tuple("0123456789")))),
        ("[]abc]young\\byear", ((("young",), ("year",)),)),
    ],
)
def test_letters_without_which_no_match_is_possible(
    words: str, letters: tuple[tuple[tuple[str, ...], ...], ...]
) -> None:
    assert needs_of(words) == letters


@pytest.mark.parametrize(
    "text", ["YOUNG", "YOUNĠ YOUNG", "young", "ſtrong", "ſTRONG", "kınd", "KİND"]
)
def test_letters_are_looked_for_as_a_pattern_does_that_takes_no_heed_of_capitals(text: str) -> None:
    for words in ("young", "strong", "kind"):
        if re.search(words, text, re.IGNORECASE):
            assert may_match(needs_of(words), folded(text))


def test_a_grade_of_experience_is_no_pay() -> None:
    assert pay_in("One year of experience equivalent to the GS-14 level.", "en") == []
    assert [paid.grade for paid in pay_in("Salary: GS-14", "en")] == ["GS-14"]


@pytest.mark.parametrize(
    ("text", "contradicts"),
    [
        ("£400 a day, that is about £100,000 a year.", False),
        ("$25 an hour, which equals $72,000 a year.", True),
        ("£2,000 per month, i.e. £30,000 per annum.", True),
        ("£2,000 per month, i.e. £24,000 per annum.", False),
        ("€48,000 for 32 hours, €60,000 for 40 hours.", False),
    ],
)
def test_pay_for_two_periods_is_held_against_each_other(text: str, contradicts: bool) -> None:
    assert bool(contradicting(text, "en")) == contradicts


def test_a_last_day_that_can_be_two_days_is_told(tmp_path: Path) -> None:
    assert ("two-readings", 5) in codes(tmp_path, "Apply by 03/04/2027.\n")
    assert "two-readings" not in dict(codes(tmp_path, "Apply by 23/04/2027.\n"))
    assert "two-readings" not in dict(codes(tmp_path, "We moved house on 03/04/2017.\n"))


def test_one_statement_is_enough() -> None:
    assert states("apply", "We make tea.\nSend your CV to jobs@firm.example.", "en")
    assert not states("apply", "We make tea.", "en")
    assert not states("apply", "Mi faras teon.", "eo")
