"""The look of a person's letterhead, which the styles that it lacks are given."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from charter.document.docx.xml import Element, W, parse
from charter.named_tuples import NamedTuple
from charter.write.letterhead.xml import VAL, child, drop, number, value

ACCENT, GREY, LINE, TINT = "1F4E5F", "5B6670", "B8C4CA", "EEF3F5"
"""The colours of the shipped letterhead."""
SHIPPED_SIZE = 20
_TABLE_TEXT = 20
_DEEPEST = 30
"""Styles based on each other; Word stops at a third of it."""
_NEUTRAL = {GREY: "595959", LINE: "BFBFBF", TINT: "F2F2F2"}
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_OFFICE = frozenset(["4F81BD", "5B9BD5", "4472C4", "156082", "0F6FC6", "18A303"])
"""Accents of themes that nobody chose: Word's by version, and LibreOffice's."""
_FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


class LetterheadLook(NamedTuple):
    """A letterhead's body size in half-points, the colour and font of its headings.

    `colour` and `fonts` are empty where headings look like the text. `spaced` tells whether
    paragraphs stand apart, `shaped` whether they are indented or not set to the left, `wide`
    whether there is more than half a line between their lines.
    """

    size: int
    colour: str
    fonts: Element | None
    heading_sizes: dict[str, int]
    spaced: bool
    shaped: bool
    wide: bool


class Chain:
    """Finds what a style says, or a style that it is based on, or the defaults."""

    def __init__(self, styles: Element) -> None:
        self._by_id = {
            style.get(f"{W}styleId"): style for style in styles.iterchildren(f"{W}style")
        }
        self._defaults = styles.find(f"{W}docDefaults")

        plain = (f"{W}type", "paragraph"), (f"{W}default", "1")
        usual = (s for s in self._by_id.values() if set(plain) <= set(s.attrib.items()))
        self._default = next(usual, None)

    def style(self, style_id: str) -> Element | None:
        """Return the paragraph style with this id, or the one of plain text."""
        return self._by_id.get(style_id, self._default)

    def up(self, style: Element | None) -> Iterator[Element]:
        """Yield `style` and what it is based on."""
        seen: set[object] = set()
        while style is not None and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            yield style
            style = self._by_id.get(value(style, "basedOn"))

    def find(self, style: Element | None, path: str, attribute: str = "val") -> str:
        """Return the nearest value at `path`, such as "rPr/sz"."""
        for each in self.up(style):
            if found := value(each, path, attribute):
                return found
        kind = path.split("/", 1)[0]
        return value(self._defaults, f"{kind}Default/{path}", attribute)


def look_of(
    styles: Element, normal: Element | None, headings: dict[str, Element], theme: bytes
) -> LetterheadLook:
    """Return the look of a letterhead with these headings, by their names in the shipped one."""
    chain = Chain(styles)
    size = min(max(number(chain.find(normal, "rPr/sz"), SHIPPED_SIZE), 12), 36)
    colour, fonts = "", None
    for style in headings.values():
        own = chain.find(style, "rPr/color")
        if not colour and _COLOUR.fullmatch(own) and own.upper() not in ("000000", "FFFFFF"):
            colour = own
        for each in chain.up(style):
            found = each.find(f"{W}rPr/{W}rFonts")
            if fonts is None and each is not normal and found is not None:
                fonts = found
    sizes = {name: number(chain.find(style, "rPr/sz"), size) for name, style in headings.items()}
    spaced = number(chain.find(normal, "pPr/spacing", "after"), 0) > 0
    spaced = spaced or number(chain.find(normal, "pPr/spacing", "before"), 0) > 0
    shaped = chain.find(normal, "pPr/jc") not in ("", "left", "start") or any(
        chain.find(normal, "pPr/ind", side) for side in ("left", "start", "firstLine", "hanging")
    )
    line = number(chain.find(normal, "pPr/spacing", "line"), 240)
    wide = line > 360 and chain.find(normal, "pPr/spacing", "lineRule") in ("", "auto")
    return LetterheadLook(size, colour or _accent(theme), fonts, sizes, spaced, shaped, wide)


def _accent(theme: bytes) -> str:
    """Return the first accent of a theme that somebody chose."""
    if not theme:
        return ""
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for accent in parse(theme, bare=True).iter(f"{drawing}accent1"):
        for colour in accent.iterchildren(f"{drawing}srgbClr"):
            found = str(colour.get("val", ""))
            if _COLOUR.fullmatch(found) and found.upper() not in _OFFICE:
                return found
    return ""


def adapt(shipped: Element, name: str, look: LetterheadLook) -> Element:
    """Return a copy of a shipped style in the letterhead's own look."""
    style = copy.deepcopy(shipped)
    _recolour(style, look.colour)
    for tag in ("sz", "szCs"):
        for size in style.iter(f"{W}{tag}"):
            size.set(VAL, str(_size(name, number(size.get(VAL), SHIPPED_SIZE), look)))
    if name.startswith("heading") or name == "title":
        if look.fonts is not None:
            child(child(style, "rPr"), "rFonts").attrib.update(look.fonts.attrib)
        if name == "heading 3" and _size(name, SHIPPED_SIZE, look) <= look.size:
            child(child(style, "rPr"), "b")
    if look.wide and style.get(f"{W}type") == "paragraph":
        spacing = child(child(style, "pPr"), "spacing")
        if not spacing.get(f"{W}line"):
            spacing.set(f"{W}line", "276")
            spacing.set(f"{W}lineRule", "auto")
    if look.shaped and style.get(f"{W}type") == "paragraph":
        properties = child(style, "pPr")
        child(properties, "jc").set(VAL, "left")
        if value(style, "pPr/numPr/numId") == "":
            indent = child(properties, "ind")
            for side in ("left", "right", "firstLine"):
                indent.set(f"{W}{side}", indent.get(f"{W}{side}", "0"))
    return style


def keep_with_text(style: Element, shipped: Element, chain: Chain) -> None:
    """Keep a letterhead's own heading on the page of its text, and apart from what is above it."""
    properties = child(style, "pPr")
    for name in ("keepNext", "keepLines"):
        if not any(each.find(f"{W}pPr/{W}{name}") is not None for each in chain.up(style)):
            child(properties, name)
    if not any(
        value(each, "pPr/spacing", side) for each in chain.up(style) for side in ("before", "after")
    ):
        for side in ("before", "after"):
            spacing = child(properties, "spacing")
            spacing.set(f"{W}{side}", value(shipped, "pPr/spacing", side))


def recolour_numbering(root: Element, look: LetterheadLook) -> None:
    """Give shipped bullets and numbers the letterhead's colour."""
    _recolour(root, look.colour)


def _recolour(root: Element, colour: str) -> None:
    for element in list(root.iter()):
        for key in (VAL, f"{W}color", f"{W}fill"):
            found = element.get(key, "")
            if found == ACCENT:
                if colour:
                    element.set(key, colour)
                elif element.tag == f"{W}color":
                    drop(element)
                else:
                    element.set(key, "404040")
            elif found in _NEUTRAL:
                element.set(key, _NEUTRAL[found])


def _size(name: str, shipped: int, look: LetterheadLook) -> int:
    """Return a size in step with the letterhead's text, and in order among its own headings."""
    size = max(round(shipped * look.size / SHIPPED_SIZE), 14)
    order = ["title", "heading 1", "heading 2", "heading 3"]
    if name in order:
        place = order.index(name)
        above = [look.heading_sizes[n] for n in order[:place] if n in look.heading_sizes]
        below = [look.heading_sizes[n] for n in order[place + 1 :] if n in look.heading_sizes]
        size = max([size, *below])
        size = min([size, *(figure for figure in above if figure >= look.size)])
    # Tables are laid out for small type.
    return min(size, _TABLE_TEXT) if name == "table text" else size
