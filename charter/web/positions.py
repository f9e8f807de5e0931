"""Positions as addresses and the company file name them."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from charter.assign.organisation import Organisation, Position
from charter.load.company_checks import position_key
from charter.problems import InputError, error
from charter.read.yaml_source import Path_
from charter.web.changes import company_data
from charter.web.desk import Desk, Standing, value_at

GROUPS: tuple[tuple[str, tuple[Path_, ...]], ...] = (
    (
        "The post",
        (("title",), ("short",), ("status",), ("deputy",), ("also_reports_to",), ("review_by",)),
    ),
    (
        "Who holds it",
        (("holder",), ("holders",), ("start",), ("acting",), ("acting_until",), ("ends",)),
    ),
    (
        "Place, time and pay",
        (
            *(("places",), ("remote",), ("remote_from",), ("office_days",), ("employment",)),
            *(("pay",), ("equity",), ("other_pay",)),
        ),
    ),
    (
        "What the posting says",
        (
            *(("opening",), ("why_open",), ("hard",), ("teams",), ("why_leaders",)),
            *(("benefits",), ("outcomes",), ("musts",), ("nice_to_have",)),
        ),
    ),
    (
        "How to apply",
        (("apply", "url"), ("apply", "email"), ("apply", "until"), ("apply", "send")),
    ),
    (
        "Limits",
        (("limits", "spend"), ("limits", "currency"), ("limits", "hire")),
    ),
    ("For job boards", (("reference",), ("posted",), ("vacancy",))),
    (
        "For the job description",
        (
            *(("department",), ("grade",), ("flsa",), ("headcount",), ("budget",), ("time",)),
            *(("travel",), ("on_call",), ("reviewed",)),
        ),
    ),
)
"""The fields of a position's screen, under their headings."""

LISTS = ("places", "pay", "holders", "teams")
"""Those of them that are rows of fields."""


def named_position(request: Request, organisation: Organisation) -> Position:
    """Return the position that an address names. Raises InputError."""
    name = request.path_params["position"]
    found = organisation.positions.get(name)
    if found is None:
        message = f"this company has no position '{name}'"
        path = organisation.company.place.path
        raise error(InputError, path, "unknown-position", message, "go back to the list")
    return found


def path_of(desk: Desk, now: Standing, name: str, data: Any = None) -> tuple[str, str]:
    """Return where a position stands in the company file, or would: by its id, role or alias.

    `data` is what the file says, where it was read already.
    """
    given = value_at(company_data(desk) if data is None else data, ("positions",)) or {}
    key = position_key(now.workspace.catalog, name, given) if now.workspace else None
    return "positions", key or name


def posts_not_said(desk: Desk, now: Standing) -> tuple[str, ...]:
    """Return the positions with papers of which nobody has said whether somebody is there.

    A name of who holds one says it, too.
    """
    positions = now.organisation.positions if now.organisation else {}
    data = company_data(desk)
    return tuple(
        name
        for name, position in positions.items()
        if position.writes_papers
        and not (position.given.holder or position.given.holders)
        and value_at(data, (*path_of(desk, now, name, data), "status")) is None
    )
