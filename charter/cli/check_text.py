"""What charter check prints for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from charter.cli.output import style
from charter.cli.printer import Text, TextColumn, TextTable, amount, of_problem

if TYPE_CHECKING:
    from charter.assign.organisation import Finding, Organisation


def check_lines(organisation: Organisation, quiet: bool) -> Iterator[Text]:
    """Yield the proof, the load of each position, the findings, and the facts not stated."""
    if not quiet:
        yield from _proof(organisation)
        yield ""
        yield from _load(organisation)
    groups = {
        "To settle before papers go out": organisation.gaps,
        "Advice": tuple(f for f in organisation.findings if f.severity == "advice"),
    }
    for heading, findings in groups.items():
        if findings:
            if not quiet:
                yield ""
            yield style(f"{heading} ({len(findings)})", bold=True)
            for finding in findings:
                yield of_problem(finding.problem, indent=2)
                yield from _sources(organisation, finding)
                yield from _changes(finding)
    notes = [finding for finding in organisation.findings if finding.severity == "note"]
    if notes and not quiet:
        yield ""
        for finding in notes:
            yield style(f"Note: {finding.problem}", dim=True)
    if organisation.unanswered and not quiet:
        yield ""
        yield from _unanswered(organisation)


def _proof(organisation: Organisation) -> Iterator[Text]:
    structure = organisation.catalog.structures[organisation.company.structure]
    yield style(f"{organisation.company.name}: {structure.title}", bold=True)
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


def _load(organisation: Organisation) -> Iterator[Text]:
    from charter.assign.positions import holder_of

    total = sum(load.weight for load in organisation.load.values()) or 1
    rows = []
    for name, position in organisation.positions.items():
        load = organisation.load[name]
        holder = holder_of(organisation.positions, name)
        status = position.status
        if holder and holder != name:
            status = f"{status}, {organisation.positions[holder].short} acts"
            last = position.given.acting_until
            status += f" until {last}" if last else ""
        share = f"{load.weight / total:.0%}"
        rows.append(
            (position.short, status, str(load.responsibilities), str(load.decisions), share)
        )
    columns = [TextColumn("Position"), TextColumn("Status")]
    columns += [TextColumn(head, ">") for head in ("Answers for", "Decides", "Load")]
    yield TextTable(columns, rows)


def _sources(organisation: Organisation, finding: Finding) -> Iterator[Text]:
    for name in finding.evidence:
        claim = organisation.catalog.claims[name]
        yield style(f"    {claim.author}: {claim.text} [{name}]", dim=True)


def _changes(finding: Finding) -> Iterator[Text]:
    above = None
    for section, old, new in finding.changes:
        if section != above:
            above = section
            yield f"    {section}"
        if old:
            yield f"      - {old}"
        if new:
            yield f"      + {new}"


def _unanswered(organisation: Organisation) -> Iterator[Text]:
    count = len({entry for entries in organisation.unanswered.values() for entry in entries})
    what = f"{amount(count, 'entry', 'entries')} {'was' if count == 1 else 'were'}"
    yield f"Facts that company.yaml does not state; {what} left out for them:"
    rows = []
    for fact, entries in organisation.unanswered.items():
        more = f" and {len(entries) - 2} more" if len(entries) > 2 else ""
        rows.append((fact, f"{', '.join(entries[:2])}{more}"))
    yield TextTable((TextColumn(whole=True), TextColumn()), rows)
