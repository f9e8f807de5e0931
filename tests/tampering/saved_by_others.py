"""Copies as python-docx, zip tools, XML tools and Google Docs write them when nothing is changed.

Google Docs cannot be run here: what it writes is imitated after files it wrote.
"""

from __future__ import annotations

import random
import zipfile
from io import BytesIO

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
