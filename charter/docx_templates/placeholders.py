"""What in a Word file looks like a field of another program, or a blank that a person was to fill.

Tags of ours are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from charter.document.docx.vocabulary import WP, V
from charter.document.docx.xml import W
from charter.docx_templates.gaps import gaps_in
from charter.docx_templates.story import Where, own, shortened
from charter.docx_templates.written import APART
from charter.named_tuples import NamedTuple
from charter.read.blanks import FILLED, blanks_in, says_not_to_send

_TAG = re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL)
"""No tag begins in another of its kind: else many that never end are each sought to the end."""
_STRAY = re.compile(r"\{\{[^{}]*\}\} ?\}(?!\})|(?<!\{)\{ \{\{[^{}]*\}\}")
"""A tag with a bracket too many beside it, which is printed."""
_CODE = re.compile(r"\s*(\w{1,20})\s*(\"[^\"]{1,80}\"|[^\s\\]\S{0,79})?")
_OF_MERGES = frozenset(("MERGEFIELD", "ADDRESSBLOCK", "GREETINGLINE"))
_OF_FORMS = frozenset(("FILLIN", "ASK", "MACROBUTTON", "FORMTEXT", "FORMDROPDOWN", "FORMCHECKBOX"))
_OF_FORMS |= {"DOCPROPERTY", "DOCVARIABLE"}
"""Fields whose result is what a person, or a property of the file, puts in."""
_RUN = W + "r"
_MOST = 20
_BRIGHT, _PURE = 200, 0.5
"""How light the lightest of red, green and blue is in a marker's colour, and how far apart they
are: yellow or pink, and neither white, grey, pastel nor dark blue."""


class Unfilled(NamedTuple):
    """One such place. `kind` is field, form, mark, open, blank, highlight or watermark."""

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
    names = (text, text.strip("[]{}«»<>$%#@ "), text.partition(" ")[2].strip('"'))
    known = {re.sub("_+", "_", token) for token in tokens}
    return any(re.sub("_+", "_", name) in known for name in names if name)


def _found(paragraph: Any, text: str) -> Iterator[tuple[str, str]]:
    blanks = [
        (blank.kind, blank.text)
        for said in (text, *_read_aloud(paragraph))
        for blank in blanks_in(APART.sub(FILLED, _TAG.sub(FILLED, said)), letter=True)
    ]
    yield from blanks
    yield from (("watermark", text) for text in _watermarks(paragraph))
    yield from (("mark", found[0]) for found in _STRAY.finditer(text))
    fields = [e.get(W + "instr", "") for e in own(paragraph, W + "fldSimple")]
    for code in (*_codes(paragraph), *fields):
        found = _CODE.match(code)
        if found and (name := found[1].upper()) in _OF_MERGES | _OF_FORMS:
            kind = "field" if name in _OF_MERGES else "form"
            yield kind, f"{name} {found[2] or ''}".strip()
    controls = [*own(paragraph, W + "sdt")]
    if (around := paragraph.getparent()) is not None and around.tag == W + "sdtContent":
        controls.append(around.getparent())
    for control in controls:
        said = "".join(t.text or "" for t in control.iter(W + "t")).strip()
        asks = control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
        told = any(said.rstrip(".") == blank.rstrip(".") for _, blank in blanks)
        if (asks or _not_chosen(control, said)) and "{{" not in said and not told:
            yield "form", said or "an empty content control"
    yield from (("highlight", text) for text in _highlighted(paragraph))
    yield from (("blank", text) for text in gaps_in(paragraph))


def _watermarks(paragraph: Any) -> Iterator[str]:
    """Yield the words of each watermark that says that the page is not to be sent so."""
    for text in (each.get("string", "") for each in own(paragraph, f"{V}textpath")):
        if says_not_to_send(text) or blanks_in(text, letter=True):
            yield text


def _read_aloud(paragraph: Any) -> Iterator[str]:
    """Yield what is read aloud of each picture."""
    for picture in own(paragraph, f"{WP}docPr"):
        yield picture.get("descr", "")


def _codes(paragraph: Any) -> Iterator[str]:
    """Yield the code of each field of a paragraph, without those of the fields within it."""
    open_ = [""]
    for element in own(paragraph, W + "fldChar", W + "instrText"):
        kind = element.get(W + "fldCharType")
        if element.tag == W + "instrText":
            open_[-1] += element.text or ""
        elif kind == "begin":
            open_.append("")
        elif kind == "end" and len(open_) > 1:
            yield open_.pop()
    yield from open_


def _not_chosen(control: Any, said: str) -> bool:
    """Return whether a list to choose from still shows what asks to choose."""
    for kind in ("dropDownList", "comboBox"):
        choices = control.find(f"{W}sdtPr/{W}{kind}")
        if choices is not None:
            items = list(choices.iter(W + "listItem"))
            shown = [i.get(W + "displayText") or i.get(W + "value", "") for i in items]
            asks = [text for text, i in zip(shown, items, strict=True) if not i.get(W + "value")]
            return said in asks or (kind == "dropDownList" and bool(items) and said not in shown)
    return False


def _is_marked(run: Any) -> bool:
    """Return whether a run is marked as with a pen; Google Docs writes that as shading."""
    mark = run.find(f"{W}rPr/{W}highlight")
    if mark is not None:
        return bool(mark.get(W + "val") != "none")
    shading = run.find(f"{W}rPr/{W}shd")
    fill = shading.get(W + "fill", "") if shading is not None else ""
    if not re.fullmatch("[0-9a-fA-F]{6}", fill):
        return False
    colours = bytes.fromhex(fill)
    most = max(colours)
    return most >= _BRIGHT and most - min(colours) >= _PURE * most


def _highlighted(paragraph: Any) -> Iterator[str]:
    """Yield the texts that are marked as with a pen, those that touch as one, but no tags."""
    text = ""
    for run in own(paragraph, _RUN):
        said = "".join(t.text or "" for t in run.iter(W + "t"))
        if _is_marked(run):
            text += said
        elif said:
            yield from _told(text)
            text = ""
    yield from _told(text)


def _told(text: str) -> Iterator[str]:
    if re.search(r"\w", text) and "{{" not in text and "{%" not in text:
        yield text.strip()
