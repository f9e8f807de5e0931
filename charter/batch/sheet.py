"""From the cells of a sheet to a table: its headings, then its rows. The same for all workbooks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from charter.batch.links import linked
from charter.batch.rich_text import is_struck
from charter.batch.tables import (
    RowTable,
    TableCell,
    TableRow,
    UnusableError,
    column_of,
    letters,
    said,
)
from charter.problems import Place, Problem
from charter.values.addresses import address_of

MAX_ROWS = 1_048_576
"""Problems of one sheet that are told at once."""


@dataclass
class Unseen:
    """What a person who looks at a sheet does not see of it: see RowTable."""

    hidden: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    formulas: int = 0
    comments: dict[tuple[int, str], None] = field(default_factory=dict)
    """Rows and letters of the cells with a comment."""
    white: dict[tuple[int, str], None] = field(default_factory=dict)
    """The same of those with white letters on no colour."""
    totals: list[int] = field(default_factory=list)
    widest: int = 0
    """The last column with a value."""
    rules: bool = False
    """Whether a rule strikes cells out by what they say."""
    addresses: dict[tuple[int, str], str] = field(default_factory=dict)
    """What cells say that have an address in them, by row and letters."""
    links: dict[tuple[int, str], str] = field(default_factory=dict)
    """Where the links of cells lead to."""
    raised: dict[tuple[int, str], list[str]] = field(default_factory=dict)
    """What to tell of raised and lowered characters in cells."""
    linked: list[tuple[str, str]] = field(default_factory=list)
    """The names of cells of a workbook that have a link, and its id."""

    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """Merged cells: the first row and column, and the last."""

    def with_link(self, value: Any, at: tuple[int, str]) -> Any:
        """Return the value of a cell with its link, where it is text and no address itself."""
        if not isinstance(value, str) or at not in self.links or at in self.addresses:
            return value
        return linked(value, [(0, len(value), self.links[at])])

    def levels(self) -> Iterator[str]:
        """Yield what raised and lowered characters are read as, once for each."""
        for (row, column), told in self.raised.items():
            yield from dict.fromkeys(each.format(at=f"{column}{row}") for each in told)

    def odd_links(self) -> Iterator[str]:
        """Yield each cell whose link leads to another address than the cell says, and both."""
        for at, target in self.links.items():
            said = self.addresses.get(at, "")
            if said and address_of(said) != address_of(target):
                yield f"{at[1]}{at[0]} leads to {_shown(target)}, and the cell says {_shown(said)}"


_MOST_SHOWN = 60


_UNMERGE = "unmerge them, and fill in each"


class _Covered:
    """Says which cells of a row are merged into others; rows are asked about in their order."""

    def __init__(self, merged: Sequence[tuple[int, int, int, int]]) -> None:
        self._waiting = sorted(merged, reverse=True)
        self._here: list[tuple[int, int, int, int]] = []

    def of(self, row: int, values: Mapping[int, Any]) -> Mapping[int, UnusableError]:
        """Return the first covered cell of each such place, where the row has something beside."""
        while self._waiting and self._waiting[-1][0] <= row:
            self._here.append(self._waiting.pop())
        self._here = [each for each in self._here if each[2] >= row]
        found = {}
        for top, left, _, right in self._here:
            first = left + (row == top)
            if first <= right and any(not left <= column <= right for column in values):
                message = f"this cell is merged with {letters(left)}{top}, which alone has a value"
                found[first] = UnusableError(message, _UNMERGE, code="merged-cells")
        return found


def _shown(text: str) -> str:
    return " ".join(text.split())[:_MOST_SHOWN]


def place_of(where: str, row: int, column: int) -> Place:
    """Return the place of a cell in a sheet, such as companies.xlsx!Sheet1:C14."""
    return Place(f"{where}:{letters(column)}{row}")


def table_of_sheet(
    where: str,
    lines: Iterator[tuple[int, dict[int, Any]]],
    total: int,
    others: tuple[str, ...],
    unseen: Unseen,
) -> RowTable:
    """Return the table in a sheet of `total` rows.

    `lines` are the numbers of the rows that are there, and their values by columns. The first row
    with a value has the headings. `others` are the other sheets that a person sees.
    """
    number, headings = _headings(where, lines)
    path, _, name = where.rpartition("!")
    notes = (f"{path}: read '{name}', the first sheet",) if others else ()
    problems = []
    if not headings:
        hint = "its first row has headings"
        problems = [Problem(Place(where), "empty", "the sheet is empty", hint)]
    done = [0]
    by_column: dict[str, list[int]] = {}
    for row, column in unseen.links:
        if row > number and (row, column) not in unseen.addresses:
            by_column.setdefault(column, []).append(row)

    def rows() -> Iterator[TableRow]:
        expected = number
        covered = _Covered([each for each in unseen.merged if each[1] <= unseen.widest])
        for at, values in lines:
            for empty in range(expected + 1, at):
                yield TableRow(Place(f"{where}:{empty}"), ())
            done[0] = expected = at
            if at in unseen.totals:
                continue
            if is_struck([*values.values()]):
                yield TableRow(Place(f"{where}:{at}"), (), struck=True)
                continue
            cells = (
                TableCell(
                    headings[column].heading if column in headings else "",
                    unseen.with_link(value, (at, letters(column))),
                    place,
                )
                for column, value in sorted({**values, **covered.of(at, values)}.items())
                for place in [place_of(where, at, column)]
            )
            yield TableRow(Place(f"{where}:{at}"), tuple(cells))

    return RowTable(
        tuple(headings.values()),
        rows(),
        lambda: min(1.0, done[0] / max(total, 1)),
        notes,
        hidden=tuple(unseen.hidden),
        formulas=unseen.formulas,
        hidden_columns=tuple(letters(n) for n in unseen.hidden_columns if n <= unseen.widest),
        comments=tuple(f"{column}{row}" for row, column in unseen.comments if row > number),
        totals=tuple(row for row in unseen.totals if row > number),
        rules=unseen.rules,
        links=tuple(unseen.odd_links()),
        levels=tuple(unseen.levels()),
        linked=tuple(
            (cell.heading, f"{column}{row}", unseen.links[row, column])
            for cell in headings.values()
            for column in [column_of(cell.place)]
            for row in by_column.get(column, ())
        ),
        white=tuple(f"{column}{row}" for row, column in unseen.white),
        others=others,
        problems=tuple(problems),
        sheet=name,
    )


def _headings(
    where: str, lines: Iterator[tuple[int, dict[int, Any]]]
) -> tuple[int, dict[int, TableCell]]:
    for number, values in lines:
        if values:
            columns = range(1, max(values) + 1)
            cells = {c: values.get(c) for c in columns}
            return number, {
                c: TableCell(said(v).strip(), v, place_of(where, number, c))
                for c, v in cells.items()
            }
    return 0, {}
