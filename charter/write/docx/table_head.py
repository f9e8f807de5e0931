"""What a table of a Word file begins with: its style, width, caption and columns."""

from __future__ import annotations

from charter.document.blocks import Table
from charter.write.docx.styling import Styling
from charter.write.xml import xml_text


def table_head(block: Table, widths: list[int], styling: Styling, borders: str = "") -> str:
    """Return the start of a table, up to its first row."""
    facts = block.kind == "facts"
    style = styling.style("Charter Facts" if facts else "Charter Table")
    value, row, column = ("0080", 0, 1) if facts else ("0020", 1, 0)
    styled = f'<w:tblStyle w:val="{style}"/>' if style else ""
    caption = f'<w:tblCaption w:val="{xml_text(block.caption)}"/>' if block.caption else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr>{styled}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{borders}<w:tblLayout w:type="fixed"/><w:tblLook w:val="{value}" w:firstRow="{row}"'
        f' w:lastRow="0" w:firstColumn="{column}" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
