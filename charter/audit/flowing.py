"""Lines as they were broken, such as those of plain text or a page, as paragraphs and items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from charter.audit.headings import is_known
from charter.audit.papers import LineKind, PaperLine
from charter.audit.titles import is_title
from charter.document.outside.reading import BULLET_MARKS
from charter.named_tuples import NamedTuple
from charter.problems import Place

_MARKS = (
    rf"[{BULLET_MARKS}\uf0b7\uf0a7\uf0d8\u25cf\u2043\u204c\u204d\u2219\u25e6\u29bf\u2765]\ufe0f?"
)
_BULLET = re.compile(
    rf"(?:{_MARKS}\s*|[-*+–—·o»>]\s+|\(?\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}[.)](?:\s+|(?=[A-Z][a-z]))"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+|\(?[a-z][.)]\s+|\(?[ivx]{1,5}[.)]\s+|\[[ xX]?\]\s+)(?=\S)"
)
_NUMBER = re.compile(r"\(?(?:\d|[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])")
_NO_TEXT = re.compile(r"[\W_]*\Z")
_UNDERLINE = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\*{3,}|_{3,})\s*\Z")
_ENDS = ".:;!?"
_HEADING_WORDS = 9
_KNOWN_WORDS = 7
_CLOSE = 0.97
_LONG = 130
"""Letters from which on no line was broken to fit a window."""


class RawLine(NamedTuple):
    """A line as it stands, from where to where it reaches, and where it is in the file.

    `size` is the height of its letters where it is known, `gap` whether there is room above it.
    """

    text: str
    left: float
    right: float
    place: Place
    where: str = ""
    size: float = 0.0
    bold: bool = False
    gap: bool = False


def bullet_in(text: str) -> tuple[str, bool]:
    """Return a text without the mark of an item before it, and whether it had one."""
    found = _BULLET.match(text)
    return (text[found.end() :], True) if found else (text, False)


def flowed(raw: Sequence[RawLine]) -> Iterator[PaperLine]:
    """Yield paragraphs, headings and items; what was broken to fit the page is put together."""
    edge = _edge(raw)
    plain = _usual_size(raw)
    sizes = sorted({round(line.size, 1) for line in raw}, reverse=True)
    held: list[RawLine] = []
    kind: LineKind = "text"
    lefts: list[float] = []
    gap = True
    for number, line in enumerate(raw):
        text = line.text.strip()
        after = raw[number + 1] if number + 1 < len(raw) else None
        then = next((r for r in raw[number + 2 : number + 4] if r.text.strip()), None)
        if _NO_TEXT.match(text):
            gap = True
            continue
        gap = gap or line.gap
        bare, is_item = bullet_in(text)
        alone = gap or not edge or not held or held[-1].text.rstrip()[-1] in _ENDS
        heading = _heads(line, bare, gap, plain, after, is_item) or (
            alone and not is_item and is_title(bare)
        )
        if is_item and gap and after is not None and not after.text.strip():
            heading = heading or _numbered_heading(line, bare, then)
        goes_on = bool(held) and (
            _same_heading(held[-1], line, gap, plain)
            if heading
            else not is_item and _goes_on(held, line, kind, gap, edge)
        )
        if goes_on and (kind == "heading") == heading:
            held.append(line)
        else:
            yield from _made(held, kind, lefts, sizes)
            held = [line]
            kind = "heading" if heading else "item" if is_item else "text"
            lefts = [left for left in lefts if left < line.left - 1] if is_item else []
            if is_item:
                lefts.append(line.left)
        gap = heading and not line.size
    yield from _made(held, kind, lefts, sizes)


def _made(
    held: Sequence[RawLine], kind: LineKind, lefts: Sequence[float], sizes: Sequence[float]
) -> Iterator[PaperLine]:
    if not held:
        return
    said = held[0].text.strip()
    for line in held[1:]:
        text = line.text.strip()
        broken = said.endswith("-") and said[-2:-1].isalpha() and text[:1].islower()
        said = said + text if broken else f"{said} {text}"
    text, _ = bullet_in(" ".join(said.split()))
    first = held[0]
    level = max(len(lefts) - 1, 0) if kind == "item" else 0
    if kind == "heading":
        text = text.strip("*_# ")
        level = sizes.index(round(first.size, 1)) + 1
    if not _NO_TEXT.match(text):
        yield PaperLine(text, kind, level, first.place, first.where)


def _heads(
    line: RawLine, text: str, gap: bool, plain: float, after: RawLine | None, is_item: bool
) -> bool:
    """Return whether a line is a heading: by its look, its capitals, or where it stands."""
    words = text.split()
    if len(words) > _HEADING_WORDS or not text[:1].isalnum() or text[-1] in ".;,":
        return False
    follows = after is not None and bool(after.text.strip())
    if not is_item and len(words) <= _KNOWN_WORDS and text[0].isupper() and is_known(text):
        return True
    if after is not None and _UNDERLINE.match(after.text):
        return True
    if is_item and not _NUMBER.match(line.text.strip()):
        return False
    if plain and (line.size > plain * 1.12 or (line.bold and line.size >= plain * 0.75)):
        return True
    if text.isupper() and len(text) > 3:
        return gap or not follows or is_item
    if is_item or not gap or text[:1].islower():
        return False
    if text.endswith(":"):
        return len(words) <= 6 and follows
    if after is None or text[-1] in _ENDS:
        return False
    return len(words) <= 6 and (not follows or bullet_in(after.text.strip())[1] or after.gap)


def _numbered_heading(line: RawLine, text: str, then: RawLine | None) -> bool:
    """Return whether a numbered line alone is a heading: "1) Governance" above a paragraph."""
    words = text.split()
    number = _NUMBER.match(line.text.strip())
    if number is None or len(words) > _KNOWN_WORDS or text[-1] in ".;," or then is None:
        return False
    next_number = _NUMBER.match(then.text.strip()) and bullet_in(then.text.strip())[1]
    return text[0].isupper() and not next_number


def _same_heading(before: RawLine, line: RawLine, gap: bool, plain: float) -> bool:
    """Return whether a large line goes on with the heading above it."""
    return not gap and abs(line.size - before.size) < 0.1 and line.size > plain * 1.12 > 0


def _goes_on(held: Sequence[RawLine], line: RawLine, kind: str, gap: bool, edge: float) -> bool:
    """Return whether a line goes on with what the one before it says."""
    if gap or kind == "heading":
        return False
    before = held[-1]
    text, said = line.text.strip(), before.text.strip()
    indented = kind == "item" and line.left > held[0].left + 1 and bool(edge)
    if said[-1] == "-" and said[-2:-1].isalpha() and text[0].islower():
        return True
    if text[0].islower() or text[0] in "(&,;":
        return said[-1] not in ".!?" or indented
    if said[-1] in _ENDS and not indented:
        return kind == "text" and said[-1] == "." and _was_full(before, line, edge)
    return indented or _was_full(before, line, edge)


def _was_full(before: RawLine, line: RawLine, edge: float) -> bool:
    """Return whether the first word of a line would have had no room on the one before it."""
    if not edge:
        return False
    length = max(len(before.text.strip()), 1)
    each = (before.right - before.left) / length
    first = len(line.text.split()[0]) + 1
    return before.right + first * each > edge * _CLOSE


def _edge(raw: Sequence[RawLine]) -> float:
    """Return how far right lines go before they are broken, or 0 where none was."""
    rights = sorted(line.right for line in raw if line.text.strip())
    if not rights:
        return 0.0
    edge = rights[int(len(rights) * 0.98)] if len(rights) > 10 else rights[-1]
    if not raw[0].size and (edge > _LONG or edge < 40 or not _is_broken(raw, edge)):
        return 0.0
    return edge


def _is_broken(raw: Sequence[RawLine], edge: float) -> bool:
    """Return whether a text has a long line that goes on in the next, in small letters."""
    return any(
        line.right >= 0.75 * edge and after.text.strip()[:1].islower()
        for line, after in pairwise(raw)
    )


def _usual_size(raw: Sequence[RawLine]) -> float:
    """Return the height of the letters in which most of a text is set."""
    counts: dict[float, int] = {}
    for line in raw:
        size = round(line.size, 1)
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=0.0)
