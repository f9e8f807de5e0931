"""What stands twice in a Word file where it may stand once: programs show the one or the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from charter.document.docx.package import PackageParts, key_of
from charter.document.docx.text import Unread
from charter.document.docx.vocabulary import local
from charter.document.docx.xml import W

_ONCE = tuple(W + name for name in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "numPr"))
_REPEATED = frozenset(W + name for name in ("headerReference", "footerReference"))
_LONGEST_CHAIN = 50
"""Styles on each other; no program makes more, and the reader follows no more."""


def doubled(parts: PackageParts) -> Iterator[Unread]:
    """Yield what stands twice, and a chain of styles that is too long to follow."""
    root = parts.root(parts.word.document)
    for child in root:
        if isinstance(child.tag, str) and child.tag not in (f"{W}body", f"{W}background"):
            yield Unread("something beside the text", "the file", f"beside {key_of(child)}")
    for more in root.findall(f"{W}body")[1:]:
        yield Unread("a second text", "the file", f"body {key_of(more)}")
    for name in _ONCE:
        for properties in root.iter(name):
            yield from _twice(properties)
    sheet = parts.root(parts.related("styles"))
    if sheet is not None:
        yield from _ids(sheet, f"{W}style", f"{W}styleId", "styles")
        if len(sheet.findall(f"{W}docDefaults")) > 1:
            yield Unread("two defaults of the styles", "the styles", key_of(sheet))
        yield from _chains(sheet)
    numbering = parts.root(parts.related("numbering"))
    if numbering is not None:
        yield from _ids(numbering, f"{W}abstractNum", f"{W}abstractNumId", "lists")
        yield from _ids(numbering, f"{W}num", f"{W}numId", "lists")


def _twice(properties: Any) -> Iterator[Unread]:
    previous = properties.getprevious()
    while previous is not None and not isinstance(previous.tag, str):
        previous = previous.getprevious()
    stated = {
        (child.tag, tuple(child.attrib.items()), len(child))
        for child in properties
        if isinstance(child.tag, str)
    }
    again = Counter(tag for tag, _, _ in stated)  # some programs say the same twice
    if previous is not None and previous.tag == properties.tag:
        yield Unread("properties that stand twice", "the text", f"twice {key_of(properties)}")
    elif any(n > 1 and tag not in _REPEATED for tag, n in again.items()):
        name = next(local(tag) for tag, n in again.items() if n > 1)
        yield Unread(f"a property that stands twice ({name})", "the text", key_of(properties))


def _ids(root: Any, tag: str, attribute: str, what: str) -> Iterator[Unread]:
    counts = Counter(element.get(attribute) for element in root.iterchildren(tag))
    for name, count in counts.items():
        if count > 1:
            yield Unread(f"{what} of one name ({str(name)[:40]})", f"the {what}", f"ids {name}")


def _chains(sheet: Any) -> Iterator[Unread]:
    based = {}
    for style in sheet.iterchildren(f"{W}style"):
        on = style.find(f"{W}basedOn")
        based[style.get(f"{W}styleId")] = on.get(f"{W}val") if on is not None else None
    depth: dict[Any, int] = {}
    for first in list(based):
        name: Any = first
        chain: dict[Any, None] = {}
        while name in based and name not in depth and name not in chain:
            chain[name] = None
            name = based[name]
        start = depth.get(name, 0)
        for number, each in enumerate(reversed(chain), 1):
            depth[each] = start + number
    if depth and max(depth.values()) > _LONGEST_CHAIN:
        yield Unread("styles on styles, more than can be followed", "the styles", "chain")
