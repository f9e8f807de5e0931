"""Why a paper is a draft: what has to be settled before it goes out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypeVar

from charter.assign.organisation import Organisation
from charter.compose.papers import Charter, Paper, Posting, says_how_to_apply
from charter.compose.unfinished import unset_limits
from charter.problems import Problem

_Paper = TypeVar("_Paper", bound=Paper)
_LIMITS = {
    "spend": ("up to which sum it spends alone", "spend: 50000"),
    "hire": ("whom it hires alone", "hire: team leads and below"),
}


def drafts_of(organisation: Organisation, papers: Iterable[Paper], day: date) -> list[Problem]:
    """Return what makes drafts of papers, each thing once, in the order of places.

    What has no owner makes drafts of all papers; a paper is one exactly where it says so.
    """
    found = [problem for paper in papers for problem in _of(organisation, paper, day)]
    return sorted(dict.fromkeys(found), key=lambda p: (p.place, p.code, p.message))


def with_draft_hint(problems: Iterable[Problem]) -> list[Problem]:
    """Return what makes drafts, for a command that refuses these unless it is asked for them."""
    told = "; --draft takes it as it is"
    return [p._replace(hint=f"{p.hint}{told}" if p.hint else told[2:]) for p in problems]


def marked_as_draft(organisation: Organisation, paper: _Paper, day: date) -> _Paper:
    """Return a paper, as a draft where it lacks what the law of its place requires."""
    if not isinstance(paper, Posting) or paper.draft:
        return paper
    from charter.check.law.law import unlawful

    return paper._replace(draft=bool(unlawful(organisation, day, (paper.position_id,))))


def _of(organisation: Organisation, paper: Paper, day: date) -> Iterator[Problem]:
    if not isinstance(paper, Charter | Posting):
        return
    yield from (finding.problem for finding in organisation.gaps)
    position = organisation.positions[paper.position_id]
    company = organisation.company
    listed = position.id in company.positions
    place = position.given.place if listed else company.place
    if isinstance(paper, Charter):
        for limit in unset_limits(organisation, position):
            what, example = _LIMITS[limit]
            hint = (
                f"add 'limits: {{{example}}}'"
                if listed
                else f"add '{position.id}: {{limits: {{{example}}}}}' under 'positions'"
            )
            message = f"the charter of '{position.id}' is a draft: it does not say {what}"
            yield Problem(place, "limit-to-be-set", message, hint)
        return
    from charter.check.law.law import unlawful

    if not says_how_to_apply(paper):
        message = f"the posting of '{position.id}' is a draft: it does not say how to apply"
        hint = "add 'apply: {email: jobs@company.example}' or 'url:', here or under 'company'"
        yield Problem(place, "no-way-to-apply", message, hint)
    for remark in unlawful(organisation, day, (position.id,)):
        yield Problem(remark.place, remark.code, remark.message, remark.instead.rstrip("."))
