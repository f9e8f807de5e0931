"""What a person changed in a paper, line by line and word by word."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

from charter.document.alike import plain
from charter.document.docx.labels import label_form
from charter.document.matching import Code, match, opcodes
from charter.named_tuples import NamedTuple
from charter.review.lines import Line, StyledText
from charter.review.pairing import pairs

_TOKEN = re.compile(r"\w+|\s+|\.{3}|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]{2,}")
_PARTS = "\u00b7"
"""What parts a line of several values."""
_STEPS = 300_000
"""What one changed text may cost beside what its length does."""


class Change(NamedTuple):
    """One changed line: `old` is None for an added one, `new` for a removed one.

    One that is `moved` says the same, and stands elsewhere under its heading.
    """

    section: str
    old: Line | None
    new: Line | None
    moved: bool = False

    @property
    def kind(self) -> str:
        """Return what kind of line it is."""
        line = self.new or self.old
        return line.kind if line is not None else ""

    @property
    def look_only(self) -> bool:
        """Return whether all words are the same."""
        return self.old is not None and self.new is not None and self.old.key == self.new.key


def links_of(change: Change) -> list[str]:
    """Return what is said of links that lead elsewhere than before; of words that went, nothing."""
    before, after = (line.links if line else {} for line in (change.old, change.new))
    text = change.new.text if change.new else ""
    said = []
    for words, link in after.items():
        if before.get(words) != link and (words in before or link not in before.values()):
            was = f", not to {before[words]}" if words in before else ""
            said.append(f"'{words}' leads to {link}{was}")
    gone = [words for words in before if words not in after and words in text]
    return said + [f"'{words}' no longer leads to {before[words]}" for words in gone]


def changes(old: Sequence[Line], new: Sequence[Line]) -> list[Change]:
    """Return what leads from `old` to `new`, in the order of the paper.

    An old line without a look is one whose look is not known.
    """
    codes = opcodes([line.key for line in old], [line.key for line in new])
    were = pairs(old, new, codes)
    paired = set(were.values())
    moved = any(b - a != d - c for _, a, b, c, d in codes)
    found: list[Change] = []
    for tag, a, b, c, d in codes:
        if tag == "equal":
            both = zip(old[a:b], new[c:d], strict=True)
            found += [Change(o.section, o, n) for o, n in both if _looks_other(o, n, moved)]
            continue
        gone, told = [i for i in range(a, b) if i not in paired], 0
        for n in range(c, d):
            o = were.get(n)
            if o is None:
                found.append(Change(new[n].section, None, new[n]))
                continue
            before = bisect_left(gone, o, told)
            found += [Change(old[i].section, old[i], None) for i in gone[told:before]]
            told = before
            found.append(Change(old[o].section, old[o], new[n]))
        found += [Change(old[i].section, old[i], None) for i in gone[told:]]
    return found


def with_moves(found: Sequence[Change]) -> list[Change]:
    """Return changes with a line that is gone here and stands there as one change, of its place."""
    was = {(c.section, c.old.key): c.old for c in found if c.old and not c.new}
    gone = Counter((c.section, c.old.key) for c in found if c.old and not c.new)
    come = Counter((c.section, c.new.key) for c in found if c.new and not c.old)
    moved = {at for at in gone if gone[at] == come[at] == 1}
    made = []
    for change in found:
        old, new = change.old, change.new
        if old and not new and (change.section, old.key) in moved:
            continue  # told where it stands now
        at = (change.section, new.key) if new and not old else None
        made.append(change._replace(old=was[at], moved=True) if at in moved else change)
    return made


def _looks_other(old: Line, new: Line, moved: bool) -> bool:
    """Return whether two lines with the same words look otherwise; `moved`: they may count on."""
    if not old.look:
        return bool(new.marks or _WORD.search(label_form(new.label)))
    labels = (label_form(old.label), label_form(new.label)) if moved else (old.label, new.label)
    return _seen(old) != _seen(new) or labels[0] != labels[1]


def _seen(line: Line) -> list[list[StyledText]]:
    """Return the look of a line, with one form of each mark."""
    return [[piece._replace(text=plain(piece.text)) for piece in cell] for cell in line.look]


def all_as_before(
    found: Sequence[Change], base: Sequence[Line], lines: Sequence[Line]
) -> tuple[list[Change], list[Line]]:
    """Return changes and lines of a paper with each mark set as it was where only that differs."""
    there = {line.key: line.cells for line in base}
    changed = {id(c.new): _line_as_before(c.old, c.new) for c in found if c.old and c.new}
    put = {
        id(line): changed.get(id(line)) or line._replace(cells=there.get(line.key, line.cells))
        for line in lines
    }
    again = [c._replace(new=put[id(c.new)]) if c.new is not None else c for c in found]
    return again, [put[id(line)] for line in lines]


def _line_as_before(old: Line, new: Line) -> Line:
    """Return a changed line with each mark set as it was, where it says the same as before."""
    if len(old.cells) != len(new.cells):
        return new
    cells = tuple(map(_as_before, old.cells, new.cells))
    return new if cells == new.cells else new._replace(cells=cells)


def _as_before(old: str, new: str) -> str:
    """Return a text with the old one's quotation marks and dashes where nothing else changed."""
    if old == new or plain(old) == plain(new):
        return old
    before, after = tokens(old), tokens(new)
    codes = opcodes([plain(each) for each in before], [plain(each) for each in after])
    return "".join(
        "".join(before[a:b] if tag == "equal" else after[c:d]) for tag, a, b, c, d in codes
    )


def tokens(text: str) -> list[str]:
    """Return the words, blanks and marks of a text; joined, they are the text."""
    return _TOKEN.findall(text)


class Alignment:
    """Where the places of an old text are in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self.new = new
        before, after = tokens(old), tokens(new)
        starts, ends = _offsets(before), _offsets(after)
        self.spans = [
            (tag, starts[a], starts[b], ends[c], ends[d])
            for tag, a, b, c, d in _codes(before, after)
        ]
        self._ends = [b for _, _, b, _, _ in self.spans]

    def start(self, at: int) -> int:
        """Return where a piece that began at `at` begins now; what was put before it is its own."""
        for tag, a, b, c, d in self._touching(at):
            if a <= at < b:
                return c + at - a if tag == "equal" else c
            if at == b and tag == "equal":
                return d
        return len(self.new)

    def end(self, at: int) -> int:
        """Return where a piece that ended at `at` ends now, with what was put right behind it."""
        last = 0
        for tag, a, b, c, d in self._touching(at):
            if a < at <= b:
                last = c + at - a if tag == "equal" else d
            if tag == "insert" and a == at:
                last = d
        return last

    def same(self, a: int, b: int) -> bool:
        """Return whether the old text from `a` to `b` was left alone."""
        return any(tag == "equal" and s <= a for tag, s, _, _, _ in self._touching(b))

    def edits(self) -> list[tuple[int, int]]:
        """Return the stretches of the old text that were changed."""
        return [(a, b) for tag, a, b, _, _ in self.spans if tag != "equal"]

    def _touching(self, at: int) -> Iterator[Code]:
        """Yield the spans that a place of the old text is in or at an end of."""
        for number in range(bisect_left(self._ends, at), len(self.spans)):
            if self.spans[number][1] > at:
                return
            yield self.spans[number]


def _codes(old: list[str], new: list[str]) -> list[Code]:
    """Return what makes `new` of `old`, with what was put in right behind the words before it.

    The mark that both end with ends what was put in too: a full stop within that is another one.
    """
    codes = match(old, new, _STEPS).codes
    if len(codes) > 1 and codes[-1][0] == "insert" and old[-1:] == new[-1:]:
        a, b, c = codes[-2][1:4]
        if b - a == 1 and not old[a].isalnum():
            end = len(new) - 1
            codes[-2:] = [("insert", a, a, c, end), ("equal", a, b, end, end + 1)]
    for n in range(1, len(codes) - 1):
        before, (tag, at, _, c, d), after = codes[n - 1 : n + 2]
        slides = tag == "insert" and before[0] == after[0] == "equal" and before[2] - before[1] > 1
        if slides and old[at] == _PARTS and old[at - 1].isspace() and new[d - 1].isspace():
            codes[n - 1 : n + 2] = [
                (*before[:2], at - 1, before[3], c - 1),
                (tag, at - 1, at - 1, c - 1, d - 1),
                (after[0], at - 1, after[2], d - 1, after[4]),
            ]
    return codes


def _offsets(pieces: list[str]) -> list[int]:
    return list(accumulate(map(len, pieces), initial=0))
