"""Plain text for forms that take no markup, whole or cut to what a form takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import charter as package
from charter.compose.papers import Posting
from charter.document.document import Document, document_of
from charter.document.parse import parse_markdown
from charter.write.web.clip import Clipped, _must_stay, clip
from charter.write.web.plain_text import plain_text
from charter.write.web.posting_parts import parts_of
from making import WORKSPACES, composed, papers_of, rendered

ROOT = Path(__file__).resolve().parent.parent
DAY = date(2026, 12, 1)
COMPANY = """\
company:
  name: Northwind
  country: US
  currency: USD
  equal_opportunity: We choose by what you can do.
  apply: {email: jobs@northwind.example, until: 2027-01-15, send: Send a CV.}
structure: combined
positions:
  cpto: {status: vacant, acting: ceo, places: [{city: Leeds, country: GB}]}
"""
APPLY = ("Write to {address} by {day}.", "Applications go to {address}. The closing date is {day}.")


def text(markdown: str) -> str:
    return plain_text(parse_markdown(markdown, "t"))


def cut(posting: Posting, limit: int) -> Clipped:
    (made,) = rendered([posting], None)
    return clip(parts_of(document_of(made)), limit)


ALL = [
    pytest.param(paper, id=f"{path.name}-{paper.position_id}")
    for path in WORKSPACES
    for paper in papers_of(path)
    if isinstance(paper, Posting)
]


def end_of(posting: Posting) -> str:
    given = {"address": "jobs@northwind.example", "day": "January 15, 2027"}
    head, apply = posting.headings.apply.upper(), posting.forms.apply.format(**given)
    enough = f" {posting.enough}" if posting.forms.enough == "apply" else ""
    return f"\n\n{head}\n\nSend a CV. {apply}{enough}\n\nWe choose by what you can do."


def in_form(posting: Posting, apply: str) -> Posting:
    return posting._replace(forms=posting.forms._replace(apply=apply))


@pytest.fixture
def posting(workspace: Callable[..., Any]) -> Posting:
    organisation = package.organise(workspace(COMPANY))
    (made,) = composed(organisation, DAY, papers=("posting",))
    assert isinstance(made, Posting)
    return made


class TestPlainText:
    def test_headings_stand_out_and_the_title_keeps_its_letters(self) -> None:
        assert text("# Leiterin (m/w/d)\n\n## What you bring\n\nText.\n") == (
            "Leiterin (m/w/d)\n\nWHAT YOU BRING\n\nText.\n"
        )

    def test_lists_have_a_mark_each_line(self) -> None:
        assert text("- one\n- **two**\n\n1. a\n1. b\n") == "- one\n- two\n\n1. a\n2. b\n"

    def test_lines_are_not_wrapped(self) -> None:
        assert text(f"{'word ' * 200}\nmore\n") == f"{'word ' * 200}more\n"

    def test_an_address_is_said_once(self) -> None:
        assert text("[a@b.example](<mailto:a@b.example>)\n") == "a@b.example\n"
        assert text("[Our site](<https://b.example>)\n") == "Our site (https://b.example)\n"

    def test_tables_become_lines(self) -> None:
        assert text("|  |  |\n| --- | --- |\n| **Pay** | 7 |\n") == "Pay: 7\n"
        assert text("| A | B |\n| --- | --- |\n| 1 | 2 |\n") == "A | B\n1 | 2\n"

    def test_characters_of_markup_come_out_as_themselves(self) -> None:
        assert text("a \\* b \\_ c &lt; d\n") == "a * b _ c < d\n"


@pytest.mark.parametrize("paper", ALL)
@pytest.mark.parametrize("limit", [300, 1500, 2000, 2500, 4000, 100_000])
def test_every_posting_is_cut_after_a_sentence(paper: Posting, limit: int) -> None:
    """Within the limit, of whole sentences of the text, never ending with a heading."""
    (made,) = rendered([paper], None)
    whole = plain_text(parse_markdown(made.text, "t")).strip()
    kept, left_out, _, _, least = cut(paper, limit)
    if not kept:
        assert limit < least == len(cut(paper, least).text)
        return
    assert len(kept) <= limit
    for words in (
        *paper.pay_texts,
        paper.equity,
        *paper.benefits,
        paper.apply_url,
        paper.apply_email,
    ):
        assert words in kept
    for words in (paper.equal_opportunity, paper.accommodation, *paper.apply_steps):
        assert " ".join(words.split()) in kept
    assert left_out == len(whole) - len(kept)
    for line in kept.splitlines():
        assert f"\n{line}" in f"\n{whole}"
    last = kept.splitlines()[-1]
    assert not last.isupper()
    assert last[-1] in ".!?" or last in whole.splitlines()


class TestClip:
    def test_a_text_that_fits_is_whole(self, posting: Posting) -> None:
        whole, left_out, *_ = cut(posting, 100_000)
        assert left_out == 0
        assert whole.endswith(end_of(posting))

    @pytest.mark.parametrize("apply", APPLY)
    def test_how_to_apply_and_statements_stay_at_the_end(
        self, posting: Posting, apply: str
    ) -> None:
        formed = in_form(posting, apply)
        kept = cut(formed, 1000).text
        assert kept.endswith(end_of(formed))
        assert kept.startswith("Chief Product and Technology Officer\n")

    def test_pay_and_benefits_stay_and_bullets_go(self, posting: Posting) -> None:
        paid = posting._replace(pay="$220,000 a year", benefits=("Health coverage.",))
        kept = cut(paid, 700)
        assert "\n\nPay: $220,000 a year\n\n" in kept.text
        assert f"{paid.headings.pay.upper()}\n\n- Health coverage.\n" in kept.text
        assert paid.headings.owns in (*kept.shortened, *kept.dropped)
        assert paid.headings.pay not in (*kept.shortened, *kept.dropped)

    def test_the_longest_section_is_shortened_first(self, posting: Posting) -> None:
        whole = cut(posting, 100_000).text
        kept = cut(posting, len(whole) - 1)
        # Sections of the whole text stand behind headings in capitals.
        pieces = re.split(r"\n\n(?=[A-Z][A-Z ,'?-]+\n\n)", whole)
        longest = max(pieces[1:-1], key=len)
        [heading] = kept.shortened
        assert longest.startswith(heading.upper())
        assert kept.dropped == ()

    def test_the_end_is_no_heading(self, posting: Posting) -> None:
        bare = posting._replace(
            apply_send="", apply_email="", apply_until="", equal_opportunity="", statements=()
        )
        for limit in range(200, 3000, 37):
            assert not (cut(bare, limit).text or "x").splitlines()[-1].isupper()

    @pytest.mark.parametrize(
        ("sentence", "kept"),
        [
            ("Bis 1. Dezember 2026 gilt das. Mehr folgt.", "Bis 1. Dezember 2026 gilt das."),
            ("Etwa z. B. Berlin zählt. Mehr folgt.", "Etwa z. B. Berlin zählt."),
            ("The U.S. Navy buys. More follows here.", "The U.S. Navy buys."),
            ("We pay approx. nine. More follows here.", "We pay approx. nine."),
            ("Why us? Because. More follows here, long.", "Why us? Because."),
            ('He said "no." More follows here, long.', 'He said "no."'),
        ],
    )
    def test_a_full_stop_within_a_sentence_is_no_end(
        self, posting: Posting, sentence: str, kept: str
    ) -> None:
        parts = parts_of(Document(posting, parse_markdown(sentence, "t"), ""))
        assert clip(parts, len(sentence) - 1).text == kept
        assert clip(parts, len(kept)).text == kept
        assert len(clip(parts, len(kept) - 1).text) < len(kept) - 1

    def test_a_heading_within_a_section_belongs_to_it(self, posting: Posting) -> None:
        """What comes first and what comes after are one section: its end goes first."""
        said = "## A\n\n### B\n\n- One.\n- Two.\n\n### C\n\n- Three.\n\n## D\n\n## E\n\nSix.\n"
        parts = parts_of(Document(posting, parse_markdown(said, "t"), ""))
        assert clip(parts, 29) == ("A\n\nB\n\n- One.\n- Two.\n\nE\n\nSix.", 16, ("A",), (), 7)
        assert clip(parts, 6).text == ""

    def test_nothing_is_left_where_no_sentence_fits(self, posting: Posting) -> None:
        parts = parts_of(Document(posting, parse_markdown("A long sentence.", "t"), ""))
        assert clip(parts, 9).text == ""


class TestCommand:
    def test_says_how_much_was_left_out(
        self, charter: Callable[..., Any], posting: Posting, tmp_path: Path
    ) -> None:
        shortened = cut(posting, 1000).shortened
        assert set(shortened) < set(posting.headings)
        assert len(shortened) > 1
        args = ("build", str(tmp_path), "--format", "txt", "--paper", "posting", "--quiet")
        assert charter(*args, "--date", "2026-12-01").err == ""
        whole = (tmp_path / "out" / "cpto-posting.txt").read_text("utf-8").strip()
        said = charter(*args, "--date", "2026-12-01", "--clip", "1000")
        kept = (tmp_path / "out" / "cpto-posting.txt").read_text("utf-8")
        assert len(kept) <= 1000
        assert said.code == 0
        assert said.err == (
            f"cpto-posting.txt: {len(whole) - len(kept):,} characters were left out "
            f"to keep within 1,000; shortened: {', '.join(shortened)}\n"
        )

    def test_too_little_room_is_an_error_and_writes_nothing(
        self, charter: Callable[..., Any], posting: Posting, tmp_path: Path
    ) -> None:
        top = "Chief Product and Technology Officer\n\nNorthwind · Leeds, United Kingdom"
        least = len(top + end_of(posting))
        said = charter("build", str(tmp_path), "--format", "txt", "--clip", "9")
        assert said.code == 1
        assert said.err == (
            "cpto-posting.txt: 9 characters are too few for what must stay: title, pay and "
            f"benefits, how to apply and statements; nothing was changed - allow {least} or more "
            "with --clip, or leave it out [clip-too-short]\n"
        )
        assert not (tmp_path / "out").exists()

    def test_clip_without_plain_text_is_wrong_usage(self, charter: Callable[..., Any]) -> None:
        said = charter("build", ".", "--clip", "900")
        assert said.code == 2
        assert "--clip is for plain text: add --format txt" in said.err


_STATED: dict[str, Any] = {
    "pay_texts": (), "equity": "", "facts": SimpleNamespace(other_pay=""), "benefits": (),
    "equal_opportunity": "", "accommodation": "", "ai_in_hiring": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("stated", "stays"),
    [
        ({}, False),
        ({"pay_texts": ("$1 to $2", "Said here")}, True),
        ({"equity": "Said  here"}, True),
        ({"facts": SimpleNamespace(other_pay="said")}, False),
        ({"facts": SimpleNamespace(other_pay="Said")}, True),
        ({"equal_opportunity": "Said here"}, True),
        ({"accommodation": "here, and there"}, True),
        ({"ai_in_hiring": "there."}, True),
        ({"ai_in_hiring": True, "equity": "not there"}, False),
        ({"benefits": ("Said", "there")}, True),
        ({"benefits": ("Said", "nowhere")}, False),
    ],
)
def test_what_a_posting_has_to_state_is_in_no_part_that_is_cut(
    stated: dict[str, Any], stays: bool
) -> None:
    posting: Any = SimpleNamespace(**_STATED | stated)
    assert _must_stay(parse_markdown("Said **here**,\nand there.", "x"), posting) is stays
