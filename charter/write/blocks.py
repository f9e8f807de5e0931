"""Markdown to blocks, once; every format is written from these."""

from __future__ import annotations

from typing import Any, NamedTuple

from charter.problems import Place, Problem, TemplateError


class Run(NamedTuple):
    """A piece of text in one look. `link` is an address, or nothing. A line break is "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    link: str = ""


Inline = tuple[Run, ...]


class Heading(NamedTuple):
    """A heading; level 1 is the paper's title."""

    level: int
    inline: Inline


class Paragraph(NamedTuple):
    """A paragraph."""

    inline: Inline


class Quote(NamedTuple):
    """Paragraphs set off from the text."""

    blocks: tuple[Any, ...]


class List(NamedTuple):
    """A list; `start` is the first number, or None for bullets. Each item is a tuple of blocks."""

    start: int | None
    items: tuple[tuple[Any, ...], ...]


class Table(NamedTuple):
    """A table; `header` is empty for a table of facts, whose first column is the header."""

    header: tuple[Inline, ...]
    rows: tuple[tuple[Inline, ...], ...]


class Rule(NamedTuple):
    """A line across the page."""


Block = Heading | Paragraph | Quote | List | Table | Rule

_STYLES: dict[Any, dict[str, Any]] = {"Strong": {"bold": True}, "Emphasis": {"italic": True}}
MAX_NESTING = 8


def parse_markdown(text: str, name: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text. `name` stands for it in messages.

    Raises TemplateError for Markdown that a Word file cannot show: HTML, images, code blocks.
    """
    import pyromark

    events = list(pyromark.events(text, options=pyromark.Options.ENABLE_TABLES))
    return _Reader(events, name).blocks(_TEXT_END)


_PLAIN = Run("")
_TEXT_END = {"End": "Text"}
"""What the whole text ends in; pyromark has no event for it."""
_PARAGRAPH_END, _ITEM_END = {"End": "Paragraph"}, {"End": "Item"}
_CELL, _CELL_END, _TABLE_END = {"Start": "TableCell"}, {"End": "TableCell"}, {"End": "Table"}
_ROW_ENDS = ({"End": "TableHead"}, {"End": "TableRow"})


class _Reader:
    """Reads pyromark's events by descent; the grammar has one method for each kind of block."""

    def __init__(self, events: list[Any], name: str) -> None:
        self._events = [*events, _TEXT_END]
        self._at = 0
        self._name = name
        self._depth = 0

    def _next(self) -> Any:
        event = self._events[self._at]
        self._at += 1
        return event

    def _plain_until(self, end: Any) -> Inline:
        """Return the line up to `end` where it is one plain text, as most are; else nothing."""
        at = self._at
        first = self._events[at]
        if "Text" in first and self._events[at + 1] == end:
            self._at = at + 2
            # As Run(...) would, in half the time.
            return (tuple.__new__(Run, (first["Text"], False, False, False, "")),)
        return ()

    def blocks(self, until: Any) -> tuple[Block, ...]:
        self._depth += 1
        if self._depth > MAX_NESTING * 2:
            raise self._unsupported(f"more than {MAX_NESTING} levels of lists and quotes")
        found: list[Block] = []
        loose: list[Run] = []
        while (event := self._next()) != until:
            start = event.get("Start") if isinstance(event, dict) else None
            if start is not None and not self._is_inline(start):
                if loose:
                    found.append(Paragraph(tuple(loose)))
                    loose = []
                found.append(self._block(start))
            elif event == "Rule":
                found.append(Rule())
            else:
                # A tight list puts text straight into its item, without a paragraph.
                self._inline(event, loose, _PLAIN)
        if loose:
            found.append(Paragraph(tuple(loose)))
        self._depth -= 1
        return tuple(found)

    def _is_inline(self, start: Any) -> bool:
        if isinstance(start, dict):
            return "Link" in start or "Image" in start
        return start in _STYLES

    def _block(self, start: Any) -> Block:
        if start == "Paragraph":
            return Paragraph(self._plain_until(_PARAGRAPH_END) or self._line(_PARAGRAPH_END))
        kind: str = next(iter(start)) if isinstance(start, dict) else start
        value: Any = start[kind] if isinstance(start, dict) else None
        if kind == "Heading":
            level = value["level"]
            return Heading(int(level[1:]), self._line({"End": {"Heading": level}}))
        if kind == "List":
            return self._list(value)
        if kind == "Table":
            return self._table()
        if kind == "BlockQuote":
            return Quote(self.blocks({"End": {"BlockQuote": value}}))
        names = {
            "HtmlBlock": "HTML",
            "CodeBlock": "a code block (four spaces or ``` before a line)",
        }
        raise self._unsupported(names.get(kind, kind))

    def _list(self, start: int | None) -> List:
        items: list[tuple[Block, ...]] = []
        end = {"End": {"List": start is not None}}
        while self._next() != end:
            line = self._plain_until(_ITEM_END)
            items.append((Paragraph(line),) if line else self.blocks(_ITEM_END))
        return List(start, tuple(items))

    def _table(self) -> Table:
        rows: list[tuple[Inline, ...]] = []
        cells: list[Inline] = []
        while (event := self._next()) != _TABLE_END:
            if event == _CELL:
                cells.append(self._plain_until(_CELL_END) or self._line(_CELL_END))
            elif event in _ROW_ENDS:
                rows.append(tuple(cells))
                cells = []
        header = rows[0]
        return Table(header if any(header) else (), tuple(rows[1:]))

    def _line(self, end: Any) -> Inline:
        runs: list[Run] = []
        while (event := self._next()) != end:
            self._inline(event, runs, _PLAIN)
        return tuple(runs)

    def _inline(self, event: Any, runs: list[Run], look: Run) -> None:
        if type(event) is str:
            if event not in ("SoftBreak", "HardBreak"):
                raise self._unsupported(event)
            runs.append(look._replace(text=" " if event == "SoftBreak" else "\n"))
            return
        [(kind, value)] = event.items()
        if kind == "Text":
            if runs and runs[-1][1:] == look[1:] and runs[-1].text != "\n":
                value = runs.pop().text + value
            runs.append(Run(value, *look[1:]))
        elif kind == "Code":
            runs.append(look._replace(text=value, code=True))
        elif kind == "Start":
            self._styled(value, runs, look)
        else:
            names = {"InlineHtml": f"HTML ({value})", "Html": f"HTML ({value})"}
            raise self._unsupported(names.get(kind, kind))

    def _styled(self, start: Any, runs: list[Run], look: Run) -> None:
        if isinstance(start, dict) and "Image" in start:
            raise self._unsupported("an image")
        if isinstance(start, dict):
            look = look._replace(link=start["Link"]["dest_url"])
            end: Any = {"End": "Link"}
        else:
            look = look._replace(**_STYLES[start])
            end = {"End": start}
        while (event := self._next()) != end:
            self._inline(event, runs, look)

    def _unsupported(self, what: str) -> TemplateError:
        message = f"this paper cannot be made into Word: it has {what}"
        hint = "take it out of the template; text, headings, lists, tables, quotes and links work"
        return TemplateError([Problem(Place(self._name), "unsupported-markdown", message, hint)])
