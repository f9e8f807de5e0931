"""What many calls of `make_papers` share in one process."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from charter.assign.organisation import Organisation
from charter.assign.ownership import AssignedByShape, organise
from charter.docx_templates.choice import WordTemplates
from charter.facts.company import Workspace
from charter.read.files import version_of
from charter.render.papers import Markdown

if TYPE_CHECKING:
    from charter.compose.papers import Paper
    from charter.document.document import Documents
    from charter.document.sections import Sections
    from charter.docx_templates.texts import Texts
    from charter.write.docx.writer import DocxWriter
    from charter.write.pdf.writer import PdfWriter

LETTERHEAD = "letterhead.docx"
_TOOLS = 2
"""Folders of templates that are kept ready: a base workspace, and the workspace at hand."""
_State = tuple[tuple[str, object], ...]


class Tools:
    """What papers are rendered and written with, for one folder of templates or the shipped ones.

    Each is made when the first paper needs it. `tokens` are marks in whole Word templates that
    other programs fill in.
    """

    def __init__(self, own: Path | None, tokens: Collection[str] = (), keep: bool = False) -> None:
        self.own, self._tokens, self._keep = own, tokens, keep
        self.templates = WordTemplates(own, tokens)

    @cached_property
    def texts(self) -> Texts:
        """What renders papers."""
        from charter.docx_templates.texts import Texts

        return Texts(self.own, self._tokens, self.templates, self._keep)

    @cached_property
    def docx_writer(self) -> DocxWriter:
        """The writer of Word files in the look of the letterhead."""
        from charter.write.docx.writer import DocxWriter

        return DocxWriter(self.own)

    @cached_property
    def _pdf_writer(self) -> PdfWriter:
        from charter.write.pdf.writer import PdfWriter

        return PdfWriter(self.own)

    def text(self, paper: Paper) -> Markdown:
        """Return what one paper says. Raises TemplateError."""
        return self.texts.of(paper)

    def docx(self, text: Markdown, documents: Documents, as_made: bool = True) -> bytes:
        """Return the Word file of one paper. Raises TemplateError.

        It is made from a whole template in Word, where there is one and it is `as_made`.
        """
        if as_made and (template := self.templates.path(text.paper)):
            return self.templates.fill(template, text)
        return self.docx_writer.write(documents.of(text))

    def pdf(self, text: Markdown, documents: Documents) -> bytes:
        """Return the PDF of one paper. Raises TemplateError, and OutputError without the extra."""
        return self._pdf_writer.write(documents.of(text))

    @cached_property
    def pdf_notes(self) -> tuple[str, ...]:
        """What a PDF does without of the company's own letterhead. Raises like `pdf`."""
        path = self.own / LETTERHEAD if self.own else None
        if path is None or not path.is_file():
            return ()
        fonts = (f"{path}: {note}" for note in self._pdf_writer.font_notes())
        return (*self.letterhead_notes, *fonts)

    @cached_property
    def letterhead_notes(self) -> tuple[str, ...]:
        """What papers need and the company's own letterhead has not. Raises TemplateError."""
        path = self.own / LETTERHEAD if self.own else None
        if path is None or not path.is_file():
            return ()
        from charter.docx_templates.check import left_in_page
        from charter.write.letterhead.read import own_letterhead

        notes = own_letterhead(path).notes
        return tuple(f"{path}: {note}" for note in (*notes, *left_in_page(path, self._tokens)))


class Maker(threading.local):
    """Keeps what does not change from one call to the next: compiled templates, letterheads.

    What it keeps can never be wrong: a template that changed on disk is read again, and what is
    made is kept by all that it depends on. Threads may share a maker: it keeps for each its own,
    since a template speaks one paper's language at a time. Without `keep`, as for one call alone,
    nothing that is made is kept.
    """

    def __init__(self, keep: bool = True) -> None:
        self.keep = keep
        self._tools: dict[tuple[Path | None, tuple[str, ...], _State], Tools] = {}
        self.sections = _sections() if keep else None
        self._assigned = AssignedByShape()

    def organise(self, workspace: Workspace) -> Organisation:
        """Return who owns what in a company, with every finding."""
        return organise(workspace, self._assigned)

    def tools(self, workspace: Workspace) -> Tools:
        """Return what renders and writes the papers of a workspace."""
        templates = workspace.folder / "templates"
        state = _state_of(templates)
        own = None if state is None else templates
        key = own, tuple(workspace.company.tokens), state or ()
        if key not in self._tools:
            while len(self._tools) >= _TOOLS:
                del self._tools[next(iter(self._tools))]
            self._tools[key] = Tools(own, workspace.company.tokens, self.keep)
        return self._tools[key]


def _sections() -> Sections:
    from charter.document.sections import Sections

    return Sections()


def _state_of(folder: Path) -> _State | None:
    """Return what tells the files of a folder from others of the same names; None: no folder."""
    if not folder.is_dir():
        return None
    found: list[tuple[str, object]] = []
    for at, folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            with contextlib.suppress(OSError):
                found.append((path, version_of(path)))
        linked = (os.path.join(at, name) for name in folders)
        found += ((path, os.path.realpath(path)) for path in linked if os.path.islink(path))
    return tuple(sorted(found, key=lambda each: each[0]))
