"""Lists of questions filled in as leaders do: in Word, in a spreadsheet, in CSV."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Given = Mapping[str, Sequence[str]]
"""By the mark of a row: today, should and a remark."""


def fill(path: Path, given: Given) -> None:
    """Write answers into a list as it was sent."""
    {".docx": fill_word, ".xlsx": fill_sheet, ".csv": fill_csv}[path.suffix](path, given)


def fill_word(path: Path, given: Given) -> None:
    def edit(root: Any) -> None:
        for row in root.iter(f"{W}tr"):
            cells = row.findall(f"{W}tc")
            answers = given.get(words(cells[-1]))
            for cell, text in zip(cells[2:5], answers or (), strict=False):
                if text:
                    put(cell, text)

    edit_word(path, edit)


def put(cell: Any, text: str) -> None:
    """Put a text into a cell as Word does: a control shows its placeholder no longer."""
    for mark in [*cell.iter(f"{W}showingPlcHdr")]:
        mark.getparent().remove(mark)
    paragraph = cell.find(f".//{W}p")
    home = cell.find(f".//{W}sdtContent")
    home = paragraph if home is None else home
    for run in home.findall(f"{W}r"):
        home.remove(run)
    run = etree.SubElement(home, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text


def words(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def edit_word(path: Path, edit: Any) -> None:
    """Change the document of a Word file."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    edit(root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def fill_sheet(path: Path, given: Given) -> None:
    import openpyxl

    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=2):
        for cell, text in zip(row[4:7], given.get(str(row[7].value), ()), strict=False):
            cell.value = text or None
    book.save(path)


def fill_csv(path: Path, given: Given) -> None:
    rows = [*csv.reader(io.StringIO(path.read_text("utf-8-sig")))]
    for row in rows[1:]:
        row[4:7] = given.get(row[7], row[4:7])
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)  # as Excel in Europe saves it
    path.write_text(out.getvalue(), "utf-8-sig")


def agreed_round(workspace: Path, positions: Sequence[str], owner: str) -> str:
    """Return the answers of several, in one table, who all say that everything is one's."""
    import charter

    read = charter.read_workspace(workspace)
    made = charter.make_questions(read, date(2026, 12, 1), positions, ["csv"])
    lines = [content.decode("utf-8-sig").splitlines() for content in made.files.values()]
    parts = [line.rsplit(",", 4) for some in lines for line in some[1:]]
    return "\n".join(
        [lines[0][0], *(f"{said},{owner},{owner},,{mark}" for said, *_, mark in parts)]
    )
