"""Who reports to a position, who stands above it, and what outsiders may see of both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting
from charter.facts.company import (
    Apply,
    Company,
    Languages,
    Limits,
    Override,
    PositionInput,
    Workspace,
)
from charter.load.catalog_files import read_catalog
from charter.problems import Place
from making import composed, rendered

CATALOG = read_catalog()
DAY = date(2026, 12, 1)
NOWHERE = Place("company.yaml")
LED = "organisation.engineering-day-to-day"


def company(
    structure: str,
    positions: Mapping[str, Mapping[str, object]],
    assign: Mapping[str, str] | None = None,
    **facts: object,
) -> Organisation:
    """Return a company; of a position only what is not as usual is given."""
    given = {
        name: PositionInput(**{"id": name, "role": name, "place": NOWHERE, **said})
        for name, said in positions.items()
    }
    lines = {
        entry: Override(owner, None, None, None, None, NOWHERE)
        for entry, owner in (assign or {}).items()
    }
    made = Company(
        *("Acme", "Acme Ltd", "", "", "GB", "", facts, (), "", "", Apply(), None),
        *(structure, NOWHERE, given, lines, NOWHERE),
    )
    return organise(Workspace(Path(), made, CATALOG))


def reports(organisation: Organisation, position: str) -> str:
    """Return what the charter says of who reports to a position."""
    return dict(compose_charter(organisation, position, DAY).facts)["Direct reports"]


def people(organisation: Organisation, position: str) -> str:
    """Return what the posting says of who stands around a position, in one wording for all."""
    return " ".join(map(usual, compose_posting(organisation, position, DAY).people))


OTHERWISE = {
    r"You manage the people in (.*)\.": r"The people in \1 report to you.",
    r"(?:Your manager is|You will report to) (.*)\.": r"You report to \1.",
    r"Your manager will be (.*), whom we are hiring now\.": r"You report to \1 (being hired now).",
    r"(?:You manage|Your direct reports are) the (.*) and the (.*)\.": (
        r"The \1 and the \2 report to you."
    ),
    r"(?:You manage|Your direct report is) the (.*)\.": r"The \1 reports to you.",
    r"Everyone in (.*) reports to you\.": r"The people in \1 report to you.",
    r"You do not have a team of your own\.": "No team reports to you.",
}


def usual(said: str) -> str:
    """Return a sentence on who stands around in the first of its wordings."""
    for other, first in OTHERWISE.items():
        said = re.sub(other, first, said)
    return said


# Who reports without a leader between


@pytest.mark.parametrize(
    ("structure", "position", "said"),
    [
        ("combined-lean", "cpto", "The people in engineering, product and design"),
        ("cto-led", "cto", "The people in engineering"),
        ("cto-led", "ceo", "The CTO, and the people in product and design"),
        ("separate-full", "vp-product", "The people in product"),
        ("separate-full", "vp-design", "The people in design"),
        ("separate-full", "vp-data", "The people in data"),
        ("separate-full", "cio", "The people in internal systems"),
        ("separate-full", "cto", "The VP Engineering and the VP Data"),
        ("combined", "cpto", "The VP Engineering and the VP Product"),
    ],
)
def test_who_reports_to_a_position_follows_from_the_work_it_leads(structure, position, said):
    assert reports(company(structure, {}), position).startswith(said)


def test_a_leader_who_keeps_the_day_to_day_leads_the_engineers_beside_a_vp():
    made = company("separate-with-vps", {}, {LED: "cto"})

    assert reports(made, "cto") == "The VP Engineering and the people in engineering"
    assert reports(made, "vp-engineering") == "Nobody"


@pytest.mark.parametrize("above", ["ceo", "cto"])
def test_a_cio_has_people_and_money_of_their_own(above):
    made = company("separate-full", {"cio": {"reports_to": above}})

    said = {name: str(compose_charter(made, name, DAY)) for name in ("cto", "cio")}

    assert "dismissal in engineering (including security) and data, holders of" in said["cto"]
    assert "Hiring and dismissal in internal systems, holders of" in said["cio"]
    assert "the tools that build it, and their supplier contracts" in said["cio"]
    assert "technology suppliers we take on for the product and its tools" in said["cto"]


HIRED = re.compile(
    "Hiring and dismissal (?:in|of leaders, people in) (.+?), (?:within|holders of|and all whom)"
)


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_whose_hiring_a_charter_names_apart_report_to_somebody_by_name(structure):
    made = company(structure, {})
    held = [name for name, position in made.positions.items() if position.writes_papers]
    hired = {
        field
        for name in held
        for group in compose_charter(made, name, DAY).decides
        for item in group.items
        for found in HIRED.findall(item)
        for field in re.split(", | and ", re.sub(r" \(including [^)]*\)", "", found))
    }
    led = " ".join(reports(made, name) for name in held)

    assert "engineering" in hired
    assert [field for field in hired if not re.search(rf"\b{field}\b", led)] == []


def test_fields_with_nobody_in_them_are_left_out():
    made = company("combined-lean", {}, designers=0, product_people=0)

    assert reports(made, "cpto") == "The people in engineering"


def test_a_posting_says_the_same_and_that_there_is_no_team():
    vacant = {"status": "vacant", "acting": "ceo"}
    lean = company("combined-lean", {"cpto": vacant})
    bare = company("separate-with-vps", {"vp-engineering": vacant}, {LED: "cto"})

    assert "The people in engineering, product and design are yours to manage." in people(
        lean, "cpto"
    )
    assert "No team reports to you." in people(bare, "vp-engineering")


def test_who_leads_through_others_is_not_told_of_a_team():
    vacant = {"status": "vacant", "acting": "ceo"}

    assert people(company("combined", {"cpto": vacant}), "cpto") == (
        "You report to the CEO. The VP Engineering and the VP Product report to you."
    )


# Who stands above


def test_a_head_reports_to_the_board_where_there_is_one_and_else_to_nobody():
    with_board = compose_charter(company("combined", {}, board=True), "ceo", DAY)
    without = compose_charter(company("combined", {}, board=False), "ceo", DAY)

    assert ("Reports to", "The board") in with_board.facts
    assert with_board.manager == "the board"
    assert with_board.review.startswith("The board and the CEO review this charter")
    assert "Reports to" not in dict(without.facts)
    assert without.manager == ""
    assert without.review.startswith("The CEO reviews this charter every six months, and")


def test_a_head_without_a_board_lacks_no_limit():
    lacking = company("cto-led", {}, board=False)
    asked = company("cto-led", {}, board=True)

    assert compose_charter(lacking, "ceo", DAY).limits == ()
    assert not compose_charter(lacking, "ceo", DAY).draft
    assert len(compose_charter(asked, "ceo", DAY).limits) == 2
    assert compose_charter(lacking, "cto", DAY).draft


def test_what_is_above_the_limit_of_a_head_goes_to_its_board():
    limits = {"ceo": {"limits": Limits(50000, "GBP", "team leads")}}
    said = [
        compose_charter(company("cto-led", limits, board=board), "ceo", DAY).limits
        for board in (True, False)
    ]

    ends = "Spending above that goes to the board.", "All other hiring goes to the board."
    assert [line for line in said[0] if line not in said[1]] == [*ends]


@pytest.mark.parametrize("everybody", ["everyone", "Anybody", "all."])
def test_who_may_hire_everybody_has_no_other_hiring_that_goes_further(everybody: str) -> None:
    limits = {"ceo": {"limits": Limits(50000, "GBP", everybody)}}
    said = compose_charter(company("cto-led", limits, board=True), "ceo", DAY).limits
    assert "Signs for all hiring without a second signature." in said
    assert [line for line in said if "other hiring" in line] == []


# What outsiders may see


PLANNED = {
    "cpto": {"status": "vacant", "acting": "ceo"},
    "vp-engineering": {"status": "planned", "acting": "cpto"},
    "vp-product": {"status": "planned", "acting": "ceo"},
    "vp-design": {"reports_to": "vp-product"},
}


def test_a_posting_names_no_planned_position_and_speaks_as_if_there_were_none():
    made = company("combined", PLANNED)
    posting = compose_posting(made, "cpto", DAY)

    assert "VP Engineering" not in str(posting)
    assert "VP Product" not in str(posting)
    assert tuple(map(usual, posting.people)) == (
        "You report to the CEO.",
        "The VP Design reports to you.",
        "The people in engineering and product are yours to manage.",
    )
    assert "product and engineering" in posting.pitch.lower()


def test_until_a_planned_post_starts_its_people_report_where_the_posting_says():
    planned = {"cpto": {"status": "vacant", "acting": "ceo"}}
    planned["vp-product"] = {"status": "planned", "acting": "cpto"}
    made = company("combined", planned)

    assert reports(made, "cpto") == (
        "The VP Engineering, the VP Product (planned), and the people in product and design until "
        "the VP Product starts"
    )
    assert "The people in product and design are yours to manage." in people(made, "cpto")
    assert reports(made, "vp-product") == "The people in product and design"


def test_one_below_a_planned_position_reports_to_the_next_above():
    designer = {"status": "vacant", "acting": "cpto", "reports_to": "vp-product"}
    made = company("combined", {**PLANNED, "vp-design": designer})

    to_a_vacancy = "You report to the CPTO (being hired now)."
    assert people(made, "vp-design").startswith(to_a_vacancy)
    assert people(made, "vp-product").startswith(to_a_vacancy)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", "You report to the CPO (being hired now)."),
        ("de", "Sie berichten an die oder den CPO (wird zurzeit besetzt)."),
        ("da", "Du refererer til vores CPO (stillingen besættes nu)."),
    ],
)
def test_a_posting_says_that_whoever_is_above_is_still_to_come(language, said):
    vacant = {"status": "vacant", "acting": "cto"}
    both = {"cpo": vacant, "vp-product": vacant}
    made = company("separate-with-vps", both)
    there = company("separate-with-vps", {"vp-product": vacant})

    spoken = Languages(language, "en-GB")
    for organisation, first in ((made, said), (there, said.partition(" (")[0] + ". ")):
        posted = organisation._replace(company=organisation.company._replace(language=spoken))
        assert people(posted, "vp-product").startswith(first)


def test_a_posting_promises_no_work_of_a_planned_position():
    made = company("combined", PLANNED)
    (run,) = CATALOG.responsibilities["operations-and-security.running-service"].posting[:1]

    assert run.say not in compose_posting(made, "cpto", DAY).owns
    assert seen_from_outside(made, "cpto").responsibilities[LED].accountable == "cpto"
    assert made.responsibilities[LED].accountable == "vp-engineering"


def test_work_of_a_planned_position_stands_with_who_acts_unless_from_further_up():
    seen = seen_from_outside(company("combined", PLANNED), "cpto")
    beside = {**PLANNED, "vp-product": {"status": "planned", "acting": "vp-design"}}
    beside["vp-design"] = {"reports_to": "cpto"}

    assert seen.responsibilities["product.discovery"].accountable == "cpto"
    there = seen_from_outside(company("combined", beside), "cpto")
    assert there.responsibilities["product.discovery"].accountable == "vp-design"


def test_a_company_with_nothing_planned_is_seen_as_it_is():
    made = company("combined", {})

    assert seen_from_outside(made, "cpto") is made


def test_nobody_works_through_leaders_who_are_only_planned():
    planned = compose_charter(company("combined", PLANNED), "cpto", DAY)
    there = compose_charter(company("combined", {"cpto": PLANNED["cpto"]}), "cpto", DAY)

    assert any("whoever leads that side" in line.risk for line in there.risks)
    assert not any("whoever leads that side" in line.risk for line in planned.risks)
    assert planned.mission != there.mission


def test_a_charter_names_planned_positions_and_says_so():
    made = company("combined", PLANNED)

    assert "The VP Engineering (planned)" in reports(made, "cpto")


# What the pages show


def page(organisation: Organisation, position: str) -> str:
    """Return the Markdown of a charter."""
    papers = composed(organisation, DAY, position, ("charter",))
    (made,) = rendered(papers, None)
    return made.text


def test_who_decides_nothing_has_no_table_of_decisions():
    made = company("separate-full", {})
    bare = page(made, "vp-data")

    assert not [a for a in made.decisions.values() if a.accountable == "vp-data"]
    assert "## Decisions" in bare
    assert "Is heard before" in bare
    assert "| Decides |" not in bare
    assert "| Decides |" in page(made, "cto")


def test_the_outcomes_are_of_the_first_year_for_a_new_holder_and_else_of_the_next():
    new = page(company("separate", {"cto": {"status": "vacant", "acting": "ceo"}}), "cto")
    present = page(company("separate", {}), "cto")

    assert "## Outcomes of the first year, in order\n\n1. " in new
    assert "## First 90 days" in new
    assert "## Outcomes of the next year, in order\n\n1. " in present
    assert "First 90 days" not in present


# New and present holders


def test_only_who_is_new_has_a_first_year_and_first_days():
    new = compose_charter(company("separate", {"cto": {"start": DAY}}), "cto", DAY)
    long_there = {"cto": {"start": date(2014, 3, 1)}}
    present = compose_charter(company("separate", long_there), "cto", DAY)

    assert new.new_holder
    assert len(new.first_days) == 3
    assert not present.new_holder
    assert present.first_days == ()


def test_only_who_comes_from_another_post_of_the_company_has_an_old_job_to_leave():
    def said(**given: object) -> str:
        made = company("combined", {"cpto": {"start": DAY, **given}})
        charter = compose_charter(made, "cpto", DAY)
        return str((charter.risks, charter.first_days))

    promoted, hired = said(promoted=True), said()

    assert "goes on doing the old job" in promoted
    assert "the last task kept from the old job" in promoted
    assert "old job" not in hired
    assert "does the work of the side they know best" in hired


# Neighbours outside product and technology


OUTSIDE = [role.id for role in CATALOG.roles.values() if role.level == "neighbour"]
MADE = re.compile(
    r"^((Part of the work on|A yes, or the reason against it, on|Advice on|News of|What is wanted, "
    r"before work begins on|The plan, while it can still be stopped, for): |What was chosen after)"
)
"""How sentences begin that follow from who takes part in what, where the catalogue says nothing."""
KINDS: dict[str, dict[str, object]] = {
    "nothing stated": {},
    "funded saas": {
        **{"business_model": "saas", "customers": "business", "board": True, "markets": 4},
        **{"regulated": True, "personal_data": True, "ai_in_product": True, "investors": True},
    },
    "app": {"business_model": "consumer-app", "customers": "consumer"},
    "hospital": {"kind": "public", "users_called": "patients"},
}


@pytest.mark.parametrize("structure", CATALOG.structures)
@pytest.mark.parametrize("kind", KINDS)
def test_the_catalogue_says_what_leaders_and_their_neighbours_give_each_other(structure, kind):
    for around in (OUTSIDE, *([one] for one in OUTSIDE)):
        made = company(structure, {name: {} for name in around}, **KINDS[kind])
        names = {made.positions[name].short for name in around}
        for name in (n for n, p in made.positions.items() if p.writes_papers):
            for near in compose_charter(made, name, DAY).neighbours:
                if near.name.removeprefix("The ") in names:
                    said = (*near.gives, *near.gets)
                    assert [text for text in said if MADE.match(text)] == [], (name, near.name)
                    assert len(near.gives) <= 4, (name, near)
                    assert len(near.gets) <= 4, (name, near)


def test_a_made_sentence_names_the_heaviest_work_and_says_that_there_is_more():
    organisation = company("cto-led", {"cfo": {}, "general-counsel": {}})
    known = organisation.catalog
    made = organisation._replace(catalog=known._replace(interfaces={}))
    rows = compose_charter(made, "cto", DAY).neighbours
    (counsel,) = (row for row in rows if row.name == "The General Counsel")

    opinion = next(text for text in counsel.gets if text.startswith("Advice on: "))

    assert opinion.endswith(", among others.")
    assert opinion.count(";") == 2
    assert not any(" more" in text for text in (*counsel.gives, *counsel.gets))


# Who does the work of a post that nobody holds


def facts(organisation: Organisation, position: str) -> dict[str, str]:
    return dict(compose_charter(organisation, position, DAY).facts)


def test_both_papers_say_who_acts_and_until_when():
    vacant = {"status": "vacant", "acting": "cto", "acting_until": date(2027, 6, 1)}
    made = company("separate-with-vps", {"cpo": vacant})

    held = (
        "Nobody yet: the position is open; the CTO answers for this work until somebody starts, "
        "at the latest on 1 June 2027"
    )
    assert facts(made, "cpo")["Held by"] == held
    assert facts(made, "cto")["Also acts as"] == "The CPO, until 1 June 2027 at the latest"
    assert "Also acts as" not in facts(made, "ceo")


def test_whoever_acts_and_is_not_there_yet_is_named_with_who_acts_for_it():
    made = company(
        "combined",
        {
            "cpto": {"status": "vacant", "acting": "ceo"},
            "vp-product": {"status": "planned", "acting": "cpto"},
            "vp-engineering": {"status": "vacant", "acting": "ceo"},
        },
    )

    assert facts(made, "vp-product")["Held by"] == (
        "Nobody yet: the position is planned and not yet open; "
        "the CPTO answers for this work until somebody starts, "
        "and the CEO until the CPTO starts"
    )
    assert facts(made, "cpto")["Also acts as"] == "The VP Product, until somebody starts"
    assert facts(made, "ceo")["Also acts as"] == (
        "The CPTO and the VP Engineering, until somebody starts; "
        "the VP Product, until the CPTO starts"
    )
    # The people of a planned post are led by the post above it, or who acts for that.
    assert facts(made, "ceo")["Also leads meanwhile"] == (
        "The people in product and design, until the CPTO starts; "
        "the people in engineering, until the VP Engineering starts"
    )


@pytest.mark.parametrize("acts", ["cto", "ceo"])
def test_whoever_acts_leads_those_below_until_somebody_starts(acts):
    posts = {
        "cpo": {"status": "vacant", "acting": acts},
        "vp-data": {"status": "vacant", "acting": acts, "reports_to": "cpo"},
        "head-of-data": {"role": "vp-data", "title": "Head of Data", "reports_to": "vp-data"},
        "vp-product": {"status": "planned", "acting": acts},
    }
    taken = {"data.platform": "vp-data", "organisation.data-organisation": "vp-data"}
    made = company("separate-with-vps", posts, taken)

    led = facts(made, acts)["Also leads meanwhile"]
    assert led == (
        "The people in product and design, until the VP Product starts; "
        "the Head of Data and the people in data, until the VP Data starts"
    )
    assert "product" not in facts(made, "cpo")["Direct reports"].replace("VP Product", "")
    assert all("Also leads meanwhile" not in facts(made, p) for p in ("vp-engineering", "cpo"))


# Who acts for the one above


@pytest.mark.parametrize("structure", ["combined", "separate-with-vps", "separate-full"])
def test_nobody_reads_or_answers_to_themselves_while_acting_for_the_one_above(structure):
    leads = "cpto" if structure == "combined" else "cto"
    acts = {leads: {"status": "vacant", "acting": "vp-engineering"}}
    acting = compose_charter(company(structure, acts), "vp-engineering", DAY)
    usual = compose_charter(company(structure, {}), "vp-engineering", DAY)

    the = f"the {leads.upper()}"
    said = [text for r in acting.risks for text in (r.risk, r.watch)]
    said += [acting.mission, *acting.outcomes]
    assert not [text for text in said if the in text]
    assert [text for text in (usual.mission, *usual.outcomes) if the in text]
    assert len(acting.risks) >= 3
    assert acting.review.startswith("The CEO and the VP Engineering review this charter")
    assert usual.review.startswith(f"The {leads.upper()} and the VP Engineering review")
    assert dict(acting.facts)["Reports to"] == f"The {leads.upper()}"


def test_who_acts_for_the_one_above_has_the_charter_read_by_the_one_above_that():
    acts = {"cpo": {"status": "vacant", "acting": "vp-product", "reports_to": "cto"}}
    charter = compose_charter(company("separate-with-vps", acts), "vp-product", DAY)

    assert charter.review.startswith("The CTO and the VP Product review this charter")


@pytest.mark.parametrize(("status", "label"), [("filled", "Start"), ("vacant", "Planned start")])
def test_nobody_starts_in_a_post_that_nobody_holds(status, label):
    given = {"cto": {"status": status, "start": date(2027, 4, 1), "acting": "ceo"}}
    if status == "filled":
        del given["cto"]["acting"]
    facts = dict(compose_charter(company("separate", given), "cto", DAY).facts)

    assert facts[label] == "1 April 2027"
    assert not {"Start", "Planned start"} - {label} & facts.keys()


@pytest.mark.parametrize("under_cio", [False, True])
def test_a_leader_of_internal_systems_leads_their_people_whoever_else_reports_there(under_cio):
    given = {"cto": {"reports_to": "cio"}} if under_cio else {}
    cio = dict(compose_charter(company("separate-full", given), "cio", DAY).facts)

    cto = "The CTO and the" if under_cio else "The"
    assert cio["Direct reports"] == f"{cto} people in internal systems"
