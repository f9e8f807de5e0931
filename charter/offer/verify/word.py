"""A Word file as a copy: its lines, and hidden text, text boxes, pictures and tracked changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from charter.document.docx_file import read_word_file, relationships
from charter.offer.verify.copy import Copy, CopyLine, Oddity
from charter.offer.verify.words import HASH, plain, words_of
from charter.problems import InputError
from charter.review.word import read_word_paper

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OFF = ("0", "false", "off")
_NEARLY_WHITE, _TINY = 0xF0, 6


def read_word_copy(path: Path, title: str, labels: Collection[str], last: str) -> Copy:
    """Return what a Word file says. Raises InputError where it is no Word file that is safe.

    `title` is the charter's, from which on oddities count; `labels` are the words that its own
    diagram has; `last` is the last line's first cell, from which on pictures are signatures.
    """
    read = read_word_paper(path)
    lines = tuple(CopyLine(" ".join(line.cells), line.kind) for line in read.lines)
    file = read_word_file(path, InputError)
    from lxml import etree

    def parsed(name: str) -> Any:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(file.parts[name], parser)

    root = parsed(file.document)
    styles = [
        parsed(link.target)
        for link in relationships(file.parts, file.document)
        if link.type.endswith("/styles") and link.target in file.parts
    ]
    oddities = list(_oddities(root, title, labels, last, _hidden_styles(styles)))
    if read.tracked:
        count = (
            "a tracked change is" if read.tracked == 1 else f"{read.tracked} tracked changes are"
        )
        oddities.append(Oddity("tracked-changes", f"{count} left in; they count as accepted here"))
    notes = tuple(f"a comment of {c.author or 'somebody'}: {c.text}" for c in read.comments)
    hashes = {
        found[0] for paragraph in root.iter(f"{_W}p") for found in HASH.finditer(_text(paragraph))
    }
    signed = any(part.startswith("_xmlsignatures/") for part in file.parts)
    signs: tuple[str, ...] = ()
    if signed:
        signs = ("a digital signature of Word; whether it is valid was not checked",)
    pictures = _signature_pictures(root, last)
    if pictures:
        signs += (
            "1 picture at the signature lines"
            if pictures == 1
            else f"{pictures} pictures at the signature lines",
        )
    return Copy(lines, frozenset(hashes), tuple(oddities), signs, notes)


def _text(element: Any) -> str:
    return "".join(t.text or "" for t in element.iter(f"{_W}t"))


def _hidden_styles(roots: list[Any]) -> frozenset[str]:
    return frozenset(
        style.get(f"{_W}styleId", "")
        for root in roots
        for style in root.iter(f"{_W}style")
        if _is_hidden(style.find(f"{_W}rPr"))
    )


def _oddities(
    root: Any, title: str, labels: Collection[str], last: str, styles: Collection[str]
) -> Iterator[Oddity]:
    """Yield what a reader of the charter's pages does not see as it stands in the file."""
    known = {word.text for word in words_of(labels)}
    inside = at_end = False
    for element in root.iter():
        if element.tag == f"{_W}p" and not _in(element, f"{_W}txbxContent"):
            inside = inside or plain(_text(element)) == plain(title)
        elif element.tag == f"{_W}tr" and inside:
            at_end = at_end or plain(_text(element)).startswith(plain(last))
        if not inside:
            continue
        if element.tag == f"{_W}r":
            text = plain(_text(element))
            how = _how_hidden(element, styles)
            if text and how and not _in(element, _FALLBACK):
                yield Oddity("hidden-text", f"{how}: '{text[:80]}'")
        elif element.tag == f"{_W}txbxContent" and not _in(element, _FALLBACK):
            text = plain(" ".join(_text(p) for p in element.iter(f"{_W}p")))
            if not {word.text for word in words_of([text])} <= known:
                yield Oddity("text-box", f"a text box lies on the page: '{text[:80]}'")
        elif element.tag == f"{_A}blip" and not at_end:
            yield Oddity("picture", "a picture was put into the charter")
        elif element.tag == f"{_W}altChunk":
            yield Oddity(
                "foreign-part", "another document is put in; Word shows it, and it is not read here"
            )
        elif element.tag == f"{_M}t" and (element.text or "").strip():
            yield Oddity("formula", f"a formula was put in: '{element.text[:80]}'")


def _signature_pictures(root: Any, last: str) -> int:
    rows = [row for row in root.iter(f"{_W}tr") if plain(_text(row)).startswith(plain(last))]
    if not rows:
        return 0
    table = rows[-1].getparent()
    return sum(1 for _ in table.iter(f"{_A}blip"))


def _how_hidden(run: Any, styles: Collection[str]) -> str:
    properties = run.find(f"{_W}rPr")
    if _is_hidden(properties) or _style(properties, "rStyle") in styles:
        return "hidden text"
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    above = paragraph.find(f"{_W}pPr") if paragraph is not None else None
    if _style(above, "pStyle") in styles:
        return "hidden text"
    if properties is None:
        return ""
    size = properties.find(f"{_W}sz")
    if (
        size is not None
        and size.get(f"{_W}val", "").isdigit()
        and int(size.get(f"{_W}val")) < _TINY
    ):
        return "text too small to be read"
    color = properties.find(f"{_W}color")
    if color is not None and _is_white(color.get(f"{_W}val", "")) and not _is_shaded(run):
        return "white text"
    return ""


def _style(properties: Any, kind: str) -> str:
    found = properties.find(f"{_W}{kind}") if properties is not None else None
    return found.get(f"{_W}val", "") if found is not None else "\0"


def _is_hidden(properties: Any) -> bool:
    found = properties.find(f"{_W}vanish") if properties is not None else None
    return found is not None and found.get(f"{_W}val", "1") not in _OFF


def _is_white(value: str) -> bool:
    try:
        return len(value) == 6 and all(
            int(value[n : n + 2], 16) >= _NEARLY_WHITE for n in (0, 2, 4)
        )
    except ValueError:
        return False


def _is_shaded(run: Any) -> bool:
    above = (run, *run.iterancestors(f"{_W}p", f"{_W}tc"))
    return any(
        not _is_white(shade.get(f"{_W}fill", "")) and shade.get(f"{_W}fill") != "auto"
        for element in above
        for properties in element
        if properties.tag in (f"{_W}rPr", f"{_W}pPr", f"{_W}tcPr")
        for shade in properties.findall(f"{_W}shd")
    )


def _in(element: Any, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None
