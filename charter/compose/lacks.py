"""What a paper still lacks of its own before it may go out, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Organisation
from charter.assign.places import place_of_position
from charter.compose.authority import Authority
from charter.compose.job_description import time_of_others
from charter.compose.job_paper import JobDescription
from charter.compose.joint import Joint
from charter.compose.papers import Charter, Posting, says_how_to_apply
from charter.compose.unfinished import unset_limits
from charter.problems import Problem

_LIMITS = {
    "spend": ("up to which sum {it} signs for spending without a second signature", "spend: 50000"),
    "hire": (
        "whose hiring {it} signs for without a second signature",
        "hire: team leads and below",
    ),
}


def charter_lacks(organisation: Organisation, paper: Charter) -> Iterator[Problem]:
    """Yield each limit of a charter that nobody has set."""
    name = paper.position_id
    yield from _unset(organisation, name, f"the charter of '{name}'", "it")


def job_description_lacks(organisation: Organisation, paper: JobDescription) -> Iterator[Problem]:
    """Yield each limit that nobody has set, and each share of time for work of another."""
    name = paper.position_id
    whose = f"the job description of '{name}'"
    yield from _unset(organisation, name, whose, "it")
    position = organisation.positions[name]
    for entry, owner in time_of_others(organisation, position):
        has = f"which '{owner}' owns" if owner else f"where '{name}' owns nothing"
        message = f"{whose} is a draft: 'time' has a share for '{entry}', {has}"
        hint = "take that line out of 'time', or give the work to this position"
        yield Problem(position.given.place_of("time"), "time-of-another", message, hint)


def joint_lacks(organisation: Organisation, paper: Joint) -> Iterator[Problem]:
    """Yield each limit that nobody has set in one of the two charters behind a joint paper."""
    for name in paper.positions:
        yield from _unset(organisation, name, f"the charter of '{name}'", "it")


def authority_lacks(organisation: Organisation, paper: Authority) -> Iterator[Problem]:
    """Yield each limit of the authority table that nobody has set."""
    for line in paper.positions:
        yield from _unset(organisation, line.id, "the authority table", f"'{line.id}'")


def _unset(organisation: Organisation, name: str, paper: str, it: str) -> Iterator[Problem]:
    position = organisation.positions[name]
    place = place_of_position(organisation, position)
    for limit in unset_limits(organisation, position):
        what, example = _LIMITS[limit]
        hint = f"add 'limits: {{{example}}}'"
        if name not in organisation.company.positions:
            hint = f"add '{name}: {{limits: {{{example}}}}}' under 'positions'"
        message = f"{paper} is a draft: it does not say {what.format(it=it)}"
        yield Problem(place, "limit-to-be-set", message, hint)


def posting_lacks(organisation: Organisation, paper: Posting) -> Iterator[Problem]:
    """Yield that a posting does not say how to apply."""
    if not says_how_to_apply(paper):
        name = paper.position_id
        message = f"the posting of '{name}' is a draft: it does not say how to apply"
        hint = "add 'apply: {email: jobs@company.example}' or 'url:', here or under 'company'"
        place = place_of_position(organisation, organisation.positions[name])
        yield Problem(place, "no-way-to-apply", message, hint)
