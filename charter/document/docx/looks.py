"""How each piece of text in a Word file looks, from its styles and its own properties.

Styles apply in the order of ECMA-376 part 1, 17.7.2: defaults of the document, the table's style
and its conditional parts, the paragraph's style, the character style, then what stands on the run.
Properties that toggle (17.7.3) are on where an odd number of the styles turns them on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from charter.document.docx.colors import WHITE, Colors, highlight, is_lost
from charter.document.docx.legibility import (
    Properties,
    by_name,
    effects,
    half_points,
    merge,
    raised,
    squeezed,
    value_of,
)
from charter.document.docx.text import Look
from charter.document.docx.vocabulary import SYMBOL_FONTS, A, is_on
from charter.document.docx.xml import W
from charter.named_tuples import NamedTuple

_TOGGLES = (
    "b",
    "i",
    "caps",
    "smallCaps",
    "strike",
    "vanish",
    "outline",
    "shadow",
    "emboss",
    "imprint",
)
_SWITCHES = ("dstrike", "rtl", "specVanish")
_MOST_BASED_ON = 50
_TINY = 8
"""Half points; text of 4 pt counts as read."""
_FONTS = ("ascii", "hAnsi", "cs", "eastAsia")


class DocxStyle(NamedTuple):
    """A style: its name in lower case, what it is based on, and its properties."""

    id: str
    kind: str
    name: str
    based_on: str
    run: Properties
    paragraph: Properties
    element: Any


class Around(NamedTuple):
    """Where a paragraph stands: the properties that its table's style gives it, what colour is
    behind it, and why what stands there cannot be seen, or ""."""

    run: tuple[Properties, ...] = ()
    paragraph: tuple[Properties, ...] = ()
    fill: str = ""
    hidden: str = ""


NOWHERE = Around()


class DocxStyles:
    """The styles of one file."""

    def __init__(self, styles: Any, theme: Any, settings: Any, background: str = "") -> None:
        mapping = settings.find(f"{W}clrSchemeMapping") if settings is not None else None
        self.colors = Colors(theme, mapping)
        self.background = background or WHITE
        self._fonts = dict(_theme_fonts(theme)) if theme is not None else {}
        self.styles: dict[str, DocxStyle] = {}
        self._default: dict[str, str] = {}
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        self._chains: dict[str, tuple[DocxStyle, ...]] = {}
        self._known: dict[Any, tuple[Look, Around]] = {}
        if styles is None:
            return
        self._run_defaults = by_name(styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_defaults = by_name(styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        for element in styles.iterchildren(f"{W}style"):
            style = _style(element)
            self.styles.setdefault(style.id, style)
            if element.get(f"{W}default", "0") in ("1", "true", "on"):
                self._default.setdefault(style.kind, style.id)

    def chain(self, name: str, kind: str) -> tuple[DocxStyle, ...]:
        """Return a style after those that it is based on; the default one where `name` is none."""
        wanted = name if name in self.styles else self._default.get(kind, "")
        key = f"{kind}\0{wanted}"
        if key not in self._chains:
            found: list[DocxStyle] = []
            seen = set()
            while wanted in self.styles and wanted not in seen and len(found) < _MOST_BASED_ON:
                seen.add(wanted)
                found.append(self.styles[wanted])
                wanted = self.styles[wanted].based_on
            self._chains[key] = tuple(reversed(found))
        return self._chains[key]

    def paragraph(self, own: Properties, around: Around = NOWHERE) -> Properties:
        """Return what holds for a paragraph, by the name of each property."""
        merged = dict(self._paragraph_defaults)
        for each in around.paragraph:
            merge(merged, each)
        for style in self.chain(value_of(own, "pStyle"), "paragraph"):
            merge(merged, style.paragraph)
        merge(merged, own)
        return merged

    def look(
        self,
        style: str,
        holds: Properties,
        own: Any,
        around: Around = NOWHERE,
        turned: bool = False,
    ) -> Look:
        """Return how a run looks: its paragraph's style and properties, its own, where it is."""
        key = (style, id(around), _shape(holds), turned, _stated(own))
        if key in self._known:
            return self._known[key][0]
        direct = by_name(own)
        levels = [
            list(around.run),
            [s.run for s in self.chain(style, "paragraph")],
            [s.run for s in self.chain(value_of(direct, "rStyle"), "character")]
            if "rStyle" in direct
            else [],
        ]
        merged = dict(self._run_defaults)
        for level in levels:
            for properties in level:
                merge(merged, properties)
        merge(merged, direct)
        on = {name: self._toggled(name, levels, direct) for name in _TOGGLES}
        on |= {name: is_on(merged.get(name)) for name in _SWITCHES}
        made = self._made(on, merged, holds, around, turned)
        self._known[key] = made, around  # kept, so that no other gets its id
        return made

    def _toggled(self, name: str, levels: Sequence[list[Properties]], direct: Properties) -> bool:
        if name in direct:
            return is_on(direct[name])
        states = []
        for level in levels:
            stated = [is_on(properties[name]) for properties in level if name in properties]
            states.append(bool(stated) and stated[-1])
        return is_on(self._run_defaults.get(name)) or sum(states) % 2 == 1

    def _made(
        self,
        on: dict[str, bool],
        merged: Properties,
        holds: Properties,
        around: Around,
        turned: bool,
    ) -> Look:
        complex_ = on["rtl"] or is_on(merged.get("cs"))
        size = half_points(value_of(merged, "szCs" if complex_ and "szCs" in merged else "sz"))
        color = self.colors.of(merged.get("color"))
        marked = highlight(value_of(merged, "highlight"))
        behind = (
            marked
            or self.colors.fill(merged.get("shd"))
            or self.colors.fill(holds.get("shd"))
            or around.fill
            or self.background
        )
        hidden = around.hidden
        if on["vanish"] or on["specVanish"]:
            hidden = "hidden text"
        elif size < _TINY:
            hidden = "text too small to be read"
        elif is_lost(color, behind):
            hidden = "text in the colour of its background"
        hidden = hidden or squeezed(merged, holds, size)
        fonts = [self._font(merged.get("rFonts"), name) for name in _FONTS]
        signs = next((font for font in fonts if font.lower() in SYMBOL_FONTS), "")
        bent = turned or is_on(holds.get("bidi"))
        return Look(
            struck=on["strike"] or on["dstrike"],
            hidden=hidden,
            raised=raised(merged),
            caps=on["caps"] or on["smallCaps"],
            symbols=signs,
            turned=bent or on["rtl"],
            effects=tuple(effects(on, merged, holds)),
            bold=on["b"],
            italic=on["i"],
            underlined=value_of(merged, "u") not in ("", "none"),
            behind="" if behind == WHITE else behind,
            color=color,
            size=size,
            font=fonts[0],
        )

    def _font(self, fonts: Any, which: str) -> str:
        if fonts is None:
            return ""
        named = fonts.get(f"{W}{which}Theme") or fonts.get(f"{W}{which}theme")
        if named and self._fonts.get(named):
            return self._fonts[named]
        found: str = fonts.get(f"{W}{which}", "")
        return found


def _style(element: Any) -> DocxStyle:
    def value(name: str) -> str:
        found = element.find(W + name)
        return "" if found is None else str(found.get(f"{W}val", ""))

    run, paragraph = element.find(f"{W}rPr"), element.find(f"{W}pPr")
    return DocxStyle(
        element.get(f"{W}styleId", ""),
        element.get(f"{W}type", "paragraph"),
        value("name").lower(),
        value("basedOn"),
        by_name(run),
        by_name(paragraph),
        element,
    )


def _theme_fonts(theme: Any) -> Iterator[tuple[str, str]]:
    """Yield the fonts of a theme by the names that styles use (17.18.96)."""
    for kind, prefix in (("majorFont", "major"), ("minorFont", "minor")):
        found = next(theme.iter(A + kind), None)
        for tag, name in (
            ("latin", "Ascii"),
            ("latin", "HAnsi"),
            ("ea", "EastAsia"),
            ("cs", "Bidi"),
        ):
            face = found.find(A + tag) if found is not None else None
            if face is not None and face.get("typeface"):
                yield prefix + name, face.get("typeface")


def _stated(own: Any) -> tuple[Any, ...]:
    """Return what a run says of its look, the same for two that say the same."""
    if own is None:
        return ()
    return tuple(
        (each.tag, tuple(each.attrib.items()), _stated(each))
        for each in own
        if isinstance(each.tag, str)
    )


def _shape(holds: Properties) -> tuple[Any, ...]:
    """Return what of a paragraph's properties its text is seen by."""
    return tuple(
        (name, tuple(holds[name].attrib.items()))
        for name in ("shd", "bidi", "spacing", "ind", "textDirection")
        if name in holds
    )
