"""A copy against the charter that was sent, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from charter.check.words.signing import (
    asks_to_sign,
    is_clause,
    is_fill,
    is_mark,
    names_somebody,
    signature_column,
    signing_lines,
)
from charter.document.matching import opcodes
from charter.named_tuples import NamedTuple
from charter.offer.verify.copy import Copy
from charter.offer.verify.telling import Changed, Replacement, Sent, Telling
from charter.offer.verify.words import Word, by_line, same, sentence, words_in, words_of_lines
from charter.problems import InputError, error

MAX_WORDS = 200_000
_NO_SIGN = re.compile(r"[\W_]+")
NUMBER = re.compile(r"\(?(\d{1,3}(\.\d{1,3})*|[IVXLC]{1,7}|[ivxlc]{1,7}|[A-Za-z])[.)]*")
"""What a list or a heading has before it, where nobody knows what was sent there."""
BLANKS = re.compile(r"_{3,}|\.{5,}|\u2026{2,}")
"""Where a letter wants something filled in."""


class Compared(NamedTuple):
    """What a copy has changed, what was filled in where one signs, and where the charter stands.

    `before` and `after` are numbers of the copy's lines: the charter is between them. `pairs` are
    the words that both have, `added` those that only the copy has. `unclear` was filled in, and may
    be a name or a condition. `unsigned` are the lines to sign that have nobody's name yet.
    """

    changes: tuple[Changed, ...]
    filled: tuple[str, ...]
    before: int
    after: int
    pairs: tuple[tuple[Word, Word], ...] = ()
    added: tuple[Word, ...] = ()
    unclear: tuple[str, ...] = ()
    unsigned: tuple[str, ...] = ()


def compare(original: Sent, copy: Copy, path: Path) -> Compared:
    """Return what a copy changed in what was sent. Raises InputError where it is far too long."""
    new = [word for line in copy.lines for word in line.words]
    if len(new) > MAX_WORDS:
        raise error(InputError, path, "too-large", f"{len(new):,} words are too many for an offer")
    return WordComparison(original, copy, original.words, new).run()


class WordComparison:
    """One comparison of words."""

    def __init__(
        self, original: Sent, copy: Copy, old: Sequence[Word], new: Sequence[Word]
    ) -> None:
        self.sent, self.copy, self.old, self.new = original, copy, old, new
        self.beside = Counter(word.text for word in words_of_lines(original.beside))
        self.allowed = {"".join(w.text for w in words_in(text)) for text in original.beside}
        self.pdf = any(line.page for line in copy.lines)
        self.lengths = Counter(word.line for word in new)
        starts = {n for n in range(1, len(old)) if old[n].line != old[n - 1].line}
        self.first = starts | ({0} if old else set())
        self.signed: dict[int, list[Word]] = {}
        self.edits: list[Replacement] = []
        self.letter: list[str] = []

    def run(self) -> Compared:
        """Return what was changed, and what was filled in."""
        codes = opcodes([w.text for w in self.old], [w.text for w in self.new])
        blocks = [(a, c, b - a) for tag, a, b, c, _ in codes if tag == "equal"]
        begin, end = self._range(blocks)
        for tag, a, b, c, d in codes:
            if tag == "equal":
                continue
            at = b
            if tag == "insert":
                a, c, d = self._at_a_start(a, c, d)  # noqa: PLW2901 (the same insertion)
                at = a
            inside = self.new[max(c, begin) : min(d, end)]
            part = [word for word in inside if self.copy.lines[word.line].kind != "edge"]
            if self.pdf and same(self.old[a:at], part):
                continue  # a page breaks words and lines where it likes
            if a == at:
                part = self.unexpected(a, part)
            if part or a != at:
                self._edit(Replacement(a, at, part, c, d))
        filled, too_much, unclear = self._filled()
        told = Telling(self.sent, self.copy, self.old, self.new)
        found = [*told.changes(self.edits), *too_much]
        before = self.new[begin].line if begin < len(self.new) else len(self.copy.lines)
        after = self.new[end - 1].line + 1 if end else 0
        if self.sent.whole:
            before = 0
        pairs = tuple(
            (self.old[a + n], self.new[c + n])
            for a, c, size in blocks
            for n in range(size)
            if begin <= c + n < end
        )
        added = [word for edit in self.edits for word in edit.part]
        added += [word for words in self.signed.values() for word in words]
        signs = (*filled, *self.letter)
        left = self._unsigned()
        return Compared(tuple(found), signs, before, after, pairs, tuple(added), unclear, left)

    def _unsigned(self) -> tuple[str, ...]:
        """Return the lines to sign in which nothing signs: a day or the name of who is to."""
        at = None if self.pdf else signature_column(self.sent.lines, self.sent.signing)
        signs = {n: [w for w in said if at in (None, w.cell)] for n, said in self.signed.items()}
        rows = sorted(self.sent.signing - {n for n, said in signs.items() if self._names(said)})
        return tuple(self.sent.lines[n].cells[0] for n in rows)

    def _names(self, words: Sequence[Word]) -> bool:
        cells = groupby(words, key=lambda word: (word.line, word.cell))
        return any(names_somebody(self._said(list(part))) for _, part in cells)

    def _edit(self, edit: Replacement) -> None:
        """Keep a change, unless it only puts something in the place of a mark to sign at."""
        gone = self.old[edit.a : edit.b]
        if gone and gone[0].line in self.sent.signing:
            line = self.sent.lines[gone[0].line]
            marks = "".join(w.text for c in line.cells[1:] if is_mark(c) for w in words_in(c))
            if "".join(w.text for w in gone) in marks:
                self.signed.setdefault(gone[0].line, []).extend(edit.part)
                return
        self.edits.append(edit)

    def _range(self, blocks: list[tuple[int, int, int]]) -> tuple[int, int]:
        """Return where the charter begins and ends in the copy, by the words that are the same."""
        pdf = self.pdf
        if not blocks:
            return (0, len(self.new)) if self.sent.whole and not pdf else (0, 0)
        begin = blocks[0][1]
        first, last = blocks[0], blocks[-1]
        if first[0]:  # its first words were changed: they stand just before
            line = self.new[first[1]].line
            begin = max(0, first[1] - first[0])
            while begin and self.new[begin - 1].line == line:
                begin -= 1
        begin = 0 if self.sent.whole else begin
        end = last[1] + last[2]
        if self.sent.whole and not pdf:
            return 0, len(self.new)
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
            if high >= len(self.new):
                break
        return a, c, d

    def unexpected(self, at: int, part: list[Word]) -> list[Word]:
        """Return what of added words a program does not add by itself, and nobody to sign."""
        line = self.old[at].line if at < len(self.old) else len(self.sent.lines)
        fresh = at in self.first or at == len(self.old)
        left: list[Word] = []
        for number, piece in enumerate(pieces := by_line(part)):
            counts = Counter(word.text for word in piece)
            whole = self.lengths[piece[0].line] == len(piece)
            joined = "".join(word.text for word in piece)
            if self.pdf and whole and (counts <= self.beside or joined in self.allowed):
                self.beside -= counts  # a diagram, a note or an edge stands where a program likes
            elif not (
                self.pdf
                and fresh
                and number == len(pieces) - 1
                and not whole
                and self._is_label(line, joined)
            ):
                left += piece
        if not left or self._is_head(line, left) or self._is_head(line - fresh, left):
            return []
        at_line = self._signing_at(line, fresh, left)
        if at_line is not None:
            self.signed.setdefault(at_line, []).extend(left)
            return []
        if line - fresh < self.sent.letter:
            return self._in_letter(line - fresh if fresh else line, left)
        return left

    def _is_label(self, line: int, joined: str) -> bool:
        """Return whether words are the number of the list or heading that stands there."""
        if line >= len(self.sent.lines):
            return False
        label = self.sent.lines[line].label
        if label is not None:
            return bool(label) and _NO_SIGN.sub("", joined) == _NO_SIGN.sub("", label)
        kind = self.sent.lines[line].kind
        return kind in ("item", "heading") and NUMBER.fullmatch(joined) is not None

    def _signing_at(self, line: int, fresh: bool, part: list[Word]) -> int | None:
        """Return the line to sign that added words stand in; none in a cell that was filled."""
        if not self.sent.signing:
            return None
        low, high = min(self.sent.signing), max(self.sent.signing)
        at = line - 1 if fresh else line
        if self.pdf:
            at = max(at, low) if low <= at + 1 else at
            return at if low <= at <= high else None
        if at not in self.sent.signing:
            return None
        cells = self.sent.lines[at].cells
        empty = {n for n, cell in enumerate(cells) if n and (not cell.strip() or is_mark(cell))}
        if all(word.cell in empty or word.cell >= len(cells) for word in part):
            return at
        return None

    def _in_letter(self, line: int, left: list[Word]) -> list[Word]:
        """Return what was added to the letter but for what fills in a blank of it, to sign.

        A blank is a line of underscores or dots, an empty cell of a table, what ends in a colon, or
        the line beside one that says what goes there ("Signature", "Date").
        """
        rest: list[Word] = []
        for piece in by_line(left):
            text = self._said(piece)
            if is_fill(text) and self._is_blank(line, piece):
                self.letter.append(f"in the letter: {text}")
            else:
                rest += piece
        return rest

    def _is_blank(self, line: int, piece: list[Word]) -> bool:
        lines = self.sent.lines
        at = lines[line] if 0 <= line < len(lines) else None
        if at is not None and at.kind == "row" and not self.pdf:
            empty = [n for n, cell in enumerate(at.cells) if not cell.strip()]
            return all(word.cell in empty for word in piece)
        if at is not None and (BLANKS.search(at.text) or at.text.rstrip().endswith(":")):
            return True
        if self.lengths[piece[0].line] != len(piece):
            return False
        beside = (lines[n].text for n in (line, line + 1) if 0 <= n < len(lines))
        return any(asks_to_sign(text) or BLANKS.search(text) for text in beside)

    def _is_head(self, line: int, part: list[Word]) -> bool:
        """Return whether words are the head of the table at `line`, on a new page again."""
        if not 0 < line < len(self.sent.lines) or self.sent.lines[line].kind != "row":
            return False
        if not self.pdf:
            return False
        while line and self.sent.lines[line - 1].kind == "row":
            line -= 1
        return same(self.sent.lines[line].words, part)

    def _filled(self) -> tuple[tuple[str, ...], list[Changed], tuple[str, ...]]:
        """Return what was filled in where one signs, what is no signature, what may be none."""
        filled, changed, unclear = [], [], []
        for number, words in self.signed.items():
            row = self.sent.lines[number].cells[0]
            cells = groupby(words, key=lambda word: (word.line, word.cell))
            texts = [self._said(list(part)) for _, part in cells]
            said = " ".join(texts)
            if is_mark(said):
                continue
            if any(is_clause(text) for text in texts):
                section = self.sent.lines[min(self.sent.signing)].section
                changed.append(Changed(section, "", said))
            elif any(c.isalnum() for c in said):
                filled.append(f"{row}: {said}")
                unclear += [text for text in texts if not is_fill(text)]
        return tuple(filled), changed, tuple(unclear)

    def _said(self, words: Sequence[Word]) -> str:
        """Return words as their line or cell says them, where they are all of it."""
        line = self.copy.lines[words[0].line]
        inside = [word for word in line.words if word.cell == words[0].cell]
        if len(inside) != len(words):
            return sentence(words)
        return line.cells[words[0].cell] if words[0].cell < len(line.cells) else line.text


__all__ = ["Changed", "Compared", "Sent", "WordComparison", "compare", "signing_lines"]
