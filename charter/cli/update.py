"""charter update."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.data import problem_data
from charter.cli.output import echo, echo_json, work_is_done

if TYPE_CHECKING:
    from charter.write.in_place import ReadText

JSON_VERSION = 1


@click.command("update")
@options.workspace
@options.dry_run
@options.json_output
@options.quiet
@click.pass_context
def command(ctx: click.Context, workspace: Path, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """Write the catalogue's ids of today into company.yaml and the workspace's own catalogue.

    An entry, a role or a key of the catalogue that is called otherwise, was split or joined, or is
    no more keeps its old name in a list that goes with the catalogue, so a workspace that uses it
    works on. This writes the new names where the old ones stand: under assign, locked, reasons and
    positions, and in your own entries. Comments stay, and nothing else in the files changes. What
    needs a person, such as a sentence of your own on work that is two entries now, is named with
    its place.

    Exit code 1 when something is left to you, or the files have other problems.

    \b
    --json prints one object:
      version         1
      dry_run         true when nothing was written
      files           the files that changed, or would
      written, left   path, line, column, code, message, hint
    """
    from charter.edit.update import Update, update
    from charter.load.company_file import company_file
    from charter.write.in_place import edit_files, text_of
    from charter.write.journal import InJournal

    done = Update({}, (), ())
    if dry_run:
        done = update(workspace, text_of)
    else:

        def edit(read: ReadText) -> Mapping[Path, str]:
            nonlocal done
            done = update(workspace, read)
            return done.texts

        folder = company_file(workspace).parent
        edit_files(edit, [InJournal(folder, lambda: f"wrote {len(done.written)} ids of today")])
    work_is_done()
    if as_json:
        data = {
            "version": JSON_VERSION,
            "dry_run": dry_run,
            "files": [str(path) for path in done.texts],
            "written": [problem_data(problem._replace(hint="")) for problem in done.written],
            "left": [problem_data(problem) for problem in done.left],
        }
        echo_json(data)
    else:
        from charter.cli.printer import of_problem, placed, say

        would = "would be " if dry_run else ""
        verbs = {p: "taken out" if p in done.taken_out else "written" for p in done.written}
        changed = {} if quiet else verbs
        say(placed(p.place, f"{p.message}: {would}{verb}") for p, verb in changed.items())
        say(map(of_problem, done.left), err=True)
        if not (quiet or done.written or done.left):
            echo("every id is of today: nothing to update")
    ctx.exit(1 if done.left else 0)
