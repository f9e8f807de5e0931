"""What `charter diff` tells of words that no entry says: values of a company, and templates."""

from __future__ import annotations

import json

import pytest

from edited_papers import COMPANY, HELD, edit


@pytest.mark.parametrize(
    ("paper", "old", "new", "said"),
    [
        ("ceo-charter", "| **Direct reports**", "| **Held by** | Anna Berg |\n| **Direct reports**",
         "company fact positions.ceo.holder, company.yaml:5; "
         "add the line 'ceo: {holder: Anna Berg}' under 'positions'"),
        ("cpto-charter", HELD, "Anna Berg",
         "positions.cpto.holder, company.yaml:6; add the line 'holder: Anna Berg' under 'cpto'"),
        ("cpto-charter", "| **Date of this charter**",
         "| **Start** | 1 February 2027 |\n| **Date of this charter**",
         "positions.cpto.start, company.yaml:6; add the line 'start: 2027-02-01' under 'cpto'"),
        ("cpto-posting", "\n## Applying", "- Anvils lifted daily.\n\n## Applying",
         "positions.cpto.musts, company.yaml:6; add the line 'musts: ["),
    ],
)  # fmt: skip
def test_a_value_of_the_company_file_is_named_with_the_line_to_write(
    charter, out, paper, old, new, said
):
    edit(out / f"{paper}.md", old, new)

    assert said in charter("diff", f"out/{paper}.md").out


def test_a_first_limit_of_spending_is_told_as_company_yaml_wants_it(charter, out, tmp_path):
    limits = COMPANY[COMPANY.index("    limits:") :]
    (tmp_path / "company.yaml").write_text(COMPANY.replace(limits, ""), "utf-8")
    charter("build", "--date", "2026-12-01")
    unset = "Spending: the limit is to be set before this charter is signed."
    edit(
        out / "cpto-charter.md",
        unset,
        "Signs for spending up to €5,000 without a second signature.",
    )

    assert (
        "company fact positions.cpto.limits.spend, company.yaml:6; "
        "add the line 'limits: {spend: 5000, currency: EUR}' under 'cpto'"
    ) in charter("diff", "out/cpto-charter.md").out


def test_words_of_a_template_are_named_with_what_prints_them_and_what_to_do(charter, out):
    edit(out / "cpto-charter.md", "## Limits\n", "## Limits of power\n\nRead this well.\n")
    edit(out / "cpto-charter.md", "| For | Name", "Read it again.\n\n| For | Name")

    said = charter("diff", "out/cpto-charter.md").out

    assert said.count("block 'limits' of charter.md.j2 prints this section") == 2
    assert (
        "  + Read it again.\n    no entry or fact says this; blocks/sign-off.md.j2 prints" in said
    )
    assert said.splitlines()[-1] == (
        "Words that no entry or fact says: 'charter templates eject charter.md.j2 "
        "blocks/sign-off.md.j2' and write them there, for every charter; or keep this paper under "
        "another name. 'charter build --force' overwrites cpto-charter.md in out; --keep leaves it "
        "and writes the new paper beside it."
    )


def test_a_paper_of_somebody_else_is_called_that(charter, out, tmp_path):
    strange = tmp_path / "theirs.md"
    strange.write_text("# CTO\n\nWe look for a CTO.\n\n- You own the technology.\n", "utf-8")
    edit(out / "cpto-posting.md", "Acme makes anvils.", "Acme makes rockets.")
    theirs = ("diff", str(strange), "--position", "cpto", "--paper", "posting")

    assert (
        "Hardly a line of it is a line of our cpto-posting: is it another" in charter(*theirs).out
    )
    assert json.loads(charter(*theirs, "--json").out)["strange"] is True
    assert "Hardly" not in charter("diff", "out/cpto-posting.md").out
