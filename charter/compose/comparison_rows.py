"""The rows of a comparison, for its paper and for the terminal alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from charter.assign.comparison import Comparison, Difference, PlanColumn
from charter.assign.organisation import Organisation, Position
from charter.compose.neighbours import close_and_further
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital
from charter.facts.said import Fact
from charter.named_tuples import NamedTuple

NOT_KNOWN = "not known"
NONE = "–"
NOT_STATED = "not stated"


class OwnerChange(NamedTuple):
    """Entries whose owner differs in the same way: a cell for each column, and the titles."""

    owners: tuple[str, ...]
    amount: str
    titles: str


class Names:
    """What positions are called: apart from each other in every column, as far as words can."""

    def __init__(self, comparison: Comparison) -> None:
        self._columns = comparison.columns
        self._keys: dict[str, set[tuple[str, str]]] = {}
        for column in comparison.columns:
            for name, position in column.organisation.positions.items():
                self._keys.setdefault(position.short, set()).add(column.keys[name])

    def of(self, column: PlanColumn, name: str) -> str:
        """Return a position of one column: its short name, with its id where others have it too."""
        short = column.organisation.positions[name].short
        return short if len(self._keys[short]) == 1 else f"{short} ({name})"

    def of_all(self, ids: tuple[str | None, ...]) -> str:
        """Return what a position is called in all columns: each of its names once."""
        named = [self.of(c, n) for c, n in zip(self._columns, ids, strict=True) if n is not None]
        return " / ".join(dict.fromkeys(named))


def given_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield each fact of the companies that differs, and what each says."""
    for difference in comparison.facts:
        yield label_of(difference.fact), *map(fact_text, difference.values)


def label_of(fact: str) -> str:
    """Return the name of a fact in words."""
    return capital(fact.replace("_", " "))


def fact_text(value: Fact | None) -> str:
    """Return the value of a fact in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return NOT_STATED if value is None else value


def fact_rows(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield a label and a cell for each column: leaders, unowned work, interfaces, cost."""
    columns = comparison.columns
    if not all(column.is_structure for column in columns):
        yield "Structure", *(c.title for c in columns)
    yield "Leaders", *(str(len(c.leaders)) for c in columns)
    vacant = [sum(p.status != "filled" for p in c.leaders) for c in columns]
    if any(vacant):
        yield "Vacant or planned", *map(str, vacant)
    yield "Report to the head", *(str(sum(len(p.reports) for p in heads_of(c))) for c in columns)
    yield "Responsibilities", *(str(len(c.organisation.responsibilities)) for c in columns)
    yield "Decisions", *(str(len(c.organisation.decisions)) for c in columns)
    yield "Without an owner", *(str(len(c.unowned)) for c in columns)
    gaps = [len(c.organisation.gaps) for c in columns]
    if any(gaps):
        yield "To settle first", *map(str, gaps)
    yield "Heaviest load", *(_most(c, c.share, "{:.0%}") for c in columns)
    yield "Most decisions", *(_most(c, _decisions(c), "{:.0f}") for c in columns)
    yield "Interfaces", *(str(len(interfaces_of(c.organisation))) for c in columns)
    yield "Pay a year", *map(cost_text, columns)


def interfaces_of(organisation: Organisation) -> list[tuple[str, str]]:
    """Return each pair of positions whose charters tell in full what they give each other."""
    positions = organisation.positions
    order = list(positions)
    return [
        (name, border.other)
        for number, name in enumerate(order)
        for border in close_and_further(organisation, name)[0]
        if border.other in order[number:]
        and (positions[name].writes_papers or positions[border.other].writes_papers)
    ]


def heads_of(column: PlanColumn) -> list[Position]:
    """Return the positions with nobody above."""
    return [p for p in column.organisation.positions.values() if not p.reports_to]


def _decisions(column: PlanColumn) -> Callable[[str], float]:
    return lambda name: column.organisation.load[name].decisions


def _most(column: PlanColumn, measure: Callable[[str], float], form: str) -> str:
    positions = column.organisation.positions
    name = max(positions, key=measure)
    return f"{positions[name].short}, {form.format(measure(name))}"


def cost_text(column: PlanColumn) -> str:
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


def gaps_of(comparison: Comparison) -> Iterator[Group]:
    """Yield what each column has to settle before its papers can be written."""
    for column in comparison.columns:
        if found := column.organisation.gaps:
            yield Group(column.name, tuple(gap.problem.message for gap in found))


def line_rows(comparison: Comparison, names: Names) -> Iterator[tuple[str, ...]]:
    """Yield each position and whom it reports to in each column, and whether it is filled."""
    columns = comparison.columns
    for line in comparison.lines:
        cells = []
        for column, name, above in zip(columns, line.ids, line.above, strict=True):
            if name is None or above is None:
                cells.append(NONE)
                continue
            status = column.organisation.positions[name].status
            said = names.of(column, above) if above else "nobody"
            cells.append(said if status == "filled" else f"{said}; post {status}")
        yield names.of_all(line.ids), *cells


def lines_text(comparison: Comparison, names: Names) -> str:
    """Return which positions report to somebody else in one column than in another."""
    moved = [names.of_all(line.ids) for line in comparison.lines if line.differs]
    if not moved:
        return "Each position reports to the same one wherever it is there."
    said = Wording(comparison.columns[0].organisation).listing(moved)
    return f"{capital(said)} {'report' if moved[1:] else 'reports'} to different positions."


def load_rows(comparison: Comparison, names: Names) -> Iterator[tuple[str, ...]]:
    """Yield each position and its load in each column: share, responsibilities, decisions."""
    for line in comparison.lines:
        cells = []
        for column, name in zip(comparison.columns, line.ids, strict=True):
            if name is None:
                cells.append(NONE)
                continue
            load = column.organisation.load[name]
            cells.append(f"{column.share(name):.0%} ({load.responsibilities} + {load.decisions})")
        yield names.of_all(line.ids), *cells


def same_text(comparison: Comparison) -> str:
    """Return how many entries keep their owner and how many do not, in words."""
    different, same = len(comparison.differences), len(comparison.same)
    if not different:
        work = f"all {same} responsibilities and decisions"
        return f"No difference: {work} have the same owner."
    return (
        f"{same} responsibilities and decisions have the same owner in all; {different} have not."
    )


def changes(comparison: Comparison, names: Names) -> Iterator[OwnerChange]:
    """Yield the entries whose owner differs, those together that differ in the same way."""
    for owners, claimed, found in _alike(comparison.differences):
        cells = tuple(
            _owner(column, owner, who, names)
            for column, owner, who in zip(comparison.columns, owners, claimed, strict=True)
        )
        yield OwnerChange(cells, str(len(found)), titles_of(found))


def alike(comparison: Comparison, names: Names) -> Iterator[Group]:
    """Yield each owner of work that has the same owner in all, and the titles of that work."""
    for owners, claimed, found in _alike(comparison.same):
        who = names.of_all(owners) if owners[0] else "Nobody"
        if claimed[0]:
            who = _owner(comparison.columns[0], "", claimed[0], names)
        yield Group(who, (titles_of(found),))


def _alike(
    differences: tuple[Difference, ...],
) -> list[tuple[tuple[str | None, ...], tuple[tuple[str, ...], ...], list[Difference]]]:
    groups: dict[Any, list[Difference]] = {}
    for difference in differences:
        groups.setdefault((difference.owners, difference.claimed), []).append(difference)
    alike = sorted(groups.items(), key=lambda item: -len(item[1]))
    return [(owners, claimed, found) for (owners, claimed), found in alike]


def titles_of(found: list[Difference]) -> str:
    """Return the titles of entries, decisions marked as such."""
    return "; ".join(
        d.entry.title + (" (decision)" if d.entry.kind == "decision" else "") for d in found
    )


def _owner(column: PlanColumn, owner: str | None, claimed: tuple[str, ...], names: Names) -> str:
    if owner is None:
        return "does not apply"
    if claimed:
        return f"not settled: {' / '.join(names.of(column, name) for name in claimed)}"
    return names.of(column, owner) if owner else "nobody"
