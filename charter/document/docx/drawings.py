"""Drawings and pictures of a Word file: what they show, by hash and size, and the words in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from charter.document.docx.colors import Colors, html_color
from charter.document.docx.package import PackageParts, local_type
from charter.document.docx.text import Figure
from charter.document.docx.vocabulary import WP, WPS, A, V, local
from charter.document.docx.xml import MC, R, W
from charter.read.files import sha256

_EMU = 36_000
"""English metric units in a millimetre."""
_SHAPES = frozenset(("wsp", "cxnSp", "sp"))
_VML = frozenset(
    V + n for n in ("shape", "rect", "line", "oval", "roundrect", "polyline", "arc", "curve")
)
_OFFICE = "http://schemas.microsoft.com/office/word/2010/wordprocessing"
_PLAIN = frozenset(
    (
        "http://schemas.openxmlformats.org/drawingml/2006/picture",
        f"{_OFFICE}Shape",
        f"{_OFFICE}Group",
        f"{_OFFICE}Canvas",
    )
)
"""Kinds of drawings whose pictures, shapes and words are read."""
_FILLS = tuple(f"{A}{n}Fill" for n in ("no", "solid", "grad", "blip", "patt", "grp"))
_SIZE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm|px)?")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_UNITS = {"pt": 25.4 / 72, "in": 25.4, "cm": 10.0, "mm": 1.0, "px": 25.4 / 96}
Choose = Callable[[Any], Any]


def shown_in(element: Any, choose: Choose) -> Iterator[Any]:
    """Yield what is inside a drawing and shown, down to text boxes, which are yielded whole."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag == f"{MC}AlternateContent":
            yield from shown_in(choose(child), choose)
            continue
        yield child
        if child.tag != f"{W}txbxContent":
            yield from shown_in(child, choose)


def fill_behind(box: Any, colors: Colors) -> str:
    """Return the colour of the shape that a text box is in, or "" for none."""
    for shape in box.iterancestors():
        if shape.tag == f"{WPS}wsp":
            properties = shape.find(f"{WPS}spPr")
            stated = (
                next(properties.iterchildren(*_FILLS), None) if properties is not None else None
            )
            if stated is not None:
                return colors.drawn(stated) if stated.tag == f"{A}solidFill" else ""
            usual = shape.find(f"{WPS}style/{A}fillRef")
            return colors.drawn(usual) if usual is not None and usual.get("idx") != "0" else ""
        if shape.tag in _VML:
            words = shape.get("fillcolor", "").split()
            off = shape.get("filled", "t") in ("f", "false")
            return html_color(words[0]) if words and not off else ""
    return ""


def drawn_text(elements: list[Any]) -> Iterator[str]:
    """Yield the words that a drawing shows outside text boxes of Word."""
    for element in elements:
        if element.tag == f"{A}p":
            text = "".join(t.text or "" for t in element.iter(f"{A}t"))
        elif element.tag == f"{V}textpath":
            text = element.get("string", "")
        else:
            continue
        if text.strip():
            yield text


def figures_of(
    shown: list[Any], parts: PackageParts, part: str, where: tuple[str, int]
) -> Iterator[Figure]:
    """Yield the pictures and shapes of a drawing, by what they show."""
    story, number = where
    width, height, floats = _extent(shown)
    place = _place(shown) if floats else ""
    links = parts.links(part)
    for each in shown:
        if each.tag in (f"{A}blip", f"{V}imagedata", f"{V}fill"):
            name = each.get(f"{R}embed") or each.get(f"{R}id") or ""
            link = links.get(name)
            if link is None and each.tag == f"{V}fill":
                continue
            outside = links.get(each.get(f"{R}link", ""))
            digest = "missing"
            if link is not None:
                digest = link.target if link.external else parts.digest(link.target)
            elif outside is not None:
                digest = outside.target
            crop = _crop(each)
            if crop:
                digest = sha256(f"{digest} {crop}".encode())
            yield Figure("picture", digest, width, height, floats, number, story, place)
        elif local(each.tag) in _SHAPES or _is_vml_shape(each):
            yield Figure("shape", "", width, height, floats, number, story, place)


def _is_vml_shape(element: Any) -> bool:
    return element.tag in _VML and next(element.iter(f"{V}imagedata"), None) is None


def unknown_in(shown: list[Any], parts: PackageParts, part: str) -> Iterator[tuple[Any, str, str]]:
    """Yield what a drawing shows that is not known: its element, what it is, and its key."""
    links = parts.links(part)
    for each in shown:
        if each.tag == f"{A}graphicData" and each.get("uri", "") not in _PLAIN:
            yield (
                each,
                "a drawing of a kind that is not known here",
                _with_parts(each, links, parts),
            )
        elif local(each.tag) in ("OLEObject", "contentPart", "control"):
            yield each, "an embedded object", _with_parts(each, links, parts)


def _with_parts(element: Any, links: Any, parts: PackageParts) -> str:
    found = []
    for inner in element.iter():
        for name, value in inner.attrib.items():
            link = links.get(value) if name.startswith(R) else None
            if link is not None:
                digest = link.target if link.external else parts.digest(link.target)
                found.append(f"{local_type(link)} {digest}")
    return " ".join(found)


def _place(shown: list[Any]) -> str:
    """Return where a drawing lies on its page, in millimetres (20.4.2.10, 20.4.2.11)."""
    found = []
    for each in shown:
        if each.tag == f"{WP}anchor":
            found.append("behind" if each.get("behindDoc") in ("1", "true") else "")
        if each.tag in (f"{WP}positionH", f"{WP}positionV"):
            offset, align = each.find(f"{WP}posOffset"), each.find(f"{WP}align")
            at = f"{_millimetres(offset.text)}" if offset is not None else ""
            at = (align.text or "") if align is not None else at
            found.append(f"{each.get('relativeFrom')} {at}")
    return ", ".join(found)


def _extent(shown: list[Any]) -> tuple[int, int, bool]:
    floats = any(each.tag == f"{WP}anchor" for each in shown)
    for each in shown:
        if each.tag == f"{WP}extent":
            return _millimetres(each.get("cx")), _millimetres(each.get("cy")), floats
    for each in shown:
        sizes = dict.fromkeys(("width", "height"), 0)
        style = each.get("style", "")
        for name, value, unit in _SIZE.findall(style[:2000]):
            number = float(value) if _NUMBER.fullmatch(value) else 0.0
            sizes[name] = round(min(number, 100_000) * _UNITS.get(unit, 1.0))
        if any(sizes.values()):
            return sizes["width"], sizes["height"], "absolute" in style
    return 0, 0, floats


def _millimetres(text: str | None) -> int:
    try:
        return round(int(text or "") / _EMU)
    except ValueError:
        return 0


def _crop(blip: Any) -> str:
    """Return how much of a picture is cut off, where any is."""
    parent = blip.getparent()
    crop = parent.find(f"{A}srcRect") if parent is not None else None
    sides = crop.attrib if crop is not None else blip.attrib
    cut = {
        name: value
        for name, value in sides.items()
        if name in ("l", "t", "r", "b", "cropleft", "croptop", "cropright", "cropbottom")
        and value not in ("0", "")
    }
    return " ".join(f"{name}={value}" for name, value in sorted(cut.items()))
