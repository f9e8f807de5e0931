"""A table of people as the positions, lines, questions and counts of a company."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from charter.facts.catalog import Catalog
from charter.named_tuples import NamedTuple
from charter.people.choices import (
    ASKED,
    HEAD,
    NEIGHBOUR,
    POSITION,
    RowChoice,
    Staffing,
    choices_of,
    readings_of,
)
from charter.people.counts import PeopleCount, counts_of
from charter.people.days import last_day_of, month_first, start_of
from charter.people.headings import row_of
from charter.people.managers import manager_lines, without_doubles
from charter.people.seats import Seat, Seating, seating_of
from charter.people.table import NAMES, PeopleTable, PersonRow, aside_of, read_people
from charter.problems import Place, Problem, listing
from charter.read.called import words
from charter.titles.words import AWAY, INTERIM


class RowTold(NamedTuple):
    """A row of the summary: what it became, as which position, and what to look at. No names."""

    number: int
    place: Place
    title: str
    became: str
    position: str
    look: str


class Workforce(NamedTuple):
    """All that a table of people says of a company.

    `starts` are days by row with the field that they stand in. `told` are the rows that became
    something, `below` the people who did not, by their kind. `problems` are single cells, those of
    positions first; `whole` tells that the head of the company is in the table,
    `founder` that it is called its founder.
    """

    table: PeopleTable
    staffing: Staffing
    seating: Seating
    counts: tuple[PeopleCount, ...]
    starts: Mapping[int, tuple[str, str]]
    told: tuple[RowTold, ...]
    below: Mapping[str, int]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    whole: bool
    founder: bool

    def person(self, seat: Seat) -> PersonRow | None:
        """Return who stands behind a position, if anybody."""
        return self.staffing.people[seat.row] if seat.row >= 0 else None


def workforce_of(
    catalog: Catalog,
    path: Path,
    structure: str = "",
    columns: str = "",
    sheet: str = "",
    encoding: str = "",
    today: date | None = None,
) -> Workforce:
    """Return what a table of people says. Raises InputError with what keeps it from being read.

    Who has left by `today` is not there.
    """
    table = read_people(path, columns, sheet, encoding)
    kept, doubles = without_doubles(table.people)
    odd: list[Problem] = []
    months = month_first(kept)
    last = {p.number: day for p in kept if (day := last_day_of(p, months, odd))}
    now = (today or date.today()).isoformat()
    over = {n for n, day in last.items() if day < now[: len(day)]}
    people = tuple(person for person in kept if not person.gone and person.number not in over)
    readings = readings_of(catalog, people)
    tops = [n for n, reading in enumerate(readings) if reading.role == HEAD]
    lines = manager_lines(people, tops)
    staffing = Staffing(people, readings, lines, catalog)
    choices = choices_of(staffing)
    seating = seating_of(staffing, choices, structure)
    problems = [*table.problems, *odd, *doubles, *lines.problems]
    has_lines = any(f in table.columns.fields for f in ("manager", "manager_id", "manager_email"))
    if has_lines:
        problems += _several_heads(staffing, choices)
    rows = [n for n, c in choices.items() if c.became in (POSITION, NEIGHBOUR, ASKED)]
    starts = {n: found for n in rows if (found := start_of(people[n], months, problems))[0]}
    heads = [n for n, choice in choices.items() if choice.role == HEAD]
    counts, below = counts_of(staffing, choices)
    return Workforce(
        table=table,
        staffing=staffing,
        seating=seating,
        counts=counts,
        starts=starts,
        told=tuple(_told(staffing, choices, seating, has_lines, last)),
        below=below,
        problems=_weightiest_first(problems, {people[n].number for n in rows}),
        notes=(
            *table.notes,
            *_notes(table, kept, seating, bool(structure), has_lines),
            *_of_leavers(table, over),
            *_of_starts(table, starts),
        ),
        whole=bool(heads),
        founder=any("founder" in words(people[n].title).split() for n in heads),
    )


def _several_heads(staffing: Staffing, choices: Mapping[int, RowChoice]) -> Iterator[Problem]:
    """Yield a problem for each further leader without a manager."""
    head = next((n for n, c in choices.items() if c.role == HEAD and c.became == POSITION), -1)
    bosses = set(staffing.lines.above.values())
    first = head
    for n, person in enumerate(staffing.people):
        matters = n in bosses or (n in choices and choices[n].became in (POSITION, ASKED))
        if n in staffing.lines.said or not matters or n == head:
            continue
        if first < 0:
            first = n
            continue
        message = f"no manager stands here, nor in row {staffing.people[first].number}"
        hint = "a company has one head; name the manager, or say 'reports_to' in company.yaml"
        yield Problem(person.at("title"), "several-heads", message, hint)


def _weightiest_first(problems: list[Problem], rows: set[int]) -> tuple[Problem, ...]:
    def order(problem: Problem) -> tuple[bool, int]:
        number = row_of(problem.place)
        return number not in rows, number

    return tuple(sorted(dict.fromkeys(problems), key=order))


def _told(
    staffing: Staffing,
    choices: Mapping[int, RowChoice],
    seating: Seating,
    has_lines: bool,
    last: Mapping[int, str],
) -> Iterator[RowTold]:
    seats = {seat.row: seat for seat in seating.seats}
    questions = {question.row: question for question in seating.questions}
    for n, choice in sorted(choices.items()):
        person = staffing.people[n]
        position, looks = "", [choice.why]
        seat = seats.get(n)
        if seat:
            position = seat.id
            looks += _looks(staffing, seat, has_lines)
            if day := last.get(person.number):
                looks.append(f"leaves on {day}: who holds the post then?")
        elif n in questions:
            options = listing((f"'{option.id}'" for option in questions[n].options), "or")
            looks.append(f"choose {options}")
        look = "; ".join(filter(None, looks))
        yield RowTold(person.number, person.place, person.title, choice.became, position, look)


def _looks(staffing: Staffing, seat: Seat, has_lines: bool) -> Iterator[str]:
    person, reading = staffing.people[seat.row], staffing.readings[seat.row]
    if seat.status == "vacant":
        acts = f"'{seat.acting}' acts until you say otherwise"
        yield f"vacant; {acts if seat.acting else 'say who does the work'}"
    aside = aside_of(person)
    interim = reading.interim or any(said in aside.split() for said in INTERIM)
    if interim:
        yield "holds it for the time being: is somebody being hired?"
    away = f"{person.text('status').casefold().replace('-', ' ')} {aside}".split()
    if not AWAY.isdisjoint(away):
        yield "is away: who does the work?"
    elif aside and not interim:
        yield "what stands in brackets behind the name is not taken over"
    if seat.status == "filled" and not person.name and any(map(person.text, NAMES)):
        yield "nobody is named here: put in the name as 'holder'"
    if seat.skipped:
        between = listing(str(staffing.people[row].number) for row in seat.skipped[:5])
        yield f"reports through row {between}, no position here"
    if has_lines and seat.row not in staffing.lines.above and seat.id != HEAD:
        line = "does it report to the head?" if seat.reports_to else "the structure's line counts"
        yield f"its manager is not known: {line}"


def _notes(
    table: PeopleTable,
    kept: tuple[PersonRow, ...],
    seating: Seating,
    given: bool,
    has_lines: bool,
) -> Iterator[str]:
    if not has_lines:
        yield "no column has managers, so who reports to whom is as in the structure"
    if gone := sum(person.gone for person in kept):
        said = (
            "one row is of a person who has"
            if gone == 1
            else f"{gone:,} rows are of people who have"
        )
        yield f"{said} left, by the status: not counted"
    if outside := sum(person.outside and not person.gone for person in kept):
        said = "one row is" if outside == 1 else f"{outside:,} rows are"
        yield f"{said} of contractors and the like: counted only where they hold a post"
    if untitled := sum(not person.title and not person.gone for person in kept):
        said = "one row has" if untitled == 1 else f"{untitled:,} rows have"
        yield f"{said} no title: counted in the headcount only"
    if seating.missing:
        roles = listing(f"'{role}'" for role in seating.missing)
        what = "you named it" if given else "none fits all, and this is the nearest"
        yield f"structure '{seating.structure.id}' has {roles}, for which there is no row; {what}"
    read = [
        n
        for f, n in table.columns.shown.items()
        if f in ("id", "email", "department", "status", "contract", "left")
    ]
    if read:
        names = listing(f"'{name}'" for name in read)
        yield f"columns that are read to find and count people, and written nowhere: {names}"
    if "location" in table.columns.shown:
        name = table.columns.shown["location"]
        yield f"'{name}' stands beside vacant posts only; a posting needs 'places' with a country"
    if table.columns.others:
        others = listing(f"'{name}'" for name in table.columns.others)
        yield f"columns that are not taken over: {others}"


def _of_leavers(table: PeopleTable, over: Collection[int]) -> Iterator[str]:
    if over:
        rows = "one row is" if len(over) == 1 else f"{len(over):,} rows are"
        days = f"by the day under '{table.columns.shown['left']}'"
        yield f"{rows} of people who have left, {days}: not counted"


def _of_starts(table: PeopleTable, starts: Mapping[int, tuple[str, str]]) -> Iterator[str]:
    shown = table.columns.shown
    if any(field == "start" for _, field in starts.values()):
        yield (
            f"'{shown['start']}' is taken as 'start': put in the day of the post where that differs"
        )
    elif "start" not in shown and "in_post" not in shown:
        yield "no column has days from which people hold their posts"
