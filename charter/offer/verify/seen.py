"""What a reader of the page sees beside the words: looks, tables, notes, edges and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charter.document.docx.runs import TURNING
from charter.document.docx.text import DocxText, Look
from charter.offer.verify.beside import edges, figures, pages, stories, unread
from charter.offer.verify.compare import Compared, Sent
from charter.offer.verify.copy import Copy, Oddity
from charter.offer.verify.found import MOST, Seen, otherwise
from charter.offer.verify.words import Word, sentence

_MOVED, _TALLER = 8, 30
"""Millimetres, and per cent of a line."""


def compare_seen(sent: Sent, original: DocxText | None, copy: Copy, compared: Compared) -> Seen:
    """Return what a copy in Word shows otherwise than what was sent.

    `original` is the Word file that was sent; without it, the looks of a plain paper are expected.
    """
    read = copy.read
    assert read is not None
    seen = Seen([], [], [])
    region = copy.lines[compared.before : compared.after]
    numbers = (region[0].paragraphs[0], region[-1].paragraphs[1]) if region else (0, 0)
    if sent.whole:
        numbers = (0, 1 << 30)
    looks(sent, compared, seen)
    _labels(sent, copy, compared, seen)
    if original is not None:
        _tables(sent, copy, compared, seen)
    stories(original, read, numbers, sent, seen)
    edges(original, read, numbers, sent, seen)
    pages(original, read, numbers, seen)
    figures(original, read, numbers, _signing_paragraphs(copy, compared, sent), sent, seen)
    unread(original, read, numbers, seen)
    return seen


def looks(sent: Sent, compared: Compared, seen: Seen) -> None:
    """Add to `seen` the words that look otherwise than they were sent."""
    found: dict[str, list[Word]] = {}
    styles: Counter[str] = Counter()
    for old, new in compared.pairs:
        if new.look is None:
            continue
        expected = old.look
        if expected is None:
            # Of a word in Markdown only the text is known; headings may stand in capitals.
            head = sent.lines[old.line].kind in ("heading", "row")
            turned = not TURNING.isdisjoint(sent.lines[old.line].text)
            expected = Look(caps=head and new.look.caps, turned=turned and new.look.turned)
        if new.look.meaning != expected.meaning:
            for what in otherwise(expected, new.look):
                found.setdefault(what, []).append(new)
        elif old.look is not None and new.look.style != expected.style:
            styles.update(_styles(expected, new.look))
    for new in compared.added:
        if new.look is not None:
            for what in otherwise(Look(caps=new.look.caps), new.look):
                found.setdefault(what, []).append(new)
    for what, words in found.items():
        text = sentence(words)[:200]
        code = "hidden-text" if _is_hidden(what) else "look"
        seen.oddities.append(Oddity(code, f"{what}: '{text}'"))
    for what, count in styles.items():
        seen.uncompared.append(f"{what} of {count} word{'s' if count > 1 else ''}, which differs")


def _is_hidden(what: str) -> bool:
    """Return whether a finding says that nobody can read a text."""
    return not what.startswith(("struck", "raised", "in ", "turned", "no longer", "marked"))


def _styles(old: Look, new: Look) -> Iterator[str]:
    pairs = (
        ("bold", old.bold, new.bold),
        ("italics", old.italic, new.italic),
        ("underlining", old.underlined, new.underlined),
        ("the colour behind", old.behind, new.behind),
        ("colour", old.color or "000000", new.color or "000000"),
        ("font", old.font.casefold(), new.font.casefold()),
    )
    yield from (name for name, before, after in pairs if before != after)
    if abs(old.size - new.size) > max(old.size, new.size) * 0.2:
        yield "size"


def _tables(sent: Sent, copy: Copy, compared: Compared, seen: Seen) -> None:
    """Find words that went to another cell or line, joined cells, and other numbers of lists."""
    lines: dict[int, set[int]] = {}
    back: dict[int, set[int]] = {}
    moved: list[Word] = []
    elsewhere = 0
    for old, new in compared.pairs:
        lines.setdefault(old.line, set()).add(new.line)
        back.setdefault(new.line, set()).add(old.line)
        if old.cell != new.cell and sent.lines[old.line].kind == "row":
            moved.append(new)
    if moved:
        seen.oddities.append(Oddity("table", f"in another cell: '{sentence(moved)[:200]}'"))
    for number, (old_line, news) in enumerate(sorted(lines.items())):
        first = sent.lines[old_line]
        joined = {n for new in news for n in back[new]}
        if len(news) > 1 or len(joined) > 1:
            text = first.text[:120]
            seen.oddities.append(Oddity("lines", f"divided or joined otherwise: '{text}'"))
            continue
        new_line = copy.lines[next(iter(news))]
        elsewhere += _stands_elsewhere(first.layout, new_line.layout)
        if (first.kind == "row") != (new_line.kind == "row"):
            seen.oddities.append(Oddity("table", f"no longer in a table: '{first.text[:120]}'"))
        if number > 10_000:
            break
    if elsewhere:
        lines_ = "1 line" if elsewhere == 1 else f"{elsewhere} lines"
        seen.uncompared.append(f"the indents or spacing of {lines_}, which differ")
    del seen.oddities[5 * MOST :]


def _stands_elsewhere(old: tuple[int, ...], new: tuple[int, ...]) -> bool:
    """Return whether two lines stand further apart than a program puts them that saves them."""
    far = any(abs(a - b) > _MOVED for a, b in zip(old[:3], new[:3], strict=True))
    return far or abs(old[3] - new[3]) > _TALLER


def _labels(sent: Sent, copy: Copy, compared: Compared, seen: Seen) -> None:
    """Find other numbers or marks before lines."""
    bare = Counter(line.label for line in sent.lines if line.label and not line.words)
    inside = copy.lines[compared.before : compared.after] if not sent.whole else copy.lines
    for label in Counter(line.label for line in inside if line.label and not line.words) - bare:
        what = f"a number or mark with no text behind it says '{label}'"
        seen.oddities.append(Oddity("numbering", what))
    told = set()
    for old, new in compared.pairs:
        line, other = sent.lines[old.line], copy.lines[new.line]
        if old.line in told:
            continue
        if line.merged != other.merged:
            told.add(old.line)
            what = other.merged or "nothing"
            seen.oddities.append(
                Oddity("table", f"cells are joined or cut otherwise ({what}): '{line.text[:80]}'")
            )
        if line.label is None or line.label == other.label:
            continue
        told.add(old.line)
        if len(told) > MOST:
            break
        was, now = line.label or "nothing", other.label or "nothing"
        what = f"the number or mark before a line is '{now}', and was '{was}'"
        seen.oddities.append(Oddity("numbering", f"{what}: '{line.text[:80]}'"))


def _signing_paragraphs(copy: Copy, compared: Compared, sent: Sent) -> list[tuple[int, int]]:
    """Return where the rows to sign are in the copy, as numbers of paragraphs."""
    lines = {new.line for old, new in compared.pairs if old.line in sent.signing}
    return [copy.lines[n].paragraphs for n in lines]
