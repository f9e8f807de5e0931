"""charter open."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo, echo_json, echo_text, flush
from charter.cli.whole_number import WholeNumber

if TYPE_CHECKING:
    from charter.web.desk import Desk

JSON_VERSION = 1


@click.command("open")
@options.workspace
@click.option(
    "--port",
    type=WholeNumber(0, 65535),
    default=0,
    help="The port on this machine.  [default: one that is free]",
)
@click.option("--no-browser", is_flag=True, help="Print the address, and open no browser.")
@click.option("--read-only", is_flag=True, help="Show everything, and change nothing.")
@click.option("--hide-pay", is_flag=True, help="Show no amounts of pay, where others look on.")
@click.option(
    "--get", "path", metavar="PATH", help="Print one page of it, such as /owners, and end."
)
@options.day()
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    port: int,
    no_browser: bool,
    read_only: bool,
    hide_pay: bool,
    path: str | None,
    day: date | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Open the workspace as a page in the browser, on this machine only.

    What is to be done, the company's facts as questions, who owns what and what would follow if
    somebody else had it, positions, all papers with where each sentence comes from, any posting
    looked at, job boards, offers, signatures and copies that came back, and what was changed, to be
    undone. The files of the folder stay the only truth: a text editor, Word and all commands go on
    working beside the page, and what two change at once is shown, never overwritten. In an empty
    folder, or one that is not there yet, the page begins a workspace.

    It answers on 127.0.0.1 to the browser that was opened with the address printed here, and to
    nobody else. Nothing is sent anywhere. Ctrl+C ends it.

    --get prints what one page says, for tests and scripts.

    \b
    --json prints one object:
      version    1
      address    where the page is, before it is served; with --get null
      status, body    with --get: the HTTP status, and the page
    """
    folder = workspace if workspace.suffix not in (".yaml", ".yml") else workspace.parent
    begins = path is None and not read_only and workspace == folder and not folder.exists()
    if not folder.is_dir() and not begins:
        from charter.load.company_file import company_file

        company_file(workspace)
    if path is not None:
        from charter.web.server import get

        desk = _desk(folder, day, read_only, hide_pay)
        answer = get(desk, path if path.startswith("/") else f"/{path}")
        if as_json:
            body = answer.body.decode("utf-8", "replace")
            echo_json(
                {"version": JSON_VERSION, "address": None, "status": answer.status, "body": body}
            )
        elif not quiet:
            echo_text(answer.body.decode("utf-8", "replace"))
        ctx.exit(0 if answer.status < 400 else 1)

    with contextlib.suppress(KeyboardInterrupt):  # which is how it is ended
        from charter.web.address import listen

        at = listen(port)
        with at.listening:
            if as_json:
                given = {"version": JSON_VERSION, "address": at.url, "status": None, "body": None}
                echo_json(given)
            else:
                echo(at.url)
                if not quiet:
                    echo("Ctrl+C ends it.")
            flush()
            if not no_browser:
                import webbrowser

                webbrowser.open(at.url)
            from charter.web.server import serve  # which takes as long as a browser does to start

            serve(_desk(folder, day, read_only, hide_pay), at)


def _desk(folder: Path, day: date | None, read_only: bool, hide_pay: bool) -> Desk:
    from charter.web.desk import Desk

    return Desk(folder.resolve(), day or options.today(), read_only, hide_pay)
