"""The parts of a Word file that is being put together, with their kinds and links."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import count
from typing import Any

from lxml import etree

from charter.document.docx.word_file import (
    CONTENT_TYPES,
    Relationship,
    is_xml,
    relationships,
    rels_of,
)
from charter.document.docx.xml import parse, xml_bytes
from charter.write.package import Package, compress

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_EMPTY = f'<Relationships xmlns="{_LINKS}"/>'.encode()


class Parts:
    """A Word file as parts by name; those that were asked for as XML are written back at the end.

    A part that nobody asks for as XML keeps its bytes.
    """

    def __init__(self, parts: dict[str, bytes], document: str) -> None:
        self.content = dict(parts)
        self.document = document
        self._roots: dict[str, Any] = {}

    def root(self, name: str) -> Any:
        """Return the root of a part, to be read or changed."""
        if name not in self._roots:
            self._roots[name] = parse(self.content[name])
        return self._roots[name]

    def replace_root(self, name: str, root: Any) -> None:
        """Let `root` be the content of a part."""
        self._roots[name] = root

    def links(self, name: str) -> Iterator[Relationship]:
        """Yield the relationships of a part; "" is the whole file."""
        return relationships(self.content | self._written(rels_of(name)), name)

    def related(self, kind: str, name: str | None = None) -> str:
        """Return the part that the document, or `name`, has a relationship of a kind to, or ""."""
        for link in self.links(self.document if name is None else name):
            if link.type.endswith(f"/{kind}") and not link.external and link.target in self.content:
                return link.target
        return ""

    def type_of(self, name: str) -> str:
        """Return the content type of a part."""
        types = self.root(CONTENT_TYPES)
        for each in types.iter(f"{_TYPES}Override"):
            if each.get("PartName", "").lstrip("/").lower() == name.lower():
                return str(each.get("ContentType"))
        ending = name.rpartition(".")[2].lower()
        for each in types.iter(f"{_TYPES}Default"):
            if each.get("Extension", "").lower() == ending:
                return str(each.get("ContentType"))
        return "application/octet-stream"

    def is_xml(self, name: str) -> bool:
        """Return whether a part is XML."""
        return is_xml(self.type_of(name), name)

    def add(self, name: str, content: bytes, kind: str) -> None:
        """Add a part of a content type."""
        self.content[name] = content
        override = etree.SubElement(self.root(CONTENT_TYPES), f"{_TYPES}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", kind)

    def link(
        self, source: str, kind: str, target: str, *, id_: str = "", outside: bool = False
    ) -> str:
        """Add a relationship of a type from one part to another and return its id."""
        rels = rels_of(source)
        if rels not in self.content:
            self.content[rels] = _EMPTY
            self._declare_links()
        root = self.root(rels)
        there = {each.get("Id") for each in root}
        if not id_:
            id_ = next(name for n in count(1) if (name := f"rIdPack{n}") not in there)
        made = etree.SubElement(root, f"{{{_LINKS}}}Relationship")
        made.set("Id", id_)
        made.set("Type", kind)
        made.set("Target", target if outside else f"/{target}")
        if outside:
            made.set("TargetMode", "External")
        return id_

    def _declare_links(self) -> None:
        """Say what kind of part relationships are; a file that has few may say it of each."""
        types = self.root(CONTENT_TYPES)
        for each in types.iter(f"{_TYPES}Default"):
            if each.get("Extension", "").lower() == "rels":
                return
        default = etree.Element(f"{_TYPES}Default")
        default.set("Extension", "rels")
        default.set("ContentType", _RELS)
        types.insert(0, default)

    def drop(self, kind: str) -> None:
        """Take out the part that the document has a relationship of a kind to, if any."""
        name = self.related(kind)
        if not name:
            return
        del self.content[name]
        for root in (self.root(rels_of(self.document)), self.root(CONTENT_TYPES)):
            for each in list(root):
                override = each.get("PartName", "").lstrip("/").lower() == name.lower()
                if override or each.get("Type", "").endswith(f"/{kind}"):
                    root.remove(each)

    def free_name(self, name: str) -> str:
        """Return `name`, or one like it that no part has."""
        taken = {each.lower() for each in self.content}
        stem, dot, ending = name.rpartition(".")
        number, wanted = 1, name
        while wanted.lower() in taken:
            number += 1
            wanted = f"{stem}{number}{dot}{ending}"
        return wanted

    def beside(self, name: str) -> str:
        """Return a name in the folder of the document."""
        return posixpath.join(posixpath.dirname(self.document), name)

    def _written(self, *names: str) -> dict[str, bytes]:
        return {name: xml_bytes(self._roots[name]) for name in names if name in self._roots}

    def all(self) -> dict[str, bytes]:
        """Return the content of all parts."""
        return self.content | self._written(*self._roots)

    def save(self) -> bytes:
        """Return the whole Word file."""
        parts = self.all()
        first = {CONTENT_TYPES: parts.pop(CONTENT_TYPES)}
        return Package([compress(n, c, 6) for n, c in {**first, **parts}.items()]).with_parts([])
