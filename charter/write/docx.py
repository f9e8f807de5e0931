"""Blocks to a Word file: body XML written straight, on a letterhead's styles and page.

Element names and their order follow ECMA-376 part 1 (WordprocessingML).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from charter.render.papers import Markdown
from charter.write.blocks import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from charter.write.letterhead import (
    CORE,
    DOCUMENT,
    NUMBERING,
    RELATIONSHIPS,
    Fields,
    Letterhead,
    Stationery,
    read_letterhead,
    shipped_letterhead,
)
from charter.write.xml import xml_text

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_GAP = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>'
_SMALL_TABLE = 4
"""A table of so few rows stays on one page."""
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class DocxWriter:
    """Writes Word files on one letterhead."""

    def __init__(self, own_templates: Path | None = None) -> None:
        own = own_templates / "letterhead.docx" if own_templates else None
        if own is not None and own.is_file():
            self._letterhead = read_letterhead(own, shipped=False)
        else:
            self._letterhead = shipped_letterhead()
        self._stationery: dict[str, Stationery] = {}

    def write(self, blocks: Iterable[Block], text: Markdown) -> bytes:
        """Return the bytes of a .docx file with `blocks` as its text, about the paper of `text`."""
        paper = text.paper
        language = paper.language
        stationery = self._stationery.get(language)
        if stationery is None:
            stationery = self._stationery[language] = Stationery(self._letterhead, language)
        page = self._letterhead.page(paper.country)
        body = _Body(self._letterhead, _text_width(page))
        content = body.content(blocks)
        parts = {
            DOCUMENT: f"{_HEAD}{self._letterhead.root}<w:body>{content}{page}</w:body></w:document>",
            CORE: _core(text.title, paper.company, language, paper.date),
            NUMBERING: body.numbering(),
            RELATIONSHIPS: body.relationships(),
        }
        shown_hash = text.content_hash if text.kind == "charter" else ""
        fields = Fields(paper.company, text.title, paper.date_text, shown_hash)
        return stationery.document(parts, fields)


def _text_width(section: str) -> int:
    """Return the width between the margins, in twentieths of a point."""

    def number(pattern: str, usual: int) -> int:
        found = re.search(pattern, section)
        return int(found[1]) if found else usual

    width = number(r'<w:pgSz\b[^>]*?w:w="(\d+)"', 11906)
    margins = (number(rf'<w:pgMar\b[^>]*?w:{side}="(\d+)"', 1134) for side in ("left", "right"))
    return max(width - sum(margins), 2000)


def _core(title: str, company: str, language: str, day: date) -> str:
    moment = f"{day.isoformat()}T00:00:00Z"
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{xml_text(title)}</dc:title><dc:creator>{xml_text(company)}</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified>'
        f"<cp:lastModifiedBy>{xml_text(company)}</cp:lastModifiedBy><dc:language>{language}</dc:language></cp:coreProperties>"
    )


class _Body:
    """Writes the body; collects the links and numbered lists that other parts must know."""

    def __init__(self, letterhead: Letterhead, width: int) -> None:
        self._letterhead = letterhead
        self._width = width
        self._links: dict[str, str] = {}
        self._lists = 0
        self._ppr: dict[tuple[str, str], str] = {}
        self._bold = self._character("Strong", "<w:b/><w:bCs/>")
        self._italic = self._character("Emphasis", "<w:i/><w:iCs/>")
        self._code = self._character(
            "Code", '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/>'
        )
        self._link = self._character("Hyperlink", '<w:u w:val="single"/>')
        self._heading = ""

    def _character(self, name: str, direct: str) -> tuple[str, str]:
        style = self._letterhead.style(name)
        return (f'<w:rStyle w:val="{style}"/>' if style else "", direct)

    def content(self, blocks: Iterable[Block]) -> str:
        out: list[str] = []
        previous: Block | None = None
        for block in blocks:
            if isinstance(previous, Table) and isinstance(block, Table):
                # Word joins tables that touch.
                out.append(_GAP)
            out.append(self._block(block, previous))
            previous = block
        if isinstance(previous, Table):
            out.append("<w:p/>")
        return "".join(out)

    def _block(self, block: Block, previous: Block | None) -> str:
        if isinstance(block, Paragraph):
            # Lists and tables end close to what follows; a paragraph after them starts a new thought.
            gap = '<w:spacing w:before="120"/>' if isinstance(previous, List | Table) else ""
            if block.inline and block.inline[-1].text.rstrip().endswith(":"):
                gap = f"<w:keepNext/>{gap}"
            return self._paragraph(block.inline, self._paragraph_style(block, previous), gap)
        if isinstance(block, List):
            gap = isinstance(previous, Table)
            return (_GAP if gap else "") + self._list(block, 0)
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Heading):
            self._heading = "".join(run.text for run in block.inline)
            name = "Title" if block.level == 1 else f"heading {min(block.level - 1, 3)}"
            return self._paragraph(block.inline, name)
        if isinstance(block, Quote):
            return "".join(
                self._paragraph(b.inline, "Quote")
                if isinstance(b, Paragraph)
                else self._block(b, None)
                for b in block.blocks
            )
        assert isinstance(block, Rule)
        return '<w:p><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr></w:pPr></w:p>'

    def _paragraph_style(self, block: Paragraph, previous: Block | None) -> str:
        runs = block.inline
        if isinstance(previous, Heading) and previous.level == 1 and all(r.italic for r in runs):
            return "Subtitle"
        if all(run.bold for run in runs):
            return "Lead"
        return "Normal"

    def _properties(self, style: str, extra: str = "") -> str:
        key = (style, extra)
        made = self._ppr.get(key)
        if made is None:
            style_id = "" if style == "Normal" else self._letterhead.style(style)
            mark = f'<w:pStyle w:val="{style_id}"/>' if style_id else ""
            made = f"<w:pPr>{mark}{extra}</w:pPr>" if mark or extra else ""
            self._ppr[key] = made
        return made

    def _paragraph(self, runs: Inline, style: str, extra: str = "") -> str:
        if style == "Subtitle":
            runs = tuple(run._replace(italic=False) for run in runs)
        text = self._runs(runs)
        if _is_right_to_left(runs):
            extra += "<w:bidi/>"
        return f"<w:p>{self._properties(style, extra)}{text}</w:p>"

    def _runs(self, runs: Inline) -> str:
        if len(runs) == 1:
            return self._run(runs[0])
        return "".join(map(self._run, runs))

    def _run(self, run: Run) -> str:
        text, bold, italic, code, link = run
        look = ""
        if bold or italic or code or link:
            looks = [
                pair
                for wanted, pair in (
                    (link, self._link),
                    (code, self._code),
                    (bold, self._bold),
                    (italic, self._italic),
                )
                if wanted
            ]
            # A run has one character style; what comes on top is direct formatting.
            look = looks[0][0] or looks[0][1]
            look += "".join(direct for _, direct in looks[1:])
        if not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text):
            look += "<w:rtl/>"
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        inner = "<w:br/>" if text == "\n" else f'<w:t xml:space="preserve">{xml_text(text)}</w:t>'
        made = f"<w:r>{properties}{inner}</w:r>"
        return f'<w:hyperlink r:id="{self._link_id(link)}">{made}</w:hyperlink>' if link else made

    def _link_id(self, address: str) -> str:
        return self._links.setdefault(address, f"rIdLink{len(self._links) + 1}")

    def _list(self, block: List, depth: int) -> str:
        out: list[str] = []
        suffix = "" if depth == 0 else " 2"
        style = f"List Number{suffix}" if block.start is not None else f"List Bullet{suffix}"
        extra = self._new_number(min(depth, 8)) if block.start is not None else ""
        for item in block.items:
            for position, child in enumerate(item):
                if isinstance(child, List):
                    out.append(self._list(child, depth + 1))
                elif isinstance(child, Paragraph) and position == 0:
                    out.append(self._paragraph(child.inline, style, extra))
                elif isinstance(child, Paragraph):
                    indent = f'<w:ind w:left="{312 * (depth + 1)}"/>'
                    out.append(self._paragraph(child.inline, "Normal", indent))
                else:
                    out.append(self._block(child, None))
        return "".join(out)

    def _new_number(self, level: int) -> str:
        """Return the properties of a numbered paragraph in a list that starts at 1 again."""
        if not self._letterhead.numbers:
            return ""
        self._lists += 1
        number = _FIRST_NUMBER + self._lists
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'

    def _table(self, block: Table) -> str:
        facts = not block.header
        style = self._letterhead.style("Charter Facts" if facts else "Charter Table")
        rows = list(block.rows) if facts else [block.header, *block.rows]
        widths = _column_widths(rows, self._width, facts)
        look = 'w:firstRow="0" w:firstColumn="1"' if facts else 'w:firstRow="1" w:firstColumn="0"'
        value = "0080" if facts else "0020"
        caption = f'<w:tblCaption w:val="{xml_text(self._heading)}"/>' if self._heading else ""
        styled = f'<w:tblStyle w:val="{style}"/>' if style else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        head = (
            f"<w:tbl><w:tblPr>{styled}"
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{value}" {look} w:lastRow="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        keep = "<w:keepNext/>" if len(rows) <= _SMALL_TABLE else ""
        plain = self._properties("Table Text", keep)
        last = self._properties("Table Text")
        out = [head]
        for number, row in enumerate(rows):
            header = "<w:tblHeader/>" if number == 0 and not facts else ""
            # A row with an empty cell is one to fill in by hand, so it is made tall enough to write.
            height = "" if header or all(row) else '<w:trHeight w:val="560" w:hRule="atLeast"/>'
            properties = last if number == len(rows) - 1 else plain
            out.append(f"<w:tr><w:trPr><w:cantSplit/>{height}{header}</w:trPr>")
            for cell, width in zip(row, widths, strict=True):
                bidi = (
                    properties.replace("</w:pPr>", "<w:bidi/></w:pPr>")
                    if _is_right_to_left(cell)
                    else properties
                )
                out.append(
                    f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                    f"<w:p>{bidi}{self._runs(cell)}</w:p></w:tc>"
                )
            out.append("</w:tr>")
        out.append("</w:tbl>")
        return "".join(out)

    def numbering(self) -> str:
        """Return the numbering part, with a number of its own for each numbered list."""
        text = self._letterhead.texts.get(NUMBERING, "")
        added = "".join(
            f'<w:num w:numId="{_FIRST_NUMBER + n}"><w:abstractNumId w:val="{self._letterhead.numbers}"/>'
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
            for n in range(1, self._lists + 1)
        )
        return text.replace("</w:numbering>", f"{added}</w:numbering>")

    def relationships(self) -> str:
        """Return the document's relationships, with one for each link."""
        added = "".join(
            f'<Relationship Id="{name}" Type="{_HYPERLINK}" Target="{xml_text(address)}" TargetMode="External"/>'
            for address, name in self._links.items()
        )
        return self._letterhead.texts[RELATIONSHIPS].replace(
            "</Relationships>", f"{added}</Relationships>"
        )


_FIRST_NUMBER = 9000
"""Numbers above any that a person's letterhead is likely to use."""


def _is_right_to_left(runs: Inline) -> bool:
    """Return whether the first strong character reads from right to left (Unicode UAX 9, P2)."""
    for run in runs:
        if run.text.isascii():
            if any(c.isalpha() for c in run.text):
                return False
            continue
        for character in run.text:
            kind = unicodedata.bidirectional(character)
            if kind in ("R", "AL"):
                return True
            if kind == "L":
                return False
    return False


def _column_widths(rows: list[tuple[Inline, ...]], width: int, facts: bool) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`.

    Each column holds its longest word; what is left goes to the columns with the most text.
    """
    if facts and len(rows[0]) == 2:
        first = width * 27 // 100
        return [first, width - first]
    least, wanted = [], []
    for column in range(len(rows[0])):
        texts = ["".join(run.text for run in row[column]) for row in rows]
        longest = max((len(word) for text in texts for word in text.split()), default=0)
        least.append(longest * _LETTER + _CELL_MARGINS)
        empty = not any(texts[1:])
        wanted.append(_ROOM_TO_WRITE if empty else sum(map(len, texts)) / len(texts))
    rest = width - sum(least)
    if rest < 0:
        least, rest = [0] * len(least), width
    widths = [low + int(rest * part / sum(wanted)) for low, part in zip(least, wanted, strict=True)]
    widths[-1] += width - sum(widths)
    return widths


_LETTER = 105
"""A wide guess at one letter of table text, in twentieths of a point."""
_CELL_MARGINS = 180
_ROOM_TO_WRITE = 18.0
"""How much an empty column wants, as if it held a text of this many letters."""
