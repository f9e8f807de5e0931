"""Conflicts that an update left in a template: no paper is made from one."""

from __future__ import annotations

from pathlib import Path

from charter.own_templates.merge import conflict_marks
from charter.problems import Place, Problem, TemplateError

KEEP_ONE = "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>>"


def conflicts_in(path: Path, text: str) -> list[Problem]:
    """Return a problem for each conflict in the text of the template at `path`, or rest of one."""
    problems = []
    for mark in conflict_marks(text):
        if mark.whole:
            message = "two versions stand here, from 'charter templates update'"
            hint = KEEP_ONE
        else:
            message = f"the mark '{mark.text}' is left over from a conflict"
            hint = "delete this line, and what stands there twice"
        problems.append(Problem(Place(str(path), mark.line), "conflict", message, hint))
    return problems


def settled(path: Path, text: str) -> str:
    """Return `text` if there is no conflict in it. Raises TemplateError with each one."""
    if problems := conflicts_in(path, text):
        raise TemplateError(problems)
    return text
