"""A table of single letters, such as a RACI matrix, in WordprocessingML."""

from __future__ import annotations

from charter.document.blocks import Inline, Table, words_of
from charter.write.docx.styling import Styling
from charter.write.letters import GROUP_FILL, LOOKS, PLAIN
from charter.write.xml import xml_text


def matrix_rows(table: Table, widths: list[int], styling: Styling) -> str:
    """Return the rows in WordprocessingML; the header repeats on each page."""
    out = [_header(table.header, widths, styling)]
    for number, row in enumerate(table.rows):
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        if number in table.groups:
            span = (
                f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
                f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUP_FILL}"/>'
            )
            out.append(_cell(span, words_of(row[0]), styling, keep=True, bold=True))
        else:
            out.append(_cell(_width(widths[0]), words_of(row[0]), styling))
            cells = zip(row[1:], widths[1:], strict=True)
            out += [_letter(words_of(cell), width, styling) for cell, width in cells]
        out.append("</w:tr>")
    return "".join(out)


def _header(header: tuple[Inline, ...], widths: list[int], styling: Styling) -> str:
    cells = [
        _cell(
            f'{_width(width)}<w:vAlign w:val="bottom"/>',
            words_of(head),
            styling,
            keep=True,
            centred=number > 0,
        )
        for number, (head, width) in enumerate(zip(header, widths, strict=True))
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _letter(letter: str, width: int, styling: Styling) -> str:
    look = LOOKS.get(letter, PLAIN)
    borders = shade = ""
    if look.outlined:
        lines = "".join(
            f'<w:{side} w:val="double" w:sz="4" w:space="0" w:color="{look.ink}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        borders = f"<w:tcBorders>{lines}</w:tcBorders>"
    if look.fill:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>'
    properties = f'{_width(width)}{borders}{shade}<w:vAlign w:val="center"/>'
    return _cell(properties, letter, styling, centred=True, bold=look.bold, ink=look.ink)


def _width(width: int) -> str:
    return f'<w:tcW w:w="{width}" w:type="dxa"/>'


def _cell(
    properties: str,
    text: str,
    styling: Styling,
    keep: bool = False,
    centred: bool = False,
    bold: bool = False,
    ink: str = "",
) -> str:
    start = styling.paragraph("Table Text", keep)
    if centred:
        middle = '<w:jc w:val="center"/></w:pPr>'
        start = (
            start.replace("</w:pPr>", middle) if "</w:pPr>" in start else f"{start}<w:pPr>{middle}"
        )
    look = "<w:b/><w:bCs/>" if bold else ""
    look += f'<w:color w:val="{ink}"/>' if ink == "FFFFFF" else ""
    look = f"<w:rPr>{look}</w:rPr>" if look else ""
    run = f'<w:r>{look}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>' if text else ""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{start}{run}</w:p></w:tc>"
