"""A figure stands in one charter, of the nearest who answers for it; of people, in that of each."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.compose.measuring import MEASURES, shared_measures
from charter.load.catalog_files import read_catalog
from test_assign_properties import companies, read

DAY = date(2026, 12, 1)
CATALOG = read_catalog()
FACTS = (
    "name: Acme, business_model: saas, customers: business, regulated: true, personal_data: true, "
    "headcount: 160, product_and_technology_headcount: 84, markets: 4"
)
OWN = {"regretted-attrition", "time-to-hire", "offer-acceptance", "engagement"}
OWN |= {"level-review-coverage", "budget-variance"}


@pytest.fixture
def shared(workspace):
    """Return the ids of the measures of each position of a company."""

    def make(structure="separate-with-vps", facts=FACTS, **own):
        text = f"company: {{{facts}}}\nstructure: {structure}\npositions: {{}}\n"
        made = organise(workspace(text, **own))
        return {name: [m.id for m in found] for name, found in shared_measures(made, DAY).items()}

    return make


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "company.yaml"


def test_what_each_has_of_their_own_is_people_and_money():
    assert {one.id for one in CATALOG.measures.values() if one.each} == OWN


@pytest.mark.parametrize("structure", list(CATALOG.structures))
def test_no_figure_stands_in_two_charters(shared, structure):
    counted = Counter(name for found in shared(structure).values() for name in found)

    assert {name for name, times in counted.items() if times > 1} <= OWN


@given(companies())
@settings(max_examples=60)
def test_no_figure_of_any_company_stands_in_two_charters(file, company):
    organisation = organise(read(file, company))
    found = shared_measures(organisation, DAY)

    alone = [one.id for measures in found.values() for one in measures if not one.each]
    assert sorted(alone) == sorted(set(alone))
    assert set(found) == {n for n, p in organisation.positions.items() if p.writes_papers}
    for name, measures in found.items():
        work = [a.entry for a in organisation.responsibilities.values() if a.accountable == name]
        assert len(measures) <= MEASURES
        assert {one.id for one in measures} <= {one for entry in work for one in entry.measures}


def test_a_figure_stands_with_whoever_answers_for_what_it_measures(shared):
    found = shared()

    assert "delivery-velocity" in found["vp-engineering"]
    assert "feature-adoption" in found["vp-product"]
    assert "churn" in found["vp-product"]
    assert "availability" in found["vp-engineering"]
    assert "availability" in shared("separate")["cto"]


# What a figure measures


def measured(measure):
    """Return the entries of which a measure is a figure: the one it names, or who names it."""
    named = [str(v) for c in measure.when if c.fact == "owns" for v in c.values]
    return named or [e.id for e in CATALOG.responsibilities.values() if measure.id in e.measures]


def test_each_figure_that_several_pieces_of_work_name_says_which_it_measures():
    for one in CATALOG.measures.values():
        naming = [e.id for e in CATALOG.responsibilities.values() if one.id in e.measures]
        assert set(measured(one)) <= set(naming), one.id
        assert one.each or len(measured(one)) == 1, one.id


@given(companies())
@settings(max_examples=60)
def test_nobody_is_measured_on_what_another_answers_for(file, company):
    organisation = organise(read(file, company))
    for name, measures in shared_measures(organisation, DAY).items():
        for one in measures:
            owners = {organisation.owner(entry) for entry in measured(one)}
            assert name in owners if one.each else owners == {name}, (name, one.id)


def test_the_models_of_another_and_all_talks_are_no_measure_of_data_and_design(workspace):
    text = (
        f"company: {{{FACTS}, ai_in_product: true, speaks_publicly: true}}\n"
        "structure: separate-full\npositions: {vp-data: {reports_to: cpo}}\n"
        "assign: {data.ai-strategy: vp-data, data.ai-in-product: cpo,"
        " evangelism.conferences: cto, evangelism.product-profession: vp-design}\n"
    )
    found = shared_measures(organise(workspace(text)), DAY)
    assert "model-quality" not in [one.id for one in found["vp-data"]]
    assert "conference-talks" not in [one.id for one in found["vp-design"]]


def test_who_yields_a_figure_takes_the_next_of_their_work(shared):
    assert [len(shared()[name]) for name in ("cto", "cpo", "vp-engineering")] == [MEASURES] * 3


def test_the_charter_prints_them(workspace):
    text = f"company: {{{FACTS}}}\nstructure: separate\npositions: {{}}\n"
    organisation = organise(workspace(text))
    titles = [one.title for one in shared_measures(organisation, DAY)["cto"]]

    assert [line.title for line in compose_charter(organisation, "cto", DAY).measures] == titles


# A survey of a few people is none


@pytest.mark.parametrize(
    ("facts", "with_survey"),
    [
        ("product_and_technology_headcount: 84", {"cto", "vp-engineering"}),
        ("product_and_technology_headcount: 9", set()),
        ("headcount: 400", set()),
        (
            "product_and_technology_headcount: 40, product_people: 25",
            {"vp-product", "cto", "vp-engineering"},
        ),
        ("product_and_technology_headcount: 40, designers: 3", {"cto", "vp-engineering"}),
        ("designers: 12", {"vp-design"}),
    ],
)
def test_engagement_is_asked_where_a_position_is_known_to_lead_enough_people(
    workspace, facts, with_survey
):
    text = f"company: {{name: Acme, {facts}}}\nstructure: separate-full\npositions: {{}}\n"
    organisation = organise(workspace(text))
    found = shared_measures(organisation, DAY)

    few = {name for name, ms in found.items() if any(one.id == "engagement" for one in ms)}
    assert few <= with_survey | {"cpo", "ceo"}
    assert bool(few) is bool(with_survey)


@pytest.mark.parametrize(
    ("facts", "unknown"),
    [
        ("runs_service: false", {"time-to-first-call", "feature-adoption", "activation"}),
        ("screens: false", {"accessibility-conformance"}),
    ],
)
def test_a_figure_that_a_company_cannot_read_is_in_no_charter(shared, facts, unknown):
    base = "name: Acme, business_model: saas, customers: technical"
    found = {m for mine in shared(facts=f"{base}, {facts}").values() for m in mine}
    assert found
    assert unknown.isdisjoint(found)
