"""The headings of a posting: each in several wordings; one position has always the same."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.choice import one_of
from charter.compose.wording import Wording
from charter.named_tuples import NamedTuple
from charter.read.languages import message


class Headings(NamedTuple):
    """What stands above each part of one posting, before what is hard, and before what helps."""

    role: str = ""
    hard: str = ""
    owns: str = ""
    success: str = ""
    musts: str = ""
    helps: str = ""
    people: str = ""
    pay: str = ""
    apply: str = ""


_WORDINGS = {
    "role": (message("The role"), message("The job"), message("What this is about")),
    "hard": (
        message("What is hard here:"),
        message("The hard part:"),
        message("What makes it hard:"),
    ),
    "owns": (
        message("What you will own"),
        message("What you will do"),
        message("Your responsibilities"),
    ),
    "success": (
        message("After a year"),
        message("What has changed in a year"),
        message("A year from now"),
    ),
    "musts": (
        message("What you bring"),
        message("What we look for"),
        message("What we ask for"),
    ),
    "helps": (
        message("Good to have, but not required:"),
        message("Nice to have:"),
        message("Useful, but not required:"),
        message("It would be a plus:"),
    ),
    "people": (
        message("Who you work with"),
        message("The people around you"),
        message("Your colleagues"),
    ),
    "pay": (message("Pay and benefits"), message("Benefits"), message("Benefits on top of pay")),
    "apply": (message("How to apply"), message("Your application")),
}
"""The first of each is what templates of before print."""


def headings_of(words: Wording, position: Position) -> Headings:
    """Return the headings of the posting of a position."""
    return Headings(
        **{
            part: one_of(words, position, f"heading {part}", map(words.say, wordings))
            for part, wordings in _WORDINGS.items()
        }
    )


_ORDERS = ("owns success musts people", "success owns musts people")
_PEOPLE_FIRST = ("people owns success musts", "people success owns musts")


def order_of(words: Wording, position: Position, speaks_of_people: bool) -> tuple[str, ...]:
    """Return in which order a posting says what it is about.

    The people may come first where it says more of them than their titles.
    """
    orders = (*_ORDERS, *_PEOPLE_FIRST) if speaks_of_people else _ORDERS
    return tuple(one_of(words, position, "order", orders).split())


def wordings_of(part: str) -> tuple[str, ...]:
    """Return what can stand above a part, in our own language."""
    return _WORDINGS.get(part, ())


def is_heading(words: Wording, part: str, section: str) -> bool:
    """Return whether a heading is one of those that stand above a part."""
    return section in map(words.say, _WORDINGS[part])


def headings_for(words: Wording, part: str) -> tuple[str, ...]:
    """Return every heading that can stand above a part."""
    return tuple(map(words.say, _WORDINGS[part]))


_ENOUGH = {
    3: (
        message("You do not need all three: two are enough."),
        message("Two of the three are enough."),
    ),
    4: (
        message("You do not need all four: three are enough."),
        message("If three of the four fit you, please apply."),
        message("Please apply even if you meet only three of the four."),
        message("Three of the four are enough."),
    ),
    5: (
        message("You do not need all five: three are enough."),
        message("If three of the five fit you, please apply."),
        message("Please apply even if you meet only three of the five."),
        message("Three of the five are enough."),
    ),
}
"""By how many musts there are: how many of them are enough. One or two are needed."""


def enough_of(words: Wording, position: Position, musts: int) -> str:
    """Return how many of the musts of the role are enough; nothing of the company's own."""
    if position.given.musts or musts not in _ENOUGH:
        return ""
    return one_of(words, position, "enough", map(words.say, _ENOUGH[musts]))


def enough_in_short(words: Wording, musts: int) -> str:
    """Return the same for a paper that asks nobody to apply."""
    return words.say(_ENOUGH[musts][-1]) if musts in _ENOUGH else ""


def says_enough(words: Wording, text: str) -> bool:
    """Return whether a line says how many musts are enough."""
    return any(text in map(words.say, each) for each in _ENOUGH.values())
