"""charter build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from charter.cli import options


@click.command("build")
@options.workspace
@click.option(
    "--role", type=options.CatalogId("roles"), help="Only this position, by its id or role."
)
@click.option("--paper", type=click.Choice(["charter", "posting"]), help="Only this kind of paper.")
@click.option(
    "--format",
    "formats",
    type=options.Formats(options.EVERY_FORMAT),
    default="md,docx",
    show_default=True,
    help="Formats, with commas between them: md, docx, html, json (postings only), txt.",
)
@click.option(
    "--clip",
    type=click.IntRange(min=1),
    metavar="N",
    help="At most N characters in the txt of a posting, for a form that has a limit.",
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
    "--allow-gaps", is_flag=True, help="Write papers although some work has no owner; they say so."
)
@click.option("--quiet", "-q", is_flag=True, help="Print nothing when all went well.")
def command(
    workspace: Path,
    role: str | None,
    paper: str | None,
    formats: tuple[str, ...],
    clip: int | None,
    out: Path | None,
    day: date | None,
    force: bool,
    allow_gaps: bool,
    quiet: bool,
) -> None:
    """Write charters for all positions, and postings for the vacant ones.

    Nothing is written while work is unowned or a file has a mistake, and a paper that somebody
    edited is never overwritten without --force.

    html is a page for a careers site that needs no other file; with postings, careers.html lists
    those that are open on the date. json is a posting as data ('charter schema posting' describes
    it). txt is for forms that take no markup; --clip N ends it after a whole sentence and keeps how
    to apply.
    """
    if clip and "txt" not in formats:
        raise click.UsageError("--clip is for plain text: add --format txt")
    if paper == "charter" and "json" in formats:
        raise click.UsageError("json is for postings: leave out --paper charter, or json")
    from charter.pipeline import LETTERHEAD, PAPERS, build

    own_letterhead = (workspace if workspace.is_dir() else workspace.parent) / LETTERHEAD
    if "docx" in formats and own_letterhead.is_file():
        _note_missing_styles(own_letterhead)
    done = build(
        workspace,
        out,
        day=day or options.today(),
        role=role or "",
        papers=(paper,) if paper else PAPERS,
        formats=formats,
        force=force,
        allow_gaps=allow_gaps,
        clip=clip or 0,
    )
    if not quiet:
        for name in done.written:
            click.echo(done.folder / name)
        same = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
        click.echo(f"{len(done.written)} written{same}")
    for note in done.notes:
        click.echo(note, err=True)
    for name in done.left_over:
        click.echo(
            f"{done.folder / name}: left from an earlier run; no position needs it now", err=True
        )


def _note_missing_styles(letterhead: Path) -> None:
    from charter.write.letterhead import missing_styles

    if missing := missing_styles(letterhead):
        names = ", ".join(missing)
        note = f"{letterhead}: has no style {names}; such text looks like its normal text"
        click.echo(note, err=True)
