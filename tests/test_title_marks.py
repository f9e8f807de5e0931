"""A mark such as (m/w/d) in a title stands in postings, and in no other paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from charter.facts.title_marks import without_mark
from conftest import Ran


@pytest.mark.parametrize(
    "mark",
    ["(m/w/d)", "(w/m/d)", "[m/w/d]", "(m, w, d)", "(m | w | d)", "(F/H)", "(H/F/NB)", "(m/f/x)",
     "(v/m)", "(m/k)", "(f/m/*)", "(gn*)", "(mwd)", "(all genders)", "(alle Geschlechter)",
     "(Alle Køn)", "(m/w/divers)", "m/w/d", "- m/w/d", "(M/W/D)"],
)  # fmt: skip
def test_a_mark_is_taken_from_a_title(mark: str) -> None:
    assert without_mark(f"Head of Data {mark}") == "Head of Data"


@pytest.mark.parametrize(
    "title",
    ["CTO (EMEA)", "VP Engineering (R/D)", "Head of A/B testing", "CTO (interim)", "VP (B2B)",
     "Chief Product Officer", "Chief Technology  Officer", "Head of I/O"],
)  # fmt: skip
def test_what_is_no_mark_stays(title: str) -> None:
    assert without_mark(title) == title


COMPANY = """\
company: {{name: Nord, country: DE, currency: EUR, language: {{postings: {language}}}}}
structure: separate
positions:
  cto:
    title: Technology Lead{mark}
    status: vacant
    acting: ceo
    places: [{{city: Berlin, country: DE}}]
    apply: {{email: jobs@nord.example, until: 2027-03-31}}
    limits: {{spend: 50000, hire: team leads and below}}
  risk: {{title: "Risk Officer{mark}", level: executive, takes: [{entry}]}}
"""
ENTRY = "operations-and-security.supplier-risk"


@pytest.mark.parametrize(
    ("mark", "language", "heading"),
    [
        ("(m/w/d)", "de", "# Technology Lead (m/w/d)"),
        ("(all genders)", "de", "# Technology Lead (all genders)"),
        ("(F/H)", "en", "# Technology Lead (F/H)"),
        ("", "de", "# Technology Lead (m/w/d)"),
        ("", "en", "# Technology Lead"),
    ],
)
def test_only_postings_have_the_mark(
    mark: str, language: str, heading: str, tmp_path: Path, charter: Callable[..., Ran]
) -> None:
    text = COMPANY.format(mark=f" {mark}".rstrip(), language=language, entry=ENTRY)
    (tmp_path / "company.yaml").write_text(text, "utf-8")
    papers = ("--paper", "charter,posting,matrix,authority", "--format", "md,docx")
    ran = charter("build", str(tmp_path), *papers, "--date", "2026-12-01")
    made = {path.name: path.read_text("utf-8") for path in (tmp_path / "out").glob("*.md")}
    assert made, ran.err
    posting = made.pop("cto-posting.md")
    draft = "Entwurf: " if language == "de" else "Draft: "
    assert posting.splitlines()[0].replace(draft, "").startswith(heading)
    assert len(made) >= 5
    for name, said in made.items():
        assert "Technology Lead" in said, name
        assert not mark or mark not in said, name
