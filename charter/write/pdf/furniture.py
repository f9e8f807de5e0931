"""Headers and footers of a letterhead as data: lines, pictures, page numbers, text by its place."""

from __future__ import annotations

import posixpath
from base64 import b64encode
from copy import deepcopy
from typing import Any

from charter.document.docx.xml import OFFICE, WORD, R, W, parse
from charter.facts.locales import footer_words
from charter.named_tuples import NamedTuple
from charter.write.letterhead.draft_headers import empty_header, with_line
from charter.write.letterhead.letterhead import RELATIONSHIPS, TOKEN, Fields, Letterhead
from charter.write.pdf.furniture_lines import (
    aligned,
    columns,
    edge,
    field_of,
    indented,
    look_of,
)
from charter.write.pdf.look import LINE_HEIGHT, Page, Style, Styles, clean, content_of, number

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_EMU = 12700
_STARTS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"GIF8": "gif"}
_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><image width="100"'
    ' height="100" preserveAspectRatio="none" href="data:image/{};base64,{}"/></svg>'
)
"""The compiler takes files of text only; this is a picture as one."""
_MOST_LINES = 60


class Furniture(NamedTuple):
    """A header or footer of one kind of page: lines in the text's width, and floating pictures."""

    lines: list[Any]
    floats: list[Any]


class FurnitureReader:
    """Reads the headers and footers of one letterhead; keeps the pictures that they show."""

    def __init__(self, letterhead: Letterhead, styles: Styles, fonts: list[str]) -> None:
        self._letterhead, self._styles, self._fonts = letterhead, styles, fonts
        self.pictures: dict[str, bytes] = {}
        self._made: dict[str, str] = {}
        self._links = _links(letterhead, RELATIONSHIPS)
        self._roots: dict[str, Any] = {}

    def kinds(
        self, kind: str, page: Page, fields: Fields, language: str, draft: str = ""
    ) -> dict[str, Any]:
        """Return "first" (None where the first page is as all) and "other", by "lines", "floats".

        `kind` is header or footer; `draft` is what has to be said in it, or "".
        """
        section = parse(f'<x xmlns:w="{WORD}" xmlns:r="{OFFICE}">{self._letterhead.section}</x>')[0]
        names = {
            reference.get(f"{W}type", "default"): self._links.get(reference.get(f"{R}id"), "")
            for reference in section.iterchildren(f"{W}{kind}Reference")
        }
        title = section.find(f"{W}titlePg")
        first = title is not None and title.get(f"{W}val", "1") not in ("0", "false", "off")
        other = self._read(names.get("default", ""), page, fields, language, draft)
        own = None
        if first:
            own = self._read(names.get("first", ""), page, fields, language, draft)
        return {"first": own, "other": other}

    def _read(self, name: str, page: Page, fields: Fields, language: str, draft: str) -> Furniture:
        if not (name or draft):
            return Furniture([], [])
        root = self._roots.get(name)
        if root is None:
            content = content_of(self._letterhead, name) if name else ""
            root = self._roots[name] = parse(content) if content else empty_header()
        if draft and not any("{title}" in (text.text or "") for text in root.iter(f"{W}t")):
            root = with_line(deepcopy(root), draft, fields.title)
        folder, base = posixpath.split(name)
        links = _links(self._letterhead, f"{folder}/_rels/{base}.rels")
        part = _Part(self, self._styles, self._fonts, links, page, fields._asdict())
        lines = part.lines(root)[:_MOST_LINES]
        _say_in(lines, footer_words(language))
        return Furniture(lines, part.floats)

    def picture(self, name: str) -> str:
        """Return the name of a picture's file, or nothing for one that a PDF cannot show."""
        content = content_of(self._letterhead, name)
        ending = next((end for start, end in _STARTS.items() if content.startswith(start)), "")
        if not ending:
            return ""
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = f"picture{len(self._made) + 1}.svg"
            self.pictures[made] = _SVG.format(ending, b64encode(content).decode()).encode()
        return made


class _Part:
    def __init__(
        self,
        reader: FurnitureReader,
        styles: Styles,
        fonts: list[str],
        links: dict[str, str],
        page: Page,
        values: dict[str, str],
    ) -> None:
        self._reader, self._styles, self._fonts = reader, styles, fonts
        self._links, self._page, self._values = links, page, values
        self.floats: list[Any] = []

    def lines(self, root: Any) -> list[Any]:
        out: list[Any] = []
        after = 0.0
        for element in root.iterchildren():
            if element.tag == f"{W}p":
                line, style = self._line(element)
                out.append(line | {"above": (after + style.before) if out else 0.0})
                after = style.after
            elif element.tag == f"{W}tbl":
                out.append(self._table(element))
                after = 0.0
            elif element.tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                out += self.lines(content) if content is not None else []
        if out and "parts" in out[-1]:
            out[-1]["below"] = after
        return out

    def _table(self, table: Any) -> dict[str, Any]:
        rows = [
            [self.lines(cell) for cell in row.iterchildren(f"{W}tc")]
            for row in table.iterchildren(f"{W}tr")
        ]
        count = max(map(len, rows), default=1) or 1
        grid = [number(c.get(f"{W}w")) or 1 for c in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        widths = grid if len(grid) == count else [1.0] * count
        return {
            "columns": widths,
            "rows": [[*row, *[[] for _ in range(count - len(row))]] for row in rows],
        }

    def _line(self, paragraph: Any) -> tuple[dict[str, Any], Style]:
        properties = paragraph.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style_id = named.get(f"{W}val", "") if named is not None else ""
        chain = self._styles.chain(style_id)
        style = self._styles.by_id(style_id) if chain else self._styles.normal
        style = self._styles.with_paragraph(style, properties)
        sources = [s.find(f"{W}pPr") for s in chain] + [properties]
        found = [source for source in sources if source is not None]
        segments = self._segments(paragraph, style)
        line = {
            "parts": segments,
            "align": aligned(found),
            "indent": indented(found),
            "height": 0.0 if any(segments) else style.size * LINE_HEIGHT * style.line,
            "top": edge(found, "top"),
            "bottom": edge(found, "bottom"),
            **columns(found, len(segments)),
        }
        return line, style

    def _segments(self, paragraph: Any, style: Style) -> list[list[Any]]:
        """Return the pieces of a paragraph, in a list for each stretch between tabs."""
        segments: list[list[Any]] = [[]]
        instruction, shown = "", 0
        for run in paragraph.iter(f"{W}r", f"{W}fldSimple"):
            if run.tag == f"{W}fldSimple":
                instruction = run.get(f"{W}instr", "")
                if field := field_of(instruction):
                    segments[-1].append({field: True, "style": self._look(style)})
                continue
            parent = run.getparent()
            if parent.tag == f"{W}fldSimple" and field_of(parent.get(f"{W}instr", "")):
                continue
            if any(up.tag.endswith("}txbxContent") for up in run.iterancestors()):
                continue
            look = self._styles.with_run(style, run.find(f"{W}rPr"))
            for part in run:
                if part.tag == f"{W}fldChar":
                    kind = part.get(f"{W}fldCharType")
                    if kind == "begin":
                        instruction, shown = "", 0
                    elif kind == "separate":
                        shown = 1
                    if kind in ("separate", "end") and (field := field_of(instruction)):
                        segments[-1].append({field: True, "style": self._look(look)})
                        instruction, shown = "", 2 if kind == "separate" else 0
                    elif kind == "end":
                        shown = 0
                elif part.tag == f"{W}instrText":
                    instruction += part.text or ""
                elif part.tag in (f"{W}tab", f"{W}ptab") and shown < 2:
                    segments.append([])
                elif part.tag == f"{W}t" and shown < 2:
                    text = clean(TOKEN.sub(lambda m: self._values[m[1]], part.text or ""))
                    if text:
                        segments[-1].append({"t": text, "style": self._look(look)})
                elif part.tag == f"{W}drawing" or part.tag.endswith("}AlternateContent"):
                    segments[-1] += self._pictures(part)
        return segments

    def _look(self, style: Style) -> dict[str, Any]:
        return look_of(style, self._fonts)

    def _pictures(self, drawing: Any) -> list[Any]:
        """Return the pictures in the line; those that float go among the floats."""
        out = []
        for frame in drawing.iter(f"{_WP}inline", f"{_WP}anchor"):
            blip, extent = frame.find(f".//{_A}blip"), frame.find(f"{_WP}extent")
            if blip is None or extent is None:
                continue
            file = self._reader.picture(self._links.get(blip.get(f"{R}embed"), ""))
            width, height = ((number(extent.get(k)) or 0) / _EMU for k in ("cx", "cy"))
            if not file or not (0 < width < 1600 and 0 < height < 1600):
                continue
            shown = {"image": file, "width": width, "height": height}
            if frame.tag == f"{_WP}inline":
                out.append(shown)
            else:
                x = self._offset(frame, "H", width)
                self.floats.append(shown | {"x": x, "y": self._offset(frame, "V", height)})
        return out

    def _offset(self, frame: Any, axis: str, size: float) -> float:
        """Return where a floating picture stands, from the page's edge."""
        page = self._page
        whole, low, high = (
            (page.width, page.left, page.right)
            if axis == "H"
            else (page.height, page.top, page.bottom)
        )
        position = frame.find(f"{_WP}position{axis}")
        if position is None:
            return low
        start, end = low, whole - high
        if position.get("relativeFrom") == "page":
            start, end = 0.0, whole
        elif axis == "V" and position.get("relativeFrom") in ("paragraph", "line"):
            start = page.header
        offset, align = position.find(f"{_WP}posOffset"), position.find(f"{_WP}align")
        if offset is not None:
            return start + (number(offset.text) or 0) / _EMU
        said = align.text if align is not None else ""
        if said in ("right", "bottom", "outside"):
            return end - size
        return start + (end - start - size) / 2 if said == "center" else start


def _say_in(lines: list[Any], words: tuple[str, str]) -> None:
    """Put the words around the page's numbers into another language, where they are English."""
    for line in lines:
        texts = [piece for part in line.get("parts", ()) for piece in part if "t" in piece]
        said = {piece["t"]: piece for piece in texts}
        if "Page " in said and " of " in said:
            said["Page "]["t"], said[" of "]["t"] = words


def _links(letterhead: Letterhead, name: str) -> dict[str, str]:
    """Return what the relationships of a part lead to, by id."""
    content = content_of(letterhead, name)
    if not content:
        return {}
    folder = posixpath.dirname(posixpath.dirname(name))
    return {
        str(link.get("Id")): posixpath.normpath(
            posixpath.join("/", folder, link.get("Target", ""))
        ).lstrip("/")
        for link in parse(content)
        if link.get("TargetMode") != "External"
    }
