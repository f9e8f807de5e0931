"""Which structure is meant by its title, its id in other words, or the posts in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from charter.facts.catalog import Catalog, Structure
from charter.problems import Problem, listing
from charter.read.schema import check_schema
from charter.read.yaml_source import Source
from charter.titles.reading import reading_of

_APART = re.compile(r"[+&/,;]|\band\b|\bund\b|\bog\b|\bwith\b|\bover\b|\bunder\b")
_VPS = re.compile(r"\bVPs\b", re.IGNORECASE)
_TWO = 2


def check_shape(source: Source, catalog: Catalog | None) -> tuple[list[Problem], Any]:
    """Return every place where a company file does not fit its schema, and what does fit."""
    problems, fitting = check_schema(source, "company")
    said = source.data.get("structure") if isinstance(source.data, dict) else None
    if problems and catalog and isinstance(said, str) and (meant := structure_meant(said, catalog)):
        at = source.place(("structure",))
        problems = [
            problem._replace(hint=meant)
            if problem.code == "wrong-form" and problem.place == at
            else problem
            for problem in problems
        ]
    return problems, fitting


def structure_meant(text: str, catalog: Catalog) -> str:
    """Return what to write for a text in the place of a structure's id; "" where nobody knows."""
    every = catalog.structures.values()
    said = _plain(text)
    if same := [each.id for each in every if said in (_plain(each.title), _plain(each.id))]:
        return f"write {same[0]}"
    posts = {role for part in _APART.split(text) if (role := reading_of(part.strip()).role)}
    posts -= {"ceo"}
    having = [each for each in every if posts and posts == {*each.positions} - {"ceo"}]
    having = having or [each for each in every if posts and posts <= {*each.positions}]
    if _VPS.search(text):
        with_vps = [e for e in every if posts == _above_vps(e) and _count_of_vps(e) >= _TWO]
        having = with_vps or having
    listed = listing((f"{each.id} ({each.title})" for each in having), "or")
    return f"write {listed}" if having else ""


def meant_in(catalog: Catalog) -> Callable[[str], str]:
    """Return what finds the structure of a catalogue that a text means."""
    return lambda text: structure_meant(text, catalog)


def _count_of_vps(structure: Structure) -> int:
    return sum(position.startswith("vp-") for position in structure.positions)


def _above_vps(structure: Structure) -> set[str]:
    return {post for post in structure.positions if not post.startswith("vp-")} - {"ceo"}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", re.sub("[&+]", " and ", text).casefold()))
