"""Companies and structures side by side as a paper."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from charter.assign.comparison import Comparison, PlanColumn
from charter.compose.comparison_rows import (
    Names,
    OwnerChange,
    alike,
    changes,
    fact_rows,
    gaps_of,
    given_rows,
    line_rows,
    lines_text,
    load_rows,
    same_text,
)
from charter.compose.notes import told_by_name
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital
from charter.facts.languages import require_english
from charter.named_tuples import NamedTuple


class ComparisonPaper(NamedTuple):
    """Companies or structures side by side. Rows start with their label."""

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    heading: str
    structures: tuple[Group, ...]
    heads: tuple[str, ...]
    given: tuple[tuple[str, ...], ...]
    facts: tuple[tuple[str, ...], ...]
    gaps: tuple[Group, ...]
    lines: tuple[tuple[str, ...], ...]
    lines_said: str
    loads: tuple[tuple[str, ...], ...]
    same: str
    changes: tuple[OwnerChange, ...]
    alike: tuple[Group, ...]
    notes: tuple[Group, ...]
    kind: str = "comparison"

    @property
    def name(self) -> str:
        """Return the file name, such as comparison-combined-separate."""
        heads = "-".join(re.sub(r"\W+", "-", head.lower()).strip("-") for head in self.heads)
        return f"comparison-{heads}"[:100]


def compose_comparison(comparison: Comparison, today: date) -> ComparisonPaper:
    """Return what the comparison says on `today`."""
    columns = comparison.columns
    for company in dict.fromkeys(column.company.name for column in columns):
        one = next(column.company for column in columns if column.company.name == company)
        require_english(one, "the comparison")
    words = Wording(columns[0].organisation)
    names = Names(comparison)
    legal = dict.fromkeys(column.company.legal_name for column in columns)
    return ComparisonPaper(
        company=comparison.company.name if comparison.of_company else "Structures",
        legal_name=(
            " · ".join(legal) if comparison.of_company else "A company that has stated no facts"
        ),
        language=words.language,
        country=comparison.company.country,
        date=today,
        date_text=words.day(today),
        heading=heading_of(comparison),
        structures=tuple(map(summary_of, columns)),
        heads=tuple(column.name for column in columns),
        given=tuple(given_rows(comparison)),
        facts=tuple(fact_rows(comparison)),
        gaps=tuple(gaps_of(comparison)),
        lines=tuple(line_rows(comparison, names)),
        lines_said=lines_text(comparison, names),
        loads=tuple(load_rows(comparison, names)),
        same=same_text(comparison),
        changes=tuple(changes(comparison, names)),
        alike=tuple(alike(comparison, names)),
        notes=tuple(_notes(columns)),
    )


def _notes(columns: Sequence[PlanColumn]) -> Iterator[Group]:
    """Yield what was changed to fit, with positions by name: a reader of papers knows no ids."""
    organisations = [column.organisation for column in columns]
    for column in columns:
        if notes := tuple(told_by_name(column.notes, organisations)):
            yield Group(column.name, notes)


def heading_of(comparison: Comparison) -> str:
    """Return what stands side by side."""
    if all(column.is_structure for column in comparison.columns):
        return "Structures side by side"
    return "Companies side by side" if comparison.companies[1:] else "Plans side by side"


def summary_of(column: PlanColumn) -> Group:
    """Return what a column is: a structure as the catalogue says it, a company as it is written.

    What a structure usually means is not said of a company, which may have other lines.
    """
    if column.is_structure:
        structure = column.organisation.catalog.structures[column.structure]
        label = column.name
        if column.name == column.structure:
            # The columns are headed by the id, which is short.
            label = f"{structure.title} ({column.structure})"
        return Group(label, (structure.summary,))
    named = [p.short for p in column.leaders]
    label = f"{column.company.name}: {column.name}"
    if column.name == " ".join(column.company.name.split()):
        label = column.name
    words = Wording(column.organisation)
    return Group(label, (f"{capital(words.listing(named))}.",))
