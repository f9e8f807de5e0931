"""Tables to spreadsheets: CSV that Excel opens right, and Excel workbooks. No cell is a formula."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from charter.named_tuples import NamedTuple
from charter.write.letters import LOOKS, PLAIN, LetterLook
from charter.write.paper_sizes import LETTER_COUNTRIES

_FORMULA = re.compile(r"(\A|[;\t\r\n])(\s*[=+\-@＝＋－＠]|(?<![\s\S])[\t\r\n])")
"""What starts a formula, at a text's start and wherever a spreadsheet may start another cell."""
_QUOTED = re.compile(r"[,;\t\r\n\"]")
_MAX_CELL = 32_767
"""Characters that one cell of Excel holds."""
_INK, _TINT, _LINE = "#1F4E5F", "#EEF3F5", "#B8C4CA"


class Sheet(NamedTuple):
    """One table. From column `letters` on, cells are single letters; `widths` are in letters.

    A number stays one, to compute with. Cells of the columns `choose` are to be filled in, from the
    range `choices` or otherwise; those of `small` are small and grey. A sheet that is `plain` text
    cannot be filtered.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    widths: tuple[float, ...]
    letters: int
    frozen: int = 0
    note: str = ""
    choose: tuple[int, ...] = ()
    choices: str = ""
    small: tuple[int, ...] = ()
    plain: bool = False


def write_csv(header: Sequence[str], rows: Sequence[Sequence[str | float]]) -> bytes:
    """Return CSV in UTF-8 with a mark at its start, without which Excel would read it wrongly.

    No text is computed, also where a spreadsheet splits at semicolons or tabs, and where a text
    breaks a line (OWASP, CSV injection). Numbers are written as they are.
    """
    lines = []
    for row in (header, *rows):
        line = ",".join(str(cell) if not isinstance(cell, str) else _field(cell) for cell in row)
        lines.append(line or '""')
    return b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in lines).encode()


def _field(text: str) -> str:
    """Return `text` as a field of CSV that no spreadsheet computes."""
    harmless = _FORMULA.sub(r"\1'\2", text)
    if harmless == text and not _QUOTED.search(text):
        return text
    return '"' + harmless.replace('"', '""') + '"'


def write_xlsx(
    sheets: Sequence[Sheet], title: str, company: str, day: date, country: str = ""
) -> bytes:
    """Return a workbook to filter, print and change; the same input gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    book = xlsxwriter.Workbook(out, options)
    created = datetime(day.year, day.month, day.day)
    properties = {"title": title[:255], "author": company, "company": company, "created": created}
    book.set_properties(properties)
    formats = _Formats(book)
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.set_paper(1 if country in LETTER_COUNTRIES else 9)
        _fill(page, sheet, formats, title)
    book.close()
    return out.getvalue()


class _Formats:
    """A workbook's formats, each made once."""

    def __init__(self, book: Any) -> None:
        line = {"bottom": 1, "bottom_color": _LINE, "valign": "vcenter", "font_name": "Calibri"}
        head = {"bold": True, "font_color": _INK, "bg_color": _TINT, "bottom": 2}
        self.text = book.add_format({**line, "text_wrap": True})
        self.number = book.add_format({**line, "num_format": "#,##0"})
        self.head = book.add_format({**line, **head, "bottom_color": _INK, "text_wrap": True})
        self.head_letter = book.add_format(
            {**line, **head, "bottom_color": _INK, "align": "center", "text_wrap": True}
        )
        self.note = book.add_format({"italic": True, "font_color": "#5B6670"})
        self.small = book.add_format({**line, "font_size": 8, "font_color": "#8A949B"})
        self._letter = {
            look: book.add_format({**line, "align": "center", **_properties(look)})
            for look in (PLAIN, *LOOKS.values())
        }

    def letter(self, letter: str) -> Any:
        """Return how a letter's cell looks."""
        return self._letter[LOOKS.get(letter, PLAIN)]


def _properties(look: LetterLook) -> dict[str, Any]:
    made: dict[str, Any] = {"bold": look.bold, "font_color": f"#{look.ink}"}
    if look.fill:
        made |= {"bg_color": f"#{look.fill}", "pattern": 1}
    if look.outlined:
        made |= {"border": 6, "border_color": f"#{look.ink}"}
    return made


def _fill(page: Any, sheet: Sheet, formats: _Formats, title: str) -> None:
    for column, name in enumerate(sheet.header):
        head = formats.head_letter if column >= sheet.letters else formats.head
        page.write_string(0, column, _clean(name), head)
    for number, row in enumerate(sheet.rows, 1):
        for column, cell in enumerate(row):
            if not isinstance(cell, str):
                page.write_number(number, column, cell, formats.number)
                continue
            look = formats.letter(cell) if column >= sheet.letters else formats.text
            look = formats.small if column in sheet.small else look
            if cell:
                page.write_string(number, column, _clean(cell), look)
            else:
                page.write_blank(number, column, None, look)
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    last = max(len(sheet.rows), 1)
    for column in sheet.choose:
        choice = {"validate": "list", "source": sheet.choices, "show_error": False}
        page.data_validation(1, column, last, column, choice)
    if not sheet.plain:
        page.autofilter(0, 0, last, len(sheet.header) - 1)
    page.freeze_panes(1, sheet.frozen)
    page.repeat_rows(0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_header("&L" + title.replace("&", "&&")[:200])
    page.set_footer("&RPage &P of &N")
    for number, line in enumerate(sheet.note.split("\n") if sheet.note else ()):
        page.write_string(len(sheet.rows) + 2 + number, 0, _clean(line), formats.note)


def _clean(text: str) -> str:
    return text[:_MAX_CELL]
