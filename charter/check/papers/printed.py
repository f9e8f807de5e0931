"""What a workspace's own templates print of a posting, for the law of its places to look at."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from charter.check.law.case import Printed
from charter.compose.papers import Paper
from charter.docx_templates.choice import WordTemplates
from charter.problems import TemplateError
from charter.render.papers import Markdown


def printed_by(
    templates: Path | None, text: Callable[[Paper], Markdown], word: WordTemplates, paper: Paper
) -> Iterator[Printed]:
    """Yield what the own templates of a folder print of a paper, in Markdown and in Word.

    `text` renders it, `word` has the whole templates of the folder. One that cannot be used prints
    nothing: it stops the build, which says where and why.
    """
    if templates is not None and any(templates.rglob("*.j2")):
        with contextlib.suppress(TemplateError):
            yield Printed(text(paper).text)
    if path := word.path(paper):
        with contextlib.suppress(TemplateError):
            yield Printed(word.words(path, paper), path)
