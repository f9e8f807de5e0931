"""The text of a paper that a whole Word template wrote, as Markdown: the original is the Word file.

Header and footer are left out, as they are in papers made from Markdown; notes stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from charter.docx_templates.story import MC, W, parse_part, shortened
from charter.problems import TemplateError, error
from charter.render.markdown import escape_inline, escape_start

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_SKIPPED = {W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText")}
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SPACES = {W + "tab", W + "cr"}
_OFF = ("0", "false", "off", "none")
_QUOTES = ("quote", "intense quote")
_HEADING = re.compile(r"heading (\d)")
_COUNTED = re.compile(r"%\d")
_BULLETS, _NUMBERS = ("-", "*"), (".", ")")
_MOST_STYLES = 12
"""Styles based on each other; more are a loop."""


class _Piece(NamedTuple):
    text: str
    bold: bool
    italic: bool


class _Item(NamedTuple):
    """A paragraph as Markdown. `level` is None outside of lists; `list_` tells lists apart."""

    text: str
    level: int | None = None
    numbered: bool = False
    list_: str = ""


class WordText(NamedTuple):
    """A filled-in template: its parts with text, its other `parts`, and where it comes from.

    `chart` is the Markdown of the paper's chart, and `described` what its drawing is called.
    """

    path: Path
    roots: Mapping[str, Any]
    parts: Mapping[str, bytes]
    chart: str = ""
    described: str = ""


def markdown_of(word: WordText) -> str:
    """Return what a filled-in template says, as Markdown.

    Raises TemplateError for struck-out text, which only Word could show.
    """
    reader, roots = _Reader(word), word.roots
    document = next(root for root in roots.values() if root.tag == W + "document")
    lines = [*reader.blocks(document.find(W + "body")), *reader.notes()]
    return "\n\n".join(line for line in lines if line.strip()) + "\n"


class _Reader:
    def __init__(self, word: WordText) -> None:
        roots, parts = word.roots, word.parts
        self._path, self._chart = word.path, word.chart
        self._described = " ".join(word.described.split())
        self._styles = _by_id(parts, "styles.xml", "style", "styleId")
        numbering = _root(parts, "numbering.xml")
        self._nums, self._formats = _numbering(numbering)
        self._counts: dict[tuple[str, int], int] = {}
        self._notes: list[tuple[str, Any]] = []
        self._sources = {
            (name, note.get(W + "id")): note
            for root in roots.values()
            for name in ("footnote", "endnote")
            for note in root.findall(W + name)
        }
        body = next(root for root in roots.values() if root.tag == W + "document")
        self._below_title = int("title" in (self._style_name(p) for p in body.iter(W + "p")))

    def blocks(self, holder: Any) -> Iterator[str]:
        """Yield the blocks in `holder` as Markdown."""
        items: list[_Item] = []
        for element in _in_order(holder):
            if element.tag == W + "p":
                for item in self._paragraph(element):
                    if item.level is None:
                        yield from _lists(items)
                        items = []
                        yield item.text
                    else:
                        items.append(item)
            else:
                yield from _lists(items)
                items = []
                yield self._table(element)
        yield from _lists(items)

    def notes(self) -> Iterator[str]:
        """Yield the notes that the text refers to, in order."""
        for number, (_, note) in enumerate(self._notes, 1):
            said = " ".join(self.blocks(note)) if note is not None else ""
            yield f"\\[{number}\\] {said}"

    def _paragraph(self, paragraph: Any) -> Iterator[_Item]:
        if self._is_chart(paragraph):
            yield _Item(self._chart)
            return
        name = self._style_name(paragraph)
        heading = _HEADING.fullmatch(name)
        text = _inline(self._pieces(paragraph), breaks=not heading and name != "title")
        if name == "title":
            yield _Item(f"# {text}" if text else "")
        elif heading:
            label = self._label(paragraph)[2]
            level = min(int(heading[1]) + self._below_title, 6)
            yield _Item(f"{'#' * level} {label}{text}" if text else "")
        elif name == "subtitle" and text:
            yield _Item(text if text.startswith("*") else f"*{text}*")
        elif text:
            place, numbered, label, list_ = self._listed(paragraph)
            if name in _QUOTES:
                yield _Item("> " + escape_start(label + text).replace("\n", "\n> "))
            else:
                yield _Item(escape_start(label + text), place, numbered, list_)
        for box in _boxes(paragraph):
            yield from (_Item(block) for block in self.blocks(box))

    def _is_chart(self, paragraph: Any) -> bool:
        return bool(self._chart) and any(
            element.tag.endswith("}docPr")
            and " ".join(element.get("descr", "").split()) == self._described
            for element in paragraph.iter()
            if isinstance(element.tag, str)
        )

    def _table(self, table: Any) -> str:
        rows, first = [], None
        for row in table.iter(W + "tr"):
            if next((e for e in row.iterancestors(W + "tbl")), None) is not table:
                continue
            cells: list[str] = []
            for cell in row.iter(W + "tc"):
                if next(cell.iterancestors(W + "tr")) is not row:
                    continue
                texts = (
                    _inline(self._pieces(p), breaks=False)
                    for p in cell.iter(W + "p")
                    if next(p.iterancestors(MC + "Fallback"), None) is None
                )
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                more = int(span.get(W + "val", "1")) - 1 if span is not None else 0
                cells += [" ".join(filter(None, texts)), *[""] * min(more, 60)]
            first = row if first is None else first
            rows.append(cells)
        width = max(map(len, rows), default=0)
        if not width:
            return ""
        if first is not None and _is_head(table, first):
            head, rows = rows[0], rows[1:]
        else:
            head = []
        lines = [_row(head, width), _row(["---"] * width, width)]
        return "\n".join([*lines, *(_row(row, width) for row in rows)])

    def _pieces(self, holder: Any) -> Iterator[_Piece]:
        for child in holder:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child)
            elif isinstance(tag, str) and tag not in _SKIPPED and tag != W + "p":
                if tag == _MATH:
                    yield _Piece(child.text or "", False, False)
                else:
                    yield from self._pieces(child)

    def _run(self, run: Any) -> Iterator[_Piece]:
        if self._is_on(run, "vanish"):
            return
        text = "".join(self._characters(run))
        if not text:
            return
        if text.strip() and (self._is_on(run, "strike") or self._is_on(run, "dstrike")):
            message = f"this text is struck out: {shortened(text)}"
            hint = "take it out of the template: a paper that people sign says what counts"
            raise error(TemplateError, self._path, "struck-text", message, hint)
        yield _Piece(text, self._is_on(run, "b"), self._is_on(run, "i"))

    def _characters(self, run: Any) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                yield child.text or ""
            elif tag == W + "br":
                yield " " if child.get(W + "type") in ("page", "column") else "\n"
            elif tag in _SPACES:
                yield " "
            elif tag == W + "noBreakHyphen":
                yield "-"
            elif tag == W + "sym":
                yield chr(int(child.get(W + "char", "20"), 16))
            elif tag in _NOTES:
                source = self._sources.get((_NOTES[tag], child.get(W + "id")))
                self._notes.append((_NOTES[tag], source))
                yield f" [{len(self._notes)}]"

    def _is_on(self, run: Any, name: str) -> bool:
        style = run.find(f"{W}rPr/{W}rStyle")
        chain = self._chain(style.get(W + "val")) if style is not None else iter(())
        for holder in (run, *chain):
            found = holder.find(f"{W}rPr/{W}{name}")
            if found is not None:
                return found.get(W + "val", "1") not in _OFF
        return False

    def _chain(self, style: str) -> Iterator[Any]:
        for _ in range(_MOST_STYLES):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            based = found.find(W + "basedOn")
            style = based.get(W + "val", "") if based is not None else ""

    def _style_name(self, paragraph: Any) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        for each in self._chain(style.get(W + "val", "")) if style is not None else ():
            named = each.find(W + "name")
            name = named.get(W + "val", "").lower() if named is not None else ""
            if name in ("title", "subtitle", *_QUOTES) or _HEADING.fullmatch(name):
                return str(name)
        return ""

    def _label(self, paragraph: Any) -> tuple[str, int, str, str]:
        """Return list, level, the words before the text, and the format of a paragraph's number."""
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        chain = self._chain(style.get(W + "val", "")) if style is not None else iter(())
        number, level = "", 0
        for holder in (paragraph, *chain):
            found = holder.find(f"{W}pPr/{W}numPr")
            if found is not None:
                level = int(_val(found, "ilvl") or level)
                number = _val(found, "numId")
                if number:
                    break
        form, text, start = self._formats.get((self._nums.get(number, ""), level), ("", "", 1))
        if not form or form == "none":
            return "", 0, "", ""
        self._counts[number, level] = count = self._counts.get((number, level), start - 1) + 1
        for deeper in [key for key in self._counts if key[0] == number and key[1] > level]:
            del self._counts[deeper]
        words = ""
        if any(c.isalpha() for c in _COUNTED.sub("", text)) and form != "bullet":
            words = escape_inline(text.replace(f"%{level + 1}", str(count))) + " "
        elif form == "bullet" and sum(c.isalnum() for c in text) > 1:
            words = escape_inline(text) + " "
        return number, level, words, form

    def _listed(self, paragraph: Any) -> tuple[int | None, bool, str, str]:
        number, level, words, form = self._label(paragraph)
        if not form or words:
            return None, False, words, ""
        return level, form != "bullet", "", number


def _in_order(holder: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables in `holder`, whatever they are wrapped in."""
    for child in holder:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED | {MC + "Fallback"}:
            yield from _in_order(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    for box in paragraph.iter(W + "txbxContent"):
        if next(box.iterancestors(MC + "Fallback"), None) is None:
            yield box


def _inline(pieces: Iterator[_Piece], breaks: bool) -> str:
    """Return pieces as one line of Markdown, with their looks."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and (last[1:] == piece[1:] or not piece.text.strip()):
            joined[-1] = last._replace(text=last.text + piece.text)
        else:
            joined.append(piece)
    made = ""
    for number, piece in enumerate(joined):
        text = re.sub(r"[^\S\n]+", " ", piece.text)
        core = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        mark = "*" * (2 * piece.bold + piece.italic) if core else ""
        follows = after or (joined[number + 1].text if number + 1 < len(joined) else "")
        if mark and not _can_mark((before or made)[-1:], core, follows[:1]):
            mark = ""
        lines = [escape_inline(line) for line in core.split("\n")]
        inner = "\n".join(lines)
        made += before + mark + inner + mark + after
    lines = [line.strip() for line in made.split("\n")]
    return ("\\\n" if breaks else " ").join(filter(None, lines))


def _can_mark(before: str, core: str, after: str) -> bool:
    """Return whether Markdown takes marks around `core` for looks (CommonMark, 6.2)."""
    opens = core[0].isalnum() or not before.isalnum()
    closes = core[-1].isalnum() or not after.isalnum()
    return opens and closes


def _lists(items: list[_Item]) -> Iterator[str]:
    """Yield items as lists; a list that follows another gets other marks."""
    if not items:
        return
    lines, stack, turn, last = [], [0], 0, items[0]
    for item in items:
        level = min(item.level or 0, len(stack) - 1)
        del stack[level + 1 :]
        if not level and (item.numbered, item.list_) != (last.numbered, last.list_):
            turn, last = 1 - turn, item
        mark = f"1{_NUMBERS[turn]}" if item.numbered else _BULLETS[turn]
        indent = " " * stack[level]
        stack.append(stack[level] + len(mark) + 1)
        inner = item.text.replace("\n", "\n" + " " * stack[-1])
        lines.append(f"{indent}{mark} {inner}")
    yield "\n".join(lines)


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"


def _is_head(table: Any, row: Any) -> bool:
    if row.find(f"{W}trPr/{W}tblHeader") is not None:
        return True
    look = table.find(f"{W}tblPr/{W}tblLook")
    if look is None:
        return False
    first = look.get(W + "firstRow")
    if first is not None:
        return first not in _OFF
    return bool(int(look.get(W + "val", "0"), 16) & 0x20)


def _val(holder: Any, name: str) -> str:
    found = holder.find(W + name)
    return str(found.get(W + "val", "")) if found is not None else ""


def _root(parts: Mapping[str, bytes], ending: str) -> Any:
    named = next((c for name, c in parts.items() if name.endswith(f"/{ending}")), None)
    return parse_part(named) if named is not None else None


def _by_id(parts: Mapping[str, bytes], ending: str, tag: str, key: str) -> dict[str, Any]:
    root = _root(parts, ending)
    return {} if root is None else {e.get(W + key, ""): e for e in root.iter(W + tag)}


def _numbering(root: Any) -> tuple[dict[str, str], dict[tuple[str, int], tuple[str, str, int]]]:
    """Return the definition of each list, and of each of its levels format, text and start."""
    if root is None:
        return {}, {}
    nums = {num.get(W + "numId", ""): _val(num, "abstractNumId") for num in root.iter(W + "num")}
    formats = {
        (kind.get(W + "abstractNumId", ""), int(level.get(W + "ilvl", "0"))): (
            _val(level, "numFmt") or "decimal",
            _val(level, "lvlText"),
            int(_val(level, "start") or 1),
        )
        for kind in root.iter(W + "abstractNum")
        for level in kind.iter(W + "lvl")
    }
    return nums, formats
