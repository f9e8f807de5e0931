"""Two who own what lies side by side read in their charters where the one's work ends."""

from __future__ import annotations

from datetime import date

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.assign.viewpoint import viewpoint
from charter.compose.texts import Home, first
from charter.compose.wording import Wording
from charter.load.company_file import workspace_of

DAY = date(2026, 12, 1)
FACTS = {
    "name": "Acme",
    "business_model": "saas",
    "customers": "technical",
    "headcount": 400,
    "product_and_technology_headcount": 200,
    "product_people": 9,
    "designers": 5,
    "data_people": 5,
    "functions": ["finance", "sales"],
    **dict.fromkeys(
        ("ai_in_product", "personal_data", "devices", "publishes_code", "speaks_publicly"), True
    ),
}
DEVREL = "head-of-developer-relations"


def company(structure: str = "separate-full", **assign: str) -> Organisation:
    beside = {DEVREL: {"role": DEVREL, "reports_to": "ceo"}}
    made = {"company": FACTS, "structure": structure, "positions": beside}
    if assign:
        made["assign"] = {name: {"accountable": who} for name, who in assign.items()}
    return organise(workspace_of(made))


def charter_says(organisation: Organisation, name: str) -> str:
    """Return what the charter of its owner says of an entry."""
    assigned = {**organisation.responsibilities, **organisation.decisions}[name]
    view = viewpoint(organisation, organisation.positions[assigned.accountable], DAY)
    at = Home(assigned.entry.place, assigned.entry.own)
    return first(Wording(organisation), assigned.entry.charter, at, view)


BORDERS = [
    ("data.ai-strategy", "data.ai-governance", "within the rules of the CPO"),
    ("data.governance", "decision.personal-data", "The CPO decides each use of personal data"),
    ("decision.ai-tools", "data.governance", "that data's permitted use"),
    ("decision.backlog-order", "delivery.dependencies", "and what the CPO settles"),
    ("decision.customer-promises", "decision.roadmap", "dates from the roadmap"),
    (
        "decision.customer-promises",
        "decision.reliability-targets",
        "service levels within the reliability targets",
    ),
    ("decision.irreversible-technology", "decision.build-or-buy", "build or buy excepted"),
    (
        "decision.irreversible-technology",
        "technology-roadmap.standard-stack",
        "the standard stack excepted",
    ),
    ("decision.new-supplier", "decision.build-or-buy", "once buying is settled"),
    ("decision.open-source", "innovation.intellectual-property", "an invention kept secret"),
    ("decision.product-levels", "decision.design-levels", "design excepted"),
    ("decision.product-retirement", "innovation.new-products", "new products on trial excepted"),
    ("decision.technology-hires", "decision.leader-hires", "holders of a charter excepted"),
    ("decision.reversible-technology", "technology-roadmap.standard-stack", "within the standard"),
    ("decision.roadmap", "product.investment-split", "and the shares set for new work"),
    ("decision.roadmap", "strategy.present-and-future", "and the shares set for new work"),
    ("decision.technology-spending", "decision.cloud-commitment", "cloud commitments excepted"),
    ("decision.yearly-product-goals", "strategy.product-strategy", "within the product strategy"),
    ("delivery.developer-productivity", "delivery.testing", "the CPO mends what runs the tests"),
    ("delivery.end-to-end", "delivery.programmes", "outside the programmes"),
    (
        "delivery.execution",
        "organisation.engineering-day-to-day",
        "which engineer the CPO has put on it",
    ),
    ("delivery.production-readiness", "delivery.quality", "the CPO sets all other checks"),
    (
        "delivery.programmes",
        "delivery.dependencies",
        "the CPO settles which of its teams goes first",
    ),
    ("delivery.quality", "data.ai-in-product", "the CPO answers for what models tell customers"),
    (
        "evangelism.developer-community",
        "evangelism.developer-relations",
        "the target that the CPO sets",
    ),
    (
        "external-duties.commercial-outcomes",
        "decision.product-retirement",
        "the CPO decides which product or feature ends",
    ),
    ("external-duties.partners", "decision.roadmap", "the CPO decides what we build for that"),
    (
        "governance-and-reporting.internal-systems-budget",
        "decision.internal-systems-spending",
        "The CPO decides each expense",
    ),
    (
        "governance-and-reporting.technology-budget",
        "decision.technology-spending",
        "The CPO decides each expense in it",
    ),
    (
        "technology-roadmap.standard-stack",
        "innovation.emerging-technology",
        "trials of new technology apart",
    ),
    ("decision.ai-tools", "decision.security-exceptions", "within the security policies"),
    ("decision.build-or-buy", "decision.reversible-technology", "however easy to undo"),
    ("decision.experiments", "decision.backlog-order", "come through the backlog"),
    ("decision.product-retirement", "technology-roadmap.interfaces", "where no interface contract"),
    ("decision.reversible-technology", "organisation.engineering-day-to-day", "engineers make"),
    ("decision.security-exceptions", "decision.security-risk", "by the deadline of its risk"),
    ("delivery.dependencies", "technology-roadmap.platform", "platform and data teams included"),
    ("delivery.dependencies", "organisation.data-organisation", "platform and data teams included"),
    ("delivery.effort-split", "decision.backlog-order", "the security roadmap ranks security"),
    ("external-duties.support-escalation", "decision.backlog-order", "mended in backlog order"),
    (
        "innovation.new-products",
        "external-duties.commercial-outcomes",
        "it is reviewed by this position",
    ),
    (
        "operations-and-security.business-applications",
        "strategy.it-strategy",
        "that fits the roadmap of the CPO",
    ),
    ("operations-and-security.detection", "decision.incident", "follows whoever commands it"),
    (
        "operations-and-security.security-policy",
        "decision.security-exceptions",
        "The CPO decides what they ask",
    ),
    ("product.customer-research", "product.discovery", "the CPO tests ideas with them"),
    ("product.design-system", "decision.design-standards", "standards that the CPO decides"),
    ("product.retention", "decision.roadmap", "the CPO gets a remedy to decide on"),
    ("strategy.technology-strategy", "decision.irreversible-technology", "The CPO decides each"),
    (
        "technology-roadmap.design-reviews",
        "decision.irreversible-technology",
        "The CPO decides what is hard to undo",
    ),
    ("technology-roadmap.devices", "decision.product-retirement", "notice that the CPO sets"),
    (
        "technology-roadmap.retirement",
        "decision.irreversible-technology",
        "The CPO decides each rewrite",
    ),
    ("technology-roadmap.technical-debt", "technology-roadmap.retirement", "systems that stay"),
]


@pytest.mark.parametrize(("entry", "beside", "words"), BORDERS)
def test_a_border_stands_where_another_owns_what_lies_beside(
    entry: str, beside: str, words: str
) -> None:
    both = dict.fromkeys((entry, *AWAY), "cto")
    parted = charter_says(company(**{**both, beside: "cpo"}), entry)
    joined = charter_says(company(**{**both, beside: "cto"}), entry)

    assert words in parted
    assert words not in joined


AWAY = (
    *("strategy.present-and-future", "product.investment-split", "decision.roadmap"),
    *("technology-roadmap.platform", "organisation.data-organisation"),
)
"""What has a border with the same words as another: one owner has all but the one in question."""


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("decision.incident", "stopping or withdrawing a release or feature"),
        ("decision.launch", "which customers get the product first"),
        ("decision.new-supplier", "easy or hard to leave"),
        ("decision.on-call", "on call for the running service"),
        ("decision.personal-data", "each new use of personal data we hold"),
        ("decision.public-statements", "What must not be said in public"),
        ("decision.release", "each release that has passed its checks"),
        ("decision.reliability-targets", "each service that customers use"),
        ("external-duties.commercial-outcomes", "beside its business case"),
        ("operations-and-security.reliability-targets", "whatever backlog and split of effort say"),
        ("organisation.engineering-organisation", "a dated plan or an approved post"),
        ("operations-and-security.security-roadmap", "in the order of the assessed risks"),
        ("product.accessibility", "stands in the backlog until it is removed"),
        ("product.investment-split", "share of our new work"),
        ("product.own-use", "enters the backlog every month"),
        ("strategy.it-strategy", "however hard to undo"),
        ("strategy.one-plan", "the goals that both have set for the quarter"),
        ("technology-roadmap.platform", "ask of it, within the technology roadmap"),
    ],
)
def test_what_would_be_two_peoples_says_which_part_it_is(entry: str, words: str) -> None:
    assert words in charter_says(company(), entry)


def test_specialists_find_and_teach_their_own_people() -> None:
    with_vps = charter_says(company("separate-with-vps"), "organisation.engineering-hiring")
    full = company()

    assert "that no other leader fills" not in with_vps
    assert "that no other leader fills" in charter_says(full, "organisation.engineering-hiring")
    assert "those whom another leader coaches" in charter_says(
        full, "organisation.engineering-performance"
    )
    assert "those whom other leaders keep" in charter_says(
        full, "organisation.engineering-organisation"
    )


def test_holders_of_charters_are_hired_by_the_head() -> None:
    full = company()
    hires = [f"decision.{side}-hires" for side in ("technology", "product", "internal-systems")]

    assert all("holders of a charter excepted" in charter_says(full, name) for name in hires)
    assert "no other leader may hire" in charter_says(full, "decision.leader-hires")


def test_spending_on_internal_systems_above_the_limit_is_somebodys() -> None:
    above = "decision.spending-above-limit"

    assert charter_says(company(), above).startswith("Spending on product, technology and internal")
    assert charter_says(company("separate-with-vps"), above).startswith(
        "Product and technology spending"
    )
