"""Items of a list that are one text, cut at its commas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.patterns import lazy_re

_SMALL = lazy_re(r"[^\W\d_A-Z]")


def parts_of_sentences(items: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield which items of a list are one text that was cut at its commas, from and to.

    Sure is one that opens a bracket and closes it in another item. Others begin like one, and go on
    in small letters, as some lists do. Items in quotation marks, which are whole, are "".
    """
    at = 0
    while at < len(items):
        closed = _closes(items, at)
        last = closed or _goes_on(items, at)
        if last > at:
            yield at, last, closed > 0
        at = max(last, at) + 1


def _closes(items: Sequence[str], first: int) -> int:
    """Return the item that closes a bracket which the first opens, or 0."""
    open_ = 0
    for at in range(first, len(items)):
        open_ += items[at].count("(") - items[at].count(")")
        if open_ <= 0 or not items[at]:
            return at if open_ == 0 and at > first else 0
    return 0


def _goes_on(items: Sequence[str], first: int) -> int:
    """Return the last item that goes on with the sentence that the first begins, or 0."""
    if not items[first] or _SMALL.match(items[first]):
        return 0
    last = first
    while last + 1 < len(items) and _SMALL.match(items[last + 1]):
        last += 1
    return last if any(" " in item for item in items[first + 1 : last + 1]) else 0
