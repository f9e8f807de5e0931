"""Entries of emphases.yaml, posting-borders.yaml and posting-shapes.yaml to typed data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from charter.facts.posting_rules import Emphasis, PostingBorder, PostingShape, ShapePart
from charter.load.advice_entries import Laid, conditions


def emphasis(raw: Laid) -> Emphasis:
    """Return what is told first, or left out, because of what a company said."""
    get = raw.data.get
    words: Mapping[str, Any] = get("words") or {}
    return Emphasis(
        id=get("id", ""),
        when=conditions(get("when")),
        words={code: tuple(said) for code, said in words.items()},
        reasons=tuple(get("reasons") or ()),
        more=dict(get("more") or {}),
        less=tuple(get("less") or ()),
        place=raw.place,
        own=raw.own,
    )


def posting_border(raw: Laid) -> PostingBorder:
    """Return a sentence on where the work of a neighbour begins."""
    get = raw.data.get
    return PostingBorder(
        id=get("id", ""),
        about=get("about", ""),
        theirs=tuple(get("theirs") or ()),
        mine=tuple(get("mine") or ()),
        heard=tuple(get("heard") or ()),
        hears=tuple(get("hears") or ()),
        say=tuple(get("say") or ()),
        place=raw.place,
        own=raw.own,
    )


def posting_shape(raw: Laid) -> PostingShape:
    """Return a way to build a posting; what it does not say is as in the plain one."""
    get, plain = raw.data.get, PostingShape("")

    def part(name: str) -> ShapePart:
        usual: ShapePart = getattr(plain, name)
        said = get(name) or {}
        return ShapePart(
            said.get("as", usual.form), said.get("most", usual.most), said.get("voice", usual.voice)
        )

    return PostingShape(
        id=get("id", ""),
        when=conditions(get("when")),
        given=tuple(get("given") or ()),
        order=tuple(get("order") or plain.order),
        owns=part("owns"),
        success=part("success"),
        musts=part("musts"),
        helps=part("helps"),
        headings=get("headings", plain.headings),
        length=get("length", plain.length),
        enough=get("enough", plain.enough),
        limits=get("limits", plain.limits),
        facts=get("facts", plain.facts),
        place=raw.place,
        own=raw.own,
    )
