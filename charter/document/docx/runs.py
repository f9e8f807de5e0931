"""Runs of a Word file: text, breaks, signs, and the fields that stand among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, Protocol

from charter.document.docx.legibility import Properties
from charter.document.docx.looks import DocxStyles
from charter.document.docx.package import PackageParts
from charter.document.docx.tables import Cell
from charter.document.docx.text import Look, Span
from charter.document.docx.vocabulary import (
    COUNTED,
    GONE,
    INLINE,
    NEW,
    NUMBERS,
    RUN_PROPERTIES,
    SILENT,
    SYMBOL_FONTS,
    M,
    local,
)
from charter.document.docx.xml import MC, R, W
from charter.named_tuples import NamedTuple

_COUNT = "#"
_NUMBER = re.compile(r"\W*[0-9ivxlcdm]+\W*", re.IGNORECASE)
_ASKED = frozenset(
    W + name
    for name in ("pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong")
)
_RULES = (f"{W}separator", f"{W}continuationSeparator")
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_DRAWN = frozenset(W + name for name in ("drawing", "pict", "object"))
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of those around them, unseen."""


class RunReader(Protocol):
    """What runs tell the reader of their story, and ask of it."""

    styles: DocxStyles
    parts: PackageParts
    part: str
    tracked: int

    def hang(self, kind: str, number: str) -> int:
        """Keep a note that hangs here, by its kind and id; return its number in the file."""

    def missed(self, element: Any, what: str = "", key: str = "") -> None:
        """Note something that was not read."""

    def note(self, what: str, key: str) -> None:
        """Note that something in the paragraph at hand was not read."""

    def check(self, properties: Any, known: frozenset[str]) -> None:
        """Note each property that is not known."""

    def control(self, element: Any) -> None:
        """Note what a content control is bound to."""

    def gone(self, element: Any) -> None:
        """Note what a tracked change takes out."""

    def choose(self, element: Any) -> Any:
        """Return what Word shows of an AlternateContent."""

    def drawing(self, element: Any) -> None:
        """Keep what a drawing shows."""


class RunContext(NamedTuple):
    """What a run stands in."""

    style: str
    holds: Properties
    cell: Cell
    link: str = ""
    turned: bool = False


class Runs:
    """Reads the runs of one story; a field can go on from one paragraph to the next."""

    def __init__(self, reader: RunReader) -> None:
        self.reader = reader
        self._fields: list[_Field] = []

    def inline(self, element: Any, line: RunContext) -> Iterator[Span]:
        """Yield the text of a paragraph, or of what holds runs in one."""
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{W}r":
                yield from self._run(child, line)
            elif tag in INLINE:
                self.reader.tracked += tag in NEW
                self.reader.control(child)
                inner = line
                if tag == f"{W}hyperlink":
                    link = self.reader.parts.links(self.reader.part).get(child.get(f"{R}id", ""))
                    where = link.target if link is not None else "#" + child.get(f"{W}anchor", "")
                    inner = line._replace(link=where)
                elif tag in (f"{W}dir", f"{W}bdo"):
                    inner = line._replace(turned=child.get(f"{W}val") == "rtl")
                if tag == f"{W}fldSimple":
                    yield from self._simple_field(child, inner)
                else:
                    yield from self.inline(child, inner)
            elif tag in GONE:
                self.reader.gone(child)
            elif tag == f"{MC}AlternateContent":
                yield from self.inline(self.reader.choose(child), line)
            elif tag.startswith(M):
                self.reader.missed(child, "a formula")
                yield Span("".join(t.text or "" for t in child.iter(f"{M}t", f"{W}t")))
            elif tag not in SILENT:
                self.reader.missed(child)

    def _simple_field(self, element: Any, line: RunContext) -> Iterator[Span]:
        self._fields.append(_Field(element.get(f"{W}instr", ""), True))
        yield from self._result()
        yield from self.inline(element, line)
        yield from self._fields.pop().rest()

    def _result(self) -> Iterator[Span]:
        """Yield what stands for the result of a field that counts; note any other field."""
        field = self._fields[-1]
        if field.name in COUNTED and _is_told(field.instruction):
            text = " ".join(field.instruction.split())
            self.reader.note(f"a field whose text Word puts in ({text[:80]})", f"field {text}")
        if field.name in COUNTED:
            yield Span(_COUNT, counted=field.name)
        else:
            text = " ".join(field.instruction.split())
            what = f"a field whose text Word can put in anew ({text[:80]})"
            self.reader.note(what, f"field {text}")

    def _shows(self) -> bool:
        """Return whether text stands on the page here: in no instruction, and not counted."""
        return all(field.shows and field.name not in COUNTED for field in self._fields)

    def _run(self, run: Any, line: RunContext) -> Iterator[Span]:
        properties = run.find(f"{W}rPr")
        self.reader.check(properties, RUN_PROPERTIES)
        look = self.reader.styles.look(
            line.style, line.holds, properties, line.cell.around, line.turned
        )
        yield from self._pieces(run, look, line)

    def _pieces(self, run: Any, look: Look, line: RunContext) -> Iterator[Span]:
        for child in run:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            text = None
            if tag == f"{W}t":
                text = child.text or ""
                if not TURNING.isdisjoint(text):
                    look = look._replace(turned=True)
            elif tag in (f"{W}tab", f"{W}ptab"):
                text = "\t"
            elif tag == f"{W}br":
                text = "\n" if child.get(f"{W}type") not in ("page", "column") else " "
            elif tag == f"{W}cr":
                text = "\n"
            elif tag == f"{W}noBreakHyphen":
                text = "-"
            elif tag == f"{W}sym":
                yield from self._sign(child, look) if self._shows() else ()
            elif tag in _ASKED:
                yield from [Span(_COUNT, look, counted=local(tag))] if self._shows() else ()
            elif tag == f"{W}fldChar":
                yield from self._field(child)
            elif tag == f"{W}instrText":
                if self._fields:
                    self._fields[-1].instruction += child.text or ""
                else:
                    self.reader.missed(child, "an instruction of a field outside any")
            elif tag in _NOTES:
                number = self.reader.hang(_NOTES[tag], child.get(f"{W}id", ""))
                yield from [Span("", look, note=number)] if self._shows() else ()
            elif tag in _DRAWN:
                self.reader.drawing(child)
            elif tag == f"{W}ruby":
                for part in child.iterchildren(f"{W}rubyBase", f"{W}rt"):
                    yield from self.inline(part, line)
            elif tag == f"{MC}AlternateContent":
                yield from self._pieces(self.reader.choose(child), look, line)
            elif tag in _RULES and self.reader.part == self.reader.parts.word.document:
                self.reader.missed(child, "a line that only notes have")
            elif tag not in SILENT:
                self.reader.missed(child)
            if text and self._shows():
                yield Span(text, _as_read(look, text), line.link)
            elif text and self._fields and self._fields[-1].shows:
                self._fields[-1].result += text

    def _sign(self, sign: Any, look: Look) -> Iterator[Span]:
        code, font = sign.get(f"{W}char", ""), sign.get(f"{W}font", "")
        try:
            number = int(code, 16)
        except ValueError:
            self.reader.missed(sign, "a sign that is not known here")
            return
        if 0xF000 <= number <= 0xF0FF:
            number -= 0xF000
        yield Span(
            chr(number) if 31 < number < 0x110000 else "\ufffd",
            look._replace(symbols=font if font.lower() in SYMBOL_FONTS else look.symbols),
        )

    def _field(self, mark: Any) -> Iterator[Span]:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            if mark.find(f"{W}ffData") is not None:
                self.reader.missed(mark, "a field of a form")
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
            if all(field.shows for field in self._fields):
                yield from self._result()
        elif kind == "end" and self._fields:
            last = self._fields[-1]
            if not last.shows and all(field.shows for field in self._fields[:-1]):
                last.shows = True  # Word works it out when it shows it
                yield from self._result()
            yield from self._fields.pop().rest()


def _is_told(instruction: str) -> bool:
    """Return whether a field that counts can say more than a number, such as words of a picture."""
    words = instruction.split()
    plain = all(word == "\\*" or word.isalnum() for word in words)
    return not plain or words[0].upper() not in NUMBERS


def _as_read(look: Look, text: str) -> Look:
    """Return a look in which letters that run from right to left are not turned round."""
    if not look.turned or not TURNING.isdisjoint(text):
        return look
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    return look if "L" in kinds or "EN" in kinds else look._replace(turned=False)


class _Field:
    """A field that is being read: its instruction, whether its result has begun, and that."""

    def __init__(self, instruction: str = "", shows: bool = False) -> None:
        self.instruction, self.shows, self.result = instruction, shows, ""

    @property
    def name(self) -> str:
        """Return what it does, in capitals."""
        words = self.instruction.split()
        return words[0].upper() if words else ""

    def rest(self) -> Iterator[Span]:
        """Yield what stands in the result of a number of pages and is no number."""
        if self.name in NUMBERS and self.result.strip() and not _NUMBER.fullmatch(self.result):
            yield Span(self.result)
