"""A diagram as SVG: alone in a file, or inside a page whose colours it takes."""

from __future__ import annotations

from charter.document.diagram import Diagram
from charter.document.document import Document
from charter.write.diagram_layout import FONT, LEADING, NAME_FONT, lay_out
from charter.write.xml import HEAD, xml_text

_MARGIN = 6.0
_ON_SCREEN = 1.6
"""How much larger a screen shows the small print of a page."""
_FACE = "Calibri, Carlito, 'Segoe UI', Helvetica, Arial, sans-serif"


def svg_of(document: Document) -> bytes | None:
    """Return the first diagram of a paper as a whole SVG file, or None where it has none."""
    diagrams = (block for block in document.blocks if isinstance(block, Diagram))
    first = next(diagrams, None)
    return None if first is None else svg_file(first)


def svg_file(diagram: Diagram, room: float = 760) -> bytes:
    """Return a whole SVG file: dark lines on white, so that it prints and shows anywhere."""
    return (
        HEAD.replace(' standalone="yes"', "") + svg(diagram, room, "#1B1F24", "#FFFFFF") + "\n"
    ).encode()


def svg(diagram: Diagram, room: float = 760, ink: str = "currentColor", paper: str = "none") -> str:
    """Return an SVG element with a title and a description in words."""
    layout = lay_out(diagram, room)
    width, height = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_n(width * _ON_SCREEN)}"'
        f' height="{_n(height * _ON_SCREEN)}" viewBox="0 0 {_n(width)} {_n(height)}"'
        f' font-family="{_FACE}" font-size="{_n(FONT)}" text-anchor="middle" fill="{ink}">',
        f"<title>{xml_text(diagram.title)}</title><desc>{xml_text(diagram.description)}</desc>",
    ]
    if paper != "none":
        out.append(f'<rect width="100%" height="100%" fill="{paper}"/>')
    for lines, dash in ((layout.lines, ""), (layout.dotted, ' stroke-dasharray="2 3"')):
        path = "".join(
            f"M{_n(x1 + _MARGIN)} {_n(y1 + _MARGIN)}L{_n(x2 + _MARGIN)} {_n(y2 + _MARGIN)}"
            for x1, y1, x2, y2 in lines
        )
        if path:
            out.append(f'<path d="{path}" fill="none" stroke="{ink}"{dash}/>')
    for box in layout.boxes:
        x, y = box.x + _MARGIN, box.y + _MARGIN
        dash = f' stroke-dasharray="{" ".join(map(str, box.node.dash))}"' if box.node.dash else ""
        weight = ' stroke-width="2.5"' if box.node.heavy else ""
        out.append(
            f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(layout.box_width)}"'
            f' height="{_n(layout.box_height)}" rx="3" fill="{paper}" stroke="{ink}"'
            f"{dash}{weight}/>"
        )
        middle = x + layout.box_width / 2
        used = (len(box.lines) - 1) * LEADING
        base = y + (layout.box_height - used) / 2 + FONT * 0.34
        for number, line in enumerate(box.lines):
            look = f' font-size="{_n(NAME_FONT)}" font-weight="bold"' if number < box.bold else ""
            out.append(
                f'<text x="{_n(middle)}" y="{_n(base + number * LEADING)}"{look}>'
                f"{xml_text(line)}</text>"
            )
    return "".join([*out, "</svg>"])


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
