"""An HR export as people: one row each, and all that was odd about the table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import CellRule
from charter.batch.headings import Fits, open_headed
from charter.batch.tables import (
    LOOKED_THROUGH,
    RowTable,
    TableCell,
    TableRow,
    UnusableError,
    column_of,
    seen_notes,
)
from charter.batch.totals import no_row
from charter.named_tuples import NamedTuple
from charter.people.headings import (
    PeopleColumns,
    found_columns,
    named_columns,
    no_title,
    of_leavers,
    row_of,
)
from charter.problems import InputError, Place, Problem, error
from charter.read.blanks import says_nothing
from charter.read.called import words
from charter.titles.vacancies import NEW_HIRE, is_vacancy, of_another
from charter.titles.words import LEFT, VACANT, words_of

_TEXT = CellRule(frozenset(("string",)), ())
_LONGEST = 300
"""Characters of a name or a title in company.yaml."""
_FORMULA = re.compile(r"@\s*[\w(\"]")
_UNCLEAR = ("false", "no", "0", "nein", "falsch", "nej", "falsk")
"""Statuses of which only their heading tells what they deny."""
_MOST = 1_000_000
NAMES = ("name", "first", "last")
"""Fields that can say who somebody is; others tell only that there is somebody."""
OUTSIDE = words_of(
    "contractor|contractors|independent contractor|freelance|freelancer|freelancers|external"
    "|contingent|contingent worker|agency worker|extern|externe|externer|freier mitarbeiter"
    "|freie mitarbeiterin|leiharbeiter|zeitarbeiter|prestataire|intérimaire|indépendant"
    "|autónomo|autónoma|ekstern|konsulent|vikar|freelancekonsulent"
)
"""Kinds of employment, and statuses, of those who work here and are not employed."""
DAYS = ("start", "in_post", "left")
_OF_A_PERSON = (*NAMES, "id", "email")


class PersonRow(NamedTuple):
    """One row: who has which title, under whom. Empty where the table says nothing.

    `cells` are the values of other fields as they stand in the table, `places` where each field
    stands. `vacant` rows have no name; those who are gone are `gone`.
    """

    number: int
    place: Place
    name: str
    title: str
    cells: Mapping[str, Any]
    places: Mapping[str, Place]
    vacant: bool
    gone: bool
    outside: bool

    def text(self, field: str) -> str:
        """Return what stands in a field, as one line."""
        return str(self.cells.get(field, ""))

    def at(self, field: str) -> Place:
        """Return where a field stands, or else the row."""
        return self.places.get(field, self.place)


class PeopleTable(NamedTuple):
    """A table that was read: its people, what is odd in single cells, and what to know of it."""

    path: str
    columns: PeopleColumns
    people: tuple[PersonRow, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def read_people(path: Path, columns: str = "", sheet: str = "", encoding: str = "") -> PeopleTable:
    """Return the people of a table. Raises InputError with what keeps it from being read."""
    named = named_columns(columns, "--columns")
    if path.suffix.lower() in (".jsonl", ".ndjson"):
        hint = "export it as .csv or .xlsx"
        message = "people are read from a table with headings"
        raise error(InputError, path, "unknown-table", message, hint)
    with ExitStack() as held:
        table = open_headed(path, held, _titled(named), sheet, encoding, of_leavers)
        found, rows = _headings(table, named, str(path))
        problems: list[Problem] = []
        people = tuple(_people(rows, found, problems))
    if not people:
        hint = "export it with one row for each person"
        raise error(InputError, path, "empty", "the table has headings, and no people", hint)
    return PeopleTable(
        str(path), found, people, tuple(problems), (*table.notes, *seen_notes(table))
    )


def _titled(named: Mapping[str, str]) -> Fits:
    """Return what tells whether one of the cells of a row is the heading of titles."""

    def fits(cells: Iterable[TableCell]) -> bool:
        try:
            return found_columns(cells, named, "") is not None
        except InputError:
            return False

    return fits


def _headings(
    table: RowTable, named: Mapping[str, str], path: str
) -> tuple[PeopleColumns, Iterator[TableRow]]:
    """Return the columns, and the rows below their headings: above them a report has its title."""
    found = found_columns(table.headings, named, path)
    if found:
        return found, table.rows
    first = list(islice(table.rows, LOOKED_THROUGH))
    for n, row in enumerate(first):
        if len(row.cells) > 1 and (found := found_columns(row.cells, named, path)):
            return found, chain(first[n + 1 :], table.rows)
    widest = max((table.headings, *(row.cells for row in first)), key=_width)
    raise no_title(widest, path)


def _width(cells: tuple[Any, ...]) -> int:
    return sum(bool(str(cell.value or "").strip()) for cell in cells) if cells else 0


def _people(
    rows: Iterator[TableRow], found: PeopleColumns, problems: list[Problem]
) -> Iterator[PersonRow]:
    fields = {column: field for field, column in found.fields.items()}
    unclear = numbered = False
    tells_who = any(field in found.fields for field in _OF_A_PERSON)
    count = 0
    for row in rows:
        if none := no_row(row):
            problems += [p._replace(message=f"{p.message}, and is left out") for p in none]
            continue
        cells: dict[str, Any] = {}
        places: dict[str, Place] = {}
        for cell in row.cells:
            field = fields.get(column_of(cell.place))
            if column_of(cell.place) not in found.headed:
                message = "this cell has no heading above it, and is left out"
                hint = "give the column a heading, or delete the cell"
                problems.append(Problem(cell.place, "no-heading", message, hint))
            if field and (value := _value(cell.value, field, cell.place, problems)) != "":
                cells[field], places[field] = value, cell.place
        if not cells or (len(row.cells) == 1 and "title" not in cells):
            continue  # a line below the people, such as the day of a report
        count += 1
        if count > _MOST:
            message = f"the table has more than {_MOST:,} people"
            raise error(InputError, row.place, "too-large", message, "is this the right file?")
        if not unclear and words(str(cells.get("status", ""))) in _UNCLEAR:
            unclear = True
            message = "this does not say whether a person has left: all such are counted"
            hint = "write 'left' in the rows of those who have"
            problems.append(Problem(places["status"], "unclear-status", message, hint))
        if str(cells.get("name", "")).isdecimal():
            if not numbered:
                numbered = True
                message = f"'{found.shown['name']}' has numbers, which are no names"
                hint = "say which column has the names, such as --columns name=Worker"
                problems.append(Problem(places["name"], "no-name", message, hint))
            number = cells.pop("name")
            cells.setdefault("id", number)
        yield _person(row, cells, places, tells_who)


def _value(value: Any, field: str, place: Place, problems: list[Problem]) -> Any:
    """Return the value of a cell: days as they are, all else as one line of text."""
    if isinstance(value, UnusableError):
        hint = value.hint or "correct the formula, or put the value in its place"
        code = "struck-out" if value.words else "unusable-cell"
        end = ", and is left out" if value.struck else "; this cell is left out"
        problems.append(Problem(place, code, f"{value.discreet}{end}", hint))
        return ""
    if field in DAYS:
        return value.strip() if isinstance(value, str) else value
    try:
        read = value_of(value, _TEXT)
        text = "" if read is None else " ".join(str(read).split())
    except BadCellError as bad:
        problems.append(Problem(place, bad.code, f"{bad.message}; this cell is left out", bad.hint))
        return ""
    if _FORMULA.match(text):
        message = "this cell has a formula in the place of its value, and is left out"
        hint = "export the values, not the formulas"
        problems.append(Problem(place, "formula", message, hint))
        return ""
    if len(text) > _LONGEST:
        message = f"this cell is longer than {_LONGEST} characters, and is left out"
        problems.append(Problem(place, "too-long", message, "shorten it"))
        return ""
    return text


def _person(
    row: TableRow, cells: dict[str, Any], places: dict[str, Place], tells_who: bool
) -> PersonRow:
    first, last = str(cells.get("first", "")), str(cells.get("last", ""))
    # A name in two columns is surer than one, which can be "Smith, Jo".
    name = f"{first} {last}".strip() if first and last else str(cells.get("name", ""))
    name = name or f"{first} {last}".strip()
    nameless = bool(name) and says_nothing(name) and not is_vacancy(name)
    unnamed = nameless or of_another(name)
    status = words(str(cells.get("status", "")))
    vacant = is_vacancy(name) or (status in VACANT and (not name or status != NEW_HIRE))
    # Where no column tells who anybody is, an empty one says nothing of a vacancy.
    named = (field for field in _OF_A_PERSON if not (nameless and field in NAMES))
    vacant |= tells_who and not any(cells.get(field) for field in named)
    return PersonRow(
        number=row_of(row.place),
        place=row.place,
        name="" if vacant or unnamed else _turned(name),
        title=str(cells.get("title", "")),
        cells=cells,
        places=places,
        vacant=vacant,
        gone=not vacant and not LEFT.isdisjoint({status, *status.split()}),
        outside=not vacant
        and any(map(_is_outside, (status, words(str(cells.get("contract", "")))))),
    )


def _is_outside(said: str) -> bool:
    """Return whether a kind of employment is that of somebody who is not employed."""
    return said == "contract" or not OUTSIDE.isdisjoint({said, *said.split()})


def aside_of(person: PersonRow) -> str:
    """Return what stands in brackets behind a name, in small letters; nobody takes it over."""
    found = _BRACKETS.search(person.text("name")) if person.name else None
    return words(found[0]) if found else ""


_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*\Z")


def _turned(name: str) -> str:
    """Return a name as it is said: "Jo Smith" for "Smith, Jo (On Leave)"."""
    name = _BRACKETS.sub("", name) or name
    last, comma, first = name.partition(",")
    degree = words(first) in ("phd", "ph d", "md", "mba", "jr", "sr", "msc", "ba", "cpa")
    turned = comma and first.strip() and "," not in first and not degree
    return f"{first.strip()} {last.strip()}" if turned else name.strip()
