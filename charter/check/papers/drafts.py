"""Why a paper is a draft: what has to be settled before it goes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from charter.assign.organisation import Organisation
from charter.compose.paper_kinds import KINDS
from charter.named_tuples import NamedTuple
from charter.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from charter.compose.papers import Paper, PositionPaper
    from charter.docx_templates.choice import WordTemplates
    from charter.render.papers import Markdown


class PostingTemplates(NamedTuple):
    """The templates of a workspace: their folder, or None, and what prints papers with them."""

    folder: Path | None
    text: Callable[[Paper], Markdown]
    word: WordTemplates


def drafts_of(
    organisation: Organisation, papers: Iterable[Paper], day: date, own: PostingTemplates
) -> list[Problem]:
    """Return what makes drafts of papers, each thing once, in the order of places.

    What has no owner makes drafts of all papers; a paper is one exactly where it says so. `own`
    are the templates of the workspace.
    """
    found = [problem for paper in papers for problem in _of(organisation, paper, day, own)]
    return sorted(set(found))


def with_draft_hint(problems: Iterable[Problem]) -> list[Problem]:
    """Return what makes drafts, for a command that refuses these unless it is asked for them."""
    told = "; --draft takes it as it is"
    return [p._replace(hint=f"{p.hint}{told}" if p.hint else told[2:]) for p in problems]


def marked_as_draft(
    organisation: Organisation, paper: Paper, day: date, own: PostingTemplates
) -> Paper:
    """Return a paper, as a draft where something makes it one."""
    given: Any = paper
    if getattr(given, "draft", True) or not any(_of(organisation, paper, day, own)):
        return paper
    marked: Paper = given._replace(draft=True)
    return marked


def _of(
    organisation: Organisation, paper: Paper, day: date, own: PostingTemplates
) -> Iterator[Problem]:
    kind = KINDS[paper.kind]
    if kind.lacks is None or not hasattr(paper, "draft"):  # such as a list of a kind's fields
        return
    yield from (finding.problem for finding in organisation.gaps)
    if kind.follows:
        from charter.compose.posting import compose_posting

        name = cast("PositionPaper", paper).position_id
        yield from _of(organisation, compose_posting(organisation, name, day), day, own)
    yield from kind.lacks(organisation, paper)
    if kind.advertises:
        from charter.check.law.law import unlawful
        from charter.check.papers.printed import printed_by

        name = cast("PositionPaper", paper).position_id
        for remark in unlawful(organisation, day, name, lambda: tuple(printed_by(*own, paper))):
            yield Problem(remark.place, remark.code, remark.message, remark.instead.rstrip("."))
