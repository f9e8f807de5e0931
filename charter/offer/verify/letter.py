"""The letter before the charter: its words as they were sent, and what stands beside them."""

from __future__ import annotations

import tempfile
from pathlib import Path

from charter.offer.verify.compare import NUMBER, Changed, Comparison, Sent, is_clause
from charter.offer.verify.copy import Copy
from charter.offer.verify.words import Word, by_line, sentence, words_of
from charter.review.lines import Line
from charter.review.word import read_word_paper

SECTION = "the letter"


def letter_lines(content: bytes) -> tuple[Line, ...]:
    """Return the lines of the letter that was sent, a Word file. Raises InputError."""
    with tempfile.TemporaryDirectory(prefix="charter-") as folder:
        path = Path(folder) / "letter.docx"
        path.write_bytes(content)
        return read_word_paper(path).lines


def compare_letter(
    lines: tuple[Line, ...], copy: Copy, before: int
) -> tuple[list[Changed], list[str]]:
    """Return what a copy changed in the letter, and what stands beside its words.

    `before` is the number of the copy's lines that come before the charter.
    """
    above = copy._replace(lines=copy.lines[:before])
    old = words_of(" ".join(line.cells) for line in lines)
    new = words_of(line.text for line in above.lines)
    letter = _Letter(Sent(lines, (), 0, len(lines)), above, old, new)
    found = [change._replace(section=SECTION) for change in letter.run().changes]
    if any(line.page for line in above.lines):
        # The headers, footnotes and text boxes of a letter stand among its words in a PDF.
        return found, letter.beside
    clauses = [text for text in letter.beside if is_clause(text)]
    found += [Changed(SECTION, "", text) for text in clauses]
    return found, [text for text in letter.beside if text not in clauses]


class _Letter(Comparison):
    def __init__(self, original: Sent, copy: Copy, old: list[Word], new: list[Word]) -> None:
        super().__init__(original, copy, old, new)
        self.beside: list[str] = []

    def is_pdf(self, word: Word) -> bool:
        """Return whether a word stands on a page of a PDF."""
        return bool(self.copy.lines[word.line].page) and len(word.text) < 3

    def unexpected(self, at: int, part: list[Word]) -> list[Word]:
        """Return what was added within lines; lines of their own are kept aside."""
        left: list[Word] = []
        for piece in by_line(part):
            if self.lengths[piece[0].line] == len(piece):
                self.beside.append(sentence(piece))
            elif piece[0].text.isdigit() and len(piece) == 1 and self.is_pdf(piece[0]):
                self.beside.append(piece[0].text)  # the number of a footnote
            elif not (at in self.first and NUMBER.fullmatch("".join(w.text for w in piece))):
                left += piece
        return left
