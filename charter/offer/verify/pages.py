"""What a PDF shows beside the words of a charter: the edges of its pages, and its pictures."""

from __future__ import annotations

import re
from collections import Counter

from charter.document.docx.text import DocxText
from charter.offer.verify.compare import Changed, Compared, Sent
from charter.offer.verify.copy import Copy, Oddity
from charter.offer.verify.found import Seen
from charter.offer.verify.words import is_stamp, plain, words_in, words_of

_PAGE = re.compile(r"\b(page|seite|side|of|von|af)\b|#|\b\d{1,4}\b|/", re.IGNORECASE)
_ANNEX = re.compile(r"\b(Annex|Anlage|Bilag) [A-Z]\b( \u00b7 )?")
_CLOSE = 0.1
"""How much the size of a picture on a page may differ from that in the Word file."""


def compare_pages(sent: Sent, original: DocxText | None, copy: Copy, compared: Compared) -> Seen:
    """Return what a PDF shows otherwise than what was sent; pictures are compared by their size."""
    seen = Seen([], [], [])
    region = copy.lines[compared.before : compared.after]
    pages = range(region[0].page, region[-1].page + 1) if region else range(0)
    _edges(sent, original, copy, pages, seen)
    _pictures(original, copy, pages, seen)
    if original is not None:
        _stories(original, copy, seen)
    return seen


def _stories(original: DocxText, copy: Copy, seen: Seen) -> None:
    """Find notes and text boxes that no page shows; where they stand is the program's choice."""
    shown = "".join(word.text for line in copy.lines for word in line.words)
    for paragraph in original.paragraphs:
        letters = "".join(word.text for word in words_in(paragraph.text))
        if paragraph.story and letters.replace("-", "") not in shown.replace("-", ""):
            seen.changes.append(Changed(f"a {paragraph.story}", plain(paragraph.text)[:600], ""))


def _edges(sent: Sent, original: DocxText | None, copy: Copy, pages: range, seen: Seen) -> None:
    """Find what stands at the head or foot of pages and was not sent."""
    known = Counter(word.text for word in words_of(_PAGE.sub(" ", text) for text in sent.beside))
    said = Counter(word.text for word in sent.words)
    told = set()
    for line in copy.lines:
        bare = plain(_PAGE.sub(" ", _ANNEX.sub("", line.text)))
        if line.kind != "edge" or line.page not in pages or is_stamp(line.text) or bare in told:
            continue
        told.add(bare)
        counts = Counter(word.text for word in words_in(bare))
        if not counts or counts <= (known if original is not None else said):
            continue
        if original is not None:
            seen.changes.append(Changed("the head or foot of a page", "", line.text))
        else:
            seen.uncompared.append(f"the head or foot of pages: '{line.text[:100]}'")


def _pictures(original: DocxText | None, copy: Copy, pages: range, seen: Seen) -> None:
    """Find pictures of a size that was not sent."""
    sizes = (
        [(f.width, f.height) for f in original.figures if f.kind == "picture"]
        if original is not None
        else []
    )
    for picture in copy.pictures:
        if picture.page not in pages or picture.signature:
            continue
        fits = [
            size
            for size in sizes
            if abs(size[0] - picture.width) <= max(2, size[0] * _CLOSE)
            and abs(size[1] - picture.height) <= max(2, size[1] * _CLOSE)
        ]
        if not fits:
            what = f"a picture was put in, {picture.width} by {picture.height} mm"
            seen.oddities.append(Oddity("picture", f"{what}, on page {picture.page}", picture.page))
