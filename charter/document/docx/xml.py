"""The XML in a Word file: its namespaces, read from outside and written."""

from __future__ import annotations

from typing import Any

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W, R, MC = f"{{{WORD}}}", f"{{{OFFICE}}}", f"{{{COMPATIBILITY}}}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = Any
"""An lxml element; lxml carries no types."""


def parse(content: bytes | str, bare: bool = False) -> Element:
    """Return the root of a part; nothing is fetched or expanded. `bare` leaves out comments."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=bare,
        remove_pis=bare,
    )
    return etree.fromstring(content if isinstance(content, bytes) else content.encode(), parser)


def xml_bytes(root: Element) -> bytes:
    """Return the bytes of a part."""
    from lxml import etree

    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
