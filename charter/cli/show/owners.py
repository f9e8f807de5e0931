"""Who owns the entries in one company, or in a structure that no company has filled in yet."""

from __future__ import annotations

from collections.abc import Mapping

from charter.assign.conditions import Setting, applies, unanswered
from charter.assign.fitting import without_company
from charter.assign.organisation import Assignment, Organisation
from charter.assign.ownership import organise, setting_of
from charter.cli.show.fields import Field
from charter.cli.show.words import condition_text, value_text
from charter.facts.catalog import Catalog, Entry
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple


class Owners(NamedTuple):
    """An organisation, and what unstated facts leave open.

    `waiting` maps an entry to the facts that decide whether it applies, `if_stated` to whom it
    would go. `of_company` is False where only a structure was named.
    """

    organisation: Organisation
    setting: Setting
    waiting: Mapping[str, tuple[str, ...]]
    if_stated: Mapping[str, Assignment]
    of_company: bool

    def assignment(self, entry: Entry) -> Assignment | None:
        """Return who owns an entry, or would own it if it applies; None where it does not apply."""
        made = (self.organisation.responsibilities, self.organisation.decisions, self.if_stated)
        return next((found[entry.id] for found in made if entry.id in found), None)


def owners_of(workspace: Workspace, of_company: bool = True) -> Owners:
    """Return who owns what in a workspace."""
    organisation = organise(workspace)
    waiting: dict[str, tuple[str, ...]] = {}
    for fact, ids in organisation.unanswered.items():
        for name in ids:
            waiting[name] = (*waiting.get(name, ()), fact)
    return Owners(
        organisation=organisation,
        setting=setting_of(workspace.company, organisation.positions),
        waiting=waiting,
        if_stated=_if_stated(workspace, waiting),
        of_company=of_company,
    )


def _if_stated(
    workspace: Workspace, waiting: Mapping[str, tuple[str, ...]]
) -> dict[str, Assignment]:
    catalog = workspace.catalog

    def freed(entries: Mapping[str, Entry]) -> dict[str, Entry]:
        return {n: e._replace(when=()) for n, e in entries.items() if n in waiting}

    unconditional = catalog._replace(
        responsibilities=freed(catalog.responsibilities), decisions=freed(catalog.decisions)
    )
    organisation = organise(workspace._replace(catalog=unconditional))
    return {**organisation.responsibilities, **organisation.decisions}


def owners_in_structure(catalog: Catalog, structure: str) -> Owners:
    """Return who owns what in a structure, for a company that has stated no fact."""
    return owners_of(without_company(catalog, structure), of_company=False)


def because_text(assignment: Assignment) -> str:
    """Return why an entry has its owner, with the place that says so."""
    place = assignment.because.place._replace(column=0)
    reason = {
        "company": "the company file says so",
        "structure": "the structure says so",
        "catalogue": "first in the catalogue's order that is here",
    }[assignment.because.kind]
    if assignment.claimed:
        reason = "the company file says that several claim it"
    elif not assignment.accountable:
        reason = "not exactly one position fits the order"
    return f"{reason} ({place})"


def entry_owners(owners: Owners, entry: Entry) -> list[Field]:
    """Return who is accountable and so on for one entry, or why it does not apply."""
    assignment = owners.assignment(entry)
    if assignment is None:
        return [Field("Does not apply", tuple(_failing(owners, entry)))]
    found = []
    if entry.id in owners.waiting:
        facts = " and ".join(f"'{fact}'" for fact in owners.waiting[entry.id])
        where = "company.yaml does not state" if owners.of_company else "it depends on"
        found.append(Field("Open", (f"{where} {facts}; if it applies:",)))
    label = "Decides" if entry.kind == "decision" else "Accountable"
    owner = position_text(owners, assignment.accountable) or "nobody"
    if assignment.claimed:
        owner = "not settled; claimed by " + "; ".join(
            position_text(owners, name) for name in assignment.claimed
        )
    found.append(Field(label, (owner,)))
    found.append(Field("Because", (because_text(assignment),)))
    lists = {
        "Responsible": assignment.responsible,
        "Consulted": assignment.consulted,
        "Informed": assignment.informed,
        "Veto": assignment.veto,
        "Disputes": (assignment.dispute,) if assignment.dispute else (),
    }
    for label, names in lists.items():
        if names:
            found.append(Field(label, ("; ".join(position_text(owners, n) for n in names),)))
    return found


def position_text(owners: Owners, name: str) -> str:
    """Return a position by its title and id, and who acts for it while it is vacant."""
    position = owners.organisation.positions.get(name)
    if position is None:
        return name
    text = f"{position.short} ({name})"
    if position.status == "filled":
        return text
    acting = owners.organisation.positions.get(position.acting)
    return f"{text}, {position.status}" + (f", {acting.short} acts" if acting else "")


def _failing(owners: Owners, entry: Entry) -> list[str]:
    catalog, setting = owners.organisation.catalog, owners.setting
    reasons = []
    for condition in entry.when:
        if applies((condition,), setting) or unanswered((condition,), setting):
            continue
        needed = f"it applies when {condition_text(catalog, condition)}"
        if condition.fact in setting.facts:
            needed += f"; here it is {value_text(setting.facts[condition.fact])}"
        elif condition.fact == "structures":
            needed += f"; here it is {setting.structure}"
        reasons.append(needed)
    return reasons
