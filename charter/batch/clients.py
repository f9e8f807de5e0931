"""Rows that belong together: each folder once, and all posts of one client in one folder.

What waits here waits in a temporary database of SQLite: it goes to the disk as it grows, and memory
stays as it is.
"""

from __future__ import annotations

import contextlib
import pickle
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import MADE_WITH, CellRule, rule_of
from charter.batch.spellings import Spellings
from charter.batch.tasks import ID_HINT, Task, Value, slug
from charter.check.words.names import FORMS
from charter.problems import Problem
from charter.read.yaml_source import Path_
from charter.values.days import day_of
from charter.values.numbers import ReadingError, number_of

_AGAIN = "the two say the same: delete one of them"
_OF_BOTH = (("company", "apply"), ("company", "benefits"))
_FORM = re.compile(
    rf"(?:[\s,]+(?:{FORMS}|GmbH & Co\.? KG|Holdings?|Company|Co|Corporation|Incorporated)\.?)+\Z",
    re.IGNORECASE,
)
_TEXT = CellRule(frozenset(["string"]), ())


def once_each(tasks: Iterator[Any]) -> Iterator[Task | None]:
    """Yield the tasks; one whose folder an earlier one has comes with that as its problem."""
    with contextlib.closing(sqlite3.connect("")) as seen:
        seen.execute("CREATE TABLE seen (name TEXT PRIMARY KEY, place TEXT) WITHOUT ROWID")
        for task in tasks:
            if task is None:
                yield None
                continue
            added = seen.execute(
                "INSERT OR IGNORE INTO seen VALUES (?, ?)", (task.name, str(task.place))
            ).rowcount
            if not added:
                (first,) = seen.execute(
                    "SELECT place FROM seen WHERE name = ?", (task.name,)
                ).fetchone()
                yield task._replace(problems=(*task.problems, _two_rows(task, first)))
                continue
            yield task


def _two_rows(task: Task, first: object) -> Problem:
    post = f" for '{task.positions[0]}'" if task.positions else ""
    message = f"two rows would make the folder '{task.name}'{post}; the first is {first}"
    return Problem(task.place, "two-rows", message, ID_HINT)


def of_clients(tasks: Iterator[Task | None], spellings: Spellings) -> Iterator[Task | None]:
    """Yield a task for each client, wherever its rows stand, in the order of their first rows.

    All rows are read before the first task comes. Where two of a client are about the same post, or
    about none, the later ones come by themselves, with that as their problem.
    """
    with contextlib.closing(sqlite3.connect("")) as kept:
        columns = "n INTEGER PRIMARY KEY, name TEXT, alike TEXT, client TEXT, task BLOB"
        kept.execute(f"CREATE TABLE kept ({columns})")
        for task in tasks:
            if task is None:
                yield None
            else:
                # One that has an 'id' is told apart already.
                client = task.client.encode(
                    errors="replace"
                ).decode()  # half a character is told later
                alike = _alike(client) if task.name == slug(task.client) else ""
                row = (task.name, alike, client, pickle.dumps(task))
                kept.execute(
                    "INSERT INTO kept (name, alike, client, task) VALUES (?, ?, ?, ?)", row
                )
        kept.execute("CREATE INDEX names ON kept (name, n)")
        kept.execute("CREATE INDEX likes ON kept (alike, name, client)")
        names = kept.execute("SELECT name FROM kept GROUP BY name ORDER BY min(n)")
        for (name,) in names:
            rows = kept.execute("SELECT task FROM kept WHERE name = ? ORDER BY n", (name,))
            told = tuple(_other_spellings(kept, name))
            for made in _of_one([pickle.loads(blob) for (blob,) in rows], spellings):
                yield made._replace(notes=(*made.notes, *told))


def _other_spellings(kept: sqlite3.Connection, name: str) -> Iterator[str]:
    """Yield that a client may be another one, by its name with another legal form or with none."""
    own = "SELECT alike, client FROM kept WHERE name = ? ORDER BY n LIMIT 1"
    ((alike, client),) = kept.execute(own, (name,))
    # The one of two that comes later by its name tells it.
    likes = "SELECT client, name FROM kept WHERE alike = ? AND alike <> '' AND name < ? LIMIT 1"
    for other, folder in kept.execute(likes, (alike, name)):
        yield (
            f"'{client[:60]}' and '{other[:60]}' get a folder each, {name} and {folder}, and know "
            "nothing of each other: write one name where they are one company, or give each row an "
            "'id'"
        )


def _alike(client: str) -> str:
    """Return what a company's name is without its legal form, and however it is spelt."""
    return slug(_FORM.sub("", client.strip()))


def _of_one(tasks: Sequence[Task], spellings: Spellings) -> Iterator[Task]:
    """Yield the task of a client's rows, and those of rows that cannot be part of it."""
    joined: list[Task] = []
    posts: dict[str, Task] = {}
    for task in tasks:
        [post] = task.positions or ("",)
        if (first := posts.setdefault(post, task)) is task and ("" not in posts or not joined):
            joined.append(task)
        else:
            first = first if first is not task else joined[0]
            here = tuple(_differing(task, first, spellings))
            there = tuple(_differing(first, task, spellings))
            joined = [
                each._replace(problems=(*each.problems, *there)) if each is first else each
                for each in joined
            ]
            again = not here and _said(task, spellings) == _said(first, spellings)
            two = _two_rows(task, first.place)
            two = two._replace(hint=_AGAIN) if again else two
            yield task._replace(problems=(*task.problems, two, *here))
    yield _joined(joined, spellings) if len(joined) > 1 else joined[0]


def _said(task: Task, spellings: Spellings) -> dict[Path_, str]:
    return {v.path: str(_read(v, spellings)) for v in (*task.values, *task.made_with)}


def _differing(task: Task, other: Task, spellings: Spellings) -> Iterator[Problem]:
    """Yield where a row says otherwise than another one about the same post."""
    said = {value.path: value for value in other.values}
    for value in task.values:
        theirs = said.get(value.path)
        if theirs and _read(theirs, spellings) != _read(value, spellings):
            message = f"two rows about one post differ: '{_short(value)}' here, and "
            message += f"'{_short(theirs)}' at {theirs.place}"
            hint = "keep the row that is right; for two posts, give each row an 'id'"
            yield Problem(value.place, "rows-differ", message, hint)


def _joined(tasks: Sequence[Task], spellings: Spellings) -> Task:
    """Return one task of several rows; where they do not agree, the later cell is a problem.

    What a position can have as well as the company, such as how to apply, may differ by row.
    """
    values: dict[Path_, Value] = {}
    problems = [problem for task in tasks for problem in task.problems]
    own = _own_of_positions(tasks, spellings)
    for task in tasks:
        for value in (*task.values, *task.made_with):
            if value.path[:2] in own:
                path = ("positions", *task.positions, *value.path[1:])
                values.setdefault(path, value._replace(path=path))
                continue
            first = values.setdefault(value.path, value)
            if first is not value and _read(first, spellings) != _read(value, spellings):
                message = f"one client has two answers here: '{_short(value)}', and "
                message += f"'{_short(first)}' at {first.place}"
                hint = "make the two the same, or give the rows an 'id' each"
                problems.append(Problem(value.place, "rows-differ", message, hint))
    return tasks[0]._replace(
        values=tuple(v for v in values.values() if v.path not in MADE_WITH),
        made_with=tuple(v for v in values.values() if v.path in MADE_WITH),
        rows=tuple(row for task in tasks for row in task.rows),
        problems=tuple(problems),
        notes=tuple(dict.fromkeys(note for task in tasks for note in task.notes)),
    )


def _own_of_positions(tasks: Sequence[Task], spellings: Spellings) -> set[Path_]:
    """Return the keys of the company that rows fill in differently, and that positions have too."""
    said: dict[Path_, set[str]] = {}
    for task in tasks:
        values = {v.path: v for v in task.values if v.path[:2] in _OF_BOTH}
        for key in _OF_BOTH:
            here = {str(p): _read(v, spellings) for p, v in values.items() if p[:2] == key}
            if here:
                said.setdefault(key, set()).add(repr(sorted(here.items())))
    return {key for key, answers in said.items() if len(answers) > 1}


def _short(value: Value) -> str:
    return str(value_of(value.value, _TEXT)).strip()[:40]


def _read(value: Value, spellings: Spellings) -> Any:
    """Return what a cell says, so that 'UK' and 'GB' are the same."""
    if value.path in MADE_WITH:
        return value.value
    said: Any = str(value.value).strip()
    with contextlib.suppress(BadCellError, ReadingError):
        said = spellings.read(value.path, value.value)
        types = rule_of(value.path).types
        if isinstance(said, str) and "date" in types:
            return day_of(said) or said
        if isinstance(said, str) and types & {"integer", "number"}:
            return number_of(said, "money") or said
    return said
