"""What stands above the signatures of a charter: when it is read again, and what it is part of."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.assign.positions import another_above
from charter.compose.charter_facts import holds_from
from charter.compose.wording import Wording, capital
from charter.facts.company import Company
from charter.facts.languages import message

_ALONE = message(
    "{position} reviews this charter every six months, "
    "and whenever the structure or a neighbouring charter changes."
)
_ALONE_BY = message(
    "{position} reviews this charter by {day}, "
    "and whenever the structure or a neighbouring charter changes."
)
_TOGETHER = message(
    "{manager} and {position} review this charter every six months, "
    "and whenever the structure or a neighbouring charter changes."
)
_TOGETHER_BY = message(
    "{manager} and {position} review this charter by {day}, "
    "and whenever the structure or a neighbouring charter changes."
)
_SAYINGS = (_TOGETHER, _TOGETHER_BY, _ALONE, _ALONE_BY)


def review_of(position: Position, words: Wording) -> str:
    """Return who reads a position's charter again, and when; and from when it holds."""
    valid_from = words.organisation.company.valid_from
    holds = f" {holds_from(words, words.day(valid_from))}" if valid_from else ""
    # Nobody looks at a charter with themselves.
    manager = words.leader(another_above(words.organisation.positions, position))
    by = position.given.review_by
    day = words.day(by) if by else ""
    if manager is None:
        said = _ALONE_BY if by else _ALONE
        return words.say(said, position=words.The(position.id), day=day) + holds
    said = _TOGETHER_BY if by else _TOGETHER
    the = words.the(position.id)
    return words.say(said, manager=capital(manager), position=the, day=day) + holds


def review_sayings(words: Wording) -> tuple[str, ...]:
    """Return every sentence on the review, its names and its day left open."""
    open_ones = {"manager": "{manager}", "position": "{position}", "day": "{day}"}
    return tuple(words.say(said, **open_ones) for said in _SAYINGS)


def contract_of(company: Company, words: Wording) -> str:
    """Return whether a charter is part of the contract of employment; nothing where not said."""
    if company.charter_in_contract is None:
        return ""
    if company.charter_in_contract:
        return words.say("This charter is part of the employment contract.")
    return words.say(
        "This charter is not part of the employment contract and can change without it."
    )
