"""What an XLSX file has beside the cells of a sheet: comments, links, and tables with totals."""

from __future__ import annotations

import posixpath
import re

from charter.batch.sheet import Unseen
from charter.batch.xlsx_book import Book, BookSheet, elements, links_of

_COMMENTS = ("/comments", "/threadedComment")
_MOST = 10_000
"""Cells of one link that are looked at."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})\Z", re.ASCII)


def add_beside(book: Book, sheet: BookSheet, unseen: Unseen) -> None:
    """Add the comments of a sheet, where links lead, and rows of totals. Raises InputError."""
    folder, name = posixpath.split(sheet.part)
    links = posixpath.join(folder, "_rels", f"{name}.rels")
    if links not in book.package.NameToInfo:
        return
    targets = {
        given.get("Id", ""): given.get("Target", "")
        for tag, given in elements(book.package, book.path, links)
        if tag == "Relationship" and given.get("TargetMode") == "External"
    }
    for ref, link in unseen.linked:
        name, mark, within = link.partition("#")
        if target := targets.get(name):
            unseen.links.update(dict.fromkeys(_cells(ref), f"{target}{mark}{within}"))
    for _, kind, part in links_of(book.package, book.path, sheet.part):
        if part not in book.package.NameToInfo:
            continue
        if kind.endswith(_COMMENTS):
            for tag, given in elements(book.package, book.path, part):
                if tag.casefold().endswith("comment") and (at := _cell(given.get("ref", ""))):
                    unseen.comments[at] = None
        elif kind.endswith("/table"):
            for tag, given in elements(book.package, book.path, part):
                last = _cell(given.get("ref", "").rpartition(":")[2])
                if tag == "table" and last and given.get("totalsRowCount", "0") != "0":
                    unseen.totals.append(last[0])


def _cells(ref: str) -> list[tuple[int, str]]:
    """Return the cells of a name such as C4, or of a column such as C4:C9."""
    first, last = _cell(ref.partition(":")[0]), _cell(ref.rpartition(":")[2])
    if not first or not last:
        return []
    return [(row, first[1]) for row in range(first[0], min(last[0], first[0] + _MOST) + 1)]


def _cell(name: str) -> tuple[int, str] | None:
    """Return the row and the letters of a cell, by its name."""
    found = _CELL.match(name.replace("$", ""))
    return (int(found[2]), found[1]) if found else None
