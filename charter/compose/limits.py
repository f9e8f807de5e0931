"""What a position signs alone, who decides above that, and what those below it sign alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from charter.assign.disciplines import HIRES, LEADERS
from charter.assign.organisation import Organisation, Position, upwards
from charter.assign.without_people import EVERYBODY, NOBODY, hires
from charter.compose.unfinished import unset_limits
from charter.compose.wording import Wording
from charter.facts.languages import message
from charter.facts.prose import as_sentence

_SPENDING = (
    "decision.technology-spending",
    "decision.product-spending",
    "decision.internal-systems-spending",
    "decision.spending-above-limit",
)
CLOUD = "decision.cloud-commitment"
_NOT_CLOUD = message("Cloud commitments within the budget are not bound by that sum.")
_UNSET = {
    "spend": message("Spending: the limit is to be set before this charter is signed."),
    "hire": message("Hiring: the limit is to be set before this charter is signed."),
}


def limits_of(
    organisation: Organisation,
    position: Position,
    words: Wording,
    unset: Mapping[str, str] = MappingProxyType(_UNSET),
) -> tuple[str, ...]:
    """Return the limits of a position as its charter says them, one sentence or two each.

    `unset` says of each limit that nobody has set it.
    """
    limits, unset_ones = position.given.limits, unset_limits(organisation, position)
    lines = []
    if limits.spend is not None:
        amount = words.money(limits.spend, limits.currency)
        lines.append(words.say(SPENDS if limits.spend else _SPENDS_NOTHING, amount=amount))
        if organisation.owner(CLOUD) == position.id:
            lines.append(words.say(_NOT_CLOUD))
        if above := _goes_to(organisation, position, words, _SPENDING, "spend"):
            lines.append(words.say(_MORE if limits.spend else _ALL_SPENDING, position=above))
    elif "spend" in unset_ones:
        lines.append(words.say(unset["spend"]))
    if (whom := hires(limits.hire)) in (*NOBODY, *EVERYBODY):
        said = _HIRES_NOBODY if whom in NOBODY else _HIRES_ALL
        lines.append(words.say(said))
    elif limits.hire:
        lines.append(words.say(HIRING, people=limits.hire))
        if above := _goes_to(organisation, position, words, _OF_PEOPLE, "hire"):
            lines.append(words.say(_OTHERS, position=above))
    elif "hire" in unset_ones:
        lines.append(words.say(unset["hire"]))
    return (
        *lines,
        *shared_by(position, words),
        *_below(organisation, position, words),
        *map(as_sentence, limits.other),
    )


def shared_by(position: Position, words: Wording) -> Iterator[str]:
    """Yield how several who hold one post decide, and who ends it where they differ."""
    if position.given.holders[1:] and position.reports_to:
        yield words.say(_SHARED, position=words.the(position.reports_to))


SPENDS = message("Signs for spending up to {amount} without a second signature.")
_SPENDS_NOTHING = message("Signs for no spending without a second signature.")
HIRING = message("Signs for hiring without a second signature: {people}.")
_HIRES_NOBODY = message("Signs for no hiring without a second signature.")
_HIRES_ALL = message("Signs for all hiring without a second signature.")
_SHARED = message("Each holder decides alone; where they differ, {position} decides.")
_OF_PEOPLE = (*HIRES, LEADERS)
_MORE = message("Spending above that goes to {position}.")
_ALL_SPENDING = message("All spending goes to {position}.")
_OTHERS = message("All other hiring goes to {position}.")
SPENDS_BELOW = message("{position} signs for spending up to {amount} without a second signature.")
HIRES_BELOW = message("{position} signs for hiring without a second signature: {people}.")


def goes_further(other: Position, position: Position, limit: str) -> bool:
    """Return whether somebody's limit lets more pass than a position's own, as far as is told."""
    mine, theirs = position.given.limits, other.given.limits
    if limit == "hire":
        people = hires(theirs.hire)
        return not people or people not in (*NOBODY, hires(mine.hire))
    if mine.spend is None or theirs.spend is None or mine.currency != theirs.currency:
        return True
    return theirs.spend > mine.spend


def _goes_to(
    organisation: Organisation,
    position: Position,
    words: Wording,
    decisions: tuple[str, ...],
    limit: str,
) -> str:
    """Return to whom what is above a limit goes, in running text: a head's goes to its board."""
    if organisation.owner(decisions[-1]) == position.id and not position.reports_to:
        return words.above(position) or ""
    name = _decider(organisation, position, decisions, limit)
    return words.the(name) if name else ""


def _decider(
    organisation: Organisation, position: Position, decisions: tuple[str, ...], limit: str = ""
) -> str:
    """Return who decides above the limit of a position that itself decides nothing of the kind.

    With `limit`, somebody above whose own limit of that name goes no further is passed over, but
    never the one with whom every limit ends.
    """
    owners = {organisation.owner(name) for name in decisions} - {""}
    if position.id in owners:
        return ""
    above = (organisation.positions[name] for name in upwards(organisation.positions, position.id))
    last = organisation.owner(decisions[-1])
    for other in above:
        further = not limit or other.id == last or goes_further(other, position, limit)
        if other.id in owners and further:
            return other.id
    return ""


def _below(organisation: Organisation, position: Position, words: Wording) -> Iterator[str]:
    """Yield what positions below sign alone of what this one decides."""
    for name in organisation.below(position.id):
        other = organisation.positions[name]
        limits, the = other.given.limits, words.The(name)
        spends = _decider(organisation, other, _SPENDING) == position.id
        if limits.spend and spends:
            amount = words.money(limits.spend, limits.currency)
            yield words.say(SPENDS_BELOW, position=the, amount=amount)
        hiring = limits.hire and hires(limits.hire) not in NOBODY
        if hiring and _decider(organisation, other, _OF_PEOPLE) == position.id:
            yield words.say(HIRES_BELOW, position=the, people=limits.hire)
