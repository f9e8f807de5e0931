"""What responsibilities and decisions say in companies of every kind: all of it, and no more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.facts.company import Apply, Company, Workspace
from charter.facts.said import Fact
from charter.load.catalog_files import read_catalog
from charter.problems import Place

CATALOG = read_catalog()
PAIRS = {
    # a decision, and the responsibility for the same thing
    "decision.next-segment": "strategy.target-markets",
    "decision.roadmap": "product.roadmap",
    "decision.backlog-order": "product.backlog",
    "decision.price-and-packaging": "product.pricing-and-packaging",
    "decision.launch": "product.launch",
    "decision.product-retirement": "product.retirement",
    "decision.design-standards": "product.design-system",
    "decision.customer-promises": "external-duties.customer-commitments",
    "decision.build-or-buy": "technology-roadmap.build-or-buy",
    "decision.effort-split": "delivery.effort-split",
    "decision.release": "delivery.releases",
    "decision.incident": "operations-and-security.incidents",
    "decision.on-call": "operations-and-security.on-call",
    "decision.reliability-targets": "operations-and-security.reliability-targets",
    "decision.security-risk": "operations-and-security.security-posture",
    "decision.cloud-commitment": "operations-and-security.cloud-cost",
    "decision.new-supplier": "external-duties.suppliers",
    "decision.personal-data": "operations-and-security.privacy",
    "decision.ai-tools": "data.ai-governance",
    "decision.experiments": "data.experiments",
    "decision.open-source": "evangelism.open-source",
    "decision.security-exceptions": "operations-and-security.security-policy",
    "decision.technology-goals": "strategy.technology-goals",
    "decision.team-structure": "organisation.team-shape",
    "decision.engineering-hiring-bar": "organisation.engineering-hiring-bar",
    "decision.engineering-levels": "organisation.engineering-levels",
    "decision.product-levels": "organisation.product-levels",
    "decision.design-levels": "organisation.design-organisation",
    "decision.technology-spending": "governance-and-reporting.technology-budget",
    "decision.product-spending": "governance-and-reporting.product-budget",
}
OTHERWISE_NAMED = {"technology-roadmap.roadmap"}
"""Responsibilities that end as a decision does and are about something else."""
NO_BUSINESS: dict[str, Fact] = {"kind": "public", "users_called": "patients"}
KINDS: dict[str, dict[str, Fact]] = {
    "hospital": NO_BUSINESS,
    "small charity": {"kind": "charity", "product_and_technology_headcount": 4, "markets": 3},
    "charity with a service": {
        "kind": "charity",
        "business_model": "saas",
        "customers": "technical",
        "markets": 3,
    },
    "internal": {"business_model": "internal", "customers": "business", "users_called": "staff"},
    "regulated agency": {"business_model": "services", "customers": "business", "regulated": True},
    "app": {"business_model": "consumer-app", "customers": "consumer"},
    "device maker": {"business_model": "hardware", "customers": "consumer", "devices": True},
    "funded saas": {"business_model": "saas", "customers": "technical", "board": True},
    "nothing stated": {},
}
FUNCTIONS = {"nobody else": (), "everybody": ("finance", "legal", "marketing", "sales", "support")}
DAY = date(2026, 12, 1)
OF_TRADE = re.compile(
    r"customer|\bpric|\bsales\b|\bsell|\bbuyer|\brival|\bchurn|\brenew(?!ed)|\brevenue|\bdiscount"
    r"|\bmarkets?\b|\bmarketing\b|\bprospect|\bpatent"
)
"""Words of what is sold; a page that is renewed once a year is not."""
OF_OTHERS = {"external-duties.suppliers"}
"""Entries about the price and the service of others."""


def company(
    structure: str, facts: dict[str, Fact], functions: tuple[str, ...] = ()
) -> Organisation:
    nowhere = Place("company.yaml")
    made = Company(
        *("Acme", "Acme Ltd", "", "", "", "", facts, (), "", "", Apply(), None),
        *(structure, nowhere, {}, {}, nowhere),
    )
    return organise(Workspace(Path(), made._replace(functions=functions), CATALOG))


def said(organisation: Organisation) -> Iterator[tuple[Entry, str, str]]:
    """Yield each entry with what its owner's charter and posting say of it."""
    words = Wording(organisation)
    for made in (*organisation.responsibilities.values(), *organisation.decisions.values()):
        entry = made.entry
        view = viewpoint(organisation, organisation.positions[made.accountable], DAY)
        home = Home(entry.place, entry.own)
        posting = first(words, entry.posting, home, view)
        assert posting or not any(holds_here(text, view) for text in entry.posting), entry.id
        yield entry, first(words, entry.charter, home, view), posting


def companies(structure: str) -> Iterator[tuple[str, Organisation]]:
    for kind, facts in KINDS.items():
        for who, functions in FUNCTIONS.items():
            yield f"{kind}, {who}", company(structure, facts, functions)


@pytest.mark.parametrize("decision", PAIRS)
def test_a_decision_applies_where_its_responsibility_does(decision: str) -> None:
    of_work = CATALOG.responsibilities[PAIRS[decision]]
    assert set(CATALOG.decisions[decision].when) == set(of_work.when)


def test_entries_that_are_named_alike_are_pairs() -> None:
    ends = {name.partition(".")[2] for name in CATALOG.decisions}
    alike = {
        (f"decision.{end}", name)
        for name in CATALOG.responsibilities
        if (end := name.partition(".")[2]) in ends and name not in OTHERWISE_NAMED
    }
    assert alike <= set(PAIRS.items())


@pytest.mark.parametrize("structure", CATALOG.structures)
def test_every_entry_says_something_in_every_company(structure: str) -> None:
    for kind, organisation in companies(structure):
        silent = [entry.id for entry, charter, _ in said(organisation) if not charter]
        assert silent == [], kind


def speaking_of(words: re.Pattern[str], organisation: Organisation) -> dict[str, str]:
    """Return what is said with one of these words, by entry; not of entries about others."""
    return {
        entry.id: text
        for entry, charter, posting in said(organisation)
        for text in (entry.title, charter, posting)
        if words.search(text.lower()) and entry.id not in OF_OTHERS
    }


@pytest.mark.parametrize("structure", CATALOG.structures)
@pytest.mark.parametrize(
    "kind", ["hospital", "small charity", "charity with a service", "internal", "app"]
)
def test_who_sells_nothing_reads_of_no_trade(structure: str, kind: str) -> None:
    assert speaking_of(OF_TRADE, company(structure, KINDS[kind])) == {}


def test_an_app_says_whether_anybody_pays_and_until_then_is_asked() -> None:
    asked = company("separate", KINDS["app"])
    free = company("separate", {**KINDS["app"], "sells": False})
    paid = company("separate", {**KINDS["app"], "sells": True})

    assert "product.pricing-and-packaging" in asked.unanswered["sells"]
    for told in (free, paid):
        assert "sells" not in told.unanswered
    assert "product.pricing-and-packaging" in paid.responsibilities
    assert "product.pricing-and-packaging" not in free.responsibilities


@pytest.mark.parametrize("structure", CATALOG.structures)
def test_who_runs_no_service_reads_of_none(structure: str) -> None:
    services = re.compile(r"\bservices?\b|\bon-call\b|\bin production\b|\bcloud\b")
    assert speaking_of(services, company(structure, KINDS["device maker"])) == {}


@pytest.mark.parametrize("structure", CATALOG.structures)
def test_one_team_reads_of_one(structure: str) -> None:
    teams = re.compile(r"\bteams\b|\b(each|every) team\b|\bproduct areas?\b|\bdesigners\b")
    assert speaking_of(teams, company(structure, KINDS["small charity"])) == {}
