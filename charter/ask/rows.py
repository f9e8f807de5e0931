"""A row of a list of questions as it came back, and what the headings of such a list say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from charter.compose.row_marks import MARK
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

_FIELDS = (
    ("today", re.compile(r"today")),
    ("should", re.compile(r"should")),
    ("remark", re.compile(r"remark|comment|note\b|notes\b")),
    ("mark", re.compile(r"row\b|mark\b")),
    ("number", re.compile(r"no\.?|#|number")),
    ("what", re.compile(r"what")),
)
_ASKED = re.compile(r"\(([a-z0-9-]+(?: ?, ?[a-z0-9-]+)*)\)")
_LONGEST_HEADING = 200
ANSWERS = ("today", "should", "remark")


class ReturnedRow(NamedTuple):
    """One row: what stands in which of its fields, and where. `bad` are fields that are no text."""

    place: Place
    fields: Mapping[str, str]
    places: Mapping[str, Place]
    bad: tuple[Problem, ...] = ()

    def text(self, field: str) -> str:
        """Return what stands in a field, or nothing."""
        return self.fields.get(field, "")

    def at(self, field: str) -> Place:
        """Return where a field stands, or else the row."""
        return self.places.get(field, self.place)

    @property
    def words(self) -> str:
        """Return all that stands in the row."""
        return " ".join(self.fields.values())


class ReadAnswers(NamedTuple):
    """What one file says: its rows, all headings of its tables, what to know of it, its title.

    `beside` is what stands beside its tables.
    """

    rows: tuple[ReturnedRow, ...]
    heads: tuple[str, ...]
    notes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    title: str = ""


def field_of(heading: str) -> str:
    """Return what a column with this heading has, or nothing."""
    form = " ".join(heading.casefold().split())
    return next((field for field, pattern in _FIELDS if pattern.match(form) or (
        field in ANSWERS and pattern.search(form))), "")  # fmt: skip


def is_head(headings: Sequence[str]) -> bool:
    """Return whether these are the headings of a list of questions."""
    if any(len(each) > _LONGEST_HEADING or MARK.search(each.casefold()) for each in headings):
        return False
    return {"today", "should"} <= {field_of(each) for each in headings}


def asked_in(headings: Iterable[str]) -> tuple[str, ...]:
    """Return who was asked, as the heading of the marks says."""
    found: dict[str, None] = {}
    for heading in headings:
        if field_of(heading) == "mark" and (said := _ASKED.search(heading.casefold())):
            found |= dict.fromkeys(re.split(r" ?, ?", said[1]))
    return tuple(found)
