"""charter advise."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.data import written_data
from charter.cli.output import echo, echo_json

if TYPE_CHECKING:
    from charter.write.files import Written


@click.command("advise")
@options.workspace
@options.json_output
@options.formats()
@options.out("out in the workspace")
@options.day()
@options.force
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    as_json: bool,
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    force: bool,
    quiet: bool,
) -> None:
    """Say which structure and which lines fit the company, and whom to hire first.

    Facts come from company.yaml; those that are missing are asked for and never guessed. The rules
    are catalog/advice.yaml, and a workspace can change them. With --format, a memo of two pages for
    a board is written too, once a fact is stated that speaks of structures. Exit code 1 when
    nothing can be said.

    \b
    --json prints one object:
      version         1
      company, structure, in_effect (the structure that its positions make), catalog
      grounded        false when nothing can be said
      first           structures in first place; more than one in a tie
      advised         the structure that hires and costs below are for
      starving        job (right-thing, thing-right, both or null) and the grounds for each
      structures      id, rank, score, fit, for, against (rule, weight, reason, evidence)
      hires           roles in order, rule, reason, evidence, moves
      lines           what its own lines raise: id, question, lines (position, reports_to), today,
                      verdict, stays, best, options (boss, score, fit, for, against)
      poor_reasons    id, title, why, instead, evidence
      disagreements   id, title, sides (says, evidence), counted
      costs           role, filled, own pay or null, evidence (pay in the source's own currency)
      changes         fact, now, value, first: what would put another structure first
      questions       fact, question, answers, rules that wait for it
      disputed        id, title, claimed (the positions), usual (whose it would be) of work that
                      several claim today
      sources         claim id: author, title, date, text
      folder, written, unchanged   with --format
    """
    from charter.assign.advice import advise
    from charter.assign.ownership import organise
    from charter.cli.advice_text import NO_FACT, data_of, lines_of, question_lines
    from charter.cli.printer import say
    from charter.cli.written import tell
    from charter.compose.advice_disputes import unsettled_of, unsettled_words
    from charter.compose.wording import Wording
    from charter.load.company_file import read_workspace

    read = read_workspace(workspace)
    organisation = organise(read)
    advice = advise(read, organisation)
    wording = Wording(organisation)
    done: Written | None = None
    if formats and advice.grounded:
        from charter.compose.memo import compose_memo
        from charter.make import Wanted, make_papers
        from charter.write.files import write_files

        on = day or options.today()
        wanted = Wanted(on, (compose_memo(advice, wording, on),), formats=formats)
        files = make_papers(read, wanted, organisation=organisation).files
        done = write_files(out or read.folder / "out", files, force=force)
    unsettled = unsettled_of(read)
    if as_json:
        disputed = [
            {"id": a.entry.id, "title": a.entry.title, "claimed": a.claimed, "usual": usual or None}
            for a, usual in unsettled
        ]
        echo_json(
            data_of(advice, wording) | {"disputed": disputed} | (written_data(done) if done else {})
        )
    elif advice.says:
        say(lines_of(advice, wording, quiet))
        say(unsettled_words(unsettled, wording))
        if done and not quiet:
            echo()
    else:
        nothing = f"nothing can be said yet; {NO_FACT}"
        say([f"{advice.company.name}: {nothing}. SaidAnswer some of these under 'company':", ""])
        say(question_lines(advice))
    if done:
        tell(done, quiet or as_json)
    ctx.exit(0 if advice.says else 1)
