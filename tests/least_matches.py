"""The shortest texts that a pattern matches, by what Python itself reads in it.

For each alternative there is one, where all else is the first of its own: what is optional is left
out, and what only looks ahead or behind is no text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

_OF_CLASS = {
    kinds.CATEGORY_DIGIT: "0",
    kinds.CATEGORY_SPACE: " ",
    kinds.CATEGORY_WORD: "x",
    kinds.CATEGORY_NOT_DIGIT: "!",
    kinds.CATEGORY_NOT_SPACE: "!",
    kinds.CATEGORY_NOT_WORD: "!",
}


def least_of(words: str) -> list[str]:
    """Return the shortest matches of a pattern; what stands around a match is not looked at."""
    return _row(_parser.parse(words, re.IGNORECASE))


def _row(row: Iterable[tuple[Any, Any]]) -> list[str]:
    """Return texts of what follows one another, in which each text of each part stands once."""
    found = [""]
    for kind, value in row:
        of = _one(kind, value)
        found = [*(text + of[0] for text in found), *(found[0] + each for each in of[1:])]
    return found


def _one(kind: Any, value: Any) -> list[str]:
    if kind is kinds.LITERAL:
        return [chr(value)]
    if kind is kinds.IN:
        return _of_class(value)
    if kind in (kinds.ANY, kinds.NOT_LITERAL):
        return ["!"]
    if kind is kinds.BRANCH:
        return [text for row in value[1] for text in _row(row)]
    if kind is kinds.SUBPATTERN:
        return _row(value[-1])
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT):
        least, _, row = value
        return [text * least for text in _row(row)] if least else [""]
    assert kind in (kinds.ASSERT, kinds.ASSERT_NOT, kinds.AT), kind
    return [""]


def _of_class(members: Sequence[tuple[Any, Any]]) -> list[str]:
    """Return the letters of a class, of a range the first: Python reads (a|b) as one too."""
    if members[0][0] is kinds.NEGATE:
        return ["!"]
    return [
        _OF_CLASS[value]
        if kind is kinds.CATEGORY
        else chr(value if kind is kinds.LITERAL else value[0])
        for kind, value in members
    ]
