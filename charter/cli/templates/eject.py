"""charter templates eject."""

from __future__ import annotations

from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import problem_data
from charter.cli.output import echo, echo_json, work_is_done
from charter.cli.templates import names

_OWN_LOOK = (
    "for your own, save a Word file of yours as templates/letterhead.docx and eject it again "
    "with --force"
)


@click.command("eject")
@click.argument(
    "wanted", metavar="NAME...", nargs=-1, required=True, shell_complete=names.shipped_names
)
@names.workspace
@options.force
@options.json_output
@options.quiet
def command(
    wanted: tuple[str, ...], workspace: Path, force: bool, as_json: bool, quiet: bool
) -> None:
    """Copy shipped templates into the workspace's folder 'templates', to make them your own.

    NAME is one that 'charter templates list' shows, such as charter.md.j2, blocks/pay.md.j2 (or
    just pay), letterhead.docx, or charter.docx for a whole charter made in Word. That is made
    in the look of templates/letterhead.docx, where there is one.

    What it was copied from is remembered in templates/.shipped, so that
    'charter templates update' can carry later changes into your copy. A file of yours is not
    overwritten; with --force it is kept as NAME.before-eject.

    \b
    --json prints one object:
      version   1
      ejected   path, kept (your file from before, or null), look (for a whole paper in
                Word: the letterhead it was made on, "" for the shipped look; else null)
      notes     path, line, column, code, message, hint
    """
    from charter.check.own.advice import replaced_by_word
    from charter.own_templates.files import resolve, shipped_files, templates_of
    from charter.starters.eject import eject

    folder = templates_of(workspace)
    copied = eject(folder, resolve(wanted, shipped_files(), "shipped template"), force)
    work_is_done()
    notes = replaced_by_word(folder)
    if as_json:
        ejected = [
            {"path": str(d.path), "kept": str(d.kept) if d.kept else None, "look": d.look}
            for d in copied
        ]
        told = [problem_data(note) for note in notes]
        echo_json({"version": 1, "ejected": ejected, "notes": told})
        return
    from charter.cli.printer import of_problem, placed, say

    for done in copied:
        if not quiet:
            echo(done.path)
            if done.look:
                say([placed(done.path, f"in the look of {done.look}")], err=True)
            elif done.look is not None:
                say([placed(done.path, f"in the shipped look; {_OWN_LOOK}")], err=True)
        if done.kept:
            say([placed(done.kept, "your file from before")], err=True)
    say(map(of_problem, notes), err=True)
