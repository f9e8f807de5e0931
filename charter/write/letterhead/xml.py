"""The XML of a person's letterhead, read safely and put into the order that Word expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from charter.document.docx.xml import MC, OFFICE, WORD, Element, R, W
from charter.write.xml import HEAD

VAL = f"{W}val"

# The order of children that the schema asks for (ECMA-376 part 1, annex A.1).
_ORDERS = {
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr"
    " trPr tcPr tblStylePr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid printerSettings sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
    " jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    " tblDescription",
    "pBdr": "top left bottom right between bar",
    "tblBorders": "top left start bottom right end insideH insideV",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
}
ORDERS = {
    f"{W}{parent}": {f"{W}{name}": place for place, name in enumerate(names.split())}
    for parent, names in _ORDERS.items()
}
_REPEATED = frozenset(f"{W}{name}" for name in ("tblStylePr", "headerReference", "footerReference"))


def words(text: str) -> list[str]:
    """Return names written with spaces between them."""
    return text.split()


def canonical(root: Element, name: str) -> Element:
    """Return a `w:name` element with the children of `root`, all in the prefixes w and r.

    What is not WordprocessingML is left out; of alternatives, the fallback is taken.
    """
    fresh = etree.Element(f"{W}{name}", nsmap={"w": WORD, "r": OFFICE})
    _copy(root, fresh)
    transitional(fresh)
    return fresh


_SIDES = {"start": "left", "end": "right"}


def transitional(root: Element) -> None:
    """Write what ISO 29500's newer form says in the words that every Word reads (part 4, 14)."""
    for aligned in root.iter(f"{W}jc", f"{W}lvlJc"):
        side = aligned.get(VAL, "")
        aligned.set(VAL, _SIDES.get(side, side))
    for charset in root.iter(f"{W}charset"):
        charset.attrib.pop(f"{W}characterSet", None)


def _copy(source: Element, target: Element) -> None:
    for key, value in source.attrib.items():
        if key.startswith((W, R)) and not key.startswith(f"{W}rsid"):
            target.set(key, value)
    for child in source:
        if child.tag == f"{MC}AlternateContent":
            for fallback in child.iterchildren(f"{MC}Fallback"):
                _copy(fallback, target)
        elif isinstance(child.tag, str) and child.tag.startswith(W):
            made = etree.SubElement(target, child.tag)
            made.text = child.text
            _copy(child, made)


def put_in_order(root: Element) -> None:
    """Sort the children of properties as the schema asks; drop strangers and second ones."""
    transitional(root)
    for element in list(root.iter(*ORDERS)):
        order = ORDERS[element.tag]
        kept: dict[object, Element] = {}
        for number, child in enumerate(element):
            if child.tag in order or not str(child.tag).startswith(W):
                key = (child.tag, number) if child.tag in _REPEATED else child.tag
                kept.setdefault(key, child)
        element[:] = sorted(kept.values(), key=lambda child: order.get(child.tag, 999))


def serialise(root: Element) -> str:
    """Return an element as the text of a part."""
    return HEAD + fragment(root)


def fragment(root: Element) -> str:
    """Return an element as text, without an XML declaration."""
    text: str = etree.tostring(root, encoding="unicode", with_tail=False)
    return text


def value(element: Element | None, path: str, attribute: str = "val") -> str:
    """Return the attribute of the first element at `path`, such as "pPr/numPr/numId"."""
    if element is None:
        return ""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else str(found.get(f"{W}{attribute}", ""))


def child(parent: Element, name: str) -> Element:
    """Return the child `w:name`, made where there is none, in its place by the schema."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        order = ORDERS.get(parent.tag, {})
        mine = order.get(found.tag, 999)
        place = sum(order.get(other.tag, 999) <= mine for other in parent)
        parent.insert(place, found)
    return found


def drop(element: Element) -> None:
    """Take an element out, with all in it; text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def unwrap(element: Element, inside: Iterable[Element] | None = None) -> None:
    """Put an element's children, or those given, where it stood."""
    if element.getparent() is None:
        return
    for inner in list(element if inside is None else inside):
        element.addprevious(inner)
    drop(element)


def each(root: Element, *names: str) -> Iterator[Element]:
    """Yield all elements `w:name` below `root`; the tree may be changed while walking."""
    yield from list(root.iter(*(f"{W}{name}" for name in names)))


def number(text: str, usual: int) -> int:
    """Return a figure from an attribute, or the usual one where it holds none."""
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return usual
