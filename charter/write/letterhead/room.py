"""Room between a letterhead's header and the text below it.

Word and LibreOffice move the text down below a tall header, but leave nothing between the two; and
a picture that floats moves nothing. How tall a header is shows only on the page, so it is estimated
from its pictures, the sizes of its text and the number of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from charter.document.docx.xml import Element, W
from charter.write.letterhead.look import Chain
from charter.write.letterhead.xml import number, value

_GAP = 240
"""Twips: 12 points, a line."""
_EMU = 635
"""To a twip."""
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_LENGTH = r"(?:^|;)\s*{}:\s*(-?[\d.]+)(pt|in|cm|mm)"
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7}
_SIZE = 22
"""Half-points, where nothing says a size."""


def leave_room(header: Element, page: Element, chain: Chain) -> int:
    """Let the text of papers start at least a line below what a header shows; return where.

    Adds an empty line of fixed height to a header that reaches that far down; where a picture
    floats there, the page gets a larger margin.
    """
    margins = page.find(f"{W}pgMar")
    top, start = number(margins.get(f"{W}top"), 1440), number(margins.get(f"{W}header"), 720)
    height = number(value(page, "pgSz", "h"), 16838)
    width = number(value(page, "pgSz", "w"), 11906)
    width -= number(margins.get(f"{W}left"), 0) + number(margins.get(f"{W}right"), 0)
    below = [*(_floating(header, start, abs(top))), 0]
    # What reaches further is a background, or stands in the margin all the way down.
    lowest = max(bottom for bottom in below if bottom < height // 3)
    shown = empty = 0
    for block in header.iterchildren(f"{W}p", f"{W}tbl"):
        tall = _height(block, width, chain)
        if _shows(block, chain):
            shown, empty = shown + empty + tall, 0
        else:
            empty += tall
    if top < 0:
        # A fixed margin: the text starts there, however tall the header is.
        lowest, shown = max(lowest, start + shown if shown else 0), 0
    if lowest and lowest + _GAP > abs(top):
        top = (lowest + _GAP) * (-1 if top < 0 else 1)
        margins.set(f"{W}top", str(top))
    if shown and start + shown + _GAP > top and empty < _GAP and shown < height // 2:
        header.append(_line(_GAP - empty))
    return max(start + shown + _GAP, abs(top)) if shown else abs(top)


def _line(height: int) -> Element:
    line = etree.Element(f"{W}p")
    spacing = etree.SubElement(etree.SubElement(line, f"{W}pPr"), f"{W}spacing")
    figures = {"before": "0", "after": "0", "line": str(max(height, 20)), "lineRule": "exact"}
    for name, figure in figures.items():
        spacing.set(f"{W}{name}", figure)
    return line


def _shows(block: Element, chain: Chain) -> bool:
    if block.tag == f"{W}tbl" or any((text.text or "").strip() for text in block.iter(f"{W}t")):
        return True
    if any(True for _ in block.iter(f"{W}fldChar", f"{W}fldSimple")):
        return True
    styles = chain.up(chain.style(value(block, "pPr/pStyle")))
    bordered = any(each.find(f"{W}pPr/{W}pBdr") is not None for each in (block, *styles))
    return bordered or any(_in_line(block))


def _height(block: Element, width: int, chain: Chain) -> int:
    """Return about how tall a paragraph or a table is, in twips."""
    if block.tag == f"{W}p":
        return _height_of_text(block, width, chain)
    total = 0
    for row in block.iterchildren(f"{W}tr"):
        cells = list(row.iterchildren(f"{W}tc"))
        tallest = [number(value(row, "trPr/trHeight"), 0)]
        for cell in cells:
            inner = number(value(cell, "tcPr/tcW", "w"), 0) or width // len(cells)
            parts = cell.iterchildren(f"{W}p", f"{W}tbl")
            tallest.append(sum(_height(part, inner, chain) for part in parts))
        total += max(tallest)
    return total


def _height_of_text(paragraph: Element, width: int, chain: Chain) -> int:
    style = chain.style(value(paragraph, "pPr/pStyle"))

    def spacing(name: str) -> str:
        own = value(paragraph, "pPr/spacing", name)
        return own or chain.find(style, "pPr/spacing", name)

    usual = number(chain.find(style, "rPr/sz"), _SIZE)
    largest, length, breaks = 0, 0.0, 0
    for run in paragraph.iter(f"{W}r"):
        if next(run.iterancestors(f"{W}p"), None) is not paragraph:
            continue  # in a text box
        size = number(value(run, "rPr/sz"), usual)
        text = "".join(piece.text or "" for piece in run.iterchildren(f"{W}t"))
        # Letters are about half as wide as tall; half-points to twips are tenfold.
        length += len(text) * size * 5
        breaks += len(list(run.iterchildren(f"{W}br")))
        largest = max(largest, size if text.strip() else 0)
    # The line of Word's usual fonts is a fifth taller than their size.
    line = (largest or usual) * 12
    figure, rule = number(spacing("line"), 240), spacing("lineRule")
    if rule == "exact":
        line = figure
    elif rule == "atLeast":
        line = max(line, figure)
    else:
        line = line * figure // 240
    lines = int(length // max(width, 1)) + breaks
    first = line if rule == "exact" else max(line, *_in_line(paragraph), 0)
    around = number(spacing("before"), 0) + number(spacing("after"), 0)
    return int(first + lines * line + around)


def _in_line(paragraph: Element) -> Iterator[int]:
    """Yield the height of each picture that stands in the text, or that text stands below."""
    for picture in paragraph.iter(f"{_WP}inline"):
        yield _tall(picture)
    for picture in paragraph.iter(f"{_WP}anchor"):
        if picture.find(f"{_WP}wrapTopAndBottom") is not None:
            yield _tall(picture)
    for shape in paragraph.iter(f"{_V}shape", f"{_V}rect", f"{_V}group"):
        style = shape.get("style", "")
        if "position:absolute" not in style.replace(" ", ""):
            yield _length(style, "height")


def _floating(header: Element, start: int, top: int) -> Iterator[int]:
    """Yield how far down the page each picture reaches that text does not move for."""
    for picture in header.iter(f"{_WP}anchor"):
        place = picture.find(f"{_WP}positionV")
        offset = place.find(f"{_WP}posOffset") if place is not None else None
        if offset is not None:
            origin = {"page": 0, "margin": top}.get(place.get("relativeFrom"), start)
            yield origin + number(offset.text or "", 0) // _EMU + _tall(picture)
    for shape in header.iter(f"{_V}shape", f"{_V}rect", f"{_V}group"):
        style = shape.get("style", "").replace(" ", "")
        if "position:absolute" in style and "mso-position-vertical:" not in style:
            origin = 0 if "mso-position-vertical-relative:page" in style else start
            yield origin + _length(style, "margin-top") + _length(style, "height")


def _tall(picture: Element) -> int:
    extent = picture.find(f"{_WP}extent")
    return number(extent.get("cy", ""), 0) // _EMU if extent is not None else 0


def _length(style: str, name: str) -> int:
    found = re.search(_LENGTH.format(name), style)
    return int(float(found[1]) * _TWIPS[found[2]]) if found else 0
