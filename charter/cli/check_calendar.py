"""The calendar file of charter check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.compose.days import NamedDay, named_days

if TYPE_CHECKING:
    from charter.checking import CheckedCompany


def write_calendar(path: Path, found: Sequence[CheckedCompany], today: date, force: bool) -> None:
    """Write the days of all companies to a file, if there are any. Raises OutputError.

    A calendar without a day is none (RFC 5545, 3.6).
    """
    from charter.write.calendar import calendar_of
    from charter.write.files import write_files

    companies: dict[str, list[NamedDay]] = {}
    for one in found:
        name = one.organisation.company.name
        alike = sum(known.partition("\n")[0] == name for known in companies)
        # Two files of one company, such as of today and of tomorrow, have days of their own.
        companies[f"{name}\n{alike + 1}" if alike else name] = named_days(one.organisation)
    if any(companies.values()):
        write_files(path.parent, {path.name: calendar_of(companies, today)}, force=force)


def calendar_line(path: Path, found: Sequence[CheckedCompany]) -> str:
    """Return how many days stand in the calendar file."""
    count = sum(len(named_days(one.organisation)) for one in found)
    if not count:
        said = "no file is written: company.yaml names no day, such as 'review_by' of a position"
        return f"{path}: {said}"
    return f"{path}: {count} {'day' if count == 1 else 'days'}"


def calendar_data(path: Path, found: Sequence[CheckedCompany]) -> dict[str, Any]:
    """Return the calendar for programs; without a day there is no file, and no path."""
    days = [
        {
            "company": one.organisation.company.name,
            "kind": day.kind,
            "position": day.position or None,
            "day": day.day.isoformat(),
            "what": day.what,
        }
        for one in found
        for day in named_days(one.organisation)
    ]
    return {"calendar": {"path": str(path) if days else None, "days": days}}
