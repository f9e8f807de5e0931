"""A copy against the charter that was sent, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from charter.document.diagram import Diagram
from charter.document.parse import parse_markdown
from charter.offer.pack.words import SIGNATURES
from charter.offer.verify.copy import Copy, CopyLine
from charter.offer.verify.words import Word, by_line, same, sentence, words_of
from charter.problems import InputError, error
from charter.review.lines import Line, lines_of_markdown, tidy

MAX_WORDS = 60_000
_MOST_SIGNED, _CONTEXT = 25, 5
"""Words that a line to sign may get; words shown around a change."""
NUMBER = re.compile(r"\(?(\d{1,3}(\.\d{1,3})*|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Za-z])[.)]*")
"""What a list or a heading has before it; the Markdown has none."""
_MONEY = re.compile(r"[$\u20ac\u00a3%]|\d{1,3}([.,]\d{3})+")


class Changed(NamedTuple):
    """One change: `old` is empty where words were added, `new` where they were taken out."""

    section: str
    old: str
    new: str


class Sent(NamedTuple):
    """The charter that was sent, ready to be compared: its lines, and where it is signed.

    `labels` are the words of its diagram, which stands before the line number `diagram`.
    """

    lines: tuple[Line, ...]
    labels: tuple[str, ...]
    diagram: int
    signing: int

    @property
    def title(self) -> str:
        """Return its first line."""
        return self.lines[0].text if self.lines else ""

    @property
    def last(self) -> str:
        """Return what its last line to sign begins with."""
        return self.lines[-1].cells[0] if self.lines else ""


class Compared(NamedTuple):
    """What a copy has changed, what was filled in where one signs, and where the charter stands.

    `before` and `after` are numbers of the copy's lines: the charter is between them.
    """

    changes: tuple[Changed, ...]
    filled: tuple[str, ...]
    before: int
    after: int


def sent(text: str, name: str) -> Sent:
    """Return a charter's Markdown, ready to be compared."""
    lines = lines_of_markdown(text, name)
    labels = [
        line
        for block in parse_markdown(text, name)
        if isinstance(block, Diagram)
        for node in block.nodes
        for line in node.lines
    ]
    before = lines_of_markdown(text.partition("```mermaid")[0], name) if labels else ()
    signing = len(lines)
    while signing and lines[signing - 1].kind == "row":
        signing -= 1
    if signing == len(lines) or any(lines[-1].cells[2:]):
        signing = len(lines)
    return Sent(lines, tuple(labels), len(before), signing)


def compare(original: Sent, copy: Copy, path: Path) -> Compared:
    """Return what a copy changed in the charter. Raises InputError where it is far too long."""
    old = words_of(" ".join(line.cells) for line in original.lines)
    new = words_of(tidy(line.text) for line in copy.lines)
    if len(new) > MAX_WORDS:
        raise error(InputError, path, "too-large", f"{len(new):,} words are too many for an offer")
    return Comparison(original, copy, old, new).run()


class Comparison:
    """One comparison of words, in which a letter differs from a charter."""

    def __init__(
        self, original: Sent, copy: Copy, old: Sequence[Word], new: Sequence[Word]
    ) -> None:
        self.sent, self.copy, self.old, self.new = original, copy, old, new
        self.labels = Counter(word.text for word in words_of(original.labels))
        self.lengths = Counter(word.line for word in new)
        self.starts = {old[0].line: 0} if old else {}
        for number in range(1, len(old)):
            if old[number].line != old[number - 1].line:
                self.starts[old[number].line] = number
        self.first = set(self.starts.values())
        self.signed: dict[str, list[Word]] = {}
        self.edits: list[tuple[int, int, list[Word]]] = []

    def run(self) -> Compared:
        """Return what was changed, and what was filled in."""
        matcher = SequenceMatcher(
            None, [w.text for w in self.old], [w.text for w in self.new], autojunk=False
        )
        codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
        begin, end = self._range(matcher)
        for tag, a, b, c, d in codes:
            if tag == "insert":
                a, c, d = self._at_a_start(a, c, d)  # noqa: PLW2901
                b = a  # noqa: PLW2901
            inside = self.new[max(c, begin) : min(d, end)]
            part = [word for word in inside if self.copy.lines[word.line].kind != "edge"]
            if same(self.old[a:b], part):
                continue
            if a == b:
                part = self.unexpected(a, part)
            if part or a != b:
                self.edits.append((a, b, part))
        filled, too_much = self._filled()
        found = [*self._changes(), *too_much]
        before = self.new[begin].line if begin < len(self.new) else len(self.copy.lines)
        after = self.new[end - 1].line + 1 if end else 0
        return Compared(tuple(found), filled, before, after)

    def _range(self, matcher: SequenceMatcher[str]) -> tuple[int, int]:
        """Return where the charter begins and ends in the copy, by the words that are the same."""
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        if not blocks:
            return 0, 0
        first, last = blocks[0], blocks[-1]
        begin = first.b
        if first.a:  # its first words were changed: they stand just before
            line = self.new[first.b].line
            begin = max(0, first.b - first.a)
            while begin and first.a and self.new[begin - 1].line == line:
                begin -= 1
        end = last.b + last.size
        if not end:
            return begin, end
        here, page = self.new[end - 1].line, self.copy.lines[self.new[end - 1].line].page
        while end < len(self.new):
            next_ = self.copy.lines[self.new[end].line]
            on_page = page and next_.page == page
            in_row = not page and next_.kind == "row" and self.new[end].line == here
            if not (on_page or in_row):
                break
            end += 1
        return begin, end

    def _at_a_start(self, a: int, c: int, d: int) -> tuple[int, int, int]:
        """Return where added words stand, at the start of a line if the same words allow it."""
        at, low, high = a, c, d
        while at < len(self.old) and self.old[at].text == self.new[low].text:
            at, low, high = at + 1, low + 1, high + 1
            if at in self.first:
                return at, low, high
        return a, c, d

    def unexpected(self, at: int, part: list[Word]) -> list[Word]:
        """Return what of added words a program does not add by itself."""
        line = self.old[at].line if at < len(self.old) else len(self.sent.lines)
        fresh = at in self.first or at == len(self.old)
        kind = self.sent.lines[line].kind if line < len(self.sent.lines) else ""
        left: list[Word] = []
        pieces = by_line(part)
        for number, piece in enumerate(pieces):
            counts = Counter(word.text for word in piece)
            whole = self.lengths[piece[0].line] == len(piece)
            if whole and counts <= self.labels:
                self.labels -= counts  # its diagram, which stands where a program likes
            elif not (
                fresh
                and kind in ("item", "heading")
                and number == len(pieces) - 1
                and not whole
                and NUMBER.fullmatch("".join(word.text for word in piece))
            ):
                left += piece
        if not left or self._is_head(line, left) or self._is_head(line - fresh, left):
            return []
        if line > self.sent.signing or (line == self.sent.signing and not fresh):
            row = self.sent.lines[line - 1 if fresh else line].cells[0]
            self.signed.setdefault(row, []).extend(left)
            return []
        return left

    def _is_head(self, line: int, part: list[Word]) -> bool:
        """Return whether words are the head of the table at `line`, on a new page again."""
        if not 0 < line < len(self.sent.lines) or self.sent.lines[line].kind != "row":
            return False
        while line and self.sent.lines[line - 1].kind == "row":
            line -= 1
        return same(words_of([" ".join(self.sent.lines[line].cells)]), part)

    def _filled(self) -> tuple[tuple[str, ...], list[Changed]]:
        """Return what was filled in at the lines to sign, and what is no signature."""
        filled, changed = [], []
        section = self.sent.lines[-1].section if self.sent.lines else ""
        for row, words in self.signed.items():
            text = sentence(words)
            if is_mark(text):
                continue
            if is_clause(text):
                changed.append(Changed(section, "", text))
            elif any(any(c.isalnum() for c in word.text) for word in words):
                filled.append(f"{row}: {text}")
        return tuple(filled), changed

    def _changes(self) -> Iterator[Changed]:
        """Yield what was changed, with a few words around it; what is near goes together."""
        for group in self._groups():
            a, b = group[0][0], group[-1][1]
            line = self._line(a)
            here = [n for n in range(len(self.old)) if self.old[n].line == line]
            low = max(a - _CONTEXT, here[0]) if here else a
            high = min(b + _CONTEXT, here[-1] + 1) if here else b
            high = max(high, b)
            section = self.sent.lines[line].section if self.sent.lines else ""
            added: list[Word] = []
            at = low
            for start, stop, part in group:
                added += [*self.old[at:start], *part]
                at = stop
            added += self.old[at:high]
            whole = a == b and a in self.first and len(group) == 1
            if whole:
                yield Changed(section, "", sentence(group[0][2])[:600])
                continue
            gone = not any(part for _, _, part in group) and here and (low, high) == (a, b)
            old = sentence(self.old[low:high])
            yield Changed(section, old[:600], "" if gone else sentence(added)[:600])

    def _groups(self) -> Iterator[list[tuple[int, int, list[Word]]]]:
        group: list[tuple[int, int, list[Word]]] = []
        for edit in self.edits:
            if group and (
                edit[0] - group[-1][1] > _CONTEXT or self._line(edit[0]) != self._line(group[0][0])
            ):
                yield group
                group = []
            group.append(edit)
        if group:
            yield group

    def _line(self, at: int) -> int:
        return self.old[min(at, len(self.old) - 1)].line if self.old else 0


_NO_LETTER = re.compile(r"[^a-z0-9]+")
_MARKS = tuple(
    _NO_LETTER.sub("", mark.format(signer).lower())
    for service in SIGNATURES.values()
    for mark in service
    for signer in (1, 2)
)


def is_mark(text: str) -> bool:
    """Return whether a text is only what a signature service puts its fields in the place of.

    A PDF may break such a mark into pieces and drop its lines, so letters and digits decide.
    """
    left = _NO_LETTER.sub("", text.lower())
    for mark in _MARKS:
        left = left.replace(mark, "")
    return not left and bool(text.strip())


def is_clause(text: str) -> bool:
    """Return whether a text says more than a name, a date and a signature do."""
    return len(text.split()) > _MOST_SIGNED or _MONEY.search(text) is not None


def lines_after(copy: Copy, compared: Compared) -> Iterator[tuple[int, list[CopyLine]]]:
    """Yield the lines that follow the charter: by page, and those of a Word file as page 0."""
    rest = copy.lines[compared.after :]
    for page, lines in groupby(rest, key=lambda line: line.page):
        yield page, list(lines)
