"""charter lint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import law_options, options
from charter.cli.data import problem_data
from charter.cli.output import echo, echo_json, echo_report

if TYPE_CHECKING:
    from charter.check.papers.posting import PostingReport
    from charter.cli.report import Reported
    from charter.problems import Problem

JSON_VERSION = 1


@click.command("lint")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@options.language
@law_options.places
@law_options.reports_to
@law_options.headcount
@law_options.headcount_there
@law_options.has
@options.day()
@options.strict
@options.json_output
@options.report
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    files: tuple[Path, ...],
    language: str,
    places: tuple[str, ...],
    reports_to: tuple[str, ...],
    headcount: int | None,
    headcount_there: int | None,
    has: tuple[str, ...],
    day: date | None,
    strict: bool,
    as_json: bool,
    report: str | None,
    quiet: bool,
) -> None:
    """Check the words and the shape of any posting, and the law of its places.

    FILE is any posting, yours or not, and needs no workspace: .md, .txt, .html or .docx. What is
    looked for: words that shut people out, jargon, gender-coded words, length, sentences, reading
    ease, and what is missing. It is no legal advice. The language is found in the text where
    --language does not say it. --place US-CO adds what the law of that place asks for on --date,
    as far as words can tell; a city has rules of its own: --place 'US-OH Cleveland'. What depends
    on the number of people is an error only where --headcount and --headcount-there say it.
    'charter check' looks at the postings of a workspace.

    Exit code 0: fine, or advice alone; 1: errors, or a file that cannot be read; 3, with --strict:
    no errors, but a part was not checked.

    --report github prints a line for each finding that GitHub Actions shows beside the line of the
    file, --report sarif one log in SARIF 2.1.0, which code scanning and editors read.

    \b
    --json prints one object:
      version    1
      files      for each:
        path, title, language
        summary         words, bullets (share), sentences, words_per_sentence, reading_ease
                        (formula, score), gender (plain and own: coding, feminine, masculine)
        errors, advice  code, path, line, column, quote, message, why, source, instead,
                        hint (as instead)
        notes           what was not checked, and what else there is to know
        law             null without --place; places (code, city, laws: law, name, state, said;
                        unseen: codes at whose law nobody has looked) and coming (law, starts,
                        said: what begins within a year)
      problems   files that cannot be read: path, line, column, code, message, hint
    """
    law = {
        "--date": day,
        "--reports-to": reports_to,
        "--headcount": headcount is not None,
        "--headcount-there": headcount_there is not None,
        "--has": has,
    }
    for option, given in law.items():
        if given and not places:
            raise click.UsageError(f"'{option}' is for the law of a place: add --place CODE")
    if None not in (headcount, headcount_there) and (headcount_there or 0) > (headcount or 0):
        raise click.UsageError("'--headcount-there' is more than '--headcount'")
    from charter.cli.lint_text import data_of, lines, unchecked
    from charter.cli.printer import say
    from charter.problems import InputError

    facts = {
        "places": places,
        "reports_to": reports_to,
        "headcount": headcount,
        "headcount_there": headcount_there,
        "has": has,
    }
    reports, problems = _reports(files, language, facts, day or options.today())
    if as_json:
        data = [data_of(report) for report in reports]
        wrong = [problem_data(problem) for problem in problems]
        echo_json({"version": JSON_VERSION, "files": data, "problems": wrong})
    elif report:
        echo_report(report, _reported(reports, problems))
    else:
        for number, made in enumerate(reports):
            if number and not quiet:
                echo()
            say(lines(made, quiet))
    if problems:
        raise InputError(problems)
    if any(report.errors for report in reports):
        ctx.exit(1)
    ctx.exit(3 if strict and any(map(unchecked, reports)) else 0)


def _reports(
    files: Sequence[Path], language: str, facts: dict[str, Any], day: date
) -> tuple[list[PostingReport], list[Problem]]:
    """Return what the checks say of each file, and what is wrong with those not to be read."""
    from charter.check.papers.posting import lint, unknown_languages
    from charter.problems import CharterError

    catalog = None
    unknown = [("--language", problem) for problem in unknown_languages([language])]
    if facts["places"]:
        from charter.check.papers.law_of_text import unknown_places
        from charter.load.catalog_files import read_catalog

        catalog = read_catalog()
        for option, codes in (("--place", facts["places"]), ("--reports-to", facts["reports_to"])):
            unknown += [(option, problem) for problem in unknown_places(codes, catalog)]
    for option, problem in unknown:
        raise click.UsageError(f"{option}: {problem.message} - {problem.hint}")
    reports: list[PostingReport] = []
    problems: list[Problem] = []
    for file in dict.fromkeys(files):
        try:
            reports.append(lint(file, day, language=language, catalog=catalog, **facts))
        except CharterError as bad:
            problems += bad.problems
    return reports, problems


def _reported(reports: Iterable[PostingReport], problems: Iterable[Problem]) -> Iterator[Reported]:
    from charter.cli.lint_text import unchecked
    from charter.cli.report import not_checked, of_problem, of_remark
    from charter.problems import Place

    for made in reports:
        yield from map(of_remark, made.remarks)
        yield from (not_checked(Place(made.reading.path), note) for note in unchecked(made))
    yield from map(of_problem, problems)
