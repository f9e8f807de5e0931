"""charter templates eject."""

from __future__ import annotations

from pathlib import Path

import click

from charter.cli.output import echo, work_is_done
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
@click.option("--force", is_flag=True, help="Start again from the shipped one; keeps your file.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing when all went well.")
def command(wanted: tuple[str, ...], workspace: Path, force: bool, quiet: bool) -> None:
    """Copy shipped templates into the workspace's folder 'templates', to make them your own.

    NAME is one that 'charter templates list' shows, such as charter.md.j2, blocks/pay.md.j2 (or
    just pay), letterhead.docx, or charter.docx for a whole charter made in Word. That is made
    in the look of templates/letterhead.docx, where there is one.

    What it was copied from is remembered in templates/.shipped, so that
    'charter templates update' can carry later changes into your copy. A file of yours is not
    overwritten; with --force it is kept as NAME.before-eject.
    """
    from charter.own_templates.eject import eject
    from charter.own_templates.files import resolve, shipped_files, templates_of

    folder = templates_of(workspace)
    copied = eject(folder, resolve(wanted, shipped_files(), "shipped template"), force)
    work_is_done()
    for done in copied:
        if not quiet:
            echo(done.path)
            if done.look:
                echo(f"{done.path}: in the look of {done.look}", err=True)
            elif done.look is not None:
                echo(f"{done.path}: in the shipped look; {_OWN_LOOK}", err=True)
        if done.kept:
            echo(f"{done.kept}: your file from before", err=True)
    from charter.check.own.advice import replaced_by_word

    for problem in replaced_by_word(folder):
        echo(problem, err=True)
