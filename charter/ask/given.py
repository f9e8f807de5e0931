"""What leaders said, and which of it could not be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from charter.ask.naming import SaidAnswer
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, listing

_SHOWN = 3


class GivenAnswer(NamedTuple):
    """What one leader says of one entry, and where."""

    entry: str
    today: SaidAnswer
    should: SaidAnswer
    remark: str
    place: Place
    today_at: Place
    should_at: Place

    @property
    def meant(self) -> tuple[object, ...]:
        """Return what it means, however it is written."""
        both = (self.today, self.should)
        said = (each.said if each.kind == "unread" else each.positions for each in both)
        return (*(each.kind for each in both), *said, self.remark)

    @property
    def is_blank(self) -> bool:
        """Return whether it says nothing."""
        return not (self.today.kind or self.should.kind or self.remark)


class LeaderAnswers(NamedTuple):
    """The answers of one position, by entry, and the file that they are from."""

    position: str
    path: Path
    rows: Mapping[str, GivenAnswer]


class Answers(NamedTuple):
    """All answers: by position, those who were asked, and what could not be read.

    `problems` are answers, `failed` whole files that nobody could read; `notes` are for the person.
    `entries` is what was asked, in the order of the catalogue.
    """

    leaders: Mapping[str, LeaderAnswers]
    asked: tuple[str, ...]
    entries: tuple[str, ...]
    problems: tuple[Problem, ...]
    failed: tuple[Problem, ...]
    notes: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Return those who were asked and of whom no answer is there."""
        return tuple(name for name in self.asked if name not in self.leaders)

    @property
    def answered(self) -> tuple[str, ...]:
        """Return the entries of which somebody said who decides, or who should."""
        every = (row for leader in self.leaders.values() for row in leader.rows.values())
        said = {row.entry for row in every if row.today.kind or row.should.kind}
        return tuple(entry for entry in self.entries if entry in said)


def said_otherwise(
    rows: Mapping[str, GivenAnswer],
    last: Mapping[str, GivenAnswer],
    title: Callable[[str], str],
) -> str:
    """Return what one list says and a later one does not, as a few titles, or ""."""
    names = [
        name
        for name, row in rows.items()
        if not row.is_blank and (name not in last or row.meant != last[name].meant)
    ]
    more = [f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else []
    return listing([*(f"'{title(name)}'" for name in names[:_SHOWN]), *more])
