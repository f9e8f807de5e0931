"""A copy of a Word template with a comment at each mistake."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from charter.document.docx_file import CONTENT_TYPES, read_word_file
from charter.docx_templates.check import WordMistake
from charter.docx_templates.story import W
from charter.problems import TemplateError, error
from charter.write.docx.package import Package, compress

AUTHOR = "charter"
_DATE = W + "date"


def annotate(path: Path, mistakes: Sequence[WordMistake], out: Path) -> None:
    """Write a copy of the template at `path` to `out`, with a comment at each mistake.

    Word allows comments in the main text only: a mistake elsewhere is told at the first paragraph,
    with its place. Raises TemplateError where Word itself could not open the file, or where `out`
    is the template.
    """
    if out.resolve() == path.resolve():
        hint = "name another file"
        raise error(TemplateError, out, "same-file", "this is the template itself", hint)
    read_word_file(path)
    try:
        content = _annotated(path, mistakes)
    except (KeyError, ValueError, AttributeError, IndexError, TypeError) as reason:
        message = f"this Word file is broken: {reason}"
        hint = "open it in Word and save it again"
        raise error(TemplateError, path, "no-word-file", message, hint) from None
    try:
        out.write_bytes(content)
    except OSError as reason:
        message = f"cannot be written: {reason.strerror}"
        raise error(TemplateError, out, "cannot-write", message) from None


def _annotated(path: Path, mistakes: Sequence[WordMistake]) -> bytes:
    import docx
    from docx.text.paragraph import Paragraph

    document = docx.Document(str(path))
    body = document.element.body
    there = list(body.iter(W + "p"))
    first = there[0] if there else document.add_paragraph()._p
    for problem, number in mistakes:
        element = _outside_text_box(there[number - 1]) if 0 < number <= len(there) else first
        paragraph = Paragraph(element, document._body)
        runs = paragraph.runs or [paragraph.add_run()]
        words = problem.message + (f" - {problem.hint}" if problem.hint else "")
        comment = document.add_comment(runs, f"{words} [{problem.code}]", AUTHOR, "ch")
        comment._comment_elm.attrib.pop(_DATE, None)
    _drop_unknown_styles(document, {style.style_id for style in document.styles})
    made = BytesIO()
    document.save(made)
    return _without_times(made)


def _drop_unknown_styles(document: Any, known: set[str]) -> None:
    """Leave out the styles of comments where the file has none of them; Word shows its own."""
    comments = document.part._comments_part.element
    for root in (document.element, comments):
        for element in list(root.iter(W + "rStyle", W + "pStyle")):
            name = element.get(W + "val")
            if name.startswith(("Comment", "Annotation")) and name not in known:
                element.getparent().remove(element)


def _outside_text_box(paragraph: Any) -> Any:
    """Return the paragraph that a text box hangs on; Word allows no comment in the box."""
    for element in paragraph.iterancestors(W + "txbxContent"):
        return _outside_text_box(next(element.iterancestors(W + "p")))
    return paragraph


def _without_times(made: BytesIO) -> bytes:
    with ZipFile(made) as package:
        names = sorted(package.namelist(), key=lambda name: (name != CONTENT_TYPES, name))
        parts = [compress(name, package.read(name), 9) for name in names]
    return Package(parts).with_parts([])
