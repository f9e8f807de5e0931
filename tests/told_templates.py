"""What is said of templates made in Word, and what they become: an area of told.py."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import yaml
from lxml import etree

import charter
from charter.docx_templates.annotate import annotate
from charter.docx_templates.check import check_word_template
from charter.docx_templates.filler import WordFiller
from charter.problems import CharterError
from making import DAY, composed, rendered

ROOT = Path(__file__).resolve().parent.parent


def word_templates() -> Iterator[tuple[str, str]]:
    """Yield what is said of each template of word-templates.yaml, and what it says when filled."""
    cases = yaml.safe_load((ROOT / "tests/data/odd/word-templates.yaml").read_text("utf-8"))
    workspace = charter.read_workspace(ROOT / "tests/briefs/northwind")
    [paper] = composed(charter.organise(workspace), DAY, position="cpto", papers=("charter",))
    [text] = rendered([paper])
    said: list[str] = []
    with tempfile.TemporaryDirectory() as home:
        path = Path(home) / "charter.docx"
        for name, lines in cases.items():
            made = docx.Document()
            made.add_heading("A title", 1)
            for line in lines:
                made.add_paragraph(line)
            cells = made.add_table(len(lines), 2)
            for n, line in enumerate(lines):
                cells.cell(n, n % 2).text = line
            made.save(str(path))
            said += ["", f"{name}: {lines}"]
            found = check_word_template(path, [paper], ())
            said += [f"  {each.problem}" for each in found]
            if found:
                marked = Path(home) / "marked.docx"
                annotate(path, found, marked)
                with zipfile.ZipFile(marked) as package:
                    comments = etree.fromstring(package.read("word/comments.xml"))
                noted = "\n".join(" ".join(each.itertext()) for each in comments)
                said += [f"  noted: {noted[:150]}", f"  {len(comments)} of {len(found)}"]
                continue
            try:
                filled = docx.Document(io.BytesIO(WordFiller(path).fill(text)))
            except CharterError as refused:
                said += [f"  filled: {p.message} [{p.code}]" for p in refused.problems]
            else:
                said += [f"  | {p.text[:200]}" for p in filled.paragraphs]
                rows = filled.tables[0].rows if filled.tables else ()
                said += [f"  = {' / '.join(cell.text[:80] for cell in row.cells)}" for row in rows]
    yield "word-templates", "\n".join(said).replace(f"{home}/", "")
