"""What a letterhead's styles and page say, in points, fonts and colours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection
from typing import Any

from lxml import etree

from charter.document.docx.xml import W, parse
from charter.named_tuples import NamedTuple
from charter.write.letterhead.letterhead import STYLES, Letterhead

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LINE_HEIGHT = 1.22
"""Of a line of Calibri, in sizes of its font; as high in any font, so that pages break alike."""
_THEME = "word/theme/theme1.xml"
_LIKE = {
    # Fonts that are as wide, letter by letter, as ones that come with Word.
    "calibri": ("Carlito",),
    "cambria": ("Caladea",),
    "arial": ("Liberation Sans", "Arimo"),
    "helvetica": ("Liberation Sans", "Arimo"),
    "times new roman": ("Liberation Serif", "Tinos"),
    "courier new": ("Liberation Mono", "Cousine"),
    "georgia": ("Gelasio",),
    "consolas": ("Inconsolata",),
}
_SERIF = re.compile(r"times|serif|georgia|cambria|garamond|palatino|book|minion|roman", re.I)
_SANS = ("Calibri", "Carlito", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans")
_LAST = ("Libertinus Serif", "DejaVu Sans", "DejaVu Sans Mono")
_MONO = ("Consolas", "Menlo", "Liberation Mono", "DejaVu Sans Mono")
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
_SAID = {
    # What styles call colours of the theme; all others they call as it does.
    **{f"dk{n}": (f"text{n}", f"dark{n}") for n in (1, 2)},
    **{f"lt{n}": (f"background{n}", f"light{n}") for n in (1, 2)},
    "hlink": ("hyperlink",),
    "folHlink": ("followedHyperlink",),
}


class Style(NamedTuple):
    """How text of one style looks; sizes and distances are points, colours hexadecimal."""

    font: str = "Calibri"
    size: float = 10.0
    colour: str = "1B1F24"
    bold: bool = False
    italic: bool = False
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0


class Page(NamedTuple):
    """A page's size, margins and the distances of header and footer from its edges, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    header: float
    footer: float


class Styles:
    """The styles of a letterhead by name, each with what it takes from those it is based on."""

    def __init__(self, letterhead: Letterhead) -> None:
        self._letterhead = letterhead
        self.root = parse(letterhead.texts[STYLES])
        self._by_id = {str(s.get(f"{W}styleId")): s for s in self.root.iter(f"{W}style")}
        self._theme_fonts, self._theme_colours = _theme(letterhead)
        defaults = self.root.find(f"{W}docDefaults")
        self.default = Style(size=10.0, colour="000000", font="Times New Roman")
        if defaults is not None:
            run = defaults.find(f"{W}rPrDefault/{W}rPr")
            paragraph = defaults.find(f"{W}pPrDefault/{W}pPr")
            self.default = self.with_paragraph(self.with_run(self.default, run), paragraph)
        normal = next((n for n, s in self._by_id.items() if _is_default(s)), "")
        self.normal = self.by_id(normal) if normal else self.default

    def named(self, *names: str) -> Style:
        """Return the first of the styles called `names` that there is, else plain text."""
        for name in names:
            if style_id := self._letterhead.style(name):
                return self.by_id(style_id)
        return self.normal

    def by_id(self, style_id: str) -> Style:
        """Return a style by its id."""
        made = self.default
        for style in self.chain(style_id):
            made = self.with_run(made, style.find(f"{W}rPr"))
            made = self.with_paragraph(made, style.find(f"{W}pPr"))
        return made

    def chain(self, style_id: str) -> list[Any]:
        """Return a style's element behind those that it is based on."""
        found: list[Any] = []
        while style_id in self._by_id and len(found) < 20:
            style = self._by_id[style_id]
            if style in found:
                break
            found.insert(0, style)
            based = style.find(f"{W}basedOn")
            style_id = based.get(f"{W}val", "") if based is not None else ""
        return found

    def with_run(self, style: Style, properties: Any) -> Style:
        """Return a style with what the properties of a run change in it."""
        if properties is None:
            return style
        fonts = properties.find(f"{W}rFonts")
        if fonts is not None:
            theme = fonts.get(f"{W}asciiTheme", "")
            name = self._theme_fonts.get(theme[:5], "") if theme else ""
            style = style._replace(font=name or fonts.get(f"{W}ascii") or style.font)
        if (size := _figure(properties, "sz")) and 2 <= size <= 400:
            style = style._replace(size=size / 2)
        colour = properties.find(f"{W}color")
        if colour is not None:
            style = style._replace(colour=self.colour(colour) or style.colour)
        for key, tag in (("bold", "b"), ("italic", "i")):
            mark = properties.find(f"{W}{tag}")
            if mark is not None:
                on: dict[str, Any] = {key: mark.get(f"{W}val", "1") not in ("0", "false", "off")}
                style = style._replace(**on)
        return style

    def with_paragraph(self, style: Style, properties: Any) -> Style:
        """Return a style with what the properties of a paragraph change in it."""
        spacing = properties.find(f"{W}spacing") if properties is not None else None
        if spacing is None:
            return style
        changed: dict[str, Any] = {}
        for key in ("before", "after"):
            if (value := number(spacing.get(f"{W}{key}"))) is not None:
                changed[key] = min(max(value / 20, 0.0), 100.0)
        line = number(spacing.get(f"{W}line"))
        if line and spacing.get(f"{W}lineRule", "auto") == "auto":
            changed["line"] = min(max(line / 240, 0.8), 3.0)
        return style._replace(**changed)

    def colour(self, element: Any) -> str:
        """Return the colour that an element says, as six digits; nothing for an automatic one."""
        value = element.get(f"{W}val", "")
        if _COLOUR.fullmatch(value):
            return str(value).upper()
        return self._theme_colours.get(element.get(f"{W}themeColor", ""), "")


def page_of(letterhead: Letterhead, country: str, landscape: bool) -> Page:
    """Return the page of a paper for a country, lying on its side where `landscape`."""
    section = letterhead.page(country, landscape)

    def twips(element: str, key: str, usual: int) -> float:
        found = re.search(rf'<w:{element}\b[^>]*?\bw:{key}="(-?\d+)"', section)
        return abs(int(found[1]) if found else usual) / 20

    gutter = twips("pgMar", "gutter", 0)
    return Page(
        twips("pgSz", "w", 11906),
        twips("pgSz", "h", 16838),
        twips("pgMar", "left", 1134) + gutter,
        twips("pgMar", "right", 1134),
        twips("pgMar", "top", 1134),
        twips("pgMar", "bottom", 1134),
        twips("pgMar", "header", 567),
        twips("pgMar", "footer", 510),
    )


def fonts_for(name: str, known: Collection[str]) -> list[str]:
    """Return the fonts to set text in, best first: `name`, its like, and others, all `known`."""
    own = (name, *_LIKE.get(name.lower(), ()))
    serif = ("Liberation Serif", "Libertinus Serif") if _SERIF.search(name) else _SANS
    return _known((*own, *serif, *_LAST), known)


def has_font(name: str, known: Collection[str]) -> bool:
    """Return whether a font or one whose letters are as wide is among those that are `known`."""
    return bool(_known((name, *_LIKE.get(name.lower(), ())), known))


def mono_fonts(known: Collection[str]) -> list[str]:
    """Return the fonts to set code in, best first."""
    return _known(_MONO, known)


def clean(text: str) -> str:
    """Return `text` without the characters that no font shows."""
    return text if text.isprintable() else _CONTROL.sub("", text)


def _known(names: tuple[str, ...], known: Collection[str]) -> list[str]:
    there = {family.lower(): family for family in known}
    return list(dict.fromkeys(there[n.lower()] for n in names if n.lower() in there))


def content_of(letterhead: Letterhead, name: str) -> bytes:
    """Return the content of a part of the letterhead, or nothing where it has none."""
    if text := letterhead.texts.get(name):
        return text.encode()
    part = next((part for part in letterhead.parts if part.name == name), None)
    if part is None:
        return b""
    return zlib.decompress(part.data, -15) if part.method else part.data


def number(text: str | None) -> float | None:
    """Return a figure of Word's, or None where there is none."""
    try:
        return float(text) if text is not None and len(text) < 12 else None
    except ValueError:
        return None


def _figure(properties: Any, name: str) -> float | None:
    element = properties.find(f"{W}{name}")
    return number(element.get(f"{W}val")) if element is not None else None


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _theme(letterhead: Letterhead) -> tuple[dict[str, str], dict[str, str]]:
    """Return the theme's fonts (by "minor" and "major") and its colours."""
    content = content_of(letterhead, _THEME)
    fonts: dict[str, str] = {}
    colours: dict[str, str] = {}
    if not content:
        return fonts, colours
    root = parse(content)
    for kind in ("minor", "major"):
        latin = root.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            fonts[kind] = str(latin.get("typeface"))
    scheme = root.find(f".//{_A}clrScheme")
    for each in scheme if scheme is not None else ():
        for colour in each:
            value = colour.get("lastClr") or colour.get("val", "")
            if _COLOUR.fullmatch(value):
                name = etree.QName(each).localname
                colours |= dict.fromkeys(_SAID.get(name, (name,)), value)
    return fonts, colours
