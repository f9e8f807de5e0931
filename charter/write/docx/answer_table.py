"""A table to fill in, in WordprocessingML: its empty cells are lists to choose from or to write in.

Controls follow ECMA-376 part 1, 17.5.2: a combo box takes any text, not only what it offers.
"""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from charter.document.blocks import Inline, Table, words_of
from charter.write.docx.styling import Styling
from charter.write.xml import xml_text

PLACEHOLDER = "Choose or write"
_SHARES = (5, 38, 15, 15, 16, 11)
"""Per cent of the width: number, what it is, two answers, remark, mark."""
_CHOSEN = (2, 3)
"""The columns in which an answer is chosen; what else is empty is written."""
_GREY = '<w:rPr><w:color w:val="8A949B"/></w:rPr>'
_SMALL = '<w:rPr><w:color w:val="8A949B"/><w:sz w:val="13"/><w:szCs w:val="13"/></w:rPr>'


def answer_widths(table: Table, width: int) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`."""
    count = len(table.header)
    if count != len(_SHARES):
        return [width // count] * (count - 1) + [width - width // count * (count - 1)]
    widths = [width * share // 100 for share in _SHARES]
    widths[1] += width - sum(widths)
    return widths


def answer_rows(table: Table, widths: list[int], styling: Styling, choices: Sequence[str]) -> str:
    """Return the rows; the header repeats on each page."""
    cells = zip(table.header, widths, strict=True)
    looks = [*[""] * (len(widths) - 1), _SMALL]
    head = "".join(
        _cell(width, styling, _text(words_of(line), look), keep=True)
        for (line, width), look in zip(cells, looks, strict=True)
    )
    out = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    mark = len(widths) - 1
    for row in table.rows:
        out.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for column, (line, width) in enumerate(zip(row, widths, strict=True)):
            if column == mark:
                inner = _text(words_of(line), _SMALL)
            elif line or column not in _CHOSEN:
                inner = _said(line)
            else:
                number = crc32(f"{words_of(row[mark])} {column}".encode()) >> 1 or 1
                inner = _control(words_of(table.header[column]), choices, number)
            out.append(_cell(width, styling, inner))
        out.append("</w:tr>")
    return "".join(out)


def _cell(width: int, styling: Styling, inner: str, keep: bool = False) -> str:
    start = styling.paragraph("Table Text", keep)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{start}{inner}</w:p></w:tc>'


def _said(line: Inline) -> str:
    bold = "<w:rPr><w:b/><w:bCs/></w:rPr>"
    return "".join(_text(run.text, bold if run.bold else "") for run in line)


def _text(text: str, look: str = "") -> str:
    return f'<w:r>{look}<w:t xml:space="preserve">{xml_text(text)}</w:t></w:r>'


def _control(name: str, choices: Sequence[str], number: int) -> str:
    said = xml_text(name[:60])
    items = "".join(
        f'<w:listItem w:displayText="{xml_text(each)}" w:value="{xml_text(each)}"/>'
        for each in choices
    )
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{said}"/><w:id w:val="{number}"/><w:showingPlcHdr/>'
        f"<w:comboBox>{items}</w:comboBox></w:sdtPr><w:sdtContent>"
        f"{_text(PLACEHOLDER, _GREY)}</w:sdtContent></w:sdt>"
    )
