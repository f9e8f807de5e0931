"""What a reader of the page sees beside the words: looks, tables, notes, edges and pictures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from charter.document.docx.text import DocxText, Figure, Look, Page, Paragraph
from charter.offer.verify.compare import Changed, Compared, Sent
from charter.offer.verify.copy import Copy, Oddity, TextLine
from charter.offer.verify.lines import story_lines
from charter.offer.verify.words import Word, plain, sentence, words_in

_ANNEX = re.compile(r"\b(Annex|Anlage|Bilag) [A-Z]\b( \u00b7 )?")
_PAGE = re.compile(r"\b(page|seite|side|of|von|af)\b|#|\b\d{1,4}\b|/", re.IGNORECASE)
_NAMES = (
    "struck out",
    "",
    "raised or lowered",
    "in capitals",
    "in a font of signs",
    "turned round",
)
_MOST = 20
"""Findings of one kind that are told one by one."""
_MARGIN = 3
"""Millimetres by which pages may differ when a program saves them again."""
_SAME_SIZE = 0.05
"""How much a drawing's size may differ when a program saves it again."""


class Seen(NamedTuple):
    """What was found beside the words, and what could not be compared."""

    oddities: list[Oddity]
    changes: list[Changed]
    uncompared: list[str]


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
    looks(compared, seen)
    if original is not None:
        _tables(sent, copy, compared, seen)
    _stories(original, read, numbers, sent, seen)
    _edges(original, read, numbers, sent, seen)
    _pages(original, read, numbers, seen)
    _figures(original, read, numbers, _signing_paragraphs(copy, compared, sent), sent, seen)
    _unread(original, read, numbers, seen)
    return seen


def looks(compared: Compared, seen: Seen) -> None:
    """Add to `seen` the words that look otherwise than they were sent."""
    found: dict[str, list[Word]] = {}
    styles: Counter[str] = Counter()
    for old, new in compared.pairs:
        if new.look is None:
            continue
        # Of a word in Markdown only the text is known; headings may stand in capitals.
        expected = old.look if old.look is not None else Look(caps=new.look.caps)
        if new.look.meaning != expected.meaning:
            for what in _otherwise(expected, new.look):
                found.setdefault(what, []).append(new)
        elif old.look is not None and new.look.style != expected.style:
            styles.update(_styles(expected, new.look))
    for new in compared.added:
        if new.look is not None:
            for what in _otherwise(Look(caps=new.look.caps), new.look):
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


def _otherwise(old: Look, new: Look) -> Iterator[str]:
    for name, before, after in zip(_NAMES, old[:6], new[:6], strict=True):
        if before == after:
            continue
        if not name:
            yield str(after) if after else "no longer hidden"
        else:
            yield name if after else f"no longer {name}"
    if old.effects != new.effects:
        changed = sorted({*old.effects} ^ {*new.effects})
        yield f"marked by an effect of letters ({', '.join(changed)})"


def _styles(old: Look, new: Look) -> Iterator[str]:
    pairs = (
        ("bold", old.bold, new.bold),
        ("italics", old.italic, new.italic),
        ("underlining", old.underlined, new.underlined),
        ("highlighting", old.marked, new.marked),
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
        if (first.label or "") != (new_line.label or ""):
            was, now = first.label or "nothing", new_line.label or "nothing"
            what = f"the number or mark before a line is '{now}', and was '{was}'"
            seen.oddities.append(Oddity("numbering", f"{what}: '{first.text[:80]}'"))
        if first.merged != new_line.merged:
            seen.oddities.append(
                Oddity("table", f"cells are joined otherwise: '{first.text[:120]}'")
            )
        if (first.kind == "row") != (new_line.kind == "row"):
            seen.oddities.append(Oddity("table", f"no longer in a table: '{first.text[:120]}'"))
        if number > 10_000:
            break
    del seen.oddities[5 * _MOST :]


def _stories(
    original: DocxText | None, read: DocxText, region: tuple[int, int], sent: Sent, seen: Seen
) -> None:
    """Find what was changed in text boxes and notes."""
    old = (
        Counter(_story(p) for p in original.paragraphs if p.story and p.text.strip())
        if original is not None
        else Counter()
    )
    new = Counter(
        _story(p)
        for p in read.paragraphs
        if p.story and p.text.strip() and region[0] <= p.number <= region[1] + 1
    )
    if original is None:
        known = {"".join(w.text for w in words_in(text)) for text in sent.beside}
        new = Counter({key: n for key, n in new.items() if key[1] not in known})
    for key in new - old:
        seen.changes.append(Changed(f"a {key[0]}", "", f"{key[2]}{key[3]}"[:600]))
    for key in old - new:
        seen.changes.append(Changed(f"a {key[0]}", f"{key[2]}{key[3]}"[:600], ""))


def _story(paragraph: Paragraph) -> tuple[str, str, str, str]:
    """Return what a paragraph beside the main text says, and how where it is not plain."""
    words = [word for line in story_lines([paragraph]) for word in line.words]
    looks = {
        what for w in words if w.look is not None for what in _otherwise(Look(), w.look) if what
    }
    how = f" ({', '.join(sorted(looks))})" if looks else ""
    return paragraph.story, "".join(w.text for w in words), plain(paragraph.text), how


def _edges(
    original: DocxText | None, read: DocxText, region: tuple[int, int], sent: Sent, seen: Seen
) -> None:
    """Find what was changed in headers and footers."""
    inside = {p.section for p in read.paragraphs if not p.story and _within(p.number, region)}
    if original is not None:
        old, new = _edge_texts(original, None), _edge_texts(read, inside)
        for kind, text in new - old:
            was = next((t for k, t in old - new if k == kind), "")
            seen.changes.append(Changed(f"the {kind}", was, text))
        for kind, text in old - new:
            if not any(k == kind for k, _ in new - old):
                seen.changes.append(Changed(f"the {kind}", text, ""))
        return
    known = plain(" ".join(line.text for line in sent.lines))
    for number in sorted(inside):
        for edge in read.edges[number] if number < len(read.edges) else ():
            text = "\n".join(p.text for p in edge.paragraphs)
            pieces = re.split(r"\t|\n| \u00b7 ", _ANNEX.sub("", text))
            if not all(plain(_PAGE.sub("", piece)) in known for piece in pieces):
                seen.uncompared.append(f"the {edge.kind}: '{plain(text)[:100]}'")


def _edge_texts(read: DocxText, sections: set[int] | None) -> set[tuple[str, str]]:
    """Return the headers and footers that pages show, with how they look where not plain."""
    found = set()
    for number, edges in enumerate(read.edges):
        if sections is not None and number not in sections:
            continue
        for edge in edges:
            parts = [_story(p) for p in edge.paragraphs]
            text = "\n".join(f"{said}{how}" for _, _, said, how in parts if said)
            if not text and edge.which != "default":
                text = f"(none on {edge.which} pages)"
            if text:
                found.add((edge.kind, _ANNEX.sub("", text)))
    return found


def _pages(original: DocxText | None, read: DocxText, region: tuple[int, int], seen: Seen) -> None:
    """Find pages of another size, with other margins or numbers; and such as cut text off."""
    inside = {p.section for p in read.paragraphs if not p.story and _within(p.number, region)}
    pages = [page for n, page in enumerate(read.pages) if n in inside]
    for page in dict.fromkeys(pages):
        if not page.is_usable:
            seen.oddities.append(Oddity("page", "the page leaves no room for its text"))
        elif original is not None and not any(_same_page(page, sent) for sent in original.pages):
            seen.uncompared.append("the size, margins or numbers of its pages, which differ")


def _same_page(one: Page, other: Page) -> bool:
    close = all(abs(a - b) <= _MARGIN for a, b in zip(one[:6], other[:6], strict=True))
    return close and one.numbers == other.numbers


def _signing_paragraphs(copy: Copy, compared: Compared, sent: Sent) -> list[tuple[int, int]]:
    """Return where the rows to sign are in the copy, as numbers of paragraphs."""
    lines = {new.line for old, new in compared.pairs if old.line in sent.signing}
    return [copy.lines[n].paragraphs for n in lines]


def _figures(
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
    if original is None:
        drawn = bool(sent.beside)
        inside = [f for f in new if not f.story and _within(f.paragraph, region)]
        odd = [f for f in inside if f.kind == "picture" or not drawn]
        if any(f.story in ("header", "footer") for f in new):
            seen.uncompared.append("pictures in the header or footer")
        seen.oddities.extend(
            Oddity("picture", f"a {f.kind} was put into the charter") for f in odd[:_MOST]
        )
        return
    left = list(original.figures)
    added = []
    for figure in new:
        same = next((f for f in left if _same_figure(f, figure)), None)
        if same is not None:
            left.remove(same)
        else:
            added.append(figure)
    for figure in added[:_MOST]:
        rival = next((f for f in left if f.kind == figure.kind and f.story == figure.story), None)
        if rival is not None:
            left.remove(rival)
        what = "was put in" if rival is None else "is another, or another size"
        seen.oddities.append(Oddity("picture", f"a {figure.kind} {what}{_where(figure)}"))
    for figure in left[:_MOST]:
        seen.oddities.append(Oddity("picture", f"a {figure.kind} is gone{_where(figure)}"))


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


def _unread(original: DocxText | None, read: DocxText, region: tuple[int, int], seen: Seen) -> None:
    """Name what was not read, unless the file that was sent has the same."""
    keys = Counter(missed.key for missed in original.unread) if original is not None else Counter()
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


def summed(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without those that stand twice, the first of many."""
    all_names = tuple(dict.fromkeys(names))
    more = len(all_names) - _MOST
    return all_names if more <= 0 else (*all_names[:_MOST], f"and {more} more")


__all__ = ["Seen", "TextLine", "compare_seen", "summed"]
