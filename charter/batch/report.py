"""What came of a run: report.jsonl, a line for each row, and summary.json."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from charter.batch.store import is_address
from charter.batch.tasks import Row
from charter.batch.work import FAILED, MADE, SKIPPED, UNCHANGED, Outcome
from charter.named_tuples import NamedTuple
from charter.problems import OutputError, Problem, error
from charter.write.swap import Stage

REPORT, SUMMARY = "report.jsonl", "summary.json"
_CELL = re.compile(r"(.*):(?:[A-Z]{1,3}(?=\d)|(?=\d+:\d+\Z))(\d+)(?::\d+)?\Z", re.DOTALL)


class Summary(NamedTuple):
    """How many rows a run had, and what came of them; `drafts` are made but not lawful yet.

    `empty` rows said nothing. `stopped` says why the run did not reach the last row.
    """

    rows: int
    made: int
    unchanged: int
    skipped: int
    failed: int
    empty: int
    drafts: int
    files: int
    stopped: str

    def as_data(self) -> dict[str, Any]:
        """Return the summary as it stands in summary.json."""
        return {"version": 1, **self._asdict(), "report": REPORT}

    def __str__(self) -> str:
        """Return the line that a person reads."""
        parts = [f"{self.made:,} made"]
        for number, what in (
            (self.unchanged, "unchanged"),
            (self.skipped, "skipped"),
            (self.failed, "failed"),
            (self.empty, "empty"),
        ):
            parts += [f"{number:,} {what}"] if number else []
        drafts = f"; {self.drafts:,} with drafts" if self.drafts else ""
        rows = "row" if self.rows == 1 else "rows"
        return f"{self.rows:,} {rows}: {', '.join(parts)}{drafts}"


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
        lines.append(
            RowLine(
                str(row.place),
                task.client,
                position,
                task.name,
                outcome.status,
                tuple(own),
                tuple(found),
            )
        )
    return lines


def _is_of(row: Row, file: str) -> bool:
    return bool(row.position) and file.startswith((f"{row.position}-", f"{row.position}."))


def _row_of(place: str) -> str:
    """Return the row that a cell stands in: t.csv:4 for t.csv:4:7, t.xlsx!Sheet:4 for ...:C4."""
    if found := _CELL.match(place):
        return f"{found[1]}:{found[2]}"
    return place


class ReportFile:
    """Written while the run goes on, and put in place when it ends, however it ends."""

    def __init__(self, out: str) -> None:
        self._out = out.rstrip("/")
        self.counts: Counter[str] = Counter()
        self.stopped = ""
        self._remote = is_address(out)
        self._stage = Stage()
        try:
            self._file = self._open(REPORT)
        except OSError as reason:
            raise _cannot_write(out, reason) from None

    def _open(self, name: str) -> Any:
        if self._remote:
            # At an address a file appears when it is closed.
            return import_module("fsspec").open(f"{self._out}/{name}", "wb").open()
        return self._stage.open(Path(self._out, name))

    def __enter__(self) -> ReportFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, bad: BaseException | None, _: TracebackType | None
    ) -> None:
        if bad is not None and not self.stopped:
            self.stopped = "interrupted" if kind is KeyboardInterrupt else str(bad)[:500]
        try:
            self._finish()
        except OSError as reason:
            if bad is None:
                raise _cannot_write(self._out, reason) from None
        finally:
            self._stage.end()

    def _finish(self) -> None:
        self._file.close()
        with self._open(SUMMARY) as file:
            file.write(f"{json.dumps(self.summary().as_data(), indent=1)}\n".encode())
        if not self._remote:
            for name in (REPORT, SUMMARY):
                self._stage.put(Path(self._out, name))

    def empty(self) -> None:
        """Count a row that says nothing."""
        self.counts["empty"] += 1

    def add(self, outcome: Outcome) -> None:
        """Count the rows of an outcome, and write their lines."""
        for line in row_lines(outcome):
            self._add(line)

    def _add(self, line: RowLine) -> None:
        counts = self.counts
        counts["rows"] += 1
        counts[line.status] += 1
        is_fine = line.status in (MADE, UNCHANGED)
        counts["files"] += len(line.files) if is_fine else 0
        counts["drafts"] += bool(is_fine and line.problems)
        try:
            # Half a character, as JSON can have it, is escaped as JSON has it.
            text = json.dumps(line.as_data(), ensure_ascii=False) + "\n"
            self._file.write(text.encode("utf-8", "backslashreplace"))
        except OSError as reason:
            self.stopped = "the report cannot be written"
            raise _cannot_write(self._out, reason) from None

    def summary(self) -> Summary:
        """Return the counts so far."""
        n = self.counts
        return Summary(
            n["rows"],
            n[MADE],
            n[UNCHANGED],
            n[SKIPPED],
            n[FAILED],
            n["empty"],
            n["drafts"],
            n["files"],
            self.stopped,
        )


def _as_data(problem: Problem) -> Mapping[str, str]:
    given = {
        "place": str(problem.place),
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
    }
    return {key: value for key, value in given.items() if value}


def _cannot_write(out: str, reason: OSError) -> Exception:
    message = f"the report cannot be written: {reason.strerror or type(reason).__name__}"
    hint = "make room, or name another folder with --out, then run it again"
    return error(OutputError, out, "cannot-write", message, hint)
