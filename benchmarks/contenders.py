"""The contenders: each takes a charter and returns the bytes of a Word file."""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import docxtpl
import jinja2
import pypandoc
from docx.document import Document
from docx.table import Table
from documents import MARKDOWN, bullets, headings, tables

from charter.compose.papers import Charter
from charter.render.papers import Renderer
from charter.resources import templates_folder
from charter.write.blocks import parse_markdown
from charter.write.docx import DocxWriter
from charter.write.package import Package, compress

Writer = Callable[[Charter], bytes]

_BODY = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
{% macro p(text, style) %}
<w:p><w:pPr><w:pStyle w:val="{{ style }}"/></w:pPr>
<w:r><w:t xml:space="preserve">{{ text }}</w:t></w:r></w:p>
{% endmacro %}
{% macro table(rows, width, columns) %}
<w:tbl><w:tblPr><w:tblW w:w="9638" w:type="dxa"/></w:tblPr>
<w:tblGrid>{% for _ in range(columns) %}<w:gridCol w:w="{{ width }}"/>{% endfor %}</w:tblGrid>
{% for row in rows %}
<w:tr>{% for cell in row %}
<w:tc><w:tcPr><w:tcW w:w="{{ width }}" w:type="dxa"/></w:tcPr>{{ p(cell, "TableText") }}</w:tc>
{% endfor %}</w:tr>
{% endfor %}
</w:tbl>
{% endmacro %}
{{ p("Charter: " ~ charter.title, "Title") }}
{{ table(charter.facts, 4819, 2) }}
{% for group in charter.further %}
{{ p(group.label, "Heading1") }}
{% for item in group["items"] %}
{{ p(item, "ListBullet") }}
{% endfor %}
{% endfor %}
{{ table([head], 1927, 5)[:-9] }}{{ table(charter.measures, 1927, 5) }}
<w:p/></w:body></w:document>
"""


def charter_writer(folder: Path) -> Writer:
    """Return charter's own way: Markdown by a template, blocks, Word."""
    (folder / "charter.md.j2").write_text(MARKDOWN, "utf-8")
    renderer, writer = Renderer(folder), DocxWriter(folder)

    def write(charter: Charter) -> bytes:
        text = renderer.render(charter)
        return writer.write(parse_markdown(text.text, "charter.md"), text)

    return write


def floor_writer() -> Writer:
    """Return the floor: a template straight to body XML, all else copied compressed."""
    with zipfile.ZipFile(templates_folder() / "letterhead.docx") as file:
        names = [name for name in file.namelist() if name != "word/document.xml"]
        package = Package([compress(name, file.read(name), 9) for name in names])
    template = _environment(autoescape=True).from_string(_BODY)

    def write(charter: Charter) -> bytes:
        body = template.render(charter=charter, head=HEAD)
        return package.with_parts([compress("word/document.xml", body.encode())])

    return write
