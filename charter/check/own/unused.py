"""Templates of a workspace that no paper uses, such as one with a misspelt name."""

from __future__ import annotations

from pathlib import Path

from charter.compose.paper_kinds import KINDS
from charter.own_templates.files import LETTERHEAD, WORD, own_files, unread_files
from charter.problems import Place, Problem
from charter.read.company import Workspace
from charter.render.misnamed import no_paper
from charter.render.mistakes import unused


def unused_templates(workspace: Workspace) -> list[Problem]:
    """Return a problem for each own template, in Word too, that no paper uses.

    A template for a role that the company has not just now waits for it.
    """
    own = workspace.folder / "templates"
    names = dict.fromkeys((*workspace.company.positions, *workspace.catalog.roles))
    papers = [*KINDS, *(f"{name}-{kind}" for name in names for kind in KINDS)]
    known = {LETTERHEAD, *(f"{paper}{WORD}" for paper in papers)}
    word = {n: p for n, p in own_files(own).items() if n.endswith(WORD) and n not in known}
    told = (no_paper(path, name, known) for name, path in word.items())
    return [*unread_templates(own), *unused(own, papers), *told]


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
