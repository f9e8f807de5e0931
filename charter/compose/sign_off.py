"""What stands above the signatures of a charter: when it is read again, and what it is part of."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.charter_facts import holds_from
from charter.compose.wording import Wording, capital
from charter.read.company import Company
from charter.read.languages import message


def review_of(position: Position, words: Wording) -> str:
    """Return who reads a position's charter again, and when; and from when it holds."""
    valid_from = words.organisation.company.valid_from
    holds = f" {holds_from(words, words.day(valid_from))}" if valid_from else ""
    manager = words.above(position)
    if manager is None:
        said = message(
            "{position} reviews this charter every six months, "
            "and whenever the structure or a neighbouring charter changes."
        )
        return words.say(said, position=words.The(position.id)) + holds
    said = message(
        "{manager} and {position} review this charter every six months, "
        "and whenever the structure or a neighbouring charter changes."
    )
    return words.say(said, manager=capital(manager), position=words.the(position.id)) + holds


def contract_of(company: Company, words: Wording) -> str:
    """Return whether a charter is part of the contract of employment; nothing where not said."""
    if company.charter_in_contract is None:
        return ""
    if company.charter_in_contract:
        return words.say("This charter is part of the employment contract.")
    return words.say(
        "This charter is not part of the employment contract and can change without it."
    )
