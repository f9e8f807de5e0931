"""What was changed, in words: whole sentences where the copy has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from charter.document.alike import plain
from charter.named_tuples import NamedTuple
from charter.offer.verify.copy import Copy, TextLine
from charter.offer.verify.words import Word, by_line, sentence

_CONTEXT = 5
"""Words shown around a change in a PDF."""
LETTER = "the letter"


class Changed(NamedTuple):
    """One change: `old` is empty where words were added, `new` where they were taken out."""

    section: str
    old: str
    new: str


class Sent(NamedTuple):
    """What was sent, ready to be compared.

    `beside` are words that a page shows beside its lines: those of diagrams, notes and edges.
    `signing` are the numbers of the lines where one signs; `letter` is the number of lines that are
    a letter before the charter. `whole` says that nothing but this was sent.
    """

    lines: tuple[TextLine, ...]
    beside: tuple[str, ...] = ()
    signing: frozenset[int] = frozenset()
    letter: int = 0
    whole: bool = False

    @property
    def words(self) -> list[Word]:
        """Return all its words."""
        return [word for line in self.lines for word in line.words]


class Replacement(NamedTuple):
    """New words, `c` to `d`, of which `part` counts, in the place of old ones, `a` to `b`."""

    a: int
    b: int
    part: list[Word]
    c: int
    d: int


class Telling:
    """What was sent and what came back, to tell edits of the one as changes."""

    def __init__(
        self, original: Sent, copy: Copy, old: Sequence[Word], new: Sequence[Word]
    ) -> None:
        self.sent, self.copy, self.old, self.new = original, copy, old, new
        self.first = {n for n in range(len(old)) if not n or old[n].line != old[n - 1].line}
        self.spans: dict[int, tuple[int, int]] = {}
        for number, word in enumerate(old):
            self.spans[word.line] = (self.spans.get(word.line, (number, 0))[0], number + 1)

    def changes(self, edits: Sequence[Replacement]) -> Iterator[Changed]:
        """Yield what was changed, in whole sentences where the copy has them."""
        for group in self._groups(edits):
            first, last = group[0], group[-1]
            line = self._line(first.a)
            section = self.sent.lines[line].section if self.sent.lines else ""
            section = LETTER if line < self.sent.letter else section
            if first.a == last.b and first.a in self.first and len(group) == 1:
                yield Changed(section, "", self._added(first))
            elif any(self.copy.lines[word.line].page for word in self.new[first.c : first.c + 1]):
                yield self._around(group, section)
            else:
                yield self._sentences(group, section)

    def _added(self, edit: Replacement) -> str:
        """Return added words, as their line says them where they are all of it."""
        lines = [self.copy.lines[piece[0].line] for piece in by_line(edit.part)]
        whole = sum(len(line.words) for line in lines) == len(edit.part)
        return (" ".join(line.text for line in lines) if whole else sentence(edit.part))[:600]

    def _sentences(self, group: Sequence[Replacement], section: str) -> Changed:
        """Return what the sentences of a line were, and what they are."""
        numbers = {self._line(e.a) for e in group} | {self._line(max(e.b - 1, e.a)) for e in group}
        old = " ".join(self.sent.lines[n].text for n in range(min(numbers), max(numbers) + 1))
        low, high = group[0].c, group[-1].d
        inside = [w.line for w in self.new[low:high]] or self._lines_around(group, low)
        new = (
            " ".join(self.copy.lines[n].text for n in range(min(inside), max(inside) + 1))
            if inside
            else ""
        )
        before, after = _differing(plain(old), plain(new))
        return Changed(section, before[:600], after[:600])

    def _lines_around(self, group: Sequence[Replacement], at: int) -> list[int]:
        """Return the line of the copy that words were taken out of, where any of it is left."""
        line = self._line(group[0].a)
        low, high = self.spans.get(line, (0, 0))
        if low == group[0].a and high == group[-1].b:
            return []
        return [
            self.new[n].line for n in (at - 1 if low < group[0].a else at,) if n < len(self.new)
        ]

    def _around(self, group: Sequence[Replacement], section: str) -> Changed:
        """Return changed words with a few around them; the lines of a PDF are no sentences."""
        a, b = group[0].a, group[-1].b
        first, last = self.spans.get(self._line(a), (a, b))
        low, high = max(a - _CONTEXT, first), max(min(b + _CONTEXT, last), b)
        added: list[Word] = []
        at = low
        for edit in group:
            added += [*self.old[at : edit.a], *edit.part]
            at = edit.b
        added += self.old[at:high]
        gone = not any(edit.part for edit in group) and (low, high) == (a, b)
        old = sentence(self.old[low:high])
        return Changed(section, old[:600], "" if gone else sentence(added)[:600])

    def _groups(self, edits: Sequence[Replacement]) -> Iterator[list[Replacement]]:
        group: list[Replacement] = []
        for edit in edits:
            if group and (
                edit.a - group[-1].b > _CONTEXT or self._line(edit.a) != self._line(group[0].a)
            ):
                yield group
                group = []
            group.append(edit)
        if group:
            yield group

    def _line(self, at: int) -> int:
        return self.old[min(at, len(self.old) - 1)].line if self.old else 0


_SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return the sentences in which two texts differ."""
    before, after = _SENTENCE.split(old), _SENTENCE.split(new)
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    return " ".join(before), " ".join(after)
