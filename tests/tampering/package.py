"""A Word file taken apart, changed and put together again, for copies that `verify` is tried on."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from tampering import schema

Element = Any
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "wpi": "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "word/document.xml"
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NS.items() if prefix != "xml")


class UnfitError(Exception):
    """The file has no place for this means."""


def q(name: str) -> str:
    """Return w:p as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{NS[prefix]}}}{local}"


def parse(fragment: str) -> list[Element]:
    """Return the elements of a fragment in which all prefixes of NS can be used."""
    root = etree.fromstring(f"<x {_DECLARED}>{fragment}</x>".encode())
    return list(root)


def one(fragment: str) -> Element:
    (element,) = parse(fragment)
    return element


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    before = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{before}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    before = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{before}{run(text)}</w:p>"


def put(parent: Element, child: Element | str) -> Element:
    """Put a property where the schema has it among its siblings, in place of one of its name."""
    if isinstance(child, str):
        child = one(child)
    for old in parent.findall(child.tag):
        parent.remove(old)
    order = schema.order(etree.QName(parent).localname)
    names = [tag(e) for e in parent]
    if tag(child) in order:
        place = order.index(tag(child))
        at = sum(1 for name in names if name in order and order.index(name) <= place)
    else:
        at = len(names)
    parent.insert(at, child)
    return child


def tag(element: Element) -> str:
    """Return an element's name with the usual prefix, such as w:p."""
    name = etree.QName(element)
    prefixes = (prefix for prefix, uri in NS.items() if uri == name.namespace)
    return f"{next(prefixes, element.prefix or '')}:{name.localname}"


def under(parent: Element, name: str) -> Element:
    """Return the child of this name, put in its place where there is none."""
    found = parent.find(q(name))
    return found if found is not None else put(parent, f"<{name}/>")


def first_under(parent: Element, name: str) -> Element:
    """Return the child of this name that stands first, made where there is none."""
    found = parent.find(q(name))
    if found is None:
        found = one(f"<{name}/>")
        parent.insert(0, found)
    return found


def text_of(element: Element) -> str:
    return "".join(t.text or "" for t in element.iter(q("w:t")))


class Word:
    """The parts of a Word file by name, each as bytes or, once asked for, as a tree."""

    def __init__(self, content: bytes, *, letter: bool = False) -> None:
        self.letter = letter  # only what stands before the first annex is offered for change
        with zipfile.ZipFile(BytesIO(content)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.trees: dict[str, Element] = {}

    def xml(self, name: str) -> Element:
        """Return the root of a part."""
        if name not in self.parts:
            raise UnfitError(f"no part {name}")
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.parts[name])
        return self.trees[name]

    def save(self) -> bytes:
        """Return the file."""
        for name, root in self.trees.items():
            self.parts[name] = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return out.getvalue()

    # What is in it

    @property
    def body(self) -> Element:
        return self.xml(MAIN).find(q("w:body"))

    @property
    def styles(self) -> Element:
        return self.xml("word/styles.xml")

    @property
    def settings(self) -> Element:
        return self.xml("word/settings.xml")

    def blocks(self) -> list[Element]:
        """Return the paragraphs that stand in the body itself and have words."""
        return self._wanted([p for p in self.body.findall(q("w:p")) if len(text_of(p).split()) > 2])

    def texts(self) -> list[Element]:
        """Return the w:t of the body, in tables too, that have words; not those in boxes."""
        outside = (q("mc:AlternateContent"), q("w:del"), q("w:txbxContent"))
        found = [
            t
            for t in self.body.iter(q("w:t"))
            if re.search(r"\w{2,}", t.text or "")
            and t.getparent().tag == q("w:r")
            and not any(a.tag in outside for a in t.iterancestors())
        ]
        return self._wanted(found)

    def cells(self) -> list[Element]:
        """Return the cells of tables that have words."""
        return self._wanted([c for c in self.body.iter(q("w:tc")) if text_of(c).strip()])

    def _wanted(self, found: list[Element]) -> list[Element]:
        """Return those in the letter, where only they are wanted."""
        if self.letter:
            blocks = list(self.body)
            annex = next((n for n, b in enumerate(blocks) if text_of(b) == "Annex A"), 0)
            inside = set(blocks[:annex])
            found = [e for e in found if not inside.isdisjoint((e, *e.iterancestors()))]
        if not found:
            raise UnfitError("nothing there")
        return found

    def sections(self) -> list[Element]:
        return list(self.body.iter(q("w:sectPr")))

    def style(self, style_id: str) -> Element | None:
        for style in self.styles.findall(q("w:style")):
            if style.get(q("w:styleId")) == style_id:
                return style
        return None

    # What is added

    def relate(self, kind: str, target: str, of: str = MAIN, *, external: bool = False) -> str:
        """Add a relationship and return its id."""
        root = self.xml(self.rels_of(of))
        ids = {e.get("Id") for e in root}
        name = next(f"rIdT{n}" for n in range(1, 999) if f"rIdT{n}" not in ids)
        link = etree.SubElement(root, f"{{{RELS}}}Relationship")
        link.set("Id", name)
        link.set("Type", kind if ":" in kind else f"{NS['r']}/{kind}")
        link.set("Target", target)
        if external:
            link.set("TargetMode", "External")
        return name

    def rels_of(self, part: str) -> str:
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        if rels not in self.parts:
            self.parts[rels] = f'<Relationships xmlns="{RELS}"/>'.encode()
        return rels

    def add(self, name: str, content: bytes | str, content_type: str) -> None:
        """Add a part with its content type."""
        self.parts[name] = content.encode() if isinstance(content, str) else content
        self.trees.pop(name, None)
        types = self.xml("[Content_Types].xml")
        entry = etree.SubElement(types, f"{{{TYPES}}}Override")
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", content_type)

    def links(self, kind: str, of: str = MAIN) -> Iterator[Element]:
        """Yield the relationships of one kind."""
        for link in self.xml(self.rels_of(of)):
            if link.get("Type", "").endswith(f"/{kind}"):
                yield link

    def story(self, kind: str, root: str, inner: str) -> tuple[str, str]:
        """Add a header, footer or other part of WordprocessingML; return its name and its id."""
        name = next(
            f"word/{kind}T{n}.xml" for n in range(99) if f"word/{kind}T{n}.xml" not in self.parts
        )
        self.add(name, f"<{root} {_DECLARED}>{inner}</{root}>", f"{WORDML}.{kind}+xml")
        return name, self.relate(kind, name.removeprefix("word/"))
