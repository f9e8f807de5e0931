"""What a Word template must not hand on to papers, and what loops leave behind in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from charter.document.docx.word_file import Relationship, WordFile, rels_of
from charter.document.docx.xml import MC, SPACE, WORD, W, parse, xml_bytes
from charter.docx_templates.elsewhere import encode_addresses
from charter.docx_templates.normal import normalise
from charter.docx_templates.outside import declared_once
from charter.docx_templates.story import Where
from charter.docx_templates.tags import Flaw
from charter.problems import Place, Problem

_TRACES: tuple[str, ...] = (
    "/comments",
    "/commentsExtended",
    "/commentsIds",
    "/commentsExtensible",
    "/people",
)
_TRACES += (
    "/stylesWithEffects",
    "/thumbnail",
    "/keyMapCustomizations",
    "/attachedToolbars",
    "/mailMergeSource",
)
_PERSONAL = [W + n for n in ("attachedTemplate", "rsids", "mailMerge", "documentProtection")]
_COMMENTS = [W + n for n in ("commentRangeStart", "commentRangeEnd", "commentReference")]
_NOISE = [W + n for n in ("proofErr", "lastRenderedPageBreak", "permStart", "permEnd")]
_CHANGES = [W + n for n in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")]
_CHANGES += [W + n for n in ("sectPrChange", "tblPrChange", "trPrChange", "tcPrChange")]
_CHANGES += [W + n for n in ("tblGridChange", "tblPrExChange", "numberingChange")]
_CHANGES += [W + n for n in ("cellIns", "cellDel", "cellMerge")]
_UNREACHED = {"word/charts/": "chart", "word/diagrams/": "SmartArt graphic"}
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ENDS_OF_CELLS = [W + n for n in ("p", "sdt", "customXml")]
_ID = W + "id"
_OF_SESSIONS = etree.XPath(
    "descendant-or-self::*[@w:*[starts-with(local-name(), 'rsid')]]",
    namespaces={"w": W.strip("{}")},
)
"""The elements of a part that say in which session of Word they were written."""


def unreached_tags(word: WordFile) -> Iterator[Problem]:
    """Yield a problem for each tag in a part that is not filled in: a chart or SmartArt."""
    for name, content in word.parts.items():
        what = next((words for folder, words in _UNREACHED.items() if name.startswith(folder)), "")
        if not what or not word.is_xml(name) or b"{" not in content:
            continue
        for paragraph in parse(content).iter():
            if etree.QName(paragraph).localname not in ("p", "v"):
                continue
            text = "".join(paragraph.itertext())
            if found := _TAG.search(text):
                message = f"a tag in a {what} is not filled in: {found[0][:80]}"
                hint = "put it into the text"
                yield Problem(Place(str(word.path)), "tag-not-reached", message, hint)


def without_traces(word: WordFile) -> dict[str, bytes]:
    """Return the parts of a template that papers keep: no comments, authors or remote template."""
    gone = {
        relation.target
        for name in ["", *word.parts]
        if not name.endswith(".rels")
        for relation in word.links_of(name)
        if relation.type.endswith(_TRACES) and not relation.external
    }
    gone |= {rels_of(name) for name in gone}
    kept = {name: content for name, content in word.parts.items() if name not in gone}
    for name, content in kept.items():
        if name.endswith(".rels"):
            lost = {r.id for r in word.links_of(_owner_of(name)) if _is_lost(r, word)}
            kept[name] = _without_relationships(content, lost)
        elif name == "[Content_Types].xml":
            kept[name] = declared_once(content, kept, word.document)
        elif name in word.roots and word.roots[name].namespace == WORD:
            kept[name] = _without_names(content)
    return kept


def _owner_of(rels: str) -> str:
    """Return the part that a part with relationships is about; "" is the whole package."""
    folder, file = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def _is_lost(relation: Relationship, word: WordFile) -> bool:
    """Return whether a relationship leads to a part that is not there; Word refuses the file."""
    return not relation.external and relation.target not in word.parts


def _without_relationships(content: bytes, lost: set[str]) -> bytes:
    root = parse(content)
    for each in list(root):
        gone = each.get("Type", "").endswith((*_TRACES, "/attachedTemplate"))
        if gone or each.get("Id") in lost:
            root.remove(each)
    return xml_bytes(root)


def _without_names(content: bytes) -> bytes:
    root = parse(content)
    for element in list(root.iter(*_PERSONAL, *_COMMENTS, *_NOISE)):
        parent = element.getparent()
        parent.remove(element)
        if parent.tag == W + "r" and all(child.tag == W + "rPr" for child in parent):
            parent.getparent().remove(parent)
    for element in _OF_SESSIONS(root):
        for attribute in [a for a in element.attrib if a.startswith(W + "rsid")]:
            del element.attrib[attribute]
    normalise(root)
    return xml_bytes(root)


def tracked_changes(root: Any, story: str) -> list[Flaw]:
    """Return a flaw where a part has changes that nobody accepted or rejected."""
    changed = next(root.iter(*_CHANGES), None)
    if changed is None:
        return []
    message = "the template has tracked changes"
    hint = "accept or reject all of them in Word, under Review"
    where = Where(story or "the text", "".join(changed.itertext())[:60])
    return [Flaw(where, "tracked-changes", message, hint)]


def loose_text(root: Any) -> str:
    """Return text that stands in no paragraph, where Word would not show it; nothing as a rule."""
    for holder in root.iter(W + "body", W + "tbl", W + "tr", W + "tc", W + "hdr", W + "ftr"):
        for text in (holder.text, *(child.tail for child in holder)):
            if text and text.strip():
                return str(text).strip()
    return ""


def say_draft(root: Any, mark: str, heading: str) -> None:
    """Let the first line of a document say that the paper is a draft.

    Where that stands in a box, a line with the heading comes before it.
    """
    body = root.find(W + "body")
    first: Any = next((t for t in body.iter(W + "t") if (t.text or "").strip()), None)
    line = next(first.iterancestors(W + "p"), None) if first is not None else None
    if line is not None and mark in "".join(t.text or "" for t in line.iter(W + "t")):
        return
    if first is None or next(first.iterancestors(W + "txbxContent"), None) is not None:
        added = etree.Element(W + "p")
        etree.SubElement(etree.SubElement(added, W + "r"), W + "t").text = heading
        body.insert(0, added)
        return
    first.text = f"{mark} {first.text.lstrip()}"
    first.set(SPACE, "preserve")


def mend(root: Any) -> None:
    """Make a filled-in part whole: cells keep a paragraph, ids and bookmarks stay unique."""
    encode_addresses(root)
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag not in _ENDS_OF_CELLS:
            etree.SubElement(cell, W + "p")
    for table in list(root.iter(W + "tbl")):
        for row in list(table.iter(W + "tr")):
            if next(row.iter(W + "tc"), None) is None:
                row.getparent().remove(row)
        if next(table.iter(W + "tr"), None) is None:
            table.getparent().remove(table)
    if root.tag in (W + "hdr", W + "ftr") and next(root.iter(W + "p"), None) is None:
        etree.SubElement(root, W + "p")
    for content in root.iter(W + "sdtContent", W + "txbxContent", W + "footnote", W + "endnote"):
        inline = content.getparent().tag == W + "p" and content.tag == W + "sdtContent"
        if len(content) == 0 and not inline:
            etree.SubElement(content, W + "p")
    _space_tables(root)
    _unique(root)


def _space_tables(root: Any) -> None:
    """Keep tables apart that touch since what stood between them was left out; Word joins them."""
    for table in root.iter(W + "tbl"):
        after = table.getnext()
        if after is not None and after.tag in (W + "tbl", W + "sectPr"):
            table.addnext(_thin_paragraph())


def _thin_paragraph() -> Any:
    return etree.fromstring(
        f'<w:p xmlns:w="{WORD}"><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/>'
        "</w:pPr></w:p>"
    )


def _unique(root: Any) -> None:
    names: set[str] = set()
    kept: dict[str, str] = {}
    drawings = 0
    for element in list(root.iter(W + "bookmarkStart", W + "bookmarkEnd", "{*}docPr")):
        if element.tag == W + "bookmarkStart":
            name, old = element.get(W + "name", ""), element.get(_ID, "")
            if name in names:
                kept.pop(old, None)
                element.getparent().remove(element)
                continue
            names.add(name)
            kept[old] = str(len(names))
            element.set(_ID, kept[old])
        elif element.tag == W + "bookmarkEnd":
            new = kept.pop(element.get(_ID, ""), "")
            if new:
                element.set(_ID, new)
            else:
                element.getparent().remove(element)
        else:
            drawings += 1
            element.set("id", str(drawings))
    _unique_attributes(root)


def _unique_attributes(root: Any) -> None:
    seen: set[tuple[str, str]] = set()
    second = {e for f in root.iter(MC + "Fallback") for e in f.iter(W + "p", W + "tr")}
    for element in root.iter(W + "p", W + "tr"):
        if element in second:
            continue
        for name in [a for a in element.attrib if a.endswith(("}paraId", "}textId"))]:
            if name.endswith("}textId"):
                continue
            pair = (name, element.attrib[name])
            if pair in seen:
                del element.attrib[name]
            seen.add(pair)
    sdts: set[str] = set()
    for mark in list(root.iter(f"{W}sdtPr")):
        number = mark.find(_ID)
        if number is not None:
            value = number.get(W + "val", "")
            if value in sdts:
                mark.remove(number)
            sdts.add(value)
