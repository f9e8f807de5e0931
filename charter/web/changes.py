"""What a click writes: one value of a file, where nobody changed it since the page showed it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from charter.assign.organisation import Finding
from charter.assumed import WhatIf, signed_no_more, what_if
from charter.edit.yaml_edit import same
from charter.edit.yaml_remove import remove_value, replace_value
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace, workspace_of
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Problem
from charter.read.yaml_source import Path_, parse_yaml
from charter.web.desk import Desk, value_at
from charter.write.in_place import ReadText, edit_files, text_of
from charter.write.journal import InJournal, JournalEntry, read_journal

_MOST_SAID = 4


class Wish(NamedTuple):
    """A value that is to stand at a path of company.yaml; None for nothing there.

    `was` is what stood there when the page showed it, `what` says it in words. `gone` says that a
    line goes also where nothing was said on it.
    """

    path: Path_
    value: Any
    was: Any
    what: str
    gone: bool = False


class Conflict(NamedTuple):
    """A wish for a place that somebody else changed meanwhile; `now` is what stands there."""

    wish: Wish
    now: Any


class Kept(NamedTuple):
    """What became of wishes: listed as `entry`, or nothing was written, for one of two reasons."""

    entry: JournalEntry | None = None
    clashes: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()


def keep(
    desk: Desk,
    wishes: Iterable[Wish],
    what: str = "",
    beside: Mapping[Path, Callable[[str], str]] | None = None,
) -> Kept:
    """Write all wishes, or none of them. `beside` changes texts of other files with them.

    None is where one of them clashes, or where the company file would then be wrong in a way in
    which it is not now.
    """
    wanted = [wish for wish in wishes if wish.gone or not same(wish.value, wish.was)]
    clashes: list[Conflict] = []
    problems: list[Problem] = []

    def edit(text: str) -> str:
        clashes[:], problems[:] = [], []
        data = parse_yaml(text, str(desk.company)).data
        made = text
        for wish in wanted:
            now = value_at(data, wish.path)
            if not same(now, wish.was) and not same(now, wish.value):
                clashes.append(Conflict(wish, now))
            else:
                made = _with(made, wish, str(desk.company))
        if clashes:
            return text
        problems[:] = _new_problems(desk, text, made)
        return text if problems else made

    def edit_all(read: ReadText) -> dict[Path, str | None]:
        made = edit(read(desk.company))
        others = {} if clashes or problems else beside or {}
        return {desk.company: made, **{path: change(read(path)) for path, change in others.items()}}

    before = len(read_journal(desk.folder))
    said = what or _in_words(wanted)
    if wanted:
        try:
            edit_files(edit_all, [InJournal(desk.folder, lambda: said)])
        except CharterError as bad:
            return Kept(problems=tuple(bad.problems))
    entries = read_journal(desk.folder)
    entry = entries[-1] if len(entries) > before and not clashes and not problems else None
    return Kept(entry, tuple(clashes), tuple(problems))


def _in_words(wishes: Sequence[Wish]) -> str:
    """Return what was written, with as many of the values as one reads at a glance."""
    more = len(wishes) - _MOST_SAID
    shown = [wish.what for wish in (wishes[:_MOST_SAID] if more > 1 else wishes)]
    return "; ".join([*shown, f"and {more} more"] if more > 1 else shown)


def company_data(desk: Desk) -> Any:
    """Return what the company file says now."""
    return parse_yaml(text_of(desk.company), str(desk.company)).data


def would_follow(desk: Desk, workspace: Workspace, wishes: Iterable[Wish]) -> WhatIf:
    """Return what would follow from wishes. Raises CharterError where that cannot be."""
    text = wished(desk, wishes)
    return what_if(workspace, workspace_of(text, desk.folder, str(desk.company)), desk.day)


def taken_from_signed(desk: Desk, wishes: Iterable[Wish]) -> tuple[Finding, ...]:
    """Return what wishes take from signed charters; nothing where they cannot be written."""
    try:
        workspace = read_workspace(desk.company)
        changed = workspace_of(wished(desk, wishes), desk.folder, str(desk.company))
        return signed_no_more(workspace, changed, desk.day)
    except CharterError:
        return ()  # whoever writes them says what is wrong


def wished(desk: Desk, wishes: Iterable[Wish]) -> str:
    """Return the company file's text with wishes, for what would follow. Raises InputError."""
    text = text_of(desk.company)
    for wish in wishes:
        text = _with(text, wish, str(desk.company))
    return text


def _with(text: str, wish: Wish, name: str) -> str:
    if wish.value is None:
        return remove_value(text, wish.path, name)
    return replace_value(text, wish.path, wish.value, name)


def _new_problems(desk: Desk, before: str, after: str) -> list[Problem]:
    """Return what is wrong with a changed file, but for what was wrong before."""
    known = {(p.code, p.message) for p in _problems(desk, before)}
    return [p for p in _problems(desk, after) if (p.code, p.message) not in known]


def _problems(desk: Desk, text: str) -> tuple[Problem, ...]:
    try:
        workspace_of(text, desk.folder, str(desk.company))
    except InputError as bad:
        return tuple(bad.problems)
    return ()
