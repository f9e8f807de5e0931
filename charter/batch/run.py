"""A whole run: a source, the work on each row, and the report."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.audit.making import NOT_FOR_GIT, WHY_IGNORED
from charter.batch.audits import AUDIT, audit_tasks
from charter.batch.columns import POSITION, Columns
from charter.batch.headings import half_are, open_headed
from charter.batch.inputs import base_files, folder_digest, program_digest, read_base
from charter.batch.left_over import LeftOver
from charter.batch.pools import in_processes, in_this_process, on_cluster
from charter.batch.report import ReportFile, Summary
from charter.batch.rows import TableRules, folder_tasks, table_tasks
from charter.batch.setup import Setup
from charter.batch.spellings import Spellings
from charter.batch.store import is_address, open_store
from charter.batch.tables import RowTable
from charter.batch.tasks import Task, Tasks
from charter.batch.work import Outcome
from charter.compose.paper_kinds import composed_kinds, usual_kinds
from charter.facts.company import NOWHERE
from charter.file_formats import OF_PACKS, USUAL, formats_of
from charter.named_tuples import NamedTuple
from charter.problems import InputError, OutputError, Problem, error, file_size, not_known
from charter.write.files import held
from charter.write.ignored import leave_out_of_git

AUDITS_NOT_FOR_GIT = tuple(f"*/{name}" for name in NOT_FOR_GIT)
_MOST_BASE = 200_000_000
Told = Callable[[Outcome, Summary, float], None]


class TableSource(NamedTuple):
    """Where rows come from, and how a table is read."""

    path: Path
    sheet: str = ""
    encoding: str = ""
    ignore_unknown: bool = False


def prepared(
    setup: Setup, source: TableSource, cluster: bool, opened: contextlib.ExitStack
) -> tuple[Setup, Tasks]:
    """Return the setup with what all rows share, and the tasks. Raises InputError."""
    base = Path(setup.base) if setup.base else None
    if base is not None and not os.path.isdir(base):
        hint = "name a workspace: a folder with company.yaml"
        raise error(InputError, base, "no-file", "there is no such folder", hint)
    setup = setup._replace(program=program_digest())
    if base is not None:
        setup = setup._replace(base=str(base.resolve()), base_digest=folder_digest(base))
    if os.path.isdir(source.path):
        folder = source.path.resolve() if cluster else source.path
        return setup, audit_tasks(folder) if AUDIT in setup.papers else folder_tasks(folder)
    if AUDIT in setup.papers:
        message = "an audit needs a folder, in which each client has a folder of papers"
        raise error(InputError, source.path, "no-papers", message)
    table, rules = _table(setup, source, base, opened)
    tasks = table_tasks(table, rules)
    if cluster and base is not None:
        setup = setup._replace(base_files=_files(base))
    return setup, tasks


def _table(
    setup: Setup, source: TableSource, base: Path | None, opened: contextlib.ExitStack
) -> tuple[RowTable, TableRules]:
    """Return the table, and how its rows are read over a base workspace. Raises InputError."""
    file, catalog = read_base(base or NOWHERE)
    data = file.data if isinstance(file.data, dict) else {}
    given = (data.get(key) for key in ("company", "positions"))
    company, positions = (each if isinstance(each, dict) else {} for each in given)
    structures = (p for s in catalog.structures.values() for p in s.positions)
    named = [*positions, *structures]
    columns = Columns(catalog, named, of_positions=True)
    path, sheet, encoding = source.path, source.sheet, source.encoding
    fits = half_are(lambda said: bool(columns.path(said)))
    table = open_headed(path, opened, fits, sheet, encoding)
    headed = [columns.path(cell.heading) for cell in table.headings]
    if headed and POSITION not in headed:
        columns = Columns(catalog, named, of_positions=False)
    rules = TableRules(
        columns,
        Spellings(catalog, positions),
        source.path.resolve().parent,
        str(company.get("name") or ""),
        source.ignore_unknown,
        "pack" in setup.papers,
        OF_PACKS if "pack" in setup.papers else formats_of(composed_kinds()),
        base is not None,
    )
    return table, rules


def _files(base: Path) -> tuple[tuple[str, bytes], ...]:
    files = tuple((name, path.read_bytes()) for name, path in base_files(base))
    if sum(len(content) for _, content in files) > _MOST_BASE:
        message = f"the files of this workspace have more than {file_size(_MOST_BASE)}"
        raise error(InputError, base, "too-large", message, "take large pictures out of it")
    return files


def _quiet(_outcome: Outcome, _summary: Summary, _part: float) -> None:
    """Hear of a row and say nothing."""


def _unknown(papers: Sequence[str], formats: Sequence[str]) -> list[Problem]:
    """Return what no row could make."""
    known = OF_PACKS if "pack" in papers else formats_of((*composed_kinds(), AUDIT))
    kinds = (*composed_kinds(), "pack", AUDIT)
    return [
        *not_known("unknown-paper", "paper", papers, kinds),
        *not_known("unknown-format", "format", formats, known),
    ]


def run_batch(
    source: TableSource | Path,
    out: Path | str,
    *,
    day: date,
    base: Path | None = None,
    papers: Sequence[str] = usual_kinds(),
    formats: Sequence[str] = USUAL,
    letter: Path | None = None,
    dated: bool = True,
    decimal: str = "",
    force: bool = False,
    jobs: int = 1,
    cluster: str = "",
    told: Told = _quiet,
) -> tuple[Summary, tuple[str, ...]]:
    """Make the papers of many companies, and return what came of them and notes on the source.

    >>> summary, notes = charter.run_batch(
    ...     Path("clients.csv"), Path("papers"), day=date(2026, 12, 1), base=Path("northwind")
    ... )
    >>> summary.made, summary.failed
    (2, 0)

    `source` is a folder of workspaces, or a table with one row for each over the workspace `base`:
    .csv, .tsv, .xlsx, .ods or .jsonl. Each row gets a folder in `out`, which may be an
    address of fsspec;
    report.jsonl and summary.json in `out` say what came of each. `papers` are ids of kinds, or
    "pack" for offers with `letter`. `dated` says that `day` was chosen: then another day makes
    papers anew. `decimal` is "." or ",", what stands before a fraction in cells that could be two
    numbers.
    `jobs` are processes, `cluster` is the address of a dask scheduler. `told` hears of each row.

    A row that fails stops no other. Raises InputError where the source cannot be used, and
    OutputError where nothing more can be written, or another run is writing there; what was made
    until then is kept and reported.
    """
    if jobs < 1 or decimal not in ("", ".", ","):
        raise ValueError(f"jobs={jobs}, decimal={decimal!r}: 1 or more, and '.' or ',' or ''")
    if unknown := _unknown(papers, formats):
        raise InputError(unknown)
    setup = Setup(
        out=str(out),
        base=str(base) if base else "",
        papers=tuple(papers),
        formats=tuple(formats),
        day=day,
        dated=dated,
        force=force,
        decimal=decimal,
        letter=str(letter.resolve()) if letter else "",
    )
    if isinstance(source, Path):
        source = TableSource(source)
    with contextlib.ExitStack() as opened:
        setup, tasks = prepared(setup, source, bool(cluster), opened)
        opened.enter_context(_held(setup.out))
        if AUDIT in setup.papers and not is_address(setup.out):
            leave_out_of_git(Path(setup.out), AUDITS_NOT_FOR_GIT, WHY_IGNORED)
        report = opened.enter_context(ReportFile(setup.out, source.path.name, day, tasks.notes))
        stream = _counted(tasks.stream, report)
        if cluster:
            outcomes = on_cluster(setup, stream, cluster)
        elif jobs == 1:
            outcomes = in_this_process(setup, stream)
        else:
            outcomes = in_processes(setup, stream, jobs)
        store = open_store(setup.out, private=False)
        left = opened.enter_context(contextlib.closing(LeftOver(store)))
        with contextlib.closing(outcomes):  # type: ignore[type-var]
            for outcome in outcomes:
                report.add(outcome)
                left.hear(outcome.task.name, outcome.left)
                told(outcome, report.summary(), tasks.part())
                if outcome.stop:
                    report.stopped = outcome.problems[0].message
                    raise OutputError(outcome.problems)
        report.notes_of_folders = tuple(left.notes())
    return report.summary(), report.notes


def _counted(tasks: Iterator[Task | None], report: ReportFile) -> Iterator[Task]:
    for task in tasks:
        if task is None:
            report.empty()
        else:
            yield task


@contextlib.contextmanager
def _held(out: str) -> Iterator[None]:
    """Make the folder, and keep other runs out of it."""
    if is_address(out):
        open_store(out, private=False)  # says what is wrong with it
        yield
        return
    with held(Path(out), wait=0):
        yield
