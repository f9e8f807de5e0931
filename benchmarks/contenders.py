"""The contenders: each takes a charter and returns the bytes of a Word file."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import docx.document
import docx.text.paragraph
import docxtpl
import jinja2
import pypandoc
from documents import HEAD, TEMPLATES, bullets, headings, tables
from docx.table import Table

from charter.compose.papers import Charter
from charter.document.document import document_of
from charter.render.papers import Renderer
from charter.resources import templates_folder
from charter.write.docx.writer import DocxWriter
from charter.write.package import Package, compress

Writer = Callable[[Charter], bytes]
Fill = Callable[[Table, list[list[str]]], None]


def charter_writer() -> Writer:
    """Return charter's own way: Markdown by a template, blocks, Word."""
    renderer, writer = Renderer(TEMPLATES), DocxWriter(TEMPLATES)

    def write(charter: Charter) -> bytes:
        return writer.write(document_of(renderer.render(charter)))

    return write


def floor_writer() -> Writer:
    """Return the floor: a template straight to body XML, all else copied compressed."""
    with zipfile.ZipFile(templates_folder() / "letterhead.docx") as file:
        names = [name for name in file.namelist() if name != "word/document.xml"]
        package = Package([compress(name, file.read(name), 9) for name in names])
    template = _environment(autoescape=True).get_template("body.xml.j2")

    def write(charter: Charter) -> bytes:
        body = template.render(charter=charter, head=HEAD)
        return package.with_parts([compress("word/document.xml", body.encode())])

    return write


def docxtpl_writer(folder: Path) -> Writer:
    """Return docxtpl on a template that it reads and fills for each document."""
    template = docxtpl.DocxTemplate(docxtpl_template(folder / "template.docx"))

    def write(charter: Charter) -> bytes:
        template.render({"charter": charter}, autoescape=True)
        return _saved(template)

    return write


def docxtpl_template(path: Path) -> Path:
    """Write the document as a template for docxtpl, and return its path."""
    made = docx.Document()
    made.add_heading("Charter: {{ charter.title }}", 0)
    _rows(made.add_table(0, 2), "fact in charter.facts", ["fact[0]", "fact[1]"])
    made.add_paragraph("{%p for group in charter.further %}")
    made.add_heading("{{ group.label }}", 1)
    made.add_paragraph("{%p for item in group['items'] %}")
    made.add_paragraph("{{ item }}", "List Bullet")
    made.add_paragraph("{%p endfor %}")
    made.add_paragraph("{%p endfor %}")
    table = made.add_table(1, len(HEAD))
    by_row(table, [list(HEAD)])
    _rows(table, "row in charter.measures", [f"row.{name.lower()}" for name in _FIELDS])
    made.save(str(path))
    return path


_FIELDS = ("title", "definition", "aim", "unit", "rhythm")


def _rows(table: Table, loop: str, fields: list[str]) -> None:
    table.add_row().cells[0].text = f"{{%tr for {loop} %}}"
    for cell, field in zip(table.add_row().cells, fields, strict=True):
        cell.text = f"{{{{ {field} }}}}"
    table.add_row().cells[0].text = "{%tr endfor %}"


def python_docx_writer(fill: Fill) -> Writer:
    """Return python-docx on its own template; `fill` writes the texts of a table."""

    def write(charter: Charter) -> bytes:
        made = docx.Document()
        made.add_heading(f"Charter: {charter.title}", 0)
        facts, measures = tables(charter)
        fill(made.add_table(len(facts), len(facts[0])), facts)
        for group in charter.further:
            made.add_heading(group.label, 1)
            for item in group.items:
                made.add_paragraph(item, "List Bullet")
        fill(made.add_table(len(measures), len(measures[0])), measures)
        return _saved(made)

    return write


def by_row(table: Table, texts: list[list[str]]) -> None:
    """Fill a table by the cells of each row."""
    for row, line in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text


def by_cell(table: Table, texts: list[list[str]]) -> None:
    """Fill a table by the number of each row and column."""
    for row, line in enumerate(texts):
        for column, text in enumerate(line):
            table.cell(row, column).text = text


def pandoc_writer() -> Writer:
    """Return pandoc from Markdown, as one process for each document."""
    template = _environment(autoescape=False).get_template("charter.md.j2")
    command = [pypandoc.get_pandoc_path(), "--from=markdown", "--to=docx", "--output=-"]

    def write(charter: Charter) -> bytes:
        text = template.render(charter=charter).encode()
        return subprocess.run(command, input=text, stdout=subprocess.PIPE, check=True).stdout

    return write


def _environment(autoescape: bool) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _saved(made: docxtpl.DocxTemplate | docx.document.Document) -> bytes:
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def check(name: str, content: bytes, charter: Charter) -> None:
    """Raise AssertionError unless a Word file has all the charter's texts, in lists and tables."""
    made = docx.Document(BytesIO(content))
    titles = [p.text for p in made.paragraphs if _style(p) in ("Heading 1", "Heading 2")]
    # Pandoc makes the title a heading of the first level.
    assert titles[-6:] == headings(charter), f"{name}: headings {titles}"
    listed = [p.text for p in made.paragraphs if _style(p) == "List Bullet" or _is_numbered(p)]
    assert len(listed) == 45, f"{name}: {len(listed)} bullets"
    assert listed == bullets(charter), f"{name}: other texts in bullets"
    found = [[[cell.text for cell in row.cells] for row in table.rows] for table in made.tables]
    assert found == tables(charter), f"{name}: other texts in tables {found}"


def _style(paragraph: docx.text.paragraph.Paragraph) -> str:
    return (paragraph.style.name if paragraph.style else None) or ""


def _is_numbered(paragraph: docx.text.paragraph.Paragraph) -> bool:
    properties = paragraph._p.pPr
    return properties is not None and properties.numPr is not None
