"""What a copy has because people signed it, and what nobody changed: names, days, pictures, stamps.

`charter verify` takes the same for signatures; whether they are genuine is told by neither.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from charter.check.words.signing import is_fill, is_mark, is_stamp, signing_lines
from charter.document.alike import plain
from charter.review.changes import Change
from charter.review.lines import Line

_EDGES = ("header", "footer")


def lines_to_sign(ours: Sequence[Line]) -> frozenset[Line]:
    """Return the lines to sign of a paper as we write it: the rows of its last table."""
    return frozenset(ours[number] for number in signing_lines(ours))


def signed_in(changes: Iterable[Change], rows: Collection[Line]) -> dict[Change, str]:
    """Return the changes that are nothing but signing, with what was filled in.

    `rows` are the lines to sign.
    """
    changes = list(changes)
    named = {(row.section, row.title) for row in rows}
    drawn = {(c.new.section, c.new.title) for c in changes if c.new and c.new.kind == "picture"}
    found = {}
    for change in changes:
        old, new = change.old, change.new
        if new is None:
            continue
        is_drawn = (new.section, new.title) in drawn
        said = _filled(old, new, is_drawn) if old is not None and old in rows else ""
        if said or (old is None and (said := _beside(new, named))):
            found[change] = said
    return found


def _filled(old: Line, new: Line, is_drawn: bool) -> str:
    """Return what was filled in, where it is a name, a day or a place, and nothing else changed.

    A name alone signs nothing, unless a signature `is_drawn` beside it: it says who holds the post.
    """
    if len(old.cells) != len(new.cells):
        return ""
    both = enumerate(zip(old.cells, new.cells, strict=True))
    filled = [(n, was, now) for n, (was, now) in both if plain(was) != plain(now)]
    signs = all(n and (not was or is_mark(was)) and is_fill(now) for n, was, now in filled)
    signs = signs and not new.marks and (is_drawn or any(n > 1 for n, _, _ in filled))
    return f"{old.title}: {'; '.join(now for _, _, now in filled)}" if filled and signs else ""


def _beside(line: Line, named: Collection[tuple[str, str]]) -> str:
    """Return what a picture beside a line to sign is of, or the stamp of a signature service."""
    if line.kind == "picture" and (line.section, line.title) in named:
        return f"{line.title}: a picture"
    return line.text if line.kind in _EDGES and is_stamp(line.text) else ""
