"""charter history."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.output import echo, echo_json

if TYPE_CHECKING:
    from charter.write.journal import JournalEntry

JSON_VERSION = 1


@click.command("history")
@options.workspace
@options.json_output
@options.quiet
def command(workspace: Path, as_json: bool, quiet: bool) -> None:
    """List what was written into the workspace's own files, by whom and when; the last stands last.

    That is company.yaml and the workspace's catalogue, where a command wrote into them; what a
    person types is not listed. 'charter undo' takes the last change back, and with --change any of
    them. The list lies in .charter/journal: nobody but its owner can read it, and git leaves it
    out. Whoever deletes it can undo nothing, and loses nothing else.

    \b
    --json prints one object:
      version         1
      changes         number, time (UTC), who, what, files, undoes (a number, or 0), stands
    """
    from charter.cli.printer import Prose, TextColumn, TextTable, say
    from charter.load.company_file import company_file
    from charter.undoing import is_undone
    from charter.write.journal import read_journal

    entries = read_journal(company_file(workspace).parent)
    if as_json:
        data = [_data(entry, not is_undone(entries, entry)) for entry in entries]
        echo_json({"version": JSON_VERSION, "changes": data})
        return
    if not entries and not quiet:
        echo("no command has written into its files yet")
    columns = (
        TextColumn(align=">", whole=True),
        TextColumn(least=16),
        TextColumn(least=4),
        TextColumn(least=30),
    )
    rows = [
        (
            str(entry.number),
            f"{entry.time.astimezone():%Y-%m-%d %H:%M}",
            entry.who,
            Prose(entry.what + (" (undone)" if is_undone(entries, entry) else "")),
        )
        for entry in entries
    ]
    say([TextTable(columns, rows, indent=0)] if rows and not quiet else [])


def _data(entry: JournalEntry, stands: bool) -> dict[str, Any]:
    return {
        "number": entry.number,
        "time": entry.time.isoformat(),
        "who": entry.who,
        "what": entry.what,
        "files": [file.path for file in entry.files],
        "undoes": entry.undoes,
        "stands": stands,
    }
