"""Rows of two neighbours: one messenger, who decides gives, and one way for a request."""

from __future__ import annotations

import re
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose import room
from charter.compose.charter import compose_charter
from charter.facts.presuppositions import SLOT, slot_entries
from charter.load.catalog_files import read_catalog

DAY = date(2026, 12, 1)
CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
FACTS = (
    "name: Acme, business_model: saas, customers: business, regulated: true, personal_data: true, "
    "headcount: 160, product_and_technology_headcount: 84"
)
NEWS = "News of a severe incident, leak or breach"
ROADMAP = "The roadmap for the quarter, four weeks before it starts"
BACKLOG = "The ranked backlog two weeks before each quarter"
SHARE = "The share of engineering effort that product work gets"
LEAK = "News of a leak at once, day or night."
REFUSED = "The reason for each refused request"


def sentences():
    """Yield each sentence of a row: who gives it and who gets it, by role, and the sentence."""
    for one in CATALOG.interfaces.values():
        first, second = one.between
        for giver, taker, said in (
            (first, second, one.first_gives),
            (second, first, one.second_gives),
        ):
            for text in said:
                yield giver, taker, text


@pytest.fixture(autouse=True)
def room_for_all(monkeypatch):
    """What a row says is asked here, not which have room on four pages."""
    monkeypatch.setattr(room, "ROOM", 9999)
    monkeypatch.setattr(room, "MOST", 99)


@pytest.fixture
def given(workspace):
    """Return what each position of a company gives each other: (giver, taker) and sentences."""

    def make(structure="separate-full", assign=None, positions="{}", facts=FACTS):
        lines = "".join(f"  {name}: {owner}\n" for name, owner in (assign or {}).items())
        text = f"company: {{{facts}}}\nstructure: {structure}\npositions: {positions}\n"
        made = organise(workspace(text + (f"assign:\n{lines}" if lines else "")))
        names = {f"The {one.short}": name for name, one in made.positions.items()}
        return made, {
            (name, names[near.name]): near.gives
            for name, one in made.positions.items()
            if one.writes_papers
            for near in compose_charter(made, name, DAY).neighbours
        }

    return make


def giving(rows, start):
    """Return who gives whom a sentence that starts so."""
    return {pair for pair, said in rows.items() if any(one.startswith(start) for one in said)}


# News comes from one


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_each_hears_of_an_incident_from_one_below_by_a_time_that_counts_from_discovery(
    given, structure
):
    made, rows = given(structure)
    owner = made.owner("operations-and-security.incidents")
    told = giving(rows, NEWS)

    assert len({taker for _, taker in told}) == len(told)
    for giver, taker in told:
        [said] = [one for one in rows[giver, taker] if one.startswith(NEWS)]
        assert made.positions[giver].reports_to == taker
        hours = "one hour" if giver == owner else "two hours"
        assert said.endswith(f"within {hours} of discovery.")
    assert owner == "ceo" or "ceo" in {taker for _, taker in told}


def test_who_runs_the_data_tells_of_a_leak_whoever_answers_for_incidents(given):
    assert giving(given()[1], LEAK) == {("vp-data", "vp-engineering")}
    incidents = {"operations-and-security.incidents": "cto", "decision.incident": "cto"}
    assert giving(given(assign=incidents)[1], LEAK) == {("vp-data", "cto")}
    elsewhere = {"data.platform": "cto", "data.governance": "cto"}
    assert giving(given(assign=elsewhere)[1], LEAK) == set()
    register = {**incidents, "data.platform": "vp-engineering"}
    assert giving(given(assign=register)[1], LEAK) == {("vp-data", "cto")}


def test_a_fault_at_the_source_of_a_figure_is_mended_for_whoever_keeps_data_right(given):
    fix, notice = "A fix or a date", "Notice of a change to the form"

    assert giving(given()[1], fix) == {("vp-engineering", "vp-data")}
    quality = given(assign={"data.quality": "vp-engineering"})[1]
    assert giving(quality, fix) == set()
    assert giving(quality, notice) == {("vp-engineering", "vp-data")}


# Who decides gives


@pytest.mark.parametrize(
    ("said", "decision", "work"),
    [
        (ROADMAP, "decision.roadmap", "product.roadmap"),
        (BACKLOG, "decision.backlog-order", "product.backlog"),
        (SHARE, "decision.effort-split", "delivery.effort-split"),
        (REFUSED, "decision.roadmap", "product.roadmap"),
    ],
)
@pytest.mark.parametrize("owner", ["", "cpo", "cto", "vp-product", "vp-engineering"])
def test_what_was_decided_comes_from_whoever_decides_it(given, said, decision, work, owner):
    made, rows = given("separate-with-vps", {decision: owner} if owner else {})
    givers = {giver for giver, _ in giving(rows, said)}

    assert givers <= {made.owner(decision)}
    assert giving(given("separate-with-vps", {work: "ceo"})[1], said)


def test_no_row_promises_goals_for_a_quarter_as_only_those_of_a_year_are_decided():
    goals = [text for _, _, text in sentences() if re.search(r"\bgoals\b", text.say)]

    assert goals
    assert [text.say for text in goals if "quarter" in text.say] == []


# One way for a request


def test_every_request_of_the_head_goes_by_the_roadmap_or_the_backlog():
    asked = [text.say for giver, _, text in sentences() if giver == "ceo" and "request" in text.say]
    ways = [one for one in asked if one.startswith("Every")]

    assert ways
    assert [one for one in ways if "by way of the roadmap or the backlog" not in one] == [
        one for one in ways if "by way of the backlog" in one
    ]


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_the_rows_and_the_outcomes_of_the_head_name_the_same_way(given, structure):
    made, rows = given(structure)
    ways = {
        "roadmap" in one
        for (giver, _), said in rows.items()
        for one in said
        if giver == "ceo" and one.startswith("Every request for new work")
    }
    outcomes = compose_charter(made, "ceo", DAY).outcomes
    stated = {"roadmap" in one for one in outcomes if one.startswith("No request of")}

    assert len(ways) <= 1
    assert not stated or not ways or stated == ways


# Who can stop says yes, who is heard gives a view


@pytest.mark.parametrize("who", ["cfo", "general-counsel"])
def test_a_yes_comes_from_whoever_can_stop_and_a_view_from_whoever_cannot(who):
    for giver, _, text in sentences():
        if giver == who and text.say.startswith(("A yes", "A view")):
            slots = SLOT.finditer(text.say)
            named = [name for m in slots for name in slot_entries(m[1], m[2] or "")]
            for name in named:
                stops = any(who in roles for roles in ENTRIES[name].veto)
                assert stops is text.say.startswith("A yes"), (text.say, name)
            assert named or not text.say.startswith("A yes"), text.say


@pytest.mark.parametrize("owner", ["vp-product", "cpo", "ceo"])
def test_the_lawyer_who_checks_the_rules_for_trials_is_shown_them_and_answers(given, owner):
    lawyer = "{general-counsel: {}}"
    made, rows = given("separate-with-vps", {"data.experiments": owner}, positions=lawyer)
    near = {one.name: one for one in compose_charter(made, owner, DAY).neighbours}

    assert any("rules for trials" in one for one in rows[owner, "general-counsel"])
    assert any("rules for trials" in one for one in near["The General Counsel"].gets)


# What is shown to somebody else


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_a_promise_is_for_whoever_it_is_shown_to(structure, given):
    made, _ = given(structure, positions="{cro: {status: filled}}")
    told = {
        name
        for name, one in made.positions.items()
        if one.writes_papers
        for near in compose_charter(made, name, DAY).neighbours
        if any(said.startswith("Every promise of a feature or date") for said in near.gets)
    }
    assert told == {made.owner("external-duties.customer-commitments")}


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_a_lawyer_is_given_facts_before_a_choice_only_where_heard_or_able_to_stop_it(
    structure, given
):
    filled = "{general-counsel: {status: filled}}"
    made, rows = given(structure, positions=filled)
    asked = {
        (a.accountable, "general-counsel")
        for a in made.decisions.values()
        if "general-counsel" in (*a.consulted, *a.veto)
    }
    facts = giving(rows, "The facts on ")
    assert facts
    assert facts <= asked
    assert not any("retire" in said for gives in rows.values() for said in gives if "facts" in said)


@pytest.mark.parametrize("acting", ["ceo", "vp-engineering"])
def test_where_internal_systems_have_a_leader_nobody_else_commands_their_incidents(acting, given):
    positions = f"{{cto: {{status: vacant, acting: {acting}}}}}"
    made, _ = given(positions=positions)
    for name, position in made.positions.items():
        if position.writes_papers:
            core = compose_charter(made, name, DAY).core
            said = " ".join(work.sentence for work in core)
            assert len(re.findall("command of each incident", said)) == len(
                re.findall("command of each incident in the product", said)
            )
            assert ("command of each incident" in said) == (name == "vp-engineering")


@pytest.mark.parametrize("structure", list(CATALOG.structures))
@pytest.mark.parametrize("service", ["true", "false"])
def test_volumes_are_for_whoever_answers_for_the_capacity(service, structure, given):
    facts = f"{FACTS}, runs_service: {service}"
    made, _ = given(structure, positions="{cro: {status: filled}}", facts=facts)
    told = {
        name
        for name, one in made.positions.items()
        if one.writes_papers
        for near in compose_charter(made, name, DAY).neighbours
        if any("volumes" in said for said in near.gets)
    }
    assert told == {made.owner("technology-roadmap.scalability")} - {"", "ceo"}


def test_each_row_says_where_a_dispute_goes_however_the_catalogue_was_read(monkeypatch):
    """A checkout reads its catalogue from files, an installed copy from one that was compiled."""
    from charter.load import shipped_catalog
    from charter.load.catalog_files import read_catalog

    with monkeypatch.context() as patched:
        patched.setattr(shipped_catalog, "compiled_catalog", lambda: None)
        from_files = read_catalog()
    assert [one for one in from_files.interfaces.values() if one.own_dispute] == []
    assert from_files.interfaces == read_catalog().interfaces
