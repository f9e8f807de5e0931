"""The lists of an annex in a letter's Word file: they count by themselves."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from charter.document.docx.xml import OFFICE, WORD, W
from charter.offer.pack.parts import Parts
from charter.offer.pack.styles import Renamed
from charter.read.files import sha256

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_VAL, _ABSTRACT, _NUM = W + "val", W + "abstractNumId", W + "numId"


def add_numbering(base: Parts, annex: Parts, names: Renamed, label: str) -> dict[str, str]:
    """Add the definitions of an annex's lists to the letter's; return their new numbers by old."""
    source = annex.related("numbering")
    if not source:
        return {}
    theirs = annex.root(source)
    ours = _numbering_of(base)
    abstract = _highest(ours, "abstractNum", _ABSTRACT) + 1
    number = max(_highest(ours, "num", _NUM), 0) + 1
    kinds: dict[str, str] = {}
    nums: dict[str, str] = {}
    first = next(ours.iterchildren(W + "num", W + "numIdMacAtCleanup"), None)
    for each in theirs.iterchildren(W + "abstractNum"):
        copy = deepcopy(each)
        kinds[each.get(_ABSTRACT)] = str(abstract)
        copy.set(_ABSTRACT, str(abstract))
        for mark in copy.iter(W + "nsid"):
            # Word takes lists of one number for the same list.
            digest = sha256(f"{label} {abstract} {mark.get(_VAL)}".encode())
            mark.set(_VAL, digest[:8].upper())
        for element in list(copy.iter(W + "lvlPicBulletId")):
            element.getparent().remove(element)
        for element in copy.iter(W + "pStyle", W + "numStyleLink", W + "styleLink"):
            element.set(_VAL, names.ids.get(element.get(_VAL), element.get(_VAL)))
        if first is not None:
            first.addprevious(copy)
        else:
            ours.append(copy)
        abstract += 1
    last = next(ours.iterchildren(W + "numIdMacAtCleanup"), None)
    for each in theirs.iterchildren(W + "num"):
        copy = deepcopy(each)
        nums[each.get(_NUM)] = str(number)
        copy.set(_NUM, str(number))
        kind = copy.find(_ABSTRACT)
        if kind is not None:
            kind.set(_VAL, kinds.get(kind.get(_VAL, ""), kind.get(_VAL, "")))
        if last is not None:
            last.addprevious(copy)
        else:
            ours.append(copy)
        number += 1
    return nums


def renumber(root: Any, nums: dict[str, str]) -> None:
    """Let the paragraphs of a part of the annex refer to its lists by their new numbers."""
    for element in root.iter(_NUM):
        if element.getparent().tag == W + "numPr":
            element.set(_VAL, nums.get(element.get(_VAL), element.get(_VAL)))


def _numbering_of(base: Parts) -> Any:
    name = base.related("numbering")
    if not name:
        name = base.free_name(base.beside("numbering.xml"))
        base.add(name, etree.tostring(etree.Element(W + "numbering", nsmap={"w": WORD})), _TYPE)
        base.link(base.document, f"{OFFICE}/numbering", name)
    return base.root(name)


def _highest(root: Any, tag: str, attribute: str) -> int:
    found = [each.get(attribute, "0") for each in root.iterchildren(W + tag)]
    return max((int(n) for n in found if n.lstrip("-").isdecimal()), default=-1)
