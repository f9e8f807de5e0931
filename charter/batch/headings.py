"""Which sheet of a workbook has the table, and in which row its headings stand.

Before the table people put a sheet that explains it, and above the headings a title or a date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path

from charter.batch.open_table import open_any
from charter.batch.tables import LOOKED_THROUGH, RowTable, TableCell, TableRow, column_of, said
from charter.problems import InputError

_LOOKED_AT = 20
"""How many other sheets are looked at for a table that is left out."""
IsField = Callable[[str], bool]


def open_headed(
    path: Path, held: ExitStack, is_field: IsField, sheet: str = "", encoding: str = ""
) -> RowTable:
    """Return the table in a file, of the first sheet that has headings and rows.

    `is_field` tells whether a heading names a field. Where no sheet has a table, it is that of the
    first, as it stands. Raises InputError.
    """
    table, found = _headed(open_any(path, held, sheet, encoding), is_field)
    if found:
        left = [
            n for n in table.others[:_LOOKED_AT] if _headed(open_any(path, held, n), is_field)[1]
        ]
        notes = tuple(
            f"{path}: sheet '{name}' has such a table too, and is left out: name it with --sheet"
            for name in left
        )
        return _sound(table._replace(notes=(*table.notes, *notes)))
    for name in table.others:
        other, found = _headed(open_any(path, held, name), is_field)
        if found:
            first = table.notes[0].partition("'")[2].rpartition("'")[0]
            note = f"{path}: read '{name}'; '{first}' before it has no table of this kind"
            return _sound(other._replace(notes=(note, *other.notes)))
    return _sound(table)


def _sound(table: RowTable) -> RowTable:
    if table.problems:
        raise InputError(table.problems)
    return table


def _headed(table: RowTable, is_field: IsField) -> tuple[RowTable, bool]:
    """Return the table with the row of its headings, and whether there is one with rows below."""
    if not table.headings and not table.problems:
        return table, True  # JSON lines name their fields in each line
    first = list(islice(table.rows, LOOKED_THROUGH))
    filled = [n for n, row in enumerate(first) if row.cells]
    if _fits(table.headings, is_field):
        return table._replace(rows=chain(first, table.rows)), bool(filled)
    for n in filled:
        if _fits(first[n].cells, is_field) and len(first[n].cells) > 1:
            headings = tuple(
                c._replace(heading=" ".join(said(c.value).split())) for c in first[n].cells
            )
            rows = _under(headings, chain(first[n + 1 :], table.rows))
            note = f"{first[n].place}: the headings stand here; what is above them is left out"
            made = table._replace(headings=headings, rows=rows, notes=(*table.notes, note))
            return made, n < filled[-1]
    return table._replace(rows=chain(first, table.rows)), False


def _fits(cells: Iterable[TableCell], is_field: IsField) -> bool:
    """Return whether half or more of some cells are headings."""
    texts = [text for cell in cells if (text := said(cell.value).strip())]
    return 0 < len(texts) <= 2 * sum(map(is_field, texts))


def _under(headings: tuple[TableCell, ...], rows: Iterator[TableRow]) -> Iterator[TableRow]:
    """Yield rows whose cells have these headings above them."""
    named = {column_of(cell.place): cell.heading for cell in headings}
    for row in rows:
        cells = (c._replace(heading=named.get(column_of(c.place), "")) for c in row.cells)
        yield row._replace(cells=tuple(cells))
