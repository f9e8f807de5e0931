"""A diagram as DrawingML: native shapes that a person can select and change in Word.

ECMA-376 part 1, 20.4 (inline drawings), and MS-ODRAWXML 2.3 and 2.22 (groups and shapes in Word).
"""

from __future__ import annotations

from charter.document.diagram import Diagram, Node
from charter.write.diagram_layout import FONT, NAME_FONT, Box, Layout, Segment, lay_out
from charter.write.xml import xml_text

_EMU = 12700
_MARGIN = 2.0
_INK = "1F4E5F"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def drawing(diagram: Diagram, number: int, room: float, height: float, style: str) -> str:
    """Return a paragraph with a diagram no wider than `room` and no higher than `height` points.

    `number` is the drawing's own in its file, `style` the id of the style of text in boxes.
    """
    if not diagram.nodes:
        return ""
    layout = lay_out(diagram, room)
    whole = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
    scale = min(1.0, room / whole[0], height / whole[1])
    width, tall = (round(side * scale * _EMU) for side in whole)
    pen = _Pen(scale, style)
    shapes = [pen.line(line, n) for n, line in enumerate(layout.lines, 2)]
    shapes += [
        pen.line(line, n, "sysDash") for n, line in enumerate(layout.dotted, len(shapes) + 2)
    ]
    first = len(shapes) + 2
    shapes += [pen.box(box, layout, n) for n, box in enumerate(layout.boxes, first)]
    words = xml_text(diagram.description or diagram.title)
    return (
        '<w:p><w:pPr><w:spacing w:before="120" w:after="20"/><w:jc w:val="center"/></w:pPr><w:r>'
        f'<mc:AlternateContent xmlns:mc="{_MC}" xmlns:wpg="{_WPG}"><mc:Choice Requires="wpg">'
        f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{tall}"/><wp:docPr id="{number}"'
        f' name="Diagram {number}" descr="{words}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_WPG}"><wpg:wgp xmlns:wps="{_WPS}">'
        f'<wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}"'
        f' cy="{tall}"/><a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{tall}"/></a:xfrm>'
        f"</wpg:grpSpPr>{''.join(shapes)}</wpg:wgp></a:graphicData></a:graphic></wp:inline>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:t>{words}</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )


class _Pen:
    def __init__(self, scale: float, style: str) -> None:
        self._scale = scale
        self._style = f'<w:pStyle w:val="{style}"/>' if style else ""

    def _emu(self, points: float) -> int:
        return round(points * self._scale * _EMU)

    def line(self, line: Segment, number: int, dash: str = "") -> str:
        x1, y1, x2, y2 = line
        frame = self._frame(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
        if (x2 - x1) * (y2 - y1) < 0:  # a frame's line falls to the right, unless it is turned
            frame = frame.replace("<a:xfrm>", '<a:xfrm flipV="1">')
        return (
            f'<wps:wsp><wps:cNvPr id="{number}" name="Line {number}"/><wps:cNvCnPr/><wps:spPr>'
            f'{frame}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_stroke(0.75, dash)}'
            "</wps:spPr><wps:bodyPr/></wps:wsp>"
        )

    def box(self, box: Box, layout: Layout, number: int) -> str:
        frame = self._frame(box.x, box.y, layout.box_width, layout.box_height)
        text = "".join(self._text(line, n < box.bold) for n, line in enumerate(box.lines))
        return (
            f'<wps:wsp><wps:cNvPr id="{number}" name="{xml_text(box.node.lines[0])}"/>'
            f'<wps:cNvSpPr/><wps:spPr>{frame}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            f'<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>{_border(box.node)}</wps:spPr>'
            f"<wps:txbx><w:txbxContent>{text}</w:txbxContent></wps:txbx>"
            '<wps:bodyPr rot="0" vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
            ' anchor="ctr"><a:noAutofit/></wps:bodyPr></wps:wsp>'
        )

    def _frame(self, x: float, y: float, width: float, height: float) -> str:
        left, top = self._emu(x + _MARGIN), self._emu(y + _MARGIN)
        size = f'<a:ext cx="{self._emu(width)}" cy="{self._emu(height)}"/>'
        return f'<a:xfrm><a:off x="{left}" y="{top}"/>{size}</a:xfrm>'

    def _text(self, line: str, name: bool) -> str:
        size = max(8, int((NAME_FONT if name else FONT) * self._scale * 2))
        bold = "<w:b/><w:bCs/>" if name else ""
        return (
            f'<w:p><w:pPr>{self._style}<w:spacing w:before="0" w:after="0" w:line="240"'
            ' w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>'
            f'{bold}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
            f'<w:t xml:space="preserve">{xml_text(line)}</w:t></w:r></w:p>'
        )


def _border(node: Node) -> str:
    dash = ""
    if node.dash:
        dash = "dash" if node.dash[0] > node.dash[-1] else "sysDash"
    return _stroke(2.25 if node.heavy else 1.0, dash)


def _stroke(width: float, dash: str = "") -> str:
    pattern = f'<a:prstDash val="{dash}"/>' if dash else ""
    colour = f'<a:solidFill><a:srgbClr val="{_INK}"/></a:solidFill>'
    return f'<a:ln w="{round(width * _EMU)}">{colour}{pattern}</a:ln>'
