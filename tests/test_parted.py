"""Where a company gives a decision to another than the work it is about: all papers know of it.

The text of the work names who decides, or says nothing of deciding; its owner is heard; and nobody
reads that what they decide is not theirs.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import charter
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.assign.viewpoint import viewpoint
from charter.compose.charter import compose_charter
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.facts.company import Limits, Workspace
from charter.facts.said import Fact
from charter.load.catalog_files import read_catalog
from test_lines import DAY, company

CATALOG = read_catalog()
PAIRS = [
    (decision.id, work)
    for decision in CATALOG.decisions.values()
    for work in decision.goes_with
    if work in CATALOG.responsibilities
]
FACTS: dict[str, Fact] = {
    "customers": "business",
    "personal_data": True,
    "publishes_code": True,
    "cloud": True,
    "designers": 3,
    "product_people": 5,
    "product_and_technology_headcount": 60,
}
KINDS: dict[str, dict[str, Fact]] = {
    "subscription": {"business_model": "saas"},
    "services": {"business_model": "services", "runs_service": True},
    "devices": {"business_model": "hardware", "devices": True, "runs_service": True},
    "one team": {"business_model": "saas", "several_teams": False},
}
SHIPPED = sorted(
    (
        *Path(charter.__file__).parents[1].glob("catalog/examples/*/company.yaml"),
        *Path(__file__).parent.glob("briefs/*/company.yaml"),
    )
)
VERBS = "decide|set|sign|settle|rank|choose|approve|grant"
DECIDING = re.compile(rf"\b({VERBS})s\b", re.IGNORECASE)
YOU_DECIDE = re.compile(rf"You ({VERBS})\b(?! out\b)")
OF_SOMETHING_ELSE = {
    "data.experiments": "the rules of all experiments; the decision starts and stops one of them",
}


def parted(kind: str, decision: str) -> Organisation:
    """Return a company in which the decision lies with a position that has nothing else."""
    if CATALOG.decisions[decision].accountable == ("cio",):
        positions: dict[str, dict[str, object]] = {
            "cio": {},
            "aide": {"role": "vp-data", "short": "Aide", "reports_to": "ceo"},
        }
    else:
        positions = {"aide": {"role": "cio", "short": "Aide", "reports_to": "ceo"}}
    return company("separate-with-vps", positions, {decision: "aide"}, **FACTS, **KINDS[kind])


def said(organisation: Organisation, name: str) -> tuple[str, str]:
    """Return what the owner's charter and posting say of a responsibility."""
    made = organisation.responsibilities[name]
    words, entry = Wording(organisation), made.entry
    view = viewpoint(organisation, organisation.positions[made.accountable], DAY)
    home = Home(entry.place, entry.own)
    return first(words, entry.charter, home, view), first(words, entry.posting, home, view)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("decision", "work"), PAIRS)
def test_the_work_says_who_decides_or_nothing_of_deciding(kind, decision, work):
    made = parted(kind, decision)
    if made.owner(decision) != "aide" or made.owner(work) in ("", "aide"):
        return
    charter, posting = said(made, work)

    assert charter
    if work not in OF_SOMETHING_ELSE:
        assert "the aide" in charter.lower() or not DECIDING.search(charter), charter
        assert not YOU_DECIDE.match(posting), posting


@pytest.mark.parametrize(("decision", "work"), PAIRS)
def test_who_has_the_work_is_heard_and_is_not_told_to_be_another(decision, work):
    made = parted("subscription", decision)
    owner = made.owner(work)
    if made.owner(decision) != "aide" or owner in ("", "aide"):
        return
    decided = made.decisions[decision]

    assert owner in (*decided.consulted, *decided.veto, *decided.responsible)
    titles = [
        title for group in compose_charter(made, "aide", DAY).exclusions for title in group[1]
    ]
    if CATALOG.decisions[decision].accountable == CATALOG.responsibilities[work].accountable:
        assert CATALOG.responsibilities[work].title not in titles


def test_a_company_that_says_who_is_heard_is_left_alone():
    made = parted("subscription", "decision.roadmap")
    assert made.decisions["decision.roadmap"].consulted[-1] == "cpo"

    given = made.company.assign["decision.roadmap"]
    for lists in ({"consulted": ()}, {"informed": ("cpo",)}):
        line = given._replace(**lists)
        own = made.company._replace(assign={"decision.roadmap": line})
        told = organise(Workspace(Path(), own, CATALOG))
        assert "cpo" not in told.decisions["decision.roadmap"].consulted


# Two positions of one role


def two_of_a_kind(**assign: str) -> Organisation:
    two = {
        "vp-engineering": {"short": "VP Cloud"},
        "vp-devices": {"role": "vp-engineering", "short": "VP Devices", "reports_to": "cto"},
    }
    of_role = [
        entry.id
        for entry in (*CATALOG.responsibilities.values(), *CATALOG.decisions.values())
        if "vp-engineering" in entry.accountable[:2]
    ]
    lines = dict.fromkeys(of_role, "vp-engineering")
    return company("cto-led", two, {**lines, **assign}, business_model="saas", headcount=90)


def test_of_two_in_one_role_the_nearest_does_the_work_and_the_other_is_heard():
    made = two_of_a_kind(**{"delivery.quality": "vp-devices"}).responsibilities
    architecture = made["technology-roadmap.architecture"]

    assert architecture.responsible == ("vp-engineering",)
    assert "vp-devices" in architecture.consulted


def test_two_who_are_equally_near_share_it():
    two = {"vp-engineering": {}, "vp-devices": {"role": "vp-engineering", "reports_to": "cto"}}
    made = company("cto-led", two, business_model="saas").responsibilities

    both = ("vp-engineering", "vp-devices")
    assert made["technology-roadmap.architecture"].responsible == both


# What check says of people


def codes(made: Organisation) -> dict[str, str]:
    return {f.problem.code: f.problem.hint for f in made.findings}


def test_check_tells_of_a_leader_who_hires_for_a_team_of_another():
    day = "organisation.engineering-day-to-day"
    apart = company("separate-with-vps", {}, {day: "cto"})
    together = company("separate-with-vps", {}, {})

    assert codes(apart)["nobody-to-lead"] == (
        f"add '{day}: vp-engineering' under 'assign', or 'organisation.engineering-hiring: cto', "
        "'organisation.engineering-performance: cto'"
    )
    assert "nobody-to-lead" not in codes(together)


@pytest.mark.parametrize("structure", CATALOG.structures)
def test_no_structure_as_it_is_shipped_has_a_leader_without_people(structure):
    assert "nobody-to-lead" not in codes(company(structure, {}, **FACTS))


@pytest.mark.parametrize("hire", ["nobody", "None.", "no one", "No-one", " no "])
def test_check_tells_of_a_hiring_decision_of_one_who_hires_nobody(hire):
    made = company("separate-with-vps", {"cto": {"limits": Limits(hire=hire)}})

    found = [f for f in made.findings if f.problem.code == "hires-nobody"]
    titles = [made.decisions[f.about[1]].entry.title for f in found]
    assert found
    for finding, title in zip(found, titles, strict=True):
        entry = finding.about[1]
        assert (finding.severity, finding.about[0]) == ("advice", "cto")
        assert finding.problem.message == (
            f"'cto' decides '{entry}' ({title}), and its limit says that it hires nobody"
        )
        assert finding.problem.hint == (
            f"add '{entry}: ceo' under 'assign', or say in 'hire' whom it hires"
        )


def test_who_hires_somebody_is_told_nothing():
    made = company("separate-with-vps", {"cto": {"limits": Limits(hire="engineers")}})

    assert "hires-nobody" not in codes(made)


# The shipped companies


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parent.name)
def test_no_limit_of_a_shipped_company_gives_one_decision_to_two(file):
    text = file.read_text("utf-8")

    assert not re.search(r"together with the|only with the (?!board)|at any time", text)
