"""Blocks to a Word file, on a letterhead's styles and page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from charter.render.papers import Markdown
from charter.write.blocks import Block
from charter.write.body import LARGE, SMALL, Body
from charter.write.letterhead import (
    CORE,
    DOCUMENT,
    Fields,
    read_letterhead,
    shipped_letterhead,
)
from charter.write.stationery import Stationery
from charter.write.styling import Styling
from charter.write.xml import HEAD, xml_text

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


class DocxWriter:
    """Writes Word files on one letterhead: the workspace's own, or the shipped one."""

    def __init__(self, own_templates: Path | None = None) -> None:
        own = own_templates / "letterhead.docx" if own_templates else None
        if own is not None and own.is_file():
            self._letterhead = read_letterhead(own)
        else:
            self._letterhead = shipped_letterhead()
        self._styling = Styling(self._letterhead)
        self._stationery: dict[tuple[str, str, bool], Stationery] = {}

    def write(self, blocks: Iterable[Block], text: Markdown) -> bytes:
        """Return the bytes of a .docx file that shows `blocks`, the parsed form of `text`."""
        paper = text.paper
        # A paper lies on its side where it says so.
        place = (paper.language, paper.country, bool(getattr(paper, "landscape", False)))
        stationery = self._stationery.get(place)
        if stationery is None:
            stationery = self._stationery[place] = Stationery(self._letterhead, *place)
        body = Body(self._styling, stationery.width, LARGE if place[2] else SMALL)
        content = body.content(blocks)
        root, page = self._letterhead.root, stationery.page
        parts = {
            DOCUMENT: f"{HEAD}{root}<w:body>{content}{page}</w:body></w:document>",
            CORE: _core(text),
            **body.parts(self._letterhead),
        }
        # The hash is for people who sign; a posting is read by people who do not.
        shown_hash = text.content_hash if paper.kind != "posting" else ""
        fields = Fields(paper.company, paper.heading, paper.date_text, shown_hash)
        return stationery.document(parts, fields)


def _core(text: Markdown) -> str:
    """Return the core properties: title, company as author, language, the paper's own date."""
    paper = text.paper
    company, moment = xml_text(paper.company), f"{paper.date.isoformat()}T00:00:00Z"
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="{_SCHEMA_INSTANCE}">'
        f"<dc:title>{xml_text(paper.heading)}</dc:title><dc:creator>{company}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<cp:lastModifiedBy>{company}</cp:lastModifiedBy>"
        f"<dc:language>{paper.language}</dc:language></cp:coreProperties>"
    )
