"""What a company says in its own words stands in the duties and results of its postings."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charter.assign.ownership import organise
from charter.check.own.never_printed import never_printed
from charter.compose.choice import Worded, in_rhythm
from charter.compose.posting import compose_posting
from charter.compose.wording import Wording
from charter.facts.catalog import Entry
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace, workspace_of

DAY = date(2026, 12, 1)
CATALOG = read_catalog()
FACTS: dict[str, Any] = {
    "name": "Kornelt",
    "business_model": "saas",
    "headcount": 80,
    "product_and_technology_headcount": 30,
}
TOLD: dict[str, Any] = {
    "product_name": "Mill Guide",
    "customers_are": "flour mills",
    "customer_count": 310,
    "markets_are": "Poland and Romania",
    "old_system": "the controls of 2008",
    "goal_by": "2027-12-31",
    "goal": "No mill runs on the old controls.",
}


def posting(role: str, **told: Any) -> Any:
    data = {
        "company": {**FACTS, **told},
        "structure": "separate-with-vps",
        "positions": {role: {"status": "vacant"}},
    }
    return compose_posting(organise(workspace_of(data)), role, DAY)


def listed(role: str, **told: Any) -> str:
    paper = posting(role, **told)
    return "\n".join((paper.pitch, *paper.owns, *paper.success))


@pytest.mark.parametrize("role", ["cto", "cpo", "vp-engineering", "vp-product"])
def test_duties_and_results_name_what_the_company_named(role: str) -> None:
    said = listed(role, **TOLD)

    assert "Mill Guide" in said
    assert "flour mills" in said
    assert said.count("31 December 2027") == said.count("31 December 2027: No mill runs") == 1


def test_what_names_the_company_comes_before_any_number_of_other_wordings() -> None:
    data = {
        "company": {**FACTS, **TOLD},
        "structure": "separate-with-vps",
        "positions": {"cto": {}},
    }
    organisation = organise(workspace_of(data))
    words, cto = Wording(organisation, postings=True), organisation.positions["cto"]
    ways = ("You see to Mill Guide.", *(f"You see to {number} things." for number in range(20)))

    said = {in_rhythm(words, cto, [Worded(f"{number}", ways)]) for number in range(8)}
    assert said == {ways[:1]}


def test_what_is_named_is_not_in_every_sentence() -> None:
    paper = posting("cto", **TOLD)

    for texts in (paper.owns, paper.success):
        for name, most in (("Mill Guide", 2), ("flour mills", 2), ("the controls of 2008", 1)):
            assert sum(name in text for text in texts) <= most


def test_who_says_nothing_reads_of_nothing() -> None:
    said = listed("cto")

    assert not [value for value in TOLD.values() if str(value) in said]
    assert "{" not in said


def test_what_has_to_go_is_answered_in_the_duties() -> None:
    assert "the controls of 2008" in "\n".join(
        posting("cto", old_system="the controls of 2008").owns
    )


def test_a_fact_that_stands_above_a_list_is_not_told_in_it_again() -> None:
    organisation = organise(workspace_of({"company": {**FACTS, **TOLD}, "structure": "separate"}))
    words, cto = Wording(organisation, postings=True), organisation.positions["cto"]
    ways = Worded("x", ("You go to Poland and Romania.", "You travel."))

    assert in_rhythm(words, cto, [ways]) == ("You go to Poland and Romania.",)
    assert in_rhythm(words, cto, [ways], above="We sell in Poland and Romania.") == ("You travel.",)


@pytest.mark.parametrize(("goal_by", "said"), [("2026-11-30", False), ("2026-12-01", True)])
def test_a_day_that_has_passed_is_not_an_aim_any_more(goal_by: str, said: bool) -> None:
    told = listed("cto", **{**TOLD, "goal_by": goal_by})

    assert ("No mill runs on the old controls" in told) == said
    assert ("2026" in told) == said
    assert "Mill Guide" in told


@pytest.mark.parametrize(
    ("goal_by", "status", "found"),
    [
        ("2026-11-30", "vacant", ["company.yaml:4:12: 'goal_by' 2026-11-30 has passed"]),
        ("2026-12-01", "vacant", []),
        ("2026-11-30", "filled", []),
    ],
)
def test_a_deadline_that_has_passed_is_told_where_a_post_is_vacant(
    goal_by: str, status: str, found: list[str], tmp_path: Path
) -> None:
    (tmp_path / "company.yaml").write_text(
        "company:\n  name: Kornelt\n  goal: No mill runs on the old controls.\n"
        f"  goal_by: {goal_by}\n"
        f"structure: separate\npositions:\n  cto: {{status: {status}}}\n"
    )
    workspace = read_workspace(tmp_path)
    told = never_printed(workspace, organise(workspace), DAY)

    assert [f"{one.place}: {one.message}".split(",")[0] for one in told] == [
        f"{tmp_path}/{said}" for said in found
    ]


def test_nobody_directs_an_agency_that_has_left() -> None:
    there = {"outsourced_development": True, "founder_strength": "neither"}
    gone = [listed("vp-engineering", **there, agency_left=True, name=f"K{n}") for n in range(4)]

    assert not [said for said in gone if "outsiders build" in said or "handover" in said]
    assert all("left" in said or "gone" in said for said in gone)


def test_few_builders_read_of_no_forecasts_and_no_rota() -> None:
    small = {"headcount": 23, "product_and_technology_headcount": 11}
    for number in range(4):
        said = listed("vp-engineering", **small, name=f"Club {number}")
        assert not [word for word in ("forecast", "range", "rota") if word in said.lower()]


@pytest.mark.parametrize(
    "entry", [*CATALOG.responsibilities.values()], ids=lambda entry: str(entry.id)
)
def test_each_sentence_has_a_wording_for_those_who_say_nothing(entry: Entry) -> None:
    told = ("{product}", "{buyers}", "{counted}", "{markets}", "{rules}", "{old-system}", "{day}")
    for text in entry.posting:
        assert [said for said in text.wordings if not any(slot in said for slot in told)]
