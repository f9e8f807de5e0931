"""What came of a run: report.jsonl with a line for each row, summary.json, and two pages."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

from charter.batch.report_pages import MOST, Report, report_files
from charter.batch.row_lines import RowLine, row_lines
from charter.batch.store import is_address
from charter.batch.work import FAILED, MADE, SKIPPED, UNCHANGED, Outcome
from charter.named_tuples import NamedTuple
from charter.problems import OutputError, Place, error
from charter.write.swap import Stage

_MOST_NOTES = 50
REPORT, SUMMARY = "report.jsonl", "summary.json"


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


class ReportFile:
    """Written while the run goes on, and put in place when it ends, however it ends."""

    def __init__(self, out: str, source: str, day: date, notes: Sequence[str] = ()) -> None:
        self._out = out.rstrip("/")
        self._told, self._notes = Report(source, day, "", ()), notes
        self._lines: list[RowLine] = []
        self.counts: Counter[str] = Counter()
        self.stopped = ""
        self.notes_of_folders: tuple[str, ...] = ()
        self._of_rows: dict[str, tuple[Place, int]] = {}
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
        summary = self.summary()
        told = self._told._replace(
            said=str(summary),
            lines=self._lines,
            notes=self.notes,
            stopped=summary.stopped,
            left_out=summary.rows - len(self._lines),
        )
        files = {SUMMARY: f"{json.dumps(summary.as_data(), indent=1)}\n".encode()}
        files |= report_files(told)
        for name, content in files.items():
            with self._open(name) as file:
                file.write(content)
        if not self._remote:
            for name in (REPORT, *files):
                self._stage.put(Path(self._out, name))

    def empty(self) -> None:
        """Count a row that says nothing."""
        self.counts["empty"] += 1

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be known of the source, and of rows: each note once."""
        said = [
            # One that begins with its cell names the row already.
            note if note.startswith(_table_of(first)) else f"{first}{_and(more)}: {note}"
            for note, (first, more) in self._of_rows.items()
        ]
        return (*self._notes, *said, *self.notes_of_folders)

    def add(self, outcome: Outcome) -> None:
        """Count the rows of an outcome, and write their lines."""
        for note in outcome.notes:
            if note in self._of_rows or len(self._of_rows) < _MOST_NOTES:
                first, more = self._of_rows.get(note, (outcome.task.place, -1))
                self._of_rows[note] = (first, more + 1)
        for line in row_lines(outcome):
            self._add(line)

    def _add(self, line: RowLine) -> None:
        counts = self.counts
        counts["rows"] += 1
        counts[line.status] += 1
        is_fine = line.status in (MADE, UNCHANGED)
        counts["files"] += len(line.files) if is_fine else 0
        counts["drafts"] += bool(is_fine and line.problems)
        if len(self._lines) < MOST:
            self._lines.append(line)
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


def _table_of(row: Place) -> str:
    """Return what a place in the table of a row begins with: its file, and its sheet."""
    return row.path.rpartition(":")[0] if "!" in row.path else row.path


def _and(more: int) -> str:
    return f" and {more:,} more" if more else ""


def _cannot_write(out: str, reason: OSError) -> Exception:
    message = f"the report cannot be written: {reason.strerror or type(reason).__name__}"
    hint = "make room, or name another folder with --out, then run it again"
    return error(OutputError, out, "cannot-write", message, hint)
