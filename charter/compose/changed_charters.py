"""Which sections of a charter say something else than those of the charter before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from charter.compose.charter_facts import holding_labels, status_marks
from charter.compose.meetings import meets_once
from charter.compose.papers import Charter, Neighbour
from charter.compose.settling import while_it_is_open
from charter.compose.wording import Wording
from charter.facts.languages import left_open

DRAWING, ORDER = "the drawing of its lines", "the order in which it says things"
HOLDERS = "who holds which position"
"""What can change though nothing that was agreed does."""
_NOT_AGREED = (HOLDERS, ORDER, DRAWING)
WORDING = "its wording"
"""What changes where all that is said stays the same, as with another template."""
SECTIONS = {
    "title": "title",
    "facts": "the facts at its head",
    "holder": HOLDERS,
    "signers": HOLDERS,
    "mission": "mission",
    "scope": "mission",
    "outcomes": "outcomes",
    "accountabilities": "accountabilities",
    "core": "accountabilities",
    "further": "accountabilities",
    "supporting": "supporting work",
    "decides": "decisions",
    "stops": "decisions",
    "heard_on": "decisions",
    "advises": "supporting work",
    "limits": "limits",
    "neighbours": "working with others",
    "further_neighbours": "working with others",
    "exclusions": "what is not this position",
    "measures": "measures",
    "risks": "risks",
    "first_days": "first 90 days",
    "review": "review and sign-off",
    "contract": "review and sign-off",
    "legal_name": "the company's name",
    "unowned": "work that nobody owns",
    "draft": "whether it is a draft",
    "chart": DRAWING,
    "claimed": "what is not settled",
    "absences": "absence and deadlock",
    "agents": "AI agents",
}
"""What each field of a charter is called where it says what changes."""


def changed_sections(before: Charter, after: Charter, words: Wording) -> tuple[str, ...]:
    """Return the sections in which two charters differ, in the order in which they stand.

    How a charter is drawn and ordered is only named where nothing else differs.
    """
    found: dict[str, None] = {}
    for field, section in SECTIONS.items():
        was, now = getattr(before, field), getattr(after, field)
        if was == now:
            continue
        if section in _NOT_AGREED:
            found[section] = None
        elif _in_any_order(was) == _in_any_order(now):
            found[ORDER] = None
        elif field in _MEANWHILE and _MEANWHILE[field](was, words) == _MEANWHILE[field](now, words):
            found[HOLDERS] = None
        else:
            found[section] = None
    if {*found} <= {*_NOT_AGREED}:
        return tuple(name for name in _NOT_AGREED if name in found) or (WORDING,)
    return tuple(name for name in found if name not in (ORDER, DRAWING))


def asks_for_nothing(sections: Collection[str]) -> bool:
    """Return whether nothing that was agreed changes, so that nobody has to sign it anew."""
    return {*sections} <= {*_NOT_AGREED}


def _without_holders(
    facts: tuple[tuple[str, str], ...], words: Wording
) -> list[tuple[str, list[str]]]:
    """Return facts without what says who holds a position, and in any order of names."""
    labels, marks = holding_labels(words), status_marks(words)
    kept = []
    for label, value in facts:
        if label not in labels:
            bare = value.casefold().replace(" and ", ", ")
            for mark in marks:
                bare = bare.replace(mark.casefold(), "")
            kept.append((label, sorted(bare.split(", "))))
    return kept


def _once_all_start(rows: tuple[Neighbour, ...], words: Wording) -> Any:
    """Return rows without what holds only while a post is open, in any order."""
    pieces = (*meets_once(words), *while_it_is_open(words))
    spoken = re.compile("|".join(map(left_open, pieces)))
    return _in_any_order(
        tuple(
            row._replace(rhythm=spoken.sub("", row.rhythm), dispute=spoken.sub("", row.dispute))
            for row in rows
        )
    )


def _in_any_order(value: Any) -> Any:
    """Return what compares equal for lists that only stand in another order."""
    if isinstance(value, tuple):
        return sorted(map(_in_any_order, value), key=repr)
    return value


_MEANWHILE: dict[str, Callable[[Any, Wording], Any]] = {
    "facts": _without_holders,
    "neighbours": _once_all_start,
}
"""What is left of a field without what follows from who holds which position."""
