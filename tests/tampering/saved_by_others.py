"""Copies as python-docx, zip tools, XML tools and Google Docs write them when nothing is changed.

Google Docs cannot be run here: what it writes is imitated after files it wrote.
"""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from io import BytesIO

from lxml import etree

from tampering.package import NS, Word, first_under, put, q


def by_python_docx(content: bytes) -> bytes:
    import docx

    out = BytesIO()
    docx.Document(BytesIO(content)).save(out)
    return out.getvalue()


def zipped_anew(
    content: bytes, *, stored: bool = False, turned: bool = False, folders: bool = False
) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        if folders:
            for folder in sorted({n.rpartition("/")[0] for n in names if "/" in n}):
                new.writestr(f"{folder}/", b"")
        for name in reversed(names) if turned else names:
            new.writestr(name, old.read(name))
    return out.getvalue()


def pretty(content: bytes) -> bytes:
    """Return the file with its properties indented, as tools that print XML leave it."""
    word = Word(content)
    for name in list(word.parts):
        if name.endswith((".xml", ".rels")):
            word.xml(name)
    return word.save()


def by_google(content: bytes) -> bytes:
    """Return the file as Google Docs exports it: every look set directly, its own bullets."""
    word = Word(content)
    for p in list(word.body.iter(q("w:p"))):
        put(first_under(p, "w:pPr"), '<w:pageBreakBefore w:val="0"/>')
        put(first_under(p, "w:pPr"), '<w:widowControl w:val="1"/>')
    for r in list(word.body.iter(q("w:r"))):
        put(first_under(r, "w:rPr"), '<w:rtl w:val="0"/>')
    if "word/numbering.xml" in word.parts:
        for level in word.xml("word/numbering.xml").iter(q("w:lvl")):
            text = level.find(q("w:lvlText"))
            if text is not None and text.get(q("w:val")) in ("•", "\uf0b7", "-", "–"):
                text.set(q("w:val"), "●")
    word.parts.pop("docProps/app.xml", None)
    types = word.xml("[Content_Types].xml")
    for entry in list(types):
        if entry.get("PartName") == "/docProps/app.xml":
            types.remove(entry)
    rels = word.xml("_rels/.rels")
    for link in list(rels):
        if link.get("Target", "").endswith("docProps/app.xml"):
            rels.remove(link)
    return word.save()


def shuffled_ids(content: bytes) -> bytes:
    """Return the file with its relationships numbered anew, as every program does."""
    word = Word(content)
    rels = word.xml(word.rels_of("word/document.xml"))
    ids = [e.get("Id") for e in rels]
    new = {old: f"rId{900 + n}" for n, old in enumerate(random.Random(1).sample(ids, len(ids)))}
    for link in rels:
        link.set("Id", new[link.get("Id")])
    for element in word.xml("word/document.xml").iter():
        for key, value in element.attrib.items():
            if key.startswith("{" + NS["r"] + "}") and value in new:
                element.set(key, new[value])
    return word.save()


def _each_part(content: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return out.getvalue()


def main_part_renamed(content: bytes) -> bytes:
    """Return the file with word/document2.xml, as Word on the web writes it."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        return name.replace("word/document.xml", "word/document2.xml").replace(
            "_rels/document.xml", "_rels/document2.xml"
        ), part.replace(
            b"word/document.xml", b"word/document2.xml"
        ) if "word/" not in name else part

    return _each_part(content, change)


def in_utf_16(content: bytes) -> bytes:
    """Return the file with its main part in UTF-16, which XML allows."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name == "word/document.xml":
            part = etree.tostring(etree.fromstring(part), xml_declaration=True, encoding="UTF-16")
        return name, part

    return _each_part(content, change)


def with_comment_before(content: bytes) -> bytes:
    """Return the file with a byte order mark and a long comment before the root of its main part."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name == "word/document.xml":
            root = etree.tostring(etree.fromstring(part), encoding="UTF-8")
            part = b"\xef\xbb\xbf<!-- " + b"made by a program " * 400 + b"-->" + root
        return name, part

    return _each_part(content, change)


def other_prefix(content: bytes) -> bytes:
    """Return the file with another prefix than w for WordprocessingML."""

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name.startswith("word/") and b"xmlns:w=" in part:
            part = re.sub(rb"(?<=[<\s/])w:(?=\w)", b"ns0:", part).replace(
                b"xmlns:w=", b"xmlns:ns0="
            )
        return name, part

    return _each_part(content, change)


def absolute_targets(content: bytes) -> bytes:
    """Return the file with the targets of relationships from the root of the package."""
    word = Word(content)
    for link in word.xml(word.rels_of("word/document.xml")):
        if link.get("TargetMode") != "External" and not link.get("Target").startswith(("/", "..")):
            link.set("Target", "/word/" + link.get("Target"))
    return word.save()


def strict(content: bytes) -> bytes:
    """Return the file in the namespaces of Strict Open XML, which Word can save."""
    old = b"http://schemas.openxmlformats.org/"
    new = b"http://purl.oclc.org/ooxml/"
    swaps = (
        (old + b"wordprocessingml/2006/main", new + b"wordprocessingml/main"),
        (old + b"officeDocument/2006/relationships", new + b"officeDocument/relationships"),
        (old + b"drawingml/2006/main", new + b"drawingml/main"),
        (old + b"drawingml/2006/wordprocessingDrawing", new + b"drawingml/wordprocessingDrawing"),
        (old + b"drawingml/2006/picture", new + b"drawingml/picture"),
        (old + b"officeDocument/2006/math", new + b"officeDocument/math"),
    )

    def change(name: str, part: bytes) -> tuple[str, bytes]:
        if name.endswith((".xml", ".rels")):
            for before, after in swaps:
                part = part.replace(before, after)
        return name, part

    return _each_part(content, change)


OTHERS: dict[str, Callable[[bytes], bytes]] = {
    "saved by python-docx": by_python_docx,
    "exported by Google Docs": by_google,
    "zipped without compression": lambda content: zipped_anew(content, stored=True),
    "zipped in the other order": lambda content: zipped_anew(content, turned=True),
    "zipped with folders": lambda content: zipped_anew(content, folders=True),
    "parts written anew": pretty,
    "relationships numbered anew": shuffled_ids,
    "main part under another name": main_part_renamed,
    "main part in UTF-16": in_utf_16,
    "a comment before the root": with_comment_before,
    "another prefix": other_prefix,
    "targets from the root": absolute_targets,
    "saved as Strict Open XML": strict,
}
