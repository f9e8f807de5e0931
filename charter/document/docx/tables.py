"""Tables of a Word file: which cells they show, how they are joined, and what their style does.

A table's style has parts for its first row, its last column and so on; which apply to a cell, and
in which order, is in ECMA-376 part 1, 17.4.55 and 17.7.6.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from charter.document.docx.legibility import Properties, by_name, twips
from charter.document.docx.looks import NOWHERE, Around, DocxStyles
from charter.document.docx.vocabulary import (
    ALONG_THE_PAGE,
    BLOCKS,
    CELL_PROPERTIES,
    GONE,
    ROW_PROPERTIES,
    SILENT,
    TABLE_PROPERTIES,
    is_on,
)
from charter.document.docx.xml import MC, W
from charter.named_tuples import NamedTuple

_FAR = 9_000
"""Twentieths of a point that a table can be moved to the side; 16 cm."""
_LOW, _SLIM = 100, 150
"""Twentieths of a point under which a row or a cell shows no letters."""


class Cell(NamedTuple):
    """A cell that is shown, or the page: its element, its place, how it is joined, its look, and
    whether it is in the head of its table."""

    element: Any = None
    path: tuple[int, ...] = ()
    merged: str = ""
    around: Around = NOWHERE
    head: bool = False


class TableReader(Protocol):
    """What reading a table tells its reader."""

    tracked: int

    def missed(self, element: Any, what: str = "") -> None:
        """Note something that was not read."""

    def check(self, properties: Any, known: frozenset[str]) -> None:
        """Note each property that is not known."""

    def gone(self, element: Any) -> None:
        """Note what a tracked change takes out."""

    def choose(self, element: Any) -> Any:
        """Return what Word shows of an AlternateContent."""


def rows_of(table: Any, reader: TableReader) -> Iterator[Any]:
    """Yield the rows of a table, without those that a tracked change takes out."""
    reader.check(table.find(f"{W}tblPr"), TABLE_PROPERTIES)
    for row in _inside(table, f"{W}tr", reader):
        properties = row.find(f"{W}trPr")
        reader.check(properties, ROW_PROPERTIES)
        reader.check(row.find(f"{W}tblPrEx"), TABLE_PROPERTIES)
        if properties is not None:
            reader.tracked += properties.find(f"{W}ins") is not None
            if properties.find(f"{W}del") is not None:
                reader.gone(row)
                continue
        yield row


class TableLook:
    """What the style and the properties of a table do to its cells."""

    def __init__(self, table: Any, rows: int, styles: DocxStyles, outer: Cell) -> None:
        self.properties = by_name(table.find(f"{W}tblPr"))
        self.styles, self.rows, self.outer = styles, rows, outer
        name = self.properties.get("tblStyle")
        self.chain = styles.chain(name.get(f"{W}val", "") if name is not None else "", "table")
        self.parts: dict[str, list[Any]] = {}
        self.fill = styles.colors.fill(self.properties.get("shd")) or outer.around.fill
        for style in self.chain:
            whole = by_name(style.element.find(f"{W}tblPr"))
            self.fill = styles.colors.fill(whole.get("shd")) or self.fill
            self.fill = (
                styles.colors.fill(by_name(style.element.find(f"{W}tcPr")).get("shd")) or self.fill
            )
            for part in style.element.iterchildren(f"{W}tblStylePr"):
                self.parts.setdefault(part.get(f"{W}type", ""), []).append(part)
        indent = self.properties.get("tblInd")
        far = twips(indent.get(f"{W}w", "0")) if indent is not None else 0
        self.hidden = "" if -_FAR < far < _FAR else "text off the page"
        self._arounds: dict[Any, Around] = {}
        self._bands = tuple(self._band(n) for n in ("tblStyleRowBandSize", "tblStyleColBandSize"))
        self._look = self._flags(self.properties.get("tblLook"))

    def _band(self, name: str) -> int:
        sizes = [by_name(s.element.find(f"{W}tblPr")).get(name) for s in self.chain]
        stated = [s.get(f"{W}val", "1") for s in sizes if s is not None]
        return max(int(stated[-1]), 1) if stated and stated[-1].isdecimal() else 1

    @property
    def has_head(self) -> bool:
        """Return whether its first row looks like the head that its style has."""
        return "firstRow" in self._look

    @staticmethod
    def _flags(look: Any) -> frozenset[str]:
        """Return which parts of the style a table uses (17.4.55)."""
        if look is None:
            return frozenset(("noHBand", "noVBand"))
        names = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
        names |= {"noHBand": 0x200, "noVBand": 0x400}
        try:
            bits = int(look.get(f"{W}val", "0"), 16)
        except ValueError:
            bits = 0

        def on(name: str, bit: int) -> bool:
            stated = look.get(W + name)
            return stated in ("1", "true", "on") if stated is not None else bool(bits & bit)

        return frozenset(name for name, bit in names.items() if on(name, bit))

    def applying(self, row: int, column: int, columns: int) -> tuple[str, ...]:
        """Return the parts of the style that apply to a cell, the strongest last."""
        use, found = self._look, []
        first_row = "firstRow" in use and row == 0
        last_row = "lastRow" in use and row == self.rows - 1
        first, last = (
            "firstColumn" in use and column == 0,
            "lastColumn" in use and column == columns - 1,
        )
        if "noVBand" not in use and not first and not last:
            found.append(f"band{(column - ('firstColumn' in use)) // self._bands[1] % 2 + 1}Vert")
        if "noHBand" not in use and not first_row and not last_row:
            found.append(f"band{(row - ('firstRow' in use)) // self._bands[0] % 2 + 1}Horz")
        found += [n for n, on in (("firstCol", first), ("lastCol", last)) if on]
        found += [n for n, on in (("firstRow", first_row), ("lastRow", last_row)) if on]
        corners = {
            "nwCell": first_row and first,
            "neCell": first_row and last,
            "swCell": last_row and first,
            "seCell": last_row and last,
        }
        return ("wholeTable", *found, *(name for name, on in corners.items() if on))

    def around(self, parts: tuple[str, ...], own: Properties, hidden: str) -> Around:
        """Return what a cell does to its paragraphs."""
        shading = own.get("shd")
        direct = self.styles.colors.fill(shading)
        key = parts, direct, hidden
        if key not in self._arounds:
            run: list[Properties] = [style.run for style in self.chain]
            paragraph: list[Properties] = [style.paragraph for style in self.chain]
            fill = self.fill
            for name in parts:
                for part in self.parts.get(name, ()):
                    run.append(by_name(part.find(f"{W}rPr")))
                    paragraph.append(by_name(part.find(f"{W}pPr")))
                    for holder in ("tblPr", "tcPr"):
                        shade = by_name(part.find(W + holder)).get("shd")
                        fill = self.styles.colors.fill(shade) or fill
            self._arounds[key] = Around(
                tuple(p for p in run if p), tuple(p for p in paragraph if p), direct or fill, hidden
            )
        return self._arounds[key]


def cells_of(
    table: TableLook, row: Any, path: tuple[int, int], reader: TableReader
) -> Iterator[Cell]:
    """Yield the cells of a row, and how each is joined to others."""
    properties = by_name(row.find(f"{W}trPr"))
    cells = list(_inside(row, f"{W}tc", reader))
    why = table.outer.around.hidden or table.hidden or _row_hidden(properties)
    before = properties.get("gridBefore")
    floats = is_on(table.properties.get("bidiVisual"))
    head = path[1] == 0 and (table.has_head or is_on(properties.get("tblHeader")))
    for column, cell in enumerate(cells):
        holder = cell.find(f"{W}tcPr")
        reader.check(holder, CELL_PROPERTIES)
        own = by_name(holder)
        joined = ["crossed out"] if _is_crossed(own.get("tcBorders")) else []
        if column == 0 and before is not None and before.get(f"{W}val", "0") != "0":
            joined.append(f"after {before.get(f'{W}val')} columns")
        span = own.get("gridSpan")
        if span is not None and span.get(f"{W}val", "1") != "1":
            joined.append(f"over {span.get(f'{W}val')} columns")
        if _is_exact(properties):
            joined.append("in a row of a fixed height")
        hidden = why
        for name in ("vMerge", "hMerge"):
            merge = own.get(name)
            if merge is not None:
                begins = merge.get(f"{W}val") == "restart"
                joined.append(f"{name} {'begins' if begins else 'goes on'}")
                hidden = hidden or ("" if begins else "text in a cell that is joined to another")
        if floats:
            joined.append("columns from right to left")
        direction = own.get("textDirection")
        if direction is not None and direction.get(f"{W}val") not in ALONG_THE_PAGE:
            joined.append("text direction")
        hidden = hidden or _pushed(own.get("tcMar")) or _pushed(table.properties.get("tblCellMar"))
        width = own.get("tcW")
        if width is not None and width.get(f"{W}type", "dxa") == "dxa":
            size = twips(width.get(f"{W}w", ""), 1000)
            hidden = hidden or ("a column too narrow to be read" if 0 < size < _SLIM else "")
        if "cellDel" in own:
            reader.gone(cell)
            continue
        reader.tracked += "cellIns" in own or "cellMerge" in own
        parts = table.applying(path[1], column, len(cells))
        place = (*table.outer.path, path[0], path[1], column)
        yield Cell(cell, place, ", ".join(joined), table.around(parts, own, hidden), head)


def _pushed(margins: Any) -> str:
    """Return why the margins of a cell leave no room for letters, or ""."""
    sides = margins.iterchildren() if margins is not None else ()
    far = any(abs(twips(side.get(f"{W}w", "0"))) > _FAR for side in sides)
    return "text off the page" if far else ""


def _is_crossed(borders: Any) -> bool:
    lines = borders.iterchildren(f"{W}tl2br", f"{W}tr2bl") if borders is not None else ()
    return any(line.get(f"{W}val") not in ("nil", "none") for line in lines)


def _is_exact(properties: Properties) -> bool:
    height = properties.get("trHeight")
    return height is not None and height.get(f"{W}hRule") == "exact"


def _row_hidden(properties: Properties) -> str:
    if is_on(properties.get("hidden")):
        return "hidden text"
    height = properties.get("trHeight")
    if height is None or height.get(f"{W}hRule") != "exact":
        return ""
    low = twips(height.get(f"{W}val", ""), 1000) < _LOW
    return "a row too low to be read" if low else ""


def _inside(element: Any, wanted: str, reader: TableReader) -> Iterator[Any]:
    """Yield the rows of a table or the cells of a row, in whatever holds them."""
    for child in element:
        tag = child.tag
        if tag == wanted:
            yield child
        elif not isinstance(tag, str) or tag in SILENT:
            continue
        elif tag in BLOCKS:
            yield from _inside(child, wanted, reader)
        elif tag == f"{MC}AlternateContent":
            yield from _inside(reader.choose(child), wanted, reader)
        elif tag in GONE:
            reader.gone(child)
        else:
            reader.missed(child)
