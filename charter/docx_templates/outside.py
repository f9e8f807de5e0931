"""What a Word file would fetch by itself once it is opened, and must not be sent with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from lxml import etree

from charter.document.docx.word_file import (
    CONTENT_TYPES,
    Relationship,
    WordFile,
    rels_of,
    word_file_with,
)
from charter.document.docx.xml import R, W, parse, xml_bytes
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELS = "application/vnd.openxmlformats-package.relationships+xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE_ID = "{urn:schemas-microsoft-com:office:office}relid"
_LINKING = etree.XPath(
    "descendant-or-self::*[@r:* or @o:relid]",
    namespaces={"r": R.strip("{}"), "o": "urn:schemas-microsoft-com:office:office"},
)
"""The elements of a part that name a relationship."""
_CLICKED = frozenset(["hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"])
"""Elements whose link is followed when a reader clicks on it, and not before."""
_SHOWN = frozenset(["blip", "imagedata", "subDoc", "altChunk"])
"""Elements that show what their link leads to; without it a reader would miss something."""
_DROPPED = frozenset(
    ["attachedTemplate", "OLEObject", "saveThroughXslt", "externalData", "videoFile", "audioFile"]
)
_WORDS = {
    "attachedTemplate": "the template",
    "image": "the picture",
    "oleObject": "the object",
    "package": "the object",
    "frame": "the page",
}
_FETCHED = "the link to {} '{}' was taken out: Word would fetch it from elsewhere"
_MERGED = "the mail merge was taken out: Word would read its list of people from elsewhere"


class Sendable(NamedTuple):
    """A Word file without what it would fetch by itself; `notes` say what was taken out.

    `problems` are what a reader would miss, which only the file's owner can put right.
    """

    word: WordFile
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def sendable(word: WordFile) -> Sendable:
    """Return a Word file as it can be sent: a document, each part declared once.

    A part that has nothing to be taken out keeps its bytes.
    """
    changed: dict[str, bytes] = {}
    notes: dict[str, None] = {}
    problems: list[Problem] = []
    for owner in ["", *word.parts]:
        links = {link.id: link for link in word.links_of(owner) if link.external}
        settings = owner in word.roots and word.roots[owner].name == "settings"
        if not links and not settings and b":vml" not in word.parts.get(owner, b""):
            continue
        gone = {name for name, link in links.items() if link.kind != "hyperlink"}
        if word.is_xml(owner):
            root = parse(word.parts[owner])
            used, found = _taken_out(root, links)
            gone |= used
            unused = [n for n, link in links.items() if link.kind == "image" and n not in used]
            problems += [_missed(word, links[name]) for name in (*found, *unused)]
            merges = list(root.iter(W + "mailMerge")) if settings else []
            for element in merges:
                element.getparent().remove(element)
            sources = _without_sources(root)
            if used or merges or sources:
                changed[owner] = xml_bytes(root)
            notes |= dict.fromkeys(_FETCHED.format("the picture", each) for each in sources)
            notes |= dict.fromkeys([_MERGED] if merges else [])
        if gone:
            changed[rels_of(owner)] = _without(word.parts[rels_of(owner)], gone)
        told = {p.message for p in problems}
        for name in sorted(gone):
            link = links[name]
            if _missed(word, link).message not in told and not link.kind.startswith("mailMerge"):
                what = _WORDS.get(link.kind, "what is called")
                notes[_FETCHED.format(what, link.target[:100])] = None
    types = declared_once(word.parts[CONTENT_TYPES], word.parts, word.document)
    if types != word.parts[CONTENT_TYPES]:
        changed[CONTENT_TYPES] = types
    if changed:
        word = word_file_with(word.path, word.parts | changed)
    return Sendable(word, tuple(notes), tuple(dict.fromkeys(problems)))


def without_lost_links(word: WordFile) -> dict[str, bytes]:
    """Return the parts without relationships to parts that are not there; Word refuses those."""
    parts = dict(word.parts)
    for owner, links in word.links.items():
        lost = {link.id for link in links if not link.external and link.target not in word.parts}
        if lost:
            parts[rels_of(owner)] = _without(parts[rels_of(owner)], lost)
    return parts


def _taken_out(root: Any, links: dict[str, Relationship]) -> tuple[set[str], list[str]]:
    """Take what is fetched from elsewhere out of a part; return the ids, and those to be missed."""
    used: set[str] = set()
    missed: list[str] = []
    for element in _LINKING(root):
        kind = etree.QName(element).localname
        for key in [k for k in element.attrib if k.startswith(R) or k == _OFFICE_ID]:
            name = element.get(key, "")
            if name not in links or (links[name].kind == "hyperlink" and kind in _CLICKED):
                continue
            used.add(name)
            del element.attrib[key]
            inside = any(k.startswith(R) for k in element.attrib)
            if kind in _SHOWN and not inside:
                missed.append(name)
            elif kind in _DROPPED and element.getparent() is not None:
                holder = element.getparent()
                holder.remove(element)
                if holder.tag == f"{W}object" and len(holder) == 0:
                    holder.getparent().remove(holder)
            elif kind == "sourceFileName":
                frame = element.getparent()
                frame.getparent().remove(frame)
    return used, missed


def _without_sources(root: Any) -> list[str]:
    """Take addresses out of old drawings, which name a picture's without a relationship."""
    found: list[str] = []
    for element in root.iter(f"{_VML}*"):
        for key in [k for k in element.attrib if k.rpartition("}")[2] in ("src", "althref")]:
            found.append(element.attrib.pop(key)[:100])
    return found


def _missed(word: WordFile, link: Relationship) -> Problem:
    what = "picture" if link.kind == "image" else "content"
    message = f"a {what} lies elsewhere and is not fetched: {link.target[:100]}"
    hint = "put it into the file itself, with Insert > Pictures > This Device"
    return Problem(Place(str(word.path)), f"remote-{what}", message, hint)


def _without(content: bytes, ids: set[str]) -> bytes:
    root = parse(content)
    for each in list(root):
        if each.get("Id") in ids:
            root.remove(each)
    return xml_bytes(root)


def declared_once(content: bytes, parts: Iterable[str], document: str) -> bytes:
    """Return content types that declare each of the parts once, and the main one as a document."""
    root = parse(content)
    there = {unquote(name).lower() for name in parts}
    main = unquote(document).lower()
    seen: set[tuple[str, str]] = set()
    changed = False
    for each in list(root):
        part = unquote(each.get("PartName", "")).lstrip("/").lower()
        key = (each.get("Extension", "").lower(), part)
        if key in seen or (part and part not in there):
            root.remove(each)
            changed = True
        elif part == main and each.get("ContentType") != MAIN:
            each.set("ContentType", MAIN)
            changed = True
        seen.add(key)
    by_ending = {each.get("Extension", "").lower(): each.get("ContentType") for each in root}
    if ("", main) not in seen and by_ending.get(main.rpartition(".")[2]) != MAIN:
        made = etree.SubElement(root, f"{_TYPES}Override")
        made.set("PartName", f"/{document}")
        made.set("ContentType", MAIN)
        changed = True
    if "rels" not in by_ending:
        made = etree.Element(f"{_TYPES}Default")
        made.set("Extension", "rels")
        made.set("ContentType", _RELS)
        root.insert(0, made)
        changed = True
    return xml_bytes(root) if changed else content
