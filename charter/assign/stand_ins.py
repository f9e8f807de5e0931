"""What is to be settled in disputes, deputies, ties, dotted lines, agents and limits."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.deputies import deputy_findings, tie_findings
from charter.assign.lines import dotted_findings, limit_findings
from charter.assign.organisation import Finding, Organisation
from charter.problems import Place, Problem


def stand_in_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield what the company file says of who claims, stands in and works for others."""
    yield from _disputes(organisation)
    yield from deputy_findings(organisation)
    yield from tie_findings(organisation)
    yield from dotted_findings(organisation)
    yield from limit_findings(organisation)
    yield from _not_applying(organisation)


def _disputes(organisation: Organisation) -> Iterator[Finding]:
    for dispute in organisation.company.disputed:
        assigned = organisation.assigned(dispute.entry)
        if assigned is None:
            continue
        *others, last = (f"'{name}'" for name in dispute.claimants)
        names = f"{', '.join(others)} and {last}"
        title = assigned.entry.title
        message = (
            f"{names} {'all' if others[1:] else 'both'} claim '{dispute.entry}' ({title}), and "
            "nobody owns it; papers are drafts until it is settled"
        )
        hint = (
            f"settle it: '{dispute.entry}: {dispute.claimants[0]}' under 'assign', or another of "
            "them, and take this line away"
        )
        problem = Problem(dispute.place, "disputed", message, hint)
        about = (dispute.entry, *dispute.claimants)
        yield Finding("gap", problem, about, assigned.entry.evidence)


def _not_applying(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on each line about an entry that this company does not have."""
    for what, entry, place in _lines(organisation):
        if organisation.assigned(entry) is None:
            message = f"'{entry}' {what}, and does not apply to this company"
            hint = f"'charter show {entry}' tells when it does; take it out or state the fact"
            problem = Problem(place, "does-not-apply", message, hint)
            yield Finding("advice", problem, (entry,))


def _lines(organisation: Organisation) -> Iterator[tuple[str, str, Place]]:
    company = organisation.company
    for dispute in company.disputed:
        yield "is disputed", dispute.entry, dispute.place
    for named in company.deputies:
        yield "has a deputy", named.entry, named.place
    for named in company.ties:
        yield "stands under 'ties'", named.entry, named.place
    for agent in company.agents:
        for entry in agent.does:
            yield f"is done by '{agent.id}'", entry, agent.place
    for position in company.positions.values():
        for entry in position.reserved:
            yield f"is reserved for '{position.id}'", entry, position.place_of("deputy")
