"""For any company that can be read: each entry has one owner, or a finding names it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from charter.assign.ownership import organise
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace
from charter.problems import InputError
from charter.read.schema import fact_names, schema

CATALOG = read_catalog()
RULES = schema("company")["$defs"]["company"]["properties"]
ENTRIES = [*CATALOG.responsibilities, *CATALOG.decisions]
TITLES = ["Chief Scientist", "Head of Trust", "VP Maps"]
LEVELS = ["executive", "vice-president", "head", "neighbour"]
WORDS = [*CATALOG.roles, *(alias for role in CATALOG.roles.values() for alias in role.aliases)]


def values(rule: dict[str, Any]) -> st.SearchStrategy[Any]:
    if "enum" in rule:
        return st.sampled_from(rule["enum"])
    if rule["type"] == "boolean":
        return st.booleans()
    return st.integers(rule["minimum"], min(300, rule.get("maximum", 300)))


# Strategies are made once: to make them for each company would take longer than what is tested.
FACTS = st.fixed_dictionaries({}, optional={name: values(RULES[name]) for name in fact_names()})
ENTRY = st.sampled_from(ENTRIES)
STRUCTURES = st.sampled_from(list(CATALOG.structures))
OWN = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3, unique=True)
SHARER = st.fixed_dictionaries(
    {"name": st.sampled_from(["Ada", "Bo", "Cy"])}, optional={"share": st.integers(1, 100)}
)
"""Somebody who holds a part of a post."""


@st.composite
def stated_facts(draw: st.DrawFn) -> dict[str, Any]:
    """Return any facts, of which the two headcounts agree."""
    facts = draw(FACTS)
    if {"headcount", "product_and_technology_headcount"} <= facts.keys():
        facts["headcount"] += facts["product_and_technology_headcount"]
    return facts


class Parts(NamedTuple):
    """What the parts of a company file can be, in a structure with some positions of its own."""

    own: st.SearchStrategy[Any]
    others: st.SearchStrategy[Any]
    disputed: st.SearchStrategy[Any]
    assign: st.SearchStrategy[Any]


@cache
def parts(structure: str, own: tuple[str, ...]) -> Parts:
    usual = st.sampled_from(list(CATALOG.structures[structure].positions))
    near = st.one_of(usual, st.sampled_from(own)) if own else usual
    details = {
        "status": st.sampled_from(["filled", "vacant", "planned"]),
        "acting": near,
        "reports_to": near,
        "deputy": near,
        "also_reports_to": near,
        "holders": st.lists(SHARER, min_size=1, max_size=3, unique_by=lambda one: one["name"]),
    }
    roles = st.one_of(usual, st.sampled_from(WORDS))
    made_up = st.fixed_dictionaries(
        {"title": st.sampled_from(TITLES), "level": st.sampled_from(LEVELS)},
        optional=details | {"takes": st.lists(ENTRY, min_size=1, max_size=4)},
    )
    override = st.fixed_dictionaries(
        {"informed": st.lists(near, max_size=2)},
        optional={"accountable": near, "veto": st.lists(near, max_size=4)},
    )
    claims = st.lists(usual, min_size=2, max_size=3, unique=True)
    alone = len(CATALOG.structures[structure].positions) == 1
    return Parts(
        st.one_of(st.fixed_dictionaries({"role": roles}, optional=details), made_up),
        st.dictionaries(
            roles, st.one_of(st.none(), st.fixed_dictionaries({}, optional=details)), max_size=3
        ),
        st.just({}) if alone else st.dictionaries(ENTRY, claims, max_size=2),
        st.dictionaries(ENTRY, st.one_of(near, override), max_size=2),
    )


@st.composite
def companies(draw: st.DrawFn) -> dict[str, Any]:
    """Return a company file; it may still name a position that the company has replaced."""
    structure, own = draw(STRUCTURES), draw(OWN)
    can = parts(structure, tuple(own))
    positions = {name: draw(can.own) for name in own} | draw(can.others)
    for name, said in positions.items():
        for key in ("deputy", "also_reports_to"):
            if said and said.get(key) == name:
                del said[key]  # that cannot be read
    disputed = draw(can.disputed)
    settled = {name: said for name, said in draw(can.assign).items() if name not in disputed}
    return {
        "company": {"name": "Acme", **draw(stated_facts())},
        "disputed": disputed,
        "structure": structure,
        "positions": positions,
        "assign": settled,
    }


def read(file: Path, company: dict[str, Any]) -> Workspace:
    """Return the workspace of a company file; `reject` those that cannot be read."""
    file.write_text(json.dumps(company), "utf-8")
    with patch("charter.load.company_file.read_catalog", lambda *_: CATALOG):
        try:
            return read_workspace(file)
        except InputError:
            reject()


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


@given(companies())
@settings(max_examples=75)
def test_each_entry_has_one_owner_or_a_finding_names_it(file, company):
    organisation = organise(read(file, company))

    unsettled = {name for finding in organisation.gaps for name in finding.about}
    for name, assigned in {**organisation.responsibilities, **organisation.decisions}.items():
        assert assigned.accountable in organisation.positions or name in unsettled
        assert assigned.accountable in {"", *organisation.positions}
        others = (*assigned.responsible, *assigned.consulted, *assigned.informed, *assigned.veto)
        assert set(others) <= set(organisation.positions) - {assigned.accountable}


@given(companies())
@settings(max_examples=75)
def test_every_position_reports_and_every_vacancy_is_held_or_a_finding_names_it(file, company):
    organisation = organise(read(file, company))

    positions = organisation.positions
    unsettled = {name for finding in organisation.gaps for name in finding.about}
    for position in positions.values():
        assert position.reports_to in {"", *positions}
        assert all(positions[name].reports_to == position.id for name in position.reports)
        assert (
            position.status == "filled"
            or position.acting in positions
            or (position.id in unsettled)
        )
    heads = {position.id for position in positions.values() if not position.reports_to}
    assert len(heads - unsettled) <= 1
    assert heads or unsettled


@given(companies())
@settings(max_examples=50)
def test_the_loads_add_up_to_the_weight_of_all_that_is_owned(file, company):
    organisation = organise(read(file, company))

    assigned = [*organisation.responsibilities.values(), *organisation.decisions.values()]
    assert sum(load.weight for load in organisation.load.values()) == (
        sum(a.entry.weight for a in assigned if a.accountable)
    )


@given(stated_facts(), st.sampled_from(list(CATALOG.structures)))
@settings(max_examples=50)
def test_stating_the_open_facts_leaves_none_open(file, facts, structure):
    def unanswered(facts):
        company = {"company": {"name": "Acme", **facts}, "structure": structure}
        return organise(read(file, company)).unanswered

    open_facts = unanswered(facts)
    answers = {name: RULES[name].get("enum", [None])[0] for name in open_facts}
    for name, answer in answers.items():
        if answer is None:
            answers[name] = False if RULES[name]["type"] == "boolean" else 100
    answers |= {"headcount": 1000} if "product_and_technology_headcount" in answers else {}

    assert not set(open_facts) & set(facts)
    assert unanswered(facts | answers) == {}
