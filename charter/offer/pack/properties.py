"""Which charter a Word file carries, among its custom properties, for `charter verify`."""

from __future__ import annotations

from typing import Any

from lxml import etree

from charter.document.docx.xml import OFFICE
from charter.offer.pack.parts import Parts

POSITION, HASH = "CharterPosition", "CharterContentHash"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_KIND = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def with_charter(parts: Parts, position: str, content_hash: str) -> None:
    """Say in the properties of a Word file which charter it carries; other properties stay."""
    name = parts.related("custom-properties", "")
    if not name:
        name = parts.free_name("docProps/custom.xml")
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _TYPES})
        parts.add(name, etree.tostring(root), _KIND)
        parts.link("", f"{OFFICE}/custom-properties", name)
    root = parts.root(name)
    for key, value in ((POSITION, position), (HASH, content_hash)):
        _set(root, key, value)


def _set(root: Any, key: str, value: str) -> None:
    for each in list(root):
        if each.get("name") == key:
            root.remove(each)
    numbers = [int(each.get("pid", "1")) for each in root if each.get("pid", "").isdecimal()]
    made = etree.SubElement(root, f"{{{_CUSTOM}}}property")
    made.set("fmtid", _FORMAT)
    made.set("pid", str(max([*numbers, 1]) + 1))
    made.set("name", key)
    etree.SubElement(made, f"{{{_TYPES}}}lpwstr").text = value
