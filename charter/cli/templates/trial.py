"""Every paper that own templates touch, made on trial: the company under each structure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from charter.assign.comparison import compare, fit
from charter.assign.organisation import Organisation
from charter.assign.ownership import organise
from charter.compose.papers import Charter, Paper, Posting
from charter.problems import CharterError, Problem
from charter.read.company import Workspace
from charter.read.company_file import read_workspace
from charter.resources import examples_folder

DAY = date(2026, 12, 1)
"""A trial's papers are thrown away; their date is always the same."""
POSTED = ("charter", "posting")


class Trial(NamedTuple):
    """A paper, and where it comes from, such as "under 'cpo-led'"."""

    paper: Paper
    where: str


class Found(NamedTuple):
    """A problem that only a paper brought out, and in which."""

    problem: Problem
    how: str


def trials(workspace: Workspace, kinds: Collection[str]) -> Iterator[Trial]:
    """Yield papers of these kinds: of the company, then under each structure, then an example."""
    own = workspace.company.structure
    structures = [own, *(name for name in workspace.catalog.structures if name != own)]
    for name in structures:
        organisation = organise(fit(workspace, name).workspace)
        yield from _of(organisation, kinds, f"under '{name}'")
    if "comparison" in kinds:
        from charter.compose.comparison import compose_comparison

        paper = compose_comparison(compare(workspace, structures[:3]), DAY)
        yield Trial(paper, "of all structures")
    for folder in sorted(examples_folder().iterdir())[:1]:
        example = organise(read_workspace(folder))
        yield from _of(example, kinds, f"of the example '{folder.name}'")


def _of(organisation: Organisation, kinds: Collection[str], where: str) -> Iterator[Trial]:
    from charter.compose.charter import compose_charter
    from charter.compose.posting import compose_posting

    for name, position in organisation.positions.items():
        if not position.writes_papers:
            continue
        if "charter" in kinds:
            yield Trial(compose_charter(organisation, name, DAY), where)
        if "posting" in kinds and position.can_be_posted:
            yield Trial(compose_posting(organisation, name, DAY), where)
    if "matrix" in kinds:
        from charter.compose.matrix import compose_matrix

        yield Trial(compose_matrix(organisation, DAY), where)


def words_for(trial: Trial) -> str:
    """Return how a message calls a paper, such as: in the charter of the CTO under 'separate'."""
    paper = trial.paper
    if isinstance(paper, Charter | Posting):
        return f"in the {paper.kind} of the {paper.short} {trial.where}"
    return f"in the {paper.kind} {trial.where}"


def made_on_trial(found: Collection[Trial], own: Path) -> list[Found]:
    """Return the problems of making these papers, each once, with the first paper that has it."""
    from charter.document.document import document_of
    from charter.render.papers import Renderer
    from charter.write.docx.writer import DocxWriter

    problems: dict[Problem, Found] = {}
    renderer = Renderer(own)
    try:
        writer = DocxWriter(own)
    except CharterError:
        # The letterhead is reported by itself.
        writer = DocxWriter()
    for trial in found:
        try:
            text = renderer.render(trial.paper)
            writer.write(document_of(text, str(own / f"{trial.paper.kind}.md.j2")))
        except CharterError as bad:
            for problem in bad.problems:
                problems.setdefault(problem, Found(problem, words_for(trial)))
    return list(problems.values())
