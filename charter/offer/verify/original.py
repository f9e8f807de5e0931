"""What was sent, ready to be compared: from the Word file that went out, or from Markdown."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from charter.document.diagram import Diagram
from charter.document.docx.text import DocxText
from charter.document.parse import parse_markdown
from charter.offer.verify.compare import Changed, Compared, Sent, compare, signing_lines
from charter.offer.verify.copy import Copy
from charter.offer.verify.ground import SentText
from charter.offer.verify.lines import docx_lines, markdown_lines
from charter.offer.words import annexes
from charter.problems import InputError


def is_first(text: str) -> bool:
    """Return whether a line is the label of the first annex, which is the charter."""
    return _is_label(text, "A")


def is_later(text: str) -> bool:
    """Return whether a line is the label of an annex behind the charter."""
    return _is_label(text, "B-Z")


def _is_label(text: str, letters: str) -> bool:
    """Return whether a line is a label alone, or ours on a page, and not a letter's own words."""
    found = annexes(letters).match(text.lstrip())
    return found is not None and text.lstrip()[found.end() :].strip()[:1] in ("", "\u00b7")


def sent_for(ground: SentText, copy: Copy) -> tuple[Sent, DocxText | None]:
    """Return what was sent, as a copy is compared with it, and its Word file where it went out.

    A copy with a letter before the charter is compared with the offer, any other with the charter.
    """
    offer = any(is_first(line.text) for line in copy.lines)
    content = ground.word.get("offer" if offer else "charter")
    if content is None:
        return sent_text(ground.text, ground.name), None
    from charter.document.docx.reader import text_of
    from charter.document.docx.word_file import word_file_of

    read = text_of(word_file_of(Path(ground.name), content(), InputError))
    lines = docx_lines(read)
    label = next((n for n, line in enumerate(lines) if is_first(line.text)), 0)
    beside = [p.text for p in read.paragraphs if p.story]
    for edge in (edge for edges in read.edges for edge in edges):
        beside += [piece for p in edge.paragraphs for piece in (p.text, *p.text.split("\t"))]
    end = next((n for n, line in enumerate(lines) if n > label and is_later(line.text)), len(lines))
    return Sent(lines, tuple(beside), signing_lines(lines[:end]), label, True), read


@lru_cache(maxsize=2)
def sent_text(text: str, name: str) -> Sent:
    """Return a charter's Markdown, ready to be compared: with each file of a pack."""
    blocks = parse_markdown(text, name)
    lines = markdown_lines(blocks)
    beside = [
        line
        for block in blocks
        if isinstance(block, Diagram)
        for node in block.nodes
        for line in node.lines
    ]
    return Sent(lines, tuple(beside), signing_lines(lines))


def letter_changes(letter: bytes, copy: Copy, compared: Compared, path: Path) -> list[Changed]:
    """Return where the letter before a first annex is not the one that lies in the same pack."""
    from charter.document.docx.reader import text_of
    from charter.document.docx.word_file import word_file_of

    label = next(n for n, text in enumerate(copy.texts) if is_first(text))
    lines = docx_lines(text_of(word_file_of(path, letter, InputError)))
    above = copy._replace(lines=copy.lines[: min(label, compared.before)])
    return list(compare(Sent(lines, letter=len(lines), whole=True), above, path).changes)
