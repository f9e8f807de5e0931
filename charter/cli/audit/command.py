"""charter audit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done

FORMATS = ("md", "docx", "pdf", "html", "txt", "xlsx", "csv")
USUAL = ("md", "docx", "xlsx")


@click.command("audit")
@click.argument(
    "papers", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PAPERS..."
)
@options.company()
@options.against("the charters of this workspace")
@click.option(
    "--review",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The table review.xlsx or review.csv of an earlier run, in which you placed duties.",
)
@click.option(
    "--write",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Make a workspace of what is certain, in a new or empty folder; or take it over into the "
    "one that you name with --workspace.",
)
@options.formats(FORMATS)
@options.out("out/audit in the workspace, or ./audit, with --format")
@options.day()
@options.force
@options.strict
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    papers: tuple[Path, ...],
    workspace: Path | None,
    against: Path | None,
    review: Path | None,
    write: Path | None,
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    force: bool,
    strict: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Show who claims what in papers you have: twice, by nobody, against each other.

    PAPERS are job descriptions, postings or offers of leaders: Word, PDF, Markdown, HTML and text
    files, folders of them, zip files. Each duty is matched to an entry of the catalogue. What is
    not certain is listed to be looked at, what matters most first. --workspace lends the facts of a
    company, by which work applies.

    With --out, a report is written (md, docx and xlsx, unless --format says otherwise), and
    review.xlsx and review.csv, in which you confirm or change what duties mean; --review takes such
    a table back, and with --workspace your answers are remembered in audit.yaml there.

    --write makes a workspace: positions, lines, 'assign' and 'disputed', with the sentences as
    notes; 'charter check', 'build' and 'transition' go on from there. With the folder of
    --workspace it adds these lines there, where nothing is settled yet; 'charter undo' takes them
    back. --against tells what the
    charters of a workspace take from or add to what the papers promise, as a posting or an offer.

    The report, the table, audit.yaml and the new company.yaml quote people's papers: only you can
    read them, and git leaves them out. To forget all of it, delete these files.

    Exit code 1 where something is claimed twice or by nobody, papers disagree or cannot be read;
    with --against, where a promise is not kept. With --strict 3 where there is nothing of it, and
    duties are not certain or facts are missing.

    \b
    --json prints one object:
      version        1
      company        whose facts counted, or null
      papers         id, file, title, role, post, reports_to, reports, pay, date (each with text,
                     path, line, where, or null), language, older, words (by kind)
      set_aside      file, title, reason
      posts          id, role, title, papers
      claims         id, paper, post, of (whose it is), quote, path, line, where, kind, strength,
                     choices (entry, title, probability, phrase), confirmed, nothing
      twice, near    kind, entries, sides (post, claims)
      once           entry, post, claims
      nobody         entries that apply and no paper is about
      depends        fact, entries
      look           claim, why: in order of worth
      unplaced       claims
      disagreements  kind, posts, says, quotes (paper, quote, place)
      promises       post, position, kept, taken (entry, owner, why, sure, facts, claims), added,
                     lines
      stale          rows of the review that are about no duty: as problems
      notes          what else is to be known of files: as problems
      problems       what was not read: path, line, column, code, message, hint
      workspace      the folder that --write made or changed, or null
      folder, written, unchanged   with --out or --format
    """
    from charter.auditing import audit_papers, make_audit_files, remember_answers, take_over_papers
    from charter.cli.audit.data import audit_data
    from charter.cli.audit.text import texts_of
    from charter.cli.audit.workspace import (
        made_workspace,
        same_folder,
        told_taken,
        write_workspace,
    )
    from charter.cli.printer import of_problem, say
    from charter.cli.written import tell
    from charter.write.files import Written, write_files

    found = audit_papers(papers, workspace=workspace, against=against, review=review)
    today = day or options.today()
    into = write is not None and found.base is not None and same_folder(write, found.base.folder)
    made = made_workspace(found, write) if write and not into else None
    done: Written | None = None
    notes: list[str] = []
    if out or formats:
        folder = out or (found.base.folder / "out/audit" if found.base else Path("audit"))
        files = make_audit_files(found, today, formats or USUAL)
        done = write_files(folder, files, force=force, private=True)
        notes += _ignored(folder)
    if review:
        notes += remember_answers(found)
        if found.base is None and found.answers:
            notes.append("your answers count for this run; with --workspace they are remembered")
    if made and write:
        write_workspace(write, made)
    taken = take_over_papers(found) if into else ()
    work_is_done()
    if as_json:
        data = audit_data(found) | {"workspace": str(write) if write else None}
        echo_json(data | (written_data(done) if done else {}))
    else:
        say(texts_of(found, today, quiet))
        if done:
            say([] if quiet else [""])
            tell(done, quiet)
        if made and write and not quiet:
            say(["", *made.told])
        if into and not quiet:
            say(["", *told_taken(taken)])
    say(map(of_problem, found.stale), err=True)
    say(notes, err=True)
    unsure = strict and found.audit.unsure
    ctx.exit(1 if not found.fine else 3 if unsure else 0)


def _ignored(folder: Path) -> tuple[str, ...]:
    """Make git leave out what was written, also where the folder has other files."""
    from charter.audit.making import NOT_FOR_GIT, WHY_IGNORED
    from charter.write.ignored import leave_out_of_git

    return leave_out_of_git(folder, NOT_FOR_GIT, WHY_IGNORED)
