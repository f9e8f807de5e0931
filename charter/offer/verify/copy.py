"""A paper as it is compared: its lines, and what a reader of its words alone would not see."""

from __future__ import annotations

from charter.document.docx.text import DocxText
from charter.document.pdf.text import Bounds
from charter.named_tuples import NamedTuple
from charter.offer.verify.words import Word


class TextLine(NamedTuple):
    """A line of a paper: a paragraph, an item, a heading, or a row of a table with its cells.

    `words` have the number of the line. `label` is the number or bullet before it, without marks;
    None where it is not known. `merged` says how cells are joined. `page` counts from 1 in a PDF,
    where `kind` is text or edge (of a page); it is 0 in Word and Markdown. `paragraphs` are the
    numbers of the first and last paragraph in a Word file; `boxes` are where the words stand on the
    page of a PDF, one for each word.
    """

    text: str
    kind: str
    words: tuple[Word, ...]
    cells: tuple[str, ...] = ()
    section: str = ""
    label: str | None = None
    merged: str = ""
    page: int = 0
    paragraphs: tuple[int, int] = (0, 0)
    layout: tuple[int, ...] = ()
    boxes: tuple[Bounds, ...] = ()


class Oddity(NamedTuple):
    """What words alone do not show, such as hidden text; `code` is stable; `page` is 0 in Word."""

    code: str
    message: str
    page: int = 0


class PageMark(NamedTuple):
    """What lies on a page of a PDF beside its plain words; whether it matters hangs on the place.

    `code` is picture, drawing, note (an annotation), field (of a form), or that of a finding on
    words: hidden-text, covered, look. `what` says what it is, in words; `text` is what it says, or
    the words that it is about. `over` says that it lies over words.
    """

    code: str
    page: int
    box: Bounds
    what: str
    text: str = ""
    over: bool = False


class Copy(NamedTuple):
    """What was read of a Word file or a PDF.

    `hashes` are the content hashes that it prints; `signs` says what it has of signatures;
    `readable` is False where its pages are pictures. `read` is all that a Word file shows, `marks`
    what lies on the pages of a PDF, `unread` names what was not read.
    """

    lines: tuple[TextLine, ...]
    hashes: frozenset[str] = frozenset()
    oddities: tuple[Oddity, ...] = ()
    signs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    readable: bool = True
    marks: tuple[PageMark, ...] = ()
    unread: tuple[str, ...] = ()
    read: DocxText | None = None

    @property
    def texts(self) -> list[str]:
        """Return its lines as text."""
        return [line.text for line in self.lines]
