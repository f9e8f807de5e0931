"""People and money are shared out once, and no cell of a charter is empty, in odd companies too."""

from __future__ import annotations

import re
from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.assign.viewpoint import viewpoint
from charter.compose.charter import compose_charter
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.facts.presuppositions import SLOT
from charter.load.catalog_files import read_catalog

DAY = date(2026, 12, 1)
CATALOG = read_catalog()
ENTRIES = {**CATALOG.responsibilities, **CATALOG.decisions}
FACTS = "name: Acme, apply: {email: jobs@acme.example}, business_model: saas, customers: business"
CISO = """
  ciso: {role: cio, title: Chief Information Security Officer, short: CISO, reports_to: ceo}
"""
SECURITY = """
  operations-and-security.security-posture: ciso
  decision.security-risk: ciso
"""
TWO_VPS = """
  platform: {role: vp-data, title: VP Data Platform, reports_to: cto}
  insight: {role: vp-data, title: VP Insight, reports_to: cto}
"""
INSIGHT = """
  data.platform: platform
  data.quality: platform
  data.governance: platform
  data.metric-definitions: insight
  data.ai-governance: platform
  data.decision-support: insight
  data.strategy: platform
  organisation.data-organisation: platform
"""
NO_WORK = """
  coo: {role: cio, title: Chief Operating Officer, short: COO, reports_to: ceo}
"""
TO_CIO = """
  operations-and-security.internal-systems: cto
  operations-and-security.access: cto
"""
UNDER_CTO = """
  vp-product: {reports_to: cto}
"""
DATA_AT_HEAD = """
  vp-data: {reports_to: ceo}
"""
CIO_UNDER_CTO = """
  cio: {reports_to: cto}
"""
DATA_UNDER_CIO = """
  vp-data: {reports_to: cio}
"""
CTO_HIRES_THERE = """
  decision.internal-systems-hires: cto
  decision.internal-systems-spending: cto
"""
ODD = {
    "cio-under-cto": ("separate-full", CIO_UNDER_CTO, ""),
    "data-under-cio": ("separate-full", DATA_UNDER_CIO, ""),
    "cto-hires-for-cio": ("separate-full", "", CTO_HIRES_THERE),
    "ciso": ("separate-with-vps", CISO, SECURITY),
    "two-vps": ("separate", TWO_VPS, INSIGHT),
    "no-work": ("separate", NO_WORK, TO_CIO),
    "product-under-cto": ("separate-with-vps", UNDER_CTO, ""),
    "data-at-head": ("separate", DATA_AT_HEAD, ""),
    **{structure: (structure, "", "") for structure in CATALOG.structures},
}
TECH, PRODUCT = "decision.technology-hires", "decision.product-hires"
KINDS = {
    "engineering": "organisation.engineering-day-to-day",
    "data": "data.platform",
    "security": "operations-and-security.security-posture",
    "internal systems": "operations-and-security.internal-systems",
    "product": "organisation.product-hiring",
    "design": "organisation.design-organisation",
}


@pytest.fixture(params=list(ODD))
def odd(request, workspace):
    """Organise each of the odd companies, and each shipped structure."""
    structure, positions, assign = ODD[request.param]
    text = f"company: {{{FACTS}}}\nstructure: {structure}\n"
    text += f"positions:{positions}" if positions else ""
    text += f"assign:{assign}" if assign else ""
    organisation = organise(workspace(text))
    assert organisation.proved
    return organisation


def charters(organisation):
    held = [n for n, p in organisation.positions.items() if p.writes_papers]
    return {name: compose_charter(organisation, name, DAY) for name in held}


def test_whatever_two_give_each_other_is_said_on_both_sides(odd):
    for name, charter in charters(odd).items():
        for near in charter.neighbours:
            assert near.gives, (name, near.name)
            assert near.gets, (name, near.name)


def test_two_who_share_a_job_have_a_border(odd):
    for name, charter in charters(odd).items():
        here = odd.positions[name]
        for other in odd.positions.values():
            if other.role.id == here.role.id and other.id != name:
                assert f"The {other.short}" in [near.name for near in charter.neighbours]


def test_every_decision_says_what_is_decided(odd):
    for name, charter in charters(odd).items():
        for group in charter.decides:
            assert all(group.items), (name, group.label)


def test_the_hiring_of_each_kind_of_people_stands_in_one_charter(odd):
    said = {
        name: [
            item
            for group in charter.decides
            for item in group.items
            if "iring and dismissal" in item
        ]
        for name, charter in charters(odd).items()
    }
    for kind, entry in KINDS.items():
        if entry not in odd.responsibilities:
            continue
        names = [name for name, items in said.items() for item in items if kind in words(item)]
        assert len(names) == 1, (kind, said)


def words(sentence):
    """Return the kinds of people that a sentence on hiring lists."""
    people = re.split(", within|, holders of|, and all whom| and all whom", sentence)[0].rstrip(".")
    people = people.replace(" (including", ",").replace(")", "")
    people = re.split("dismissal in |people in |of leaders", people)[-1]
    return re.split(r", and | and |, ", people)


def test_a_leader_beside_the_owners_of_both_budgets_is_in_neither(workspace):
    text = f"company: {{{FACTS}}}\nstructure: separate-with-vps\npositions:{CISO}assign:{SECURITY}"
    made = charters(organise(workspace(text)))

    budget = next(
        item.sentence
        for item in made["cto"].accountabilities
        if item.title == "Technology budget and headcount"
    )
    assert "for engineering (including data)." in budget
    [hires] = [i for group in made["ciso"].decides for i in group.items if "ismissal" in i]
    assert hires == (
        "Hiring and dismissal in security and internal systems, holders of a charter excepted,"
        " within the headcount."
    )


def heard(organisation, name):
    return set(organisation.decisions[name].consulted) - {"chro"}


def test_who_leads_the_people_is_heard_on_their_hiring_and_nobody_else(workspace):
    text = f"company: {{{FACTS}}}\nstructure: separate-full\n"
    usual = organise(workspace(text))
    under_cio = organise(workspace(f"{text}positions:{DATA_UNDER_CIO}"))
    at_head = organise(workspace(f"{text}positions:{DATA_AT_HEAD}"))
    own = organise(workspace(f"{text}assign:\n  {TECH}: {{consulted: [vp-product]}}\n"))

    assert heard(usual, TECH) == {"vp-engineering", "vp-data"}
    assert heard(usual, PRODUCT) == {"vp-product", "vp-design"}
    assert heard(under_cio, TECH) == {"vp-engineering"}
    assert heard(under_cio, "decision.internal-systems-hires") == {"vp-data"}
    assert heard(at_head, TECH) == {"vp-engineering"}
    assert heard(own, TECH) == {"vp-product"}


def test_on_the_hiring_of_a_leader_those_are_heard_whom_leaders_report_to(workspace):
    text = f"company: {{{FACTS}}}\nstructure: "
    made = {name: organise(workspace(text + name)) for name in CATALOG.structures}
    under_cio = organise(workspace(f"{text}separate-full\npositions:{DATA_UNDER_CIO}"))

    leaders = "decision.leader-hires"
    assert {name: heard(each, leaders) for name, each in made.items() if heard(each, leaders)} == {
        "combined": {"cpto"},
        "separate-with-vps": {"cto", "cpo"},
        "separate-full": {"cto", "cpo"},
    }
    assert heard(under_cio, leaders) == {"cto", "cpo", "cio"}


def test_of_several_leaders_each_is_heard_on_a_hiring_that_touches_their_own_people(workspace):
    alone = "Leaders are asked first, about their own people only"
    for structure in CATALOG.structures:
        made = organise(workspace(f"company: {{{FACTS}}}\nstructure: {structure}\n"))
        for name in (TECH, PRODUCT, "decision.leader-hires"):
            entry, owner = made.decisions[name].entry, made.decisions[name].accountable
            view = viewpoint(made, made.positions[owner], DAY)
            said = first(Wording(made), entry.charter, Home(entry.place, entry.own), view)
            assert (alone in said) == (len(heard(made, name)) > 1), (structure, name, said)


@pytest.mark.parametrize(
    ("facts", "fields"),
    [
        ("designers: 1, product_people: 2", "product and design"),
        ("designers: 0, product_people: 2", "product"),
        ("designers: 3, product_people: 0", "design"),
        ("designers: 0, product_people: 0", "of this position's own people"),
    ],
)
def test_a_field_with_nobody_in_it_is_not_hired_for_and_one_designer_has_a_leader(
    workspace, facts, fields
):
    made = charters(organise(workspace(f"company: {{{FACTS}, {facts}}}\nstructure: separate")))

    said = [item for group in made["cpo"].decides for item in group.items if "ismissal" in item]
    assert fields in said[0]
    assert ("design" in said[0]) == ("design" in fields)


def test_who_decides_technology_leaves_small_choices_to_those_whom_another_runs(workspace):
    """What a week undoes is decided where the work is done, whoever leads there."""
    made = charters(organise(workspace(f"company: {{{FACTS}}}\nstructure: combined\n")))
    calls = [item for group in made["cpto"].decides for item in group.items]
    assert (
        "Technology choices that take a week to a quarter to undo; engineers make those that take "
        "less."
    ) in calls

    lone = charters(organise(workspace(f"company: {{{FACTS}}}\nstructure: separate\n")))["cto"]
    assert "Technology choices that can be undone within a quarter." in [
        item for group in lone.decides for item in group.items
    ]


@pytest.mark.parametrize("entry", list(ENTRIES))
def test_the_last_wording_of_a_charter_holds_in_every_company(entry):
    last = ENTRIES[entry].charter[-1]

    assert last.when == ()
    assert {found[1] for found in SLOT.finditer(last.say)} <= {
        "company",
        "organisation",
        "user",
        "users",
    }


def test_whom_a_charter_names_for_the_work_has_a_part_in_it():
    """A sentence such as "checked by the General Counsel" holds in the matrix too."""
    named = {
        (entry, found[1])
        for entry, one in ENTRIES.items()
        for text in one.charter
        for found in SLOT.finditer(text.say)
        if found[1] in CATALOG.roles
    }

    def parts(entry):
        return {
            role
            for given in (ENTRIES[entry].responsible, ENTRIES[entry].consulted)
            for group in given
            for role in ([group] if isinstance(group, str) else group)
        }

    assert ("data.experiments", "general-counsel") in named
    assert [(entry, role) for entry, role in sorted(named) if role not in parts(entry)] == []


@pytest.mark.parametrize(
    ("stated", "reports", "designers"),
    [
        ("", "The people in product", False),
        (", designers: 4", "The people in product and design", True),
    ],
)
def test_without_screens_nobody_is_a_designer_unless_it_is_said(
    stated, reports, designers, workspace
):
    text = f"company: {{{FACTS}, screens: false{stated}}}\nstructure: founder-led\n"
    paper = compose_charter(organise(workspace(text)), "vp-product", DAY)
    decided = " ".join(item for row in paper.decides for item in row.items)
    assert dict(paper.facts)["Direct reports"] == reports
    assert ("design" in decided) == designers
