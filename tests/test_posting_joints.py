"""Sentences that join the parts of a posting: not one fixed wording in the postings of all."""

from __future__ import annotations

import re
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose.posting import compose_posting
from making import rendered

DAY = date(2026, 12, 1)
NAMES = ("Acme", "Bramble", "Cobalt", "Dunmore", "Elder", "Fjord", "Granite", "Harrow")


@pytest.fixture
def posting(workspace):
    """Return the text of a vacant leader's posting of a company."""

    def make(name: str, role: str = "cto", more: str = "", structure: str = "separate") -> str:
        apply = "apply: {email: jobs@a.example, until: 2027-01-15}"
        facts = f"name: {name}, about: Something., business_model: saas, customers: business"
        made = organise(
            workspace(
                f"company: {{{facts}}}\nstructure: {structure}\n"
                f"positions: {{{role}: {{status: vacant, {apply}{more}}}}}\n"
            )
        )
        return rendered([compose_posting(made, role, DAY)])[0].text

    return make


def test_the_last_day_to_apply_is_said_in_several_ways(posting):
    lines = [line for name in NAMES for line in posting(name).splitlines() if "15 January" in line]

    assert len(lines) == len(NAMES)
    assert len({re.sub(r"\[.*\)", "ADDRESS", line) for line in lines}) >= 4


TEAMS = ", teams: [{name: Web, people: 5}, {name: Data, people: 4}, {name: Core, people: 8}]"


def test_how_many_the_teams_are_together_is_told_in_their_sentence_or_not(posting):
    texts = [posting(name, more=TEAMS) for name in NAMES]
    told = [re.findall(r"[^.\n]*17 people[^.\n]*", text) for text in texts]

    assert {len(each) for each in told} == {0, 1}
    assert all("Core (8 people)" in sentence for each in told for sentence in each)


def test_who_settles_both_roadmap_and_design_is_told_of_once(posting):
    texts = [posting(name, "vp-engineering", structure="founder-led") for name in NAMES]

    assert [len(re.findall("The VP Product|the VP Product", text)) for text in texts] == [1] * 8
