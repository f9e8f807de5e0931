"""Postings read as if different people had written them: the goals, in figures, and the tool."""

from __future__ import annotations

import sys
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from statistics import mean

import pytest

from charter.check.papers.posting import lint
from charter.facts.languages import translations
from charter.facts.presuppositions import SLOT
from charter.load.catalog_files import read_catalog

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import variety  # noqa: E402

LANGUAGES = ("en", "de", "da")
CATALOG = read_catalog()


@cache
def papers(language: str) -> tuple[variety.Paper, ...]:
    return tuple(paper for paper in variety.usual_papers() if paper.language == language)


def duties(paper: variety.Paper) -> variety.Paper:
    """Return a posting cut down to its first list, the duties."""
    return paper._replace(text="\n".join(f"- {duty}" for duty in next(variety.lists_of(paper), [])))


@pytest.mark.parametrize("language", LANGUAGES)
def test_duties_of_one_role_in_two_companies_are_mostly_said_otherwise(language: str) -> None:
    found = variety.measure([duties(paper) for paper in papers(language)])

    assert found.twins
    assert found.alike < 1 / 3
    assert found.joint < 0.25
    assert found.runs == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_postings_for_one_role_in_two_companies_share_under_a_third_of_their_sentences(
    language: str,
) -> None:
    found = variety.measure(papers(language))

    assert found.alike < 0.18
    assert max(found.twins.values()) < 0.37
    assert mean(found.built.values()) < 0.52
    assert max(found.built.values()) < 0.8
    assert found.joint < 0.15
    assert found.runs == ()
    assert found.within < 0.55


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_posting_says_a_sentence_twice(language: str) -> None:
    for paper in papers(language):
        said = list(variety.sentences_of(paper))
        assert len(said) == len(set(said)), paper.company


def test_no_sentence_stands_in_the_postings_of_more_than_half_of_the_companies() -> None:
    found = papers("en")
    companies = {paper.company for paper in found}

    told = variety.measure(found).telling
    assert [said for said, count in told if count > len(companies) / 2] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_of_a_sentence_is_nearly_another(language: str) -> None:
    said = {} if language == "en" else translations(language)
    known = [*CATALOG.responsibilities.values(), *CATALOG.decisions.values()]
    texts = [(entry.id, one.wordings) for entry in known for one in entry.posting]
    near = [
        (name, a, b)
        for name, wordings in texts
        for a, b in combinations([said.get(text, text) for text in wordings], 2)
        if variety.near(variety.words_of(a), variety.words_of(b))
    ]
    assert near == []


# Remarks on a posting as a whole; the rest is on its words.
WHOLE = {"bullets", "length", "no-apply", "no-closing-date", "no-pay"}
KNOWN = {("de", "Rufbereitschaft"), ("da", "vagtordning")}
"""Words that name what the work is, however it is put."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_wording_has_words_that_our_own_checks_would_have_changed(
    language: str, tmp_path: Path
) -> None:
    said = {} if language == "en" else translations(language)
    known = [*CATALOG.responsibilities.values(), *CATALOG.decisions.values()]
    texts = [s for entry in known for one in entry.posting for s in one.wordings]
    filled = [SLOT.sub("CEO", said.get(text, text)) for text in texts]
    path = tmp_path / "cto-posting.md"
    path.write_text("# CTO\n\n## Role\n\n" + "\n".join(f"- {text}" for text in filled) + "\n")

    report = lint(path, date(2026, 12, 1), language=language)
    found = [(remark.code, remark.quote) for remark in report.remarks if remark.code not in WHOLE]
    assert [each for each in found if (language, each[1]) not in KNOWN] == []


def paper(company: str, *lines: str, role: str = "cto") -> variety.Paper:
    return variety.Paper(company, role, "en", "\n".join(lines))


def test_twins_are_sentences_of_which_four_fifths_of_the_words_are_the_same() -> None:
    mine = paper("A", "- You set our goals for each year.", "- Nobody else does that here.")
    theirs = paper("B", "- You set the goals for each year.", "- Somebody sets the tone at all.")

    found = variety.measure([mine, theirs, paper("C", "- You set goals.", role="cpo")])
    assert list(found.twins.values()) == [0.5, 0.5]
    assert found.alike == 0.5


def test_bullets_of_two_statements_and_neighbours_that_open_alike_are_counted() -> None:
    found = variety.measure(
        [
            paper("A", "- You set goals, and others hold them.", "- You wait.", "- You see all."),
            paper("A", "- You set goals, dates, and names.", "- We wait.", "- You see all."),
        ]
    )
    assert found.bullets == 6
    assert found.joint == pytest.approx(1 / 6)
    assert [run[1] for run in found.runs] == ["You wait."]


def test_a_sentence_of_three_companies_is_telling() -> None:
    said = "This is a new position."
    found = variety.measure([paper(name, said, f"{name} is a good place.") for name in "ABC"])

    assert found.telling == ((said, 3),)


def test_the_lengths_of_sentences_are_measured() -> None:
    found = variety.measure([paper("A", "One two three four. " + "One " * 15 + "two.")])

    assert (found.mean, found.deviation, found.within) == (10, 6, 0)


def test_a_folder_of_papers_is_read_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "acme").mkdir()
    (tmp_path / "acme" / "cto-posting.md").write_text("- You wait.\n")

    (found,) = variety.papers_in(tmp_path)
    assert (found.company, found.role, found.text) == ("acme", "cto", "- You wait.\n")
