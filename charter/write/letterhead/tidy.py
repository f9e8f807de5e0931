"""What stays behind of a header or footer: reviews, bindings, traces of editing, strangers."""

from __future__ import annotations

import re

from lxml import etree

from charter.document.docx.xml import MC, Element, W
from charter.write.letterhead.xml import child, drop, each, number, unwrap, value, words

_DROPPED = words(
    "bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd commentReference proofErr"
    " permStart permEnd del moveFrom moveFromRangeStart moveFromRangeEnd moveToRangeStart"
    " moveToRangeEnd rPrChange pPrChange tblPrChange trPrChange tcPrChange tblPrExChange"
    " tblGridChange sectPrChange numberingChange sectPr altChunk subDoc footnoteReference"
    " endnoteReference annotationRef object control movie customXmlPr attachedTemplate contentPart"
    " customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd"
    " customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart"
    " customXmlMoveToRangeEnd delText delInstrText smartTagPr cellIns cellDel cellMerge"
)
_UNWRAPPED = ("ins", "moveTo", "smartTag", "customXml")
_KNOWN = re.compile(
    r"http://schemas\.openxmlformats\.org/(wordprocessingml/2006/main|drawingml/2006/.*"
    r"|officeDocument/2006/math|markup-compatibility/2006)"
    r"|http://schemas\.microsoft\.com/office/(word|drawing)/20.*"
    r"|urn:schemas-microsoft-com:(vml|office:(office|word))"
)
_V = "{urn:schemas-microsoft-com:vml}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def tidy(root: Element) -> None:
    """Take out what belongs to the letterhead's own life: reviews, bindings, traces of editing."""
    for element in list(root.iter()):
        tag = element.tag
        known = isinstance(tag, str) and _KNOWN.fullmatch(etree.QName(tag).namespace or "")
        if not known and element is not root:
            drop(element)
    for element in each(root, *_DROPPED):
        drop(element)
    for element in each(root, *_UNWRAPPED):
        unwrap(element)
    for control in each(root, "sdt"):
        unwrap(
            control, [inner for part in control.iterchildren(f"{W}sdtContent") for inner in part]
        )
    for element in root.iter():
        for key in list(element.attrib):
            trace = key.startswith(f"{W}rsid") or etree.QName(key).localname in (
                "paraId",
                "textId",
                "anchorId",
                "editId",
            )
            if trace or (key == f"{MC}MustUnderstand"):
                del element.attrib[key]
        if element.tag.startswith(_V):
            for key in ("src", "href"):
                element.attrib.pop(key, None)


def keep_direction(root: Element, styles: frozenset[str]) -> None:
    """Say of the paragraphs of a header or footer that they read from right to left.

    Their `styles`, "" for the usual one, said it, and say it no more.
    """
    for paragraph in root.iter(f"{W}p") if styles else ():
        properties = child(paragraph, "pPr")
        mark = properties.find(f"{W}bidi")
        if mark is None and value(properties, "pStyle") in styles:
            child(properties, "bidi")


def tidy_namespaces(root: Element) -> None:
    """Keep the prefixes that are used or must be known; Word refuses one that is not declared."""
    declared = {
        prefix: uri for element in root.iter() for prefix, uri in element.nsmap.items() if prefix
    }
    used = {
        etree.QName(name).namespace
        for element in root.iter()
        for name in (element.tag, *element.attrib)
    }
    ignorable = f"{MC}Ignorable"
    kept: set[str] = set()
    for element in root.iter():
        if ignorable in element.attrib:
            names = [n for n in element.get(ignorable).split() if declared.get(n) in used]
            kept.update(names)
            if names:
                element.set(ignorable, " ".join(names))
            else:
                del element.attrib[ignorable]
        if element.tag == f"{MC}Choice":
            kept.update(element.get("Requires", "").split())
    etree.cleanup_namespaces(root, keep_ns_prefixes=[name for name in kept if name in declared])


def too_wide(root: Element, page: Element) -> bool:
    """Return whether a picture in `root` is wider than the page."""
    width = number(value(page, "pgSz", "w"), 11906) * 635
    return any(number(size.get("cx", ""), 0) > width for size in root.iter(f"{_WP}extent"))
