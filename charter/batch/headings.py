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
Fits = Callable[[Iterable[TableCell]], bool]
"""Whether the cells of a row are the headings of such a table as is looked for."""
_TOO = "has such a table too"


def half_are(is_field: Callable[[str], bool]) -> Fits:
    """Return what tells whether half or more of the cells of a row name fields."""

    def fits(cells: Iterable[TableCell]) -> bool:
        texts = [text for cell in cells if (text := said(cell.value).strip())]
        return 0 < len(texts) <= 2 * sum(map(is_field, texts))

    return fits


def open_headed(
    path: Path,
    held: ExitStack,
    fits: Fits,
    sheet: str = "",
    encoding: str = "",
    aside: Callable[[str], str] = lambda _: "",
) -> RowTable:
    """Return the table in a file, of the first sheet that has headings and rows.

    A sheet of whose name `aside` says something is taken only where no other has a table. Where
    none has, it is the first, as it stands. Raises InputError.
    """
    first = _headed(open_any(path, held, sheet, encoding), fits)
    if not first[0].others:
        return _sound(first[0])
    names = (first[0].sheet, *first[0].others[:_LOOKED_AT])
    looked_at = {
        name: _headed(open_any(path, held, name), fits) if name != names[0] else first
        for name in sorted(names, key=lambda name: bool(aside(name)))
    }
    with_table = [name for name, (_, found) in looked_at.items() if found]
    if not with_table:
        return _sound(first[0])
    chosen, *left = with_table
    read = f"{path}: read '{chosen}'"
    if why := aside(chosen):
        read += f", which {why}: look whether it is meant"
    elif chosen == names[0]:
        read += ", the first sheet"
    elif names[0] not in left:
        read += f"; '{names[0]}' before it has no table of this kind"
    others = (
        f"{path}: sheet '{name}' {aside(name) or _TOO}, and is left out: name it with --sheet"
        for name in left
    )
    table = looked_at[chosen][0]
    own = table.notes[chosen == names[0] :]  # the first says that it is the first sheet
    return _sound(table._replace(notes=(read, *own, *others)))


def _sound(table: RowTable) -> RowTable:
    if table.problems:
        raise InputError(table.problems)
    return table


def _headed(table: RowTable, fits: Fits) -> tuple[RowTable, bool]:
    """Return the table with the row of its headings, and whether there is one with rows below."""
    if not table.headings and not table.problems:
        return table, True  # JSON lines name their fields in each line
    first = list(islice(table.rows, LOOKED_THROUGH))
    filled = [n for n, row in enumerate(first) if row.cells]
    if fits(table.headings):
        return table._replace(rows=chain(first, table.rows)), bool(filled)
    for n in filled:
        if fits(first[n].cells) and len(first[n].cells) > 1:
            headings = tuple(
                c._replace(heading=" ".join(said(c.value).split())) for c in first[n].cells
            )
            rows = _under(headings, chain(first[n + 1 :], table.rows))
            note = f"{first[n].place}: the headings stand here; what is above them is left out"
            made = table._replace(headings=headings, rows=rows, notes=(*table.notes, note))
            return made, n < filled[-1]
    return table._replace(rows=chain(first, table.rows)), False


def _under(headings: tuple[TableCell, ...], rows: Iterator[TableRow]) -> Iterator[TableRow]:
    """Yield rows whose cells have these headings above them."""
    named = {column_of(cell.place): cell.heading for cell in headings}
    for row in rows:
        cells = (c._replace(heading=named.get(column_of(c.place), "")) for c in row.cells)
        yield row._replace(cells=tuple(cells))
