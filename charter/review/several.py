"""Several copies of one paper that came back: who wants what, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from charter.document.matching import opcodes
from charter.named_tuples import NamedTuple
from charter.review.changes import Change
from charter.review.compare import Review
from charter.review.lines import Line

WantKind = Literal["conflict", "wanted", "comment"]
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s\|\s")
_FEW = 24
"""Letters that two texts must share for a comment on one to be on the other."""


class CopyReview(NamedTuple):
    """One copy, what it is called here, and what was changed in it."""

    path: Path
    label: str
    review: Review


class Want(NamedTuple):
    """What some copies say in the place of a sentence; nothing where they take it out."""

    copies: tuple[str, ...]
    new: str


class CopyComment(NamedTuple):
    """A comment in one copy."""

    copy: str
    author: str
    text: str


class SentenceWants(NamedTuple):
    """One row: what stands there now, what copies want in its place, what they say of it.

    An `old` of nothing is for what was added. In a conflict two copies want different things.
    """

    section: str
    kind: WantKind
    old: str
    wants: tuple[Want, ...]
    comments: tuple[CopyComment, ...] = ()


class _Edit(NamedTuple):
    """Sentences `start` to `end` of an old line, and what one copy has in their place."""

    copy: str
    start: int
    end: int
    new: str


def wants_of(copies: Sequence[CopyReview]) -> tuple[SentenceWants, ...]:
    """Return what the copies want, conflicts first, else in the order of the paper."""
    edits: dict[tuple[str, tuple[str, ...]], list[_Edit]] = {}
    lines: dict[tuple[str, tuple[str, ...]], Line] = {}
    added: dict[tuple[str, str], dict[str, None]] = {}
    for copy in copies:
        for change in (finding.change for finding in copy.review.findings):
            if change.old is None:
                text = change.new.text if change.new else ""
                added.setdefault((change.section, text), {})[copy.label] = None
            elif found := _edits(copy.label, change):
                at = (change.section, change.old.key)
                lines.setdefault(at, change.old)
                edits.setdefault(at, []).extend(found)
    rows = [row for at, line in lines.items() for row in _rows(line, edits[at])]
    rows += (
        SentenceWants(section, "wanted", "", (Want(tuple(who), text),))
        for (section, text), who in added.items()
    )
    rows = _with_comments(rows, copies)
    order = {key: n for n, key in enumerate(_order(copies))}
    kinds: list[WantKind] = ["conflict", "wanted", "comment"]
    return tuple(
        sorted(rows, key=lambda r: (kinds.index(r.kind), order.get(r.section, len(order))))
    )


def _order(copies: Sequence[CopyReview]) -> list[str]:
    """Return the sections as they follow each other in the first copy that has them."""
    found: dict[str, None] = {}
    for copy in copies:
        found |= dict.fromkeys(line.section for line in copy.review.read.lines)
    return list(found)


def _sentences(text: str) -> list[str]:
    return [piece for piece in _SENTENCE.split(text) if piece]


def _edits(label: str, change: Change) -> list[_Edit]:
    """Return which sentences of an old line one copy changed; what only looks otherwise is none."""
    assert change.old is not None
    old = _sentences(change.old.text)
    if change.new is None:
        return [_Edit(label, 0, len(old), "")]
    if change.look_only:
        marks = dict.fromkeys(change.new.marks)
        was = set(change.old.marks)
        said = "; ".join(f"{mark}: {words}" for mark, words in marks if (mark, words) not in was)
        said = "; ".join(filter(None, ["moved" if change.moved else "", said]))
        return [_Edit(label, 0, len(old), f"({said})")] if said else []
    new = _sentences(change.new.text)
    return [
        _Edit(label, a, b, " ".join(new[c:d]))
        for tag, a, b, c, d in opcodes(old, new)
        if tag != "equal"
    ]


def _rows(line: Line, edits: Sequence[_Edit]) -> Iterator[SentenceWants]:
    """Yield a row for each stretch of sentences that copies changed; what meets is one stretch."""
    old = _sentences(line.text)
    stretches: list[tuple[int, int]] = []
    for start, end in sorted({(edit.start, edit.end) for edit in edits}):
        if stretches and start < stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(end, stretches[-1][1]))
        elif not stretches or stretches[-1] != (start, end):
            stretches.append((start, end))
    for start, end in stretches:
        by_new: dict[str, dict[str, None]] = {}
        for copy in dict.fromkeys(edit.copy for edit in edits):
            mine = [e for e in edits if e.copy == copy and _within(e, start, end)]
            if mine:
                by_new.setdefault(_applied(old, mine, start, end), {})[copy] = None
        wants = tuple(Want(tuple(who), new) for new, who in by_new.items())
        kind: WantKind = "conflict" if len(wants) > 1 and start < end else "wanted"
        yield SentenceWants(line.section, kind, " ".join(old[start:end]), wants)


def _within(edit: _Edit, start: int, end: int) -> bool:
    if start == end:
        return edit.start == edit.end == start
    inside = start < edit.start < end if edit.start == edit.end else True
    return inside and start <= edit.start and edit.end <= end


def _applied(old: Sequence[str], edits: Sequence[_Edit], start: int, end: int) -> str:
    """Return what one copy has in the place of a stretch of sentences."""
    said: list[str] = []
    at = start
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        said += [*old[at : edit.start], edit.new]
        at = edit.end
    return " ".join(filter(None, [*said, *old[at:end]]))


def _with_comments(
    rows: Iterable[SentenceWants], copies: Sequence[CopyReview]
) -> list[SentenceWants]:
    """Return the rows with the comments on each; one on another sentence has a row of its own."""
    made = list(rows)
    for copy in copies:
        sections = {_plain(line.text): line.section for line in copy.review.read.lines}
        for comment in copy.review.read.comments:
            said = CopyComment(copy.label, comment.author, comment.text)
            about = _plain(comment.about)
            number = next((n for n, row in enumerate(made) if _is_on(about, row, copy.label)), None)
            if number is None:
                section = next((s for text, s in sections.items() if about and about in text), "")
                made.append(SentenceWants(section, "comment", comment.about, (), (said,)))
            else:
                row = made[number]
                made[number] = row._replace(comments=(*row.comments, said))
    return made


def _is_on(about: str, row: SentenceWants, label: str) -> bool:
    """Return whether a comment of a copy on a paragraph is on what a row is about."""
    texts = [row.old, *(want.new for want in row.wants if label in want.copies)]
    return any(
        text and about and (text in about or (about in text and len(about) >= _FEW))
        for text in map(_plain, texts)
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
