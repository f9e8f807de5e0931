"""charter transition."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done
from charter.cli.values import Day


class Person(click.ParamType[tuple[str, str]]):
    """FROM=TO: the holder of one position before has the other afterwards, or none."""

    name = "FROM=TO"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return both positions."""
        if isinstance(value, tuple):
            return value[0], value[1]
        old, equals, new = value.partition("=")
        if not (old and equals and new):
            self.fail(f"'{value}' is not FROM=TO, such as cpto=cto or cpto=nobody", param, ctx)
        return old, new


_PERSON_HELP = (
    "The holder of FROM before has TO afterwards, such as cpto=cto, or none: cpto=nobody. "
    "Can be repeated."
)
_ON_HELP = (
    "Day of the change.  [default: 'valid_from' of TO, the first new 'start' in it, or the first "
    "'ends' in FROM]"
)


@click.command("transition")
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO")
@options.company()
@click.option("--person", "persons", type=Person(), multiple=True, help=_PERSON_HELP)
@click.option("--on", type=Day(), help=_ON_HELP)
@options.formats(default="md,docx")
@options.out("out/transition in TO; for structures ./transition")
@options.day()
@options.force
@options.json_output
@options.quiet
def command(
    before: str,
    after: str,
    workspace: Path | None,
    persons: tuple[tuple[str, str], ...],
    on: date | None,
    formats: tuple[str, ...],
    out: Path | None,
    day: date | None,
    force: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Write what a reorganisation moves, from whom to whom and when.

    FROM and TO are workspaces, company files or structures. Every responsibility and decision is
    kept, handed on, moved, settled (it was disputed), newly shared, added or ended, and the sums
    are printed; so is what
    changes in positions: lines, titles, holders, who acts, dates. Nothing is written while work
    falls between. Papers: the ledger, a handover page for each person, each charter that changes,
    with the day from which it holds, and what changes in it as tracked changes (that needs the
    extra 'redline').

    In FROM, 'follows' says what --person says, 'ends' when somebody's time ends, and 'promised'
    what a contract promised.

    \b
    --json prints one object:
      version     2
      company, from, to, on (the day of the change, or null)
      guard       signed charters and promises: position, signed, promised, after,
                  losses (kind, items)
      advice      what to do about them
      persons     position before to position after, null for none
      positions   what changes in each: position, kind, from, to
      balances    of each person: from, to, losses, gains (kind, items)
      charters    those that change: position, what
      sums        kept, handed, moved, settled, shared, added, ended, fallen; totals
                  (from, to); balances
      entries     id, title, kind, change, from, claimed, to, on, held_before, held_by,
                  until, joined, left, why
      notes       what a structure could not take over from the company
      problems    what falls between or does not fit: path, line, column, code, message,
                  hint
      folder, written, unchanged
    """
    from charter.cli.printer import say
    from charter.cli.transition_papers import changed_charters, default_folder, papers_written
    from charter.cli.transition_text import data_of, guard_lines, ledger_lines, long_past
    from charter.cli.written import tell
    from charter.load.company_file import read_workspace
    from charter.maker import Maker
    from charter.problems import CharterError
    from charter.reorganise.plan import plan_of
    from charter.reorganise.sides import check_same_company, is_path, sides_of

    if workspace is None and not is_path(before) and not is_path(after):
        from charter.load.catalog_files import read_catalog

        if {before, after} <= set(read_catalog().structures):
            raise click.UsageError("two structures need a company: add --workspace WORKSPACE")
    company = read_workspace(workspace) if workspace else None
    one, other = sides_of((before, after), company)
    check_same_company(one, other)
    plan = plan_of((one, other), persons, on)
    ledger, paper_day, maker = plan.ledger, day or options.today(), Maker()
    if not as_json:
        say(guard_lines(ledger))
    words = before, after
    if plan.problems:
        if as_json:
            echo_json(data_of(ledger, words, plan.notes, plan.problems))  # with more than those
        raise CharterError(plan.problems)
    notes = (*plan.notes, *long_past(ledger.day, paper_day))
    charters = changed_charters(ledger, paper_day, plan.sides, maker)
    said_of = [(each.position, each.sections) for each in charters]
    anything = bool(charters) or plan.changes
    if anything and ledger.day is None:
        said = "TO has no 'valid_from' and no new 'start', and FROM no 'ends': add --on DATE, "
        raise click.UsageError(f"{said}the day of the change")
    data = data_of(ledger, words, notes, (), said_of)
    done = None
    if anything:  # papers about a change that is none would only have to be thrown away
        folder = out or default_folder(plan.sides[1])
        done = papers_written(
            ledger, paper_day, notes, plan.sides, charters, formats, folder, force, maker
        )
        work_is_done()
    if as_json:
        echo_json(data | (written_data(done) if done else {}))
    elif not (quiet and done):
        say([*ledger_lines(ledger, notes, said_of), *[""] * bool(done)])
    if done:
        tell(done, quiet or as_json)
