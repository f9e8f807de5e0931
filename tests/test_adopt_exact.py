"""What is adopted is printed word for word as it was edited; else nothing of it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from edited_papers import edit

COMPANY = """\
company:
  name: Acme
  about: Acme makes anvils. We are 48 people.
  country: GB
  currency: GBP
  benefits:
    - Health insurance.
  equal_opportunity: We choose by what a person can do.
structure: combined-lean
positions:
  cpto:
    status: vacant
    acting: ceo
    opening: This is a new position. Our founder hands this work to you.
    places: [{city: London, country: GB}]
    equity: share options
    limits:
      spend: 50000
      hire: team leads and below
      other: [Signs no lease.]
    apply: {send: Write to the owner.}
    employment: full-time
"""

Diff = Callable[[str, str, str], Ran]


@pytest.fixture
def adopt(charter: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Diff:
    """Build, change a paper as a person does, adopt it, and stand in the workspace."""
    monkeypatch.chdir(tmp_path)
    Path("company.yaml").write_text(COMPANY, "utf-8")
    charter("build", "--format", "md", "--date", "2026-12-01")

    def run(paper: str, old: str, new: str) -> Ran:
        edit(Path(f"out/{paper}.md"), old, new)
        said = charter("diff", f"out/{paper}.md", "--adopt")
        Path("edited.md").write_text(Path(f"out/{paper}.md").read_text("utf-8"), "utf-8")
        charter("build", "--format", "md", "--date", "2026-12-01", "--force")
        return said

    return run


def _without_hash(paper: str) -> str:
    return re.sub(r"\b[0-9a-f]{12}\b", "HASH", paper)


LEADS = "team leads and below"
ADOPTED = [
    ("cpto-charter", f"{LEADS}.", f"{LEADS}, max. 3 a quarter."),
    ("cpto-charter", f"{LEADS}.", f"{LEADS}, e.g. leads of squads."),
    ("cpto-charter", f"{LEADS}.", f"{LEADS} within the plan. Others with the CEO."),
    ("cpto-charter", f"{LEADS}.", f"{LEADS}. Others with the CEO."),
    ("cpto-charter", f"{LEADS}.", f"{LEADS} (but no. 2s)."),
    ("cpto-charter", f"{LEADS}.", "up to 3 leads: none of no. 2 rank."),
    ("cpto-charter", "Signs no lease.", "Signs no lease, incl. cars. Others with the CEO."),
    ("cpto-posting", "share options", "share options, max. 1 percent"),
    ("cpto-posting", "Health insurance.", "Health insurance, incl. teeth."),
    ("cpto-posting", "We are 48 people.", "We are 48 people, incl. 3 founders. We hire."),
    ("cpto-posting", "hands this work to you.", "hands this, e.g. the plan, to you. Soon."),
    ("cpto-posting", "Write to the owner.", "Write to the owner, max. 2 pages. In English."),
]


@pytest.mark.parametrize(("paper", "old", "new"), ADOPTED)
def test_what_is_adopted_is_printed_as_it_was_edited(adopt, paper, old, new):
    said = adopt(paper, old, new)

    assert said.code == 0, said.out
    assert said.out.startswith("adopted: ")
    built = Path(f"out/{paper}.md").read_text("utf-8")
    assert new in built
    assert _without_hash(built) == _without_hash(Path("edited.md").read_text("utf-8"))


NOT = [
    ("cpto-charter", f"{LEADS}.", f"{LEADS} within the plan. Others with the CEO",
     'papers would say "Signs for hiring without a second signature: team leads and below within '
     'the plan." then; change it there by hand'),
    ("cpto-charter", f"{LEADS}.", f"{LEADS} (see the plan)!", "no entry or fact says this"),
    ("cpto-charter", f"{LEADS}.", "team leads (and below)!", "papers would say "),
    ("cpto-charter", "Signs for hiring without a second signature: team leads",
     "May hire up to 3 a quarter: leads", "it cannot be told which words are now its own"),
]  # fmt: skip


@pytest.mark.parametrize(("paper", "old", "new", "why"), NOT)
def test_what_papers_would_print_otherwise_is_not_adopted(adopt, paper, old, new, why):
    said = adopt(paper, old, new)

    assert said.code == 1
    assert "adopted: " not in said.out.replace("not adopted: ", "")
    assert why in said.out
    assert Path("company.yaml").read_text("utf-8") == COMPANY


def test_what_cannot_be_printed_as_edited_keeps_nothing_else_from_being_adopted(adopt):
    edit(Path("out/cpto-charter.md"), "Signs no lease.", "Signs no lease of cars.")

    said = adopt("cpto-charter", f"{LEADS}.", f"{LEADS} (see the plan)!")

    assert said.out.startswith("adopted: company fact positions.cpto.limits.other")
    assert "\nout/cpto-charter.md: 1 change left\n" in said.out
    after = COMPANY.replace("Signs no lease.", "Signs no lease of cars.")
    assert Path("company.yaml").read_text("utf-8") == after


OPENING = "This is a new position. Our founder hands this work to you."
ABOUT = "Acme makes anvils. We are 48 people."
STATEMENT = "We choose by what a person can do."
OF_OPENING = "company fact positions.cpto.opening, company.yaml:14"
OF_ABOUT = "company fact company.about, company.yaml:3"
AS_PARAGRAPH, AS_ITEM = "write it there as a paragraph of its own", "write it there as an item"

LINES = {
    "split in two": (
        OPENING, "This is a new position.\n\nOur founder hands this work to you.",
        {OF_OPENING, f"{OF_OPENING}; {AS_PARAGRAPH}"}),
    "split, and changed": (
        OPENING, "This is new.\n\nOur founder made it; she hands this work to you.",
        {OF_OPENING, f"{OF_OPENING}; {AS_PARAGRAPH}"}),
    "a list put behind it": (
        OPENING, "This is a new position. You will:\n\n- hire two leads\n- build the team",
        {OF_OPENING, f"{OF_OPENING}; {AS_ITEM}"}),
    "a paragraph more": (
        ABOUT, f"{ABOUT}\n\nWe are in Leeds.", {f"{OF_ABOUT}; {AS_PARAGRAPH}"}),
    "a paragraph before it": (
        ABOUT, f"We are in Leeds.\n\n{ABOUT}", {f"{OF_ABOUT}; {AS_PARAGRAPH}"}),
    "items more": (ABOUT, f"{ABOUT}\n\n- 2 offices\n- 1 dog", {f"{OF_ABOUT}; {AS_ITEM}"}),
    "a statement split": (
        STATEMENT, "We choose by\n\nwhat a person can do.",
        {"company fact company.equal_opportunity, company.yaml:8",
         f"company fact company.equal_opportunity, company.yaml:8; {AS_PARAGRAPH}"}),
    "a place more": (
        "London · full", "London or Leeds (hybrid, 3 days) · full",
        {"company fact positions.cpto.places.0.city, company.yaml:15"}),
}  # fmt: skip
"""Lines put into a text of the company, and all that is said of where they are written."""


@pytest.mark.parametrize("what", LINES)
def test_lines_put_into_a_text_are_told_as_that_text_and_delete_nothing(adopt, charter, what):
    old, new, wanted = LINES[what]
    edit(Path("out/cpto-posting.md"), old, new)
    told = charter("diff", "out/cpto-posting.md").out

    said = adopt("cpto-posting", "# Chief", "# Chief")

    assert said.code == 1
    assert "no entry or fact says this" not in told
    assert {line.strip() for line in told.splitlines() if line.startswith("    ")} == wanted
    assert Path("company.yaml").read_text("utf-8") == COMPANY


def test_lines_between_sentences_of_ours_are_of_the_template(charter, adopt):
    paper = Path("out/cpto-posting.md")
    heading = paper.read_text("utf-8").split("\n## ")[2].partition("\n")[0]
    edit(paper, f"\n## {heading}", f"\nNew words stand here.\n\n## {heading}")

    said = adopt("cpto-posting", "Health insurance.", "Health insurance for all.")

    assert said.out.startswith("adopted: company fact company.benefits")
    assert "no entry or fact says this; " in said.out
