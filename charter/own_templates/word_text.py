"""What a Word file says and how it looks, in lines that people can compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from charter.document.docx_file import WordFile, read_word_file, relationships
from charter.own_templates.word_looks import Looks
from charter.own_templates.word_looks import W as _W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PARTS = ("header", "footer", "footnotes", "endnotes")
_ONCE = ("styles", "theme")
_MILLIMETRE = 1440 / 25.4
"""Twentieths of a point."""


_COUNTED = frozenset(["PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "SAVEDATE", "FILENAME"])
"""Fields whose result changes with every save, not by anybody's hand."""


class WordText(NamedTuple):
    """A Word file in words. `texts` map a part's name to its paragraphs, `looks` to settings.

    `styles` give the look of each style by its name in lower case, `used` the styles in use.
    """

    texts: dict[str, list[str]]
    looks: dict[str, list[str]]
    styles: dict[str, dict[str, str]]
    used: frozenset[str]


def word_text(path: Path) -> WordText:
    """Return what the Word file at `path` says. Raises TemplateError where it cannot be used."""
    return text_of(read_word_file(path))


def text_of(word: WordFile) -> WordText:
    """Return what a Word file says; `read_word_file` has refused what XML can do to a reader."""
    document = _root(word.parts[word.document])
    of_kind: dict[str, list[str]] = {}
    for relation in relationships(word.parts, word.document):
        if not relation.external and relation.target in word.parts:
            of_kind.setdefault(relation.type.rpartition("/")[2], []).append(relation.target)
    first = {kind: _root(word.parts[names[0]]) for kind, names in of_kind.items() if kind in _ONCE}
    looks = Looks(first.get("styles"), first.get("theme"))
    texts, shown = {"text": list(_paragraphs(document))}, [("text", document)]
    pictures = set(_pictures(word, word.document))
    for kind in _PARTS:
        roots = [_root(word.parts[name]) for name in of_kind.get(kind, [])]
        shown += [(kind, root) for root in roots]
        # Each program numbers the parts in its own way.
        said = sorted(list(_paragraphs(root)) for root in roots)
        texts[kind] = [line for lines in said for line in lines]
        pictures.update(found for name in of_kind.get(kind, []) for found in _pictures(word, name))
    settings = {"page": list(dict.fromkeys(_page(document)))}
    for kind, root in shown:
        settings.setdefault(f"look of the {kind}", []).extend(_direct(root, looks))
    for lines in settings.values():
        lines[:] = dict.fromkeys(lines)
    settings["pictures"] = sorted(pictures)
    ids = {
        mark.get(f"{_W}val", "")
        for _, root in shown
        for mark in root.iter()
        if mark.tag in (f"{_W}pStyle", f"{_W}rStyle")
    }
    return WordText(texts, settings, looks.by_name(), frozenset(map(looks.name, ids)))


def _root(content: bytes) -> ET.Element:
    """Return the root of a part without the second forms of drawings, which repeat their text."""
    root = ET.fromstring(content)
    for holder in list(root.iter(f"{_MC}AlternateContent")):
        for fallback in holder.findall(f"{_MC}Fallback"):
            holder.remove(fallback)
    return root


def _paragraphs(root: ET.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        text = " ".join("".join(_pieces(paragraph)).split())
        if text:
            yield text


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    """Yield the pieces of a paragraph's text; a field that counts is given by its name."""
    hidden: set[ET.Element] = set()
    code, counted = "", False
    for piece in paragraph.iter():
        if piece.tag == f"{_W}fldSimple":
            name = piece.get(f"{_W}instr", "").split(maxsplit=1)[:1]
            if name and name[0].upper() in _COUNTED:
                yield f"[{name[0].upper()}]"
                hidden.update(piece.iter())
        elif piece.tag == f"{_W}instrText":
            code += piece.text or ""
        elif piece.tag == f"{_W}fldChar":
            kind, name = piece.get(f"{_W}fldCharType"), code.split(maxsplit=1)[:1]
            if kind == "begin":
                code = ""
            elif kind == "separate" or (kind == "end" and not counted):
                counted = kind == "separate" and bool(name) and name[0].upper() in _COUNTED
                if name and name[0].upper() in _COUNTED:
                    yield f"[{name[0].upper()}]"
                code = ""
            else:
                counted, code = False, ""
        elif piece in hidden or counted:
            continue
        elif piece.tag == f"{_W}t":
            yield piece.text or ""
        elif piece.tag in (f"{_W}tab", f"{_W}br"):
            yield " "


def _direct(root: ET.Element, looks: Looks) -> Iterator[str]:
    """Yield the text that looks otherwise than its style says, with how; not that in tables.

    What a table's style says is written into each cell by some programs.
    """
    in_tables = {inner for table in root.iter(f"{_W}tbl") for inner in table.iter(f"{_W}p")}
    for paragraph in root.iter(f"{_W}p"):
        if paragraph in in_tables:
            continue
        before, text = "", ""
        for run in paragraph.iter(f"{_W}r"):
            said = "".join(piece.text or "" for piece in run.findall(f"{_W}t"))
            properties = run.find(f"{_W}rPr")
            look = "" if properties is None else looks.direct(properties)
            if look != before and said.strip():
                if before and text.strip():
                    yield f"'{text.strip()}': {before}"
                before, text = look, ""
            text += said
        if before and text.strip():
            yield f"'{text.strip()}': {before}"


def _pictures(word: WordFile, part: str) -> Iterator[str]:
    for relation in relationships(word.parts, part):
        content = word.parts.get(relation.target)
        if relation.type.endswith("/image") and content is not None:
            yield f"{len(content):,} bytes, {hashlib.sha256(content).hexdigest()[:6]}"


def _page(document: ET.Element) -> Iterator[str]:
    for section in document.iter(f"{_W}sectPr"):
        for tag, what in (("pgSz", ("w", "h")), ("pgMar", ("top", "right", "bottom", "left"))):
            found = section.find(f"{_W}{tag}")
            if found is not None:
                sizes = (f"{name} {_size(found.get(f'{_W}{name}', ''))}" for name in what)
                yield f"{'size' if tag == 'pgSz' else 'margins'}: {', '.join(sizes)}"


def _size(twips: str) -> str:
    try:
        return f"{float(twips) / _MILLIMETRE:.0f} mm"
    except ValueError:
        return twips or "not set"
