"""Numbered lists that belong to one turn of a loop: they begin anew in each, as the first shows.

A list does so that stands under a text of the loop's own and nowhere before the loop. One whose
item begins the turn counts the turns, and one that began before the loop counts on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from itertools import count
from typing import Any

from lxml import etree

from charter.document.docx.numbering import Numbering
from charter.document.docx.word_file import WordFile
from charter.document.docx.xml import W, parse, xml_bytes
from charter.docx_templates.story import text_of

TURN = W + "charterTurn"
"""Stands where a turn begins until lists are numbered; an attribute of the paragraph before."""
_VAL, _NUM_ID, _LEVEL = W + "val", W + "numId", W + "ilvl"
_AFTER = [W + n for n in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr")]
_AFTER += [W + "widowControl"]
_BEHIND_INDENT = [W + n for n in ("contextualSpacing", "mirrorIndents", "suppressOverlap", "jc")]
_BEHIND_INDENT += [W + n for n in ("textDirection", "textAlignment", "textboxTightWrap")]
_BEHIND_INDENT += [W + n for n in ("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange")]
_LEVELS = 9


class Turns:
    """The numbered lists of a template that begin anew, by the loop whose turns they belong to."""

    def __init__(self, word: WordFile) -> None:
        """Read the lists and styles of a Word file."""
        names = {link.kind: link.target for link in word.links_of(word.document)}
        self.part = names.get("numbering", "")
        self._content = word.parts.get(self.part, b"")
        self._numbering = Numbering(parse(self._content) if self._content else None)
        sheet = parse(word.parts[names["styles"]]) if names.get("styles") in word.parts else ()
        styles = [each for each in sheet if each.tag == W + "style"]
        self._styles = {style.get(W + "styleId", ""): style for style in styles}
        self._lists: dict[str, frozenset[str]] = {}

    def __bool__(self) -> bool:
        """Return whether any list begins anew."""
        return bool(self._lists)

    def mark(self, root: Any, loops: Iterable[tuple[Any, Any]]) -> None:
        """Mark the loops of a part, of paragraphs or of rows, whose turns have lists of their own.

        `loops` are the paragraphs of the tags that begin and end each.
        """
        loops = list(loops) if self._content else []
        if not loops:
            return
        order = {paragraph: number for number, paragraph in enumerate(root.iter(W + "p"))}
        first: dict[str, int] = {}
        for paragraph, number in order.items():
            first.setdefault(self._list_of(paragraph), number)
        for start, end in loops:
            inside = [each for each in _between(start, end) if text_of(each).strip()]
            shown = [each for each in inside if not text_of(each).lstrip().startswith("{%")]
            found = {self._list_of(each) for each in shown[1:]}
            found -= {"", self._list_of(shown[0]) if shown else ""}
            found = {each for each in found if first[each] > order[start]}
            if found:
                start.set(TURN, str(len(self._lists)))
                self._lists[str(len(self._lists))] = frozenset(found)

    def numbered(self, roots: Iterable[Any]) -> bytes:
        """Let each turn of filled-in parts have lists of its own; return the part of the lists."""
        numbering = parse(self._content)
        taken = [each.get(_NUM_ID, "") for each in numbering.iterchildren(W + "num")]
        free = count(max((int(n) for n in taken if n.isdecimal()), default=0) + 1)
        for root in roots:
            now: dict[str, str] = {}
            for element in list(root.iter(TURN, W + "p")):
                if element.tag == TURN:
                    for old in sorted(self._lists[element.get(_VAL)]):
                        now[old] = str(next(free))
                        _add(numbering, old, now[old], self._starts(old))
                    element.getparent().remove(element)
                elif now and (place := self._place(element)) and place[0] in now:
                    self._put(element, now[place[0]], place[1])
        return xml_bytes(numbering)

    def _list_of(self, paragraph: Any) -> str:
        place = self._place(paragraph)
        level = self._numbering.level(*place) if place else None
        return place[0] if place and level and level.form not in ("bullet", "none") else ""

    def _place(self, paragraph: Any) -> tuple[str, int] | None:
        style = ""
        for properties in self._properties(paragraph):
            if properties.getparent().tag == W + "style":
                style = style or properties.getparent().get(W + "styleId", "")
            found = properties.find(W + "numPr")
            if found is not None:
                return self._numbering.place({"numPr": found}, style)
        return None

    def _properties(self, paragraph: Any) -> Iterator[Any]:
        """Yield the properties of a paragraph: its own, then those of its style and its bases."""
        own = paragraph.find(W + "pPr")
        named = own.find(W + "pStyle") if own is not None else None
        if own is not None:
            yield own
        name, seen = named.get(_VAL, "") if named is not None else "", set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            properties = self._styles[name].find(W + "pPr")
            if properties is not None:
                yield properties
            base = self._styles[name].find(W + "basedOn")
            name = base.get(_VAL, "") if base is not None else ""

    def _starts(self, number: str) -> dict[int, int]:
        levels = {at: self._numbering.level(number, at) for at in range(_LEVELS)}
        return {at: level.start for at, level in levels.items() if level}

    def _put(self, paragraph: Any, number: str, at: int) -> None:
        own = paragraph.find(W + "pPr")
        if own is None:
            own = etree.Element(W + "pPr")
            paragraph.insert(0, own)
        if own.find(W + "numPr") is None:
            # A list that a paragraph names itself would set it in as the list says.
            every = [each.find(W + "ind") for each in self._properties(paragraph)]
            indent = next((each for each in every if each is not None), None)
            if indent is not None and own.find(W + "ind") is None:
                _insert_indent(own, deepcopy(indent))
        else:
            own.remove(own.find(W + "numPr"))
        made = etree.Element(W + "numPr")
        etree.SubElement(made, _LEVEL).set(_VAL, str(at))
        etree.SubElement(made, _NUM_ID).set(_VAL, number)
        before = [each for each in own if each.tag in _AFTER]
        own.insert(own.index(before[-1]) + 1 if before else 0, made)


def _insert_indent(properties: Any, indent: Any) -> None:
    behind = next((each for each in properties if each.tag in _BEHIND_INDENT), None)
    if behind is None:
        properties.append(indent)
    else:
        behind.addprevious(indent)


def _between(start: Any, end: Any) -> Iterator[Any]:
    """Yield the paragraphs between two that stand beside each other, or in rows that do."""
    for level in (None, W + "tr"):
        first, last = _holder(start, level), _holder(end, level)
        if first is None or last is None or first is last:
            continue
        if first.getparent() is last.getparent():
            for each in first.itersiblings():
                if each is last:
                    return
                yield from each.iter(W + "p")


def _holder(paragraph: Any, level: str | None) -> Any:
    return paragraph if level is None else next(paragraph.iterancestors(level), None)


def _add(numbering: Any, old: str, new: str, starts: Mapping[int, int]) -> None:
    """Add a list that looks as another and counts from its start."""
    nums = list(numbering.iterchildren(W + "num"))
    like = next(each for each in nums if each.get(_NUM_ID) == old)
    made = deepcopy(like)
    made.set(_NUM_ID, new)
    for at, start in starts.items():
        overrides = made.findall(W + "lvlOverride")
        override = next((e for e in overrides if e.get(_LEVEL) == str(at)), None)
        if override is None:
            override = etree.SubElement(made, W + "lvlOverride")
            override.set(_LEVEL, str(at))
        begin = override.find(W + "startOverride")
        if begin is None:
            begin = etree.Element(W + "startOverride")
            override.insert(0, begin)
            begin.set(_VAL, str(start))
    nums[-1].addnext(made)
