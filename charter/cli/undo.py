"""charter undo."""

from __future__ import annotations

from pathlib import Path

import click

from charter.cli import options
from charter.cli.output import echo_json, work_is_done
from charter.cli.whole_number import WholeNumber

JSON_VERSION = 1


@click.command("undo")
@options.workspace
@click.option(
    "--change",
    "number",
    type=WholeNumber(min=1),
    help="Another change than the last, by its number in 'charter history'.",
)
@options.json_output
@options.quiet
def command(workspace: Path, number: int | None, as_json: bool, quiet: bool) -> None:
    """Take back the last change that a command made in company.yaml or the workspace's catalogue.

    Called again, it takes back the one before. --change with the number of an undoing makes the
    change once more. What was changed elsewhere in the same files since stays. Where somebody
    changed the same lines since, nothing is written, and the lines are named.

    \b
    --json prints one object:
      version         1
      undone          number and what: the change that was taken back
      files           the files that were written
    """
    from charter.cli.printer import say
    from charter.load.company_file import company_file
    from charter.undoing import undo

    done = undo(company_file(workspace).parent, number or 0)
    work_is_done()
    if as_json:
        undone = {"number": done.entry.number, "what": done.entry.what}
        files = [str(path) for path in done.files]
        echo_json({"version": JSON_VERSION, "undone": undone, "files": files})
        return
    said = f"undone: {done.entry.what}"
    wrote = [f"  {path}" for path in done.files]
    say([] if quiet else [said, *wrote, "Papers are as they were: 'charter build' writes them."])
