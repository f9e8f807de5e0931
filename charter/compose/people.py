"""Who holds a post, and until when, in the words of a paper."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.wording import Wording
from charter.facts.terms import Holder


def holders_said(position: Position, words: Wording) -> str:
    """Return the names of those who hold a position, each with share and last day where said."""
    return words.listing([_holder(one, words) for one in position.given.holders])


def _holder(one: Holder, words: Wording) -> str:
    said = []
    if one.share is not None:
        said.append(words.say("{share} per cent", share=words.number(one.share)))
    if one.until is not None:
        said.append(words.say("until {day}", day=words.day(one.until)))
    return f"{one.name} ({', '.join(said)})" if said else one.name


def with_last_day(held: str, position: Position, words: Wording) -> str:
    """Return who acts for a position, with the last day of it where one is stated."""
    last = position.given.acting_until
    return words.say("{held} until {day}", held=held, day=words.day(last)) if last else held
