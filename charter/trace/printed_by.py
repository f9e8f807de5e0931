"""Which template prints a section of a paper, for words that no entry and no fact says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from charter.compose.headings import wordings_of
from charter.compose.papers import Paper
from charter.facts.languages import translations
from charter.named_tuples import NamedTuple
from charter.problems import CharterError
from charter.render.loaders import read_template
from charter.resources import templates_folder

_BLOCK = re.compile(r"{%-?\s*block\s+(\w+).*?%}(.*?)(?={%-?\s*(?:block\s|endblock))", re.DOTALL)
_INCLUDE = re.compile(r"{%-?\s*include\s+[\"']([\w./-]+)[\"']")
_HEADING = re.compile(r"^#{1,6} +(.*?)\s*$", re.MULTILINE)
_SAID = re.compile(r"""{{-?\s*_\(\s*(["'])(.*?)\1.*?}}""")
_OF_POSTING = re.compile(r"{{-?\s*posting\.headings\.(\w+)\s*-?}}")
_VALUE = re.compile(r"{{.*?}}|{%.*?%}|{\w+}")
_LONGEST = 500
"""Letters of a heading: a longer one is none of ours, and is not looked for."""


class Template(NamedTuple):
    """A template by its name, the block in it (or nothing), and whether the workspace has it."""

    name: str
    block: str
    own: bool


class PaperTemplates:
    """The templates of one workspace, in the language of a paper."""

    def __init__(self, folder: Path, paper: Paper, word: bool) -> None:
        self.folder, self.messages = folder, translations(paper.language)
        self.names = (f"{paper.name}.md.j2", f"{paper.kind}.md.j2")
        whole = (f"{paper.name}.docx", f"{paper.kind}.docx") if word else ()
        self.whole = next((name for name in whole if (folder / name).is_file()), "")

    def of(self, section: str) -> Template:
        """Return the template that prints a section, by its heading; or the paper's own."""
        if self.whole:
            return Template(self.whole, "", own=True)
        fitting = (found for heading, found in self._headings if heading.fullmatch(section))
        return next(fitting, self._paper) if len(section) <= _LONGEST else self._paper

    @cached_property
    def _papers(self) -> list[tuple[str, bool, str]]:
        return [
            (n, own, t) for own in (True, False) for n in self.names if (t := self._text(n, own))
        ]

    @property
    def _paper(self) -> Template:
        name, own, _ = self._papers[0]
        return Template(name, "", own)

    @cached_property
    def _headings(self) -> list[tuple[re.Pattern[str], Template]]:
        """What each heading can say, with what prints it; the first that fits counts."""
        return [each for name, own, text in self._papers for each in self._in(name, text, own)]

    def _in(self, name: str, text: str, own: bool) -> Iterator[tuple[re.Pattern[str], Template]]:
        for block in _BLOCK.finditer(text):
            yield from self._said(block[2], Template(name, block[1], own))
            for included in _INCLUDE.findall(block[2]):
                for mine in (True, False):
                    inner = self._text(included, mine)
                    if inner is not None:
                        yield from self._said(inner, Template(included, "", mine))
                        break
        yield from self._said(text, Template(name, "", own))

    def _said(self, text: str, template: Template) -> Iterator[tuple[re.Pattern[str], Template]]:
        for heading in _HEADING.findall(text):
            if ours := _OF_POSTING.fullmatch(heading):
                for wording in wordings_of(ours[1]):
                    yield re.compile(re.escape(self.messages.get(wording, wording))), template
                continue
            said = _SAID.sub(lambda found: self.messages.get(found[2], found[2]), heading)
            pieces = [re.escape(piece) for piece in _VALUE.split(said)]
            if any(pieces):
                yield re.compile("(.+)".join(pieces)), template

    def _text(self, name: str, own: bool) -> str | None:
        folder = self.folder if own else templates_folder()
        path = folder / name
        if not path.is_file():
            return None
        try:
            return read_template(path, str(folder.resolve()))
        except CharterError:
            return None
