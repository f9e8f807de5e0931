"""Companies and structures side by side: what each would mean, and what differs between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from charter.assign.fitting import fit
from charter.assign.organisation import Assignment, Organisation, Position
from charter.assign.ownership import organise
from charter.facts.catalog import Entry
from charter.facts.company import Company, Workspace
from charter.facts.said import Fact
from charter.named_tuples import NamedTuple

PERIODS = {"year": 1, "month": 12, "week": 52}
"""How often a year has each period that pay is summed for."""
Key = tuple[str, str]
"""What a position is called in all columns: its role where no column has it twice, else its id."""


class YearlyPay(NamedTuple):
    """Pay a year in one currency, from the company's own ranges of `known` positions."""

    currency: str
    least: float
    most: float
    known: int


class Plan(NamedTuple):
    """What becomes a column: its name for readers, and what a structure could not take over.

    `is_structure` tells a structure that a company was put under from a company as it is written.
    """

    name: str
    workspace: Workspace
    notes: tuple[str, ...] = ()
    is_structure: bool = True


class PlanColumn(NamedTuple):
    """One column. `keys` maps its positions to what they are called in all columns."""

    name: str
    is_structure: bool
    structure: str
    title: str
    organisation: Organisation
    keys: Mapping[str, Key]
    notes: tuple[str, ...]
    costs: tuple[YearlyPay, ...]

    @property
    def company(self) -> Company:
        """Return the company of this column."""
        return self.organisation.company

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

    def position(self, key: Key) -> Position | None:
        """Return the position that is called so in all columns, or None."""
        named = self.organisation.positions
        return next((named[name] for name, own in self.keys.items() if own == key), None)


class Difference(NamedTuple):
    """An entry and its owner's id in each column: "" where nobody, None where it is not there.

    `claimed` are those who dispute it, in each column.
    """

    entry: Entry
    owners: tuple[str | None, ...]
    claimed: tuple[tuple[str, ...], ...] = ()


class ReportingLine(NamedTuple):
    """A position by its id in each column, and the id of the one above it; None where it is not.

    `differs` tells whether two columns that have it put it below different positions.
    """

    key: Key
    ids: tuple[str | None, ...]
    above: tuple[str | None, ...]
    differs: bool


class FactDifference(NamedTuple):
    """What each column's company says of one fact; None where it is not stated."""

    fact: str
    values: tuple[Fact | None, ...]


class Comparison(NamedTuple):
    """Columns side by side. `same` are the entries with one owner in all columns.

    `of_company` is false where no company is named. `company` is the one whose letterhead and
    language the paper has.
    """

    company: Company
    of_company: bool
    columns: tuple[PlanColumn, ...]
    differences: tuple[Difference, ...]
    same: tuple[Difference, ...]
    lines: tuple[ReportingLine, ...]
    facts: tuple[FactDifference, ...]

    @property
    def companies(self) -> tuple[str, ...]:
        """Return the names of the companies, each once."""
        return tuple(dict.fromkeys(" ".join(c.company.name.split()) for c in self.columns))


def assignments(organisation: Organisation) -> dict[str, Assignment]:
    """Return every responsibility and decision with its owner, by id."""
    return {**organisation.responsibilities, **organisation.decisions}


def under(workspace: Workspace, structures: Sequence[str], of_company: bool = True) -> list[Plan]:
    """Return a company under each of `structures`, which the catalogue must know."""
    made = []
    for structure in structures:
        fitted = fit(workspace, structure, of_company)
        made.append(Plan(structure, fitted.workspace, fitted.notes))
    return made


def compare(
    sides: Sequence[Plan], base: Workspace | None = None, of_company: bool = True
) -> Comparison:
    """Return `sides` as columns. The paper is that of `base`, or of the first of them."""
    organisations = [organise(side.workspace) for side in sides]
    columns = tuple(
        _column(side, organisation, keys)
        for side, organisation, keys in zip(
            sides, organisations, keys_of(organisations), strict=True
        )
    )
    differences, same = _owners(columns)
    return Comparison(
        company=(base or sides[0].workspace).company,
        of_company=of_company,
        columns=columns,
        differences=differences,
        same=same,
        lines=tuple(_lines(columns)),
        facts=tuple(_facts(columns)),
    )


def keys_of(organisations: Sequence[Organisation]) -> list[dict[str, Key]]:
    """Return for each organisation what each of its positions is called in all of them.

    Two companies seldom give a position the same id; where each has a role once, it is the same.
    """
    counts: dict[str, int] = {}
    for organisation in organisations:
        roles = [position.role.id for position in organisation.positions.values()]
        counts |= {role: max(roles.count(role), counts.get(role, 0)) for role in roles}
    return [
        {
            name: ("role", p.role.id) if counts[p.role.id] == 1 else ("id", name)
            for name, p in organisation.positions.items()
        }
        for organisation in organisations
    ]


def _owners(
    columns: Sequence[PlanColumn],
) -> tuple[tuple[Difference, ...], tuple[Difference, ...]]:
    """Return the entries whose owner differs, and those that have one owner in all."""
    owned = [assignments(column.organisation) for column in columns]
    entries = {name: a.entry for found in reversed(owned) for name, a in found.items()}
    entries = {name: entries[name] for found in owned for name in found}
    differences: list[Difference] = []
    same: list[Difference] = []
    for name, entry in entries.items():
        owners = tuple(found[name].accountable if name in found else None for found in owned)
        claimed = tuple(found[name].claimed if name in found else () for found in owned)
        keys = {
            column.keys[owner] if owner else frozenset(column.keys[n] for n in who) or owner
            for column, owner, who in zip(columns, owners, claimed, strict=True)
        }
        (same if len(keys) == 1 else differences).append(Difference(entry, owners, claimed))
    return tuple(differences), tuple(same)


def _lines(columns: Sequence[PlanColumn]) -> Iterator[ReportingLine]:
    for key in dict.fromkeys(key for column in columns for key in column.keys.values()):
        there = [column.position(key) for column in columns]
        above = tuple(position.reports_to if position else None for position in there)
        keys = {
            column.keys[name] if name else name
            for column, name in zip(columns, above, strict=True)
            if name is not None
        }
        yield ReportingLine(key, tuple(p.id if p else None for p in there), above, len(keys) > 1)


def _facts(columns: Sequence[PlanColumn]) -> Iterator[FactDifference]:
    stated = [
        {
            "name": c.name,
            **({"country": c.country} if c.country else {}),
            **({"valid_from": c.valid_from.isoformat()} if c.valid_from else {}),
            **c.facts,
            **({} if c.functions is None else {"functions": ", ".join(c.functions) or "none"}),
        }
        for c in (column.company for column in columns)
    ]
    for fact in dict.fromkeys(name for facts in stated for name in facts):
        values = tuple(facts.get(fact) for facts in stated)
        if any(value != values[0] for value in values):
            yield FactDifference(fact, values)


def _column(side: Plan, organisation: Organisation, keys: Mapping[str, Key]) -> PlanColumn:
    structure = organisation.catalog.structures[organisation.company.structure]
    return PlanColumn(
        name=side.name,
        is_structure=side.is_structure,
        structure=structure.id,
        title=structure.title,
        organisation=organisation,
        keys=keys,
        notes=side.notes,
        costs=costs_of(organisation),
    )


def costs_of(organisation: Organisation) -> tuple[YearlyPay, ...]:
    """Return the pay a year of the positions with a charter, by currency, as far as it is known."""
    costs: dict[str, YearlyPay] = {}
    for position in organisation.positions.values():
        pay = position.given.pay
        if not position.writes_papers or pay is None or pay.per not in PERIODS:
            continue
        if pay.least is None or pay.most is None:
            continue  # what is open at one end adds up to no sum
        times = PERIODS[pay.per]
        _, least, most, known = costs.get(pay.currency, YearlyPay(pay.currency, 0, 0, 0))
        costs[pay.currency] = YearlyPay(
            pay.currency, least + pay.least * times, most + pay.most * times, known + 1
        )
    return tuple(costs.values())
