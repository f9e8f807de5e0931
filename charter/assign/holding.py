"""Who does the work of a position on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from charter.assign.organisation import Position
from charter.named_tuples import NamedTuple


class Holding(NamedTuple):
    """Who does a position's work on the day of the change. `until` is when its holder starts."""

    holder: str
    until: date | None


def holding(positions: Mapping[str, Position], name: str, day: date | None) -> Holding:
    """Return who does the work of `name` on `day`; nobody ("") where it falls between.

    A holder who starts later is not there yet, one who left before the day is there no more, and
    whoever acts does so until a day that may be stated.
    """
    seen: set[str] = set()
    until = positions[name].given.start if name in positions else None
    while name in positions and name not in seen:
        position = positions[name]
        if position.status == "filled" and not _is_away(position, day):
            return Holding(name, until)
        seen.add(name)
        name = "" if acting_is_over(position, day) else position.acting
    return Holding("", until)


def acting_is_over(position: Position, day: date | None) -> bool:
    """Return whether the last day of whoever acts for a position is before `day`."""
    last = position.given.acting_until
    return last is not None and day is not None and last < day


def leaves_early(position: Position, day: date | None) -> bool:
    """Return whether the holder's last day is not the one before `day`, and not later."""
    ends = position.given.ends
    filled = position.status == "filled"
    return filled and ends is not None and day is not None and (day - ends).days > 1


def _is_away(position: Position, day: date | None) -> bool:
    start = position.given.start
    late = start is not None and day is not None and start > day
    return late or leaves_early(position, day)
