"""Headers and footers of a Word file, by section, as far as its pages show them (17.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from charter.document.docx.legibility import twips
from charter.document.docx.package import PackageParts
from charter.document.docx.text import DocxParagraph, Edge, SectionPage
from charter.document.docx.vocabulary import is_on
from charter.document.docx.xml import R, W

_MILLIMETRE = 1440 / 25.4
"""Twentieths of a point."""
ReadStory = Callable[[str, Any, str], list[DocxParagraph]]


def edges_of(
    parts: PackageParts, sections: Sequence[Any], settings: Any, story: ReadStory
) -> tuple[tuple[Edge, ...], ...]:
    """Return the headers and footers of each section; one that has none takes those before it."""
    even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    links = parts.links(parts.word.document)
    stated: dict[tuple[str, str], str] = {}
    read: dict[tuple[str, str], tuple[DocxParagraph, ...]] = {}
    found: list[tuple[Edge, ...]] = []
    for section in sections or (None,):
        if section is None:
            found.append(())
            continue
        for reference in section.iterchildren(f"{W}headerReference", f"{W}footerReference"):
            kind = "header" if reference.tag == f"{W}headerReference" else "footer"
            link = links.get(reference.get(f"{R}id", ""))
            if link is not None and not link.external:
                stated[kind, reference.get(f"{W}type", "default")] = link.target
        which = ["default", *(["even"] if even else [])]
        which += ["first"] if is_on(section.find(f"{W}titlePg")) else []
        edges = []
        for (kind, name), part in sorted(stated.items()):
            if name not in which:
                continue
            if (kind, part) not in read:
                root = parts.root(part)
                read[kind, part] = tuple(story(part, root, kind)) if root is not None else ()
            edges.append(Edge(kind, name, read[kind, part]))
        for kind in ("header", "footer"):
            # A first or an even page that has none of its own shows none.
            missing = {name for k, name in stated if k == kind and name == "default"} and [
                name for name in which if (kind, name) not in stated
            ]
            edges += [Edge(kind, name, ()) for name in missing]
        found.append(tuple(edges))
    return tuple(found)


def page_of(section: Any) -> SectionPage:
    """Return the page of a section (17.6.11, 17.6.13); letters stand between its margins."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    numbers = section.find(f"{W}pgNumType")

    def of(element: Any, name: str, missing: int) -> int:
        return twips(element.get(W + name, ""), missing) if element is not None else missing

    gutter = of(margins, "gutter", 0)
    sides = (
        of(size, "w", 12240),
        of(size, "h", 15840),
        of(margins, "left", 1440) + gutter,
        of(margins, "right", 1440),
        of(margins, "top", 1440),
        of(margins, "bottom", 1440),
    )
    form = numbers.get(f"{W}fmt", "decimal") if numbers is not None else "decimal"
    start = numbers.get(f"{W}start", "") if numbers is not None else ""
    told = " from ".join(filter(None, (form if form != "decimal" else "", start)))
    wide, high, left, right, top, bottom = (round(side / _MILLIMETRE) for side in sides)
    return SectionPage(wide, high, left, right, top, bottom, told)
