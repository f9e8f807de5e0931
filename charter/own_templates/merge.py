"""Two changed versions of one text put together, by lines, on the ground of what both came from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from io import StringIO

from charter.document.matching import opcodes
from charter.named_tuples import NamedTuple
from charter.render.conflicts import MIDDLE, THEIRS, YOURS


class Merged(NamedTuple):
    """The text put together; `conflicts` are the numbers of the lines where one starts."""

    text: str
    conflicts: tuple[int, ...]


class _Region(NamedTuple):
    """Lines that all three share, or lines between two such places."""

    base: list[str]
    yours: list[str]
    theirs: list[str]


def merge(base: str, yours: str, theirs: str, labels: tuple[str, str]) -> Merged:
    """Return `yours` with what changed from `base` to `theirs`; `labels` name the two.

    Where both changed the same or touching lines in different ways, both versions stand between
    conflict markers, as `git merge` writes them.
    """
    lines: list[str] = []
    conflicts: list[int] = []
    for region in _regions(*map(split_lines, (base, yours, theirs))):
        if region.theirs in (region.base, region.yours):
            lines += region.yours
        elif region.yours == region.base:
            lines += region.theirs
        else:
            conflicts.append(len(lines) + 1)
            lines += _conflict(region, labels)
    return Merged("".join(lines), tuple(conflicts))


def _conflict(region: _Region, names: Sequence[str]) -> Iterator[str]:
    yield f"{YOURS} {names[0]}\n"
    yield from _ended(region.yours)
    yield f"{MIDDLE}\n"
    yield from _ended(region.theirs)
    yield f"{THEIRS} {names[1]}\n"


def _ended(lines: list[str]) -> list[str]:
    """Return lines of which the last has an end, so that no marker grows onto it."""
    if lines and not lines[-1].endswith("\n"):
        return [*lines[:-1], f"{lines[-1]}\n"]
    return lines


def _regions(base: list[str], yours: list[str], theirs: list[str]) -> Iterator[_Region]:
    """Yield what stands between the lines that all three share, and those lines, by turns."""
    b = y = t = 0
    for base_at, yours_at, theirs_at, size in _shared(base, yours, theirs):
        yield _Region(base[b:base_at], yours[y:yours_at], theirs[t:theirs_at])
        b, y, t = base_at + size, yours_at + size, theirs_at + size
        kept = base[base_at:b]
        yield _Region(kept, kept, kept)
    yield _Region(base[b:], yours[y:], theirs[t:])


def _shared(
    base: list[str], yours: list[str], theirs: list[str]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield where runs of lines of `base` stand in all three, and how long they are."""
    one, other = deque(_matches(base, yours)), deque(_matches(base, theirs))
    while one and other:
        (a, in_yours, size_a), (b, in_theirs, size_b) = one[0], other[0]
        start, end = max(a, b), min(a + size_a, b + size_b)
        if start < end:
            yield start, in_yours + start - a, in_theirs + start - b, end - start
        if a + size_a < b + size_b:
            one.popleft()
        else:
            other.popleft()


def _matches(base: list[str], changed: list[str]) -> list[tuple[int, int, int]]:
    return [(a, c, b - a) for tag, a, b, c, _ in opcodes(base, changed) if tag == "equal"]


def split_lines(text: str) -> list[str]:
    """Return the lines of a text with their ends; only \\n ends one, as in an editor."""
    return StringIO(text, newline="\n").readlines()
