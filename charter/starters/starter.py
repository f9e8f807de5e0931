"""Whole papers as Word templates, ready to edit, in the look of a letterhead.

Each is written as Markdown whose text is tags, by what writes all papers, so it looks as they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy as copy
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

from docx import Document
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from lxml.etree import tostring

from charter.document.document import document_of
from charter.document.docx.xml import W
from charter.load.company_file import read_workspace
from charter.make import Wanted, make_papers
from charter.named_tuples import NamedTuple
from charter.render.papers import Markdown
from charter.resources import examples_folder, templates_folder
from charter.write.docx.writer import DocxWriter
from charter.write.package import Package, compress

_LABEL = re.compile(r'\{\{ _\("(.*)"\) \}\}')
_DAY = date(2027, 1, 1)
_SPACED = ('{{ _("Also accountable for', '{{ _("It helps', "{{ posting.equal_opportunity")
"""Paragraphs that follow a list or a table in the paper."""


class Starter(NamedTuple):
    """What the writer asks of a paper; header and footer get tags too."""

    kind: str
    language: str = "en-GB"
    country: str = "GB"
    date: date = _DAY
    company: str = "{{ company.name }}"

    @property
    def name(self) -> str:
        """Return the file name without an ending."""
        return self.kind

    @property
    def date_text(self) -> str:
        """Return the date in words."""
        return f"{{{{ {self.kind}.date_text }}}}"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"{{{{ {self.kind}.heading }}}}"


def starter(kind: str, own_templates: Path | None = None) -> bytes:
    """Return the starter of a charter or posting, on the letterhead of the folder `own_templates`.

    Without a letterhead there, or without a folder, it is on the shipped one. Raises TemplateError
    where the letterhead cannot be used.
    """
    path = templates_folder() / "starters" / f"{kind}.md"
    text = Markdown(Starter(kind), path.read_text("utf-8"), "{{ content_hash }}")
    writer = DocxWriter(own_templates)
    content = writer.write(document_of(text, path.name))
    return _fit(content, _widths_of_paper(writer))


def _widths_of_paper(writer: DocxWriter) -> dict[str, list[str]]:
    """Return the widths of the columns of a charter's tables, by the first heading."""
    workspace = read_workspace(examples_folder() / "tarnquern")
    made = make_papers(workspace, Wanted(_DAY, ("charter",), ("cpto",), formats=("md",)))
    content = writer.write(made.documents.of(*made.texts))
    return {
        table.rows[0].cells[0].text: [c.get(f"{W}w") for c in table._tbl.tblGrid]
        for table in Document(BytesIO(content)).tables
    }


def _quiet(paragraphs: Iterable[Paragraph]) -> None:
    """Make lines that are no text, such as if and endfor, small and grey."""
    for paragraph in paragraphs:
        text = paragraph.text
        if text.startswith("{%") and text.endswith("%}") and "{{" not in text:
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
            for run in paragraph.runs:
                run.font.size, run.font.color.rgb = Pt(8), RGBColor(0x7A, 0x8A, 0x93)
                run.font.bold = False
    for paragraph in paragraphs:
        if not paragraph.text and len(paragraph._p.getparent().findall(f"{W}p")) > 1:
            in_cell = paragraph._p.getparent().tag == f"{W}tc"
            if in_cell:
                paragraph._p.getparent().remove(paragraph._p)


def _fit(content: bytes, widths: dict[str, list[str]]) -> bytes:
    """Return a starter whose tables are as wide as the papers' and may run over pages.

    The writer could not know how much text comes in the place of the tags.
    """
    names = ZipFile(BytesIO(content)).namelist()
    parts = {name: ZipFile(BytesIO(content)).read(name) for name in names}
    document = Document(BytesIO(content))
    for table in document.tables:
        label = _LABEL.sub(r"\1", table.rows[0].cells[0].text)
        wanted = widths.get(label) or next(iter(widths.values()))
        for column, width in zip(table._tbl.tblGrid, wanted, strict=True):
            column.set(f"{W}w", width)
        for number, row in enumerate(table.rows):
            for cell, width in zip(row._tr.iter(f"{W}tcW"), wanted, strict=True):
                cell.set(f"{W}w", width)
            for keep in list(row._tr.iter(f"{W}keepNext")) if number and label != "For" else ():
                keep.getparent().remove(keep)
        if label == "Decides":
            gap = copy(document.element.body.xpath("w:p[w:pPr/w:spacing/@w:lineRule='exact']")[-1])
            table._tbl.addnext(gap)
    for paragraph in document.paragraphs:
        if paragraph.text.startswith(_SPACED):
            paragraph.paragraph_format.space_before = Pt(6)
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text.startswith("{%"):
                _quiet(row.cells[0].merge(row.cells[-1]).paragraphs)
    _quiet(document.paragraphs)
    parts["word/document.xml"] = tostring(
        document.element, encoding="UTF-8", xml_declaration=True, standalone=True
    )
    return Package([compress(name, part, 9) for name, part in parts.items()]).with_parts([])
