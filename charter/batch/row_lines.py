"""What came of each row of a table: its own papers, and what is wrong with its own cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from charter.batch.table_hints import for_table
from charter.batch.tasks import Row
from charter.batch.work import FAILED, Outcome
from charter.named_tuples import NamedTuple
from charter.problems import Problem

_CELL = re.compile(r"(.*):(?:[A-Z]{1,3}(?=\d)|(?=\d+:\d+\Z))(\d+)(?::\d+)?\Z", re.DOTALL)
_PAPER = re.compile(r"the ([a-z]+) (?:of|for) '([^']+)'")


class RowLine(NamedTuple):
    """What came of one row of a table, or of one workspace."""

    row: str
    client: str
    position: str
    folder: str
    status: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the line as it stands in report.jsonl."""
        return {**self._asdict(), "problems": [_as_data(problem) for problem in self.problems]}


def row_lines(outcome: Outcome) -> list[RowLine]:
    """Return a line for each row of an outcome: its own files and problems, the rest at the first.

    A row that was not made because another of its client was not says so.
    """
    task = outcome.task
    rows = task.rows or (Row(task.place),)
    files: list[list[str]] = [[] for _ in rows]
    problems: list[list[Problem]] = [[] for _ in rows]
    for file in outcome.files:
        files[next((n for n, r in enumerate(rows) if _is_of(r, file)), 0)].append(file)
    for problem in outcome.problems:
        at = _row_of(str(problem.place))
        problems[next((n for n, r in enumerate(rows) if str(r.place) == at), 0)].append(problem)
    lines = []
    for row, own, found in zip(rows, files, problems, strict=True):
        if outcome.status == FAILED and not found:
            wrong = next(str(r.place) for r, p in zip(rows, problems, strict=True) if p)
            message = f"not made, because another row of this client is not right: {wrong}"
            found.append(Problem(row.place, "other-row", message))
        position = "" if row.position.startswith("*") else row.position
        said = str(row.place), task.client, position, task.name, outcome.status
        told = (for_table(problem, row) if task.rows else problem for problem in found)
        lines.append(RowLine(*said, tuple(own), tuple(told)))
    return lines


def draft_files(line: RowLine) -> set[str]:
    """Return the files of a row that are drafts, by what its problems are about."""
    if line.status == FAILED:
        return set()
    found: set[str] = set()
    for problem in line.problems:
        about = _PAPER.match(problem.message)
        begin = f"{about[2]}-{about[1]}." if about else ""
        found |= {file for file in line.files if file.startswith(begin)}
    return found


def _is_of(row: Row, file: str) -> bool:
    return bool(row.position) and file.startswith((f"{row.position}-", f"{row.position}."))


def _row_of(place: str) -> str:
    """Return the row that a cell stands in: t.csv:4 for t.csv:4:7, t.xlsx!Sheet:4 for ...:C4."""
    if found := _CELL.match(place):
        return f"{found[1]}:{found[2]}"
    return place


def _as_data(problem: Problem) -> Mapping[str, str]:
    given = {
        "place": str(problem.place),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
    return {key: value for key, value in given.items() if value}
