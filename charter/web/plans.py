"""Changes that are planned for a later day: kept beside the company file, made when a person says.

A plan is the lines that it changes, so that what else is changed meanwhile stays as it is. Each
has what stood there when it was planned: where that is another by then, nothing is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from charter.edit.yaml_edit import append_entry
from charter.edit.yaml_remove import remove_value
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, error
from charter.read.files import read_text
from charter.read.yaml_source import Path_, parse_yaml
from charter.web.changes import Kept, Wish, company_data, keep
from charter.web.desk import Desk, day_said, standing, value_at
from charter.write.in_place import ReadText, edit_files
from charter.write.journal import InJournal, read_journal

FILE = "plans.yaml"
_HEAD = """\
# Changes of company.yaml that are planned for a later day. 'charter open' keeps them here, shows
# what would follow from each, and makes them when you say so. To forget one, delete its lines.
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
    found = _plans_in(read_text(path), path) if path.is_file() else []
    return tuple(sorted(found, key=lambda each: each.day or date.max))


def _plans_in(text: str, path: Path) -> list[StoredPlan]:
    data = parse_yaml(text, str(path)).data
    try:
        every = data["plans"] if data else ()
        return [_plan(number, given) for number, given in enumerate(every or ())]
    except (KeyError, TypeError, ValueError):
        message = "a planned change here is not as the page writes it"
        hint = "undo what was changed in it, or delete its lines"
        raise error(InputError, path, "odd-plan", message, hint) from None


def plan_numbered(desk: Desk, number: str) -> StoredPlan:
    """Return a plan that an address names. Raises InputError."""
    found = next((p for p in read_plans(desk) if str(p.number) == number), None)
    if found is None:
        message = "this plan is not kept any more"
        raise error(InputError, "", "no-plan", message, "look at the list of plans again")
    return found


def keep_plan(desk: Desk, title: str, day: date | None, wishes: Iterable[Wish]) -> int:
    """Keep a plan after those that there are; return the number of the change in the journal."""
    path = desk.folder / FILE
    plan = {
        "title": title,
        **({"day": day.isoformat()} if day else {}),
        "changes": [{"at": list(w.path), "was": w.was, "then": w.value} for w in wishes],
    }

    def with_it(text: str) -> str:
        _plans_in(text, path)  # what cannot be read is told
        return append_entry(text or _HEAD, "plans", plan, str(path))

    on = f" for {day_said(standing(desk), day)}" if day else ""
    return _write(desk, with_it, f"planned{on}: {title}")


def forget_plan(desk: Desk, plan: StoredPlan) -> int:
    """Take a plan out; return the number of the change in the journal."""
    return _write(desk, partial(_without, desk, plan), f"forgot the plan: {plan.title}")


def make_plan(desk: Desk, plan: StoredPlan) -> Kept:
    """Write what was planned, and take the plan out: one change, undone as one."""
    beside = {desk.folder / FILE: partial(_without, desk, plan)}
    return keep(desk, plan.wishes, f"as planned: {plan.title}", beside)


def _without(desk: Desk, plan: StoredPlan, text: str) -> str:
    path = desk.folder / FILE
    if plan not in _plans_in(text, path):
        raise changed_meanwhile()
    return remove_value(text, ("plans", plan.number), str(path))


def _write(desk: Desk, change: Callable[[str], str], what: str) -> int:
    """Change the file of plans, as a change that is listed and can be undone."""
    path = desk.folder / FILE

    def edit(read: ReadText) -> Mapping[Path, str]:
        return {path: change(read(path) if path.is_file() else "")}

    edit_files(edit, [InJournal(desk.folder, lambda: what)])
    return read_journal(desk.folder)[-1].number


def changed_meanwhile() -> CharterError:
    """Return the error of whoever wants to settle a plan that is not the one that was shown."""
    message = "the plans were changed meanwhile; nothing was written"
    return error(InputError, "", "changed-meanwhile", message, "look at the list of plans again")


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
