"""Templates of a workspace that no paper uses, such as one with a misspelt name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from charter.compose.paper_kinds import KINDS
from charter.facts.company import Workspace
from charter.own_templates.files import LETTERHEAD, WORD, own_files, unread_files
from charter.problems import Place, Problem
from charter.render.misnamed import no_paper
from charter.render.mistakes import unused


def unused_templates(workspace: Workspace) -> list[Problem]:
    """Return a problem for each own template, in Word too, that no paper uses.

    One for a role that the company has not just now waits for it, and is named as such.
    """
    own = workspace.folder / "templates"
    names = dict.fromkeys((*workspace.company.positions, *workspace.catalog.roles))
    papers = [*KINDS, *(f"{name}-{kind}" for name in names for kind in KINDS)]
    known = {LETTERHEAD, *(f"{paper}{WORD}" for paper in papers)}
    word = {n: p for n, p in own_files(own).items() if n.endswith(WORD) and n not in known}
    told = (no_paper(path, name, known) for name, path in word.items())
    return [*unread_templates(own), *unused(own, papers), *told, *_waiting(workspace)]


def _waiting(workspace: Workspace) -> Iterator[Problem]:
    """Yield each own template of a role that no position of the company has."""
    company, catalog = workspace.company, workspace.catalog
    structure = catalog.structures.get(company.structure)
    has = {*company.positions, *(structure.positions if structure else ())}
    has |= {each.role for each in company.positions.values() if each.role}
    for name, path in own_files(workspace.folder / "templates").items():
        stem = name.partition(".")[0]
        kind = next((kind for kind in KINDS if stem.endswith(f"-{kind}")), "")
        role = stem.removesuffix(f"-{kind}")
        if kind and role in catalog.roles and role not in has:
            message = f"no paper uses this template, since the company has no position '{role}'"
            hint = "rename it after the position that is meant, or leave it until there is one"
            yield Problem(Place(str(path)), "unused-template", message, hint)


def unread_templates(own: Path) -> list[Problem]:
    """Return a problem for each file of a folder of templates whose ending is not read."""
    return [
        Problem(
            Place(str(own / path)),
            "not-read",
            "this file is not read",
            f"save it as '{name}', or move it out of this folder",
        )
        for path, name in unread_files(own).items()
    ]
