"""The headings of a posting: each in several wordings; one position has always the same."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.choice import one_of
from charter.compose.wording import Wording
from charter.facts.languages import message
from charter.named_tuples import NamedTuple

FACT_LABELS = (message("Employer:"), message("Place of work:"), message("Hours:"))
"""What stands before whom one works for, where and how long, where each has a line."""


class Headings(NamedTuple):
    """What stands above each part of one posting, or before it in its line."""

    role: str = ""
    hard: str = ""
    owns: str = ""
    success: str = ""
    musts: str = ""
    helps: str = ""
    people: str = ""
    pay: str = ""
    apply: str = ""
    about: str = ""
    first: str = ""
    rest: str = ""
    limits: str = ""


class PostingForms(NamedTuple):
    """How the parts of a posting are told, and where what has no heading of its own stands."""

    owns: str = "list"
    success: str = "text"
    musts: str = "list"
    helps: str = "line"
    enough: str = "after"
    limits: str = "people"
    facts: str = "line"
    apply: str = ""


_WORDINGS = {
    "role": (
        message("The role"),
        message("The job"),
        message("Purpose of the position"),
        message("What is the job?"),
        message("Why we are hiring"),
        message("The task"),
        message("What this is about"),
        message("About the role"),
    ),
    "hard": (
        message("What is hard here:"),
        message("The hard part:"),
        message("Main difficulty:"),
        message("What makes it hard:"),
        message("What we find hard:"),
        message("The hard part:"),
        message("The hard part:"),
        message("Main challenge:"),
    ),
    "owns": (
        message("What you will own"),
        message("Your work"),
        message("Main responsibilities"),
        message("What will you do?"),
        message("Your responsibilities"),
        message("What you will do"),
        message("What falls to you"),
        message("Responsibilities"),
        message("What we need you for"),
        message("What you take on"),
    ),
    "success": (
        message("After a year"),
        message("A year from now"),
        message("Aims for the first year"),
        message("What will be different in a year?"),
        message("Where we want to be in a year"),
        message("Results after twelve months"),
        message("By next year"),
        message("First-year results"),
        message("What a good first year looks like"),
        message("In twelve months"),
        message("Your first year here"),
    ),
    "musts": (
        message("What you bring"),
        message("What we look for"),
        message("Requirements"),
        message("What should you bring?"),
        message("What we ask for"),
        message("Your experience"),
        message("What you have done so far"),
        message("Qualifications"),
        message("Your background"),
        message("Experience that counts here"),
        message("Experience we hope to see"),
    ),
    "helps": (
        message("Good to have, but not required:"),
        message("Useful, but not required:"),
        message("Desirable:"),
        message("It also helps:"),
        message("Nice to have:"),
        message("It would be a plus:"),
        message("Also welcome:"),
        message("Preferred:"),
        message("We also like to see:"),
        message("Helpful:"),
        message("A plus:"),
    ),
    "people": (
        message("Who you work with"),
        message("Your colleagues"),
        message("Reporting line and colleagues"),
        message("Who will you work with?"),
        message("The team"),
        message("The people around you"),
        message("Around you"),
        message("Team and reporting"),
    ),
    "pay": (
        message("Pay and benefits"),
        message("Benefits"),
        message("Terms and benefits"),
        message("What do you get?"),
        message("What we offer"),
        message("Benefits on top of pay"),
        message("In return"),
        message("Compensation and benefits"),
    ),
    "apply": (
        message("How to apply"),
        message("Your application"),
        message("Applications"),
        message("How do you apply?"),
        message("Apply"),
        message("Interested?"),
        message("Write to us"),
        message("Applying"),
    ),
    "about": (
        message("About us"),
        message("Who we are"),
        message("The organisation"),
        message("Who are we?"),
        message("About us"),
        message("Your employer"),
        message("A few words about us"),
        message("About the employer"),
    ),
    "first": (
        message("First tasks"),
        message("To begin with"),
        message("Priorities"),
        message("What comes first?"),
        message("Where to start"),
        message("Most urgent"),
        message("At once"),
        message("Immediate priorities"),
    ),
    "rest": (
        message("Regular tasks"),
        message("After that"),
        message("Continuing duties"),
        message("What comes after that?"),
        message("What else is yours"),
        message("Also yours"),
        message("From then on"),
        message("Ongoing"),
    ),
    "limits": (
        message("Not yours to decide:"),
        message("What others decide:"),
        message("Outside this position:"),
        message("What will others decide?"),
        message("Not part of this job:"),
        message("In other hands:"),
        message("Others decide:"),
        message("Out of scope:"),
    ),
}
"""By part, what each of several hands writes above it; the first is what old templates print."""
_STYLES = ((0, 1, 4, 5, 6, 8, 9, 10), (2, 7), (3,))
"""Hands of one style, whose headings can stand in one posting: plain, formal, as questions."""


def headings_of(words: Wording, position: Position) -> Headings:
    """Return the headings of the posting of a position, all in the style of one hand."""
    hands = range(len(_WORDINGS["role"]))
    hand = int(one_of(words, position, "headings", map(str, hands)))
    style = next(style for style in _STYLES if hand in style)
    return Headings(
        *(
            words.say(
                one_of(
                    words,
                    position,
                    f"heading {part}",
                    [each[one] for one in style if one < len(each)],
                )
            )
            for part, each in _WORDINGS.items()
        )
    )


def wordings_of(part: str) -> tuple[str, ...]:
    """Return what can stand above a part, in our own language."""
    return _WORDINGS.get(part, ())


def is_heading(words: Wording, part: str, section: str) -> bool:
    """Return whether a heading is one of those that stand above a part."""
    return section in map(words.say, _WORDINGS[part])


def headings_for(words: Wording, part: str) -> tuple[str, ...]:
    """Return every heading that can stand above a part."""
    return tuple(map(words.say, _WORDINGS[part]))
