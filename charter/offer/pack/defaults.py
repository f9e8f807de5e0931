"""What a Word file says of all its text, said by its styles, so that they can move to another."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from charter.document.docx.xml import W

_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
    " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
    " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr"
    " shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
    " rPr sectPr pPrChange"
)
_PLAIN = {
    "rFonts": dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), "Times New Roman"),
    "sz": {"val": "20"},
    "szCs": {"val": "20"},
    "color": {"val": "auto"},
    "w": {"val": "100"},
    "u": {"val": "none"},
    "highlight": {"val": "none"},
    "vertAlign": {"val": "baseline"},
    "jc": {"val": "left"},
    "ind": {"left": "0", "right": "0", "firstLine": "0"},
}
"""What Word shows where nothing is said (ECMA-376 part 1, 17.3); other properties are off, or 0."""
_PLAIN_SPACING = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}
_MERGED = ("rFonts", "spacing", "ind")
_SKIPPED = ("lang", "rStyle", "pStyle", "numPr", "pBdr", "tabs", "bdr", "shd", "fitText", "effect")


def bake(style: Any, base: Any, annex: Any) -> None:
    """Say in a style what the annex's defaults say, and undo what the letter's would bring."""
    for holder, default, order in (
        ("rPr", "rPrDefault", _RUN),
        ("pPr", "pPrDefault", _PARAGRAPH),
    ):
        own = style.find(W + holder)
        own = {} if own is None else {etree.QName(e).localname: e for e in own}
        usual, foreign = _defaults(annex, default, holder), _defaults(base, default, holder)
        made: dict[str, Any] = {}
        for tag in order.split():
            element = own.get(tag, usual.get(tag))
            if tag in _SKIPPED:
                if tag in own:
                    made[tag] = own[tag]
                continue
            if element is None and tag not in foreign:
                continue
            layers = [_plain(tag, holder)] if element is None or tag in _MERGED else []
            for layer in (usual.get(tag), own.get(tag)):
                if layer is not None and (tag in _MERGED or layer is element):
                    layers.append(dict(layer.attrib))
            made[tag] = etree.Element(W + tag)
            for layer in layers:
                for key, value in layer.items():
                    made[tag].set(key, value)
            if element is not None and tag not in _MERGED:
                made[tag].extend(deepcopy(child) for child in element)
        _put(style, holder, list(made.values()))


def _defaults(root: Any, default: str, holder: str) -> dict[str, Any]:
    found = root.find(f"{W}{default}/{W}{holder}") if root is not None else None
    return {} if found is None else {etree.QName(e).localname: e for e in found}


def _plain(tag: str, holder: str) -> dict[str, str]:
    if tag == "spacing":
        values = _PLAIN_SPACING if holder == "pPr" else {"val": "0"}
    else:
        values = _PLAIN.get(tag, {"val": "0"})
    return {W + key: value for key, value in values.items()}


def _put(style: Any, holder: str, elements: list[Any]) -> None:
    old = style.find(W + holder)
    new = etree.Element(W + holder)
    new.extend(elements)
    if old is not None:
        style.replace(old, new)
    elif holder == "pPr" and style.find(W + "rPr") is not None:
        style.find(W + "rPr").addprevious(new)
    else:
        later = [style.find(W + t) for t in ("tblPr", "trPr", "tcPr", "tblStylePr")]
        first = next((e for e in later if e is not None), None)
        if first is None:
            style.append(new)
        else:
            first.addprevious(new)
