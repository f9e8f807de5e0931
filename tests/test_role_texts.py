"""Every position has texts for its papers, whatever its company is and whatever was taken from it.

Roles whose statements do not say yet what they claim are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import cycle
from pathlib import Path

import pytest

from charter.assign.organisation import Organisation
from charter.assign.ownership import AssignedByShape, organise
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.charter import compose_charter
from charter.compose.posting import compose_posting
from charter.facts.catalog import Role
from charter.facts.company import Apply, Company, Override, PositionInput, Workspace
from charter.facts.presuppositions import SLOT
from charter.facts.said import Statement
from charter.load.catalog_files import read_catalog
from charter.load.company_file import workspace_of
from charter.problems import Place
from charter.read.schema import schema
from making import composed, rendered

CATALOG = read_catalog()
ASSIGNED = AssignedByShape()
DAY = date(2026, 12, 1)
NOWHERE = Place("company.yaml")
FACTS = schema("company")["$defs"]["company"]["properties"]
PARTS = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")
EVERYWHERE = {"company", "organisation", "users", "user"}
"""Slots that stand for something in every company."""


def statements(role: Role) -> Iterator[Statement]:
    for part in PARTS:
        yield from getattr(role, part)


ROLES = [
    role
    for role in CATALOG.roles.values()
    if role.level != "neighbour" and all(s.claims is not None for s in statements(role))
]
of_role = pytest.mark.parametrize("role", ROLES, ids=lambda role: role.id)


def said_everywhere(statement: Statement) -> bool:
    """Return whether a statement is printed in every company, whoever owns what in it."""
    texts = (statement.charter, *statement.wordings, statement.risk, statement.watch)
    slots = {found[1] for text in texts for found in SLOT.finditer(text)}
    return not statement.when and statement.claims == () and slots <= EVERYWHERE


@cache
def companies() -> tuple[tuple[str, dict[str, object]], ...]:
    """Return each structure with facts; together they state each value of every fact."""
    yes = [name for name, rule in FACTS.items() if rule.get("type") == "boolean"]
    choices = {name: rule["enum"] for name, rule in FACTS.items() if "enum" in rule}
    sizes = cycle((1, 12, 300))
    made: list[tuple[str, dict[str, object]]] = []
    for structure in CATALOG.structures:
        made.append((structure, {}))
        for turn in range(max(map(len, choices.values()))):
            facts = {name: values[turn % len(values)] for name, values in choices.items()}
            size = next(sizes)
            numbers = {"product_and_technology_headcount": size, "markets": 1 + turn}
            made.append((structure, facts | numbers | dict.fromkeys(yes, turn % 2 == 0)))
    return tuple(made)


def companies_of(role: Role) -> tuple[tuple[str, dict[str, object]], ...]:
    """Return every structure without facts, and every fourth company with some.

    Roles begin at different ones, so that four roles meet each, and each role every value.
    """
    some = [made for made in companies() if made[1]]
    bare = [made for made in companies() if not made[1]]
    return (*bare, *some[ROLES.index(role) % 4 :: 4])


def company(
    structure: str, facts: dict[str, object], role: str, assign: dict[str, str], **more: object
) -> Organisation:
    """Return a company with an open post of `role`, below the head if the structure has none."""
    above = {} if role in CATALOG.structures[structure].positions else {"reports_to": "ceo"}
    positions = {role: PositionInput(role, role, NOWHERE, status="vacant", **above, **more)}
    lines = {
        entry: Override(owner, None, None, None, None, NOWHERE) for entry, owner in assign.items()
    }
    made = Company(
        *("Acme", "Acme Ltd", "", "", "GB", "", facts, (), "", "", Apply(), None),
        *(structure, NOWHERE, positions, lines, NOWHERE),
    )
    return organise(Workspace(Path(), made, CATALOG), ASSIGNED)


@of_role
def test_the_last_mission_and_pitch_hold_in_every_company(role: Role) -> None:
    assert said_everywhere(role.mission[-1])
    assert role.id == "ceo" or said_everywhere(role.pitch[-1])


@of_role
def test_a_position_that_lost_all_its_work_still_has_a_paper(role: Role) -> None:
    if role.id == "ceo":
        return  # there is nobody whom the work could go to
    work = dict.fromkeys((*CATALOG.responsibilities, *CATALOG.decisions), "ceo")
    bare = company("separate-full", {}, role.id, work)
    charter = compose_charter(bare, role.id, DAY)
    posting = compose_posting(bare, role.id, DAY)

    assert charter.accountabilities == charter.decides == ()
    assert all((charter.mission, charter.risks, charter.first_days, posting.pitch))
    assert len(posting.musts) >= 3


@of_role
def test_every_company_has_texts_enough_for_the_role(role: Role) -> None:
    for structure, facts in companies_of(role):
        made = company(structure, facts, role.id, {})
        charter = compose_charter(made, role.id, DAY)
        at = (structure, facts)
        assert charter.mission, at
        assert len(charter.outcomes) >= 3, (at, charter.outcomes)
        assert len(charter.risks) >= 2, (at, charter.risks)
        assert role.id == "ceo" or len(charter.first_days) == 3, (at, charter.first_days)
        if role.id != "ceo":
            posting = compose_posting(made, role.id, DAY)
            assert posting.pitch, at
            assert len(posting.success) >= 3, at
            work = [a for a in made.responsibilities.values() if a.accountable == role.id]
            assert len(posting.musts) >= min(3, len(work)), at


@of_role
def test_where_a_structure_has_the_role_its_papers_say_more_than_the_plainest(role: Role) -> None:
    for structure, facts in companies_of(role):
        if role.id not in CATALOG.structures[structure].positions:
            continue
        made = company(structure, facts, role.id, {})
        view = viewpoint(made, made.positions[role.id], DAY)
        for part in ("mission", "pitch"):
            said = getattr(role, part)
            first = next((s for s in said if holds_here(s, view)), None)
            assert first is None or first != said[-1] or len(said) < 3, (structure, facts, part)


@of_role
def test_who_comes_from_inside_has_first_days_of_their_own(role: Role) -> None:
    newcomer = ("fifteen conversations", "bets already made", "Hears each engineering team")
    for structure, facts in companies_of(role):
        made = company(structure, facts, role.id, {}, promoted=True)
        days = compose_charter(made, role.id, DAY).first_days
        text = str(days)
        at = (structure, facts)
        assert role.id == "ceo" or len(days) == 3, (at, days)
        assert "who does each part of the old job now" in text, at
        assert not any(words in text for words in newcomer), at


def test_who_has_been_there_for_long_has_no_first_days() -> None:
    role = CATALOG.roles["vp-product"]
    made = company("separate-full", {}, role.id, {})
    given = made.company.positions[role.id]

    def first_days(**changed: object) -> int:
        position = {role.id: given._replace(**changed)}
        there = made.company._replace(positions=position)
        organisation = organise(Workspace(Path(), there, CATALOG))
        return len(compose_charter(organisation, role.id, DAY).first_days)

    assert first_days(status="vacant") == 3
    assert first_days(status="filled", start=date(2026, 9, 1)) == 3
    assert first_days(status="filled", start=date(2021, 9, 1)) == 0
    assert first_days(status="filled") == 0


@pytest.mark.parametrize("kind", ["business", "public", "charity"])
def test_papers_call_no_public_body_and_no_charity_a_company(kind):
    """A business keeps the word; the organisation of the others is one in every paper."""
    facts = {
        **{"name": "Acme", "country": "GB", "business_model": "internal", "kind": kind},
        **dict.fromkeys(("personal_data", "outsourced_development", "ai_in_product"), True),
    }
    text = ""
    for structure in ("separate-full", "combined", "cto-led", "cpo-led", "founder-led"):
        organisation = organise(workspace_of({"company": facts, "structure": structure}))
        kinds = ("charter", "matrix", "authority")
        text += "\n".join(p.text for p in rendered(composed(organisation, DAY, papers=kinds)))
    unfit = re.findall(r".{40}(?:\b[Cc]ompany|[Bb]usiness (?:goal|result)).{20}", text)

    if kind == "business":
        assert "The company's yearly goals" in text
        assert "Place of the CTO in the company" in text
    else:
        assert not unfit
        assert "The organisation's yearly goals" in text
        assert "Place of the CTO in the organisation" in text


@pytest.mark.parametrize("cio", [False, True])
@pytest.mark.parametrize("runs", [True, False])
def test_nobody_takes_back_or_switches_off_what_users_run_themselves(runs, cio):
    facts = {"name": "Acme", "business_model": "saas", "runs_service": runs}
    structure = "separate-full" if cio else "separate-with-vps"
    organisation = organise(workspace_of({"company": facts, "structure": structure}))
    text = rendered([compose_charter(organisation, "vp-engineering", DAY)])[0].text

    assert "Declaring an incident" in text
    assert ("withdrawing a release or feature" in text) is runs
    assert ("withdraws a bad one the same day" in text) is runs
    assert ("with the way back already tried" in text) is not runs
