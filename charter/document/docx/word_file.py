"""A Word file from outside, checked before any library opens it.

What a part is, its content type and the relationships to it say, never its name (ECMA-376 part 2).
"""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from charter.document.docx import zip_parts
from charter.document.docx.xml import WORD
from charter.document.docx.zip_parts import (
    ContentTypes,
    RefusedError,
    Root,
    content_types,
    elements,
    in_utf8,
    scan,
    too_large,
    unpacked,
)
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, TemplateError, error, file_size
from charter.read.files import open_file

CONTENT_TYPES = "[Content_Types].xml"
_OFFICE_DOCUMENT = "/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/"
_RELS = ".rels"
_MACRO_TYPES = (".vbaproject", ".vbadata+xml", ".activex")
_MACRO_LINKS = frozenset(["vbaProject", "wordVbaData", "activeXControlBinary"])
# fmt: off
_XML_LINKS = frozenset([
    "officeDocument", "styles", "stylesWithEffects", "numbering", "settings", "webSettings",
    "fontTable", "theme", "themeOverride", "header", "footer", "footnotes", "endnotes",
    "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people",
    "glossaryDocument", "recipientData", "customXml", "customXmlProps", "core-properties",
    "extended-properties", "custom-properties", "chart", "chartUserShapes", "chartColorStyle",
    "chartStyle", "chartEx", "diagramData", "diagramLayout", "diagramQuickStyle",
    "diagramColors", "diagramDrawing", "control",
])
# fmt: on
"""Relationships to parts that are XML, by the last word of their type."""
_OTHERS = {"workbook": "an Excel workbook", "presentation": "a PowerPoint presentation"}
"""Office files that are none of Word, by the outermost element of their main part."""
_WHOLE_FILES = frozenset(["aFChunk", "package", "oleObject"])
"""Relationships to parts that are whole files of their own, by the last word of their type."""


class Relationship(NamedTuple):
    """A link from one part to another; `target` is the other's name, or an address outside."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """Return the last word of its type, such as styles."""
        return self.type.rpartition("/")[2]


class WordFile(NamedTuple):
    """A .docx whose size, nesting and kind are within limits; every XML part is well-formed.

    `parts` are the members of the zip file in its order, by name without a leading slash, XML in
    UTF-8; `document` is the name of the main part, word/document.xml as a rule; `types` are the
    content types; `links` are the relationships by part, "" for those of the whole file; `roots`
    are the outermost elements of all parts that are XML.
    """

    path: Path
    parts: dict[str, bytes]
    document: str
    types: ContentTypes
    links: Mapping[str, tuple[Relationship, ...]]
    roots: Mapping[str, Root]

    def content_type(self, part: str) -> str:
        """Return the content type of a part as it is declared, or nothing."""
        return self.types.of(part)

    def is_xml(self, part: str) -> bool:
        """Return whether a part is XML."""
        return part in self.roots

    def links_of(self, part: str) -> tuple[Relationship, ...]:
        """Return the relationships of a part; "" stands for the whole file."""
        return self.links.get(part, ())

    def unreferenced(self) -> tuple[str, ...]:
        """Return the parts to which no chain of relationships leads from the file itself."""
        reached, left = {""}, [""]
        while left:
            for link in self.links_of(left.pop()):
                if not link.external and link.target in self.parts and link.target not in reached:
                    reached.add(link.target)
                    left.append(link.target)
        known = {CONTENT_TYPES, *map(rels_of, ["", *self.parts])}
        return tuple(name for name in self.parts if name not in reached | known)


def read_word_file(path: Path, kind: type[CharterError] = TemplateError) -> WordFile:
    """Return the Word file at `path`. Raises `kind` with what is wrong and what to do about it.

    Refused: what is no .docx, protected by a password, with macros, in strict OOXML, with a
    document type or entities, or larger, deeper or longer than a paper can be.
    """
    largest = zip_parts.MAX_BYTES
    with open_file(path, kind) as file:
        try:
            raw = file.read(largest + 1)
            size = max(len(raw), os.fstat(file.fileno()).st_size)
        except OSError as reason:
            raise error(kind, path, "unreadable", f"cannot be read: {reason.strerror}") from None
    if size > largest:
        bad = too_large(f"{file_size(size)} are too much for a Word file")
        raise error(kind, path, bad.code, bad.message, bad.hint)
    return word_file_of(path, raw, kind)


def word_file_of(path: Path, raw: bytes, kind: type[CharterError] = TemplateError) -> WordFile:
    """Return the Word file with this content; messages name `path`. Raises `kind`."""
    try:
        return _checked(path, unpacked(raw))
    except RefusedError as bad:
        raise error(kind, path, bad.code, bad.message, bad.hint) from None


def word_file_with(
    path: Path, parts: dict[str, bytes], kind: type[CharterError] = TemplateError
) -> WordFile:
    """Return the Word file with these parts; messages name `path`. Raises `kind`."""
    try:
        return _checked(path, parts)
    except RefusedError as bad:
        raise error(kind, path, bad.code, bad.message, bad.hint) from None


def _checked(path: Path, given: dict[str, bytes]) -> WordFile:
    """Return a package that can be used; raises RefusedError."""
    parts = _well_spelt(given)
    if CONTENT_TYPES not in parts:
        if "mimetype" in parts:
            raise RefusedError("this is an OpenDocument file (.odt), not a Word file (.docx)")
        raise RefusedError("this is a zip file, but no Word file (.docx)")
    roots: dict[str, Root] = {}
    _scan_all(parts, [CONTENT_TYPES, *(n for n in parts if n.endswith(_RELS))], roots)
    types = content_types(parts[CONTENT_TYPES])
    owners = [name for name in ["", *parts] if rels_of(name) in parts]
    links = {name: tuple(relationships(parts, name)) for name in owners}
    _check_links(links, types, parts)
    flat = [link for each in links.values() for link in each if not link.external]
    linked = {link.target for link in flat if link.kind in _XML_LINKS}
    # A whole file put into this one is for its own reader; a .docx is called XML there.
    whole = {link.target for link in flat if link.kind in _WHOLE_FILES}
    xml = [
        name
        for name in parts
        if name in linked or (name not in whole and is_xml(types.of(name), name))
    ]
    _scan_all(parts, xml, roots)
    return WordFile(path, parts, _main_part(parts, links, roots), types, links, roots)


def _well_spelt(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Return parts whose relationships and content types have the usual letters' case.

    To Word, and to OPC, case makes no other part.
    """
    usual = {rels_of(name).lower(): rels_of(name) for name in ["", *parts]}
    usual[CONTENT_TYPES.lower()] = CONTENT_TYPES
    return {usual.get(name.lower(), name): content for name, content in parts.items()}


def _scan_all(parts: dict[str, bytes], names: Iterable[str], roots: dict[str, Root]) -> None:
    """Scan the parts called `names` into `roots`, and turn them to UTF-8."""
    size = sum(len(parts[name]) for name in roots)
    left = zip_parts.MAX_NODES - sum(root.nodes for root in roots.values())
    for name in names:
        if name in roots or name not in parts:
            continue
        parts[name] = in_utf8(parts[name])
        size += len(parts[name])
        if size > zip_parts.MAX_XML_BYTES:
            raise too_large(f"more than {zip_parts.MAX_XML_BYTES // 1_000_000} MB of text")
        roots[name] = scan(name, parts[name], left)
        left -= roots[name].nodes


def is_xml(content_type: str, name: str) -> bool:
    """Return whether a part is XML by its content type, or by its name where it has none."""
    if not content_type:
        return name.lower().endswith(".xml")
    return content_type.lower().endswith(("+xml", "/xml"))


def _check_links(
    links: Mapping[str, tuple[Relationship, ...]], types: ContentTypes, parts: Iterable[str]
) -> None:
    for name, each in links.items():
        ids = [link.id for link in each]
        if len(set(ids)) < len(ids):
            raise RefusedError(f"two relationships of '{name or 'the file'}' have the same id")
    if (
        any(kind.lower().endswith(_MACRO_TYPES) for kind in types.all)
        or any("macroenabled" in kind.lower() for kind in types.all)
        or any(link.kind in _MACRO_LINKS for each in links.values() for link in each)
        or any(name.lower().endswith("vbaproject.bin") for name in parts)
    ):
        hint = "save it as .docx, which takes the macros out"
        raise RefusedError("this Word file has macros", hint, "macros")


def _main_part(
    parts: dict[str, bytes],
    links: Mapping[str, tuple[Relationship, ...]],
    roots: Mapping[str, Root],
) -> str:
    """Return the name of the part with the text."""
    found = dict.fromkeys(
        link.target
        for link in links.get("", ())
        if link.type.endswith(_OFFICE_DOCUMENT) and link.target in parts
    )
    if not found:
        raise RefusedError("this Word file lacks its text")
    if len(found) > 1:
        raise RefusedError("this Word file has two main texts")
    (document,) = found
    root = roots[document]
    if root.namespace.startswith(_STRICT):
        hint = "save it in Word as 'Word Document (.docx)', not as 'Strict Open XML Document'"
        raise RefusedError("this is a Strict Open XML document", hint, "strict-ooxml")
    if (root.namespace, root.name) != (WORD, "document"):
        what = _OTHERS.get(root.name, "an Office file, but not one of Word")
        hint = "give the Word file that is meant" if root.name in _OTHERS else zip_parts.SAVE
        raise RefusedError(f"this is {what}", hint)
    if "body" not in root.children:
        raise RefusedError("this Word file lacks its text")
    return document


def relationships(parts: Mapping[str, bytes], part: str) -> Iterator[Relationship]:
    """Yield the relationships of `part`; "" stands for the whole package (ECMA-376 part 2, 6.5)."""
    content = parts.get(rels_of(part))
    if content is None:
        return
    folder = posixpath.dirname(part)
    spelt: dict[str, str] = {}
    for _, each in elements(content, "Relationship"):
        external = each.get("TargetMode", "").lower() == "external"
        target = each.get("Target", "")
        if not external:
            joined = target if target.startswith("/") else posixpath.join("/", folder, target)
            target = posixpath.normpath(joined).lstrip("/")
            if target not in parts:
                # Neither letters' case nor %20 for a space makes another part.
                spelt = spelt or {unquote(name).lower(): name for name in parts}
                target = spelt.get(unquote(target).lower(), target)
        yield Relationship(each.get("Id", ""), each.get("Type", ""), target, external)


def rels_of(part: str) -> str:
    """Return the name of the part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
