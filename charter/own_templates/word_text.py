"""What a Word file says and how it looks, in lines that people can compare."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from charter.read.word_file import WordFile, read_word_file, relationships

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PARTS = {"header": "header", "footer": "footer", "footnotes": "footnotes", "endnotes": "endnotes"}
_MILLIMETRE = 1440 / 25.4
"""Twentieths of a point."""


class WordText(NamedTuple):
    """A Word file in words. `texts` and `looks` map a heading to lines: of text, of settings."""

    texts: dict[str, list[str]]
    looks: dict[str, list[str]]


def word_text(path: Path) -> WordText:
    """Return what the Word file at `path` says. Raises TemplateError where it cannot be used."""
    return text_of(read_word_file(path))


def text_of(word: WordFile) -> WordText:
    """Return what a Word file says; `read_word_file` has refused what XML can do to a reader."""
    document = ET.fromstring(word.parts[word.document])
    texts = {"text": list(_paragraphs(document))}
    looks = {"page": list(_page(document))}
    pictures: list[str] = []
    for relation in relationships(word.parts, word.document):
        kind = relation.type.rpartition("/")[2]
        content = word.parts.get(relation.target)
        if relation.external or content is None:
            continue
        if kind in _PARTS:
            texts.setdefault(_PARTS[kind], []).extend(_paragraphs(ET.fromstring(content)))
            pictures += _pictures(word, relation.target)
        elif kind == "styles":
            looks |= dict(_styles(ET.fromstring(content)))
        elif kind == "theme":
            looks["fonts of the theme"] = list(_theme(ET.fromstring(content)))
    looks["pictures"] = sorted({*pictures, *_pictures(word, word.document)})
    return WordText(texts, looks)


def _paragraphs(root: ET.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        pieces = []
        for piece in paragraph.iter():
            if piece.tag == f"{_W}t":
                pieces.append(piece.text or "")
            elif piece.tag in (f"{_W}tab", f"{_W}br"):
                pieces.append(" ")
        text = "".join(pieces).strip()
        if text:
            yield text


def _pictures(word: WordFile, part: str) -> Iterator[str]:
    for relation in relationships(word.parts, part):
        content = word.parts.get(relation.target)
        if relation.type.endswith("/image") and content is not None:
            name = relation.target.rpartition("/")[2]
            yield f"{name}, {len(content):,} bytes, {hashlib.sha256(content).hexdigest()[:6]}"


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


def _theme(theme: ET.Element) -> Iterator[str]:
    for kind, what in (("majorFont", "headings"), ("minorFont", "text")):
        found = theme.find(f".//{_A}{kind}/{_A}latin")
        if found is not None:
            yield f"{what}: {found.get('typeface', '')}"


def _styles(styles: ET.Element) -> Iterator[tuple[str, list[str]]]:
    defaults = styles.find(f"{_W}docDefaults")
    if defaults is not None:
        yield "style of all text", list(_settings(defaults))
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        if name is not None:
            yield f"style '{name.get(f'{_W}val', '')}'", list(_settings(style))


_IGNORED = {f"{_W}{tag}" for tag in ("name", "rsid", "uiPriority", "qFormat", "semiHidden", "link")}
_WORDS = {"rFonts": "font", "sz": "size", "color": "colour", "b": "bold", "i": "italic"}


def _settings(found: ET.Element) -> Iterator[str]:
    """Yield the settings of a style, one a line, in an order that does not depend on the file."""
    lines = []
    for element in found.iter():
        if element is found or element.tag in _IGNORED or not element.attrib:
            if element is not found and element.tag in (f"{_W}b", f"{_W}i", f"{_W}caps"):
                lines.append(_WORDS.get(element.tag.removeprefix(_W), "capitals"))
            continue
        tag = element.tag.rpartition("}")[2]
        values = {k.rpartition("}")[2]: v for k, v in element.attrib.items()}
        if tag == "sz":
            lines.append(f"size: {_points(values.get('val', ''))}")
        elif tag != "szCs":
            shown = values.get("ascii") or values.get("asciiTheme") if tag == "rFonts" else None
            said = shown or ", ".join(
                value if key == "val" else f"{key} {value}" for key, value in sorted(values.items())
            )
            lines.append(f"{_WORDS.get(tag, tag)}: {said}")
    yield from sorted(set(lines))


def _points(half: str) -> str:
    return f"{int(half) / 2:g} pt" if half.isdigit() else half
