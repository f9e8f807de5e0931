"""Fields of a Word template that are empty in a paragraph that says more."""

from __future__ import annotations

from lxml import etree

from charter.docx_templates.environment import WordEnvironment
from charter.docx_templates.story import paragraphs
from charter.docx_templates.template import Story, WordTemplate
from charter.problems import Place, Problem
from charter.render.holes import unmarked


def holes_in(
    rendered: str, environment: WordEnvironment, template: WordTemplate, story: Story
) -> list[Problem]:
    """Return a problem for each field that leaves a hole in a part that was rendered."""
    if unmarked(rendered) == rendered:
        return []
    root = etree.fromstring(rendered.encode())
    found: dict[Problem, None] = {}
    for _, said in paragraphs(root):
        for hole in environment.holes.within(said.text):
            where = template.tags[story.lines[min(hole.line, len(story.lines)) - 1]].where
            place = Place(str(template.path))
            found[Problem(place, "empty-field", f"{where}: {hole.message}", hole.hint)] = None
    return list(found)
