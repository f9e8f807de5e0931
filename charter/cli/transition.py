"""charter transition."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo_json, work_is_done
from charter.cli.values import Day

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation


class Person(click.ParamType[tuple[str, str]]):
    """FROM=TO: the holder of one position before has the other afterwards."""

    name = "FROM=TO"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        """Return both positions."""
        if isinstance(value, tuple):
            return value[0], value[1]
        old, equals, new = value.partition("=")
        if not (old and equals and new):
            self.fail(f"'{value}' is not FROM=TO, such as cpto=cto", param, ctx)
        return old, new


_PERSON_HELP = "The holder of FROM before has TO afterwards, such as cpto=cto. Can be repeated."


@click.command("transition")
@click.argument("before", metavar="FROM")
@click.argument("after", metavar="TO")
@options.company()
@click.option("--person", "persons", type=Person(), multiple=True, help=_PERSON_HELP)
@click.option("--on", type=Day(), help="Day of the change.  [default: the first new 'start' in TO]")
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
    kept, moved, newly shared, added or ended, and the sums are printed. Nothing is written while
    work falls between. Papers: the ledger, a handover page for each person, the new charters, and
    each changed charter with tracked changes (that needs the extra 'redline').

    \b
    --json prints one object:
      version     1
      company, from, to, on (the day of the change, or null)
      guard       signed charters: position, signed, after, losses (kind, items)
      advice      what to do about them
      persons     position before to position after
      sums        kept, moved, shared, added, ended, fallen; totals (from, to); balances
      entries     id, title, kind, change, from, to, on, held_by, until, joined, why
      notes       what a structure could not take over from the company
      problems    what falls between or does not fit: path, line, column, code, message, hint
      folder, written, unchanged
    """
    from charter.assign.ledger import balance
    from charter.assign.ledger_dates import change_day
    from charter.assign.ownership import organise
    from charter.cli.printer import say
    from charter.cli.sides import check_same_company, is_path, sides_of
    from charter.cli.transition_text import data_of, guard_lines, ledger_lines, problems_of
    from charter.problems import CharterError
    from charter.read.company_file import read_workspace

    if workspace is None and not is_path(before) and not is_path(after):
        from charter.read.catalog_files import read_catalog

        if {before, after} <= set(read_catalog().structures):
            raise click.UsageError("two structures need a company: add --workspace WORKSPACE")
    company = read_workspace(workspace) if workspace else None
    one, other = sides_of((before, after), company)
    check_same_company(one, other)
    old, new = organise(one.workspace), organise(other.workspace)
    ledger = balance(old, new, _named(persons, old, new))
    change = on or change_day(ledger)
    if not as_json:
        say(guard_lines(ledger))
    if change is None and ledger.changes:
        raise click.UsageError("no position in TO has a new 'start': add --on DATE, the day of it")
    problems = problems_of(ledger, change)
    notes = tuple(dict.fromkeys((*one.notes, *other.notes)))
    data = data_of(ledger, change, (before, after), notes, problems)
    if problems:
        if as_json:
            echo_json(data)  # which has the problems, and more
        raise CharterError(problems)
    if not ledger.changes:
        # Papers about a change that is none would only have to be thrown away.
        if as_json:
            echo_json(data)
        else:
            say(ledger_lines(ledger, change, notes))
        return
    from charter.cli.transition_papers import default_folder, papers_written
    from charter.cli.written import tell

    folder = out or default_folder(other)
    paper_day = day or options.today()
    done = papers_written(ledger, change, paper_day, notes, (one, other), formats, folder, force)
    work_is_done()
    if as_json:
        echo_json(data | written_data(done))
    elif not quiet:
        say([*ledger_lines(ledger, change, notes), ""])
    tell(done, quiet or as_json)


def _named(
    persons: tuple[tuple[str, str], ...], old: Organisation, new: Organisation
) -> dict[str, str]:
    """Return the positions that --person names, by their ids."""
    from charter.problems import InputError, Place, Problem, did_you_mean

    problems: list[Problem] = []
    named: dict[str, str] = {}
    for pair in persons:
        ids = []
        for word, side, where in zip(pair, (old, new), ("FROM", "TO"), strict=True):
            name = word if word in side.positions else side.catalog.role_id(word) or word
            ids.append(name)
            if name not in side.positions:
                message = f"--person: {where} has no position '{word}'"
                hint = did_you_mean(word, side.positions)
                place = Place(side.company.place.path)
                problems.append(Problem(place, "unknown-position", message, hint))
        if ids[0] in named or ids[1] in named.values():
            message = f"--person {pair[0]}={pair[1]}: a position can be named once on each side"
            problems.append(Problem(Place(""), "two-persons", message, "keep one of them"))
        named[ids[0]] = ids[1]
    if problems:
        raise InputError(problems)
    return named
