"""What two neighbours give each other, when they meet, and where a dispute goes."""

from __future__ import annotations

import re
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.read.catalog_files import read_catalog

DAY = date(2026, 12, 1)
INTERFACES = read_catalog().interfaces.values()
GIVEN = [(i.id, one) for i in INTERFACES for one in (*i.first_gives, *i.second_gives)]


@pytest.fixture
def row(workspace):
    """Return what the charter of the first of two positions says of the second."""

    def make(one, other, positions="{}", structure="separate-full", assign=None, **own):
        lines = "".join(f"  {name}: {owner}\n" for name, owner in (assign or {}).items())
        facts = "name: Acme, business_model: saas, customers: business, designers: 3"
        text = f"company: {{{facts}}}\nstructure: {structure}\npositions: {positions}\n"
        made = organise(workspace(text + (f"assign:\n{lines}" if lines else ""), **own))
        name = f"the {made.positions[other].short}"
        near = compose_charter(made, one, DAY).neighbours
        return next(one for one in near if one.name.casefold() == name.casefold())

    return make


FILLED = "{ceo: {status: filled}, cto: {status: filled}, cpo: {status: filled}, "
VPS = "vp-engineering: {status: filled}, vp-product: {status: filled}, vp-design: {status: filled}"


# Where a dispute goes


def test_what_two_under_one_chief_cannot_settle_goes_to_that_chief(row):
    said = row("vp-product", "vp-design", FILLED + VPS + "}").dispute
    assert said.endswith(" After one meeting the rest goes to the CPO.")


def test_two_under_different_chiefs_go_to_these_first(row):
    said = row("vp-engineering", "vp-product", FILLED + VPS + "}").dispute
    assert said.endswith("the rest goes to the CTO and the CPO, and from there to the CEO.")


def test_one_who_is_next_to_the_top_has_no_chief_on_the_way(row):
    said = row("cpo", "vp-engineering", FILLED + VPS + "}").dispute
    assert said.endswith("the rest goes to the CTO, and from there to the CEO.")


def test_who_leads_the_other_settles_the_rest(row):
    said = row("cto", "vp-engineering", FILLED + VPS + "}").dispute
    assert said.endswith("when a release goes out. The CTO settles the rest.")


def test_who_leads_from_further_up_hears_of_it_by_the_chief_between(row):
    said = row("ceo", "vp-engineering", FILLED + VPS + "}", "separate-with-vps").dispute
    assert said.endswith("the rest goes to the CTO, and from there to the CEO.")


def test_where_the_other_settles_nothing_the_leader_settles_all(row):
    gone = ("organisation.engineering-day-to-day", "decision.release")
    said = row("cto", "vp-engineering", FILLED + VPS + "}", assign=dict.fromkeys(gone, "cto"))
    assert said.dispute == "The CTO settles every dispute."


def test_nobody_takes_a_dispute_to_themselves_acting_for_a_post_above(row):
    vacant = FILLED.replace(
        "cto: {status: filled}", "cto: {status: vacant, acting: vp-engineering}"
    )
    said = row("vp-engineering", "vp-data", vacant + VPS + "}").dispute
    assert said.endswith(
        "the rest goes to the CTO, or to the CEO while the VP Engineering acts as CTO."
    )
    said = row("vp-engineering", "vp-product", vacant + VPS + "}").dispute
    assert said.endswith("the rest goes to the CEO.")


def test_what_an_own_interface_says_of_disputes_stays_as_it_is(row):
    own = "interfaces:\n  - {id: cto-cpo, dispute: The two toss a coin.}\n"
    assert row("cto", "cpo", FILLED + VPS + "}", mine=own).dispute == "The two toss a coin."


# When they meet


def test_nobody_meets_the_one_whom_they_act_for(row):
    acting = FILLED.replace("cpo: {status: filled}", "cpo: {status: vacant, acting: cto}")
    assert row("cto", "cpo", acting + VPS + "}").rhythm == "weekly, 45 minutes, once the CPO starts"
    assert row("cpo", "cto", acting + VPS + "}").rhythm == "weekly, 45 minutes, once the CPO starts"
    assert row("ceo", "cpo", acting + VPS + "}").rhythm == "weekly, 45 minutes"


def test_two_open_posts_of_one_acting_person_meet_once_both_are_there(row):
    both = "cto: {status: vacant, acting: ceo}, cpo: {status: vacant, acting: ceo}"
    said = row("cto", "cpo", f"{{ceo: {{status: filled}}, {both}}}", "separate")
    assert said.rhythm == "weekly, 45 minutes, once the CTO and the CPO start"


# What they give each other


def test_who_owns_the_roadmap_gets_the_forecast_and_gives_the_reason_of_a_no(row):
    of_roadmap = row("ceo", "cto", structure="cto-led")
    assert any(said.startswith("The roadmap for the quarter") for said in of_roadmap.gives)
    assert any(said.startswith("A delivery forecast") for said in of_roadmap.gets)
    other = row("ceo", "cto", FILLED + VPS + "}")
    assert not any("roadmap for the quarter" in said for said in other.gives)
    assert not any("forecast" in said for said in other.gets)
    refused = "The reason for each refused request of the CEO, within ten working days."
    assert refused in row("ceo", "cpo", FILLED + VPS + "}").gets
    assert refused in row("ceo", "vp-product", structure="founder-led").gets


def test_a_leader_gives_time_to_the_side_they_do_not_come_from(row):
    positions = "{ceo: {status: filled}, cpto: {status: filled%s}, " + VPS + "}"
    for leaning, other in (("product", "vp-engineering"), ("technology", "vp-product")):
        company = positions % f", leaning: {leaning}"
        for name in ("vp-engineering", "vp-product"):
            given = " ".join(row("cpto", name, company, "combined").gives)
            assert ("Half a day each week" in given) == (name == other)


def test_a_leader_under_another_has_no_row_of_their_own_with_the_head(row):
    under = FILLED + VPS + ", vp-data: {status: filled%s}}"
    assert "in writing" in " ".join(row("ceo", "vp-data", under % ", reports_to: ceo").gives)
    with pytest.raises(StopIteration):
        row("ceo", "vp-data", under % "")


def test_news_of_an_incident_a_leak_or_a_breach_takes_one_hour_everywhere():
    news = re.compile(r"News of an? .*\b(incident|leak|breach)\b")
    told = [(i, one.say) for i, one in GIVEN if news.match(one.say)]
    assert len(told) > 9
    assert [(i, said) for i, said in told if "within one hour" not in said] == []


ORDER = {
    # before a year or a quarter, each in time for the next
    "yearly product goals": "six weeks before the year",
    "roadmap for the quarter": "four weeks before",
    "effort-split": "four weeks before each",
    "engineering effort": "four weeks before each",
    "ranked backlog": "two weeks before",
}


@pytest.mark.parametrize("what", ORDER)
def test_what_a_year_or_a_quarter_needs_comes_in_the_same_order_everywhere(what):
    said = [(i, one.say) for i, one in GIVEN if what in one.say]
    assert said
    assert [(i, text) for i, text in said if ORDER[what] not in " ".join(text.split())] == []


def test_who_gives_the_roadmap_or_the_backlog_is_who_decides_it():
    for name, one in GIVEN:
        if "roadmap for the quarter" in one.say:
            assert set(one.claims) == {"decision.roadmap"}, name
        if "ranked backlog" in one.say:
            assert set(one.claims) == {"decision.backlog-order"}, name
