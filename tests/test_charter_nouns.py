"""Charters name what they speak of: no "here" without a place, and nobody heard by themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from charter.assign.ownership import organise
from charter.compose.charter import compose_charter
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import read_workspace

Make = Callable[..., Workspace]
DAY = date(2026, 12, 1)
CATALOG = read_catalog()


def charter_texts(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Yield each sentence of the catalogue that charters print, with where it stands."""
    for entry in (*catalog.responsibilities.values(), *catalog.decisions.values()):
        yield from ((entry.id, one.say) for one in entry.charter)
    for role in (*catalog.roles.values(), *catalog.own_roles.values()):
        for part in ("mission", "outcomes", "risks", "first_days", "musts"):
            for said in getattr(role, part):
                for text in filter(None, (said.charter, said.risk, said.watch)):
                    yield f"{role.id}, {part}", text
    for near in catalog.interfaces.values():
        for one in (*near.first_gives, *near.second_gives, *near.dispute):
            yield near.id, one.say
    for outcome in catalog.joint_outcomes.values():
        yield from ((outcome.id, one.say) for one in outcome.say)


NOUNLESS = {
    # words that point at something, and what to write in their place
    r"\bhere\b": "the place or position: 'at {company}', 'this position'",
    r"(?:^|[.:;] )[Ee]ach (?:has|is|was|names|gets|brings|answers|carries|can)\b": "each what",
    r"(?:^|[.:;] )(?:None|One|Neither) (?:changes|that|of which|has|is)\b": "none of what",
    r"\bwhatever (?:its|their) size\b": "the limit that it is measured by",
    r"\bbecomes an assistant\b": "what that position no longer decides",
}


@pytest.mark.parametrize("words", NOUNLESS)
def test_what_a_charter_points_at_has_its_noun(words: str) -> None:
    found = [f"{where}: {text}" for where, text in charter_texts(CATALOG) if re.search(words, text)]
    assert found == [], NOUNLESS[words]


ACTING = """\
company: {name: Tarn, product_and_technology_headcount: 60, business_model: saas}
structure: separate-full
positions:
  cto: {status: filled}
  vp-engineering: {status: %s, acting: cto}
"""


def test_nobody_hears_or_asks_themselves_while_they_act(workspace: Make) -> None:
    made = compose_charter(organise(workspace(ACTING % "vacant")), "cto", DAY)
    labels = [group.label for group in (*made.decides, *made.heard_on, *made.advises)]
    named = [label for label in labels if "VP Engineering" in label]
    assert named
    assert all("VP Engineering (once somebody else starts)" in label for label in named)

    filled = workspace((ACTING % "filled").replace(", acting: cto", ""))
    made = compose_charter(organise(filled), "cto", DAY)
    labels = [group.label for group in (*made.decides, *made.heard_on, *made.advises)]
    assert any("VP Engineering" in label for label in labels)
    assert not any("once somebody" in label for label in labels)


def test_who_will_act_once_hired_hears_nobody_either(workspace: Make) -> None:
    text = ACTING % "planned"
    made = organise(workspace(text.replace("cto: {status: filled}", "cto: {status: vacant}")))
    labels = [group.label for group in compose_charter(made, "cto", DAY).decides]
    assert any("VP Engineering (once somebody else starts)" in label for label in labels)
    others = [group.label for group in compose_charter(made, "cpo", DAY).decides]
    assert not any("once somebody else starts" in label for label in others)


def test_a_cio_is_not_told_that_replacing_systems_is_another_position() -> None:
    trust = organise(read_workspace(Path(__file__).parent / "briefs/saltmarsh"))
    made = compose_charter(trust, "cio", DAY)
    titles = [title for group in made.exclusions for title in group.items]
    assert "Build, buy or reuse" in titles
    assert "Replacement and retirement of old systems" not in titles


@pytest.mark.parametrize(
    ("customers", "said"), [("business", "test copy"), ("technical", "real work")]
)
def test_own_use_is_asked_only_of_those_who_can_be_users(
    workspace: Make, customers: str, said: str
) -> None:
    company = f"{{name: Tarn, business_model: saas, customers: {customers}}}"
    organisation = organise(workspace(f"company: {company}\nstructure: separate-full\n"))
    owner = organisation.owner("product.own-use")
    made = compose_charter(organisation, owner, DAY)
    (work,) = (w for w in made.accountabilities if w.title == "Our own use of the product")
    assert said in work.sentence
