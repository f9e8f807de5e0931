"""What two papers of one company say of the same thing, read beside each other."""

from __future__ import annotations

import pytest

from charter.assign.ownership import organise
from charter.load.catalog_files import read_catalog

STRUCTURES = ("combined", "separate-with-vps", "separate-full")
FILLED = "company: {name: Acme, business_model: saas, customers: business}\nstructure: %s\n"


@pytest.mark.parametrize("structure", STRUCTURES)
def test_whoever_is_promised_news_of_a_date_is_told_in_the_matrix(workspace, structure):
    organisation = organise(workspace(FILLED % structure))
    forecast = organisation.responsibilities["delivery.forecast"]

    told = (forecast.accountable, *forecast.informed, *forecast.consulted, *forecast.responsible)
    assert organisation.owner("product.roadmap") in told


@pytest.mark.parametrize("structure", STRUCTURES)
def test_whoever_finds_out_what_users_need_is_heard_on_whom_it_is_for(workspace, structure):
    organisation = organise(workspace(FILLED % structure))

    for name in ("strategy.target-markets", "decision.next-segment"):
        found = organisation.assigned(name)
        assert "vp-product" in (found.accountable, *found.consulted, *found.responsible), name
    for name in ("product.pricing-and-packaging", "decision.price-and-packaging"):
        found = organisation.assigned(name)
        assert "vp-product" in (found.accountable, *found.informed, *found.consulted), name


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("ciso", ["", "positions: {ciso: {}}\n"])
def test_whoever_answers_for_suppliers_is_heard_before_one_is_taken_on(workspace, structure, ciso):
    organisation = organise(workspace(FILLED % structure + ciso))
    owner = organisation.owner("external-duties.suppliers")
    taken = organisation.decisions["decision.new-supplier"]

    assert owner in (taken.accountable, *taken.consulted)


def test_a_posting_keeps_the_limit_that_the_charter_sets_to_whose_priorities_it_sets():
    for entry in read_catalog().responsibilities.values():
        limited = [text.say for text in entry.charter if "outside product teams" in text.say]
        if limited and len(limited) == len(entry.charter):
            promised = [s for text in entry.posting for s in text.wordings if "priorities" in s]
            assert all("outside product teams" in said.lower() for said in promised), entry.id


def test_what_is_not_a_positions_own_is_not_called_as_what_it_is_measured_on():
    titles = {entry.title for entry in read_catalog().responsibilities.values()}

    assert not {"Time with users", "Talks with users"} & titles


def test_no_title_gives_away_choices_that_somebody_else_makes():
    catalog = read_catalog()
    lent = catalog.decisions["decision.reversible-technology"]

    assert any("a week to a quarter" in text.say for text in lent.charter)
    assert "weeks" in lent.title
