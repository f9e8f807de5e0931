"""Conflicts that an update left in a template: no paper is made from one."""

from __future__ import annotations

import re
from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, TemplateError

YOURS, MIDDLE, THEIRS = "<<<<<<<", "=======", ">>>>>>>"
_MARK = re.compile(r"(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)(?=\s|$)|=======\s*$")
"""A line of git's conflicts; the third, of the version before, is in files that git merged."""
KEEP_ONE = "keep one of the versions and delete the lines <<<<<<<, ======= and >>>>>>>"


class ConflictMark(NamedTuple):
    """A line that a conflict left in a text; `whole` where a conflict starts, with all its lines.

    The other lines of a whole conflict are no marks of their own.
    """

    line: int
    text: str
    whole: bool


def conflict_marks(text: str) -> list[ConflictMark]:
    """Return the conflicts in a text that nobody has settled, and lines left over from one."""
    found = (
        ConflictMark(number, match[0].strip(), False)
        for number, line in enumerate(text.split("\n"), 1)
        if (match := _MARK.match(line))
    )
    marks: list[ConflictMark] = []
    for mark in found:
        marks.append(mark)
        start = next((n for n in range(len(marks) - 1, -1, -1) if marks[n].text == YOURS), None)
        if mark.text == THEIRS and start is not None and not marks[start].whole:
            inside = [m.text for m in marks[start:]]
            if inside in ([YOURS, MIDDLE, THEIRS], [YOURS, "|||||||", MIDDLE, THEIRS]):
                marks[start:] = [marks[start]._replace(whole=True)]
    return marks


def conflict_lines(text: str) -> tuple[int, ...]:
    """Return the numbers of the lines of `conflict_marks`."""
    return tuple(mark.line for mark in conflict_marks(text))


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
