"""What a person changed in a paper, line by line and word by word."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from typing import NamedTuple

from charter.review.lines import Line

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
ALIKE = 0.4
"""How much of two lines must be the same for one to be the other, changed."""
ALIKE_IN_PLACE = 0.15
"""The same, where as many lines stand in the place of as many."""


class Change(NamedTuple):
    """One changed line: `old` is None for an added one, `new` for a removed one."""

    section: str
    old: Line | None
    new: Line | None

    @property
    def look_only(self) -> bool:
        """Return whether all words are the same."""
        return self.old is not None and self.new is not None and self.old.key == self.new.key


def changes(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """Return what leads from `old` to `new`, in the order of the paper.

    An old line without a look is one whose look is not known.
    """
    keys = [line.key for line in old], [line.key for line in new]
    found: list[Change] = []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = zip(old[a:b], new[c:d], strict=True)
            found += [Change(o.section, o, n) for o, n in pairs if o.look and o.look != n.look]
        else:
            found += _paired(old[a:b], new[c:d])
    return found


def _paired(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """Return lines that were put in the place of others, each with the most similar one."""
    found: list[Change] = []
    left = list(old)
    enough = ALIKE_IN_PLACE if len(old) == len(new) else ALIKE
    for line in new:
        scores = [_likeness(o, line) for o in left]
        best = max(range(len(left)), key=scores.__getitem__, default=-1)
        if best >= 0 and scores[best] >= enough:
            found += [Change(o.section, o, None) for o in left[:best]]
            found.append(Change(left[best].section, left[best], line))
            left = left[best + 1 :]
        else:
            found.append(Change(line.section, None, line))
    return found + [Change(o.section, o, None) for o in left]


def _likeness(one: Line, other: Line) -> float:
    if (one.kind == "row") != (other.kind == "row") or len(one.cells) != len(other.cells):
        return 0.0
    matcher = difflib.SequenceMatcher(None, one.text.split(), other.text.split(), autojunk=False)
    return matcher.ratio()


def tokens(text: str) -> list[str]:
    """Return the words, blanks and marks of a text; joined, they are the text."""
    return _TOKEN.findall(text)


class Alignment:
    """Where the places of an old text are in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.new = new
        before, after = tokens(old), tokens(new)
        matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
        starts, ends = _offsets(before), _offsets(after)
        self.spans = [
            (tag, starts[a], starts[b], ends[c], ends[d])
            for tag, a, b, c, d in matcher.get_opcodes()
        ]

    def start(self, at: int) -> int:
        """Return where a piece that began at `at` begins now; what was put before it is its own."""
        for tag, a, b, c, d in self.spans:
            if a <= at < b:
                return c + at - a if tag == "equal" else c
            if at == b and tag == "equal":
                return d
        return len(self.new)

    def end(self, at: int) -> int:
        """Return where a piece that ended at `at` ends now, with what was put right behind it."""
        last = 0
        for tag, a, b, c, d in self.spans:
            if a < at <= b:
                last = c + at - a if tag == "equal" else d
            if tag == "insert" and a == at:
                last = d
        return last

    def same(self, a: int, b: int) -> bool:
        """Return whether the old text from `a` to `b` was left alone."""
        return any(tag == "equal" and s <= a and b <= e for tag, s, e, _, _ in self.spans)

    def edits(self) -> list[tuple[int, int]]:
        """Return the stretches of the old text that were changed."""
        return [(a, b) for tag, a, b, _, _ in self.spans if tag != "equal"]


def _offsets(pieces: list[str]) -> list[int]:
    found = [0]
    for piece in pieces:
        found.append(found[-1] + len(piece))
    return found
