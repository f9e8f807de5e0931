"""charter check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli import options

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Organisation
    from charter.check.law_company import PostingLaw
    from charter.read.company import Workspace

JSON_VERSION = 1


@click.command("check")
@options.workspace
@options.json_output
@click.option("--quiet", "-q", is_flag=True, help="Print findings only.")
@click.option("--certificate", is_flag=True, help="Also write one page that says what was checked.")
@click.option(
    "--format",
    "formats",
    type=options.Formats(),
    help="Formats of the certificate, with commas.  [default: md,docx]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Folder for the certificate.  [default: out in the workspace]",
)
@click.option(
    "--date",
    "day",
    type=options.Day(),
    help="Day whose law counts, and date of the certificate.  [default: today]",
)
@click.option("--force", is_flag=True, help="Overwrite a certificate that somebody edited.")
@click.option(
    "--posting",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Check the words and shape of any posting instead: .md, .txt, .html or .docx.",
)
@click.option("--language", default="", help="Language of that posting: en, de, da ...")
@click.option(
    "--place",
    "places",
    multiple=True,
    type=options.PlaceCode(),
    help="Look at the law of this place for that posting: US-CO, CA-ON, IT ... May be repeated.",
)
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
    Then what the law of its places asks of each posting on --date, and what is missing.
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
      findings        severity (gap or advice), code, message, hint, path, line, column, evidence
      unanswered      facts that company.yaml leaves out, with the entries that wait for them
      postings        position, laws (ids of 'charter show laws'), beside_the_posting,
                      errors and advice (code, path, line, column, quote, message, why,
                      source, instead)

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
    from charter.check.own_text import findings_of_own_text
    from charter.check.translations import in_english, language_findings
    from charter.cli.certificate import FORMATS, write_certificate
    from charter.cli.check_laws import law_data, law_lines
    from charter.cli.wrapping import terminal_width, wrapped
    from charter.compose.mirror import mirror_of
    from charter.read.company_file import read_workspace
    from charter.read.languages import no_charters

    if not certificate:
        _refuse_without_certificate(ctx, "formats", "out", "force")
    read = read_workspace(workspace)
    organisation = organise(read)
    day = day or options.today()
    text_findings = findings_of_own_text(read)
    if organisation.proved:
        mirror = mirror_of(in_english(organisation), day)
        organisation = organisation._replace(findings=(*organisation.findings, *mirror.findings))
        if any(given.signed_hash for given in read.company.positions.values()):
            text_findings += _signed_otherwise(read)
    untranslated = language_findings(organisation, day)
    organisation = organisation._replace(
        findings=(*organisation.findings, *text_findings, *untranslated)
    )
    readable = all(found.problem in no_charters(read.company) for found in untranslated)
    postings = _postings(organisation, day, read.folder / "templates") if readable else ()
    if as_json:
        data = _data(organisation) | {"postings": law_data(postings)}
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        width = terminal_width()
        for line in (
            *_lines(organisation, quiet),
            *law_lines(read.catalog, postings, quiet),
        ):
            click.echo(wrapped(line, width))
    if certificate:
        write_certificate(read, organisation, day, formats or FORMATS, out, force, as_json or quiet)
    unlawful = any(posting.errors for posting in postings)
    ctx.exit(0 if organisation.proved and not unlawful else 1)


def _signed_otherwise(workspace: Workspace) -> list[Finding]:
    from charter.assign.organisation import Finding
    from charter.verify.sign import differing

    return [Finding("advice", problem) for problem in differing(workspace)]


def _postings(organisation: Organisation, day: date, templates: Path) -> tuple[PostingLaw, ...]:
    from charter.assign.hiring import is_posted

    if not any(is_posted(position) for position in organisation.positions.values()):
        return ()
    from charter.check.law_company import posting_laws

    return posting_laws(organisation, day, templates)


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


def _lines(organisation: Organisation, quiet: bool) -> Iterator[str]:
    if not quiet:
        yield from _proof(organisation)
        yield ""
        yield from _load(organisation)
    groups = {
        "To settle before papers are written": organisation.gaps,
        "Advice": tuple(f for f in organisation.findings if f.severity == "advice"),
    }
    for heading, findings in groups.items():
        if findings:
            if not quiet:
                yield ""
            yield click.style(f"{heading} ({len(findings)})", bold=True)
            for finding in findings:
                yield f"  {finding.problem}"
                yield from _sources(organisation, finding)
    if organisation.unanswered and not quiet:
        yield ""
        yield from _unanswered(organisation)


def _proof(organisation: Organisation) -> Iterator[str]:
    structure = organisation.catalog.structures[organisation.company.structure]
    yield click.style(f"{organisation.company.name}: {structure.title}", bold=True)
    work, calls = len(organisation.responsibilities), len(organisation.decisions)
    counts = f"{work} responsibilities and {calls} decisions apply"
    if organisation.proved:
        yield f"{counts}. Each has exactly one owner."
    else:
        unowned = sum(
            not a.accountable
            for a in (*organisation.responsibilities.values(), *organisation.decisions.values())
        )
        yield (
            f"{counts}. {unowned} of them {'lacks' if unowned == 1 else 'lack'} one clear owner."
            if unowned
            else f"{counts}."
        )


def _load(organisation: Organisation) -> Iterator[str]:
    from charter.assign.positions import holder_of

    total = sum(load.weight for load in organisation.load.values()) or 1
    rows = [("Position", "Status", "Answers for", "Decides", "Load")]
    for name, position in organisation.positions.items():
        load = organisation.load[name]
        holder = holder_of(organisation.positions, name)
        status = position.status
        if holder and holder != name:
            status = f"{status}, {organisation.positions[holder].short} acts"
        share = f"{load.weight / total:.0%}"
        rows.append(
            (position.short, status, str(load.responsibilities), str(load.decisions), share)
        )
    widths = [max(len(row[n]) for row in rows) for n in range(5)]
    for number, row in enumerate(rows):
        left = "  ".join(cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True))
        right = "  ".join(
            cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)
        )
        line = f"  {left}  {right}"
        yield click.style(line, dim=True) if number == 0 else line


def _sources(organisation: Organisation, finding: Finding) -> Iterator[str]:
    for name in finding.evidence:
        claim = organisation.catalog.claims[name]
        yield click.style(f"    {claim.author}: {claim.text} [{name}]", dim=True)


def _unanswered(organisation: Organisation) -> Iterator[str]:
    count = len({entry for entries in organisation.unanswered.values() for entry in entries})
    what = "1 entry was" if count == 1 else f"{count} entries were"
    yield f"Facts that company.yaml does not state; {what} left out for them:"
    width = max(map(len, organisation.unanswered))
    for fact, entries in organisation.unanswered.items():
        more = f" and {len(entries) - 2} more" if len(entries) > 2 else ""
        yield f"  {fact:{width}}  for {', '.join(entries[:2])}{more}"


def _data(organisation: Organisation) -> dict[str, Any]:
    total = sum(load.weight for load in organisation.load.values()) or 1
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    return {
        "version": JSON_VERSION,
        "company": organisation.company.name,
        "structure": organisation.company.structure,
        "catalog": organisation.catalog.version,
        "proved": organisation.proved,
        "counts": {
            "responsibilities": len(organisation.responsibilities),
            "decisions": len(organisation.decisions),
        },
        "positions": [
            {
                "id": p.id,
                "title": p.title,
                "status": p.status,
                "acting": p.acting or None,
                "reports_to": p.reports_to or None,
                "load": {
                    "responsibilities": organisation.load[p.id].responsibilities,
                    "decisions": organisation.load[p.id].decisions,
                    "weight": organisation.load[p.id].weight,
                    "share": round(organisation.load[p.id].weight / total, 3),
                },
            }
            for p in organisation.positions.values()
        ],
        "assignments": [
            {
                "id": a.entry.id,
                "kind": a.entry.kind,
                "accountable": a.accountable or None,
                "responsible": a.responsible,
                "consulted": a.consulted,
                "informed": a.informed,
                "veto": a.veto,
                "because": {"kind": a.because.kind, "place": str(a.because.place)},
            }
            for a in everything
        ],
        "findings": [
            {
                "severity": f.severity,
                "code": f.problem.code,
                "message": f.problem.message,
                "hint": f.problem.hint,
                "path": f.problem.place.path,
                "line": f.problem.place.line,
                "column": f.problem.place.column,
                "about": f.about,
                "evidence": f.evidence,
            }
            for f in organisation.findings
        ],
        "unanswered": organisation.unanswered,
    }
