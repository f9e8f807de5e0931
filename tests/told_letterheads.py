"""What small odd Word files become as letterheads, in Word and as PDF: an area of told.py."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from unittest import mock

import charter
from charter.document.document import Document, document_of
from charter.document.docx.word_file import word_file_with
from charter.write.letterhead.letterhead import NUMBERING, STYLES, Letterhead
from charter.write.letterhead.read import letterhead_of
from charter.write.pdf import writer
from making import composed, rendered
from told_tables import DAY, ROOT
from told_word import PAGE, Small, each_odd, package_of, xml

_WHOLE = "\0"
_HEADED = xml("headerReference r:id=rId6; footerReference r:id=rId11")
_STYLED = xml("p (pPr (pStyle S); r (t =One))")
_PLACES: dict[str, Callable[[str], Small]] = {
    "header": lambda inner: Small(section=_HEADED + PAGE, header=inner),
    "footer": lambda inner: Small(section=_HEADED + PAGE, footer=inner),
    "section": lambda inner: Small(section=inner, footer=xml("p (r (t =foot))")),
    "styles": lambda inner: Small("", inner, section=_HEADED + PAGE, header=_STYLED),
    "settings": lambda inner: Small("", "", inner),
    "numbering": lambda inner: Small(
        numbering=inner,
        styles=xml("style type=paragraph styleId=L (name List~Number; pPr (numPr (numId 1)))"),
        header=xml("p (pPr (numPr (numId 2)); r (t =a)); p (pPr (numPr (numId 3)); r (t =b))"),
        section=_HEADED + PAGE,
    ),
    "theme": lambda inner: Small(
        theme=inner and f"<a:themeElements>{inner}</a:themeElements>",
        section=_HEADED + PAGE,
        header=xml("p (r (rPr (rFonts asciiTheme=minorHAnsi; color themeColor=accent1); t =a))"),
    ),
    "fonts": lambda inner: Small(fonts=inner, parts=xml("font target=f.odttf from=fonts.xml")),
    "parts": lambda inner: Small(
        section=_HEADED + PAGE,
        header=xml("p (r (drawing (a:blip r:embed=rId20)))"),
        parts=inner,
    ),
}


def _lines(small: Small) -> Iterator[str]:
    made = letterhead_of(word_file_with(Path("letterhead.docx"), package_of(small)))
    yield from (f"  {note}" for note in made.notes)
    yield f"  {made.section}"
    yield f"  numbers {made.numbers}, of a country {made.of_country}"
    yield from (f"  {name}: {text}" for name, text in made.styles.items())
    parts = {p.name: zlib.decompress(p.data, -15) if p.method else p.data for p in made.parts}
    for name, content in {**{n: t.encode() for n, t in made.texts.items()}, **parts}.items():
        text = content.decode("utf-8", "replace").partition("?>")[2] or repr(content[:40])
        mark = {STYLES: "<w:style ", NUMBERING: "<w:num"}.get(name, _WHOLE)
        for piece in re.sub(r' xmlns:\w+="[^"]*"', "", text.strip()).split(mark):
            more = f"... {sha256(piece.encode()).hexdigest()[:8]}" if len(piece) > 120 else ""
            yield f"  {name}: {piece if mark == _WHOLE else piece[:120] + more}"
    yield from _as_pdf(made)


def _as_pdf(made: Letterhead) -> Iterator[str]:
    def set_from(data: dict[str, Any], pictures: dict[str, bytes], *_: object) -> bytes:
        told = {**data.pop("look"), **data.pop("page"), **data}
        told |= {f"style {name}": each for name, each in told.pop("styles").items()}
        told |= {f"picture {name}": len(content) for name, content in pictures.items()}
        return "\n".join(f"{name}: {json.dumps(each)}" for name, each in told.items()).encode()

    with (
        mock.patch.object(writer, "_compiled", set_from),
        mock.patch.object(writer, "_families", return_value=_FONTS),
        mock.patch.object(writer, "shipped_letterhead", return_value=made),
    ):
        said = writer.PdfWriter(None).write(_document()).decode()
    yield from (f"  pdf {line}" for line in said.splitlines())


_FONTS = ["Libertinus Serif", "Liberation Sans", "DejaVu Sans Mono", "Carlito"]


@cache
def _document() -> Document:
    workspace = charter.read_workspace(ROOT / "tests/briefs/northwind")
    [paper] = composed(charter.organise(workspace), DAY, position="cpto", papers=("charter",))
    text = rendered([paper], None)[0]
    return document_of(text._replace(text="# Charter: Head\n\nA line.\n", content_hash="0" * 12))


def odd_letterheads() -> Iterator[tuple[str, str]]:
    """Yield what each becomes, other than without the odd thing in it."""
    return each_odd("odd-letterheads.txt", _PLACES, _lines)


LETTERHEADS = {"odd-letterheads": odd_letterheads}
