"""charter check."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from charter.cli import options
from charter.cli.output import echo_json

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Organisation
    from charter.check.papers.own_postings import PostingLaw
    from charter.check.remark import Remark
    from charter.read.company import Workspace


@click.command("check")
@options.workspace
@click.option("--certificate", is_flag=True, help="Add the certificate of ownership.")
@options.formats(default="")
@options.out("out in the workspace")
@options.day()
@options.force
@click.option(
    "--posting",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check the words and shape of any posting instead: .md, .txt, .html or .docx.",
)
@options.language
@options.places
@options.json_output
@options.quiet
@click.pass_context
def command(
    ctx: click.Context,
    workspace: Path,
    as_json: bool,
    quiet: bool,
    certificate: bool,
    formats: tuple[str, ...] | None,
    out: Path | None,
    day: date | None,
    force: bool,
    posting: Path | None,
    language: str,
    places: tuple[str, ...],
) -> None:
    """Show that every responsibility and decision has exactly one owner, or which have not.

    Prints the proof, the load of each position, and every finding with its place and what to do:
    also charters that would contradict each other, vetoes that run upwards, titles that do not
    match the work, and loads beyond what one person can carry.
    Then what each posting lacks: by the law of its places on --date; in its words and shape, with
    the line of company.yaml, the catalogue or the template that says them; and, in a list of its
    own that changes no exit code, what 'charter feed' needs for job boards.
    Exit code 1 when something must be settled before papers are written or a posting is
    published; advice alone is 0.

    --certificate writes certificate.md and certificate.docx: what was checked, against which
    files, and with what result. It is not written while something must be settled.

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
                      source, instead), notes (what was not checked), gender (a score that
                      leans to one side, with its words, or "")
      boards          what keeps open postings out of feeds: the same keys as advice

    --posting reads one file and no workspace: words that shut people out, jargon, gender-coded
    words, length, sentences, reading ease, and what is missing. It is no legal advice.
    --place US-CO adds what the law of that place asks for on --date, as far as words can tell.
    Exit code 1 when there are errors; advice alone is 0.

    \b
    --posting with --json prints one object:
      version         1
      path, title, language
      summary         words, bullets (share), sentences, words_per_sentence, reading_ease
                      (formula, score), gender (plain and own: coding, feminine, masculine)
      errors, advice  code, path, line, column, quote, message, why, source, instead
      notes           what was not checked
    """
    if posting is not None:
        from charter.cli.check_posting import check_file

        _refuse_with_posting(ctx, "workspace", "certificate", "formats", "out", "force")
        if day and not places:
            raise click.UsageError("'--date' is for the law of a place: add --place CODE")
        day = day or options.today()
        ctx.exit(check_file(posting, language, as_json, quiet, places, day))
    if language or places:
        option = "--language" if language else "--place"
        raise click.UsageError(f"'{option}' is for a posting: add --posting FILE")
    from charter.assign.ownership import organise
    from charter.check.own.own_text import findings_of_own_text
    from charter.check.own.translations import charter_findings, posting_findings
    from charter.cli.certificate import FORMATS, write_certificate
    from charter.cli.check_data import check_data
    from charter.cli.check_laws import boards_data, law_data, law_lines
    from charter.cli.check_text import check_lines
    from charter.cli.printer import say
    from charter.compose.mirror import mirror_of
    from charter.read.company_file import read_workspace

    if not certificate:
        _refuse_without_certificate(ctx, "formats", "out", "force")
    read = read_workspace(workspace)
    organisation = organise(read)
    day = day or options.today()
    text_findings = findings_of_own_text(read)
    if organisation.proved:
        mirror = mirror_of(organisation, day)
        organisation = organisation._replace(findings=(*organisation.findings, *mirror.findings))
        if any(given.signed_hash for given in read.company.positions.values()):
            text_findings += _signed_otherwise(read)
    unsaid = posting_findings(organisation, day)
    untranslated = (*charter_findings(organisation, day), *unsaid)
    organisation = organisation._replace(
        findings=(*organisation.findings, *text_findings, *untranslated)
    )
    postings = () if unsaid else _postings(organisation, day, read.folder / "templates")
    boards = _boards(organisation, day) if postings else ()
    if as_json:
        data = check_data(organisation)
        data |= {"postings": law_data(postings), "boards": boards_data(boards)}
        echo_json(data)
    else:
        say(check_lines(organisation, quiet))
        say(law_lines(read.catalog, postings, boards, quiet))
    if certificate:
        write_certificate(read, organisation, day, formats or FORMATS, out, force, as_json or quiet)
    unlawful = any(posting.errors for posting in postings)
    ctx.exit(0 if organisation.proved and not unlawful else 1)


def _signed_otherwise(workspace: Workspace) -> list[Finding]:
    from charter.offer.signing.since_signed import differing

    return list(differing(workspace))


def _postings(organisation: Organisation, day: date, templates: Path) -> tuple[PostingLaw, ...]:
    from charter.assign.hiring import is_posted

    if not any(is_posted(position) for position in organisation.positions.values()):
        return ()
    from charter.check.papers.own_postings import posting_laws

    return posting_laws(organisation, day, templates)


def _boards(organisation: Organisation, day: date) -> tuple[Remark, ...]:
    from charter.feeds.lacks import board_remarks

    return board_remarks(organisation, day)


def _refuse_with_posting(ctx: click.Context, *names: str) -> None:
    given = click.core.ParameterSource.COMMANDLINE
    for param in ctx.command.params:
        if param.name in names and ctx.get_parameter_source(param.name) == given:
            what = param.opts[0] if param.opts[0].startswith("-") else "WORKSPACE"
            raise click.UsageError(f"'{what}' and '--posting' do not go together")


def _refuse_without_certificate(ctx: click.Context, *names: str) -> None:
    given = click.core.ParameterSource.COMMANDLINE
    for param in ctx.command.params:
        if param.name in names and ctx.get_parameter_source(param.name) == given:
            raise click.UsageError(f"'{param.opts[0]}' is for the certificate: add --certificate")
