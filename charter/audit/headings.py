"""What stands under a heading of a paper: duties, results, requirements, facts or boilerplate."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from charter.audit.papers import Strength
from charter.audit.words import begins, whole, within
from charter.check.words.word_lists import shape_pattern

SectionKind = Literal[
    "duty", "result", "requirement", "fact", "boilerplate", "neutral", "mixed", ""
]
"""Of neutral and mixed ones the sentences tell; "" is a heading that nobody knows."""
_ORDER: tuple[SectionKind, ...] = (
    "duty",
    "result",
    "requirement",
    "fact",
    "boilerplate",
    "neutral",
)
_BY_WORDS: tuple[SectionKind, ...] = ("boilerplate", "requirement", "result", "duty")
_AND = re.compile(r"\s*(?:,|/|&|\+|;|\band\b|\bor\b|\s[-–—|]\s|:\s)\s*", re.IGNORECASE)
_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])\s+")
_MOST_WORDS = 14
_WHO = re.compile(
    r"^(?:what\s+)?(?:you|they|he|she|i|this role|the [\w ]{1,25}?)"
    r"(?:['’]ll)?\s+(?:will\s+)?(?=\w)",
    re.IGNORECASE,
)
_MOST_IN_A_LINE = 7
_STRENGTHS: tuple[Strength, ...] = ("stops", "decides", "supports", "owns")


@lru_cache(20_000)
def under(heading: str, title: str = "") -> SectionKind:
    """Return what stands under a heading; `title` is that of the paper, which it may repeat."""
    text = " ".join(heading.replace("*", " ").split()).strip(" :.#_–—-")
    text = _NUMBERING.sub("", text)
    if title:
        text = re.sub(rf"^(?:the\s+)?{re.escape(title)}(?:['’]s)?\W*", "", text, flags=re.I) or text
    if not text or len(text.split()) > _MOST_WORDS:
        return ""
    if known := _known(text):
        return known
    pieces = [piece for piece in _AND.split(text) if piece]
    kinds: list[SectionKind] = [kind for piece in pieces if (kind := _known(piece))]
    if len(pieces) > 1 and len(kinds) == len(pieces):
        return _joined(kinds)
    held = [kind for kind in _BY_WORDS if within("papers", "heading_words", kind).search(text)]
    if held:
        return _joined(held)
    if len(pieces) == 1 or not kinds:
        return "requirement" if _asks(text) else ""
    return ""


@lru_cache(20_000)
def is_known(text: str) -> bool:
    """Return whether a line is by its words alone the heading of a part of a paper."""
    plain = _NUMBERING.sub("", text).strip(" :.#_*")
    if _known(plain):
        return True
    if len(plain.split()) > _MOST_IN_A_LINE or not plain[:1].isupper():
        return False
    words = [within("papers", "heading_words", kind) for kind in _BY_WORDS]
    return any(at.end() == len(plain) for each in words for at in each.finditer(plain))


def _joined(kinds: list[SectionKind]) -> SectionKind:
    said = [kind for kind in kinds if kind != "neutral"]
    if not said:
        return "neutral"
    if {"duty", "requirement"} <= set(said):
        return "mixed"
    return said[0]


def _known(text: str) -> SectionKind:
    for kind in _ORDER:
        if whole("papers", "headings", kind).match(text):
            return kind
    bare = _bare(text)
    if bare and bare != text:
        for kind in _ORDER:
            if whole("papers", "headings", kind).match(bare):
                return kind
    return ""


def _bare(text: str) -> str:
    """Return a heading without modifiers before it and tails behind it."""
    before = None
    while before != text:
        before = text
        if found := begins("papers", "modifiers").match(text):
            text = text[found.end() :].lstrip(" ,/&-")
    for found in within("papers", "tails").finditer(text):
        if found.end() == len(text) and found.start():
            return text[: found.start()].rstrip(" ,:")
    return text


def _asks(text: str) -> bool:
    if shape_pattern("en", "not_musts").search(text):
        return False
    return bool(shape_pattern("en", "musts", "whole").match(text))


@lru_cache(20_000)
def strength_under(heading: str) -> Strength | None:
    """Return what a heading or lead-in says of all that stands under it, or None."""
    text = _NUMBERING.sub("", " ".join(heading.split()).strip(" :.#_*"))
    text = _WHO.sub("", text)
    for strength in _STRENGTHS:
        if whole("papers", "above", strength).match(text):
            return strength
    return None
