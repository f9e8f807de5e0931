"""What a person mistyped in a YAML file that cannot be read, each with the line to write instead.

YAML's own words name what a reader expected, often a line later. Here each usual slip is tried: the
line is put right, and where the file can then be read further than before, that slip was the cause.
So every line that is told does what it says, and one run finds one slip after the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from charter.problems import Place, Problem
from charter.read.yaml_slips import SLIPS, Slip, is_content, left_open, lines_before

Mark = tuple[int, int]
"""Line and column, from 1; line 0 where nobody knows."""

_MOST_SLIPS = 20
_MOST_CHARACTERS = 10_000_000
"""Characters that all tries of one file together may read: a small file is never left untried."""
_LONGEST_LINE = 160
_BACK = 15
"""Lines before the one that YAML stopped at in which a quote may have been left open."""


def slips(text: str, path: str, mark: Mark, opened: Mark, said: str) -> list[Problem]:
    """Return every slip of a text that YAML stopped at, in the order of its lines.

    `mark` is where YAML stopped, `opened` where what it was reading began, `said` what it said.
    The last one may be a line whose slip nobody knows, told in plain words.
    """
    problems: list[Problem] = []
    tries = max(1, _MOST_CHARACTERS // max(len(text), 1))
    while len(problems) < _MOST_SLIPS:
        lines = text.split("\n")
        at_end = "end of stream" in said and opened[0] > 0
        stop = opened[0] if at_end else mark[0]
        for number, slip in _candidates(lines, (stop, 1), opened):
            if (tries := tries - 1) < 0:
                break
            mended = "\n".join([*lines[: number - 1], slip.line, *lines[number:]])
            next_ = _stops(mended)
            if next_ is None or next_[0][0] > max(stop, number):
                problems.append(_problem(path, number, slip, lines[number - 1]))
                break
        else:
            return [*problems, _unknown(path, mark, opened, said)]
        if tries < 0:
            return [*problems, _unknown(path, mark, opened, said)]
        if next_ is None:
            return problems
        text, (mark, opened, said) = mended, next_
    return problems


def marks_of(bad: yaml.MarkedYAMLError) -> tuple[Mark, Mark, str]:
    """Return where YAML stopped, where what it was reading began, and what it said."""
    places = [
        (mark.line + 1, mark.column + 1) if mark else (0, 0)
        for mark in (bad.problem_mark or bad.context_mark, bad.context_mark)
    ]
    return places[0], places[1], bad.problem or ""


def _stops(text: str) -> tuple[Mark, Mark, str] | None:
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for _ in yaml.parse(text, Loader=loader):
            pass
    except yaml.MarkedYAMLError as bad:
        return marks_of(bad)
    except yaml.YAMLError:
        return (1, 1), (1, 1), ""
    return None


def _candidates(lines: list[str], mark: Mark, opened: Mark) -> Iterator[tuple[int, Slip]]:
    """Yield what may be mistyped: the line YAML stopped at, where it began, and those before."""
    last = min(mark[0], len(lines))
    near = [last, opened[0], *lines_before(lines, last, 2)]
    far = lines_before(lines, last, _BACK)
    for find in SLIPS:
        for number in dict.fromkeys(far if find is left_open else near):
            if 0 < number <= len(lines) and is_content(lines[number - 1]):
                for slip in find(lines, number - 1):
                    if slip.line != lines[number - 1]:
                        yield number, slip


def _problem(path: str, number: int, slip: Slip, before: str) -> Problem:
    line = slip.line.strip() if slip.line.strip() != before.strip() else slip.line
    if len(line) > _LONGEST_LINE:
        line = f"{line[: _LONGEST_LINE // 2]} ... {line[-_LONGEST_LINE // 2 :]}"
    hint = f"write: {line}"
    if slip.line.strip() == before.strip():
        spaces = len(slip.line) - len(slip.line.lstrip())
        hint = f"start it with {spaces} spaces" if spaces else "start it without a space"
    return Problem(Place(path, number, slip.column), slip.code, slip.why, hint)


_WORDS = {
    "mapping values are not allowed": (
        "a colon stands here that YAML cannot place",
        "put a text with ': ' in it in quotes",
    ),
    "could not find expected ':'": (
        "a colon is missing in this line or the one above",
        "write 'name: value'",
    ),
    "did not find expected key": (
        "this line does not fit the lines around it",
        "start it as far in as the lines it belongs to",
    ),
    "did not find expected '-' indicator": (
        "this line is no item of the list above it",
        "start an item with '- '",
    ),
    "found unexpected end of stream": ("a quote or bracket is never closed", "close it"),
    "did not find expected ',' or": (
        "a bracket is never closed, or a comma is missing",
        "put one in",
    ),
    "that cannot start any token": (
        "a text cannot start with this character",
        "put the text in quotes",
    ),
    "escape": (
        "a backslash in a text in double quotes means something else",
        "put the text in single quotes",
    ),
    "expected node content": (
        "a bracket or comma stands here that belongs to nothing",
        "take it out, or put the text in quotes",
    ),
    "block sequence entries are not allowed": (
        "a list begins in the line of its name",
        "write each item in a line of its own below it, with '- ' before it",
    ),
    "tab character": ("a tab stands at the start of this line", "put spaces in its place"),
    "expected <document start>": (
        "this line does not belong to the lines above it",
        "start it as far in as they do, as 'name: value'",
    ),
}
"""What YAML says, in a person's words, and what to do."""


def _unknown(path: str, mark: Mark, opened: Mark, said: str) -> Problem:
    why, hint = next(
        (words for part, words in _WORDS.items() if part in said),
        ("YAML cannot read on from here", "look at this line and the one above"),
    )
    at = opened if "end of stream" in said and opened[0] else mark
    return Problem(Place(path, *at), "yaml-syntax", why, hint)
