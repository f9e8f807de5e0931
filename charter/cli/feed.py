"""charter feed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo, secho, work_is_done

if TYPE_CHECKING:
    from charter.feeds.feed import Feeds

BOARDS = ("indeed", "linkedin")
"""As in charter.feeds.boards, which help and completion must not wait for."""


class Boards(click.ParamType[tuple[str, ...]]):
    """A list of job boards with commas between them."""

    name = "boards"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the boards; fails with those that are known."""
        if isinstance(value, tuple):
            return value
        wanted = tuple(dict.fromkeys(w.strip() for w in value.split(",") if w.strip()))
        if not wanted or not set(wanted) <= set(BOARDS):
            self.fail(f"'{value}' is no list of job boards; known: {', '.join(BOARDS)}", param, ctx)
        return wanted


@click.command("feed")
@click.argument("workspaces", nargs=-1, type=click.Path(path_type=Path), metavar="[WORKSPACE...]")
@click.option(
    "--board",
    "boards",
    type=Boards(),
    default=",".join(BOARDS),
    show_default=True,
    help="Job boards, with commas between them.",
)
@click.option(
    "--assign-references",
    is_flag=True,
    help="First write a reference into company.yaml for each posting that has none.",
)
@click.option(
    "--poster",
    default="",
    metavar="EMAIL",
    help="Who posts the jobs on LinkedIn.  [default: the address for applications]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the feeds.  [default: out in the workspace; ./out with several]",
)
@click.option(
    "--date",
    "day",
    type=options.Day(),
    help="Day whose open postings go in, such as 2026-12-01.  [default: today]",
)
@click.option("--draft", is_flag=True, help="Take postings that are drafts; their titles say so.")
@click.option("--force", is_flag=True, help="Overwrite a feed that somebody edited.")
@click.option("--quiet", "-q", is_flag=True, help="Print nothing when all went well.")
def command(
    workspaces: tuple[Path, ...],
    boards: tuple[str, ...],
    assign_references: bool,
    poster: str,
    out: Path | None,
    day: date | None,
    draft: bool,
    force: bool,
    quiet: bool,
) -> None:
    """Write indeed.xml and linkedin.xml: all open postings of one company or of many.

    A posting is open while its position is vacant and its last day for applications has not gone
    by. Put the files where the boards can fetch them, and write them anew after every change.

    Boards know a posting by its number, so each position needs 'reference:' in company.yaml. A job
    is listed once for each of 'places' and of 'remote_from'; its number is the reference and six
    characters that stand for the city and country. It survives new wording, new pay, another order
    of places, and places that come and go.

    What a board requires and a posting lacks is an error, and so is a posting that is a draft: work
    has no clear owner, or the law of its places asks for more. Then no feed is written. With no
    posting open the feeds are empty, and boards close what they list. Exit code 1 on errors.
    """
    from charter.feeds.feed import assign_references as assign
    from charter.feeds.feed import make_feeds
    from charter.write.files import write_files

    if poster and ("@" not in poster.strip("@") or not poster.isprintable() or " " in poster):
        raise click.UsageError(f"'{poster}' is no e-mail address")
    named = workspaces or (Path(),)
    day = day or options.today()
    if assign_references:
        for given in assign(named, day):
            if not quiet:
                echo(f"{given.file}: '{given.position}' is now {given.reference}")
    made = make_feeds(named, day, boards, poster, draft)
    first = named[0] if named[0].is_dir() else named[0].parent
    folder = out or (first / "out" if len(named) == 1 else Path("out"))
    done = write_files(folder, made.files, force=force)
    work_is_done()
    if not quiet:
        for name in done.written:
            echo(done.folder / name)
        same = f", {len(done.unchanged)} unchanged" if done.unchanged else ""
        echo(f"{len(done.written)} written{same}: {_contents(made)}")
    _tell(made, day)


def _contents(made: Feeds) -> str:
    postings = "1 posting" if made.postings == 1 else f"{made.postings} postings"
    return f"{postings}, {'1 job' if made.jobs == 1 else f'{made.jobs} jobs'}"


def _tell(made: Feeds, day: date) -> None:
    for opening in made.closed:
        until = opening.posting.facts.until
        place = opening.position.given.place
        echo(f"{place}: '{opening.position.id}' is left out: it closed on {until}", err=True)
    if not made.jobs:
        echo(f"no posting is open on {day}: the feeds are empty", err=True)
    if made.advice:
        secho(f"Advice ({len(made.advice)})", bold=True, err=True)
        for problem in made.advice:
            echo(f"  {problem}", err=True)
