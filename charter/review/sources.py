"""Where each sentence of a paper comes from: an entry, a role, a company fact, a template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from charter.assign.organisation import Organisation, Position
from charter.assign.outside import seen_from_outside
from charter.compose.wording import Wording
from charter.facts.company import Workspace
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.read.yaml_source import read_yaml
from charter.render.papers import Markdown
from charter.review.lines import lines_of_markdown
from charter.trace.origins import Origin, Origins, facts_at, origins_of, position_path
from charter.trace.printed_by import PaperTemplates, Template

TRACED = ("charter", "posting")
_WORD = re.compile(r"[^\W\d_]")
_VALUES = (("title",), ("other_pay",), ("pay", "note"), ("holder",))
"""What papers print of a position as it is, beside its sentences."""


class SentenceSource(NamedTuple):
    """A piece of a paper, and what says it: the `origin`, or else the `template` of its section.

    `line` counts the lines of the paper from 0; a `heading` is one.
    """

    line: int
    section: str
    text: str
    heading: bool
    origin: Origin | None
    template: Template


def sentence_sources(
    workspace: Workspace, organisation: Organisation, made: Markdown
) -> tuple[SentenceSource, ...]:
    """Return the pieces of a charter or a posting in their order; together they are all of it.

    Raises InputError for another paper.
    """
    paper = made.paper
    name = str(getattr(paper, "position_id", ""))
    if paper.kind not in TRACED or name not in organisation.positions:
        message = f"the words of a {paper.kind} are not traced"
        raise error(InputError, made.name, "not-traced", message, "take a charter or a posting")
    source = read_yaml(Path(organisation.company.place.path))
    position, words = position_seen(organisation, name, paper.kind)
    known = origins_of(words.organisation, position, paper.kind, words, source)
    at = position_path(position, source)
    for path in _VALUES:
        known += facts_at(source, (*at, *path))
    origins = Origins(known)
    templates = PaperTemplates(workspace.folder / "templates", paper, word=False)
    found: list[SentenceSource] = []
    for number, line in enumerate(lines_of_markdown(made.text, made.name, tidied=False)):
        heading, printed = line.kind == "heading", templates.of(line.section)
        for cell in line.cells:
            for text, origin in _pieces(origins, cell):
                piece = SentenceSource(number, line.section, text, heading, origin, printed)
                found.append(piece)
    return tuple(found)


def position_seen(organisation: Organisation, name: str, kind: str) -> tuple[Position, Wording]:
    """Return a position as its paper of a kind names it, and in which words."""
    posting = kind == "posting"
    seen = seen_from_outside(organisation, name) if posting else organisation
    return seen.positions[name], Wording(seen, postings=posting)


def _pieces(origins: Origins, cell: str) -> Iterator[tuple[str, Origin | None]]:
    """Yield the pieces of a text: what an origin says, and what stands between."""
    at = 0
    for hit in origins.find(cell):
        if _WORD.search(cell, at, hit.start):
            yield cell[at : hit.start].strip(), None
        yield cell[hit.start : hit.end], hit.origin
        at = hit.end
    if _WORD.search(cell, at):
        yield cell[at:].strip(), None
