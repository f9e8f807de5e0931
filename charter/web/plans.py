"""Changes that are planned for a later day: kept beside the company file, made when a person says.

A plan is the lines that it changes, so that what else is changed meanwhile stays as it is. Each
has what stood there when it was planned: where that is another by then, nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from charter.edit.yaml_values import as_flow
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.read.files import read_text
from charter.read.yaml_source import Path_, parse_yaml
from charter.web.changes import Kept, Wish, company_data, keep
from charter.web.desk import Desk, value_at
from charter.write.in_place import ReadText, edit_files
from charter.write.journal import InJournal, read_journal

FILE = "plans.yaml"
_HEAD = """\
# Changes of company.yaml that are planned for a later day. 'charter open' keeps them here, shows
# what would follow from each, and makes them when you say so. To forget one, delete its line.
"""


class StoredPlan(NamedTuple):
    """A planned change: what it is called, for which day, and what it writes.

    `number` is its place in the file, `touches` the lines of company.yaml that it is about.
    """

    number: int
    title: str
    day: date | None
    wishes: tuple[Wish, ...]

    @property
    def touches(self) -> tuple[Path_, ...]:
        """Return the places that it changes."""
        return tuple(wish.path for wish in self.wishes)


def read_plans(desk: Desk) -> tuple[StoredPlan, ...]:
    """Return the plans of a folder, the next one first. Raises InputError."""
    path = desk.folder / FILE
    if not path.is_file():
        return ()
    data = parse_yaml(read_text(path), str(path)).data
    try:
        found = [_plan(number, given) for number, given in enumerate(data["plans"])]
    except (KeyError, TypeError, ValueError):
        message = "a planned change here is not as the page writes it"
        hint = "undo what was changed in it, or delete the line"
        raise error(InputError, path, "odd-plan", message, hint) from None
    return tuple(sorted(found, key=lambda each: each.day or date.max))


def plan_numbered(desk: Desk, number: str) -> StoredPlan:
    """Return a plan that an address names. Raises InputError."""
    found = next((p for p in read_plans(desk) if str(p.number) == number), None)
    if found is None:
        message = "this plan is not kept any more"
        raise error(InputError, "", "no-plan", message, "look at the list of plans again")
    return found


def keep_plan(desk: Desk, title: str, day: date | None, wishes: Iterable[Wish]) -> int:
    """Keep a plan after those that there are; return the number of the change in the journal."""
    there = _in_order(desk)
    what = f"planned{f' for {day}' if day else ''}: {title}"
    return _write(desk, [*there, StoredPlan(len(there), title, day, tuple(wishes))], what)


def forget_plan(desk: Desk, plan: StoredPlan) -> int:
    """Take a plan out; return the number of the change in the journal."""
    left = [each for each in _in_order(desk) if each != plan]
    return _write(desk, left, f"forgot the plan: {plan.title}")


def make_plan(desk: Desk, plan: StoredPlan) -> Kept:
    """Write what was planned, and take the plan out: one change, undone as one."""
    left = [each for each in _in_order(desk) if each != plan]
    return keep(desk, plan.wishes, f"as planned: {plan.title}", {desk.folder / FILE: _said(left)})


def left_open(desk: Desk, plan: StoredPlan) -> tuple[Wish, ...]:
    """Return those wishes of a plan whose place says something else by now than when it was made.

    What says already what is planned is none of them.
    """
    data = company_data(desk)
    now = ((wish, value_at(data, wish.path)) for wish in plan.wishes)
    return tuple(wish for wish, value in now if value not in (wish.was, wish.value))


def _plan(number: int, given: Any) -> StoredPlan:
    day = given.get("day")
    wishes = tuple(
        Wish(tuple(each["at"]), each.get("then"), each.get("was"), given["title"], True)
        for each in given["changes"]
    )
    return StoredPlan(
        number, str(given["title"]), date.fromisoformat(str(day)) if day else None, wishes
    )


def _in_order(desk: Desk) -> list[StoredPlan]:
    return sorted(read_plans(desk), key=lambda each: each.number)


def _write(desk: Desk, plans: Sequence[StoredPlan], what: str) -> int:
    """Write the file of plans, as a change that is listed and can be undone."""
    path = desk.folder / FILE

    def edit(read: ReadText) -> dict[Path, str | None]:
        if path.is_file():
            read(path)
        return {path: _said(plans)}

    edit_files(edit, [InJournal(desk.folder, lambda: what)])
    return read_journal(desk.folder)[-1].number


def _said(plans: Sequence[StoredPlan]) -> str:
    lines = [
        as_flow(
            {
                "title": plan.title,
                **({"day": plan.day} if plan.day else {}),
                "changes": [
                    {"at": list(wish.path), "was": wish.was, "then": wish.value}
                    for wish in plan.wishes
                ],
            }
        )
        for plan in plans
    ]
    said = "plans:\n" + "".join(f"  - {line}\n" for line in lines) if lines else "plans: []\n"
    return f"{_HEAD}{said}"
