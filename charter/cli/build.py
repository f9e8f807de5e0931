"""charter build."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options

if TYPE_CHECKING:
    from charter.write.output import Written


@click.command("build")
@options.workspace
@click.option(
    "--role", type=options.CatalogId("roles"), help="Only this position, by its id or role."
)
@click.option("--paper", type=click.Choice(["charter", "posting"]), help="Only this kind of paper.")
@click.option(
    "--format",
    "formats",
    type=options.Formats(),
    default="md,docx",
    show_default=True,
    help="Formats, with commas between them.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the papers.  [default: out in the workspace]",
)
@click.option(
    "--date",
    "day",
    type=options.Day(),
    help="Date of the papers, such as 2026-12-01.  [default: today]",
)
@click.option("--force", is_flag=True, help="Overwrite papers that somebody edited.")
@click.option(
    "--keep",
    is_flag=True,
    help="Leave papers that somebody edited; write the new ones beside them.",
)
@click.option("--watch", is_flag=True, help="Build again after each save, until you press Ctrl-C.")
@click.option(
    "--allow-gaps", is_flag=True, help="Write papers although some work has no owner; they say so."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing when all went well.")
def command(
    workspace: Path,
    role: str | None,
    paper: str | None,
    formats: tuple[str, ...],
    out: Path | None,
    day: date | None,
    force: bool,
    keep: bool,
    watch: bool,
    allow_gaps: bool,
    quiet: bool,
) -> None:
    """Write charters for all positions, and postings for the vacant ones.

    Nothing is written while work is unowned or a file has a mistake, and a paper that somebody
    edited is never overwritten without --force; 'charter diff' shows what was edited in it.
    """
    if force and keep:
        raise click.UsageError("--force and --keep exclude each other: overwrite, or leave alone?")
    from charter.pipeline import LETTERHEAD, PAPERS, build

    own_letterhead = (workspace if workspace.is_dir() else workspace.parent) / LETTERHEAD
    if "docx" in formats and own_letterhead.is_file():
        _note_missing_styles(own_letterhead)

    def run() -> Written:
        return build(
            workspace,
            out,
            day=day or options.today(),
            role=role or "",
            papers=(paper,) if paper else PAPERS,
            formats=formats,
            force=force,
            keep=keep,
            allow_gaps=allow_gaps,
        )

    if watch:
        from charter.cli.watch import watch as run_and_watch

        run_and_watch(workspace, out, run, quiet)
        return
    from charter.cli.written import counts, tell

    done = run()
    if not quiet:
        for name in done.written:
            click.echo(done.folder / name)
        click.echo(counts(done))
    tell(done)


def _note_missing_styles(letterhead: Path) -> None:
    from charter.write.own_letterhead.read import own_letterhead

    for note in own_letterhead(letterhead).notes:
        click.echo(f"{letterhead}: {note}", err=True)
