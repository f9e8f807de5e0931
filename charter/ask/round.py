"""A round of questions: the lists that leaders answer alone, and what comes of their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from charter.ask.agenda import compose_agenda
from charter.ask.answers import read_answers
from charter.ask.settlement import Settlement, settle
from charter.assign.ownership import organise
from charter.compose.questions import compose_questions
from charter.facts.company import Workspace
from charter.make import Made, Wanted, make_papers


def make_questions(
    workspace: Workspace,
    day: date,
    positions: Sequence[str] = (),
    formats: Sequence[str] = ("docx", "xlsx"),
) -> Made:
    """Return a list of questions for each position: who decides today, and who should.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> made = charter.make_questions(workspace, date(2026, 12, 1), ["ceo", "cpto"])
    >>> sorted(made.files)
    ['ceo-questions.docx', 'ceo-questions.xlsx', 'cpto-questions.docx', 'cpto-questions.xlsx']

    All get the same questions, on what matters most in this company; without `positions`, all that
    have a charter are asked. Raises InputError for a position that there is not.
    """
    organisation = organise(workspace)
    papers = compose_questions(organisation, positions, day)
    return make_papers(workspace, Wanted(day, papers, formats=formats), organisation=organisation)


def settle_answers(workspace: Workspace, paths: Sequence[Path]) -> Settlement:
    """Return where the answers in files and folders differ, the worst first, and what is agreed.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> settlement = charter.settle_answers(workspace, [Path("answers.csv")])
    >>> [(each.entry.id, each.owner) for each in settlement.agreed]
    [('decision.roadmap', 'vp-product')]

    Each file is read by what stands in it, whatever its name. What cannot be read is in
    `answers.problems` and `answers.failed`. Raises InputError where there is nothing to read.
    """
    organisation = organise(workspace)
    return settle(organisation, read_answers(organisation, paths))


def make_agenda(
    workspace: Workspace,
    settlement: Settlement,
    day: date,
    formats: Sequence[str] = ("docx", "md"),
) -> Made:
    """Return the agenda of a meeting on what differs; it says who named whom.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> settlement = charter.settle_answers(workspace, [Path("answers.csv")])
    >>> sorted(charter.make_agenda(workspace, settlement, date(2026, 12, 1)).files)
    ['agenda.docx', 'agenda.md']

    Raises InputError where the company's papers are in another language than English.
    """
    paper = compose_agenda(settlement, day)
    wanted = Wanted(day, (paper,), formats=formats)
    return make_papers(workspace, wanted, organisation=settlement.organisation)
