"""What is to be made: one task a row of a table, or a workspace in a folder."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from charter.batch.columns import HIRE, ID, LETTER, OF_THE_ROW, POSITION, Columns
from charter.batch.tables import RowTable, TableCell, TableRow, UnusableError, seen_notes
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, error
from charter.read.company_file import COMPANY_FILE
from charter.read.files import sha256
from charter.read.yaml_source import Path_

_LONGEST = 80
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "þ": "th", "œ": "oe"})
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")
_NAME = ("company", "name")


class Value(NamedTuple):
    """What a row says for one field, and where."""

    path: Path_
    value: Any
    place: Place


class Task(NamedTuple):
    """One row: the folder that its papers go into, and what it says.

    `workspace` is the folder of a workspace, and then there are no values. `problems` are those
    that were found while the row was read. `hire` is a person's data.
    """

    name: str
    place: Place
    values: tuple[Value, ...] = ()
    hire: tuple[Value, ...] = ()
    position: str = ""
    letter: str = ""
    workspace: str = ""
    problems: tuple[Problem, ...] = ()


class Tasks(NamedTuple):
    """All tasks, made as they are used; `None` stands for an empty row."""

    stream: Iterator[Task | None]
    part: Callable[[], float]
    notes: tuple[str, ...] = ()


def slug(text: str) -> str:
    """Return a text as the name of a folder: small letters, digits and hyphens; maybe empty."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(made) > _LONGEST:
        made = f"{made[: _LONGEST - 9].rstrip('-')}-{sha256(made.encode())[:8]}"
    return f"{made}-1" if _RESERVED.match(made) else made


def folder_tasks(folder: Path) -> Tasks:
    """Return a task for each workspace in a folder. Raises InputError where there is none."""
    try:
        names = sorted(e.name for e in os.scandir(folder) if e.is_dir() and e.name[0] != ".")
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, folder, "unreadable", message) from None
    names = [name for name in names if (folder / name / COMPANY_FILE).is_file()]
    if not names:
        message = f"no folder in it has a {COMPANY_FILE}"
        hint = "name a folder of workspaces, or a table"
        raise error(InputError, folder, "no-company", message, hint)
    done = [0]

    def stream() -> Iterator[Task]:
        for number, name in enumerate(names, 1):
            done[0] = number
            path = folder / name
            yield Task(slug(name) or f"row-{number:06}", Place(str(path)), workspace=str(path))

    return Tasks(_once_each(stream()), lambda: done[0] / len(names))


def table_tasks(
    table: RowTable, columns: Columns, ignore_unknown: bool, hires: bool, folder: Path
) -> Tasks:
    """Return a task for each row of a table. Raises InputError with all headings that are wrong."""
    paths: dict[str, Path_ | None] = {}
    problems: list[Problem] = []
    seen: dict[Path_, TableCell] = {}
    for cell in table.headings:
        path = paths[cell.heading] = columns.path(cell.heading) if cell.heading else None
        if path is None and cell.heading and not ignore_unknown:
            problems.append(columns.unknown(cell.heading, cell.place))
        if path is not None and (first := seen.setdefault(path, cell)) is not cell:
            message = f"the column '{cell.heading[:60]}' stands twice"
            hint = f"the first is at {first.place}; keep one"
            problems.append(Problem(cell.place, "duplicate-column", message, hint))
    if problems:
        raise InputError(problems)

    named = hires and any(path and path[0] == HIRE for path in paths.values())

    def path_of(cell: TableCell) -> Path_ | None:
        if cell.heading not in paths:
            if len(paths) > 5000:  # JSON lines with ever new keys
                paths.clear()
            paths[cell.heading] = columns.path(cell.heading)
        return paths[cell.heading]

    def stream() -> Iterator[Task | None]:
        empty = True
        for number, row in enumerate(table.rows, 1):
            if not row.cells:
                yield None
                continue
            empty = False
            task = _task(row, number, path_of, columns, ignore_unknown, hires, folder)
            yield _with_a_name(task) if named else task
        if empty:
            place = table.headings[0].place if table.headings else Place("")
            hint = "add a row for each company; --sheet names another sheet"
            raise error(InputError, place, "empty", "the table has no rows", hint)

    return Tasks(_once_each(stream()), table.part, (*table.notes, *seen_notes(table)))


def _with_a_name(task: Task) -> Task:
    """Return the task, with a problem where its hire has no name."""
    if any(value.path == (HIRE, "name") for value in task.hire):
        return task
    problem = Problem(task.place, "missing-key", "this hire has no name", "fill in 'hire.name'")
    return task._replace(problems=(*task.problems, problem))


def _task(
    row: TableRow,
    number: int,
    path_of: Callable[[TableCell], Path_ | None],
    columns: Columns,
    ignore_unknown: bool,
    hires: bool,
    folder: Path,
) -> Task:
    values: dict[Path_, Value] = {}
    problems: list[Problem] = []
    for cell in row.cells:
        path = path_of(cell)
        if isinstance(cell.value, UnusableError):
            problems.append(Problem(cell.place, "unusable-cell", str(cell.value), "mend it"))
        elif path is None and not cell.heading:
            message = "this cell has no heading above it"
            problems.append(Problem(cell.place, "no-heading", message, "give the column a heading"))
        elif path is None and not ignore_unknown:
            problems.append(columns.unknown(cell.heading, cell.place))
        elif path in values:
            message = f"'{cell.heading[:60]}' stands twice"
            problems.append(Problem(cell.place, "duplicate-column", message, "keep one"))
        elif path is not None:
            values[path] = Value(path, cell.value, cell.place)
    given, position, letter = (
        str(v.value).strip() if (v := values.pop(path, None)) else ""
        for path in (ID, POSITION, LETTER)
    )
    if given and not slug(given):
        message = "this id has no letter or digit that a folder's name can have"
        problems.append(
            Problem(row.place, "unsafe-name", message, "use a to z, digits and hyphens")
        )
    hire = tuple(v for v in values.values() if v.path[0] == HIRE)
    if letter and (Path(letter).is_absolute() or ".." in Path(letter).parts or "\\" in letter):
        message = "a letter that a row names lies beside the table or in a folder there"
        problems.append(Problem(row.place, "outside", message, "copy it there"))
        letter = ""
    rest = tuple(_placed(v, position) for v in values.values() if v.path[0] != HIRE)
    if not position and any(OF_THE_ROW in v.path for v in rest):
        message = "this row names no position"
        hint = "fill in the column 'position'"
        problems.append(Problem(row.place, "missing-key", message, hint))
    company = str(values[_NAME].value) if _NAME in values else ""
    # A person's name is never the name of a folder; neither is a company's enough for its hires.
    made = slug(given) or ("" if hires or hire else slug(f"{company} {position}"))
    return Task(
        made or f"row-{number:06}",
        row.place,
        rest,
        hire,
        position,
        str(folder / letter) if letter else "",
        problems=tuple(problems),
    )


def _placed(value: Value, position: str) -> Value:
    if OF_THE_ROW not in value.path or not position:
        return value
    return value._replace(path=("positions", position, *value.path[2:]))


def _once_each(tasks: Iterator[Any]) -> Iterator[Task | None]:
    """Yield the tasks; one whose folder an earlier one has comes with that as its problem."""
    # A temporary database of SQLite goes to the disk as it grows, and memory stays as it is.
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
                message = f"two rows would make the folder '{task.name}'; the first is {first}"
                hint = "give the rows a column 'id' with a name of its own for each"
                problem = Problem(task.place, "two-rows", message, hint)
                yield task._replace(problems=(*task.problems, problem))
                continue
            yield task
