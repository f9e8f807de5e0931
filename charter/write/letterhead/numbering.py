"""Lists of a person's letterhead: its own numbering, and the shipped one beside it."""

from __future__ import annotations

from lxml import etree

from charter.document.docx.xml import OFFICE, WORD, Element, W
from charter.named_tuples import NamedTuple
from charter.write.letterhead.xml import VAL, canonical, value

_LEVELS = 9


class NumberingPart(NamedTuple):
    """The numbering part of papers; `numbers` gives the new id of each of the letterhead's lists.

    `shipped` does so for the lists of the shipped letterhead.
    """

    root: Element
    numbers: dict[str, str]
    shipped: dict[str, str]

    def definition(self, number: str) -> Element | None:
        """Return the definition behind a list's new id."""
        for each in self.root.iterchildren(f"{W}num"):
            if each.get(f"{W}numId") == number:
                wanted = value(each, "abstractNumId")
                for abstract in self.root.iterchildren(f"{W}abstractNum"):
                    if abstract.get(f"{W}abstractNumId") == wanted:
                        return abstract
        return None


def merge_numbering(own: Element | None, shipped: Element, styles: set[str]) -> NumberingPart:
    """Return both numberings in one, counted through; `styles` are the ids that levels may name."""
    made = etree.Element(f"{W}numbering", nsmap={"w": WORD, "r": OFFICE})
    abstracts: list[Element] = []
    nums: list[Element] = []
    maps: list[dict[str, str]] = []
    for source in (own, shipped):
        maps.append({})
        if source is None:
            continue
        root = canonical(source, "numbering")
        ids: dict[str, str] = {}
        for abstract in root.iterchildren(f"{W}abstractNum"):
            old = abstract.get(f"{W}abstractNumId", "")
            if old in ids:
                continue
            ids[old] = str(len(abstracts))
            abstract.set(f"{W}abstractNumId", ids[old])
            _clean(abstract, styles)
            abstracts.append(abstract)
        for num in root.iterchildren(f"{W}num"):
            old, target = num.get(f"{W}numId", ""), ids.get(value(num, "abstractNumId"))
            if old in maps[-1] or target is None:
                continue
            maps[-1][old] = str(len(nums) + 1)
            fresh = etree.Element(f"{W}num")
            fresh.set(f"{W}numId", maps[-1][old])
            etree.SubElement(fresh, f"{W}abstractNumId").set(VAL, target)
            for override in num.iterchildren(f"{W}lvlOverride"):
                _clean(override, styles)
                fresh.append(override)
            nums.append(fresh)
    made.extend(abstracts)
    made.extend(nums)
    return NumberingPart(made, *maps)


def _clean(definition: Element, styles: set[str]) -> None:
    """Take out pictures as bullets, which need parts of their own, and links to absent styles."""
    for name in ("pStyle", "styleLink", "numStyleLink"):
        for link in list(definition.iter(f"{W}{name}")):
            if link.get(VAL) not in styles:
                link.getparent().remove(link)
    for level in definition.iter(f"{W}lvl"):
        for picture in list(level.iterchildren(f"{W}lvlPicBulletId")):
            level.remove(picture)


def complete(abstract: Element, shipped: Element) -> None:
    """Give a definition of fewer than nine levels the shipped ones for the rest."""
    there = {level.get(f"{W}ilvl") for level in abstract.iterchildren(f"{W}lvl")}
    if len(there) >= _LEVELS:
        return
    for level in canonical(shipped, "abstractNum").iterchildren(f"{W}lvl"):
        if level.get(f"{W}ilvl") not in there:
            abstract.append(level)
    kind = abstract.find(f"{W}multiLevelType")
    if kind is not None:
        kind.set(VAL, "multilevel")
