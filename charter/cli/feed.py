"""charter feed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import problem_data, written_data
from charter.cli.output import echo_json, style, work_is_done
from charter.cli.values import Words
from charter.feeds.boards import BOARDS

if TYPE_CHECKING:
    from charter.cli.printer import Text
    from charter.feeds.feed import Feeds
    from charter.feeds.references import AssignedReference
    from charter.write.files import Written


@click.command("feed")
@options.workspaces
@click.option(
    "--board",
    "boards",
    type=Words("job boards", BOARDS),
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
@options.out("out in the workspace; ./out with several")
@options.day()
@options.draft
@options.force
@options.json_output
@options.quiet
def command(
    workspaces: tuple[Path, ...],
    boards: tuple[str, ...],
    assign_references: bool,
    poster: str,
    out: Path | None,
    day: date | None,
    draft: bool,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write a file for each job board: all open postings of one company or of many.

    A posting is open while its position is vacant and its last day for applications has not gone
    by. Put the files where the boards can fetch them, and write them anew after every change.
    atom.xml is a list of them that feed readers and intranets subscribe to.

    Boards know a posting by its number, so each position needs 'reference:' in company.yaml. A job
    is listed once for each of 'places', and once for each country or region of 'remote_from' with
    none of them in it; its number is the reference and six characters that stand for the city and
    country. It survives new wording, new pay, another order of places, and places that come and go.

    What a board requires and a posting lacks is an error, and so is a posting that is a draft: work
    has no clear owner, or the law of its places asks for more. Then no feed is written. With no
    posting open the feeds are empty, and boards close what they list. Exit code 1 on errors.

    \b
    --json prints one object:
      version     1
      folder, written, unchanged
      postings, jobs   how many are in the feeds
      assigned    path, position, reference: what --assign-references wrote
      closed      position, until: postings that are left out, and their last day
      advice      path, line, column, code, message, hint
      notes       what to know of a board before its file is of use
    """
    from charter.cli.printer import amount, placed, say
    from charter.cli.written import tell
    from charter.feeds.feed import assign_references as assign
    from charter.feeds.feed import is_email, make_feeds
    from charter.write.files import write_files

    if poster and not is_email(poster):
        raise click.UsageError(f"'{poster}' is no e-mail address")
    named = workspaces or (Path(),)
    day = day or options.today()
    assigned = list(assign(named, day)) if assign_references else []
    # Also where the feeds then fail: the files have changed.
    said = (placed(a.file, f"'{a.position}' is now {a.reference}") for a in assigned)
    say(said if not quiet else (), err=as_json)
    made = make_feeds(named, day, boards, poster, draft)
    first = named[0] if os.path.isdir(named[0]) else named[0].parent
    folder = out or (first / "out" if len(named) == 1 else Path("out"))
    done = write_files(folder, made.files, force=force)
    work_is_done()
    if as_json:
        echo_json(_data(made, done, assigned))
        return
    tell(done, quiet, f"{amount(made.postings, 'posting')}, {amount(made.jobs, 'job')}")
    say(_notes(made, day), err=True)


def _data(made: Feeds, done: Written, assigned: Sequence[AssignedReference]) -> dict[str, Any]:
    return {
        "version": 1,
        **written_data(done),
        "postings": made.postings,
        "jobs": made.jobs,
        "assigned": [
            {"path": str(a.file), "position": a.position, "reference": a.reference}
            for a in assigned
        ],
        "closed": [
            {"position": o.position.id, "until": str(o.posting.facts.until)} for o in made.closed
        ],
        "advice": [problem_data(problem) for problem in made.advice],
        "notes": list(made.notes),
    }


def _notes(made: Feeds, day: date) -> Iterator[Text]:
    from charter.cli.printer import of_problem, placed

    for opening in made.closed:
        until = opening.posting.facts.until
        said = f"'{opening.position.id}' is left out: it closed on {until}"
        yield placed(opening.position.given.place, said)
    if not made.jobs:
        yield f"no posting is open on {day}: the feeds are empty"
    if made.advice:
        yield style(f"Advice ({len(made.advice)})", bold=True)
    for problem in made.advice:
        yield of_problem(problem, indent=2)
    yield from made.notes
