"""Every row of catalog/law on a company that hires there: with all it asks for, and without."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.check.law.law import law_remarks, unlawful
from charter.check.law.words import source_of
from charter.check.papers.own_postings import PostingLaw, posting_laws
from charter.facts.company import Workspace
from charter.facts.law import EVERYWHERE, Law
from charter.load.catalog_files import read_catalog

DAY = date(2026, 12, 1)
LAWS = read_catalog().laws
FAIR = "We will consider qualified applicants with arrest and conviction records."
WHOLE: dict[str, Any] = {
    "pay": {"min": 150000, "max": 190000},
    "other_pay": "none",
    "benefits": ["Health insurance."],
    "vacancy": "existing",
    "opening": "This is new work. You lead all of it. The offer is also published in French.",
    "apply": {"email": "jobs@northwind.example", "until": "2028-01-15"},
}
FACTS: dict[str, Any] = {
    "name": "Northwind",
    "about": "We sell software. You find us at 1-2-3 Kanda, Tokyo 101-0001, third floor.",
    "ai_in_hiring": False,
    "equal_opportunity": f"We choose by what a person can do. {FAIR}",
    "accommodation": "Write to people@northwind.example for an adjustment.",
    "headcount": 500,
}
LACKS: dict[str, dict[str, Any]] = {
    "pay": {"pay": None},
    "minimum-pay": {"pay": None},
    "benefits": {"benefits": None},
    "health-benefits": {"benefits": ["Free fruit."]},
    "other-pay": {"other_pay": None},
    "until": {"apply": {"email": "jobs@northwind.example"}},
    "apply": {"apply": {"until": "2028-01-15"}},
    "contact": {"apply": {"until": "2028-01-15"}},
    "ai": {"ai_in_hiring": None},
    "vacancy": {"vacancy": None},
    "equal-opportunity": {"equal_opportunity": None},
    "accommodation": {"accommodation": None},
    "all-genders": {"title": "Chairman of Product"},
    "fair-chance": {"equal_opportunity": "We choose by what a person can do."},
    "no-drivers-licence": {"musts": ["You have a driver's license."]},
    "pay-history": {"musts": ["Tell us your current salary."]},
    "language-fr": {"opening": "This is new work. You lead all of it."},
    "address": {"about": "We sell software."},
}
"""What to change of a posting with everything, so that it lacks one thing."""
PRINTED_BY_ITSELF = ("equal-opportunity", "accommodation", "all-genders")
"""Of these the posting for a place prints a statement of ours."""
CASES = [
    pytest.param(law, item, id=f"{law.id}-{item}")
    for law in LAWS.values()
    if law.state(DAY) in ("in-force", "customary")
    for item in law.items
    if item in LACKS
]
Make = Callable[..., Organisation]


@pytest.fixture
def make(workspace: Callable[..., Workspace]) -> Make:
    """Return a company that hires a CPTO where a law holds, of a size that it means."""

    def company(law: Law, changed: dict[str, Any], people: int = 60) -> Organisation:
        code = law.places[0] if EVERYWHERE not in law.places else "AR"
        code = "US-OH" if code == "US" else code
        city = law.cities[0] if law.cities else "Somewhere"
        country, _, region = code.partition("-")
        place = {"city": city, "country": country} | ({"region": region} if region else {})
        currency = {"CA": "CAD"}.get(country, "USD")
        by_place = {code: people} | ({f"{code} {city}": people} if law.cities else {})
        facts = {**FACTS, "country": country, "currency": currency, "headcount_by_place": by_place}
        given = {"status": "vacant", "acting": "ceo", **WHOLE, "places": [place]}
        for key, value in changed.items():
            (facts if key in facts else given)[key] = value
        data = {
            "company": {k: v for k, v in facts.items() if v is not None},
            "structure": "combined",
            "positions": {"ceo": {}, "cpto": {k: v for k, v in given.items() if v is not None}},
        }
        return organise(workspace(json.dumps(data)))

    return company


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_a_posting_that_shows_all_hears_nothing(make: Make, law: Law) -> None:
    organisation = make(law, {})
    found = law_remarks(organisation, "cpto", DAY)
    assert [r for r in found if r.severity == "error" or r.code.startswith("law-")] == []
    assert unlawful(organisation, DAY, "cpto", tuple) == ()


@pytest.mark.parametrize(("law", "item"), CASES)
def test_what_is_missing_stops_a_posting_only_where_the_advert_must_show_it(
    make: Make, law: Law, item: str
) -> None:
    changed = LACKS[item]
    organisation = make(law, changed)
    found = [
        r
        for r in law_remarks(organisation, "cpto", DAY)
        if r.code == f"law-{item}" and source_of(law) in r.source
    ]
    begun = law.starts is not None and law.starts <= DAY
    required = begun and not law.only_if and law.stage_on(DAY, item) == "advert"
    if item in PRINTED_BY_ITSELF and law.statement:
        assert found == []
        return
    assert [r.severity for r in found] == ["error" if required else "advice"]
    assert law.name in found[0].message
    assert all(text in found[0].message for text in law.exceptions)
    # What build and feed call a draft is what check calls an error.
    stopped = unlawful(organisation, DAY, "cpto", tuple)
    assert (f"law-{item}" in {r.code for r in stopped}) == required
    posting = of_cpto(organisation)
    assert (f"law-{item}" in {r.code for r in posting.errors}) == required


@pytest.mark.parametrize(
    "law", [law for law in LAWS.values() if law.somebody_there], ids=lambda law: law.id
)
def test_an_employer_with_nobody_there_is_not_meant(make: Make, law: Law) -> None:
    organisation = make(law, {key: None for key in WHOLE if key != "opening"}, people=0)
    told = law_remarks(organisation, "cpto", DAY)
    assert not [r for r in told if source_of(law) in r.source]


@pytest.mark.parametrize(
    "law", [law for law in LAWS.values() if (law.employees or 0) > 1], ids=lambda law: law.id
)
def test_an_employer_too_small_is_not_meant(make: Make, law: Law) -> None:
    few = (law.employees or 0) - 1
    nothing = {key: None for key in WHOLE if key != "opening"} | {"headcount": few}
    told = law_remarks(make(law, nothing, people=few), "cpto", DAY)
    assert not [r for r in told if source_of(law) in r.source]


@pytest.mark.parametrize(
    "law", [law for law in LAWS.values() if (law.employees or 0) > 1], ids=lambda law: law.id
)
def test_a_size_that_nobody_stated_is_a_question(make: Make, law: Law) -> None:
    nothing = {"headcount": None, "headcount_by_place": None}
    nothing |= {key: None for key in WHOLE if key != "opening"}
    nothing |= {"equal_opportunity": None, "musts": ["You have a driver's license."]}
    organisation = make(law, nothing)
    told = [r for r in law_remarks(organisation, "cpto", DAY) if source_of(law) in r.source]
    if law.state(DAY) == "in-force":
        assert told
    assert all(r.severity == "advice" for r in told)


@pytest.mark.parametrize("law", LAWS.values(), ids=LAWS)
def test_each_state_of_knowledge_looks_different(make: Make, law: Law) -> None:
    posting = of_cpto(make(law, {}))
    (place,) = posting.places
    states = {one.law: one.state for one in place.laws}
    unseen = [n for n in posting.notes if "no law of this place is on our list: it was not" in n]
    if law.finding == "not-looked":
        assert unseen
        assert law.id not in states
        return
    assert states[law.id] == law.state(DAY)
    if law.state(DAY) != "customary":
        assert not unseen


def of_cpto(organisation: Organisation) -> PostingLaw:
    (posting,) = posting_laws(organisation, DAY)
    return posting
