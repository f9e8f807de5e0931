"""A sentence may claim only what its owner owns: in every paper of any company that can be read.

The papers are judged by their text alone, beside who owns what; not by the code that chose them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.borders import PARTS
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.job_description import compose_job_description
from charter.compose.job_paper import JobDescription
from charter.compose.papers import Charter, Posting
from charter.compose.posting import compose_posting
from charter.facts.presuppositions import SLOT
from charter.load.catalog_files import read_catalog
from test_assign_properties import companies, read

DAY = date(2026, 12, 1)
CATALOG = read_catalog()
_SLOT = re.compile(r"\{[^{}]*\}")
PARTS_OF_ROLE = ("mission", "outcomes", "risks", "first_days", "pitch", "musts")


def of_role(organisation: Organisation, name: str) -> Iterator[tuple[str, Any]]:
    """Yield each text of each statement of a position's role."""
    for part in PARTS_OF_ROLE:
        for statement in getattr(organisation.positions[name].role, part):
            for text in filter(None, (statement.charter, *statement.wordings, statement.risk)):
                yield text, statement


def prints(paper: str, text: str) -> bool:
    """Return whether a paper, in small letters, has a sentence of the catalogue."""
    longest, pattern = printed(text)
    return longest in paper and pattern.search(paper) is not None


@cache
def printed(text: str) -> tuple[str, re.Pattern[str]]:
    """Return a sentence as papers have it: its longest part, and all; slots have anything."""
    parts = _SLOT.split(text.lower())
    return max(parts, key=len), re.compile(".+?".join(map(re.escape, parts)))


def written(paper: Charter | Posting | JobDescription) -> str:
    """Return all sentences of a paper."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, tuple):
            for one in value:
                yield from texts(one)

    return "\n".join(texts(paper))


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("principle") / "company.yaml"


@st.composite
def odd_companies(draw: st.DrawFn) -> dict[str, Any]:
    company = draw(companies())
    for given_ in company["positions"].values():
        if given_ is not None and draw(st.booleans()):
            given_["start"] = draw(st.sampled_from(["2019-03-01", "2026-11-02", "2027-02-01"]))
    return company


@given(odd_companies())
@settings(max_examples=40)
def test_no_paper_claims_what_another_owns_and_every_border_stands_in_both(file, company):
    organisation = organise(read(file, company))
    positions = organisation.positions
    assigned = {**organisation.responsibilities, **organisation.decisions}
    charters = {
        n: compose_charter(organisation, n, DAY) for n, p in positions.items() if p.writes_papers
    }
    postings = {
        n: compose_posting(organisation, n, DAY)
        for n in charters
        if positions[n].status == "vacant" and positions[n].can_be_posted
    }
    jobs = {n: compose_job_description(organisation, n, DAY) for n in charters}
    for papers in (charters, postings, jobs):
        for name, paper in papers.items():
            text = written(paper)
            assert not SLOT.search(text), name
            small = text.lower()
            for said, statement in of_role(organisation, name):
                if statement.claims and prints(small, said):
                    owners = {
                        assigned[e].accountable if e in assigned else "" for e in statement.claims
                    }
                    same = [
                        s for t, s in of_role(organisation, name) if printed(t) == printed(said)
                    ]
                    assert owners == {name} or len(same) > 1, (name, statement)

    for owner, paper in charters.items():
        named = written(paper)
        for a in assigned.values():
            if a.accountable == owner:
                for other in {o for how in PARTS for o in getattr(a, how)}:
                    assert positions[other].short in named, (owner, other)
                    if other in charters:
                        assert positions[owner].short in written(charters[other]), (other, owner)


@given(odd_companies())
@settings(max_examples=40)
def test_a_job_description_says_what_charter_and_posting_say(file, company):
    organisation = organise(read(file, company))
    for name in (n for n, p in organisation.positions.items() if p.writes_papers):
        job = compose_job_description(organisation, name, DAY)
        charter = compose_charter(organisation, name, DAY)
        titles = [f.title for duty in job.essential for f in duty.functions]
        titles += [title for duty in job.essential for title in duty.further]
        owned = [work.title for work in charter.accountabilities]
        assert sorted(titles) == sorted(owned), name
        helps = [title for group in job.marginal for title in group.items]
        assert not set(helps) & set(owned), name
        decided = [title for group in job.decides for title in group.items]
        calls = organisation.decisions.values()
        assert sorted(decided) == sorted(a.entry.title for a in calls if a.accountable == name)
        assert [g.label for g in job.decides] == list(
            dict.fromkeys(group.label.partition(", on ")[0] for group in charter.decides)
        )
        assert job.purpose == charter.mission
        assert {line for line in job.limits if "to be set" not in line} <= set(charter.limits)
        assert job.draft == charter.draft
        whys = [why for must in job.requirements for why in must.why.split("; ")]
        position, known = organisation.positions[name], {*owned, *decided}
        known |= {"All of the essential functions"} if position.role.made_up else set()
        unfounded = {*whys} - known if owned and not position.given.musts else set()
        assert not unfounded, (name, unfounded)
        if organisation.positions[name].status == "vacant" and job.requirements:
            posting = compose_posting(organisation, name, DAY)
            assert len(posting.musts) == len(job.requirements), name


@given(odd_companies())
@settings(max_examples=40)
def test_no_two_charters_own_one_thing_and_none_is_empty(file, company):
    organisation = organise(read(file, company))
    positions = organisation.positions
    seen: dict[str, str] = {}
    for name in (n for n, p in positions.items() if p.writes_papers):
        paper = compose_charter(organisation, name, DAY)
        titles = [work.title for work in paper.core]
        titles += [title for group in paper.further for title in group.items]
        for title in titles:
            assert seen.setdefault(title, name) == name, title
        assert all(work.sentence for work in paper.core)
        assert paper.mission
        for neighbour in paper.neighbours:
            assert neighbour.gives or neighbour.gets, neighbour
            assert neighbour.rhythm
        for group in (*paper.decides, *paper.exclusions, *paper.first_days, *paper.further):
            assert group.items
            assert all(item.strip() for item in group.items)
