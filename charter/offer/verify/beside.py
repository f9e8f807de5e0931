"""What a page shows beside its text: notes, text boxes, edges, pictures, and what was not read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from charter.check.words.signing import SIGNATURE
from charter.document.alike import plain
from charter.document.docx.text import DocxParagraph, DocxText, Figure, Look, SectionPage
from charter.offer.verify.compare import Changed, Sent
from charter.offer.verify.copy import Oddity
from charter.offer.verify.found import MOST, Seen, a_story, otherwise
from charter.offer.verify.lines import label_as_seen, story_lines
from charter.offer.verify.words import page_numbers, words_in
from charter.offer.words import without_annex

_MOST_PAIRS = 250_000
_SAME_SIZE = 0.05
"""How much a drawing's size may differ when a program saves it again."""
_MARGIN = 3
"""Millimetres by which pages may differ when a program saves them again."""


def stories(
    original: DocxText | None, read: DocxText, region: tuple[int, int], sent: Sent, seen: Seen
) -> None:
    """Find what was changed in text boxes and notes."""
    old = (
        Counter(_story(p) for p in original.paragraphs if p.story and (p.text.strip() or p.label))
        if original is not None
        else Counter()
    )
    new = Counter(
        _story(p)
        for p in read.paragraphs
        if p.story and (p.text.strip() or p.label) and region[0] <= p.number <= region[1] + 1
    )
    if original is None:  # of a diagram in Markdown the words are known
        boxes = (
            ("text box", "".join(w.text for w in words_in(t)), plain(t), "") for t in sent.beside
        )
        old = Counter(boxes)
    for key in new - old:
        seen.changes.append(Changed(a_story(key[0]), "", f"{key[2]}{key[3]}"[:600]))
    for key in old - new:
        seen.changes.append(Changed(a_story(key[0]), f"{key[2]}{key[3]}"[:600], ""))


def _story(paragraph: DocxParagraph) -> tuple[str, str, str, str]:
    """Return what a paragraph beside the main text says, and how where it is not plain."""
    words = [word for line in story_lines([paragraph]) for word in line.words]
    looks = {
        what for w in words if w.look is not None for what in otherwise(Look(), w.look) if what
    }
    how = f" ({', '.join(sorted(looks))})" if looks else ""
    label = label_as_seen(paragraph.label)
    said = plain(f"{label} {paragraph.text}" if label else paragraph.text)
    return paragraph.story, label + "".join(w.text for w in words), said, how


def edges(
    original: DocxText | None, read: DocxText, region: tuple[int, int], sent: Sent, seen: Seen
) -> None:
    """Find what was changed in headers and footers."""
    inside = {p.section for p in read.paragraphs if not p.story and _within(p.number, region)}
    if original is not None:
        old, new = _edge_texts(original, None), _edge_texts(read, inside)
        added = [edge for edge in new if edge not in old]
        gone = [edge for edge in old if edge not in new]
        for kind, text in added:
            was = next((t for k, t in gone if k == kind), "")
            seen.changes.append(Changed(f"the {kind}", was, text))
        for kind, text in gone:
            if not any(k == kind for k, _ in added):
                seen.changes.append(Changed(f"the {kind}", text, ""))
        return
    known = plain(" ".join(line.text for line in sent.lines))
    for number in sorted(inside):
        for edge in read.edges[number] if number < len(read.edges) else ():
            text = "\n".join(p.text for p in edge.paragraphs)
            pieces = re.split(r"\t|\n| \u00b7 ", without_annex(text))
            if not all(plain(page_numbers().sub("", piece)) in known for piece in pieces):
                seen.uncompared.append(f"the {edge.kind}: '{plain(text)[:100]}'")


def _edge_texts(read: DocxText, sections: set[int] | None) -> dict[tuple[str, str], None]:
    """Return the headers and footers that pages show, with how they look where not plain."""
    found: dict[tuple[str, str], None] = {}
    for number, edges in enumerate(read.edges):
        if sections is not None and number not in sections:
            continue
        for edge in edges:
            parts = [_story(p) for p in edge.paragraphs]
            text = " / ".join(f"{said}{how}" for _, _, said, how in parts if said)
            if not text and edge.which != "default":
                text = f"(none on {edge.which} pages)"
            if text:
                found[edge.kind, without_annex(text).strip()] = None
    return found


def pages(original: DocxText | None, read: DocxText, region: tuple[int, int], seen: Seen) -> None:
    """Find pages of another size, with other margins or numbers; and such as cut text off."""
    inside = {p.section for p in read.paragraphs if not p.story and _within(p.number, region)}
    pages = [page for n, page in enumerate(read.pages) if n in inside]
    for page in dict.fromkeys(pages):
        dark = page.color and (
            original is None or page.color not in {p.color for p in original.pages}
        )
        if dark:
            seen.uncompared.append("the colour of its pages, which differs")
        if original is None and page.numbers:
            seen.uncompared.append(f"the numbers of its pages ({page.numbers})")
        if not page.is_usable:
            seen.oddities.append(Oddity("page", "the page leaves no room for its text"))
        elif original is not None and not any(_same_page(page, sent) for sent in original.pages):
            seen.uncompared.append("the size, margins or numbers of its pages, which differ")


def _same_page(one: SectionPage, other: SectionPage) -> bool:
    close = all(abs(a - b) <= _MARGIN for a, b in zip(one[:6], other[:6], strict=True))
    return close and one.numbers == other.numbers


def figures(
    original: DocxText | None,
    read: DocxText,
    region: tuple[int, int],
    signing: Sequence[tuple[int, int]],
    sent: Sent,
    seen: Seen,
) -> None:
    """Find pictures and shapes that were put in, taken out or exchanged."""

    def at_the_signatures(figure: Figure) -> bool:
        return not figure.story and any(a <= figure.paragraph <= b for a, b in signing)

    new = [f for f in read.figures if not at_the_signatures(f)]
    for figure in read.figures:
        large = figure.width > SIGNATURE[0] or figure.height > SIGNATURE[1]
        if at_the_signatures(figure) and (figure.floats or large):
            what = f"a {figure.kind} laid over the lines to sign"
            seen.uncompared.append(f"{what}, {figure.width} by {figure.height} mm")
        elif at_the_signatures(figure):
            seen.oddities.append(Oddity("note", f"a {figure.kind} where one signs"))
    if original is None:
        drawn = bool(sent.beside)
        inside = [f for f in new if not f.story and _within(f.paragraph, region)]
        odd = [f for f in inside if f.kind == "picture" or f.floats or not drawn]
        if any(f.story in ("header", "footer") for f in new):
            seen.uncompared.append("pictures in the header or footer")
        seen.oddities.extend(
            Oddity("picture", f"a {f.kind} was put into the charter") for f in odd[:MOST]
        )
        return
    left, added, moved = _left_over(list(original.figures), new)
    if moved:
        seen.uncompared.append(f"where {moved} of the pictures and shapes lie, which differs")
    for figure in added[:MOST]:
        rival = next((f for f in left if f.kind == figure.kind and f.story == figure.story), None)
        if rival is not None:
            left.remove(rival)
        where = _where(figure)
        what = f"is another, or another size{where}" if rival else f"was put{where or ' in'}"
        seen.oddities.append(Oddity("picture", f"a {figure.kind} {what}"))
    for figure in left[:MOST]:
        seen.oddities.append(Oddity("picture", f"a {figure.kind} is gone{_where(figure)}"))


def _left_over(old: list[Figure], new: list[Figure]) -> tuple[list[Figure], list[Figure], int]:
    """Return the figures that only one of two files has, and how many lie elsewhere.

    A program may save sizes a bit off.
    """
    exact = Counter(map(_as_drawn, old)) & Counter(map(_as_drawn, new))
    left, added = (_without(figures, exact.copy()) for figures in (old, new))
    if len(left) * len(added) > _MOST_PAIRS:
        return left, added, 0
    more = []
    moved = 0
    for figure in added:
        same = next((f for f in left if _same_figure(f, figure)), None)
        if same is None:
            more.append(figure)
        else:
            left.remove(same)
            moved += same.place != figure.place
    return left, more, moved


def _without(figures: list[Figure], taken: Counter[tuple[object, ...]]) -> list[Figure]:
    rest = []
    for figure in figures:
        key = _as_drawn(figure)
        if taken[key]:
            taken[key] -= 1
        else:
            rest.append(figure)
    return rest


def _as_drawn(figure: Figure) -> tuple[object, ...]:
    return figure._replace(paragraph=0, story="" if figure.story == "text box" else figure.story)


def _same_figure(one: Figure, other: Figure) -> bool:
    close = all(
        abs(a - b) <= max(1, round(max(a, b) * _SAME_SIZE))
        for a, b in ((one.width, other.width), (one.height, other.height))
    )
    alike = (one.kind, one.digest, one.floats) == (other.kind, other.digest, other.floats)
    place = {one.story, other.story} <= {"", "text box"} or one.story == other.story
    return alike and place and close


def _where(figure: Figure) -> str:
    return f" in the {figure.story}" if figure.story else ""


def unread(original: DocxText | None, read: DocxText, region: tuple[int, int], seen: Seen) -> None:
    """Name what was not read, unless the file that was sent has the same."""
    keys = Counter(missed.key for missed in original.unread) if original is not None else Counter()
    known = set(original.comments) if original is not None else set()
    for comment in read.comments:
        if comment not in known:
            who = comment.author or "somebody"
            seen.uncompared.append(f"what a comment of {who} means for it: '{comment.text[:200]}'")
    for missed in read.unread:
        if missed.paragraph and not _within(missed.paragraph, region):
            continue
        if keys[missed.key]:
            keys[missed.key] -= 1
            continue
        seen.uncompared.append(f"{missed.what}, {missed.where}")
    gone = +keys if original is not None else Counter()
    if gone and original is not None:
        names = {missed.key: missed.what for missed in original.unread}
        seen.uncompared.extend(f"{names[key]}, which was sent and is not there" for key in gone)


def _within(number: int, region: tuple[int, int]) -> bool:
    return region[0] <= number <= region[1]
