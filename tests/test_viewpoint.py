"""Conditions of a sentence that ask who does the work today, and from which side a leader comes."""

from __future__ import annotations

from datetime import date

import pytest

from charter.assign.ownership import organise
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.charter import compose_charter
from charter.facts.said import Condition, Phrase

DAY = date(2026, 12, 1)
ROADMAP, STRATEGY = "product.roadmap", "strategy.technology-strategy"
ENGINEERING = "organisation.engineering-day-to-day"
OPEN = "{status: vacant, acting: %s}"


@pytest.fixture
def holds(workspace):
    """Return whether a condition holds in the charter of a position."""

    def make(name, fact, values, structure="separate-with-vps", **positions):
        lines = "".join(f"  {one}: {given}\n" for one, given in positions.items())
        text = f"company: {{name: Acme}}\nstructure: {structure}\npositions:\n{lines or '  {}'}"
        made = organise(workspace(text.replace("positions:\n  {}", "positions: {}")))
        view = viewpoint(made, made.positions[name], DAY)
        return holds_here(Phrase("Said.", (Condition(fact, values),), ()), view)

    return make


@pytest.mark.parametrize(
    ("name", "entries", "acting", "apart"),
    [
        ("ceo", (ROADMAP, STRATEGY), {}, True),
        ("ceo", (ROADMAP, STRATEGY), {"cpo": "cto"}, False),
        ("ceo", (ROADMAP, STRATEGY), {"cpo": "ceo"}, False),
        ("ceo", (ROADMAP, STRATEGY), {"cpo": "vp-product"}, True),
        ("cto", (ROADMAP,), {}, True),
        ("cto", (ROADMAP,), {"cpo": "cto"}, False),
        ("cto", (ROADMAP,), {"cpo": "ceo"}, True),
        ("cto", (ENGINEERING,), {"vp-engineering": "cto"}, False),
        ("cto", (STRATEGY,), {}, False),
        # The charter of an open post is read by who will hold it, not by who acts today.
        ("cto", (ROADMAP,), {"cto": "cpo"}, True),
        ("cto", (ENGINEERING,), {"cto": "ceo", "vp-engineering": "ceo"}, True),
    ],
)
def test_work_is_held_apart_where_different_people_do_it_today(holds, name, entries, acting, apart):
    given = {one: OPEN % who for one, who in acting.items()}
    assert holds(name, "held_apart", entries, **given) is apart


@pytest.mark.parametrize(("entry", "several"), [("technology-hires", False), ("roadmap", True)])
def test_a_decision_hears_several_leaders_or_not(holds, entry, several):
    assert holds("cpo", "hears", (f"decision.{entry}",)) is several


def test_work_that_is_not_there_is_held_by_nobody(holds):
    assert not holds("ceo", "held_apart", ("evangelism.open-source",))


@pytest.mark.parametrize("leaning", ["technology", "product", ""])
def test_the_side_of_the_one_above_is_what_the_company_says_of_it(holds, leaning):
    cpto = f"{{status: vacant, acting: ceo{leaning and f', leaning: {leaning}'}}}"

    def leans(*sides):
        return holds("vp-product", "boss_leans", sides, structure="combined", cpto=cpto)

    assert [one for one in ("technology", "product", "none") if leans(one)] == [leaning or "none"]
    assert leans("technology", "product", "none")
    assert not holds("ceo", "boss_leans", ("none",))


def test_whose_week_is_filled_by_the_other_side_goes_by_the_leader_s_own(workspace):
    def risks(leaning):
        text = f"company: {{name: Acme}}\nstructure: combined\npositions: {{cpto: {leaning}}}\n"
        made = organise(workspace(text))
        papers = (compose_charter(made, name, DAY) for name in ("vp-engineering", "vp-product"))
        return [[one.risk for one in p.risks if "the week of" in one.risk] for p in papers]

    engineering = "Engineering questions fill the week of the CPTO, and product questions wait."
    product = "Product questions fill the week of the CPTO, and technical questions wait."
    filled = "{status: filled, leaning: %s}"
    assert risks(filled % "product") == [[product], []]
    assert risks(filled % "technology") == [[], [engineering]]
    assert risks("{status: filled}") == [[], [engineering]]


def test_while_one_person_holds_both_posts_no_sentence_speaks_of_two(workspace):
    def words(positions):
        text = f"company: {{name: Acme}}\nstructure: separate-with-vps\npositions: {positions}\n"
        made = organise(workspace(text))
        charters = [compose_charter(made, name, DAY) for name in ("ceo", "cto", "cpo")]
        return str([(c.outcomes, c.risks) for c in charters])

    told = (
        "Asks each of them alone",
        "This position has assigned no work",
        "Discovery and the backlog run without this position",
    )
    apart = words("{cto: {status: filled}, cpo: {status: filled}}")
    one = words(
        "{cto: {status: vacant, acting: cpo}, cpo: {status: filled}, "
        "vp-product: {status: vacant, acting: cpo}}"
    )
    assert [text in apart for text in told] == [True, True, True]
    assert [text in one for text in told] == [False, True, False]
