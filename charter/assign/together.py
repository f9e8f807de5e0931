"""Work and the decision on it belong together: where the company file takes them apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from charter.assign.organisation import Assignment, Finding, Organisation, upwards
from charter.facts.catalog import Entry
from charter.problems import Problem


def together_findings(
    organisation: Organisation, usual: Callable[[Entry], str]
) -> Iterator[Finding]:
    """Yield advice on each two entries that belong together and that `assign` takes apart.

    `usual` tells who would own an entry if the company file assigned nothing. What two own by the
    catalogue too, such as the signing of a risk, may lie with the owner or with one above it.
    """
    entries = {**organisation.responsibilities, **organisation.decisions}
    for one in entries.values():
        for name in one.entry.goes_with:
            other = entries.get(name)
            if other and _is_apart(organisation, one, other, usual):
                yield _finding(organisation, one, other)


def _is_apart(
    organisation: Organisation, one: Assignment, other: Assignment, usual: Callable[[Entry], str]
) -> bool:
    owners = one.accountable, other.accountable
    if "" in owners or owners[0] == owners[1]:
        return False
    if "company" not in (one.because.kind, other.because.kind):
        return False
    if usual(one.entry) == usual(other.entry):
        return True
    return one.accountable not in upwards(organisation.positions, other.accountable)[1:]


def _finding(organisation: Organisation, one: Assignment, other: Assignment) -> Finding:
    said = organisation.company.assign.get
    moved = one if one.because.kind == "company" else other
    stayed = other if moved is one else one
    override = said(moved.entry.id)
    assert override is not None, "it owns the entry because the company file says so"
    parts = (_owns(a) for a in (moved, stayed))
    message = f"{' and '.join(parts)}, though the two belong together"
    hint = f"let one have both: '{stayed.entry.id}: {moved.accountable}' under 'assign'"
    if said(stayed.entry.id) is None:
        hint += ", or take this line away"
    problem = Problem(override.place, "taken-apart", message, hint)
    return Finding("advice", problem, (moved.entry.id, stayed.entry.id))


def _owns(assigned: Assignment) -> str:
    verb = "decides" if assigned.entry.kind == "decision" else "answers for"
    return f"'{assigned.accountable}' {verb} '{assigned.entry.id}'"
