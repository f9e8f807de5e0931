"""The one reader of Word files: what a file says and shows, and what of it was not read.

It works by an allow-list. An element, property, part or setting that `vocabulary.py` does not name
is in `DocxText.unread`, never silence. Tracked changes are taken as accepted.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from charter.document.docx.alternatives import choice_of
from charter.document.docx.doubled import doubled
from charter.document.docx.drawings import drawn_text, figures_of, fill_behind, shown_in, unknown_in
from charter.document.docx.kinds import kind_of
from charter.document.docx.legibility import Properties, by_name, layout_of, merge
from charter.document.docx.looks import Around, DocxStyles
from charter.document.docx.numbering import Numbering
from charter.document.docx.package import PackageParts, key_of
from charter.document.docx.runs import RunContext, Runs
from charter.document.docx.sections import edges_of, page_of
from charter.document.docx.tables import Cell, TableLook, cells_of, rows_of
from charter.document.docx.text import DocxParagraph, DocxText, Figure, Span, Unread
from charter.document.docx.vocabulary import (
    ALONG_THE_PAGE,
    BLOCKS,
    CONTROL_PROPERTIES,
    GONE,
    NEW,
    PARAGRAPH_PROPERTIES,
    RUN_PROPERTIES,
    SECTION_PROPERTIES,
    SILENT,
    is_on,
    local,
)
from charter.document.docx.word_file import WordFile, read_word_file
from charter.document.docx.xml import MC, W
from charter.problems import CharterError, InputError, error

_NOTES = ("footnote", "endnote")
_MOST_LETTERS = 2_000_000
"""A novel has half of it."""


def read_docx(path: Path, kind: type[CharterError] = InputError) -> DocxText:
    """Return what the Word file at `path` says. Raises `kind` where it is none that is safe."""
    return text_of(read_word_file(path, kind))


def text_of(word: WordFile) -> DocxText:
    """Return what a Word file says that `read_word_file` has let in."""
    parts = PackageParts(word)
    root = parts.root(word.document)
    settings = parts.root(parts.related("settings"))
    behind = root.find(f"{W}background")
    shown = settings is not None and is_on(settings.find(f"{W}displayBackgroundShape"))
    background = behind.get(f"{W}color", "") if behind is not None and shown else ""
    sheet = parts.root(parts.related("styles"))
    styles = DocxStyles(sheet, parts.root(parts.related("theme")), settings, background)
    reader = _Reader(parts, styles, Numbering(parts.root(parts.related("numbering"))))
    body = root.find(f"{W}body")
    main = reader.story(word.document, body if body is not None else (), "")
    if behind is not None and len(behind):
        reader.missed(behind, "a picture behind the page")
    edges = edges_of(parts, reader.sections, settings, reader.story)
    if sum(len(p.text) for p in main) > _MOST_LETTERS:
        message = f"more than {_MOST_LETTERS:,} letters"
        raise error(InputError, word.path, "too-large", message, "give the paper alone")
    language = (
        sheet.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang") if sheet is not None else None
    )
    return DocxText(
        word.path,
        tuple(main),
        edges,
        tuple(reader.figures),
        tuple(dict.fromkeys((*reader.unread, *parts.unread(), *doubled(parts)))),
        tuple(parts.comments()),
        reader.tracked,
        parts.created(),
        "" if language is None else language.get(f"{W}val", ""),
        parts.signed,
        tuple(page_of(s)._replace(color=background) for s in reader.sections),
        tuple(reader.deleted),
    )


class _Reader:
    """Walks the stories of one file, and keeps what is found on the way."""

    def __init__(self, parts: PackageParts, styles: DocxStyles, numbering: Numbering) -> None:
        self.parts, self.styles, self.numbering = parts, styles, numbering
        self.sections: list[Any] = []
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []
        self.tracked = 0
        self.deleted: list[str] = []
        self._number = 0
        self._tables = 0
        self._out: list[DocxParagraph] = []
        self._story = self.part = ""
        self._pending: list[Span] = []
        self._runs = Runs(self)
        self._hanging: list[tuple[str, str, int]] = []
        self._hung = self._note = 0
        self._seen: set[tuple[str, str]] = set()

    def story(self, part: str, root: Any, story: str) -> list[DocxParagraph]:
        """Return the paragraphs of a part, with its notes and text boxes after where they hang."""
        before = self._out, self._story, self.part, self._runs
        self._out, self._story, self.part, self._runs = [], story, part, Runs(self)
        self._blocks(root, Cell())
        made = self._out
        if self._pending:
            made.append(
                DocxParagraph(self._number, "paragraph", 0, tuple(self._pending), story=story)
            )
            self._pending = []
        self._out, self._story, self.part, self._runs = before
        return made

    def missed(self, element: Any, what: str = "", key: str = "") -> None:
        """Note something that was not read; `key` is what it has the same elsewhere."""
        name = local(element.tag)
        what = what or f"something that is not known here ({name[:60]})"
        self.note(what, f"{name} {key or key_of(element)}")

    def note(self, what: str, key: str) -> None:
        """Note that something in the paragraph at hand was not read."""
        where = f"paragraph {self._number}" if not self._story else f"the {self._story}"
        self.unread.append(Unread(what, where, key, self._number if not self._story else 0))

    def check(self, properties: Any, known: frozenset[str]) -> None:
        """Note each property that is not known."""
        for child in properties if properties is not None else ():
            if isinstance(child.tag, str) and child.tag not in known:
                self.missed(child, f"a property that is not known here ({local(child.tag)[:60]})")

    def _blocks(self, element: Any, cell: Cell) -> None:
        for child in element:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == f"{W}p":
                self._paragraph(child, cell)
            elif tag == f"{W}tbl":
                self._table(child, cell)
            elif tag in BLOCKS:
                self.tracked += tag in NEW
                self.control(child)
                self._blocks(child, cell)
            elif tag in GONE:
                self.gone(child)
            elif tag == f"{MC}AlternateContent":
                self._blocks(self.choose(child), cell)
            elif tag == f"{W}sectPr":
                self._section(child)
            elif tag not in SILENT:
                self.missed(child)

    def _section(self, section: Any) -> None:
        self.check(section, SECTION_PROPERTIES)
        direction = section.find(f"{W}textDirection")
        if direction is not None and direction.get(f"{W}val") not in ALONG_THE_PAGE:
            self.missed(direction, "lines that run up or down the page")
        if not self._story:
            self.sections.append(section)

    def gone(self, element: Any) -> None:
        """Note what a tracked change takes out."""
        self.tracked += 1
        text = "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))
        if text.strip():
            self.deleted.append(text)

    def control(self, element: Any) -> None:
        """Note what a content control is bound to, and what of it is not known."""
        properties = element.find(f"{W}sdtPr")
        for child in properties if properties is not None else ():
            if isinstance(child.tag, str) and child.tag not in CONTROL_PROPERTIES:
                bound = local(child.tag) == "dataBinding"
                self.missed(child, "text that comes from elsewhere in the file" if bound else "")

    def choose(self, element: Any) -> Any:
        """Return what Word shows of an AlternateContent; a text that only others show is noted."""
        chosen = choice_of(element)
        for other in chosen.others:
            self.missed(other, "a text that some programs show in the place of another")
        return chosen.shown

    def _table(self, table: Any, outer: Cell) -> None:
        self._tables += 1
        number = self._tables
        rows = list(rows_of(table, self))
        styled = TableLook(table, len(rows), self.styles, outer)
        for row_number, row in enumerate(rows):
            for cell in cells_of(styled, row, (number, row_number), self):
                self._blocks(cell.element, cell)

    def _paragraph(self, element: Any, cell: Cell) -> None:
        self._number += 1
        number = self._number
        properties = element.find(f"{W}pPr")
        self.check(properties, PARAGRAPH_PROPERTIES)
        own = by_name(properties)
        style = own["pStyle"].get(f"{W}val", "") if "pStyle" in own else ""
        holds = self.styles.paragraph(own, cell.around)
        mark = own.get("rPr")
        self.check(mark, RUN_PROPERTIES)
        chain = self.styles.chain(style, "paragraph")
        place = self.numbering.place(holds, chain[-1].id if chain else style)
        listed = self.numbering.level(*place) if place is not None else None
        if listed is not None and listed.indent is not None and "ind" not in own:
            merge(holds, {"ind": listed.indent})
        spans = [*self._pending, *self._runs.inline(element, RunContext(style, holds, cell))]
        self._pending = []
        gone = mark is not None and (
            mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None
        )
        if mark is not None:
            self.tracked += gone or mark.find(f"{W}ins") is not None
        label = self._label(place, style, holds, mark, cell)
        kind, level = kind_of(chain, holds, place)
        if gone:
            self._pending = spans  # its end was taken out: the next paragraph goes on with it
        else:
            name, *based_on = [each.name for each in reversed(chain)] or [""]
            self._out.append(
                DocxParagraph(
                    number,
                    kind,
                    level,
                    tuple(spans),
                    label,
                    self._story,
                    name,
                    cell.path,
                    cell.merged,
                    len(self.sections) if not self._story else 0,
                    tuple(based_on),
                    self.styles.look(style, holds, None, cell.around),
                    cell.head,
                    self._note,
                    layout_of(holds),
                )
            )
        self._notes()
        section = own.get("sectPr")
        if section is not None:
            self._section(section)

    def _label(
        self, place: tuple[str, int] | None, style: str, holds: Properties, mark: Any, cell: Cell
    ) -> Span | None:
        """Return the number or bullet of a paragraph in a list; counts it."""
        if place is None:
            return None
        text, level = self.numbering.next(*place), self.numbering.level(*place)
        of = level.run if level is not None and level.run is not None else mark
        return Span(text, self.styles.look(style, holds, of, cell.around))

    def hang(self, kind: str, number: str) -> int:
        """Keep a note that hangs in the paragraph at hand; return its number in the file."""
        self._hung += 1
        self._hanging.append((kind, number, self._hung))
        return self._hung

    def _notes(self) -> None:
        """Put the notes that a paragraph refers to after it, each once; a note has no notes."""
        waiting, self._hanging, before = self._hanging, [], self._note
        for kind, number, count in waiting if self._story not in _NOTES else ():
            name = self.parts.related(f"{kind}s", self.part)
            self._note = count
            for told, note in self.parts.notes(name, number, first=("", name) not in self._seen):
                if (number, name) not in self._seen or told:
                    read = self.story(name, note, kind)
                    self._out += [p for p in read if p.text.strip() or not told]
            self._seen |= {("", name), (number, name)}
        self._note = before

    def drawing(self, element: Any) -> None:
        """Keep what a drawing shows: its pictures, its shapes, and the words in it."""
        shown = [element, *shown_in(element, self.choose)]
        where = self._story, self._number
        self.figures += figures_of(shown, self.parts, self.part, where)
        for unknown, what, key in unknown_in(shown, self.parts, self.part):
            self.missed(unknown, what, key)
        before = self._story, self._runs, self._pending
        self._story, self._runs, self._pending = "text box", Runs(self), []
        for content in shown:
            if content.tag == f"{W}txbxContent":
                fill = fill_behind(content, self.styles.colors)
                self._blocks(content, Cell(around=Around(fill=fill)))
        for text in drawn_text(shown):
            self._number += 1
            spans = (Span(text),)
            self._out.append(DocxParagraph(self._number, "paragraph", 0, spans, story="text box"))
        self._story, self._runs, self._pending = before
