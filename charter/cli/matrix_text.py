"""The matrix in a terminal: the org chart, then a table that fits the width."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from charter.cli.output import style
from charter.cli.printer import GAP, Prose, Text, TextColumn, TextTable, columns_of

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation
    from charter.compose.matrix import Matrix, MatrixPart

_NARROWEST_TITLE, _WIDEST_TITLE = 30, 50
_BOLD = ("A", "D", "V", "X")


def lines(organisation: Organisation, matrix: Matrix) -> Iterator[Text]:
    """Yield what the command prints."""
    yield style(f"{matrix.company}: {matrix.structure}", bold=True)
    if matrix.filters:
        yield matrix.filters[:1].upper() + matrix.filters[1:]
    yield from _chart(organisation, matrix)
    for part in matrix.parts:
        yield ""
        yield _part(matrix, part)
    yield ""
    yield "; ".join(f"{letter} {what}" for letter, what in matrix.legend)
    for group in matrix.claimed:
        yield f"{group.label}: {'; '.join(group.items)}"
    if not matrix.parts:
        yield "Nothing fits what you asked for."


def _chart(organisation: Organisation, matrix: Matrix) -> Iterator[str]:
    """Yield a line for each position, further in than the one above it."""
    columns = {column.id: column for column in matrix.columns}
    depth: dict[str, int] = {}
    for name, position in organisation.positions.items():
        depth[name] = depth.get(position.reports_to, -1) + 1
        column = columns[name]
        head = f"{column.head} = " if column.head != column.short else ""
        title = f", {column.title}" if column.title != column.short else ""
        said = f" ({column.state})" if column.state else ""
        holder = f": {column.holder}" if column.holder and not column.state else ""
        yield f"{' ' * GAP * (depth[name] + 1)}{head}{column.short}{title}{holder}{said}"
    for agent in organisation.company.agents:
        column = columns[agent.id]
        head = f"{column.head} = " if column.head != column.short else ""
        yield f"{' ' * GAP}{head}{column.short}: {column.title}"


def _part(matrix: Matrix, part: MatrixPart) -> TextTable:
    # The tables of all parts stand in line.
    longest = GAP + max(columns_of(row.title) for each in matrix.parts for row in each.rows)
    columns = [TextColumn(part.title.ljust(longest), least=_NARROWEST_TITLE, most=_WIDEST_TITLE)]
    columns += [TextColumn(column.head, "^") for column in matrix.columns]
    rows: list[str | list[str | Prose]] = []
    for section in part.sections:
        rows.append(style(section.title, underline=True))
        rows += [
            [Prose(row.title, GAP, hang=GAP), *map(_letter, row.letters)] for row in section.rows
        ]
    return TextTable(columns, rows, indent=0, parts=True, head_is="bold")


def _letter(letter: str) -> str:
    return style(letter or ".", bold=letter in _BOLD, dim=not letter)
