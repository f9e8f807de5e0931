"""What two neighbours give each other, when they meet, and where a dispute goes."""

from __future__ import annotations

import re
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.assign.positions import holder_of
from charter.compose import room
from charter.compose.charter import compose_charter
from charter.compose.settling import settled_by, while_it_is_open
from charter.compose.wording import Wording
from charter.facts.languages import left_open
from charter.load.catalog_files import read_catalog
from charter.read.yaml_source import Source
from charter.trace.origins import origins_of
from making import organised

DAY = date(2026, 12, 1)
INTERFACES = read_catalog().interfaces.values()
GIVEN = [(i.id, one) for i in INTERFACES for one in (*i.first_gives, *i.second_gives)]


@pytest.fixture
def row(workspace, monkeypatch):
    """Return what the charter of the first of two positions says of the second.

    However much its own work takes: what a row says is asked here, not which have room.
    """
    monkeypatch.setattr(room, "ROOM", 9999)

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


# What each of the two settles


def test_both_sides_are_asked_for_the_same_entries_since_a_company_may_give_each_to_either():
    asked = 0
    for interface in INTERFACES:
        lists = re.findall(
            r"{(?:my|their)-call:([^}]*)}", " ".join(x.say for x in interface.dispute)
        )
        assert lists[:1] * 2 == lists, interface.id
        asked += len(lists)
    assert asked > 99


def test_what_moves_to_the_other_of_the_two_is_named_with_the_other(row):
    moved = ("decision.roadmap", "decision.price-and-packaging", "decision.next-segment")
    said = row("cpo", "vp-product", FILLED + VPS + "}", assign=dict.fromkeys(moved, "vp-product"))
    mine, theirs, _ = said.dispute.split(". ")
    assert theirs.startswith(
        "The VP Product settles what enters the roadmap, what we charge and whom we serve next"
    )
    assert "roadmap" not in mine


def test_without_leaders_a_row_names_effort_architecture_and_launch(row):
    said = row("vp-engineering", "vp-product", structure="founder-led").dispute
    for what in ("the split of engineering effort", "architecture", "the day of a launch"):
        assert what in said


def test_a_row_names_at_most_three_of_what_one_settles(row):
    every = ("roadmap", "price-and-packaging", "next-segment", "backlog-order", "launch")
    given = {f"decision.{name}": "cpo" for name in every}
    said = row("cpo", "vp-product", FILLED + VPS + "}", assign=given).dispute
    mine, theirs, _ = said.split(". ")
    assert (mine.count(",") + mine.count(" and "), theirs.count(" and ")) == (2, 0)


def test_in_a_list_nothing_reads_as_the_rest_of_what_stands_before_it(row):
    said = row("ceo", "cto", FILLED + VPS + "}").dispute
    assert (
        "The CEO settles spending above the limits, the size of the budgets and which security "
        "risks stay open past their deadline."
    ) in said
    effort = row("cto", "vp-product", FILLED + VPS + "}", "separate-with-vps").dispute
    assert "The CTO settles architecture and the split of engineering effort." in effort
    cpto = row("ceo", "cpto", "{ceo: {status: filled}, " + VPS + "}", "combined").dispute
    assert "settles architecture, the yearly product goals and what enters the roadmap" in cpto


def test_what_the_other_can_stop_is_not_settled_alone(row):
    with_cfo = FILLED + VPS + ", cfo: {status: filled}}"
    stopped = "what we charge (unless the CFO stops it)."
    assert stopped in row("cpo", "cfo", FILLED + "cfo: {status: filled}}", "separate").dispute
    assert "what we charge" in (alone := row("cpo", "vp-product", with_cfo).dispute)
    assert "stops" not in alone


def test_both_charters_trace_what_is_settled_to_the_same_sentences_of_the_catalogue(workspace):
    made = organise(workspace("company: {name: Acme, business_model: saas}\nstructure: separate\n"))
    words, file = Wording(made), Source("", {}, {}, {})
    traced = [
        {origin.text for origin in origins_of(made, made.positions[name], "charter", words, file)}
        for name in ("ceo", "cto")
    ]
    for text in compose_charter(made, "cto", DAY).neighbours[0].dispute.split(". ")[:2]:
        assert [f"{text}." in texts for texts in traced] == [True, True]


# Where a dispute goes


def test_what_two_under_one_chief_cannot_settle_goes_to_that_chief(row):
    said = row("vp-product", "vp-design", FILLED + VPS + "}").dispute
    assert said.endswith(". After one meeting, what the charters leave open goes to the CPO.")


def test_two_under_different_chiefs_go_to_these_first(row):
    said = row("vp-engineering", "vp-product", FILLED + VPS + "}").dispute
    assert said.endswith("leave open goes to the CTO and the CPO, and from there to the CEO.")


def test_where_only_one_has_a_chief_nobodys_chief_judges_alone(row):
    said = row("cpo", "vp-engineering", FILLED + VPS + "}").dispute
    assert said.endswith("leave open goes to the CEO, who hears the CTO first.")


def test_who_leads_the_other_settles_what_the_charters_leave_open(row):
    said = row("cto", "vp-engineering", FILLED + VPS + "}").dispute
    assert said.endswith("in engineering. The CTO settles what the charters leave open.")


def test_who_leads_from_further_up_settles_after_hearing_the_chief_between(row):
    said = row("ceo", "vp-engineering", FILLED + VPS + "}", "separate-with-vps").dispute
    assert said.endswith("The CEO settles what the charters leave open, after hearing the CTO.")


def test_where_the_other_settles_nothing_only_the_leader_is_named(row):
    gone = ("organisation.engineering-day-to-day", "decision.release")
    said = row("cto", "vp-engineering", FILLED + VPS + "}", assign=dict.fromkeys(gone, "cto"))
    assert said.dispute == "The CTO settles what the charters leave open."


def vacant(cto="", cpo="", vps=VPS):
    """Return positions of which the CTO or the CPO is open, by who acts for it."""
    chiefs = {"ceo": "", "cto": cto, "cpo": cpo}
    status = {name: f"vacant, acting: {who}" if who else "filled" for name, who in chiefs.items()}
    return "{" + "".join(f"{name}: {{status: {is_}}}, " for name, is_ in status.items()) + vps + "}"


def designer(acting):
    """Return the VPs, of whom the VP Design is to come."""
    return VPS.replace("design: {status: filled}", f"design: {{status: vacant, acting: {acting}}}")


@pytest.mark.parametrize(
    ("one", "other", "positions", "way"),
    [
        # One of the two acts for the post above both.
        ("vp-engineering", "vp-data", vacant("vp-engineering"), "the CTO. {cto}the CEO."),
        # One of the two acts for a chief, or a chief acts for one of the two.
        ("vp-engineering", "vp-product", vacant("vp-engineering"), "{both}. {cto}the CEO."),
        ("cto", "vp-product", vacant(cpo="cto"), "{top} CPO first once the CPO starts."),
        (
            "cpo",
            "vp-engineering",
            vacant(cpo="cto"),
            "{top} CTO first. Until the CPO starts, what holds between the CTO and the VP "
            "Engineering holds instead.",
        ),
        # The one above both is not there yet.
        ("vp-product", "vp-design", vacant(cpo="cto"), "the CPO. {cpo}the CTO."),
        # Whoever is above both acts for a chief.
        ("cpo", "vp-engineering", vacant("ceo"), "{top} CTO first once the CTO starts."),
        ("vp-engineering", "vp-product", vacant("ceo"), "{both}. {cto}the CEO."),
        ("vp-engineering", "vp-product", vacant("ceo", "ceo"), "{both}. {ctos}the CEO."),
        # One person is both chiefs.
        ("vp-engineering", "vp-product", vacant(cpo="cto"), "{both}. {cpo}the CTO{up}."),
        # The leader of one acts for the other, and leads that one too.
        (
            "vp-product",
            "vp-design",
            vacant(vps=designer("cpo")),
            "the CPO. Until the VP Design starts, what holds between the CPO and the VP Product "
            "holds instead.",
        ),
        # Others act, who are nobody on the way.
        (
            "vp-engineering",
            "vp-design",
            vacant("ceo", vps=designer("vp-data")),
            "{both}. {cto}the CEO.",
        ),
        ("vp-data", "vp-product", vacant("vp-engineering"), "the CPO and the CTO{up}."),
        ("cto", "cpo", vacant(cpo="cto"), "the CEO."),
    ],
)
def test_nobody_takes_a_dispute_to_themselves_or_to_one_person_twice(
    row, one, other, positions, way
):
    up = ", and from there to the CEO"
    until = {"cto": "the CTO starts", "cpo": "the CPO starts", "ctos": "the CTO and the CPO start"}
    said = {name: f"Until {who}, it goes to " for name, who in until.items()}
    top = "the CEO, who hears the"
    goes = way.format(up=up, top=top, both=f"the CTO and the CPO{up}", **said)
    found = row(one, other, positions).dispute
    assert found.endswith(f"After one meeting, what the charters leave open goes to {goes}")


def test_who_acts_for_the_chief_between_hears_the_chief_once_there_is_one(row):
    company = "{ceo: {status: filled}, cpto: {status: vacant, acting: ceo}, " + VPS + "}"
    said = row("ceo", "vp-engineering", company, "combined").dispute
    assert said.endswith(" leave open, and hears the CPTO first once the CPTO starts.")
    planned = company.replace(
        "vp-product: {status: filled}", "vp-product: {status: planned, acting: cpto}"
    )
    said = row("ceo", "vp-product", planned, "combined").dispute
    assert said.endswith(" leave open, and hears the CPTO first once the CPTO starts.")
    said = row("vp-engineering", "vp-product", planned, "combined").dispute
    # The CEO is one of the two till then, and leads the other.
    assert said.endswith(
        " leave open goes to the CPTO. Until the VP Product starts, what holds between the VP "
        "Engineering and whoever acts for the VP Product holds instead."
    )
    both = row("vp-engineering", "vp-product", company, "combined").dispute
    assert both.endswith(" goes to the CPTO. Until the CPTO starts, it goes to the CEO.")


def test_the_chief_between_who_acts_for_the_other_is_heard_once_the_other_is_there(row):
    company = FILLED + VPS.replace(
        "vp-product: {status: filled}", "vp-product: {status: vacant, acting: cpo}"
    )
    said = row("ceo", "vp-product", company + "}").dispute
    assert said.endswith(" leave open, and hears the CPO first once the VP Product starts.")


def test_two_that_lead_each_other_meet_in_the_leader_whoever_acts(row):
    said = row("cto", "vp-engineering", vacant("vp-engineering")).dispute
    assert said.endswith("The CTO settles what the charters leave open.")


def test_what_an_own_interface_says_of_disputes_stays_as_it_is(row):
    own = "interfaces:\n  - {id: cto-cpo, dispute: The two toss a coin.}\n"
    assert row("cto", "cpo", FILLED + VPS + "}", mine=own).dispute == "The two toss a coin."


# When they meet


def test_nobody_meets_the_one_whom_they_act_for(row):
    acting = FILLED.replace("cpo: {status: filled}", "cpo: {status: vacant, acting: cto}")
    assert row("cto", "cpo", acting + VPS + "}").rhythm == "weekly, 45 minutes, once the CPO starts"
    assert row("cpo", "cto", acting + VPS + "}").rhythm == "weekly, 45 minutes, once the CPO starts"


def test_two_people_meet_in_one_row_and_have_one_rule_while_one_of_them_acts(row):
    """The row of their own two positions holds; the others wait for whoever is acted for."""
    acting = FILLED.replace("cpo: {status: filled}", "cpo: {status: vacant, acting: cto}") + VPS
    later = ", once the CPO starts"
    for one, other, waits in (
        ("ceo", "cto", False),
        ("ceo", "cpo", True),
        ("cto", "vp-engineering", False),
        ("cpo", "vp-engineering", True),
        ("cpo", "vp-product", True),
        ("cto", "vp-product", False),
        ("vp-engineering", "vp-product", False),
    ):
        assert row(one, other, acting + "}").rhythm.endswith(later) == waits, (one, other)
    for one in ("cpo", "cto"):  # the CTO has a side of its own, and so does not judge
        said = row(one, "vp-product", acting + "}").dispute
        later = {"cpo": "Until the CPO starts, it goes to the CEO.", "cto": "once the CPO starts."}
        assert said.endswith(later[one])


def test_who_has_no_row_of_their_own_has_that_of_the_line(row):
    company = "{ceo: {status: filled}, cpto: {status: vacant, acting: ceo}, " + VPS + "}"
    later = ", once the CPTO starts"
    assert row("cpto", "vp-engineering", company, "combined").rhythm.endswith(later)
    assert not row("ceo", "vp-engineering", company, "combined").rhythm.endswith(later)
    # Who acts has no part in this work otherwise.
    acting = FILLED.replace("cto: {status: filled}", "cto: {status: vacant, acting: coo}")
    coo = ", coo: {title: Head of Operations, level: neighbour, reports_to: ceo}}"
    said = row("cto", "vp-engineering", acting + VPS + coo)
    assert "once" not in said.rhythm
    assert said.dispute.endswith("The CTO settles what the charters leave open.")


@pytest.mark.parametrize("structure", ["combined", "separate-with-vps", "separate-full"])
def test_until_somebody_starts_nobody_judges_who_is_one_of_the_two(workspace, structure):
    roles = [name for name in read_catalog().structures[structure].positions if name != "ceo"]
    for empty in (combination for n in (1, 2) for combination in combinations(roles, n)):
        for acting in ("ceo", roles[0], roles[-1]):
            lines = {n: f"vacant, acting: {acting if acting != n else 'ceo'}" for n in empty}
            text = "".join(f"  {n}: {{status: {said}}}\n" for n, said in lines.items())
            made = organise(
                workspace(
                    "company: {name: Acme, business_model: saas, customers: business}\n"
                    f"structure: {structure}\npositions:\n  ceo: {{status: filled}}\n{text}"
                )
            )
            if any(holder_of(made.positions, name) is None for name in empty):
                continue
            for one, other in combinations(made.positions.values(), 2):
                people = [made.positions[holder_of(made.positions, p.id)] for p in (one, other)]
                said = settled_by(Wording(made), (one, other), [])
                if found := re.search(r"Until .* starts?, it goes to the (.+)\.", " ".join(said)):
                    judges = (
                        found[1].replace(", and from there to the", " and the").split(" and the ")
                    )
                    assert not {p.short for p in people} & {*judges}, (empty, acting, said)


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


def test_news_of_an_incident_a_leak_or_a_breach_has_times_that_count_from_discovery():
    """At once to who must act, one hour to the one above, two where another passes it on."""
    news = re.compile(r"News of an? .*\b(incident|leak|breach|attack|harms)\b")
    told = [(i, one) for i, one in GIVEN if news.match(one.say)]
    assert len(told) > 9
    for name, one in told:
        facts = {condition.fact for condition in one.when}
        expected = "at once, day or night."
        if "reports_own" in facts:
            expected = "within two hours of discovery."
        elif "other_owns" not in facts and "at once" not in one.say:
            expected = "within one hour of discovery."
        assert one.say.endswith(expected), (name, one.say)


def test_the_head_hears_of_an_incident_by_a_time_however_many_pass_it_on(row):
    news = "News of a severe incident, leak or breach within {} of discovery."
    assert news.format("one hour") in row("cto", "vp-engineering", FILLED + VPS + "}").gets
    assert news.format("two hours") in row("ceo", "cto", FILLED + VPS + "}").gets
    alone = "{ceo: {status: filled}, cto: {status: filled}, cpo: {status: filled}}"
    assert news.format("one hour") in row("ceo", "cto", alone, "separate").gets


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


# Two positions of one role


def test_of_two_leaders_of_data_the_one_with_the_platform_hears_what_it_may_cost(row):
    def given(structure, boss):
        two = (
            f"{{platform: {{role: vp-data, title: VP Platform, reports_to: {boss}}}, "
            f"insight: {{role: vp-data, title: VP Insight, reports_to: {boss}}}}}"
        )
        kinds = ("data.platform", "data.quality", "data.governance")
        owners = {**dict.fromkeys(kinds, "platform"), "data.metric-definitions": "insight"}
        return [
            [text for text in row(boss, one, two, structure, owners).gives if "platform" in text]
            for one in ("platform", "insight")
        ]

    limits = "The limits of platform cost for the year, two weeks before it starts."
    budget = "The budget for the data platform, with the outcome it is meant to buy."
    assert given("separate", "cto") == [[limits], []]
    assert given("combined-lean", "cpto") == [[budget], []]


def test_work_whose_decision_is_anothers_is_settled_there(row):
    given = {
        "positions": "{vp-platform: {reports_to: cto}}",
        "structure": "separate-with-vps",
        "assign": {
            "operations-and-security.incidents": "{accountable: vp-platform, consulted: [cpo]}"
        },
    }
    split = row("cpo", "vp-platform", **given).dispute
    given["assign"] = given["assign"] | {"decision.reliability-targets": "vp-platform"}
    whole = row("cpo", "vp-platform", **given).dispute
    assert ("reliability targets" in split, "reliability targets" in whole) == (False, True)


def test_what_earlier_papers_said_while_a_post_was_open_is_still_known(workspace):
    known = while_it_is_open(
        Wording(organise(workspace("company: {name: Tarn}\nstructure: separate\n")))
    )
    said = " Until the CPO starts, what holds between the CTO and the VP Data holds {}."
    for ending in ("here", "between these two", "instead"):
        assert any(re.fullmatch(left_open(piece), said.format(ending)) for piece in known)


@pytest.mark.parametrize("name", ["havn", "kestrel", "kestrel-before", "northwind", "tallyho"])
def test_whoever_is_said_to_be_heard_on_work_says_so_too(name: str) -> None:
    """Who settles a decision on that work does not advise on it, so neither side may say it."""
    made = organised(Path(__file__).parent / "briefs" / name)
    charters = {
        one.short: compose_charter(made, one.id, DAY)
        for one in made.positions.values()
        if one.writes_papers
    }
    one_sided = [
        (charter.short, group.label, title)
        for charter in charters.values()
        for group in charter.further_neighbours
        for item in group.items
        if item.startswith("is heard on: ") and "among others" not in item
        for title in item.removeprefix("is heard on: ").split("; ")
        if (other := charters.get(group.label.removeprefix("The ")))
        and not any(title in said.items for said in (*other.advises, *other.heard_on))
    ]
    assert one_sided == []
