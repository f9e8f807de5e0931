"""What in a letter looks like a field that another program, or a person, was to fill in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from charter.document.docx.xml import W
from charter.docx_templates.story import Where, own, shortened

_MARKS = re.compile(
    r"\[[^\W\d_][^\[\]{}<>]{2,60}\]"  # [Candidate name]
    r"|(?<![{$])[$]?\{[^\W\d_][\w .:-]{0,60}\}(?!\})"  # {party_1_name}, ${name}
    r"|«[^\W\d_][\w.]{0,60}»"  # «FirstName», as Word shows a field of a mail merge
    r"|<<[^\W\d_][^<>]{0,60}>>"
)
_MERGE = re.compile(r"\s*MERGEFIELD\s+(\"[^\"]{1,80}\"|\S{1,80})", re.IGNORECASE)
_MOST = 20


def placeholders(places: Sequence[tuple[Any, Where]], tokens: Collection[str]) -> list[str]:
    """Return what looks like a field of another program, each with its place, a few at the most.

    `tokens` are those that are known to be filled in elsewhere.
    """
    found: dict[str, None] = {}
    for paragraph, where in places:
        for mark in _marks(paragraph, where.text):
            if mark.strip("[]{}«»<>$ ") not in tokens:
                found[f"'{shortened(mark)}' ({where.words})"] = None
        if len(found) >= _MOST:
            break
    return list(found)[:_MOST]


def _marks(paragraph: Any, text: str) -> Iterator[str]:
    yield from _MARKS.findall(text)
    codes = "".join(e.text or "" for e in own(paragraph, W + "instrText"))
    fields = [e.get(W + "instr", "") for e in own(paragraph, W + "fldSimple")]
    for code in (codes, *fields):
        if found := _MERGE.match(code):
            yield f"MERGEFIELD {found[1]}"
    controls = [*own(paragraph, W + "sdt")]
    if (around := paragraph.getparent()) is not None and around.tag == W + "sdtContent":
        controls.append(around.getparent())
    for control in controls:
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            yield "".join(control.itertext()).strip() or "an empty content control"
