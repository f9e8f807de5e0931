"""Whose a Word file is, in its core properties (ECMA-376 part 2, 8.3)."""

from __future__ import annotations

from charter.compose.papers import Paper
from charter.write.xml import HEAD, xml_text

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"


def core_properties(paper: Paper) -> str:
    """Return the core properties: title, company as author, language, the paper's own date."""
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
