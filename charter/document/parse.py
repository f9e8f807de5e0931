"""Markdown to blocks with their roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from charter.document.blocks import Block, Heading, Inline, List, Paragraph, Quote, Rule, Run, Table
from charter.document.diagram import parse_mermaid
from charter.document.roles import table_of, with_roles
from charter.problems import Place, Problem, TemplateError

_STYLES: dict[Any, dict[str, Any]] = {"Strong": {"bold": True}, "Emphasis": {"italic": True}}
MAX_NESTING = 8


def parse_markdown(text: str, name: str) -> tuple[Block, ...]:
    """Return the blocks of a Markdown text. `name` stands for it in messages.

    Raises TemplateError for Markdown that a Word file cannot show: HTML, images, code blocks
    other than a Mermaid flowchart.
    """
    import pyromark

    events = iter(pyromark.events(text, options=pyromark.Options.ENABLE_TABLES))
    return with_roles(_Reader(events, name).blocks(None))


_PLAIN = Run("")
_PARAGRAPH_END, _ITEM_END = {"End": "Paragraph"}, {"End": "Item"}
_CELL, _CELL_END, _TABLE_END = {"Start": "TableCell"}, {"End": "TableCell"}, {"End": "Table"}
_ROW_ENDS = ({"End": "TableHead"}, {"End": "TableRow"})


def _plain(text: str) -> Run:
    # As Run(text) would, in half the time; most runs are plain.
    return tuple.__new__(Run, (text, False, False, False, ""))


class _Reader:
    """Reads pyromark's events by descent; the grammar has one method for each kind of block."""

    def __init__(self, events: Iterator[Any], name: str) -> None:
        self._events = events
        self._name = name
        self._depth = 0
        self._heading: Inline = ()

    def blocks(self, until: Any) -> tuple[Block, ...]:
        """Return the blocks up to the event `until`, or all there are."""
        self._depth += 1
        if self._depth > MAX_NESTING * 2:
            raise self._unsupported(f"more than {MAX_NESTING} levels of lists and quotes")
        found: list[Block] = []
        loose: list[Run] = []
        for event in self._events:
            if not loose and "Text" in event:
                loose.append(_plain(event["Text"]))
                continue
            if event == until:
                break
            start = event.get("Start") if isinstance(event, dict) else None
            if start is not None and not self._is_inline(start):
                if loose:
                    found.append(Paragraph(tuple(loose)))
                    loose = []
                block = self._block(start)
                # A loop of a template that ran over nothing leaves a table of nothing.
                if not isinstance(block, Table) or block.header or block.rows:
                    found.append(block)
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
            return Paragraph(self._line(_PARAGRAPH_END))
        kind: str = next(iter(start)) if isinstance(start, dict) else start
        value: Any = start[kind] if isinstance(start, dict) else None
        if kind == "Heading":
            level = value["level"]
            self._heading = self._line({"End": {"Heading": level}})
            return Heading(int(level[1:]), self._heading)
        if kind == "List":
            return self._list(value)
        if kind == "Table":
            return self._table()
        if kind == "BlockQuote":
            return Quote(self.blocks({"End": {"BlockQuote": value}}))
        if kind == "CodeBlock" and value == {"Fenced": "mermaid"}:
            return parse_mermaid(self._code(), self._name)
        names = {
            "HtmlBlock": "HTML",
            "CodeBlock": "a code block (four spaces or ``` before a line)",
        }
        raise self._unsupported(names.get(kind, kind))

    def _list(self, start: int | None) -> List:
        items = []
        end = {"End": {"List": start is not None}}
        for event in self._events:
            if event == end:
                break
            items.append(self.blocks(_ITEM_END))
        return List(start, tuple(items))

    def _table(self) -> Table:
        rows: list[tuple[Inline, ...]] = []
        cells: list[Inline] = []
        for event in self._events:
            if event == _CELL:
                cells.append(self._line(_CELL_END))
            elif event == _TABLE_END:
                break
            elif event in _ROW_ENDS:
                rows.append(tuple(cells))
                cells = []
        return table_of(rows, self._heading)

    def _code(self) -> str:
        text = ""
        for event in self._events:
            if event == {"End": "CodeBlock"}:
                break
            text += event["Text"]
        return text

    def _line(self, end: Any) -> Inline:
        runs: list[Run] = []
        for event in self._events:
            if not runs and "Text" in event:
                runs.append(_plain(event["Text"]))
            elif event == end:
                break
            else:
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
        for event in self._events:
            if event == end:
                break
            self._inline(event, runs, look)

    def _unsupported(self, what: str) -> TemplateError:
        message = f"this paper cannot be made into Word: it has {what}"
        hint = "take it out of the template; text, headings, lists, tables, quotes and links work"
        return TemplateError([Problem(Place(self._name), "unsupported-markdown", message, hint)])
