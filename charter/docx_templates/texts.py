"""What each paper says, whichever template it is made from: one text for all of its formats."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from charter.compose.paper_kinds import KINDS
from charter.compose.papers import Paper
from charter.docx_templates.choice import WordTemplates
from charter.render.papers import Markdown, Renderer


class Texts:
    """Makes the texts of papers; each template is compiled once.

    A charter that has a whole template in Word says what that writes, in every format. `tokens` are
    marks in such templates that other programs fill in; `word` are those that are read already;
    `keep` is for those who make many papers.
    """

    def __init__(
        self,
        own_templates: Path | None,
        tokens: Collection[str] = (),
        word: WordTemplates | None = None,
        keep: bool = False,
    ) -> None:
        self._renderer = Renderer(own_templates, keep)
        self._word = word or WordTemplates(own_templates, tokens)

    def of(self, paper: Paper) -> Markdown:
        """Return the text of a paper. Raises TemplateError."""
        template = self._word.path(paper) if KINDS[paper.kind].signed else None
        return self._word.text(template, paper) if template else self._renderer.render(paper)
