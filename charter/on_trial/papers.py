"""Every paper that own templates touch, made on trial: the company under each structure."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import cast

from charter.assign.comparison import compare, under
from charter.assign.fitting import fit
from charter.assign.organisation import Position
from charter.assign.ownership import organise
from charter.compose.pairs import pairs_of
from charter.compose.paper_kinds import KINDS, PaperKind, Subject
from charter.compose.papers import Group, Paper, PositionPaper
from charter.facts.company import Workspace
from charter.load.company_file import read_workspace
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Problem
from charter.read.kept import kept_for_last
from charter.resources import examples_folder

DAY = date(2026, 12, 1)
"""A trial's papers are thrown away; their date is always the same."""


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
    *of_company, of_example = _subjects(workspace)
    for subject, where in of_company:
        yield from _of(subject, kinds, where)
    if "comparison" in kinds:
        from charter.compose.comparison import compose_comparison

        paper = compose_comparison(compare(under(workspace, _structures(workspace)[:3])), DAY)
        yield Trial(paper, "of all structures")
    if "audit" in kinds:
        yield Trial(_audit_paper(workspace), "of made-up papers")
    yield from _of(of_example[0], kinds, of_example[1])


def names_on_trial(workspace: Workspace) -> set[str]:
    """Return the names of all papers that positions can have in a trial, such as cpto-charter."""
    return {
        f"{name}-{kind.id}"
        for subject, _ in _subjects(workspace)
        for name, position in subject.organisation.positions.items()
        for kind in _kinds_of(position, KINDS)
    }


def _structures(workspace: Workspace) -> list[str]:
    """Return the ids of all structures, the company's own first."""
    own = workspace.company.structure
    return [own, *(name for name in workspace.catalog.structures if name != own)]


@kept_for_last
def _subjects(workspace: Workspace) -> list[tuple[Subject, str]]:
    """Return the company under each structure, then an example, and how messages call each."""
    found = [(fit(workspace, name).workspace, f"under '{name}'") for name in _structures(workspace)]
    example = min(examples_folder().iterdir())
    found.append((read_workspace(example), f"of the example '{example.name}'"))
    return [(Subject(each, organise(each), DAY), where) for each, where in found]


def _audit_paper(workspace: Workspace) -> Paper:
    """Return the report of an audit with one of everything that it can say."""
    from charter.compose.audit_paper import (
        AuditPaper,
        ClashText,
        LookRow,
        OnceRow,
        PaperRow,
        PromiseText,
        QuoteLine,
        WorkRow,
    )

    word = "words"
    quote, group = QuoteLine(word, word, word), Group(word, (word,))
    clash, once = ClashText(word, word, (quote, quote), word), OnceRow(word, word, word, word)
    company = workspace.company
    return AuditPaper(
        company=company.name,
        legal_name=company.legal_name,
        language="en-GB",
        country=company.country,
        date=DAY,
        date_text=word,
        heading=word,
        summary=(group,),
        against=word,
        promises=(PromiseText(word, word, (word,), (once,), (once,), (word,), word),),
        clashes=(clash,),
        near=(clash,),
        nobody=(WorkRow(word, word, word),) * 30,
        nobody_said=word,
        depends=(group,),
        disagreements=(clash,),
        look=(LookRow(word, word, word, word, word, word),) * 30,
        unplaced=(quote,) * 30,
        once=(once,),
        papers=(PaperRow(*[word] * len(PaperRow._fields)),),
        aside=(group,),
        unread=(word,),
        forget=(word,),
    )


def _of(subject: Subject, kinds: Collection[str], where: str) -> Iterator[Trial]:
    for name, position in subject.organisation.positions.items():
        for kind in _kinds_of(position, kinds):
            yield from _composed(kind, subject._replace(position=name), where)
    for kind in (k for k in KINDS.values() if k.id in kinds and not k.of_position):
        pairs = pairs_of(subject.organisation) if kind.of_pair else ((),)
        for pair in pairs:
            yield from _composed(kind, subject._replace(positions=pair), where)


def _kinds_of(position: Position, kinds: Collection[str]) -> list[PaperKind]:
    """Return those of these kinds of which a position can have a paper."""
    return [
        kind
        for kind in KINDS.values()
        if kind.of_position and kind.id in kinds and position.writes_papers
        if kind.condition is None or kind.condition.possible(position)
    ]


def _composed(kind: PaperKind, subject: Subject, where: str) -> Iterator[Trial]:
    # What is to be settled first, such as work without an owner, is no mistake of a template.
    with contextlib.suppress(InputError):
        if kind.compose is not None:
            yield Trial(kind.compose(subject), where)


def words_for(trial: Trial) -> str:
    """Return how a message calls a paper, such as: in the charter of the CTO under 'separate'."""
    paper = trial.paper
    if KINDS[paper.kind].of_position:
        return f"in the {paper.kind} of the {cast(PositionPaper, paper).short} {trial.where}"
    return f"in the {paper.kind} {trial.where}"


def made_on_trial(found: Collection[Trial], own: Path) -> list[Found]:
    """Return the problems of making these papers, each once, with the first paper that has it."""
    from charter.document.document import document_of
    from charter.render.papers import Renderer
    from charter.write.docx.writer import DocxWriter

    problems: dict[Problem, Found] = {}
    renderer = Renderer(own, trial=True)
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
