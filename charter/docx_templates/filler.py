"""Papers made of a template in Word: each of its parts filled in, as Word and as text."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from charter.compose.papers import Paper
from charter.document.docx.reader import text_of
from charter.document.docx.word_file import CONTENT_TYPES, relationships
from charter.document.docx.xml import W, xml_bytes
from charter.docx_templates.clean import loose_text, mend, say_draft
from charter.docx_templates.environment import CHART, WordEnvironment, compiled, problem_of
from charter.docx_templates.flaws import mistakes_of
from charter.docx_templates.holes import holes_in
from charter.docx_templates.properties import in_language, in_paper_size, with_properties
from charter.docx_templates.read_back import markdown_of
from charter.docx_templates.template import Story, WordTemplate, read_word_template
from charter.problems import Problem, TemplateError, error
from charter.render.context import context_of
from charter.render.holes import unmarked, without_empty_items
from charter.render.papers import BLANK_HASH, Markdown, hashed
from charter.write.docx.properties import core_properties
from charter.write.letterhead.draft_headers import draft_mark, with_draft_headers
from charter.write.letterhead.letterhead import began_as_ours
from charter.write.package import Package, compress, pack


def _style_ids(template: WordTemplate) -> dict[str, str]:
    """Return the ids of the styles by name, in lower case."""
    document = template.stories[0].part
    links = [r for r in relationships(template.parts, document) if r.kind == "styles"]
    return {
        named.get(W + "val", "").lower(): str(style.get(W + "styleId"))
        for link in links
        if link.target in template.parts
        for style in etree.fromstring(template.parts[link.target]).iter(W + "style")
        if (named := style.find(W + "name")) is not None
    }


class MistakesError(TemplateError):
    """A Word template that can be read has mistakes, of which a copy with comments can be made."""


class WordFiller:
    """Fills one template in for any number of papers; all that is the same is done once."""

    def __init__(
        self,
        path: Path,
        tokens: Collection[str] = (),
        read: WordTemplate | None = None,
        trial: bool = False,
    ) -> None:
        """Make ready the template at `path`, which is `read` where that was done before.

        Papers made on `trial` may have holes where they are empty.
        """
        self._trial = trial
        self.template = template = read or read_word_template(path, tokens)
        found = [problem for problem, _ in mistakes_of(template)]
        styles = _style_ids(template)
        self._ours = began_as_ours(styles)
        self._environment = WordEnvironment(styles.get("table text", ""))
        self._parts, self._core = with_properties(template.parts)
        replaced = {n for n, part in self._parts.items() if part is not template.parts.get(n)}
        replaced.add(self._core)
        self._compiled = []
        for story in template.stories if not found else ():
            if story.part in replaced:
                continue  # the paper's own properties stand in the place of the template's
            try:
                self._compiled.append((story, compiled(self._environment, story.source)))
            except Exception as bad:
                found.append(self._problem(bad, story))
        if found:
            raise MistakesError(found)
        self._packages: dict[str, Package] = {}

    def fill(self, text: Markdown) -> bytes:
        """Return the Word file of the paper of `text`, with the content hash of that.

        Raises TemplateError.
        """
        roots = self._rendered(text.paper, text.content_hash)
        made = {self._core: core_properties(text.paper).encode()}
        made |= self._content(roots)
        own = [pack(name, content) for name, content in made.items()]
        filled = self._package(text.paper.language).with_parts(own)
        return with_draft_headers(filled, text.paper)

    def text(self, paper: Paper) -> Markdown:
        """Return what the Word file of a paper says, as Markdown. Raises TemplateError.

        The content hash is that of this text, with the hash itself blanked.
        """
        roots = self._rendered(paper, BLANK_HASH, draws=False)
        parts = self._parts | {self._core: core_properties(paper).encode()}
        parts |= self._content(roots)
        chart = getattr(paper, "chart", None)
        drawn = f"```mermaid\nflowchart TD\n{chart.mermaid}\n```" if chart else ""
        read = text_of(self.template.word._replace(parts=parts))
        return hashed(paper, markdown_of(read, CHART, drawn))

    def words(self, paper: Paper) -> str:
        """Return all words of a paper's Word file, those of headers too. Raises TemplateError."""
        return "\n".join(
            "".join(each.text or " " if each.tag == W + "t" else " " for each in found)
            for root in self._rendered(paper, BLANK_HASH, draws=False).values()
            for paragraph in root.iter(W + "p")
            if (found := list(paragraph.iter(W + "t", W + "br", W + "tab")))
        )

    def _rendered(self, paper: Paper, content_hash: str, draws: bool = True) -> dict[str, Any]:
        """Return each part with text, filled in; a chart is a mark where it is not drawn."""
        context = context_of(paper, content_hash)
        made, problems = {}, []
        self._environment.start_paper()
        self._environment.draws = draws
        self._environment.speak(paper.language)
        for story, template in self._compiled:
            try:
                rendered = without_empty_items(template.render(context))
                if not (self._trial or getattr(paper, "draft", False)):
                    problems += holes_in(rendered, self._environment, self.template, story)
                made[story.part] = self._part(unmarked(rendered), paper.country)
            except Exception as bad:
                problems.append(self._problem(bad, story))
        if problems:
            raise MistakesError(problems)
        if mark := draft_mark(paper):
            say_draft(made[self.template.stories[0].part], mark, paper.heading)
        return made

    def _content(self, roots: dict[str, Any]) -> dict[str, bytes]:
        turns = self.template.turns
        lists = {turns.part: turns.numbered(roots.values())} if turns else {}
        return {name: xml_bytes(root) for name, root in roots.items()} | lists

    def _part(self, rendered: str, country: str) -> Any:
        if "\n" in rendered or "\t" in rendered:
            rendered = DocxTemplate("").resolve_listing(rendered)
        root = etree.fromstring(rendered.encode())
        if text := loose_text(root):
            message = f"this text would stand in no paragraph: {text[:60]}"
            hint = "write {{ ... }} without the letter p for text"
            raise error(TemplateError, self.template.path, "loose-text", message, hint)
        if next(root.iterfind(f".//{W}t//{W}p"), None) is not None:
            message = "a drawing stands within text"
            hint = "give the field of the drawing a paragraph of its own"
            raise error(TemplateError, self.template.path, "loose-text", message, hint)
        mend(root)
        if self._ours:
            in_paper_size(root, country)
        return root

    def _problem(self, bad: Exception, story: Story) -> Problem:
        """Return what went wrong at which tag; raises `bad` again where it is a bug of ours."""
        return problem_of(bad, story.lines, self.template.tags, self.template.path)

    def _package(self, language: str) -> Package:
        if language not in self._packages:
            filled = {story.part for story, _ in self._compiled} | {self._core}
            filled |= {self.template.turns.part} if self.template.turns else set()
            same = {name: c for name, c in self._parts.items() if name not in filled}
            first = {CONTENT_TYPES: same.pop(CONTENT_TYPES)}
            same = in_language({**first, **same}, language)
            parts = [compress(name, content, 9) for name, content in same.items()]
            self._packages[language] = Package(parts)
        return self._packages[language]
