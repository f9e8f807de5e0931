"""The lines to sign of a charter in a Word file, and what is written there."""

from __future__ import annotations

from tampering.package import Element, Word, one, q, run, text_of

_HEADS = ("Signature", "Unterschrift", "Underskrift")


def lines_to_sign(word: Word) -> list[list[Element]]:
    """Return the rows of the last table with a column for signatures, each as its cells."""
    for table in reversed(list(word.body.iter(q("w:tbl")))):
        rows = [row.findall(q("w:tc")) for row in table.findall(q("w:tr"))]
        if rows and any(text_of(cell).strip() in _HEADS for cell in rows[0]):
            return rows[1:]
    return []


def write(cell: Element, text: str) -> None:
    """Write into the first paragraph of a cell."""
    p = cell.find(q("w:p"))
    p.append(one(run(text)))
