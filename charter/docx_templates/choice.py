"""Which papers are made from a whole template in Word; imports nothing that opens Word files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from charter.compose.paper_kinds import KINDS
from charter.problems import TemplateError

if TYPE_CHECKING:
    from charter.compose.papers import Paper
    from charter.docx_templates.filler import WordFiller
    from charter.render.papers import Markdown

_ANNOTATE = "'charter templates check --annotate OUT.docx' shows every mistake in a copy"


class WordTemplates:
    """The whole templates of one workspace; each is read when the first paper needs it."""

    def __init__(self, own_templates: Path | None, tokens: Collection[str] = ()) -> None:
        self._folder = own_templates
        self._tokens = tokens
        self._fillers: dict[Path, WordFiller] = {}
        self._notes: dict[Path, tuple[str, ...]] = {}

    def path(self, paper: Paper) -> Path | None:
        """Return the template of `paper`: its own before that of its kind; None if it has none."""
        if self._folder is None or not KINDS[paper.kind].of_position:
            return None
        names = (f"{paper.name}.docx", f"{paper.kind}.docx")
        return next((p for name in names if (p := self._folder / name).is_file()), None)

    def fill(self, path: Path, text: Markdown) -> bytes:
        """Return the paper of `text` in the template at `path`. Raises TemplateError.

        The last problem says how to see all of them in Word.
        """
        with _telling_how_to_see():
            return self._filler(path).fill(text)

    def text(self, path: Path, paper: Paper) -> Markdown:
        """Return what `paper` says in the template at `path`. Raises TemplateError, as `fill`."""
        with _telling_how_to_see():
            return self._filler(path).text(paper)

    def words(self, path: Path, paper: Paper) -> str:
        """Return all words of `paper` in the template at `path`. Raises TemplateError."""
        return self._filler(path).words(paper)

    def notes(self, paper: Paper) -> tuple[str, ...]:
        """Return what the template of `paper`, if any, would say by mistake. Raises as `fill`."""
        path = self.path(paper)
        if path is None:
            return ()
        if path not in self._notes:
            from charter.docx_templates.check import left_in

            left = left_in(self._filler(path).template, self._tokens)
            self._notes[path] = tuple(f"{path}: {note}" for note in left)
        return self._notes[path]

    def _filler(self, path: Path) -> WordFiller:
        from charter.docx_templates.filler import WordFiller

        if path not in self._fillers:
            self._fillers[path] = WordFiller(path, self._tokens)
        return self._fillers[path]


@contextmanager
def _telling_how_to_see() -> Iterator[None]:
    from charter.docx_templates.filler import MistakesError

    try:
        yield
    except MistakesError as bad:
        *others, last = bad.problems
        hint = f"{last.hint}; {_ANNOTATE}" if last.hint else _ANNOTATE
        raise TemplateError([*others, last._replace(hint=hint)]) from None
