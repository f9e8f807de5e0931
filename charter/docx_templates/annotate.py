"""A copy of a Word template with a comment at each mistake."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from charter.document.docx.word_file import CONTENT_TYPES, WordFile, is_xml, read_word_file
from charter.document.docx.xml import W
from charter.docx_templates.check import WordMistake
from charter.docx_templates.outside import sendable, without_lost_links
from charter.problems import TemplateError, error
from charter.write.files import write_file
from charter.write.package import Package, compress

AUTHOR = "charter"
_BYTES = "application/octet-stream"
_DATE = W + "date"


def annotate(path: Path, mistakes: Sequence[WordMistake], out: Path) -> None:
    """Write a copy of the template at `path` to `out`, with a comment at each mistake.

    Word allows comments in the main text only: a mistake elsewhere is told at the first paragraph,
    with its place. Raises TemplateError where Word itself could not open the file, or where `out`
    is the template; OutputError where it cannot be written.
    """
    if out.resolve() == path.resolve():
        hint = "name another file"
        raise error(TemplateError, out, "same-file", "this is the template itself", hint)
    word = sendable(read_word_file(path)).word
    try:
        content = _annotated(word, mistakes)
    except (KeyError, ValueError, AttributeError, IndexError, TypeError, etree.XMLSyntaxError):
        message = "no copy with comments can be made of this Word file, since something lacks in it"
        hint = "open it in Word and save it again"
        raise error(TemplateError, path, "no-word-file", message, hint) from None
    write_file(out, content)


def is_untouched_copy(path: Path) -> bool:
    """Return whether the file at `path` is one that `annotate` wrote and nobody saved since."""
    try:
        parts = read_word_file(path).parts if path.is_file() else {}
    except TemplateError:
        return False
    if "word/comments.xml" not in parts:
        return False
    comments = etree.fromstring(parts["word/comments.xml"])
    ours = all(e.get(W + "author") == AUTHOR and not e.get(_DATE) for e in comments)
    return ours and len(comments) > 0 and _packed(parts) == path.read_bytes()


def _annotated(word: WordFile, mistakes: Sequence[WordMistake]) -> bytes:
    import docx
    from docx.text.paragraph import Paragraph

    # python-docx parses by content type, and a whole document may be put into another as a part.
    foreign = {n: word.content_type(n) for n in word.parts if not word.is_xml(n)}
    foreign = {name: kind for name, kind in foreign.items() if is_xml(kind, name)}
    parts = without_lost_links(word)
    parts[CONTENT_TYPES] = _declared_as(parts[CONTENT_TYPES], dict.fromkeys(foreign, _BYTES))
    packed = Package([compress(name, content) for name, content in parts.items()]).with_parts([])
    document = docx.Document(BytesIO(packed))
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
    return _without_times(made, foreign)


def _declared_as(content: bytes, kinds: Mapping[str, str]) -> bytes:
    """Return content types that declare parts to be of other kinds."""
    root = etree.fromstring(content)
    for each in root:
        name = each.get("PartName", "").lstrip("/")
        each.set("ContentType", kinds.get(name, each.get("ContentType", "")))
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


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


def _without_times(made: BytesIO, kinds: Mapping[str, str]) -> bytes:
    with ZipFile(made) as package:
        names = sorted(package.namelist(), key=lambda name: (name != CONTENT_TYPES, name))
        parts = {name: package.read(name) for name in names}
    parts[CONTENT_TYPES] = _declared_as(parts[CONTENT_TYPES], kinds)
    return _packed(parts)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    return Package([compress(name, content, 9) for name, content in parts.items()]).with_parts([])
