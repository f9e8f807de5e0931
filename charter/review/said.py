"""A change as one tells it: whole sentences of the two texts, as they stand there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from charter.check.words.sentences import sentences_of
from charter.named_tuples import NamedTuple
from charter.review.changes import Change
from charter.review.lines import Line


class Said(NamedTuple):
    """One change: `old` is empty where sentences were added, `new` where they were taken out.

    `section` is the heading above, and in a table what the row is about.
    """

    section: str
    old: str
    new: str

    def __str__(self) -> str:
        """Return the change in one line."""
        return f"{self.section}: '{self.old or 'nothing'}' is now '{self.new or 'nothing'}'"


def said(changes: Iterable[Change], language: str = "en") -> Iterator[Said]:
    """Yield what changed in words, in the order of the paper; changes of looks are left out."""
    for change in changes:
        if change.look_only:
            continue
        old, new = change.old, change.new
        section = _section(change.section, old or new)
        if old is None or new is None or len(old.cells) != len(new.cells):
            yield Said(section, _whole(old), _whole(new))
            continue
        for one, other in zip(old.cells, new.cells, strict=True):
            if one != other:
                yield from _sentences(section, one, other, language[:2])


def _section(section: str, line: Line | None) -> str:
    if line is None or line.kind != "row" or not line.title or len(line.cells) < 2:
        return section
    return f"{section}, {line.title}" if section else line.title


def _whole(line: Line | None) -> str:
    if line is None:
        return ""
    cells = line.cells[1:] if line.kind == "row" and len(line.cells) > 1 else line.cells
    return " | ".join(filter(None, cells)) or line.cells[0]


def _sentences(section: str, old: str, new: str, language: str) -> Iterator[Said]:
    before, after = _split(old, language), _split(new, language)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            continue
        if b - a == d - c:
            for one, other in zip_longest(before[a:b], after[c:d], fillvalue=""):
                yield Said(section, one, other)
        else:
            yield Said(section, " ".join(before[a:b]), " ".join(after[c:d]))


def _split(text: str, language: str) -> Sequence[str]:
    """Return the sentences of a text; what holds no word, such as a bracket, stays with them."""
    starts = [sentence.start for sentence in sentences_of(text, language)] or [0]
    ends = [*starts[1:], len(text)]
    return [text[a:b].strip() for a, b in zip([0, *starts[1:]], ends, strict=True)]
