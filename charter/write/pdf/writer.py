"""A paper as PDF: tagged, PDF/UA-1, the same bytes each time. Needs the extra `pdf`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from charter.document.document import Document
from charter.problems import TemplateError, error
from charter.write.letterhead.letterhead import Fields, Letterhead, shipped_letterhead
from charter.write.pdf.extra import can_write_pdf, missing_pdf

STANDARD = "ua-1"
_STYLES = {
    "text": ("Charter Text",),
    "title": ("Title",),
    "subtitle": ("Subtitle",),
    "heading1": ("heading 1",),
    "heading2": ("heading 2",),
    "heading3": ("heading 3",),
    "lead": ("Lead",),
    "item": ("List Bullet",),
    "quote": ("Quote",),
    "cell": ("Table Text",),
}
_INDENT = 15.6
_GLYPH = re.compile(r'the text `"?(.*?)"?` could not be displayed', re.DOTALL)
_one_at_a_time = Lock()


class PdfWriter:
    """Writes PDF files in the look of one letterhead: the workspace's own, or the shipped one."""

    def __init__(self, own_templates: Path | None = None) -> None:
        """Raise OutputError where the extra is missing, TemplateError for a bad letterhead."""
        if not can_write_pdf():
            raise missing_pdf()
        from charter.write.pdf.furniture import FurnitureReader
        from charter.write.pdf.look import Styles

        own = own_templates / "letterhead.docx" if own_templates else None
        if own is not None and own.is_file():
            from charter.write.letterhead.read import own_letterhead

            self._letterhead: Letterhead = own_letterhead(own)
        else:
            self._letterhead = shipped_letterhead()
        self._fonts = _families()
        self._styles = Styles(self._letterhead)
        self._reader = FurnitureReader(self._letterhead, self._styles, self._fonts)
        self._named = {key: self._styles.named(*names) for key, names in _STYLES.items()}
        self._look = self._whole_look()

    def write(self, document: Document) -> bytes:
        """Return the bytes of a PDF file that shows a document.

        Raises TemplateError where no font on this machine has one of its characters.
        """
        data, pictures = self._data(document)
        day = document.paper.date
        moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        return _compiled(data, pictures, moment, f"{document.name}.pdf")

    def font_notes(self) -> Iterator[str]:
        """Yield each font of the letterhead that this machine has not, nor one as wide."""
        from charter.write.pdf.look import fonts_for, has_font

        for font in dict.fromkeys(style.font for style in self._named.values()):
            if not has_font(font, self._fonts):
                instead = fonts_for(font, self._fonts)[0]
                yield (
                    f"its font '{font}' is not on this machine; PDFs are set in '{instead}' - "
                    "install the font, or save the Word files as PDF where it is"
                )

    def _data(self, document: Document) -> tuple[Any, dict[str, bytes]]:
        from charter.write.letterhead.draft_headers import draft_mark
        from charter.write.pdf.data import Setter
        from charter.write.pdf.look import clean, page_of

        paper = document.paper
        page = page_of(self._letterhead, paper.country, document.landscape)
        width = page.width - page.left - page.right
        fields = Fields(paper.company, paper.heading, paper.date_text, document.shown_hash)
        language, _, region = paper.language.partition("-")
        around: dict[str, Any] = {}
        for kind in ("header", "footer"):
            mark = draft_mark(paper) if kind == "header" else ""
            kinds = self._reader.kinds(kind, page, fields, paper.language, mark)
            around[kind] = {key: part and part.lines for key, part in kinds.items()}
            around[f"{kind}-floats"] = {key: part and part.floats for key, part in kinds.items()}
        data = {
            "title": clean(paper.heading),
            "author": clean(paper.company),
            "lang": language or "en",
            "region": region if len(region) == 2 else None,
            "rtl": language in ("ar", "fa", "he", "ur"),
            "look": self._look,
            "page": page._asdict(),
            "blocks": Setter(self._named, width, document.landscape).blocks(document.blocks),
            **around,
        }
        return data, self._reader.pictures

    def _whole_look(self) -> dict[str, Any]:
        from charter.write.pdf.furniture_lines import look_of
        from charter.write.pdf.look import fonts_for, mono_fonts

        named = self._named
        plain = named["text"]
        line, fill = self._table_colours()
        return {
            "fonts": fonts_for(plain.font, self._fonts),
            "mono": mono_fonts(self._fonts),
            "text": look_of(plain, self._fonts),
            "accent": named["heading1"].colour,
            "line": line,
            "head-fill": fill,
            "indent": _INDENT,
            "styles": {key: look_of(style, self._fonts) for key, style in named.items()},
        }

    def _table_colours(self) -> tuple[str, str]:
        """Return the colours of a table's lines and of the ground of its header."""
        from charter.document.docx.xml import W

        line, fill = "B8C4CA", "EEF3F5"
        for style in self._styles.chain(self._letterhead.style("Charter Table")):
            for border in style.iterfind(f"{W}tblPr/{W}tblBorders/{W}insideH"):
                line = _six(border.get(f"{W}color")) or line
            for part in style.iterfind(f"{W}tblStylePr"):
                if part.get(f"{W}type") == "firstRow":
                    for shade in part.iterfind(f"{W}tcPr/{W}shd"):
                        fill = _six(shade.get(f"{W}fill")) or fill
        return line, fill


def _six(colour: str | None) -> str:
    return colour if colour and re.fullmatch("[0-9A-Fa-f]{6}", colour) else ""


@cache
def _fonts() -> Any:
    import typst

    # Finding fonts takes as long as setting a paper; it is done once.
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)


@cache
def _families() -> list[str]:
    return sorted(set(_fonts().families()))


@cache
def _compiler() -> Any:
    import typst

    # What a page is set by reads no file: its only source, text and pictures are handed over.
    return typst.Compiler(_SOURCE, root=Path(__file__).parent, font_paths=_fonts())


_SOURCE = (Path(__file__).parent / "paper.typ").read_bytes()


def _compiled(data: Any, pictures: dict[str, bytes], moment: int, name: str) -> bytes:
    import typst

    files = {"main.typ": _SOURCE, **pictures}
    inputs = {"paper": json.dumps(data, ensure_ascii=False)}
    try:
        with _one_at_a_time:
            made = _compiler().compile(
                files,
                format="pdf",
                sys_inputs=inputs,
                pdf_standards=[STANDARD],
                timestamp=moment,
            )
    except typst.TypstError as bad:
        said = bad.message
        if glyph := _GLYPH.search(said):
            message = f"no font on this machine shows '{glyph[1][:20]}'"
            hint = "install a font that has these characters, such as one of Noto's"
            raise error(TemplateError, name, "no-glyph", message, hint) from None
        raise
    assert isinstance(made, bytes)
    return made
