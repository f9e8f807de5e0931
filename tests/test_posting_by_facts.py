"""Which work, outcomes and musts a posting shows follows from what the company said."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import charter as api
from charter.assign.organisation import Organisation
from charter.assign.outside import seen_from_outside
from charter.assign.viewpoint import viewpoint
from charter.compose.charter import compose_charter
from charter.compose.job_description import compose_job_description
from charter.compose.posting import compose_posting
from charter.compose.shown import DUTIES, OUTCOMES, duties_shown
from charter.compose.wording import Wording
from charter.load.catalog_files import read_catalog
from making import rendered

DAY = date(2026, 12, 1)
GIVEN = yaml.safe_load((Path(__file__).parent / "data/by_facts/companies.yaml").read_text("utf-8"))
LEAST = {
    part: min(getattr(shape, part).most for shape in read_catalog().posting_shapes.values())
    for part in ("owns", "success", "musts")
}
"""What the shape of a posting has room for, at the least."""
CASES = [pytest.param(case, id=case["name"]) for case in GIVEN["cases"]]


def made(case: dict[str, Any], name: str = "Acme") -> Organisation:
    company = GIVEN["base"] | {"name": name} | case.get("company", {})
    post = {key: case[key] for key in ("opening", "hard", "teams") if key in case}
    data = {
        "company": {key: value for key, value in company.items() if value is not None},
        "structure": case["structure"],
        "reasons": case.get("reasons", []),
        "positions": {case["position"]: {"status": "vacant", **post}},
    }
    return api.organise(api.workspace_of(data))


def duties(organisation: Organisation, position: str) -> list[str]:
    seen = seen_from_outside(organisation, position)
    view = viewpoint(seen, seen.positions[position], DAY)
    shown = duties_shown(organisation, view, Wording(seen, postings=True))
    return [entry.id for entry, _ in shown]


@pytest.mark.parametrize("case", CASES)
def test_what_the_company_said_is_answered(case: dict[str, Any]) -> None:
    organisation, position = made(case), case["position"]
    told = duties(organisation, position)
    assert told[0] == case.get("first", told[0])
    assert set(case.get("told", ())) <= set(told), told
    assert not set(case.get("never", ())) & set(told), told
    posting = compose_posting(organisation, position, DAY)
    if first := case.get("success"):
        role = organisation.catalog.roles[position]
        wanted = next(one for one in role.outcomes if one.id == first).wordings
        openings = [said.partition("{")[0] for said in wanted]
        assert posting.success[0].startswith(tuple(openings))
    text = rendered([posting], None)[0].text
    for words in case.get("says", ()):
        assert words in text
    for words in case.get("silent", ()):
        assert words not in text


@pytest.mark.parametrize("case", CASES)
def test_counts_stay_within_their_bounds_and_the_charter_has_each_outcome(
    case: dict[str, Any],
) -> None:
    organisation, position = made(case), case["position"]
    posting = compose_posting(organisation, position, DAY)
    assert min(DUTIES[0], LEAST["owns"]) <= len(posting.owns) <= DUTIES[1]
    assert min(OUTCOMES[0], LEAST["success"]) <= len(posting.success) <= OUTCOMES[1]
    assert len(posting.musts) == len(
        compose_job_description(organisation, position, DAY).requirements
    )
    outcomes = compose_charter(organisation, position, DAY).outcomes
    assert len(outcomes) >= len(posting.success)


def test_counts_differ_with_what_is_said() -> None:
    counts = {
        (len(posting.owns), len(posting.success))
        for case in GIVEN["cases"]
        for posting in [compose_posting(made(case), case["position"], DAY)]
    }
    assert len({owns for owns, _ in counts}) > 1
    assert len({success for _, success in counts}) > 1


def test_the_same_input_gives_the_same_and_another_name_another_choice_of_equals() -> None:
    case = {"structure": "separate", "position": "cto"}
    assert duties(made(case), "cto") == duties(made(case), "cto")
    chosen = {tuple(duties(made(case, name), "cto")) for name in ("Acme", "Bolt", "Cask", "Dune")}
    assert len(chosen) > 1


def test_what_does_not_fit_the_size_is_told_by_no_company_of_that_size() -> None:
    def told(people: int) -> bool:
        facts = {"headcount": people, "product_and_technology_headcount": people // 2}
        case = {"structure": "combined", "position": "cpto", "company": facts}
        names = (f"Acme {number}" for number in range(20))
        papers = (compose_posting(made(case, name), "cpto", DAY) for name in names)
        return any("earned" in " ".join(posting.success) for posting in papers)

    assert (told(48), told(480)) == (False, True)


@pytest.mark.parametrize(("people", "told"), [(4, False), (24, True)])
def test_a_handful_of_people_need_no_leader_for_each_half(people: int, told: bool) -> None:
    facts = {"headcount": 2 * people, "product_and_technology_headcount": people}
    company = made({"structure": "combined-lean", "position": "cpto", "company": facts})
    for position in ("ceo", "cpto"):
        paper = compose_charter(company, position, DAY)
        text = " ".join([paper.mission, *map(str, (paper.outcomes, paper.first_days))])
        assert any(half in text for half in ("half", "knows less")) is told, position


def test_musts_are_five_at_most_and_the_posting_says_how_many_are_enough() -> None:
    organisation = made({"structure": "separate", "position": "cto"})
    posting = compose_posting(organisation, "cto", DAY)
    assert LEAST["musts"] <= len(posting.musts) <= 5
    text = rendered([posting], None)[0].text
    assert f"\n\n{posting.enough}\n" in text
    assert any(word in posting.enough.lower() for word in ("three", "two", "one"))
    own = api.organise(
        api.workspace_of(
            {
                "company": {"name": "Acme"},
                "structure": "separate",
                "positions": {"cto": {"status": "vacant", "musts": ["You sail."] * 4}},
            }
        )
    )
    assert compose_posting(own, "cto", DAY).enough == ""


def test_a_workspace_can_tell_other_work_first(workspace: Any, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "ours.yaml").write_text(
        "emphases:\n"
        "  - id: ours\n    when: {customers: [business]}\n"
        "    more: {innovation.intellectual-property: 4}\n"
        "  - id: outside-code\n    omit: true\n",
        "utf-8",
    )
    text = (
        "company: {name: Acme, customers: business, business_model: saas, "
        "outsourced_development: true}\n"
        "structure: separate\npositions:\n  cto: {status: vacant}\n"
    )
    told = duties(api.organise(workspace(text)), "cto")
    assert told[0] == "innovation.intellectual-property"
    assert "delivery.outside-teams" not in told


def test_what_a_rule_names_must_be_there(workspace: Any, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    (tmp_path / "catalog" / "ours.yaml").write_text(
        "emphases:\n  - id: ours\n    more: {product.roadmaps: 4}\n", "utf-8"
    )
    with pytest.raises(api.InputError) as bad:
        workspace("company: {name: Acme}\nstructure: separate\n")
    [problem] = bad.value.problems
    assert problem.code == "unknown-id"
    assert "product.roadmap" in problem.hint


@pytest.mark.parametrize(("called", "whom"), [("citizens", True), (None, False)])
def test_a_public_body_says_for_whom_it_works_where_it_named_them(
    called: str | None, whom: bool
) -> None:
    company = {"kind": "public", "business_model": "internal", "about": None}
    case = GIVEN["cases"][0] | {"company": company | {"users_called": called}}
    about = compose_posting(made(case), case["position"], DAY).about
    assert "public body" in about
    assert ("citizens" in about) == whom
