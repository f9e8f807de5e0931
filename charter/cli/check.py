"""charter check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import problem_data
from charter.cli.output import echo, echo_json, echo_report

if TYPE_CHECKING:
    from charter.checking import CheckedCompany
    from charter.cli.report import Reported
    from charter.problems import Problem


@click.command("check")
@options.workspaces
@options.day()
@options.strict
@options.without
@options.assume
@options.json_output
@options.report
@click.option(
    "--calendar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.ics",
    help="Write the days that the company files name to a calendar file.",
)
@options.force
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspaces: tuple[Path, ...],
    day: date | None,
    strict: bool,
    without: tuple[str, ...],
    assume: tuple[tuple[str, str], ...],
    as_json: bool,
    report: str | None,
    calendar: Path | None,
    force: bool,
    quiet: bool,
) -> None:
    """Show that every responsibility and decision has exactly one owner, or which have not.

    Prints the proof, the load of each position, and every finding with its place and what to do:
    also charters that would contradict each other, vetoes that run upwards, titles that do not
    match the work, and loads beyond what one person can carry.
    A charter that was to be looked at again before --date is advice: by its 'review_by', or, where
    none is agreed, six months after it was signed.
    Then what each posting lacks: by the law of its places on --date; in its words and shape, with
    the line of company.yaml, the catalogue or the template that says them; and, in a list of its
    own that changes no exit code, what 'charter feed' needs for job boards.

    --without is a drill instead: which decisions nobody decides while the holders are away, since
    no deputy is named or is away too; whose load breaks as a stand-in; vetoes that nobody can use,
    reports without a boss, limits up to which nobody can sign. Exit code 1 where there is any.

    --assume product.roadmap=vp-product says what would follow if another position owned a
    responsibility or a decision: who gives what to whom, loads, what is to be settled then and what
    would be settled, and the papers that would change, signed ones first. Nothing is written; the
    line 'product.roadmap: vp-product' under 'assign' in company.yaml makes it so. Exit code 1 where
    something would have no owner.

    Exit code 0: fine, or advice alone; 1: something must be settled before papers go out or a
    posting is published; 3, with --strict: nothing, but a part of a posting was not checked.

    'charter build --paper certificate' writes a page that says what was checked; 'charter lint'
    looks at any posting, without a workspace.

    --calendar writes, as whole days, when charters are to be looked at again, somebody's acting
    ends, a holder's last day is, the company file begins to hold, and applications close. Reading
    a newer file into the same calendar moves the days that changed. What somebody edited in the
    file is only overwritten with --force.

    --report github prints a line for each finding that GitHub Actions shows beside the line of the
    file, --report sarif one log in SARIF 2.1.0, which code scanning and editors read.

    A file in the folder 'catalog' or 'templates' of a workspace stands for the workspace, so that
    whatever was changed can be named; each workspace is checked once.

    \b
    --json prints one object; of several workspaces {"version": 1, "workspaces": [...],
    "problems": [...]}, with such an object for each and what cannot be read:
      version         1
      company, structure, catalog
      proved          true when nothing must be settled
      counts          responsibilities and decisions that apply
      positions       id, title, status, acting, reports_to, load
      assignments     id, kind, accountable, responsible, consulted, informed, veto, because
      findings        severity (gap, advice or note), code, message, hint, path, line, column,
                      about, evidence, changes
      unanswered      facts that company.yaml leaves out, with the entries that wait for them
      postings        position, laws (ids of 'charter show laws'), beside_the_posting,
                      errors and advice (code, path, line, column, quote, message, why,
                      source, instead, hint), notes (what was not checked), gender (a score that
                      leans to one side, with its words, or ""), places (code, city, laws:
                      law, name, state, said; unseen: codes at whose law nobody looked),
                      coming (law, starts, said: what begins within a year) and asked
                      (item, what, state: shown, stated, missing or not-checked; required,
                      forbidden, shown: the words that satisfy it; laws, source, path, line,
                      column)
      boards          what keeps open postings out of feeds: the same keys as advice
    With --calendar the object also has
      calendar        path (null where there are no days),
                      days (company, kind, position or null, day, what)

    With --assume it is version, company, proved and
      owners          id, before, after: positions, or null
      loads           position, before, after (responsibilities, decisions, weight; or null)
      new, gone       findings that would be there, and that would not
      papers          paper, title, state (changed, new, gone), places, signed (a day, or null)
      problems        why papers cannot be compared

    With --without it is version, company and absences, one for each drill:
      away, also      positions, and those for which their holders act
      fine            true when everything goes on, but for what is said to wait
      undecided       id, title, owner, reason (no-deputy, deputy-away, reserved), asked
      stand_ins       position, decisions, responsibilities, share, before, breaks
      vetoes          position, id, title
      reports         positions without a boss
      limits          position, limit (spend or hire), up_to
    """
    from charter.checking import check_workspace, folders_of
    from charter.cli.check_laws import law_lines
    from charter.cli.check_text import check_lines
    from charter.cli.printer import say
    from charter.load.company_file import read_workspace
    from charter.problems import CharterError, InputError

    _refuse(calendar, force)
    if assume:
        if without or report or calendar or len(workspaces) > 1:
            message = "--assume looks at one workspace, without --without, --report or --calendar"
            raise click.UsageError(message)
        from charter.cli.assume import assume as what_follows

        folder = folders_of(workspaces or (Path(),))[0]
        ctx.exit(what_follows(folder, assume, day or options.today(), as_json, quiet))
    if without:
        from charter.cli.absence import drill

        ctx.exit(drill(workspaces or (Path(),), without, as_json, report, quiet))
    found: list[CheckedCompany] = []
    problems: list[Problem] = []
    for folder in folders_of(workspaces or (Path(),)):
        try:
            found.append(check_workspace(read_workspace(folder), day or options.today()))
        except CharterError as bad:
            problems += bad.problems
    if not found:
        raise InputError(problems)
    if calendar:
        from charter.cli.check_calendar import calendar_data, calendar_line, write_calendar

        write_calendar(calendar, found, day or options.today(), force)
    if as_json:
        days = calendar_data(calendar, found) if calendar else {}
        echo_json(_data(found, problems, whole=len(workspaces) < 2) | days)
    elif report:
        from charter.cli.report import of_problem

        said = chain(chain.from_iterable(map(_reported, found)), map(of_problem, problems))
        echo_report(report, said)
    else:
        for number, one in enumerate(found):
            if number and not quiet:
                echo()
            say(check_lines(one.organisation, quiet))
            say(law_lines(one.organisation.catalog, one.postings, one.boards, quiet))
        if calendar and not quiet:
            say(["", calendar_line(calendar, found)])
    if problems:
        raise InputError(problems)
    if not all(one.fine for one in found):
        ctx.exit(1)
    ctx.exit(3 if strict and any(one.unchecked for one in found) else 0)


def _refuse(calendar: Path | None, force: bool) -> None:
    if force and not calendar:
        raise click.UsageError("--force is for the file of --calendar: name one")
    if calendar and calendar.suffix.lower() != ".ics":
        raise click.UsageError(f"a calendar file ends in .ics, '{calendar.name}' does not")


def _data(
    found: Sequence[CheckedCompany], problems: Iterable[Problem], whole: bool
) -> dict[str, Any]:
    from charter.cli.check_data import JSON_VERSION, check_data
    from charter.cli.check_laws import boards_data, law_data

    each = [
        check_data(one.organisation)
        | {"postings": law_data(one.postings), "boards": boards_data(one.boards)}
        for one in found
    ]
    if whole:
        return each[0]
    wrong = [problem_data(problem) for problem in problems]
    return {"version": JSON_VERSION, "workspaces": each, "problems": wrong}


def _reported(found: CheckedCompany) -> Iterator[Reported]:
    """Yield each finding as --report prints it; what only job boards want is a note."""
    from charter.cli.report import not_checked, of_finding, of_remark

    yield from map(of_finding, found.organisation.findings)
    for posting in found.postings:
        yield from map(of_remark, posting.remarks)
        place = found.organisation.positions[posting.position_id].given.place
        for note in posting.notes:
            yield not_checked(place, f"Posting for {posting.position_id}: {note}")
    for remark in found.boards:
        yield of_remark(remark, "note")
