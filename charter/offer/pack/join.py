"""A letter and its annexes as one Word file; nothing of the letter changes.

docxcompose, which puts Word files together too, leaves out the last section, headers and footers
of what it adds, renumbers pictures of the first file, and marks lists by chance; so the parts are
merged here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from typing import Any

from lxml import etree

from charter.document.docx.xml import OFFICE, WORD, R, W, parse, xml_bytes
from charter.named_tuples import NamedTuple
from charter.offer.pack.notes import merge_notes
from charter.offer.pack.numbering import add_numbering, renumber
from charter.offer.pack.parts import Parts
from charter.offer.pack.sections import end_section, give_section
from charter.offer.pack.styles import Renamed, merge_styles

_STYLES = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"
_OFFICE_ID = "{urn:schemas-microsoft-com:office:office}relid"
_ID, _NAME = W + "id", W + "name"


class Annex(NamedTuple):
    """One annex: its label, such as Annex A, and its Word file as parts."""

    label: str
    letter: str
    parts: Parts
    language: str


def join(base: Parts, annexes: Sequence[Annex]) -> None:
    """Put annexes behind the letter in `base`, each on a new page, in a section of its own."""
    for annex in annexes:
        _append(base, annex)


def _append(base: Parts, annex: Annex) -> None:
    theirs = annex.parts
    drawn = _last_drawing(base)
    source = theirs.root(theirs.document)
    names = _merge_styles(base, theirs)
    nums = add_numbering(base, theirs, names, annex.label)
    for style in names.added:
        renumber(style, nums)
    body = source.find(W + "body")
    _in_language(body, annex.language)
    _clean(body)
    carrier = _Carrier(base, theirs, names, nums, annex.letter)
    carrier.drawn = drawn
    carrier.adapt(body)
    merge_notes(base, theirs, body, carrier.adapt_part)
    carrier.relink(theirs.document, base.document, body)
    root = _with_prefixes(base, source)
    ours = root.find(W + "body")
    _apart(ours, body)
    end_section(ours)
    section = give_section(base, body, annex.label, carrier.header_style)
    for element in list(body):
        ours.append(element)
    ours.append(section)


def _merge_styles(base: Parts, annex: Parts) -> Renamed:
    ours, theirs = base.related("styles"), annex.related("styles")
    if not theirs:
        return Renamed({}, {})
    if not ours:
        ours = base.free_name(base.beside("styles.xml"))
        base.add(ours, etree.tostring(etree.Element(W + "styles", nsmap={"w": WORD})), _STYLES)
        base.link(base.document, f"{OFFICE}/styles", ours)
    base.drop("stylesWithEffects")  # for Word 2007, and of the letter's styles only
    themes = base.related("theme"), annex.related("theme")
    theme = annex.root(themes[1]) if themes[1] else None
    same = (
        bool(themes[0])
        and bool(themes[1])
        and (base.content[themes[0]] == annex.content[themes[1]])
    )
    return merge_styles(base.root(ours), annex.root(theirs), theme, same)


class _Carrier:
    """Carries the parts that an annex needs into the letter's file, each under a new name."""

    def __init__(
        self, base: Parts, annex: Parts, names: Renamed, nums: dict[str, str], letter: str
    ) -> None:
        self.base, self.annex, self.names, self.nums = base, annex, names, nums
        self.prefix = f"annex-{letter.lower()}-"
        self.carried: dict[str, str] = {}
        self.drawn = 0
        self.header_style = names.ids.get("Header", "")

    def adapt(self, root: Any) -> None:
        """Let a part's text refer to styles and lists by their names in the letter's file."""
        self.names.apply(root)
        renumber(root, self.nums)
        for element in _drawings(root):
            self.drawn += 1
            element.set("id", str(self.drawn))

    def adapt_part(self, source: str, target: str, root: Any) -> None:
        """Do so in a part of its own, with what it links to."""
        self.adapt(root)
        self.relink(source, target, root)

    def relink(self, source: str, target: str, root: Any) -> None:
        """Carry what `root`, of the annex's part `source`, refers to; it is to be in `target`."""
        links = {link.id: link for link in self.annex.links(source)}
        new: dict[str, str] = {}
        for element in root.iter():
            for name, value in element.attrib.items():
                if not (name.startswith(R) or name == _OFFICE_ID) or value not in links:
                    continue
                if value not in new:
                    link = links[value]
                    there = link.target if link.external else self.carry(link.target)
                    id_ = self.base.link(target, link.type, there, outside=link.external)
                    new[value] = id_
                element.set(name, new[value])

    def carry(self, name: str) -> str:
        """Return the name that a part of the annex has in the letter's file; copy it if needed."""
        if name in self.carried or name not in self.annex.content:
            return self.carried.get(name, name)
        folder, file = posixpath.split(name)
        new = self.carried[name] = self.base.free_name(posixpath.join(folder, self.prefix + file))
        content = self.annex.content[name]
        self.base.add(new, content, self.annex.type_of(name))
        if self.base.is_xml(new):
            root = parse(content)
            if root.tag in (W + "hdr", W + "ftr"):
                self.adapt(root)
                self.base.content[new] = xml_bytes(root)
        for link in self.annex.links(name):
            there = link.target if link.external else self.carry(link.target)
            self.base.link(new, link.type, there, id_=link.id, outside=link.external)
        return new


def _in_language(body: Any, language: str) -> None:
    """Say in which language each run is: the letter may be in another."""
    for run in body.iter(W + "r"):
        properties = run.find(W + "rPr")
        if properties is None:
            properties = etree.Element(W + "rPr")
            run.insert(0, properties)
        if properties.find(W + "lang") is None:
            etree.SubElement(properties, W + "lang").set(W + "val", language)


def _clean(body: Any) -> None:
    """Take away marks that must be unique in a file and that nothing needs."""
    for element in body.iter():
        for name in [n for n in element.attrib if n.endswith(("}paraId", "}textId"))]:
            del element.attrib[name]
    for properties in body.iter(W + "sdtPr"):
        for element in properties.findall(_ID):
            properties.remove(element)


def _apart(ours: Any, theirs: Any) -> None:
    """Give bookmarks of the annex numbers and names that the letter has not."""
    marks = list(ours.iter(W + "bookmarkStart"))
    taken = {mark.get(_NAME) for mark in marks}
    start = max((int(m.get(_ID)) for m in marks if (m.get(_ID) or "").isdecimal()), default=0) + 1
    numbers: dict[str, str] = {}
    renamed: dict[str, str] = {}
    for mark in theirs.iter(W + "bookmarkStart"):
        numbers[mark.get(_ID)] = str(start + len(numbers))
        mark.set(_ID, numbers[mark.get(_ID)])
        name, number = mark.get(_NAME), 2
        while mark.get(_NAME) in taken:
            mark.set(_NAME, f"{name[:30]}_{number}")
            number += 1
        renamed[name] = mark.get(_NAME)
        taken.add(mark.get(_NAME))
    for mark in theirs.iter(W + "bookmarkEnd"):
        mark.set(_ID, numbers.get(mark.get(_ID), mark.get(_ID)))
    for link in theirs.iter(W + "hyperlink"):
        anchor = link.get(W + "anchor")
        if anchor in renamed:
            link.set(W + "anchor", renamed[anchor])


def _drawings(root: Any) -> list[Any]:
    return [e for e in root.iter() if isinstance(e.tag, str) and e.tag.endswith("}docPr")]


def _last_drawing(base: Parts) -> int:
    """Return the highest number of a drawing in the letter's file."""
    found = [
        int(number)
        for name, content in base.content.items()
        if b"docPr" in content and base.is_xml(name)
        for element in _drawings(base.root(name) if name == base.document else parse(content))
        if (number := element.get("id") or "").isdecimal() and int(number) < 2**30
    ]
    return max(found, default=0)


def _with_prefixes(base: Parts, source: Any) -> Any:
    """Return the letter's document, which also declares the prefixes that the annex's declares."""
    root = base.root(base.document)
    more = {p: u for p, u in source.nsmap.items() if p and p not in root.nsmap}
    if more:
        new = etree.Element(root.tag, root.attrib, nsmap={**root.nsmap, **more})
        new.extend(list(root))
        base.replace_root(base.document, new)
        root = new
    return root
