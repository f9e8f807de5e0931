"""charter check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo_json, echo_report

if TYPE_CHECKING:
    from charter.checking import CheckedCompany
    from charter.cli.report import Reported


@click.command("check")
@options.workspace
@options.day()
@options.strict
@options.json_output
@options.report
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    day: date | None,
    strict: bool,
    as_json: bool,
    report: str | None,
    quiet: bool,
) -> None:
    """Show that every responsibility and decision has exactly one owner, or which have not.

    Prints the proof, the load of each position, and every finding with its place and what to do:
    also charters that would contradict each other, vetoes that run upwards, titles that do not
    match the work, and loads beyond what one person can carry.
    Then what each posting lacks: by the law of its places on --date; in its words and shape, with
    the line of company.yaml, the catalogue or the template that says them; and, in a list of its
    own that changes no exit code, what 'charter feed' needs for job boards.

    Exit code 0: fine, or advice alone; 1: something must be settled before papers are written or a
    posting is published; 3, with --strict: nothing, but a part of a posting was not checked.

    'charter build --paper certificate' writes a page that says what was checked; 'charter lint'
    looks at any posting, without a workspace.

    --report github prints a line for each finding that GitHub Actions shows beside the line of the
    file, --report sarif one log in SARIF 2.1.0, which code scanning and editors read.

    \b
    --json prints one object:
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
                      leans to one side, with its words, or "")
      boards          what keeps open postings out of feeds: the same keys as advice
    """
    from charter.checking import check_workspace
    from charter.cli.check_data import check_data
    from charter.cli.check_laws import boards_data, law_data, law_lines
    from charter.cli.check_text import check_lines
    from charter.cli.printer import say
    from charter.read.company_file import read_workspace

    read = read_workspace(workspace)
    found = check_workspace(read, day or options.today())
    if as_json:
        data = check_data(found.organisation)
        data |= {"postings": law_data(found.postings), "boards": boards_data(found.boards)}
        echo_json(data)
    elif report:
        echo_report(report, _reported(found))
    else:
        say(check_lines(found.organisation, quiet))
        say(law_lines(read.catalog, found.postings, found.boards, quiet))
    ctx.exit(3 if strict and found.fine and found.unchecked else 0 if found.fine else 1)


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
