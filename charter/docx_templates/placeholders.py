"""What in a Word file looks like a field of another program, or a blank that a person was to fill.

Tags of ours are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from charter.document.docx.xml import W
from charter.docx_templates.story import Where, own, shortened
from charter.named_tuples import NamedTuple

_FIELD_LIKE = re.compile(
    r"(?<![{$])[$]?\{ ?[^\W\d_][\w .:-]{0,60}\}(?!\})"  # {party_1_name}, ${name}
    r"|«[^\W\d_][\w.]{0,60}»"  # «FirstName», as Word shows a field of a mail merge
    r"|<<[^\W\d_][^<>]{0,60}>>"
)
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_MARK = re.compile(r"\[[^\W\d_][^\[\]{}<>]{2,60}\]")  # [Candidate name]
_OPEN = re.compile(
    r"\b(?:TBD|TBC|TBA|T\.B\.D\.)(?!\w)|\bX{2,}(?:[./-]X{2,})+\b|\b(?:X{3,}|x{3,})\b"
    r"|\?{3,}|\blorem ipsum\b"
)
_BLANK = re.compile(r"_{3,}|\.{5,}|\u2026{2,}")
_CODE = re.compile(r"\s*(\w{1,20})\s*(\"[^\"]{1,80}\"|[^\s\\]\S{0,79})?")
_OF_MERGES = frozenset(("MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"))
_OF_FORMS = frozenset(("FILLIN", "ASK", "MACROBUTTON", "FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX"))
_OF_FORMS |= {"DOCPROPERTY", "DOCVARIABLE"}
"""Fields whose result is what a person, or a property of the file, puts in."""
_RUN = W + "r"
_MOST = 20


class Unfilled(NamedTuple):
    """One such place. `kind` is field, form, mark, open, blank or highlight."""

    kind: str
    text: str
    where: Where

    def __str__(self) -> str:
        """Return it as messages name it."""
        told = "highlighted, " if self.kind == "highlight" else ""
        return f"'{shortened(self.text)}' ({told}{self.where.words})"


def placeholders(
    places: Sequence[tuple[Any, Where]], tokens: Collection[str]
) -> tuple[Unfilled, ...]:
    """Return what looks like a field of another program or a blank, a few at the most.

    `tokens` are those that are known to be filled in elsewhere.
    """
    found: dict[str, Unfilled] = {}
    for paragraph, where in places:
        for kind, text in _found(paragraph, where.text):
            if not _is_known(text, tokens):
                each = Unfilled(kind, text, where)
                found.setdefault(str(each), each)
        if len(found) >= _MOST:
            break
    return tuple(found.values())[:_MOST]


def _is_known(text: str, tokens: Collection[str]) -> bool:
    names = (text, text.strip("[]{}«»<>$ "), text.partition(" ")[2].strip('"'))
    known = {re.sub("_+", "_", token) for token in tokens}
    return any(re.sub("_+", "_", name) in known for name in names if name)


def _found(paragraph: Any, text: str) -> Iterator[tuple[str, str]]:
    text = _TAG.sub(" ", text)
    for kind, pattern in (
        ("field", _FIELD_LIKE),
        ("mark", _MARK),
        ("open", _OPEN),
        ("blank", _BLANK),
    ):
        yield from ((kind, found) for found in pattern.findall(text))
    codes = "".join(e.text or "" for e in own(paragraph, W + "instrText"))
    fields = [e.get(W + "instr", "") for e in own(paragraph, W + "fldSimple")]
    for code in (codes, *fields):
        found = _CODE.match(code)
        if found and (name := found[1].upper()) in _OF_MERGES | _OF_FORMS:
            kind = "field" if name in _OF_MERGES else "form"
            yield kind, f"{name} {found[2] or ''}".strip()
    controls = [*own(paragraph, W + "sdt")]
    if (around := paragraph.getparent()) is not None and around.tag == W + "sdtContent":
        controls.append(around.getparent())
    for control in controls:
        if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            said = "".join(t.text or "" for t in control.iter(W + "t")).strip()
            if "{{" not in said:
                yield "form", said or "an empty content control"
    yield from (("highlight", text) for text in _highlighted(paragraph))


def _highlighted(paragraph: Any) -> Iterator[str]:
    """Yield the texts that are marked as with a pen, those that touch as one, but no tags."""
    text = ""
    for run in own(paragraph, _RUN):
        mark = run.find(f"{W}rPr/{W}highlight")
        said = "".join(t.text or "" for t in run.iter(W + "t"))
        if mark is not None and mark.get(W + "val") != "none":
            text += said
        elif said:
            yield from _told(text)
            text = ""
    yield from _told(text)


def _told(text: str) -> Iterator[str]:
    if re.search(r"\w", text) and "{{" not in text and "{%" not in text:
        yield text.strip()
