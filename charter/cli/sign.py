"""charter sign."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, work_is_done
from charter.cli.values import Day

JSON_VERSION = 1


@click.command("sign")
@options.workspace
@options.position(required=True)
@options.day(required=True)
@click.option(
    "--file",
    "copy",
    type=click.Path(path_type=Path),
    help="The signed pack, Word file or PDF, which is verified first.",
)
@click.option(
    "--sent",
    "against",
    type=click.Path(path_type=Path),
    help="What the --file is compared with, where the letterhead is another since: the pack or "
    "the charter in Markdown that was sent.  [default: the workspace]",
)
@click.option(
    "--charter-date",
    type=Day(),
    help="The date of the charter, without --file.  "
    "[default: that of the charter in out, or --date]",
)
@click.option(
    "--as-compared",
    is_flag=True,
    help="Take a --file of which not all could be compared, or in which no signature was found, "
    "and record what was not.",
)
@options.draft
@options.force
@options.json_output
@options.quiet
def command(
    workspace: Path,
    position: str,
    day: date,
    copy: Path | None,
    against: Path | None,
    charter_date: date | None,
    as_compared: bool,
    draft: bool,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Record in company.yaml that the charter of a position was signed, and which text.

    Nothing else in the file changes. With --file the signed copy must carry a charter that this
    workspace writes, or wrote and remembers, with a signature at each line to sign; without it, the
    charter in the out folder must be what the workspace writes, or with --force wrote. From then on
    'charter transition' says what a change would take from it, and 'charter check' when the
    workspace writes another text. --date is the day of signing. Where the file says already that it
    was signed, --force puts this in the place of that.

    Exit code 0: recorded; 1: not recorded, or with a --date that is still to come.

    --json prints {"version": 1, "path", "position", "date", "hash", "charter_date", "because",
    "notes"}.
    """
    if copy is not None and charter_date is not None:
        raise click.UsageError("--charter-date is for signing without --file: a file has its own")
    if against is not None and copy is None:
        raise click.UsageError("--sent is for a signed copy: add --file")
    if as_compared and copy is None:
        raise click.UsageError("--as-compared is for a signed copy: add --file")
    from charter.load.company_file import read_workspace
    from charter.offer.signing.sign import sign

    read = read_workspace(workspace)
    today = options.today()
    done = sign(read, position, day, copy, charter_date, force, draft, as_compared, today, against)
    work_is_done()
    if as_json:
        data = {
            "version": JSON_VERSION,
            "path": str(done.file),
            "position": done.position,
            "date": done.day.isoformat(),
            "hash": done.hash,
            "charter_date": done.charter_date.isoformat(),
            "because": done.because,
            "notes": done.notes,
        }
        echo_json(data)
    elif not quiet:
        echo(
            f"{done.file}: '{done.position}' signed on {done.day}, charter {done.hash} "
            f"of {done.charter_date} ({done.because})"
        )
    from charter.cli.printer import placed, say

    say((placed(done.file, note) for note in done.notes), err=True)
    if done.day > today:
        sys.exit(1)
