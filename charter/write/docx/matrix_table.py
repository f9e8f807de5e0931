"""A table of single letters, such as a RACI matrix: how its cells look, in every format.

The letter says all; shade and border repeat it, so that black and white and any eye will do.
"""

from __future__ import annotations

from typing import NamedTuple

from charter.document.blocks import Inline, Table
from charter.write.docx.styling import Styling
from charter.write.docx.xml import xml_text


class Look(NamedTuple):
    """How a letter's cell looks: colours as six hexadecimal digits, `fill` empty for none."""

    name: str
    fill: str = ""
    ink: str = "1B1F24"
    bold: bool = False
    outlined: bool = False


_STRONG = Look("strong", "1F4E5F", "FFFFFF", bold=True)
LOOKS = {
    "A": _STRONG,
    "D": _STRONG,
    "V": Look("outlined", bold=True, outlined=True),
    "R": Look("middle", "A9C3CC"),
    "C": Look("light", "E4EDF0"),
}
PLAIN = Look("plain")
GROUP_FILL = "EEF3F5"
_LETTER_WIDTH, _MARGINS = 112, 200
_NARROWEST, _WIDEST = 560, 1500
_FIRST_LEAST = 36
"""Per cent of the width that the first column has at least."""


def is_matrix(table: Table) -> bool:
    """Return whether all cells beyond the first column are empty or one capital letter."""
    letters = 0
    for row in table.rows:
        for cell in row[1:]:
            if not cell:
                continue
            if len(cell) > 1 or len(cell[0].text) != 1 or not cell[0].text.isupper():
                return False
            letters += 1
    return bool(table.header) and letters > 0


def is_group(row: tuple[Inline, ...]) -> bool:
    """Return whether a row is a heading of the rows beneath it: bold text and nothing else."""
    return bool(row[0]) and all(run.bold for run in row[0]) and not any(row[1:])


def matrix_widths(table: Table, width: int) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`; letters share evenly."""
    heads = ["".join(run.text for run in head) for head in table.header[1:]]
    longest = max((len(word) for head in heads for word in head.split()), default=1)
    wanted = min(max(longest * _LETTER_WIDTH + _MARGINS, _NARROWEST), _WIDEST)
    each = min(wanted, width * (100 - _FIRST_LEAST) // 100 // len(heads))
    return [width - each * len(heads), *[each] * len(heads)]


def matrix_rows(table: Table, widths: list[int], styling: Styling) -> str:
    """Return the rows in WordprocessingML; the header repeats on each page."""
    out = [_header(table.header, widths, styling)]
    for row in table.rows:
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        if is_group(row):
            span = (
                f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
                f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUP_FILL}"/>'
            )
            out.append(_cell(span, _text(row[0]), styling, keep=True, bold=True))
        else:
            out.append(_cell(_width(widths[0]), _text(row[0]), styling))
            out += [_letter(_text(c), w, styling) for c, w in zip(row[1:], widths[1:], strict=True)]
        out.append("</w:tr>")
    return "".join(out)


def _header(header: tuple[Inline, ...], widths: list[int], styling: Styling) -> str:
    cells = [
        _cell(
            f'{_width(width)}<w:vAlign w:val="bottom"/>',
            _text(head),
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


def _text(line: Inline) -> str:
    return "".join(run.text for run in line)
