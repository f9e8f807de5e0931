"""Whose a Word file is: title, company, language and date, and nothing of who made the template."""

from __future__ import annotations

import re

from lxml import etree

from charter.document.docx.word_file import CONTENT_TYPES, relationships
from charter.document.docx.xml import W
from charter.write.letterhead.letterhead import has_shipped_page
from charter.write.paper_sizes import paper_size
from charter.write.xml import HEAD

CORE, APP = "docProps/core.xml", "docProps/app.xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
_APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    'extended-properties"><DocSecurity>0</DocSecurity></Properties>'
)
_LANGUAGE = re.compile(rb'(<w:lang\b[^>]*?w:val=")[^"]*')


def with_properties(parts: dict[str, bytes]) -> tuple[dict[str, bytes], str]:
    """Return the parts with core properties in them, and the name of that part."""
    kept = dict(parts)
    core = ""
    for relation in relationships(parts, ""):
        if relation.type.endswith("/core-properties") and relation.target in parts:
            core = relation.target
        elif relation.type.endswith("/extended-properties") and relation.target in parts:
            kept[relation.target] = _APP.encode()
    if not core:
        core = CORE
        kept[core] = b""
        added = f'<Relationship Id="rIdCore" Type="{_CORE_RELATION}" Target="{core}"/>'
        kept["_rels/.rels"] = _with(kept["_rels/.rels"], "Relationships", added)
        added = f'<Override PartName="/{core}" ContentType="{_CORE_TYPE}"/>'
        kept[CONTENT_TYPES] = _with(kept[CONTENT_TYPES], "Types", added)
    return kept, core


def _with(content: bytes, root: str, added: str) -> bytes:
    end = f"</{root}>".encode()
    return content.replace(end, added.encode() + end)


def in_language(parts: dict[str, bytes], language: str) -> dict[str, bytes]:
    """Return the parts with the paper's language in the styles."""
    return {
        name: _LANGUAGE.sub(rb"\g<1>" + language.encode(), content, count=1)
        if name.endswith("styles.xml")
        else content
        for name, content in parts.items()
    }


def in_paper_size(root: etree._Element, country: str) -> None:
    """Give pages that have the shipped size and margins the paper size of a country.

    That is for templates that began as one of ours; see `is_ours`.
    """
    width, height, side = paper_size(country)
    for section in root.iter(f"{W}sectPr"):
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        parts = [etree.tostring(p, encoding="unicode") for p in (size, margins) if p is not None]
        if has_shipped_page("".join(parts)):
            size.set(f"{W}w", str(width))
            size.set(f"{W}h", str(height))
            margins.set(f"{W}left", str(side))
            margins.set(f"{W}right", str(side))
