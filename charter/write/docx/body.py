"""Blocks to WordprocessingML, the text of a Word file.

Element names and their order follow ECMA-376 part 1, 17.3 (paragraphs and runs) and 17.4 (tables).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import partial

from charter.document.blocks import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    is_right_to_left,
    runs_of,
)
from charter.document.diagram import Diagram
from charter.document.sections import MOST, SectionBlocks, end_of_list, held_blocks, kept_whole
from charter.named_tuples import NamedTuple
from charter.write.columns import column_widths, matrix_widths, row_lines, rows_kept, tall_row
from charter.write.docx.answer_table import answer_rows, answer_widths
from charter.write.docx.matrix_table import matrix_rows
from charter.write.docx.styling import Styling
from charter.write.docx.table_head import table_head
from charter.write.letterhead.letterhead import NUMBERING, RELATIONSHIPS, Letterhead
from charter.write.xml import is_plain, xml_text

_GAP = '<w:p><w:pPr><w:spacing w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
_END = _GAP.replace('"120"', '"20"')
_RULE = (
    '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    "</w:pPr></w:p>"
)
_TEXT, _TEXT_END = '<w:r><w:t xml:space="preserve">', "</w:t></w:r></w:p>"
"""What stands around the text of a paragraph in one plain run."""
_SPACE_AFTER_LIST = 120
_INDENT = 312
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_FIRST_NUMBER = 9000
"""Numbers above any that a person's letterhead is likely to use."""

_STYLES = {"subtitle": "Subtitle", "lead": "Lead"}
"""The style of a paragraph, by its role, where that is another than plain text."""
_GUIDES = (
    '<w:tblBorders><w:insideV w:val="single" w:sz="4" w:space="0" w:color="D5DDE1"/></w:tblBorders>'
)


class WrittenSection(NamedTuple):
    """The XML of a section, and what it adds to the diagrams and numbered lists of a body.

    It holds the section itself, whose identity is its key.
    """

    section: SectionBlocks
    xml: str
    diagrams: int
    lists: tuple[int, ...]


WrittenSections = dict[tuple[int, int, int, frozenset[int]], WrittenSection]


class Body:
    """Writes one body; remembers the links and numbered lists that other parts must know."""

    def __init__(
        self,
        styling: Styling,
        room: tuple[int, int],
        diagram_height: float,
        choices: tuple[str, ...] = (),
    ) -> None:
        self._styling, self._choices = styling, choices
        self._width, self._diagram_height = room[0], diagram_height
        self._tall = tall_row(room[1])
        self._diagrams = 0
        self._links: dict[str, str] = {}
        self._lists: list[int] = []

    def content(
        self, sections: Iterable[SectionBlocks], known: WrittenSections | None = None
    ) -> str:
        """Return the XML of blocks, section by section; `known` are those written before."""
        out: list[str] = []
        every = tuple(sections)
        last: SectionBlocks = ()
        # No last page has a short section alone, such as the lines to sign.
        held = held_blocks(every)
        for number, section in enumerate(every):
            written = self._section if known is None else partial(self._once, known)
            out.append(written(section, frozenset(j for i, j in held if i == number)))
            last = section or last
        if last and isinstance(last[-1], Table):
            # A body may not end in a table (17.2.2); a point high, it costs no page of its own.
            out.append(_END)
        return "".join(out)

    def _once(self, known: WrittenSections, section: SectionBlocks, held: frozenset[int]) -> str:
        """Return the XML of a section, which is written once for each state that it depends on."""
        key = id(section), self._diagrams, len(self._lists), held
        if found := known.get(key):
            self._diagrams += found.diagrams
            self._lists += found.lists
            return found.xml
        diagrams, lists = self._diagrams, len(self._lists)
        xml = self._section(section, held)
        # A link's number depends on the links before it.
        if not any(run.link for block in section for run in runs_of(block)):
            if len(known) > MOST:
                known.clear()
            made = tuple(self._lists[lists:])
            known[key] = WrittenSection(section, xml, self._diagrams - diagrams, made)
        return xml

    def _section(self, blocks: SectionBlocks, held: frozenset[int]) -> str:
        """Return the XML of a section; the blocks with the numbers `held` stay with the next."""
        out: list[str] = []
        previous: Block | None = None
        whole = kept_whole(blocks)
        for number, block in enumerate(blocks):
            after_table, after_list = isinstance(previous, Table), isinstance(previous, List)
            if isinstance(block, Paragraph):
                space = _SPACE_AFTER_LIST if after_table or after_list else 0
                style = _STYLES.get(block.role, "")
                keep = block.keep or number in whole or number in held
                out.append(self._paragraph(block.inline, style, keep=keep, space=space))
            else:
                if after_table and isinstance(block, Table | List):
                    # Word joins tables that touch, and a list would stick to its table.
                    out.append(_GAP)
                out.append(self._block(block, number in held))
            previous = block
        return "".join(out)

    def parts(self, letterhead: Letterhead) -> dict[str, str]:
        """Return the other parts of `letterhead` that this body adds to, with what it adds.

        Each numbered list has a number of its own, and each link a relationship.
        """
        numbers = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{letterhead.numbers}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for number, level in enumerate(self._lists, _FIRST_NUMBER)
        )
        links = "".join(
            f'<Relationship Id="{name}" Type="{_HYPERLINK}" Target="{xml_text(address)}"'
            ' TargetMode="External"/>'
            for address, name in self._links.items()
        )
        added = (
            (NUMBERING, "</w:numbering>", numbers),
            (RELATIONSHIPS, "</Relationships>", links),
        )
        texts = letterhead.texts
        return {
            part: texts[part].replace(end, new + end)
            for part, end, new in added
            if new and texts.get(part)
        }

    def _block(self, block: Block, holds: bool = False) -> str:
        if isinstance(block, List):
            return self._list(block, 0, holds)
        if isinstance(block, Table):
            return self._table(block, holds)
        if isinstance(block, Heading):
            style = "Title" if block.level == 1 else f"heading {min(block.level - 1, 3)}"
            return self._paragraph(block.inline, style, keep=True)
        if isinstance(block, Quote):
            quoted = (
                self._paragraph(b.inline, "Quote") if isinstance(b, Paragraph) else self._block(b)
                for b in block.blocks
            )
            return "".join(quoted)
        if isinstance(block, Diagram):
            return self._diagram(block)
        assert isinstance(block, Rule)
        return _RULE

    def _paragraph(
        self,
        runs: Inline,
        style: str,
        keep: bool = False,
        number: str = "",
        space: int = 0,
        indent: int = 0,
    ) -> str:
        text = _plain(runs)
        bidi = not text and is_right_to_left(runs)
        start = self._styling.paragraph(style, keep, number, bidi, space, indent)
        if text:
            return f"{start}{_TEXT}{text}{_TEXT_END}"
        return f"{start}{''.join(map(self._run, runs))}</w:p>"

    def _run(self, run: Run) -> str:
        text, bold, italic, code, link = run
        look = ""
        if bold or italic or code or link:
            look = self._styling.look(code, bold, italic, bool(link))
        if not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
            look += "<w:rtl/>"
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        inner = "<w:br/>" if text == "\n" else f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'
        made = f"<w:r>{properties}{inner}</w:r>"
        if not link:
            return made
        name = self._links.setdefault(link, f"rIdLink{len(self._links) + 1}")
        return f'<w:hyperlink r:id="{name}">{made}</w:hyperlink>'

    def _list(self, block: List, depth: int, holds: bool = False) -> str:
        out: list[str] = []
        kind = "List Bullet" if block.start is None else "List Number"
        style = f"{kind} 2" if depth else kind
        number = self._new_number(min(depth, 8)) if block.start is not None else ""
        # Letterheads have styles for two levels; a number has the room of its own level.
        room = _INDENT * (depth + 1) if depth > 1 and not number else 0
        last = len(block.items) - 1
        held = end_of_list(block)
        for place, item in enumerate(block.items):
            # No page begins with the last item alone.
            keep = place == last - 1 and len(item) == 1 if not holds else place >= held
            for position, child in enumerate(item):
                if isinstance(child, List):
                    out.append(self._list(child, depth + 1))
                elif isinstance(child, Paragraph) and position == 0:
                    out.append(self._paragraph(child.inline, style, keep, number, indent=room))
                elif isinstance(child, Paragraph):
                    out.append(self._paragraph(child.inline, "", indent=_INDENT * (depth + 1)))
                else:
                    out.append(self._block(child))
        return "".join(out)

    def _new_number(self, level: int) -> str:
        """Return the properties of a numbered paragraph in a list that starts at 1 again."""
        if not self._styling.numbers:
            return ""
        number = _FIRST_NUMBER + len(self._lists)
        self._lists.append(level)
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _diagram(self, block: Diagram) -> str:
        from charter.write.docx.drawing import drawing

        self._diagrams += 1
        style = self._styling.style("Table Text")
        return drawing(block, self._diagrams, self._width / 20, self._diagram_height, style)

    def _table(self, block: Table, holds: bool) -> str:
        if block.kind == "matrix":
            widths = matrix_widths(block, self._width)
            head = table_head(block, widths, self._styling, _GUIDES)
            return f"{head}{matrix_rows(block, widths, self._styling)}</w:tbl>"
        if block.kind == "answers":
            widths = answer_widths(block, self._width)
            made = answer_rows(block, widths, self._styling, self._choices)
            return f"{table_head(block, widths, self._styling)}{made}</w:tbl>"
        facts = block.kind == "facts"
        rows = list(block.rows) if facts else [block.header, *block.rows]
        widths = column_widths(rows, self._width, facts)
        out = [table_head(block, widths, self._styling)]
        cells = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
        lines = [row_lines(row, widths) for row in rows]
        kept = rows_kept(lines, holds)
        for number, row in enumerate(rows):
            header = "<w:tblHeader/>" if number == 0 and not facts else ""
            # A row with an empty cell is one to fill in by hand: tall enough to write in.
            height = "" if header or all(row) else '<w:trHeight w:val="560" w:hRule="atLeast"/>'
            whole = "" if lines[number] > self._tall else "<w:cantSplit/>"
            keep = number in kept
            properties = f"{whole}{height}{header}"
            out.append(f"<w:tr><w:trPr>{properties}</w:trPr>" if properties else "<w:tr>")
            start = self._styling.paragraph("Table Text", keep) + _TEXT
            for cell, line in zip(cells, row, strict=True):
                if text := _plain(line):
                    out.append(f"{cell}{start}{text}{_TEXT_END}</w:tc>")
                else:
                    out.append(f"{cell}{self._paragraph(line, 'Table Text', keep)}</w:tc>")
            out.append("</w:tr>")
        out.append("</w:tbl>")
        return "".join(out)


def _plain(line: Inline) -> str:
    """Return the XML text of a line in one plain run, as most are; nothing for another."""
    if len(line) != 1:
        return ""
    text, bold, italic, code, link = line[0]
    return "" if bold or italic or code or link or not is_plain(text) else text
