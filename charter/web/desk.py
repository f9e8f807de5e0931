"""What the page knows while it is open: the folder, what it may show, and how the folder stands."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, Problem
from charter.read.yaml_source import Path_

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation
    from charter.checking import CheckedCompany
    from charter.facts.company import Workspace


class Desk(NamedTuple):
    """A workspace's folder as one start of the page sees it.

    `hide_pay` shows no amounts of pay, for a wall that others see; `read_only` changes nothing.
    """

    folder: Path
    day: date
    read_only: bool = False
    hide_pay: bool = False

    @property
    def company(self) -> Path:
        """Return the company file."""
        return self.folder / COMPANY_FILE


class Standing(NamedTuple):
    """How the folder stands now. Where it cannot be read, `problems` say why."""

    workspace: Workspace | None
    organisation: Organisation | None
    problems: tuple[Problem, ...] = ()


def standing(desk: Desk) -> Standing:
    """Read the folder anew: the files are the only truth, and may have changed since."""
    from charter.assign.ownership import organise

    try:
        workspace = read_workspace(desk.company)
        return Standing(workspace, organise(workspace))
    except CharterError as bad:
        return Standing(None, None, tuple(bad.problems))


def checked(desk: Desk, workspace: Workspace) -> CheckedCompany:
    """Return all that is found in a workspace on the day of the page."""
    from charter.checking import check_workspace

    return check_workspace(workspace, desk.day)


def day_said(now: Standing, day: date) -> str:
    """Return a day in words, as the English of the company's country has it."""
    from charter.compose.numbers import Numbers
    from charter.facts.languages import OURS, charter_language, is_english

    language = charter_language(now.organisation.company) if now.organisation else OURS
    return Numbers(language if is_english(language) else OURS).day(day)


def value_at(data: Any, path: Path_) -> Any:
    """Return what stands at a path of a company file; None where nothing does."""
    for key in path:
        if isinstance(data, dict):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data
