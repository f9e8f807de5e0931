"""What a paper still lacks of its own before it may go out, by its kind."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.organisation import Organisation
from charter.assign.places import place_of_position
from charter.compose.papers import Charter, Posting, says_how_to_apply
from charter.compose.unfinished import unset_limits
from charter.problems import Problem

_LIMITS = {
    "spend": ("up to which sum it spends alone", "spend: 50000"),
    "hire": ("whom it hires alone", "hire: team leads and below"),
}


def charter_lacks(organisation: Organisation, paper: Charter) -> Iterator[Problem]:
    """Yield each limit of a charter that nobody has set."""
    name = paper.position_id
    position = organisation.positions[name]
    place = place_of_position(organisation, position)
    for limit in unset_limits(organisation, position):
        what, example = _LIMITS[limit]
        hint = f"add 'limits: {{{example}}}'"
        if name not in organisation.company.positions:
            hint = f"add '{name}: {{limits: {{{example}}}}}' under 'positions'"
        message = f"the charter of '{name}' is a draft: it does not say {what}"
        yield Problem(place, "limit-to-be-set", message, hint)


def posting_lacks(organisation: Organisation, paper: Posting) -> Iterator[Problem]:
    """Yield that a posting does not say how to apply."""
    if not says_how_to_apply(paper):
        name = paper.position_id
        message = f"the posting of '{name}' is a draft: it does not say how to apply"
        hint = "add 'apply: {email: jobs@company.example}' or 'url:', here or under 'company'"
        place = place_of_position(organisation, organisation.positions[name])
        yield Problem(place, "no-way-to-apply", message, hint)
