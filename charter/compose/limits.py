"""What a position signs alone, who decides above that, and what those below it sign alone."""

from __future__ import annotations

from collections.abc import Iterator

from charter.assign.disciplines import HIRES, LEADERS
from charter.assign.organisation import Organisation, Position, upwards
from charter.compose.unfinished import unset_limits
from charter.compose.wording import Wording
from charter.read.languages import message

_SPENDING = (
    "decision.technology-spending",
    "decision.product-spending",
    "decision.internal-systems-spending",
    "decision.spending-above-limit",
)
CLOUD = "decision.cloud-commitment"
_NOT_CLOUD = message("Cloud commitments within the budget are not bound by that sum.")
NOBODY = frozenset(("nobody", "no one", "none"))
"""How people write that a holder hires nobody."""


def limits_of(organisation: Organisation, position: Position, words: Wording) -> tuple[str, ...]:
    """Return the limits of a position as its charter says them, one sentence or two each."""
    limits, unset_ones = position.given.limits, unset_limits(organisation, position)
    lines = []
    if limits.spend is not None:
        amount = words.money(limits.spend, limits.currency)
        lines.append(words.say(_SPENDS, amount=amount))
        if organisation.owner(CLOUD) == position.id:
            lines.append(words.say(_NOT_CLOUD))
        if above := _decider(organisation, position, _SPENDING):
            lines.append(words.say(_MORE, position=words.The(above)))
    elif "spend" in unset_ones:
        unset = message("Spending: the limit is to be set before this charter is signed.")
        lines.append(words.say(unset))
    if limits.hire.strip().casefold() in NOBODY:
        lines.append(words.say(message("Signs for no hiring without a second signature.")))
    elif limits.hire:
        lines.append(words.say(_HIRING, people=limits.hire))
        if above := _decider(organisation, position, _OF_PEOPLE):
            lines.append(words.say(_OTHERS, position=words.The(above)))
    elif "hire" in unset_ones:
        unset = message("Hiring: the limit is to be set before this charter is signed.")
        lines.append(words.say(unset))
    if position.given.holders[1:] and position.reports_to:
        lines.append(words.say(_SHARED, position=words.the(position.reports_to)))
    return (*lines, *_below(organisation, position, words), *limits.other)


_SPENDS = message("Signs for spending up to {amount} without a second signature.")
_HIRING = message("Signs for hiring without a second signature: {people}.")
_SHARED = message("Each holder decides alone; where they differ, {position} decides.")
_OF_PEOPLE = (*HIRES, LEADERS)
_MORE = message("{position} decides on spending above that.")
_OTHERS = message("{position} decides on all other hiring.")
_SPENDS_BELOW = message("{position} signs for spending up to {amount} without a second signature.")
_HIRES_BELOW = message("{position} signs for hiring without a second signature: {people}.")


def _decider(organisation: Organisation, position: Position, decisions: tuple[str, ...]) -> str:
    """Return who decides above the limit of a position that itself decides nothing of the kind."""
    owners = {organisation.owner(name) for name in decisions} - {""}
    line = upwards(organisation.positions, position.id)
    return "" if position.id in owners else next((n for n in line if n in owners), "")


def _below(organisation: Organisation, position: Position, words: Wording) -> Iterator[str]:
    """Yield what positions below sign alone of what this one decides."""
    for name in organisation.below(position.id):
        other = organisation.positions[name]
        limits, the = other.given.limits, words.The(name)
        spends = _decider(organisation, other, _SPENDING) == position.id
        if limits.spend is not None and spends:
            amount = words.money(limits.spend, limits.currency)
            yield words.say(_SPENDS_BELOW, position=the, amount=amount)
        hires = limits.hire and limits.hire.strip().casefold() not in NOBODY
        if hires and _decider(organisation, other, _OF_PEOPLE) == position.id:
            yield words.say(_HIRES_BELOW, position=the, people=limits.hire)
