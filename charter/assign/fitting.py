"""A company put under another structure than its own, and a company of a structure alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from charter.assign.fitting_lines import fit_lines, fit_position_lines
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.facts.catalog import Catalog, Structure
from charter.facts.company import NOWHERE, Apply, Company, Override, PositionInput, Workspace
from charter.named_tuples import NamedTuple


class Fitted(NamedTuple):
    """A company put under a structure, and what of its file had to be left out or changed."""

    workspace: Workspace
    notes: tuple[str, ...]


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
        equal_opportunity=(),
        accommodation=(),
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
    fitted = fit_lines(fitted, there, notes)
    made = workspace._replace(company=fitted)
    return Fitted(_with_acting(made, company.positions, notes), tuple(notes))


def beyond(organisation: Organisation, structure: str) -> tuple[str, ...]:
    """Return the leaders that a company file gives and a structure lacks.

    They stay unless they are taken out. Those that the company's present structure has come first.
    """
    structures, company = organisation.catalog.structures, organisation.company
    old, new = structures[company.structure].positions, structures[structure].positions
    found = (organisation.positions[name] for name in company.positions)
    left = [p for p in found if p.writes_papers and p.role.id not in new]
    return tuple(p.id for p in sorted(left, key=lambda p: p.role.id not in old))


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
    return fit_position_lines(position, there, notes)


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


def structure_in_effect(organisation: Organisation) -> str:
    """Return the largest structure that the company has, roles and lines, beyond the one it names.

    One that names a CPTO alone, and has a VP for each side beneath, has the structure with VPs.
    """
    structures, named = organisation.catalog.structures, organisation.company.structure
    positions = organisation.positions
    lines = {
        (p.role.id, positions[p.reports_to].role.id if p.reports_to else None)
        for p in positions.values()
    }
    least = structures[named].positions
    return max(
        (
            name
            for name, structure in structures.items()
            if least.keys() <= structure.positions.keys()
            and set(structure.positions.items()) <= lines
        ),
        key=lambda name: (len(structures[name].positions), name == named),
        default=named,
    )
