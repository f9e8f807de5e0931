"""Marks of Markdown and HTML that were typed into a Word file, which papers print as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.docx_templates.story import Where, paragraphs, parse_part, shortened
from charter.docx_templates.template import WordTemplate
from charter.read.blanks import FILLED
from charter.read.markup import marks_as_typed

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_ITEM = re.compile(r"\s*([-*+]) +(?=\S)")
_SAYS = re.compile(rf"[^\W_]|{FILLED}")
"""What a mark has around which it stands; a line of hyphens is a line in Word too."""


def marks_of(template: WordTemplate) -> list[tuple[str, Where]]:
    """Return each mark in the texts of a Word file, and where it stands."""
    found: list[tuple[str, Where]] = []
    for name, words in template.names.items():
        if not name.endswith(".rels"):
            root = parse_part(template.word.parts[name])
            for _, where in paragraphs(root, words):
                found += ((mark, where) for mark in _marks(where.text))
    stars = [each for each in found if each[0].startswith("* ")]
    # One line that begins with an asterisk is a note on another.
    return [each for each in found if len(stars) > 1 or each not in stars]


def told_marks(template: WordTemplate, of: tuple[str, ...] = ("",)) -> Iterator[str]:
    """Yield what each mark means for papers that are made from a Word file.

    `of` is how the places begin that count.
    """
    for mark, where in dict.fromkeys(marks_of(template)):
        if not where.words.startswith(of):
            continue
        said = f"'{shortened(mark)}' ({where.words}) is printed with its marks"
        yield f"{said}: write the words alone, and give them their look in Word"


def _marks(text: str) -> list[str]:
    said = _TAG.sub(lambda tag: FILLED if tag[0].startswith("{{") else "", text).strip()
    item = _ITEM.match(said)
    rest = said[item.end() :] if item else said
    found = [f"{item[1]} {rest}"] if item else []
    found += marks_as_typed(rest)
    return [mark.replace(FILLED, "{{ ... }}") for mark in found if _SAYS.search(mark)]
