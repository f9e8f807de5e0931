"""Wordings of what a role says in postings: no two nearly the same, in any language."""

from __future__ import annotations

import re
import sys
from itertools import combinations
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from charter.check.words.words import word_remarks
from charter.document.outside.reading import Piece, Reading, Spot
from charter.load.catalog_files import read_catalog

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))

import variety  # noqa: E402

CATALOG = read_catalog()
HEADINGS = {"en": "What you bring", "de": "Was Sie mitbringen", "da": "Det kommer du med"}
KNOWN = {("da", "vagtordning"), ("da", "vagt"), ("da", "tilkaldevagten")}
"""Words that name what the work is, however it is put."""
PARTS = ("pitch", "outcomes", "musts", "nice_to_have")


def translated(language: str) -> dict[str, str]:
    if language == "en":
        return {}
    with (ROOT / "catalog/languages" / f"{language}.po").open("rb") as file:
        return {message.id: message.string for message in read_po(file) if message.id}


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_no_wording_of_a_statement_is_nearly_another(language: str) -> None:
    said = translated(language)
    near = [
        (role.id, one, other)
        for role in (*CATALOG.roles.values(), *CATALOG.own_roles.values())
        for part in PARTS
        for statement in getattr(role, part)
        for one, other in combinations([said.get(t, t) for t in statement.wordings], 2)
        if variety.near(variety.words_of(one), variety.words_of(other))
    ]
    assert near == []


@pytest.mark.parametrize("language", ["en", "de", "da"])
def test_no_wording_of_a_role_is_told_by_our_own_check(language: str) -> None:
    said, found = translated(language), []
    for role in (*CATALOG.roles.values(), *CATALOG.own_roles.values()):
        for part in PARTS:
            for statement in getattr(role, part):
                for text in (said.get(t, t) for t in statement.wordings):
                    plain = re.sub(r"\{[^}]*\}", "Acme", text)
                    pieces = (
                        Piece("heading", 0, HEADINGS[language], (Spot(0, 1, 1),)),
                        Piece("bullet", 1, plain, (Spot(0, 2, 1),)),
                    )
                    remarks = word_remarks(Reading("", "", pieces, language), language)
                    found += [
                        (role.id, remark.quote, plain)
                        for remark in remarks
                        if (language, remark.quote) not in KNOWN
                    ]
    assert found == []


def test_what_a_role_shows_has_more_than_one_wording() -> None:
    single = [
        (role.id, statement.posting)
        for role in (*CATALOG.roles.values(), *CATALOG.own_roles.values())
        for part in PARTS
        for statement in getattr(role, part)
        if statement.posting and not statement.also
    ]
    assert single == []
