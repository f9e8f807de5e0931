"""What is told of a Word file that shows something otherwise than it was sent: a part of told.py.

Not Word files, but what was read of them, with one thing otherwise each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from charter.document.docx.text import (
    Comment,
    DocxParagraph,
    DocxText,
    Edge,
    Figure,
    Look,
    SectionPage,
    Span,
    Unread,
)
from charter.offer.verify.compare import compare, signing_lines
from charter.offer.verify.copy import Copy
from charter.offer.verify.lines import docx_lines
from charter.offer.verify.original import sent_text
from charter.offer.verify.seen import compare_seen
from charter.offer.verify.telling import Sent
from charter.offer.verify.word import copy_of

_PATH = Path("copy.docx")
_PAGE = SectionPage(210, 297, 25, 25, 20, 20)
_LOGO = Figure("picture", "logo", 30, 10, False, 2)
_CHART = Figure("shape", "", 100, 60, True, 3, place="1 2")
_MARKDOWN = """\
# Charter

Decides what is built.

1. Hears the CPO.

| Signed | Name | Date |
| --- | --- | --- |
| CTO |  |  |

The end.
"""
Change = Callable[[DocxText], DocxText]


def _paragraph(number: int, kind: str, text: str, **more: Any) -> DocxParagraph:
    usual: dict[str, Any] = {"layout": (0, 0, 0, 100)}
    return DocxParagraph(number, kind, 1, (Span(text),) if text else (), **usual | more)


def sent_file(text: str = "Decides what is built.", first: str = "CTO") -> DocxText:
    """Return a small charter as it is read of the Word file that was sent."""
    rows = (("Signed", "Name", "Date"), (first, "", ""))
    cells = [
        _paragraph(4 + 3 * row + n, "paragraph", text, cell=(1, row, n), head=row == 0)
        for row, texts in enumerate(rows)
        for n, text in enumerate(texts)
    ]
    paragraphs = (
        _paragraph(1, "heading", "Charter"),
        _paragraph(2, "paragraph", text),
        _paragraph(3, "item", "Hears the CPO.", label=Span("1.")),
        *cells,
        _paragraph(10, "paragraph", "The end."),
        _paragraph(2, "paragraph", "A note.", story="footnote", label=Span("1")),
        _paragraph(2, "paragraph", "Box", story="text box"),
    )
    header = Edge("header", "default", (_paragraph(0, "paragraph", "Charter", story="header"),))
    footer = Edge("footer", "default", (_paragraph(0, "paragraph", "Page #", story="footer"),))
    return DocxText(
        _PATH, paragraphs, ((header, footer),), (_LOGO, _CHART),
        (Unread("a sound", "after the title", "k1", 1),), (Comment("Ann", "Ours."),),
        pages=(_PAGE,),
    )  # fmt: skip


def _of(at: int, **fields: Any) -> Change:
    """Return the change of one paragraph; of fields that are spans, `look` alone may be given."""

    def change(read: DocxText) -> DocxText:
        made = [*read.paragraphs]
        made[at] = made[at]._replace(**fields)
        return read._replace(paragraphs=tuple(made))

    return change


def _look(at: int, **look: Any) -> Change:
    text = sent_file().paragraphs[at].text
    return _of(at, spans=(Span(text, Look(**look)),))


def _part(at: int, **look: Any) -> Change:
    """Change how a part of one word looks."""
    text = sent_file().paragraphs[at].text
    return _of(at, spans=(Span(text[:2]), Span(text[2:4], Look(**look)), Span(text[4:])))


def _put(*paragraphs: DocxParagraph) -> Change:
    return lambda read: read._replace(paragraphs=(*read.paragraphs, *paragraphs))


def _edge(*edges: tuple[str, str, str], **look: Any) -> Change:
    made = tuple(
        Edge(
            kind, which, (_paragraph(0, "paragraph", "")._replace(spans=(Span(t, Look(**look)),)),)
        )
        for kind, which, t in edges
    )
    return lambda read: read._replace(edges=(made,))


def _figures(*figures: Figure) -> Change:
    return lambda read: read._replace(figures=figures)


def _page(**fields: Any) -> Change:
    return lambda read: read._replace(pages=(_PAGE._replace(**fields),))


_HEAD, _FOOT = ("header", "default", "Charter"), ("footer", "default", "Page #")
_SIGNED = Figure("picture", "name", 40, 15, False, 8)
_LOOKS: tuple[dict[str, Any], ...] = (
    {"struck": True}, {"hidden": "hidden text"}, {"hidden": "too small to be read"},
    {"raised": "super"}, {"caps": True}, {"symbols": "Wingdings"}, {"turned": True},
    {"effects": ("outline", "shadow")}, {"bold": True}, {"italic": True, "underlined": True},
    {"behind": "FFFF00"}, {"color": "000000"}, {"color": "FF0000"}, {"size": 24}, {"size": 25},
    {"size": 26}, {"size": 16}, {"size": 15}, {"font": "Arial"},
)  # fmt: skip
_CHANGES: dict[str, Change] = {
    "nothing": lambda read: read,
    **{f"heading {look}": _look(0, **look) for look in _LOOKS},
    **{f"text {look}": _look(1, **look) for look in _LOOKS},
    **{f"part {look}": _part(1, **look) for look in _LOOKS[:9]},
    **{f"note {look}": _look(10, **look) for look in _LOOKS[:9]},
    **{f"header {look}": _edge(_HEAD, _FOOT, **look) for look in _LOOKS[:5]},
    "another number": _of(2, label=Span("2.")),
    "no number": _of(2, label=None),
    "a number where none was": _of(1, label=Span("a)")),
    "a hidden number": _of(2, label=Span("1.", Look(hidden="white", struck=True, raised="sub"))),
    "a number alone": lambda read: read._replace(
        paragraphs=(*read.paragraphs[:3], _paragraph(3, "item", "", label=Span("2.")),
                    *read.paragraphs[3:])),
    "joined cells": _of(3, merged="across 2"),
    "cells joined below": _of(7, merged="down"),
    "another cell": _of(6, cell=(1, 1, 2)),
    "out of the table": _of(3, cell=()),
    "into a table": _of(9, cell=(2, 0, 0)),
    "an empty line": lambda read: read._replace(
        paragraphs=(read.paragraphs[0], _paragraph(2, "paragraph", ""), *read.paragraphs[1:])),
    "another row": _of(6, cell=(1, 2, 0)),
    **{f"{name} {by}": _of(1, layout=layout) for name, by, layout in (
        ("left", 8, (8, 0, 0, 100)), ("left", 9, (9, 0, 0, 100)), ("right", -9, (0, -9, 0, 100)),
        ("first", 9, (0, 0, 9, 100)), ("taller", 130, (0, 0, 0, 130)),
        ("taller", 131, (0, 0, 0, 131)),
        ("lower", 69, (0, 0, 0, 69)),
    )},
    "two lines elsewhere": lambda read: _of(1, layout=(9, 9, 0, 100))(
        _of(9, layout=(9, 0, 0, 9))(read)),
    "a line in two": lambda read: read._replace(
        paragraphs=(read.paragraphs[0], _paragraph(2, "paragraph", "Decides what"),
                    _paragraph(2, "paragraph", "is built."), *read.paragraphs[2:])),
    "two lines in one": lambda read: read._replace(
        paragraphs=(read.paragraphs[0], read.paragraphs[1]._replace(
            spans=(Span("Decides what is built. Hears the CPO."),)), *read.paragraphs[3:])),
    "another note": _of(10, spans=(Span("No note."),)),
    "another number of a note": _of(10, label=Span("2")),
    "no note": lambda read: read._replace(paragraphs=read.paragraphs[:10]),
    "one more note": _put(_paragraph(10, "paragraph", "More.", story="endnote")),
    "a note behind the end": _put(_paragraph(11, "paragraph", "More.", story="endnote")),
    "a note far behind": _put(_paragraph(12, "paragraph", "More.", story="endnote")),
    "an empty note": _put(_paragraph(2, "paragraph", " ", story="endnote")),
    "another header": _edge(("header", "default", "Void"), _FOOT),
    "no header": _edge(_FOOT),
    "an empty header": _edge(("header", "default", ""), _FOOT),
    "none on first pages": _edge(_HEAD, _FOOT, ("header", "first", "")),
    "another on even pages": _edge(_HEAD, _FOOT, ("footer", "even", "Void\tPage #")),
    "a header of two pieces": _edge(
        ("header", "default", "Annex A \u00b7 Charter \u00b7 The end."), _FOOT),
    "no headers": lambda read: read._replace(edges=()),
    "signed": _figures(_LOGO, _CHART, _SIGNED),
    "signed, floating": _figures(_LOGO, _CHART, _SIGNED._replace(floats=True)),
    "signed, as wide as may be": _figures(_LOGO, _CHART, _SIGNED._replace(width=100, height=45)),
    "signed, too wide": _figures(_LOGO, _CHART, _SIGNED._replace(width=101)),
    "signed, too high": _figures(_LOGO, _CHART, _SIGNED._replace(height=46)),
    "signed in a box": _figures(_LOGO, _CHART, _SIGNED._replace(story="text box")),
    "signed above": _figures(_LOGO, _CHART, _SIGNED._replace(paragraph=6)),
    "signed below": _figures(_LOGO, _CHART, _SIGNED._replace(paragraph=10)),
    "no pictures": _figures(),
    "another picture": _figures(_LOGO._replace(digest="other"), _CHART),
    "another picture at another place": _figures(
        _CHART, _LOGO._replace(digest="o", story="header")),
    "a picture twice": _figures(_LOGO, _LOGO, _CHART),
    "a picture in a box": _figures(_LOGO._replace(story="text box"), _CHART),
    "a picture in the header": _figures(_LOGO._replace(story="header"), _CHART),
    "a shape of another kind": _figures(_LOGO, _CHART._replace(kind="picture")),
    "a shape in the line": _figures(_LOGO, _CHART._replace(floats=False)),
    "a shape elsewhere": _figures(_LOGO, _CHART._replace(place="3 4")),
    **{f"a picture {wide} wide": _figures(_LOGO._replace(width=wide), _CHART)
       for wide in (31, 32, 33)},
    **{f"a shape {high} high": _figures(_LOGO, _CHART._replace(height=high))
       for high in (57, 58, 63, 64)},
    "many pictures": _figures(*(_LOGO._replace(digest=f"{n}") for n in range(23))),
    **{f"a page {fields}": _page(**fields) for fields in (
        {"width": 213}, {"width": 214}, {"top": 16}, {"bottom": 24}, {"numbers": "roman"},
        {"color": "FF0000"}, {"left": 135}, {"left": 136}, {"left": 160}, {"top": 228},
        {"left": -19}, {"right": -20}, {"right": -21}, {"height": 90},
    )},
    "two pages": lambda read: read._replace(pages=(_PAGE, _PAGE._replace(color="FF0000"))),
    "other things not read": lambda read: read._replace(
        unread=(Unread("a sound", "after the title", "k1", 1), Unread("a form", "below", "k2", 10),
                Unread("a film", "far below", "k3", 11), Unread("a map", "somewhere", "k4"))),
    "the same twice": lambda read: read._replace(unread=read.unread * 2),
    "nothing not read": lambda read: read._replace(unread=()),
    "other comments": lambda read: read._replace(
        comments=(Comment("Ann", "Ours."), Comment("", "x" * 210))),
    "tracked": lambda read: read._replace(tracked=2),
    "tracked and taken out": lambda read: read._replace(tracked=2, deleted=("not", "x" * 210)),
    "signed by Word": lambda read: read._replace(signed=True),
    "hashes": _of(1, spans=(Span("0123456789ab or abcdefabcdef"),)),
}  # fmt: skip


_LONG = " ".join(f"word{n}" for n in range(200))
_OF_LONG: dict[str, Change] = {
    "look": _of(1, spans=(Span(_LONG, Look(struck=True)),)),
    "number": _of(1, label=Span("1.")),
    "cells": _of(6, merged="across 2"),
    "cell": _of(6, cell=(1, 1, 2)),
    "no table": lambda read: read._replace(
        paragraphs=(*read.paragraphs[:3], read.paragraphs[6]._replace(cell=()),
                    *read.paragraphs[9:])),
    "divided": lambda read: read._replace(
        paragraphs=(read.paragraphs[0], _paragraph(2, "paragraph", _LONG[:500]),
                    _paragraph(2, "paragraph", _LONG[500:]), *read.paragraphs[2:])),
    "note": _of(10, spans=(Span(_LONG),)),
    "header": _edge(("header", "default", _LONG), _FOOT),
}  # fmt: skip
"""What is told of long texts, which are cut."""


def seen() -> Iterator[str]:
    """Yield what is told of each change: against the file, against its text, and in an offer."""
    original = sent_file()
    sent = _whole(original)
    yield from _each(
        _CHANGES,
        original,
        {
            "file": (sent, original),
            "part of a file": (sent._replace(whole=False), original),
            "text": (sent_text(_MARKDOWN, "x"), None),
            "text with a chart": (sent_text(_MARKDOWN, "x")._replace(beside=("Box",)), None),
        },
    )
    for look in (*_LOOKS, {"raised": "sub", "effects": ("shadow",), "symbols": "Symbol"}):
        other = _look(1, **look)(original)
        yield f"sent with {look}:"
        yield from (f"  {each}" for each in _told(_whole(other), other, copy_of(original)))
    long = sent_file(_LONG, _LONG)
    text = sent_text(_MARKDOWN.replace("Decides what is built.", _LONG), "x")
    yield from _each(_OF_LONG, long, {"file": (_whole(long), long), "text": (text, None)})


def _whole(read: DocxText) -> Sent:
    lines = docx_lines(read)
    return Sent(lines, (), signing_lines(lines), 0, True)


def _each(
    changes: dict[str, Change],
    original: DocxText,
    grounds: dict[str, tuple[Sent, DocxText | None]],
) -> Iterator[str]:
    """Yield what is told of each change, other than of none."""
    usual = {ground: _told(*sent, copy_of(original)) for ground, sent in grounds.items()}
    for name, change in changes.items():
        copy = copy_of(change(original))
        yield f"{name}:"
        said = [*map(str, sorted(copy.hashes)), *copy.signs, *copy.notes]
        said += [odd.message for odd in copy.oddities]
        yield from (f"  copy: {each}" for each in said)
        for ground, sent in grounds.items():
            told = _told(*sent, copy)
            before = usual[ground] if name != "nothing" else []
            yield from (f"  {ground}: {each}" for each in told if each not in before)
            yield from (f"  {ground}, no longer: {each}" for each in before if each not in told)


def _told(sent: Sent, read: DocxText | None, copy: Copy) -> list[str]:
    found = compare_seen(sent, read, copy, compare(sent, copy, _PATH))
    told = [f"{odd.code} {odd.message}" for odd in found.oddities]
    told += [" | ".join(each) for each in found.changes]
    return [*told, *(f"not compared: {each}" for each in found.uncompared)]
