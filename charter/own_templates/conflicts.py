"""Conflicts that an update left in a template: no paper is made from one."""

from __future__ import annotations

from pathlib import Path

from charter.own_templates.merge import conflict_lines
from charter.problems import Place, Problem, TemplateError


def conflicts_in(path: Path, text: str) -> list[Problem]:
    """Return a problem for each conflict in the text of the template at `path`."""
    message = "two versions stand here, from 'charter templates update'"
    hint = "keep one of the versions and delete the marks"
    return [
        Problem(Place(str(path), line), "conflict", message, hint) for line in conflict_lines(text)
    ]


def settled(path: Path, text: str) -> str:
    """Return `text` if there is no conflict in it. Raises TemplateError with each one."""
    if problems := conflicts_in(path, text):
        raise TemplateError(problems)
    return text
