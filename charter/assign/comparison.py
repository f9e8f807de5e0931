"""One company under several structures: what each would mean, and whose work would change hands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.ownership import organise
from charter.read.catalog import Catalog, Entry, Structure
from charter.read.company import NOWHERE, Apply, Company, Override, PositionInput, Workspace

PERIODS = {"year": 1, "month": 12, "week": 52}
"""How often a year has each period that pay is summed for."""


class Fitted(NamedTuple):
    """A company put under a structure, and what of its file had to be left out or changed."""

    workspace: Workspace
    notes: tuple[str, ...]


class YearlyPay(NamedTuple):
    """Pay a year in one currency, from the company's own ranges of `known` positions."""

    currency: str
    least: float
    most: float
    known: int


class StructureColumn(NamedTuple):
    """A company under one structure. `interfaces` are pairs of positions that work together."""

    structure: str
    title: str
    organisation: Organisation
    notes: tuple[str, ...]
    interfaces: tuple[tuple[str, str], ...]
    costs: tuple[YearlyPay, ...]

    @property
    def leaders(self) -> tuple[Position, ...]:
        """Return the positions that get a charter."""
        return tuple(p for p in self.organisation.positions.values() if p.writes_papers)

    @property
    def unowned(self) -> tuple[str, ...]:
        """Return the ids of the entries that nobody owns alone."""
        return tuple(n for n, a in assignments(self.organisation).items() if not a.accountable)

    def share(self, name: str) -> float:
        """Return what part of all weight a position carries."""
        load = self.organisation.load
        return load[name].weight / (sum(item.weight for item in load.values()) or 1)


class Difference(NamedTuple):
    """An entry and its owner's id in each column: "" where nobody, None where it is not there."""

    entry: Entry
    owners: tuple[str | None, ...]


class Comparison(NamedTuple):
    """One company under several structures. `same` counts the entries with one owner in all."""

    company: Company
    of_company: bool
    columns: tuple[StructureColumn, ...]
    differences: tuple[Difference, ...]
    same: int


def assignments(organisation: Organisation) -> dict[str, Assignment]:
    """Return every responsibility and decision with its owner, by id."""
    return {**organisation.responsibilities, **organisation.decisions}


def compare(workspace: Workspace, structures: Sequence[str], of_company: bool = True) -> Comparison:
    """Return a company under each of `structures`, which the catalogue must know."""
    columns = tuple(_column(fit(workspace, structure, of_company)) for structure in structures)
    owned = [assignments(column.organisation) for column in columns]
    entries = {name: a.entry for found in owned for name, a in found.items()}
    differences, same = [], 0
    for name, entry in entries.items():
        owners = tuple(found[name].accountable if name in found else None for found in owned)
        if len(set(owners)) == 1:
            same += 1
        else:
            differences.append(Difference(entry, owners))
    return Comparison(workspace.company, of_company, columns, tuple(differences), same)


def without_company(catalog: Catalog, structure: str) -> Workspace:
    """Return a workspace of a company that has stated nothing but its structure."""
    place = catalog.structures[structure].place
    company = Company(
        name=f"structure {structure}",
        legal_name="",
        website="",
        about="",
        country="",
        currency="",
        facts={},
        benefits=(),
        equal_opportunity="",
        accommodation="",
        apply=Apply(),
        charter_in_contract=None,
        structure=structure,
        structure_place=place,
        positions={},
        assign={},
        place=place,
    )
    return Workspace(NOWHERE, company, catalog)


def fit(
    workspace: Workspace,
    structure: str,
    of_company: bool = True,
    held: Collection[str] = (),
) -> Fitted:
    """Return the company under `structure`.

    Leaders of its present structure that the other lacks are left out; its neighbours and the
    positions it added stay. What then names a position that is not there falls back to the usual.
    Of the leaders that only the other has, somebody is there already for those in `held`.
    """
    company, catalog = workspace.company, workspace.catalog
    if structure == company.structure:
        return Fitted(workspace, ())
    old = set(catalog.structures[company.structure].positions)
    new = set(catalog.structures[structure].positions)
    gone = {n for n, p in company.positions.items() if p.role in old - new}
    kept = {n: p for n, p in company.positions.items() if n not in gone}
    split = {p.role for n, p in kept.items() if n != p.role} - set(kept)
    there = {*kept, *(new - split)}
    notes = [f"'{n}' is left out, for this structure has no such leader" for n in sorted(gone)]
    positions = {n: _fit_position(p, there, notes) for n, p in kept.items()}
    if of_company:
        fresh = new - old - {*kept, *split}
        positions |= _nobody_yet(catalog.structures[structure], fresh - {*held}, notes)
    assign = {}
    for entry, override in company.assign.items():
        if fitting := _fit_override(entry, override, there, notes):
            assign[entry] = fitting
    fitted = company._replace(structure=structure, positions=positions, assign=assign)
    made = workspace._replace(company=fitted)
    return Fitted(_with_acting(made, company.positions, notes), tuple(notes))


def _nobody_yet(
    structure: Structure, roles: set[str], notes: list[str]
) -> dict[str, PositionInput]:
    """Return the leaders that only this structure has: nobody holds them, and the head acts."""
    head = next(role for role, above in structure.positions.items() if not above)
    for role in sorted(roles - {head}):
        notes.append(f"'{role}' is new: nobody holds it yet, and '{head}' acts")
    return {
        role: PositionInput(
            id=role, role=role, place=structure.place, status="planned", acting=head
        )
        for role in structure.positions
        if role in roles - {head}
    }


def _fit_position(position: PositionInput, there: set[str], notes: list[str]) -> PositionInput:
    above = position.reports_to
    if above and above not in there:
        notes.append(f"'{position.id}' cannot report to '{above}' and reports as is usual")
        position = position._replace(reports_to="", reports_to_place=None)
    if position.acting and position.acting not in there:
        position = position._replace(acting="", acting_place=None)
    return position


def _with_acting(
    workspace: Workspace, before: Mapping[str, PositionInput], notes: list[str]
) -> Workspace:
    """Return the workspace with the position above acting where the acting one was left out."""
    made = organise(workspace).positions
    positions = dict(workspace.company.positions)
    for name, given in positions.items():
        if name not in before:
            continue
        lost, above = before[name].acting, made[name].reports_to
        if given.status != "filled" and lost and not given.acting and above:
            notes.append(f"'{above}' acts for '{name}', because '{lost}' is left out")
            positions[name] = given._replace(acting=above)
    return workspace._replace(company=workspace.company._replace(positions=positions))


def _fit_override(
    entry: str, override: Override, there: set[str], notes: list[str]
) -> Override | None:
    def fitting(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        """Return the names that are there; the usual ones (None) where none of them is."""
        found = tuple(name for name in names or () if name in there)
        return found or (None if names else names)

    owner = override.accountable if override.accountable in there else None
    made = override._replace(
        accountable=owner,
        responsible=fitting(override.responsible),
        consulted=fitting(override.consulted),
        informed=fitting(override.informed),
        veto=fitting(override.veto),
    )
    if made != override:
        notes.append(f"the company's line on '{entry}' names a position that is not there")
    return None if not any(value is not None for value in made[:5]) else made


def _column(fitted: Fitted) -> StructureColumn:
    organisation = organise(fitted.workspace)
    structure = organisation.catalog.structures[organisation.company.structure]
    return StructureColumn(
        structure=structure.id,
        title=structure.title,
        organisation=organisation,
        notes=fitted.notes,
        interfaces=tuple(interfaces_of(organisation)),
        costs=costs_of(organisation),
    )


def interfaces_of(organisation: Organisation) -> Iterator[tuple[str, str]]:
    """Yield each pair of positions whose charters print what they give each other."""
    positions = list(organisation.positions.values())
    pairs = {frozenset(i.between) for i in organisation.catalog.interfaces.values()}
    for number, one in enumerate(positions):
        for other in positions[number + 1 :]:
            near = (
                one.reports_to in (other.id, other.reports_to)
                or other.reports_to == one.id
                or one.role.level == other.role.level
            )
            if near and {one.role.id, other.role.id} in pairs:
                yield one.id, other.id


def costs_of(organisation: Organisation) -> tuple[YearlyPay, ...]:
    """Return the pay a year of the positions with a charter, by currency, as far as it is known."""
    costs: dict[str, YearlyPay] = {}
    for position in organisation.positions.values():
        pay = position.given.pay
        if not position.writes_papers or pay is None or pay.per not in PERIODS:
            continue
        times = PERIODS[pay.per]
        _, least, most, known = costs.get(pay.currency, YearlyPay(pay.currency, 0, 0, 0))
        costs[pay.currency] = YearlyPay(
            pay.currency, least + pay.least * times, most + pay.most * times, known + 1
        )
    return tuple(costs.values())
