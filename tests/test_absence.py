"""Deputies, ties and the absence drill: who decides while another is away, and what is left."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from charter.assign.absence import absence_of, each_away
from charter.assign.absence_left import left_undone
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.load.company_file import workspace_of

DAY = date(2026, 12, 1)
HEAD = "company: {name: Acme, currency: USD, business_model: saas}\nstructure: separate-with-vps\n"
BUILD, ROADMAP, INCIDENT = "decision.build-or-buy", "decision.roadmap", "decision.incident"
NAMES = ("ceo", "cto", "cpo", "vp-engineering", "vp-product")


def company(positions="", more=""):
    return organise(workspace_of(f"{HEAD}positions:\n  ceo: {{}}\n{positions}{more}"))


def codes(made, *wanted):
    return [f.problem.code for f in made.findings if f.problem.code in wanted]


def said(made, name):
    return list(compose_charter(made, name, DAY).absences)


def test_a_company_that_names_no_deputy_is_told_nothing_and_its_charters_say_nothing():
    made = company()

    assert codes(made, "no-deputy", "deputy-not-there", "deputy-loop") == []
    assert said(made, "cto") == []


def test_both_charters_say_who_decides_in_the_same_words():
    made = company(f"  cto: {{deputy: {{position: vp-engineering, reserved: [{BUILD}]}}}}\n")
    title = made.decisions[BUILD].entry.title

    sentence = (
        "While the CTO is away, the VP Engineering decides in its place, within its own "
        f"limits, all but what waits until it is back: {title}."
    )
    assert said(made, "cto") == said(made, "vp-engineering") == [sentence]
    assert said(made, "cpo") == []


def test_a_single_decision_can_have_a_deputy_of_its_own():
    made = company("", f"deputies: {{{ROADMAP}: vp-product}}\n")

    assert said(made, "cpo") == said(made, "vp-product") != []
    assert absence_of(made, ["cpo"]).stand_ins[0].position == "vp-product"
    assert ROADMAP not in [u.entry for u in absence_of(made, ["cpo"]).undecided]


def test_a_tie_stands_in_the_charters_of_the_owner_and_of_who_ends_it():
    made = company("", f"ties: {{{ROADMAP}: ceo}}\n")
    title = made.decisions[ROADMAP].entry.title

    assert made.decisions[ROADMAP].dispute == "ceo"
    assert said(made, "cpo") == said(made, "ceo") == [f"The CEO ends a deadlock on this: {title}."]


def test_once_one_deputy_is_named_each_position_without_gets_one_advice():
    made = company("  cto: {deputy: vp-engineering}\n")
    found = [f for f in made.findings if f.problem.code == "no-deputy"]

    assert sorted(f.about[0] for f in found) == [
        name
        for name in ("ceo", "cpo", "vp-engineering", "vp-product")
        if any(a.accountable == name and a.entry.weight >= 3 for a in made.decisions.values())
    ]
    assert all(f.severity == "advice" for f in found)


@pytest.mark.parametrize(
    ("positions", "more", "code", "words"),
    [
        ("  cto: {deputy: cpo}\n  cpo: {deputy: cto}\n", "", "deputy-loop", "cto -> cpo -> cto"),
        (
            "  cto: {deputy: vp-engineering}\n  vp-engineering: {status: planned, acting: cto}\n",
            "",
            "deputy-not-there",
            "'cto' itself acts for it",
        ),
        (
            "  cto: {deputy: vp-engineering}\n  vp-engineering: {status: vacant, acting: cpo}\n",
            "",
            "deputy-not-there",
            "'cpo', which acts for it, would decide",
        ),
        ("", f"deputies: {{{ROADMAP}: cpo}}\n", "own-deputy", "is its own deputy in it"),
        (
            f"  cto: {{deputy: {{position: cpo, reserved: [{ROADMAP}]}}}}\n",
            "",
            "reserved-for-another",
            "'cpo' decides it",
        ),
        ("", f"ties: {{{ROADMAP}: cpo}}\n", "tie-of-a-side", "owns it"),
        ("", f"ties: {{{ROADMAP}: cto}}\n", "tie-of-a-side", "can stop it"),
        ("", "deputies: {decision.data-breach: cto}\n", "does-not-apply", "has a deputy"),
        ("", "ties: {decision.data-breach: ceo}\n", "does-not-apply", "stands under 'ties'"),
    ],
)
def test_what_cannot_help_is_advice_with_its_place(positions, more, code, words):
    if words == "can stop it":
        more += f"assign: {{{ROADMAP}: {{veto: [cto]}}}}\n"
    found = [f for f in company(positions, more).findings if f.problem.code == code]

    assert len(found) == 1
    assert found[0].severity == "advice"
    assert words in found[0].problem.message
    assert found[0].problem.place.line > 2


def test_who_claims_an_entry_cannot_end_its_deadlock():
    more = f"disputed: {{{ROADMAP}: [cto, cpo]}}\nties: {{{ROADMAP}: cto}}\n"

    assert codes(company("", more), "tie-of-a-side") == ["tie-of-a-side"]


def test_the_drill_tells_decisions_without_a_decider_and_why():
    positions = f"  cto: {{deputy: {{position: vp-engineering, reserved: [{BUILD}]}}}}\n"
    made = company(positions)
    alone, both = absence_of(made, ["cto"]), absence_of(made, ["cto", "vp-engineering"])
    nobody = absence_of(made, ["cpo"])

    assert [(u.entry, u.reason) for u in alone.undecided] == [(BUILD, "reserved")]
    assert alone.fine
    reasons = {(u.owner, u.reason, u.asked) for u in both.undecided}
    assert reasons == {
        ("cto", "reserved", ""),
        ("cto", "deputy-away", "vp-engineering"),
        ("vp-engineering", "no-deputy", ""),
    }
    assert {u.reason for u in nobody.undecided} == {"no-deputy"}
    assert not both.fine
    assert not nobody.fine


def test_the_deputy_of_an_absent_deputy_decides():
    made = company("  cto: {deputy: vp-engineering}\n  vp-engineering: {deputy: cpo}\n")
    absence = absence_of(made, ["cto", "vp-engineering"])

    assert absence.undecided == ()
    assert [s.position for s in absence.stand_ins] == ["cpo"]


def test_deputies_in_a_circle_all_of_whom_are_away_decide_nothing():
    made = company("  cto: {deputy: cpo}\n  cpo: {deputy: cto}\n")

    assert {u.reason for u in absence_of(made, ["cto", "cpo"]).undecided} == {"deputy-away"}


def test_whoever_acts_for_a_position_is_missed_in_it_too():
    made = company("  cto: {status: vacant, acting: ceo}\n")
    absence = absence_of(made, ["ceo"])

    assert absence.also == ("cto",)
    assert {"ceo", "cto"} == {u.owner for u in absence.undecided}


def test_a_stand_in_that_breaks_is_told_with_both_loads():
    lines = "".join(f"  {n}: {{deputy: cto}}\n" for n in NAMES[2:])
    absence = absence_of(company(lines), ["cpo", "vp-engineering", "vp-product"])
    [stand_in] = absence.stand_ins
    [left] = [x for x in left_undone(company(lines), absence) if "load" in x.problem.code]

    assert stand_in.breaks
    assert stand_in.share > 0.6 > stand_in.before
    assert f"{stand_in.share:.0%}" in left.problem.message
    assert not absence.fine


def test_a_veto_is_lost_without_a_deputy_or_where_that_one_decides():
    veto = f"assign: {{{ROADMAP}: {{veto: [cto]}}}}\n"
    lost = [v.what for v in absence_of(company("", veto), ["cto"]).vetoes]
    by_decider = absence_of(company("  cto: {deputy: cpo}\n", veto), ["cto"])
    by_other = absence_of(company("  cto: {deputy: vp-engineering}\n", veto), ["cto"])

    assert ROADMAP in lost
    assert ROADMAP in [v.what for v in by_decider.vetoes]
    assert ROADMAP not in [v.what for v in by_other.vetoes]


def test_reports_have_a_boss_by_a_deputy_and_the_deputy_by_the_one_above():
    assert absence_of(company(), ["cto"]).reports == ("vp-engineering",)
    made = company("  cto: {deputy: vp-engineering}\n")
    assert absence_of(made, ["cto"]).reports == ()
    assert absence_of(made, ["cto", "ceo"]).reports == ("vp-engineering", "cpo")


def test_a_limit_is_signed_by_a_deputy_with_as_much_or_by_one_above():
    limit = "limits: {spend: 900, hire: leads}"
    small = "limits: {spend: 100}"
    lines = f"  cto: {{{limit}, deputy: vp-engineering}}\n  vp-engineering: {{{small}}}\n"

    def left(text, *away):
        return [(x.position, x.what) for x in absence_of(company(text), away).limits]

    assert left(lines, "cto") == []  # the head has no limit
    assert left(lines, "cto", "ceo") == [("cto", "spend"), ("cto", "hire")]
    assert left(lines.replace(small, limit), "cto", "ceo") == []
    other = limit.replace("900", "900, currency: CAD")
    assert left(lines.replace(small, other), "cto", "ceo") == [("cto", "spend")]


@settings(max_examples=60, deadline=None)
@given(
    deputies=st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)),
    away=st.sets(st.sampled_from(NAMES), min_size=1),
)
def test_in_any_company_each_decision_is_decided_waits_or_is_told(deputies, away):
    lines = "".join(f"  {a}: {{deputy: {b}}}\n" for a, b in deputies.items() if a != b)
    made = organise(workspace_of(f"{HEAD}positions:\n{lines}" if lines else HEAD))
    absence = absence_of(made, away)
    missed = {n for n, a in made.decisions.items() if a.accountable in away}

    assert {u.entry for u in absence.undecided} <= missed
    assert sum(s.decisions for s in absence.stand_ins) + len(absence.undecided) == len(missed)
    assert not {s.position for s in absence.stand_ins} & away
    named = {entry for left in left_undone(made, absence) for entry, _ in left.items}
    assert {u.entry for u in absence.undecided} <= named


def test_each_in_turn_is_each_that_somebody_holds():
    made = company("  cto: {status: vacant, acting: ceo}\n")

    assert [a.away for a in each_away(made)] == [(n,) for n in made.positions if n != "cto"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "company.yaml").write_text(
        f"{HEAD}positions:\n  cto: {{deputy: vp-engineering}}\n"
        "  cpo: {status: vacant, acting: ceo}\n"
    )
    return str(tmp_path)


def test_the_command_prints_the_drill_and_ends_like_check(charter, folder):
    fine, missed = (charter("check", folder, "--without", name) for name in ("cto", "ceo"))

    assert (fine.code, missed.code) == (0, 1)
    assert "Nothing is left undone." in fine.out
    assert "no-boss-in-absence" in missed.out
    assert charter("check", folder, "--without", "cto", "--quiet").out == ""


def test_each_is_a_table_and_one_object(charter, folder):
    table, data = (charter("check", folder, "--without", "each", *x) for x in ((), ("--json",)))
    absences = json.loads(data.out)["absences"]

    assert table.code == data.code == 1
    assert [a["away"] for a in absences] == [["ceo"], ["cto"], ["vp-engineering"], ["vp-product"]]
    assert absences[0]["also"] == ["cpo"]
    assert "VP Engineering, " in table.out


def test_reports_have_the_places_too(charter, folder):
    ran = charter("check", folder, "--without", "ceo", "--report", "github")

    assert "title=undecided-in-absence::nobody decides" in ran.out
    assert ran.code == 1


@pytest.mark.parametrize(
    ("word", "code", "words"),
    [
        ("xto", 1, "this company has no position 'xto'"),
        ("cpo", 1, "nobody holds 'cpo' (vacant), so nobody is missed in it - 'ceo' acts for it"),
        ("each,cto", 2, "'each' takes every position by itself"),
    ],
)
def test_what_cannot_be_drilled_is_said(charter, folder, word, code, words):
    ran = charter("check", folder, "--without", word)

    assert ran.code == code
    assert words in ran.err
