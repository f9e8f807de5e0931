"""Work and the decision on it: `check` tells where a company file gives them to two positions."""

from __future__ import annotations

import re
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting
from charter.load.catalog_files import read_catalog
from charter.problems import InputError

CATALOG = read_catalog()
DAY = date(2026, 12, 1)
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
PAIRS = [(entry.id, name) for entry in ENTRIES.values() for name in entry.goes_with]
FACTS = (
    "name: Acme, business_model: saas, customers: business, personal_data: true, cloud: true, "
    "screens: true, runs_service: true, several_teams: true, publishes_code: true, designers: 3, "
    "product_people: 5, product_and_technology_headcount: 60"
)
INCIDENT, INCIDENTS = "decision.incident", "operations-and-security.incidents"
ON_CALL, WHO_IS_ON_CALL = "operations-and-security.on-call", "decision.on-call"
RISK, POSTURE = "decision.security-risk", "operations-and-security.security-posture"


@pytest.fixture
def told(workspace):
    """Return what is said of a company that assigns entries so."""

    def make(assign=None, structure="separate-with-vps", positions="{}", **own):
        lines = "".join(f"  {name}: {owner}\n" for name, owner in (assign or {}).items())
        text = f"company: {{{FACTS}}}\nstructure: {structure}\npositions: {positions}\n"
        made = organise(workspace(text + (f"assign:\n{lines}" if lines else ""), **own))
        found = [one for one in made.findings if one.problem.code == "taken-apart"]
        return [
            (one.problem.place.line, one.problem.message, one.problem.hint, one.about)
            for one in found
        ]

    return make


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_no_structure_as_it_is_shipped_takes_anything_apart(told, structure):
    assert told(structure=structure) == []


def test_a_line_that_takes_work_from_its_decision_is_told_with_both_ways_out(told):
    both = {INCIDENTS: "cpo", ON_CALL: "cpo", WHO_IS_ON_CALL: "cpo"}

    assert told(both) == [
        (
            5,
            f"'cpo' answers for '{INCIDENTS}' and 'vp-engineering' decides '{INCIDENT}', "
            "though the two belong together",
            f"let one have both: '{INCIDENT}: cpo' under 'assign', or take this line away",
            (INCIDENTS, INCIDENT),
        )
    ]
    assert told({**both, INCIDENT: "cpo"}) == []


def test_where_both_are_assigned_no_line_is_the_one_to_take_away(told):
    [(line, _, hint, about)] = told({"product.roadmap": "cto", "decision.roadmap": "vp-product"})

    assert line == 6
    assert hint == "let one have both: 'product.roadmap: vp-product' under 'assign'"
    assert about == ("decision.roadmap", "product.roadmap")


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_pair_of_the_catalogue_is_told_when_either_half_goes_elsewhere(told, one, other):
    rest = "{board-aide: {role: cio, title: Aide, reports_to: cpo}}"

    def pairs(assign):
        return [set(about) for *_, about in told(assign, positions=rest)]

    elsewhere = "cto" if ENTRIES[one].accountable[0] == "cio" else "board-aide"
    assert {one, other} in pairs({one: elsewhere})
    # A head may sign what another answers for, whoever that is.
    if ENTRIES[one].accountable != ("ceo",):
        assert {one, other} in pairs({other: elsewhere})
    assert {one, other} not in pairs({one: elsewhere, other: elsewhere})


@pytest.mark.parametrize(
    ("assign", "wanted"),
    [
        # The head signs risks; the posture may lie with anyone below.
        ({POSTURE: "cpo"}, False),
        ({RISK: "cto"}, False),
        ({POSTURE: "vp-engineering", RISK: "cto"}, False),
        ({RISK: "cpo"}, True),
        ({RISK: "vp-engineering"}, True),
        ({POSTURE: "cpo", RISK: "cto"}, True),
    ],
)
def test_what_two_own_by_the_catalogue_may_lie_with_the_owner_or_above_it(told, assign, wanted):
    assert bool(told(assign)) is wanted


def test_a_pair_of_ones_own_is_held_and_must_name_what_is_there(told):
    goals, strategy = "decision.yearly-product-goals", "strategy.product-strategy"
    own = f"decisions: [{{id: {goals}, goes_with: [{strategy}]}}]"

    assert told({goals: "cto"}) == []
    assert [about for *_, about in told({goals: "cto"}, own=own)] == [(goals, strategy)]
    with pytest.raises(InputError, match=r"unknown entry 'strategy\.product-strat'"):
        told(own=own.replace("strategy]", "strat]"))


def test_a_decision_goes_with_work_that_applies_wherever_it_does():
    apart = [
        (one, other)
        for one, other in PAIRS
        if ENTRIES[one].kind == "decision"
        and not set(ENTRIES[other].when) <= set(ENTRIES[one].when)
    ]

    assert PAIRS
    assert apart == []


# Who is heard on the work is heard on its decision

NEIGHBOURS = ("cfo", "cro", "cmo", "chro", "general-counsel", "vp-customer-success")
FILLED = "{" + ", ".join(f"{name}: {{status: filled}}" for name in NEIGHBOURS) + "}"
ANOTHER_MATTER = {("decision.new-supplier", "operations-and-security.supplier-risk")}
"""A supplier that is taken on is told; what the loss of one would do is asked."""


@pytest.fixture
def shipped(workspace):
    """Return a company as a structure has it, with every neighbour there."""

    def make(structure):
        text = f"company: {{{FACTS}}}\nstructure: {structure}\npositions: {FILLED}\n"
        return organise(workspace(text))

    return make


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_nobody_is_heard_on_the_work_and_told_of_its_decision_or_the_other_way_round(
    structure, shipped
):
    made = shipped(structure)
    every = {**made.responsibilities, **made.decisions}
    compared = 0
    for pair in {(one, other) for one, other in PAIRS if one in every and other in every}:
        one, other = (every[name] for name in pair)
        if one.accountable == other.accountable and pair not in ANOTHER_MATTER:
            assert set(one.consulted).isdisjoint(other.informed), pair
            assert set(one.informed).isdisjoint(other.consulted), pair
            compared += 1
    assert compared > 20


@pytest.mark.parametrize(
    ("structure", "leader", "other"), [("cto-led", "cpo", "cto"), ("cpo-led", "cto", "cpo")]
)
def test_a_head_who_keeps_one_of_the_two_jobs_is_heard_as_its_leader_would_be(
    structure, leader, other, shipped
):
    def heard(made, name):
        mine = (a for a in made.decisions.values() if a.accountable == other)
        return {a.entry.id for a in mine if name in a.consulted}

    asked = heard(shipped("separate"), leader)
    assert len(asked) > 3
    assert asked <= heard(shipped(structure), "ceo")


# Who answers for work that an entry reaches into is heard on it

TOUCHED = [(entry.id, name) for entry in ENTRIES.values() for name in entry.touches]
APART = "\n".join(
    f"  {name}: {{title: T {name}, short: T {name}, level: head, reports_to: cto, takes: [{work}]}}"
    for name, work in (
        ("guard", "operations-and-security.access"),
        ("shield", "operations-and-security.security-posture"),
        ("register", "data.governance"),
        ("tester", "data.ai-in-product"),
        ("builder", "technology-roadmap.architecture"),
    )
)


@pytest.mark.parametrize("boss", ["cto", "ceo"])
def test_whoever_answers_for_work_that_an_entry_touches_is_heard_on_it(boss, workspace):
    facts = f"{FACTS}, ai_in_product: true"
    positions = APART.replace("reports_to: cto", f"reports_to: {boss}")
    text = f"company: {{{facts}}}\nstructure: separate-with-vps\npositions:\n{positions}\n"
    made = organise(workspace(text))
    every = {**made.responsibilities, **made.decisions}

    assert len(TOUCHED) > 4
    for one, other in TOUCHED:
        assert every[other].accountable in every[one].consulted, (one, other)


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_nobody_decides_what_others_reach_unheard_by_whoever_limits_access(structure, shipped):
    made = shipped(structure)
    supplier = made.decisions["decision.new-supplier"]
    limits = made.responsibilities["operations-and-security.access"].accountable

    assert limits in (supplier.accountable, *supplier.consulted)


def test_nobody_promises_figures_of_use_where_users_run_the_product_themselves(workspace):
    facts = FACTS.replace("runs_service: true", "runs_service: false").replace("cloud: true, ", "")
    vacant = "{vp-product: {status: vacant, acting: ceo}}"
    text = f"company: {{{facts}}}\nstructure: founder-led\npositions: {vacant}\n"
    made = organise(workspace(text))

    charter, posting = (
        str(compose_charter(made, "vp-product", DAY)),
        str(compose_posting(made, "vp-product", DAY)),
    )
    assert "how they use" in charter
    for paper in (charter, posting):
        assert not re.search(
            r"figures for each feature|a month (after|later)", paper, re.IGNORECASE
        )
        assert "features whose figures" not in paper
