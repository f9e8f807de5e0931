"""What a workspace's Markdown templates print, or never print, that their author did not mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from charter.problems import Place, Problem
from charter.read.blanks import FILLED, blanks_in
from charter.render.field_types import UNKNOWN
from charter.render.mistakes import (
    Templates,
    child_problems,
    said_in,
    source_of,
    tree_of,
    unfilled_names,
)
from charter.render.name_checker import NameChecker
from charter.render.tags import TemplateText
from charter.render.touching import touching

_REMARK = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_SHOWN = 60


def unseen(own: Path) -> Iterator[Problem]:
    """Yield what the templates of a folder say and no paper would show, nor tell of."""
    templates = Templates(own)
    for name, text in templates.texts.items():
        source = source_of(name, text, templates)
        if "extends" in text and (tree := tree_of(source, list(source.problems))):
            yield from child_problems(tree, source, name, templates)


def unfilled(own: Path) -> Iterator[Problem]:
    """Yield the {names} and blanks in a folder's templates, which papers print as they stand."""
    templates = Templates(own)
    for name, text in templates.texts.items():
        source = source_of(name, text, templates)
        yield from unfilled_names(source)
        yield from _never_so(source, name, templates)
        yield from _run_together(source)
        yield from _remarks(source)
        for blank in blanks_in(said_in(source, FILLED)):
            if blank.kind != "field":
                message = f"'{blank.text}' is a blank that nobody filled in"
                hint = "write what belongs there, or leave it out: papers print it as it stands"
                yield Problem(source.place(blank.start), "blank", message, hint)


def _never_so(source: TemplateText, name: str, templates: Templates) -> Iterator[Problem]:
    """Yield the conditions that no paper meets."""
    if (tree := tree_of(source, list(source.problems))) is not None:
        names = dict.fromkeys(source.guessed, UNKNOWN) | templates.names(name)
        checker = NameChecker(source, names, "")
        checker.check(tree)
        yield from (each for each in checker.problems if each.code == "never-so")


def _run_together(source: TemplateText) -> Iterator[Problem]:
    """Yield what is printed with nothing between."""
    if (tree := tree_of(source, list(source.problems))) is not None:
        for each in touching(tree, str):
            yield Problem(Place(source.path, each.line), "run-together", each.message, each.hint)


def _remarks(source: TemplateText) -> Iterator[Problem]:
    """Yield remarks as HTML has them, which papers carry along."""
    for found in _REMARK.finditer(said_in(source, " ")):
        said = " ".join(found[0].split())[:_SHOWN]
        message = f"'{said}' goes into papers, where a reader can find it"
        hint = "write {# ... #} around a note to yourselves, or take it out"
        yield Problem(source.place(found.start()), "remark", message, hint)
