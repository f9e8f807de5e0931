"""One company under several structures as a paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.comparison import Comparison, Difference, StructureColumn
from charter.compose.papers import Group
from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple
from charter.read.languages import require_english

NOT_KNOWN = "not known"
NONE = "–"


class OwnerChange(NamedTuple):
    """Entries whose owner differs in the same way: a cell for each structure, and the titles."""

    owners: tuple[str, ...]
    amount: str
    titles: str


class ComparisonPaper(NamedTuple):
    """The same company under several structures, side by side. Rows start with their label."""

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    structures: tuple[Group, ...]
    heads: tuple[str, ...]
    facts: tuple[tuple[str, ...], ...]
    loads: tuple[tuple[str, ...], ...]
    same: str
    changes: tuple[OwnerChange, ...]
    notes: tuple[Group, ...]
    kind: str = "comparison"

    @property
    def name(self) -> str:
        """Return the file name, such as comparison-combined-separate."""
        return f"comparison-{'-'.join(self.heads)}"[:100]

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return "Structures side by side"


def compose_comparison(comparison: Comparison, today: date) -> ComparisonPaper:
    """Return what the comparison says on `today`."""
    company, columns = comparison.company, comparison.columns
    require_english(company, "the comparison")
    words = Wording(columns[0].organisation)
    legal = company.legal_name if comparison.of_company else "A company that has stated no facts"
    return ComparisonPaper(
        company=company.name if comparison.of_company else "Structures",
        legal_name=legal,
        language=words.language,
        country=company.country,
        date=today,
        date_text=words.day(today),
        structures=tuple(
            Group(c.title, (c.organisation.catalog.structures[c.structure].summary,))
            for c in columns
        ),
        heads=tuple(c.structure for c in columns),
        facts=tuple(fact_rows(comparison)),
        loads=tuple(load_rows(comparison)),
        same=same_text(comparison),
        changes=tuple(changes(comparison)),
        notes=tuple(Group(c.structure, c.notes) for c in columns if c.notes),
    )


def fact_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield a label and a cell for each structure: positions, unowned work, interfaces, cost."""
    columns = comparison.columns
    yield "Positions", *(str(len(c.leaders)) for c in columns)
    vacant = [sum(p.status != "filled" for p in c.leaders) for c in columns]
    if any(vacant):
        yield "Vacant or planned", *map(str, vacant)
    yield "Responsibilities", *(str(len(c.organisation.responsibilities)) for c in columns)
    yield "Decisions", *(str(len(c.organisation.decisions)) for c in columns)
    yield "Without an owner", *(str(len(c.unowned)) for c in columns)
    gaps = [len(c.organisation.gaps) for c in columns]
    if any(gaps):
        yield "To settle first", *map(str, gaps)
    yield "Heaviest load", *(_most(c, lambda c, n: c.share(n), "{:.0%}") for c in columns)
    yield "Most decisions", *(_most(c, _decisions, "{:.0f}") for c in columns)
    yield "Interfaces", *(str(len(c.interfaces)) for c in columns)
    yield "Pay a year", *map(cost_text, columns)


def _decisions(column: StructureColumn, name: str) -> float:
    return column.organisation.load[name].decisions


def _most(column: StructureColumn, measure: object, form: str) -> str:
    positions = column.organisation.positions
    assert callable(measure)
    name = max(positions, key=lambda n: measure(column, n))
    return f"{positions[name].short}, {form.format(measure(column, name))}"


def cost_text(column: StructureColumn) -> str:
    """Return the pay a year as far as the company file gives it, and for how many positions."""
    if not column.costs:
        return NOT_KNOWN
    words = Wording(column.organisation)
    texts = []
    for cost in column.costs:
        least, most = (words.money(x, cost.currency) for x in (cost.least, cost.most))
        texts.append(least if cost.least == cost.most else f"{least} to {most}")
    known = sum(cost.known for cost in column.costs)
    return f"{' and '.join(texts)}; known for {known} of {len(column.leaders)}"


def load_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield each position and its load in each structure: share, responsibilities, decisions."""
    columns = comparison.columns
    shorts = {n: p.short for c in columns for n, p in c.organisation.positions.items()}
    for name, short in shorts.items():
        cells = []
        for column in columns:
            load = column.organisation.load.get(name)
            cells.append(
                f"{column.share(name):.0%} ({load.responsibilities} + {load.decisions})"
                if load
                else NONE
            )
        yield short, *cells


def same_text(comparison: Comparison) -> str:
    """Return how many entries keep their owner and how many do not, in words."""
    different = len(comparison.differences)
    if not different:
        work = f"all {comparison.same} responsibilities and decisions"
        return f"No difference: {work} have the same owner."
    return (
        f"{comparison.same} responsibilities and decisions have the same owner in all; "
        f"{different} have not."
    )


def changes(comparison: Comparison) -> Iterator[OwnerChange]:
    """Yield the entries whose owner differs, those together that differ in the same way."""
    groups: dict[tuple[str | None, ...], list[Difference]] = {}
    for difference in comparison.differences:
        groups.setdefault(difference.owners, []).append(difference)
    for owners, found in sorted(groups.items(), key=lambda item: -len(item[1])):
        titles = "; ".join(
            d.entry.title + (" (decision)" if d.entry.kind == "decision" else "") for d in found
        )
        cells = tuple(
            _owner(column, owner) for column, owner in zip(comparison.columns, owners, strict=True)
        )
        yield OwnerChange(cells, str(len(found)), titles)


def _owner(column: StructureColumn, owner: str | None) -> str:
    if owner is None:
        return "does not apply"
    return column.organisation.positions[owner].short if owner else "nobody"
