"""charter settle."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done


@click.command("settle")
@click.argument(
    "answers", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="ANSWERS..."
)
@options.company(here=True)
@options.formats(("docx", "md"), "docx,md")
@options.out("out/settle in the workspace")
@options.apply
@options.dry_run
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    answers: tuple[Path, ...],
    workspace: Path,
    formats: tuple[str, ...],
    out: Path | None,
    apply: bool,
    dry_run: bool,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Lay side by side what leaders answered alone, and settle what they agree on.

    ANSWERS are the files that 'charter ask' wrote, as they came back, or folders of them: Word,
    spreadsheets, CSV. Whose answers a file has stands in its rows, whatever it is called; of two
    from one leader the one that was saved last counts, and a blank one never does. Positions may be
    called by title, short name or the name of who holds them, 'me', 'nobody' and 'do not know'.

    Prints where they differ, the worst first, and writes the agenda of a meeting on it: two pages,
    with room for what is agreed. With --apply, what all who named somebody agree on goes under
    'assign' in company.yaml, and what two or more are named for under 'disputed'; nothing else in
    it changes. Without, it says what would be written.

    Exit code 0: all is agreed; 1: something differs, is missing or could not be read.

    \b
    --json prints one object:
      version     1
      company, asked, missing (positions of which no answer is there), dry_run
      answers     position and file of each leader
      entries     the worst first: id, kind (decision or responsibility), title, difference
                  (claimed-twice, unclaimed, each-another, differs, unread, one-answer, changes,
                  agreed, or empty), owner, claimants, today, answers (position, today, should, each
                  with kind, positions and said; remark)
      lines       what was or would be written: path, line, key, entry, positions, before, written
      problems    answers and files that could not be read: path, line, column, code,
                  message, hint
      notes       what to know of the files
      folder, written, unchanged
    """
    from charter.ask.adopt import settled, write_settlement
    from charter.ask.round import make_agenda, settle_answers
    from charter.assumed import signed_no_more
    from charter.cli.ask import WHY_IGNORED
    from charter.cli.printer import say
    from charter.cli.settle_text import (
        data_of,
        lines_said,
        problems_said,
        settlement_said,
        signed_said,
    )
    from charter.cli.written import tell
    from charter.load.company_file import read_workspace
    from charter.problems import CharterError
    from charter.write.files import write_files
    from charter.write.ignored import leave_out_of_git
    from charter.write.lock import clear

    read = read_workspace(workspace)
    settlement = settle_answers(read, answers)
    found = settlement.answers
    if apply and found.failed and not dry_run:
        hint = "mend these files, or leave them out; then run it again"
        told = (p._replace(message=f"{p.message}; nothing was written") for p in found.failed)
        raise CharterError(p if p.hint else p._replace(hint=hint) for p in told)
    writes = apply and not dry_run
    when = day or options.today()
    made = make_agenda(read, settlement, when, formats)
    then = settled(read, settlement)  # what cannot be written is told before all
    if not as_json:
        say(signed_said(signed_no_more(read, then, when)), err=True)
    done = None
    if not dry_run:
        folder = out or read.folder / "out" / "settle"
        # What was agreed may have been written into the agenda of before.
        ignored = ["agenda.*"] if folder.exists() else ["*"]
        done = write_files(folder, made.files, force=force, keep=True, private=True)
        done = done._replace(notes=leave_out_of_git(folder, ignored, WHY_IGNORED))
    lines = write_settlement(read, settlement, dry_run=not writes)
    if writes:
        clear(read.folder)
    work_is_done()
    left = bool(settlement.differing or found.missing or found.problems or found.failed)
    if as_json:
        data = data_of(settlement, lines, writes, dry_run)
        echo_json(data | (written_data(done) if done else {}))
    else:
        say(problems_said(settlement), err=True)
        if not quiet or left:
            say(settlement_said(settlement))
        if not quiet:
            say(lines_said(settlement, lines, writes))
    if done:
        tell(done, quiet or as_json)
    sys.exit(1 if left else 0)
