"""charter share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done

JSON_VERSION = 1


@click.command("share")
@options.workspace
@options.out("out in the workspace")
@click.option("--names", is_flag=True, help="Say who holds each position, by name.")
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    workspace: Path,
    out: Path | None,
    names: bool,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write one page that says who owns what, for everybody in the company to search.

    'who-owns-what.html' needs no server and no network: send it, or put it where your people look.
    It has every responsibility and decision with its owner, by person and by area, who is heard and
    told, and up to what each signs. It finds work by what companies call it ("price list"), and who
    signs for an amount ("who signs 60000"). It has no pay and no fact of the company file; names of
    people stand in it with --names only, and are personal data then.

    --out is a folder.

    \b
    --json prints one object:
      version         1
      folder, written, unchanged
    """
    from charter.assign.ownership import organise
    from charter.cli.written import tell
    from charter.load.company_file import read_workspace
    from charter.sharing import FILE, share_page
    from charter.write.files import write_files

    read = read_workspace(workspace)
    page = share_page(organise(read), day or options.today(), names=names)
    done = write_files(out or read.folder / "out", {FILE: page}, force=force)
    work_is_done()
    if as_json:
        echo_json({"version": JSON_VERSION, **written_data(done)})
    tell(done, quiet or as_json)
