"""The rows of a table, or the workspaces of a folder, as tasks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from charter.batch.cells import BadCellError
from charter.batch.client_folders import folders_in, tasks_of
from charter.batch.clients import of_clients, once_each
from charter.batch.columns import (
    HIRE,
    ID,
    LETTER,
    MADE_WITH,
    OF_THE_ROW,
    POSITION,
    SLUG,
    Columns,
    rule_of,
)
from charter.batch.links import left_out, lost_link, with_link
from charter.batch.made_with import is_beside, made_with_checked, outside
from charter.batch.pay_units import other_currencies, other_units, unit_of
from charter.batch.spellings import Spellings
from charter.batch.tables import (
    RowTable,
    TableCell,
    TableRow,
    UnusableError,
    seen_notes,
)
from charter.batch.tasks import ID_HINT, Row, Task, Tasks, Value, slug
from charter.batch.totals import ALONE, ALONE_HINT, is_alone, no_row, without_heading
from charter.load.company_file import COMPANY_FILE
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, error
from charter.read.blanks import is_ditto
from charter.read.files import sha256
from charter.read.yaml_source import Path_

_NAME = ("company", "name")
_NO_YEAR = "shows no year"


def folder_tasks(folder: Path) -> Tasks:
    """Return a task for each workspace in a folder. Raises InputError where there is none."""
    clients = [client for client in folders_in(folder) if (client / COMPANY_FILE).is_file()]
    if not clients:
        message = f"no folder in it has a {COMPANY_FILE}"
        hint = "name a folder of workspaces, or a table"
        raise error(InputError, folder, "no-company", message, hint)
    return tasks_of(clients)


class TableRules(NamedTuple):
    """How the rows of a table are read: its columns, what words stand for, what is asked for.

    `folder` is where the table lies, `home` the name of the company that rows lie over, `formats`
    are those that a row can ask for. `based` tells that a workspace lies under the rows.
    """

    columns: Columns
    spellings: Spellings
    folder: Path
    home: str = ""
    ignore_unknown: bool = False
    hires: bool = False
    formats: tuple[str, ...] = ()
    based: bool = False


def table_tasks(table: RowTable, rules: TableRules) -> Tasks:
    """Return the tasks of a table. Raises InputError with all headings that are wrong."""
    reader = _RowReader(rules, table.headings)
    named = rules.hires and any(path and path[0] == HIRE for path in reader.paths.values())
    if lacks := list(_lacks(table, rules, reader)):
        raise InputError(lacks)
    joined = not rules.hires and (not table.headings or POSITION in reader.paths.values())

    def stream() -> Iterator[Task | None]:
        empty = True
        for number, row in enumerate(table.rows, 1):
            if not row.cells and not row.struck:
                yield None
                continue
            empty = False
            task = reader.task(row, number)
            yield _with_a_name(task) if named and not no_row(row) else task
        if empty:
            place = table.headings[0].place if table.headings else Place("")
            hint = "add a row for each company; --sheet names another sheet"
            raise error(InputError, place, "empty", "the table has no rows", hint)

    tasks = of_clients(stream(), rules.spellings) if joined else once_each(stream())
    notes = (*table.notes, *seen_notes(table), *left_out(table.linked, reader.paths))
    return Tasks(tasks, table.part, notes)


def _lacks(table: RowTable, rules: TableRules, reader: _RowReader) -> Iterator[Problem]:
    """Yield what no column says, and no row could say."""
    if not table.headings:
        return
    place, paths = table.headings[0].place, set(reader.paths.values())
    if not rules.based and not paths & {_NAME, ("structure",)}:
        message = f"nothing says which company these {'hires' if rules.hires else 'rows'} are of"
        hint = "name its workspace with --base, the folder that has company.yaml; or give each row "
        hint += "the columns 'company' and 'structure'"
        yield Problem(place, "no-company", message, hint)
    if rules.hires and not any(path and path[0] in (HIRE, *ID) for path in paths):
        message = "no column names the person whom an offer is for"
        hint = "give the table a column 'hire.name', or a column 'id' where letters name nobody"
        yield Problem(place, "missing-key", message, hint)


def _with_a_name(task: Task) -> Task:
    """Return the task, with a problem where its hire has no name."""
    if any(value.path == (HIRE, "name") for value in task.hire):
        return task
    problem = Problem(task.place, "missing-key", "this hire has no name", "fill in 'hire.name'")
    return task._replace(problems=(*task.problems, problem))


class _RowReader:
    """Makes a task of each row. Raises InputError with all headings that are wrong."""

    def __init__(self, rules: TableRules, headings: Sequence[TableCell]) -> None:
        self._rules, self._columns, self._width = rules, rules.columns, len(headings)
        self.paths: dict[str, Path_ | None] = {}
        problems: list[Problem] = []
        seen: dict[Path_, TableCell] = {}
        for cell in headings:
            path = self._path(cell) if cell.heading else None
            if isinstance(cell.value, UnusableError) and path is not None:
                problems.append(_unusable(cell, path))
            if path is None and cell.heading and not rules.ignore_unknown:
                problems.append(self._columns.unknown(cell.heading, cell.place))
            if path is not None and (first := seen.setdefault(path, cell)) is not cell:
                message = f"the column '{cell.heading[:60]}' stands twice"
                hint = f"the first is at {first.place}; keep one"
                problems.append(Problem(cell.place, "duplicate-column", message, hint))
        if problems:
            raise InputError(problems)

    def _path(self, cell: TableCell) -> Path_ | None:
        if cell.heading not in self.paths:
            if len(self.paths) > 5000:  # JSON lines with ever new keys
                self.paths.clear()
            self.paths[cell.heading] = self._columns.path(cell.heading)
        return self.paths[cell.heading]

    def _values(
        self, row: TableRow, problems: list[Problem], notes: list[str]
    ) -> dict[Path_, Value]:
        values, units, heads = dict[Path_, Value](), dict[Path_, Value](), dict[Path_, Value]()
        for cell in row.cells:
            path = self._path(cell)
            ignored = path is None and cell.heading and self._rules.ignore_unknown
            if isinstance(cell.value, UnusableError) and not ignored:
                problems.append(_unusable(cell, path))
            elif path is None and not cell.heading:
                problems.append(without_heading(cell, self._width))
            elif path is None and not self._rules.ignore_unknown:
                problems.append(self._columns.unknown(cell.heading, cell.place))
            elif path in values:
                message = f"'{cell.heading[:60]}' stands twice"
                problems.append(Problem(cell.place, "duplicate-column", message, "keep one"))
            elif path is not None and isinstance(cell.value, str) and is_ditto(cell.value):
                message = "this cell has a sign or a word for what stands above it"
                problems.append(Problem(cell.place, "ditto", message, "write it out here"))
            elif lost := [*lost_link(cell.value, path, cell.place)]:
                problems += lost
            elif path is not None:
                values[path] = Value(path, with_link(cell.value, path), cell.place)
                if path[-1] in ("min", "max") and (unit := unit_of(cell.heading)).said:
                    values[path] = Value(path, unit.whole(cell.value), cell.place)
                    said = {"currency": unit.currency, "per": unit.per}
                    units |= {
                        at: Value(at, word, cell.place)
                        for key, word in said.items()
                        if word and (at := (*path[:-1], key))
                    }
                    if unit.sign:
                        at = (*path[:-1], "currency")
                        heads[at] = Value(at, unit.currency or unit.sign, cell.place)
        problems += other_units(units | heads, values)
        notes += other_currencies(heads, values)
        return units | values

    def task(self, row: TableRow, number: int) -> Task:
        """Return the task of a row; what is wrong with the row itself is in its problems."""
        rules, problems, notes = self._rules, list[Problem](), list[str]()
        if told := no_row(row) or self._heading_within(row) or self._moved(row):
            return Task(f"row-{number:06}", row.place, rows=(Row(row.place),), problems=told)
        values = self._values(row, problems, notes)
        if self._is_unnamed(row):
            return Task(
                f"row-{number:06}", row.place, rows=(Row(row.place),), problems=(*problems,)
            )
        unread = not values and bool(problems)  # such as a line that is no JSON
        taken = {path: values.pop(path, None) for path in (ID, POSITION, LETTER)}
        given, said, letter = (str(v.value).strip() if v else "" for v in taken.values())
        made_with = [v for path in MADE_WITH if (v := values.pop(path, None))]
        hire = tuple(v for v in values.values() if v.path[0] == HIRE)
        rest = [v for v in values.values() if v.path[0] != HIRE]
        cell = at.place if (at := taken[POSITION]) else None
        of_position = any(OF_THE_ROW in v.path for v in rest)
        if of_position and not said:
            hint = "fill in the column 'position'"
            problems.append(Problem(row.place, "missing-key", "this row names no position", hint))
        position = self._position(said, cell or row.place, rest, problems)
        if not position and (said or of_position):
            position = f"*{number}"  # so that its other cells are read, and its client waits
        client = str(values[_NAME].value).strip() if _NAME in values else rules.home
        name = slug(given) if given else self._folder(client, position, hire)
        named = given or client  # a row without either is told that the company has no name
        if named and not name and not unread and not (self._rules.hires and not given):
            message = f"nothing in this row is a name for its folder: '{named[:60]}'"
            problems.append(Problem(row.place, "unsafe-name", message, ID_HINT))
        if letter and not is_beside(letter):
            problems.append(outside(row.place, "letter"))
            letter = ""
        return Task(
            name or f"row-{number:06}",
            row.place,
            tuple(_placed(v, position) for v in rest),
            hire,
            (Row(row.place, position, cell),),
            str(rules.folder / letter) if letter else "",
            client=client,
            made_with=tuple(made_with_checked(made_with, rules.folder, rules.formats, problems)),
            problems=tuple(problems),
            notes=tuple(notes),
        )

    def _position(self, said: str, place: Place, rest: list[Value], problems: list[Problem]) -> str:
        """Return the id of the row's position; `rest` gets the title that a person gave it."""
        if not said:
            return ""
        named = {v.path[2:] for v in rest if OF_THE_ROW in v.path}
        if {("level",), ("role",)} & named:  # a post of the company's own
            position, title = slug(said), "" if re.fullmatch(SLUG, said) else said
        else:
            try:
                position = self._rules.spellings.position(said)
            except BadCellError as bad:
                problems.append(Problem(place, bad.code, bad.message, bad.hint))
                return ""
            title = self._rules.spellings.title(said, position)
        if title and ("title",) not in named:
            rest.append(Value(("positions", OF_THE_ROW, "title"), title, place))
        return position

    def _heading_within(self, row: TableRow) -> tuple[Problem, ...]:
        # Over a workspace a name alone can be a whole row.
        alone = not self._rules.based and is_alone(row.cells, self._width)
        return (Problem(row.place, "note-row", ALONE, ALONE_HINT),) if alone else ()

    def _is_unnamed(self, row: TableRow) -> bool:
        # Without the name of its company a row says nothing that could be looked at.
        cells = (c for c in row.cells if isinstance(c.value, UnusableError))
        return any(self._path(cell) == _NAME for cell in cells)

    def _moved(self, row: TableRow) -> tuple[Problem, ...]:
        # Behind a mark within a text all cells of a row stand under other headings.
        return tuple(
            [without_heading(c, self._width) for c in row.cells if c.place.column > self._width][:1]
            if self._width
            else ()
        )

    def _folder(self, client: str, position: str, hire: tuple[Value, ...]) -> str:
        if not (hire or self._rules.hires):
            return slug(client)
        # A person's name is never the name of a folder; what is made of it stays when rows move.
        person = next((str(v.value).strip() for v in hire if v.path == (HIRE, "name")), "")
        number = sha256(f"{client}\n{position}\n{person}".encode())[:8]
        return slug(f"{client} {position} {number}") if person else ""


def _unusable(cell: TableCell, path: Path_ | None) -> Problem:
    """Return the problem of a cell; of what can be a person's it quotes nothing."""
    bad = cell.value
    if path and path[0] != HIRE and _NO_YEAR in str(bad) and "date" not in rule_of(path).types:
        message = "the spreadsheet made a day of what was typed here, such as 2-3 or 2/3"
        hint = "give the cell the format Text, then type it again; a number of days is one number"
        return Problem(cell.place, "unusable-cell", message, hint)
    said = bad.discreet if path and path[0] == HIRE else str(bad)
    code = "struck-out" if bad.words else bad.code
    return Problem(cell.place, code, said, bad.hint or "mend it")


def _placed(value: Value, position: str) -> Value:
    if OF_THE_ROW not in value.path:
        return value
    return value._replace(path=("positions", position, *value.path[2:]))
