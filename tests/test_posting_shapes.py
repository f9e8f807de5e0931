"""A posting has all that it must have in each of its shapes, in each language."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import charter as api
from charter.assign.organisation import Organisation
from charter.compose.headings import headings_for
from charter.compose.posting import compose_posting
from charter.compose.wording import Wording
from charter.load.catalog_files import read_catalog
from making import rendered

DAY = date(2026, 12, 1)
SHAPES = read_catalog().posting_shapes
LANGUAGES = ("en", "de", "da")
COMPANY = {
    "name": "Larkmoor",
    "about": "Larkmoor baut Wetterstationen.",
    "country": "GB",
    "currency": "GBP",
    "business_model": "saas",
    "customers": "business",
    "headcount": 120,
    "technical_stability": "needs-work",
    "benefits": ["Health cover."],
    "apply": {"email": "jobs@larkmoor.example", "until": "2027-01-15"},
}
POST = {
    "status": "vacant",
    "acting": "ceo",
    "opening": "Our first CTO leaves. Nobody but him changes the core without fear.",
    "pay": {"min": 100000, "max": 120000, "per": "year"},
    "places": [{"city": "Leeds", "country": "GB"}],
    "employment": "full-time",
}


def made(language: str = "en", name: str = "Larkmoor", **more: Any) -> Organisation:
    company = COMPANY | {"name": name, "language": {"postings": language}} | more
    data = {
        "company": company,
        "structure": "separate",
        "positions": {"ceo": {"status": "filled"}, "cpo": {"status": "filled"}, "cto": POST},
    }
    return api.organise(api.workspace_of(data))


def in_shape(organisation: Organisation, shape: str) -> Organisation:
    one = SHAPES[shape]._replace(when=(), given=())
    return organisation._replace(catalog=organisation.catalog._replace(posting_shapes={shape: one}))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_has_what_a_posting_must_have(shape: str, language: str) -> None:
    organisation = in_shape(made(language), shape)
    posting = compose_posting(organisation, "cto", DAY)
    text = rendered([posting], None)[0].text

    pay = posting.pay.split("\xa0")[0]
    at = {fact: text.index(fact) for fact in (pay, "Leeds", posting.employment[1:])}
    assert max(at.values()) < len(text) / 3
    assert 3 <= len(posting.musts) <= 5
    assert posting.enough in text
    owns = (item for group in posting.work for item in group.items)
    results = posting.results.items if posting.forms.success == "list" else posting.success
    said = (*owns, *results, *posting.asked.items, *posting.people, *posting.limits)
    for sentence in (*said, posting.about, posting.opening, posting.pitch, "Health cover."):
        assert text.count(sentence) == 1, sentence
    assert "jobs@larkmoor.example" in text.split("\n## ")[-1]
    assert 250 < len(text.split()) < 700


@pytest.mark.parametrize("shape", SHAPES)
def test_what_neighbours_settle_is_said_once_and_where_the_shape_has_it(shape: str) -> None:
    data = {
        "company": COMPANY,
        "structure": "founder-led",
        "positions": {"vp-product": {"status": "filled"}, "vp-engineering": POST},
    }
    organisation = in_shape(api.organise(api.workspace_of(data)), shape)
    posting = compose_posting(organisation, "vp-engineering", DAY)
    apart = SHAPES[shape].limits == "apart"
    settled = posting.limits if apart else posting.people
    assert bool(posting.limits) == apart
    assert any("roadmap" in said or "what we build" in said for said in settled)
    text = rendered([posting], None)[0].text
    for said in posting.limits:
        assert text.count(said) == 1


def test_companies_have_several_shapes_and_each_always_the_same() -> None:
    names = [f"Company {number}" for number in range(30)]
    built = {name: compose_posting(made(name=name), "cto", DAY) for name in names}
    again = compose_posting(made(name=names[0]), "cto", DAY)
    assert again == built[names[0]]
    assert len({(one.order, one.forms) for one in built.values()}) >= 5
    assert len({one.headings for one in built.values()}) >= 5


def test_a_shape_is_taken_only_where_its_facts_hold() -> None:
    def orders(**facts: Any) -> set[Any]:
        names = (f"Company {number}" for number in range(30))
        made_for = (compose_posting(made(name=name, **facts), "cto", DAY) for name in names)
        return {(posting.order, posting.forms.facts, posting.forms.helps) for posting in made_for}

    formal = (SHAPES["formal"].order, "lines", "list")
    assert formal not in orders(headcount=80)
    assert formal in orders(headcount=1200)


def test_what_the_company_speaks_of_stands_under_a_heading_of_its_own() -> None:
    organisation = in_shape(made(), "first-things-first")
    posting = compose_posting(organisation, "cto", DAY)
    first, rest = posting.work
    assert first.label in headings_for(Wording(organisation, postings=True), "first")
    assert len(posting.owns) == len((*first.items, *rest.items))
    text = rendered([posting], None)[0].text
    assert f"### {first.label}\n\n- {first.items[0]}\n" in text
