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
    codes = difflib.SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    pairs = _pairs(old, new, [code for code in codes if code[0] != "equal"])
    paired = set(pairs.values())
    found: list[Change] = []
    for tag, a, b, c, d in codes:
        if tag == "equal":
            both = zip(old[a:b], new[c:d], strict=True)
            found += [Change(o.section, o, n) for o, n in both if o.look and o.look != n.look]
            continue
        gone = [i for i in range(a, b) if i not in paired]
        for n in range(c, d):
            o = pairs.get(n)
            if o is None:
                found.append(Change(new[n].section, None, new[n]))
                continue
            found += [Change(old[i].section, old[i], None) for i in gone if i < o]
            gone = [i for i in gone if i > o]
            found.append(Change(old[o].section, old[o], new[n]))
        found += [Change(old[i].section, old[i], None) for i in gone]
    return found


def _pairs(
    old: Sequence[Line], new: Sequence[Line], blocks: Sequence[tuple[str, int, int, int, int]]
) -> dict[int, int]:
    """Return which changed old line each changed new line is, by their numbers.

    A line is first the one with its title, wherever that stands; then the one most like it
    of those in whose place it stands.
    """
    gone = [i for _, a, b, _, _ in blocks for i in range(a, b)]
    come = [i for _, _, _, c, d in blocks for i in range(c, d)]
    pairs: dict[int, int] = {}
    for o in gone:
        rivals = [i for i in gone if _same_title(old[o], old[i])]
        fitting = [n for n in come if n not in pairs and _same_title(old[o], new[n])]
        if len(rivals) == len(fitting) == 1:
            pairs[fitting[0]] = o
    for _, a, b, c, d in blocks:
        enough = ALIKE_IN_PLACE if b - a == d - c else ALIKE
        olds = [o for o in range(a, b) if o not in pairs.values()]
        scores = [
            (_likeness(old[o], new[n]), o, n) for n in range(c, d) if n not in pairs for o in olds
        ]
        for score, o, n in sorted(scores, key=lambda s: (-s[0], s[1], s[2])):
            if score >= enough and n not in pairs and o not in pairs.values():
                pairs[n] = o
    return pairs


def _same_title(one: Line, other: Line) -> bool:
    """Return whether two lines are about the same; bold may be lost in the other.

    A row has to stand in the same section; an item may not, because headings change too.
    """
    if not one.title or len(one.cells) != len(other.cells):
        return False
    if "row" in (one.kind, other.kind):
        same = (one.kind, one.section, one.title)
        return same == (other.kind, other.section, other.title)
    return one.title == other.title or (
        not other.title and other.cells[0].startswith(f"{one.title} ")
    )


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
