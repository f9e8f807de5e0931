"""Headers and footers of a Word file, by section, as far as its pages show them (17.10)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from charter.document.docx.package import Parts
from charter.document.docx.text import Edge, Paragraph
from charter.document.docx.vocabulary import R, W, is_on

Story = Callable[[str, Any, str], list[Paragraph]]


def edges_of(
    parts: Parts, sections: Sequence[Any], settings: Any, story: Story
) -> tuple[tuple[Edge, ...], ...]:
    """Return the headers and footers of each section; one that has none takes those before it."""
    even = settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders"))
    links = parts.links(parts.word.document)
    stated: dict[tuple[str, str], str] = {}
    read: dict[tuple[str, str], tuple[Paragraph, ...]] = {}
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
        found.append(tuple(edges))
    return tuple(found)
