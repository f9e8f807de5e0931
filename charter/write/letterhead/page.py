"""The page and the settings of a person's letterhead: what a paper takes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from charter.document.docx.xml import Element, R, W
from charter.named_tuples import NamedTuple
from charter.write.letterhead.xml import VAL, canonical, child, number, put_in_order, value, words

_KEPT = frozenset(f"{W}{name}" for name in words("pgSz pgMar pgBorders pgNumType titlePg"))
_SETTINGS = frozenset(
    f"{W}{name}"
    for name in words(
        "zoom embedTrueTypeFonts embedSystemFonts saveSubsetFonts mirrorMargins"
        " bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop defaultTabStop"
        " autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps"
        " evenAndOddHeaders characterSpacingControl compat themeFontLang clrSchemeMapping"
        " decimalSymbol listSeparator"
    )
)
"""What the look of a page depends on; protection, mail merge and marks of reviewers do not."""
_TAGS = ("headerReference", "footerReference")
_WORD = "http://schemas.microsoft.com/office/word"
_A4 = {"w": "11906", "h": "16838"}
_LARGEST = 31680
"""Twips: 22 inches, the largest page that Word knows."""
_MARGINS = {"top": 1440, "right": 1440, "bottom": 1440, "left": 1440, "header": 720, "footer": 720}
_NARROWEST = 2880
"""Twips: 5 cm of text."""


class Reference(NamedTuple):
    """That a kind of page has a header or footer: "first", "even" or "default", and its id."""

    tag: str
    kind: str
    id: str


def section_of(
    document: Element, notes: list[str], shows: Callable[[str], bool]
) -> tuple[Element, list[Reference]]:
    """Return the page of a document's first section, and its headers and footers.

    `shows` tells whether the header or footer with an id has anything in it. Where the first
    section has no header that shows, the first one that has gives it; so with footers, and with
    the page. Left out, and noted, is what would break a paper up: columns and numbers of lines.
    """
    sections = list(document.iter(f"{W}sectPr"))
    page = canonical(sections[0], "sectPr") if sections else etree.Element(f"{W}sectPr")
    for name in ("pgSz", "pgMar"):
        found = next((s for s in sections if s.find(f"{W}{name}") is not None), None)
        if found is not None and page.find(f"{W}{name}") is None:
            page.append(canonical(found, "sectPr").find(f"{W}{name}"))
    sizes = {(value(s, "pgSz", "w"), value(s, "pgSz", "h")) for s in sections}
    if len(sizes - {("", "")}) > 1:
        notes.append("has pages of several sizes; papers take the first one")
    kinds = {"default", "even"} | ({"first"} if _is_on(page, "titlePg") else set())
    references = _shown(sections, kinds, shows, notes)
    if number(value(page, "cols", "num"), 1) > 1 or page.find(f"{W}cols/{W}col") is not None:
        notes.append("has columns; papers are written in one")
    if page.find(f"{W}lnNumType") is not None:
        notes.append("numbers its lines; papers do not")
    if _is_on(page, "bidi"):
        notes.append("is set from right to left; papers follow the direction of their own text")
    page[:] = [element for element in page if element.tag in _KEPT]
    page.attrib.clear()
    for kind in list(page.iterchildren(f"{W}pgNumType")):
        style = kind.get(f"{W}fmt")
        kind.attrib.clear()
        if style:
            kind.set(f"{W}fmt", style)
        else:
            page.remove(kind)
    for borders in page.iterchildren(f"{W}pgBorders"):
        for border in borders:
            for key in [key for key in border.attrib if key.startswith(R)]:
                del border.attrib[key]
    _check_size(page, notes)
    put_in_order(page)
    return page, references


def _shown(
    sections: list[Element], kinds: set[str], shows: Callable[[str], bool], notes: list[str]
) -> list[Reference]:
    """Return the headers and footers of the first sections that have some to show."""
    found: list[Reference] = []
    for tag in _TAGS:
        of_sections = [
            [each for each in _references(section) if each.tag == tag and each.kind in kinds]
            for section in sections
        ]
        showing = [each for each in of_sections if any(shows(one.id) for one in each)]
        # One without text can still have a line or a colour.
        found += next(iter(showing or filter(None, of_sections)), [])
        if len(showing) > 1:
            what = tag.removesuffix("Reference")
            notes.append(f"has several {what}s, one for each part of it; papers take the first")
    return found


def _references(section: Element) -> Iterator[Reference]:
    for name in _TAGS:
        for found in section.iterchildren(f"{W}{name}"):
            yield Reference(name, found.get(f"{W}type", "default"), found.get(f"{R}id", ""))


def _is_on(page: Element, name: str) -> bool:
    found = page.find(f"{W}{name}")
    return found is not None and found.get(VAL, "1") not in ("0", "false", "off")


def _check_size(page: Element, notes: list[str]) -> None:
    """Give the page a size and margins that text fits between."""
    size = child(page, "pgSz")
    for key, usual in _A4.items():
        figure = number(size.get(f"{W}{key}", ""), int(usual))
        if not 2 * _NARROWEST <= figure <= _LARGEST:
            notes.append("has a page of an impossible size; papers are A4")
            size.attrib.clear()
            for name, twips in _A4.items():
                size.set(f"{W}{name}", twips)
            break
        size.set(f"{W}{key}", str(figure))
    margins = child(page, "pgMar")
    for key, margin in _MARGINS.items():
        margins.set(f"{W}{key}", str(number(margins.get(f"{W}{key}", ""), margin)))
    margins.set(f"{W}gutter", str(number(margins.get(f"{W}gutter", ""), 0)))
    room = number(size.get(f"{W}w"), 0) - sum(
        abs(number(margins.get(f"{W}{side}"), 0)) for side in ("left", "right", "gutter")
    )
    if room < _NARROWEST:
        notes.append("leaves less than 5 cm for text; papers take margins of 2.5 cm")
        for side in ("left", "right"):
            margins.set(f"{W}{side}", "1417")
        margins.set(f"{W}gutter", "0")


def settings_of(settings: Element | None) -> Element:
    """Return the settings of papers: the letterhead's, as far as its look depends on them."""
    made = canonical(settings, "settings") if settings is not None else None
    if made is None:
        made = etree.Element(f"{W}settings", nsmap={"w": W[1:-1], "r": R[1:-1]})
    kept: dict[str, Element] = {}
    for element in made:
        if element.tag in _SETTINGS and not any(key.startswith(R) for key in element.attrib):
            kept.setdefault(element.tag, element)
    made[:] = list(kept.values())
    compat = kept.get(f"{W}compat")
    if compat is None:
        compat = etree.Element(f"{W}compat")
        late = [
            f"{W}{name}"
            for name in words("themeFontLang clrSchemeMapping decimalSymbol listSeparator")
        ]
        place = next((n for n, element in enumerate(made) if element.tag in late), len(made))
        made.insert(place, compat)
    # Without this, Word shows papers in the look of an old version.
    for old in list(compat.iterchildren(f"{W}compatSetting")):
        if old.get(f"{W}name") == "compatibilityMode":
            compat.remove(old)
    mode = etree.SubElement(compat, f"{W}compatSetting")
    mode.set(f"{W}name", "compatibilityMode")
    mode.set(f"{W}uri", _WORD)
    mode.set(VAL, "15")
    return made
