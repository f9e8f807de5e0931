"""Blocks to a Word file, on a letterhead's styles and page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from charter.render.papers import Markdown
from charter.write.blocks import Block
from charter.write.body import Body
from charter.write.letterhead import (
    CORE,
    DOCUMENT,
    NUMBERING,
    RELATIONSHIPS,
    Fields,
    Stationery,
    read_letterhead,
    shipped_letterhead,
)
from charter.write.xml import HEAD, xml_text

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


class DocxWriter:
    """Writes Word files on one letterhead: the workspace's own, or the shipped one."""

    def __init__(self, own_templates: Path | None = None) -> None:
        own = own_templates / "letterhead.docx" if own_templates else None
        if own is not None and own.is_file():
            self._letterhead = read_letterhead(own, shipped=False)
        else:
            self._letterhead = shipped_letterhead()
        self._stationery: dict[str, Stationery] = {}

    def write(self, blocks: Iterable[Block], text: Markdown) -> bytes:
        """Return the bytes of a .docx file that shows `blocks`, the parsed form of `text`."""
        paper = text.paper
        stationery = self._stationery.get(paper.language)
        if stationery is None:
            stationery = Stationery(self._letterhead, paper.language)
            self._stationery[paper.language] = stationery
        page = self._letterhead.page(paper.country)
        body = Body(self._letterhead, _text_width(page))
        content = body.content(blocks)
        root = self._letterhead.root
        parts = {
            DOCUMENT: f"{HEAD}{root}<w:body>{content}{page}</w:body></w:document>",
            CORE: _core(text),
            NUMBERING: body.numbering(),
            RELATIONSHIPS: body.relationships(),
        }
        # The hash is for people who sign; a posting is read by people who do not.
        shown_hash = text.content_hash if text.kind == "charter" else ""
        fields = Fields(paper.company, text.title, paper.date_text, shown_hash)
        return stationery.document(parts, fields)


def _text_width(section: str) -> int:
    """Return the width between the margins, in twentieths of a point."""

    def number(pattern: str, usual: int) -> int:
        found = re.search(pattern, section)
        return int(found[1]) if found else usual

    width = number(r'<w:pgSz\b[^>]*?w:w="(\d+)"', 11906)
    margins = (number(rf'<w:pgMar\b[^>]*?w:{side}="(\d+)"', 1134) for side in ("left", "right"))
    return max(width - sum(margins), 2000)


def _core(text: Markdown) -> str:
    """Return the core properties: title, company as author, language, the paper's own date."""
    paper = text.paper
    company, moment = xml_text(paper.company), f"{paper.date.isoformat()}T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="{_SCHEMA_INSTANCE}">'
        f"<dc:title>{xml_text(text.title)}</dc:title><dc:creator>{company}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<cp:lastModifiedBy>{company}</cp:lastModifiedBy>"
        f"<dc:language>{paper.language}</dc:language></cp:coreProperties>"
    )
