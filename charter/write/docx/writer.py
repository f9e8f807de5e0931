"""A document to a Word file, on a letterhead's styles and page."""

from __future__ import annotations

from pathlib import Path

from charter.document.document import Document
from charter.write.diagram_layout import LARGE, SMALL
from charter.write.docx.body import Body, WrittenSections
from charter.write.docx.properties import core_properties
from charter.write.docx.stationery import Stationery
from charter.write.docx.styling import Styling
from charter.write.letterhead.letterhead import (
    CORE,
    DOCUMENT,
    Fields,
    Letterhead,
    shipped_letterhead,
)
from charter.write.xml import HEAD


class DocxWriter:
    """Writes Word files on one letterhead: one given, the workspace's own, or the shipped one."""

    def __init__(
        self, own_templates: Path | None = None, letterhead: Letterhead | None = None
    ) -> None:
        own = own_templates / "letterhead.docx" if own_templates else None
        if letterhead is not None:
            self._letterhead = letterhead
        elif own is not None and own.is_file():
            from charter.write.letterhead.read import own_letterhead

            self._letterhead = own_letterhead(own)
        else:
            self._letterhead = shipped_letterhead()
        # The shipped one prints the title, which says that a paper is a draft.
        self._is_own = letterhead is not None or (own is not None and own.is_file())
        self._styling = Styling(self._letterhead)
        self._stationery: dict[tuple[str, str, bool], Stationery] = {}
        self._written: dict[tuple[str, str, bool], WrittenSections] = {}

    def write(self, document: Document) -> bytes:
        """Return the bytes of a .docx file that shows a document."""
        paper = document.paper
        place = (paper.language, paper.country, document.landscape)
        stationery = self._stationery.get(place)
        if stationery is None:
            stationery = self._stationery[place] = Stationery(self._letterhead, *place)
        height = LARGE if document.landscape else SMALL
        choices = getattr(paper, "choices", ())
        room = stationery.width, stationery.height
        body = Body(self._styling, room, height, choices)
        known = self._written.setdefault(place, {}) if document.sections else None
        content = body.content(document.sections or (document.blocks,), known)
        root, page = self._letterhead.root, stationery.page
        parts = {
            DOCUMENT: f"{HEAD}{root}<w:body>{content}{page}</w:body></w:document>",
            CORE: core_properties(paper),
            **body.parts(self._letterhead),
        }
        fields = Fields(paper.company, paper.heading, paper.date_text, document.shown_hash)
        made = stationery.document(parts, fields)
        if not self._is_own:
            return made
        from charter.write.letterhead.draft_headers import with_draft_headers

        return with_draft_headers(made, paper)
