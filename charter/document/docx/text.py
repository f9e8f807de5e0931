"""What a Word file says and shows: one type for checks, comparisons and signatures."""

from __future__ import annotations

from pathlib import Path

from charter.named_tuples import NamedTuple


class Look(NamedTuple):
    """How a piece of text looks. The first group changes what a reader understands.

    `hidden` says why nobody reads it ("hidden text", "too small to be read" ...), or "".
    `raised` is super, sub, raised or lowered; `symbols` the font of signs that it stands in;
    `turned` whether its letters run against their direction; `effects` are other marks on it.
    The second group is how it looks otherwise: `size` in half points, `color` and `behind` (what is
    behind it, "" for white) RRGGBB or "".
    """

    struck: bool = False
    hidden: str = ""
    raised: str = ""
    caps: bool = False
    symbols: str = ""
    turned: bool = False
    effects: tuple[str, ...] = ()
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    behind: str = ""
    color: str = ""
    size: int = 20
    font: str = ""

    @property
    def meaning(self) -> tuple[object, ...]:
        """Return the first group."""
        return self[:7]

    @property
    def style(self) -> tuple[object, ...]:
        """Return the second group."""
        return self[7:]


PLAIN = Look()


class Span(NamedTuple):
    """A piece of text in one look. A line end is a break that the reader sees.

    What a field counts, such as the number of a page, is "#", with its name in `counted`. `note` is
    the number of the note that hangs here, where the text is empty.
    """

    text: str
    look: Look = PLAIN
    link: str = ""
    counted: str = ""
    note: int = 0


class DocxParagraph(NamedTuple):
    """A paragraph.

    `number` counts the paragraphs of the file. `story` is "" for the main text, else header,
    footer, footnote, endnote or text box. `label` is the number or bullet before it. `cell` is its
    place in a table: the numbers of table, row and cell, and again for each table inside that;
    `merged` says how that cell is joined to others, `head` whether it is in the head of its table.
    `section` counts from 0. `based_on` are the names of the styles that its own is based on, the
    nearest first; `look` is how it has text look that has no look of its own. `note` is the number
    of the note that it is in. `layout` is where it stands (legibility.layout_of).
    """

    number: int
    kind: str
    level: int
    spans: tuple[Span, ...]
    label: Span | None = None
    story: str = ""
    style: str = ""
    cell: tuple[int, ...] = ()
    merged: str = ""
    section: int = 0
    based_on: tuple[str, ...] = ()
    look: Look = PLAIN
    head: bool = False
    note: int = 0
    layout: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """Return its words, without the label."""
        return "".join(span.text for span in self.spans)


class Edge(NamedTuple):
    """A header or a footer; `which` is default, first or even."""

    kind: str
    which: str
    paragraphs: tuple[DocxParagraph, ...]

    @property
    def text(self) -> str:
        """Return its words in one line."""
        return " ".join(" ".join(p.text for p in self.paragraphs).split())


class SectionPage(NamedTuple):
    """The page of a section in millimetres, how its numbers are written, and its colour, if any."""

    width: int = 0
    height: int = 0
    left: int = 0
    right: int = 0
    top: int = 0
    bottom: int = 0
    numbers: str = ""
    color: str = ""

    @property
    def is_usable(self) -> bool:
        """Return whether the text has room between the margins, on the page."""
        wide, high = self.width - self.left - self.right, self.height - self.top - self.bottom
        return wide >= 50 and high >= 50 and min(self.left, self.right) > -20


class Figure(NamedTuple):
    """A picture or a drawing: SHA-256 of its content ("" for a shape), millimetres, and where.

    `floats` says whether it lies on the page, and not in a line; `place` is where it does.
    """

    kind: str
    digest: str
    width: int
    height: int
    floats: bool
    paragraph: int
    story: str = ""
    place: str = ""


class Unread(NamedTuple):
    """Something that was not read. `key` is the same in two files that have the same there.

    `paragraph` is the number of the paragraph of the main text that it is in, or 0.
    """

    what: str
    where: str
    key: str
    paragraph: int = 0


class Comment(NamedTuple):
    """What somebody wrote at the edge of a Word file, and the paragraph that it hangs at."""

    author: str
    text: str
    about: str = ""


class DocxText(NamedTuple):
    """A Word file as it was read.

    `edges` are the headers and footers of each section that shows on its pages. `tracked` counts
    tracked changes, which are taken as accepted. `created` is the day in its properties, `language`
    that of its styles; `signed` says whether it has a digital signature. `pages` are those of each
    section. `deleted` is what tracked changes take out, which Word shows struck out until somebody
    accepts them.
    """

    path: Path
    paragraphs: tuple[DocxParagraph, ...]
    edges: tuple[tuple[Edge, ...], ...] = ()
    figures: tuple[Figure, ...] = ()
    unread: tuple[Unread, ...] = ()
    comments: tuple[Comment, ...] = ()
    tracked: int = 0
    created: str = ""
    language: str = ""
    signed: bool = False
    pages: tuple[SectionPage, ...] = ()
    deleted: tuple[str, ...] = ()
