"""The text of a paper that a whole Word template wrote, as Markdown: the original is the Word file.

Header and footer are left out, as they are in papers made from Markdown; notes stand at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from charter.document.docx.labels import BULLET, label_of
from charter.document.docx.text import DocxParagraph, DocxText, Span
from charter.docx_templates.story import shortened
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, TemplateError
from charter.render.markdown import escape_inline, escape_start

_ROLES = ("title", "subtitle", "quote", "intense quote")
_NUMBER = re.compile(r"(\d{1,9})[.)]")
_COLUMNS = re.compile(r"\b(after|over) (\d{1,2}) columns")
_BULLETS, _NUMBERS = ("-", "*"), (".", ")")
_ONLY_WORD = "take it out of the template: a paper that people sign says what counts"
_WORKED_OUT = "write the words themselves, or {{ date }}; page numbers go into header and footer"


class _Item(NamedTuple):
    """A paragraph as Markdown. `level` is None outside of lists, `number` in those of bullets."""

    text: str
    level: int | None = None
    number: int | None = None


class _List(NamedTuple):
    """A list that is being written, and how far its items are set in."""

    start: int | None
    last: int | None
    turn: bool
    indent: int


def markdown_of(read: DocxText, chart_mark: str = "", chart: str = "") -> str:
    """Return what a filled-in template says, as Markdown.

    A paragraph that says `chart_mark` stands for `chart`, the Markdown of a drawing. Raises
    TemplateError for text that only Word could show: struck out, hidden, or worked out anew.
    """
    if problems := list(_only_in_word(read)):
        raise TemplateError(problems)
    writer = _Writer(read, chart_mark, chart)
    blocks = [block for block in (*writer.text(), *writer.notes()) if block.strip()]
    return "\n\n".join(blocks) + "\n"


class _Reason(NamedTuple):
    """Why a text cannot stand in a paper: what is said before it, and what to do."""

    code: str
    message: str
    hint: str


def _only_in_word(read: DocxText) -> Iterator[Problem]:
    """Yield a problem for each text that a reader of Markdown would take for another."""
    place = Place(str(read.path))
    for paragraph in read.paragraphs:
        label = [paragraph.label] if paragraph.label is not None else []
        for reason, spans in groupby([*label, *paragraph.spans], _reason):
            if reason is not None:
                said = "".join(span.text for span in spans)
                said = paragraph.text if reason.code == "counted-text" else said
                message = f"{reason.message}: {shortened(said)}"
                yield Problem(place, reason.code, message, reason.hint)


def _reason(span: Span) -> _Reason | None:
    if span.counted:
        message = f"Word works this out anew each time ({span.counted})"
        return _Reason("counted-text", message, _WORKED_OUT)
    if span.look.hidden and span.text.strip():
        message = f"a reader does not see this ({span.look.hidden})"
        return _Reason("hidden-text", message, _ONLY_WORD)
    if span.look.struck and span.text.strip():
        return _Reason("struck-text", "this text is struck out", _ONLY_WORD)
    return None


class _Writer:
    def __init__(self, read: DocxText, chart_mark: str, chart: str) -> None:
        # A text box is read before the paragraph that it hangs in, and shown after it.
        self._paragraphs = sorted(read.paragraphs, key=lambda paragraph: paragraph.number)
        self._chart_mark, self._chart = chart_mark, chart
        self._below_title = int(any(_role(p) == "title" for p in read.paragraphs))

    def text(self) -> Iterator[str]:
        """Yield the blocks of the main text and its text boxes."""
        yield from self._blocks([p for p in self._paragraphs if not p.note])

    def notes(self) -> Iterator[str]:
        """Yield the notes that the text refers to, in order."""
        notes = sorted((p for p in self._paragraphs if p.note), key=lambda p: p.note)
        for number, paragraphs in groupby(notes, lambda p: p.note):
            yield f"\\[{number}\\] {' '.join(self._blocks(list(paragraphs)))}"

    def _blocks(self, paragraphs: Sequence[DocxParagraph]) -> Iterator[str]:
        tables: dict[int, list[DocxParagraph]] = {}
        items: list[_Item] = []
        for paragraph in paragraphs:
            if paragraph.cell:
                tables.setdefault(paragraph.cell[0], []).append(paragraph)
        for paragraph in paragraphs:
            if not paragraph.cell:
                item = self._item(paragraph)
                if item.level is not None:
                    items.append(item)
                elif item.text:
                    yield from _lists(items)
                    yield item.text
                    items = []
            elif table := tables.pop(paragraph.cell[0], None):
                yield from _lists(items)
                yield _table(table)
                items = []
        yield from _lists(items)

    def _item(self, paragraph: DocxParagraph) -> _Item:
        role = _role(paragraph)
        heading = paragraph.kind == "heading"
        text = _inline(paragraph, breaks=not heading)
        if self._chart and paragraph.text == self._chart_mark:
            return _Item(self._chart)
        if not text:
            return _Item("")
        item = _listed(paragraph)
        words = "" if item.level is not None else item.text
        if role == "title":
            return _Item(f"# {words}{text}")
        if heading:
            level = min(paragraph.level + self._below_title, 6)
            return _Item(f"{'#' * level} {words}{text}")
        if role == "subtitle":
            return _Item(text if text.startswith("*") else f"*{text}*")
        text = escape_start(words + text)
        if role:
            return _Item("> " + text.replace("\n", "\n> "))
        return item._replace(text=text)


def _role(paragraph: DocxParagraph) -> str:
    """Return what a paragraph's style is for, or "": styles are based on those of Word's own."""
    return next((n for n in (paragraph.style, *paragraph.based_on) if n in _ROLES), "")


def _listed(paragraph: DocxParagraph) -> _Item:
    """Return where an item stands; its text is a label that Markdown has no list for."""
    label = label_of(paragraph.label)
    number = _NUMBER.fullmatch(label)
    if paragraph.kind == "item" and number:
        return _Item("", paragraph.level - 1, int(number[1]))
    signs = paragraph.label is not None and paragraph.label.look.symbols
    if label and (signs or not any(c.isalnum() for c in label)):
        return _Item("", paragraph.level - 1) if paragraph.kind == "item" else _Item("")
    return _Item(f"{escape_inline(label)} " if label else "")


def _table(paragraphs: Sequence[DocxParagraph]) -> str:
    rows: list[list[str]] = []
    for _, of_row in groupby(paragraphs, lambda p: p.cell[1]):
        rows.append([])
        for _, of_cell in groupby(of_row, lambda p: p.cell[2]):
            cell = list(of_cell)
            joined = {where: int(n) for where, n in _COLUMNS.findall(cell[0].merged)}
            said = " ".join(filter(None, (_cell_text(p) for p in cell)))
            empty = [""] * min(joined.get("over", 1) - 1, 60)
            rows[-1] += [*[""] * joined.get("after", 0), said, *empty]
    width = max(map(len, rows), default=0)
    head = rows.pop(0) if paragraphs[0].head else []
    lines = [_row(head, width), _row(["---"] * width, width)]
    return "\n".join([*lines, *(_row(row, width) for row in rows)])


def _cell_text(paragraph: DocxParagraph) -> str:
    label, text = label_of(paragraph.label), _inline(paragraph, breaks=False)
    return f"{escape_inline(label)} {text}" if text and label not in ("", BULLET) else text


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"


def _inline(paragraph: DocxParagraph, breaks: bool) -> str:
    """Return a paragraph's text as one line of Markdown, with what is bold or in italics in it."""
    usual = paragraph.look
    joined: list[tuple[str, str]] = []
    for span in paragraph.spans:
        text = f" [{span.note}]" if span.note else span.text
        bold, italic = span.look.bold != usual.bold, span.look.italic != usual.italic
        mark = "" if span.note else "*" * (2 * bold + italic)
        if joined and text and (joined[-1][1] == mark or not text.strip()):
            joined[-1] = joined[-1][0] + text, joined[-1][1]
        elif text:
            joined.append((text, mark))
    made = ""
    for number, (piece, wanted) in enumerate(joined):
        text = re.sub(r"[^\S\n]+", " ", piece)
        core = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        follows = after or (joined[number + 1][0] if number + 1 < len(joined) else "")
        can = core and _can_mark((before or made)[-1:], core, follows[:1])
        mark = wanted if can else ""
        inner = "\n".join(escape_inline(line) for line in core.split("\n"))
        made += before + mark + inner + mark + after
    lines = [line.strip() for line in made.split("\n")]
    return ("\\\n" if breaks else " ").join(filter(None, lines))


def _can_mark(before: str, core: str, after: str) -> bool:
    """Return whether Markdown takes marks around `core` for looks (CommonMark, 6.2)."""
    opens = core[0].isalnum() or not before.isalnum()
    closes = core[-1].isalnum() or not after.isalnum()
    return opens and closes


def _lists(items: Sequence[_Item]) -> Iterator[str]:
    """Yield items as one block; a list of its kind that follows another gets other marks."""
    lines: list[str] = []
    open_: list[_List] = []
    for item in items:
        level = min(item.level or 0, len(open_))
        same = open_[level] if level < len(open_) else None
        if same and (same.last is None) != (item.number is None):
            same = None
        start, turn = item.number, same is not None and not same.turn
        if same and (item.number is None or item.number == (same.last or 0) + 1):
            start, turn = same.start, same.turn
        del open_[level:]
        mark = _BULLETS[turn] if start is None else f"{start}{_NUMBERS[turn]}"
        outer = open_[-1].indent if open_ else 0
        open_.append(_List(start, item.number, turn, outer + len(mark) + 1))
        inner = item.text.replace("\n", "\n" + " " * open_[-1].indent)
        lines.append(f"{' ' * outer}{mark} {inner}")
    if lines:
        yield "\n".join(lines)
