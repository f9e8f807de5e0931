"""What 'charter init --table' says: what each row became, what is to decide, what was odd."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.cli.data import problem_data
from charter.cli.output import style
from charter.cli.printer import Prose, Text, TextColumn, TextTable, amount, of_problem, placed
from charter.people.choices import ASIDE, ASKED, BELOW, NEIGHBOUR, POSITION
from charter.people.counts import counted
from charter.people.workforce import RowTold, Workforce
from charter.problems import listing

MOST_ROWS, MOST_PROBLEMS = 60, 25
"""What is printed; --json has all."""
_ORDER = (POSITION, ASKED, NEIGHBOUR, BELOW, ASIDE)
_SAID = {ASKED: "to decide", BELOW: "no position", ASIDE: "set aside", NEIGHBOUR: "neighbour"}


def summary(workforce: Workforce) -> Iterator[Text]:
    """Yield what became of the rows; names of people stand in company.yaml only."""
    people = len(workforce.staffing.people)
    structure = workforce.seating.structure
    yield ""
    yield style(f"{amount(people, 'row')}: {structure.title} ('{structure.id}')", bold=True)
    told = sorted(workforce.told, key=lambda row: _ORDER.index(row.became))
    if told:
        columns = [
            TextColumn("Row", ">"),
            TextColumn("Title", most=40),
            TextColumn("Became"),
            TextColumn("Look at", least=24),
        ]
        yield TextTable(columns, [_row(row) for row in told[:MOST_ROWS]])
    if len(told) > MOST_ROWS:
        yield f"  ... {len(told) - MOST_ROWS:,} rows of leaders more; --json has all"
    yield _below(workforce)
    path = workforce.table.path
    for note in workforce.notes:
        shown = note if note.startswith(path) else note[:1].upper() + note[1:]
        yield Prose(f"{shown}.", hang=2)


def _row(row: RowTold) -> list[str]:
    said = _SAID.get(row.became, "")
    became = f"{row.position} ({said})" if row.position and said else row.position or said
    return [str(row.number), row.title, became, row.look]


def _below(workforce: Workforce) -> str:
    parts = [counted(n, kind) for kind, n in workforce.below.items() if n]
    whole = sum(workforce.below.values())
    if not whole:
        return "Nobody stands below these leaders in the table."
    return f"{amount(whole, 'person', 'people')} without a position: {listing(parts)}."


def left_to_do(workforce: Workforce) -> Iterator[Text]:
    """Yield each question and each odd cell, with file and cell."""
    questions = workforce.seating.questions
    if questions:
        yield ""
        yield style("To decide in company.yaml, where the choices stand as lines:", bold=True)
    for question in questions:
        person = workforce.staffing.people[question.row]
        options = listing((f"'{option.id}'" for option in question.options), "or")
        text = f"'{person.title}' - {question.why}: {options}"
        yield placed(person.at("title"), text, 2)
    problems = workforce.problems
    if problems:
        yield ""
        yield style("Odd in the table:", bold=True)
        yield from (of_problem(problem, 2) for problem in problems[:MOST_PROBLEMS])
    if len(problems) > MOST_PROBLEMS:
        yield f"  ... {len(problems) - MOST_PROBLEMS:,} more; --json has all"


def people_data(workforce: Workforce) -> dict[str, Any]:
    """Return all of it for programs, without names of people."""
    seating = workforce.seating
    options = {
        workforce.staffing.people[question.row].number: [option.id for option in question.options]
        for question in seating.questions
    }
    return {
        "structure": seating.structure.id,
        "missing": list(seating.missing),
        "rows": [
            {
                "row": row.number,
                "title": row.title,
                "became": row.became,
                "position": row.position or None,
                "choices": options.get(row.number, []),
                "look": row.look,
            }
            for row in workforce.told
        ],
        "counts": {count.fact: count.number for count in workforce.counts},
        "columns": dict(workforce.table.columns.shown),
        "not_taken": list(workforce.table.columns.others),
        "notes": list(workforce.notes),
        "odd": [problem_data(problem) for problem in workforce.problems],
    }
