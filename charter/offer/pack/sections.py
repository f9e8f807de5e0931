"""Where the letter ends and an annex begins: pages, headers and footers."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from charter.document.docx.xml import OFFICE, SPACE, WORD, R, W
from charter.offer.pack.parts import Parts

_KINDS = ("default", "first", "even")
_LEAST = 400
"""Room above a header, in twentieths of a point; a letter without one may leave none."""
_BEFORE_TYPE = [W + n for n in ("headerReference", "footerReference", "footnotePr", "endnotePr")]
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def end_section(body: Any) -> None:
    """Let the section that ends with the document end with its last paragraph instead."""
    last = body.find(W + "sectPr")
    section = etree.Element(W + "sectPr")
    if last is not None:
        body.remove(last)
        section = last
    end = body[-1] if len(body) else None
    if end is None or end.tag != W + "p" or end.find(f"{W}pPr/{W}sectPr") is not None:
        end = _smallest(body)
    properties = end.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        end.insert(0, properties)
    change = properties.find(W + "pPrChange")
    if change is not None:
        change.addprevious(section)
    else:
        properties.append(section)


def _smallest(body: Any) -> Any:
    """Return a new last paragraph that takes as good as no room."""
    paragraph = etree.SubElement(body, W + "p")
    properties = etree.SubElement(paragraph, W + "pPr")
    spacing = etree.SubElement(properties, W + "spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(W + name, value)
    return paragraph


def give_section(base: Parts, body: Any, label: str, style: str) -> Any:
    """Take the last section out of an annex's body and return it as it is to be in `base`.

    Every section of the annex starts on a new page or goes on as it did, counts its pages on from
    the letter, and has a header and a footer of each kind, since a missing one is taken from the
    section before, which is the letter's.
    """
    last = body.find(W + "sectPr")
    if last is None:
        last = etree.Element(W + "sectPr")
    else:
        body.remove(last)
    sections = [*body.iter(W + "sectPr"), last]
    _on_new_page(sections[0])
    for number, section in enumerate(sections):
        for count in section.findall(W + "pgNumType"):
            count.attrib.pop(W + "start", None)
        if number == 0:
            _complete(base, section, "header")
            _complete(base, section, "footer")
        for margins in section.findall(W + "pgMar"):
            header = margins.get(W + "header", "0")
            if not header.isdecimal() or int(header) < _LEAST:
                margins.set(W + "header", str(_LEAST))
    labelled: set[str] = set()
    links = {link.id: link.target for link in base.links(base.document)}
    for section in sections:
        for reference in section.iter(W + "headerReference"):
            name = links.get(reference.get(R + "id"), "")
            if name and name not in labelled:
                labelled.add(name)
                _label(base.root(name), label, style)
    return last


def _on_new_page(section: Any) -> None:
    for kind in section.findall(W + "type"):
        section.remove(kind)
    kind = etree.Element(W + "type")
    kind.set(W + "val", "nextPage")
    place = 0
    for number, element in enumerate(section, 1):
        if element.tag in _BEFORE_TYPE:
            place = number
    section.insert(place, kind)


def _complete(base: Parts, section: Any, what: str) -> None:
    """Refer to the usual header or footer where one of another kind is missing."""
    there = {e.get(W + "type"): e for e in section.findall(f"{W}{what}Reference")}
    usual = there.get("default")
    if usual is None:
        usual = _reference(what, _empty(base, what))
        section.insert(0, usual)
    place = section.index(usual)
    for kind in _KINDS[1:]:
        if kind not in there:
            copy = deepcopy(usual)
            copy.set(W + "type", kind)
            place += 1
            section.insert(place, copy)


def _reference(what: str, id_: str) -> Any:
    made = etree.Element(f"{W}{what}Reference")
    made.set(W + "type", "default")
    made.set(R + "id", id_)
    return made


def _empty(base: Parts, what: str) -> str:
    """Add an empty header or footer and return the id of its relationship."""
    tag = {"header": "hdr", "footer": "ftr"}[what]
    root = etree.Element(W + tag, nsmap={"w": WORD})
    etree.SubElement(root, W + "p")
    name = base.free_name(base.beside(f"annex-{what}.xml"))
    base.add(name, etree.tostring(root), f"{_MAIN}.{what}+xml")
    return base.link(base.document, f"{OFFICE}/{what}", name)


def _label(header: Any, label: str, style: str) -> None:
    """Let a header name the annex, unless it does so already."""
    if label in "".join(t.text or "" for t in header.iter(W + "t")):
        return
    paragraphs = header.findall(W + "p")
    if len(paragraphs) == 1 and next(paragraphs[0].iter(W + "r"), None) is None:
        paragraph = paragraphs[0]
    else:
        paragraph = etree.SubElement(header, W + "p")
    properties = paragraph.find(W + "pPr")
    if properties is None:
        properties = etree.Element(W + "pPr")
        paragraph.insert(0, properties)
        if style:
            etree.SubElement(properties, W + "pStyle").set(W + "val", style)
        etree.SubElement(properties, W + "jc").set(W + "val", "right")
    run = etree.SubElement(paragraph, W + "r")
    text = etree.SubElement(run, W + "t")
    text.text = label
    text.set(SPACE, "preserve")
