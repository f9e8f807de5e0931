"""The formats of files: one entry each. Imports no more than it has to, for help reads it too.

A new format has its own writer, and an entry here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from charter.compose.paper_kinds import KINDS
from charter.named_tuples import NamedTuple

if TYPE_CHECKING:
    from charter.compose.papers import Paper
    from charter.document.document import Document, Documents
    from charter.maker import Tools
    from charter.render.papers import Markdown

USUAL = ("md", "docx")
"""The formats that are written where none is named."""
OF_PACKS = ("docx", "zip", "eml", "pdf")
"""The formats of an offer, which `offer/pack` writes: a letter and papers in one."""
USUAL_OF_PACKS = OF_PACKS[:-1]
"""All but the one that needs another program."""


class Writing:
    """One paper while its files are written; its text and its blocks are made once, when needed.

    `clip` is the most characters that a plain text may have, 0 for no limit. `as_made` is False for
    a text that no template says: its Word file is made in the look of the letterhead only.
    """

    def __init__(
        self,
        given: Paper | Markdown,
        tools: Tools,
        documents: Documents,
        clip: int = 0,
        as_made: bool = True,
    ) -> None:
        from charter.render.papers import Markdown

        self._text = given if isinstance(given, Markdown) else None
        self.paper = given.paper if isinstance(given, Markdown) else given
        self.tools, self.documents = tools, documents
        self.clip, self.as_made = clip, as_made

    @property
    def text(self) -> Markdown:
        """Return the paper's text. Raises TemplateError."""
        if self._text is None:
            self._text = self.tools.text(self.paper)
        return self._text

    @property
    def is_rendered(self) -> bool:
        """Return whether the text is there."""
        return self._text is not None

    @property
    def document(self) -> Document:
        """Return the paper's blocks. Raises TemplateError."""
        return self.documents.of(self.text)


class FileFormat(NamedTuple):
    """One format.

    `write` gives the content of a paper's file, or nothing where a paper has no such file; it
    raises CharterError. `kinds` are the papers that have the format, none for all. `name` is the
    file's, where that is not the paper's. `overview` makes the files about all papers of a run, and
    `notes` says what a person has to know about one.
    """

    ending: str
    write: Callable[[Writing], bytes | None]
    kinds: tuple[str, ...] = ()
    name: str = ""
    overview: Callable[[Sequence[Paper], date], Mapping[str, bytes]] | None = None
    notes: Callable[[Writing], Iterable[str]] | None = None

    def is_for(self, kind: str) -> bool:
        """Return whether papers of this kind have this format."""
        return not self.kinds or kind in self.kinds

    def file_name(self, paper: Paper) -> str:
        """Return the name of a paper's file."""
        return f"{self.name or paper.name}.{self.ending}"


def _md(writing: Writing) -> bytes:
    return writing.text.text.encode()


def _docx(writing: Writing) -> bytes:
    return writing.tools.docx(writing.text, writing.documents, writing.as_made)


def _pdf(writing: Writing) -> bytes:
    return writing.tools.pdf(writing.text, writing.documents)


def _docx_notes(writing: Writing) -> Iterable[str]:
    tools = writing.tools
    return (*tools.letterhead_notes, *tools.templates.notes(writing.paper))


def _pdf_notes(writing: Writing) -> Iterable[str]:
    return writing.tools.pdf_notes


def _html(writing: Writing) -> bytes:
    from charter.write.web.files import html_file

    return html_file(writing.document)


def _careers(papers: Sequence[Paper], day: date) -> Mapping[str, bytes]:
    from charter.write.web.files import careers_file

    return careers_file(papers, day)


def _json(writing: Writing) -> bytes:
    from charter.write.web.files import json_file

    return json_file(writing.document)


def _txt(writing: Writing) -> bytes:
    from charter.write.web.files import txt_file

    return txt_file(writing.document, writing.clip)


def _clip_notes(writing: Writing) -> Iterator[str]:
    from charter.write.web.files import clip_notes

    return clip_notes(writing.document, writing.clip)


def _svg(writing: Writing) -> bytes | None:
    from charter.write.web.svg import svg_of

    return svg_of(writing.document)


def _csv(writing: Writing) -> bytes:
    from charter.write.sheets import csv_of

    return csv_of(writing.paper)


def _xlsx(writing: Writing) -> bytes:
    from charter.write.sheets import xlsx_of

    return xlsx_of(writing.paper)


_TABLES = ("matrix", "authority", "audit", "questions")
_ALL = (
    FileFormat("md", _md),
    FileFormat("docx", _docx, notes=_docx_notes),
    FileFormat("pdf", _pdf, notes=_pdf_notes),
    FileFormat("html", _html, overview=_careers),
    FileFormat("json", _json, kinds=("posting",)),
    FileFormat("txt", _txt, notes=_clip_notes),
    FileFormat("svg", _svg, kinds=("matrix",), name="org-chart"),
    FileFormat("csv", _csv, kinds=_TABLES),
    FileFormat("xlsx", _xlsx, kinds=_TABLES),
)
FORMATS: dict[str, FileFormat] = {each.ending: each for each in _ALL}


def formats_of(kinds: Collection[str]) -> tuple[str, ...]:
    """Return the endings that papers of one of these kinds have."""
    return tuple(each.ending for each in FORMATS.values() if any(map(each.is_for, kinds)))


def without_paper(kinds: Collection[str], formats: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each format that none of these kinds has, with the papers that have it."""
    for ending in formats:
        found = FORMATS[ending]
        if not any(map(found.is_for, kinds)):
            yield ending, _having(found.kinds)


def formats_in_words(endings: Collection[str]) -> Iterator[str]:
    """Yield formats for help, with the papers that have them where no paper has all."""
    having = {each: FORMATS[each].kinds if each in FORMATS else () for each in endings}
    mixed = not any(all(not of or kind in of for of in having.values()) for kind in KINDS)
    for ending, kinds in having.items():
        of = _having(kinds)
        yield f"{ending} ({of})" if mixed and of else ending


def _having(kinds: Iterable[str]) -> str:
    """Return which papers have a format, of those that can be asked for by their kind."""
    return " and ".join(KINDS[kind].many for kind in kinds if KINDS[kind].compose)
