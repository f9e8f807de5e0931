"""charter templates diff."""

from __future__ import annotations

from pathlib import Path

import click

from charter.cli import options
from charter.cli.output import echo_json, secho
from charter.cli.templates import names

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command("diff")
@click.argument("wanted", metavar="[NAME]...", nargs=-1, shell_complete=names.own_names)
@names.workspace
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context, wanted: tuple[str, ...], workspace: Path, as_json: bool, quiet: bool
) -> None:
    """Show what you changed in your templates; in all of them where no NAME is given.

    Lines with - are the shipped one that you copied, lines with + are yours. Where the shipped one
    has changed since, it says so; those changes are not shown, 'charter templates update' carries
    them over. Of Word files it compares what a reader sees: text, header, footer, fonts, sizes,
    colours, spaces, page and pictures.

    Exit code 0 when you changed nothing, 1 when you did, as of 'diff'; with --quiet it alone tells.

    \b
    --json prints one object:
      version       1
      differences   path, lines (as printed without --json), note
    """
    from charter.cli.printer import placed, say
    from charter.own_templates.diff import differences
    from charter.own_templates.files import own_files, resolve, templates_of

    folder = templates_of(workspace)
    found = differences(folder, resolve(wanted, own_files(folder), "template of your own"))
    if as_json:
        said = [
            {"path": str(one.path), "lines": list(one.lines), "note": one.note} for one in found
        ]
        echo_json({"version": 1, "differences": said})
    for difference in found if not (quiet or as_json) else ():
        for line in difference.lines:
            bold = line.startswith(("--- ", "+++ "))
            colour = "" if bold else _COLOURS.get(line[:1], "")
            secho(line, fg=colour, bold=bold)
        if difference.note:
            say([placed(difference.path, difference.note)], err=True)
    if not (found or quiet or as_json):
        say(["no template of your own stands in for a shipped one"])
    ctx.exit(1 if any(difference.lines for difference in found) else 0)
