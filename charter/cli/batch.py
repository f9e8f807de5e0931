"""charter batch."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, work_is_done
from charter.cli.whole_number import WholeNumber
from charter.compose.paper_kinds import composed_kinds, usual_kinds
from charter.file_formats import OF_PACKS, USUAL, USUAL_OF_PACKS, formats_of

if TYPE_CHECKING:
    from charter.batch.report import Summary
    from charter.batch.work import Outcome
    from charter.cli.progress import Progress

PACK, AUDIT = "pack", "audit"
_TOLD = 20
"""Failures that are printed; the report has all."""


@click.command("batch")
@click.argument("source", type=click.Path(path_type=Path))
@options.out("", required=True, address=True)
@click.option(
    "--base",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="WORKSPACE",
    help="The workspace that each row of a table changes; its templates hold for all.",
)
@options.paper((*composed_kinds(), PACK, AUDIT))
@options.formats(tuple(dict.fromkeys([*formats_of(composed_kinds()), *OF_PACKS])))
@options.letter()
@click.option(
    "--jobs",
    type=WholeNumber(min=1, max=1024),
    metavar="N",
    help="Processes.  [default: the number of cores]",
)
@click.option("--cluster", default="", metavar="ADDRESS", help="The dask scheduler to work on.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.")
@click.option("--encoding", default="", metavar="NAME", help="The encoding of a CSV file.")
@click.option(
    "--decimal",
    type=click.Choice(["point", "comma"]),
    help="What stands before a fraction, where 1.500 could be two numbers.",
)
@click.option("--ignore-unknown", is_flag=True, help="Leave out columns that name no field.")
@options.day("the day on which each is made")
@options.force
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    source: Path,
    out: str,
    base: Path | None,
    paper: str | None,
    formats: tuple[str, ...] | None,
    letter: Path | None,
    jobs: int | None,
    cluster: str,
    sheet: str,
    encoding: str,
    decimal: str | None,
    ignore_unknown: bool,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Make the papers of many companies, positions or hires.

    SOURCE is a folder of workspaces, or a table with one row for each: .csv, .tsv, .xlsx, .ods
    or .jsonl. With --paper audit it is a folder with a folder for each client, which has papers as
    'charter audit' reads them, and may have a company.yaml with its facts.

    A heading names a field of company.yaml by its words, with anything between them:
    'company.name', 'Company name' and 'name' are the same, as are 'positions.cpto.pay.min' and
    'CPTO pay min'. A column 'position' makes rows of one position, whose fields then need no name
    ('pay min'). Cells may say what people say: 'VP Eng', 'uk', '$120,000', '120k', 'German'; what
    can be two things is asked for. Items of a list stand on lines of their own, or with | between
    them. An empty cell says nothing: what --base says stays.

    All rows of one client that are about positions go into one folder, named after the company,
    and must agree; a column 'id' names the folder instead. Columns 'letterhead' and 'note' (a
    cover note with fields) name Word files beside the table, 'templates' a folder there,
    'formats' and 'language' what a row is made in. 'hire.name', 'hire.start', 'letter' and so on
    are for packs.

    A row that fails is reported and stops no other client. DIR/report.html and DIR/report.xlsx say
    what is made, what is a draft and why, and what failed and why; for programs, DIR/report.jsonl
    has a line for each row (row, client, position, folder, status, files, problems) and
    DIR/summary.json the counts. Run it again after a stop, or after changing rows: only what is
    not there or has changed is made. A paper that somebody edited is left alone.

    --json prints the summary: version (1), rows, made, unchanged, skipped, failed, empty, drafts,
    files, stopped, report. Exit code 1 when a row failed or a posting is not yet lawful.
    """
    if cluster and jobs:
        raise click.UsageError("--cluster and --jobs exclude each other: whose processes?")
    papers = (paper,) if paper else usual_kinds()
    formats = formats or (USUAL_OF_PACKS if paper == PACK else USUAL)
    if paper == PACK and not set(formats) <= set(OF_PACKS):
        raise click.UsageError(f"packs have the formats {', '.join(OF_PACKS)}")
    if paper != PACK:
        if letter or {"zip", "eml"} & set(formats):
            raise click.UsageError("--letter, zip and eml are for packs: add --paper pack")
        options.check_formats((paper,) if paper else (), papers, formats)
    import gc

    from charter.batch.run import TableSource, run_batch
    from charter.batch.store import is_address
    from charter.cli.printer import Prose, say
    from charter.cli.progress import Progress

    gc.enable()  # other commands are over too soon to need it
    progress = Progress(quiet or as_json)
    failures = _Failures(progress)
    try:
        summary, notes = run_batch(
            TableSource(source, sheet, encoding, ignore_unknown),
            os.path.abspath(out) if cluster and not is_address(out) else out,
            day=day or options.today(),
            base=base,
            papers=papers,
            formats=formats,
            letter=letter,
            dated=day is not None,
            decimal={"point": ".", "comma": ","}.get(decimal or "", ""),
            force=force,
            jobs=jobs or _cores(),
            cluster=cluster,
            told=failures.tell,
        )
    except KeyboardInterrupt:
        progress.clear()
        say(["stopped; run the same command again: it goes on where it was"], err=True)
        ctx.exit(130)
    progress.clear()
    work_is_done()
    if failures.more:
        echo(f"... {failures.more:,} problems more: {_report(out)}", err=True)
    if not quiet:
        say((Prose(note, hang=2) for note in notes), err=True)
    bad = bool(summary.failed or summary.drafts)
    if as_json:
        echo_json(summary.as_data(), indent=None)
    elif not quiet or bad:
        echo(summary, err=quiet)
        if bad and not failures.more:
            echo(f"What is left to do, and in which cells: {_report(out)}", err=True)
    ctx.exit(1 if bad else 0)


class _Failures:
    """Prints what is wrong with rows as it comes, the first of it; one that waits is not wrong."""

    def __init__(self, progress: Progress) -> None:
        self._progress, self._found = progress, 0

    @property
    def more(self) -> int:
        """Return how many problems were not printed."""
        return max(0, self._found - _TOLD)

    def tell(self, outcome: Outcome, summary: Summary, part: float) -> None:
        """Hear of a row, and say how far the run is."""
        from charter.batch.row_lines import row_lines
        from charter.batch.work import FAILED
        from charter.cli.printer import of_problem, say

        if outcome.status == FAILED and not outcome.stop:
            problems = [p for line in row_lines(outcome) for p in line.problems]
            problems = [p for p in problems if p.code != "other-row"]
            if shown := problems[: max(0, _TOLD - self._found)]:
                self._progress.clear()
                say(map(of_problem, shown), err=True)
            self._found += len(problems)
        self._progress.at(summary, part)


def _report(out: str) -> str:
    return f"{out.rstrip('/')}/report.html (or report.xlsx)"


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
