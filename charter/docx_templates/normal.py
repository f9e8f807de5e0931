"""The XML of a template in the form that Word itself writes, whoever saved it.

LibreOffice and others write properties twice, in an order of their own, and switches as true and
false; Word may call such a file damaged.
"""

from __future__ import annotations

from typing import Any

from charter.document.docx.xml import W
from charter.write.letterhead.xml import VAL, put_in_order

_PROPERTIES = [W + name for name in ("pPr", "rPr", "trPr", "tcPr", "tblPr", "sectPr")]
_SWITCHES_OF_ROWS = {W + name for name in ("cantSplit", "tblHeader", "hidden")}


def normalise(root: Any) -> None:
    """Put the properties in `root` into the schema's order, each once, with switches as Word's."""
    put_in_order(root)
    for properties in root.iter(*_PROPERTIES):
        for child in properties:
            if not str(child.tag).endswith("Style"):
                _write_switch(child)


def _write_switch(element: Any) -> None:
    """Write true as Word does, by the element alone; rows know no other false than "off"."""
    value = element.get(VAL)
    of_row = element.tag in _SWITCHES_OF_ROWS
    if value == "true" or (of_row and value in ("1", "on")):
        del element.attrib[VAL]
    elif value == "false" or (of_row and value == "0"):
        element.set(VAL, "off" if of_row else "0")
