"""The headings of a posting: each in several wordings; one position has always the same."""

from __future__ import annotations

from charter.compose.choice import one_of_company
from charter.compose.wording import Wording
from charter.facts.languages import message
from charter.named_tuples import NamedTuple

FACT_LABELS = (
    message("Employer:"),
    message("Place of work:"),
    message("Hours:"),
    message("Reports to:"),
)
"""What stands before whom one works for, where, how long and under whom, where each has a line."""


class Headings(NamedTuple):
    """What stands above each part of one posting, or before it in its line."""

    role: str = ""
    hard: str = ""
    owns: str = ""
    success: str = ""
    year: str = ""
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


_STYLES = {
    "plain": {
        "role": (
            message("The role"),
            message("The job"),
            message("The task"),
            message("What this is about"),
            message("About the role"),
        ),
        "hard": (
            message("What is hard here:"),
            message("The hard part:"),
            message("What makes it hard:"),
        ),
        "owns": (
            message("What you will own"),
            message("Your work"),
            message("Your responsibilities"),
            message("What you will do"),
            message("What falls to you"),
            message("What you take on"),
        ),
        "success": (
            message("After a year"),
            message("A year from now"),
            message("Where we want to be in a year"),
            message("By next year"),
            message("What a good first year looks like"),
            message("In twelve months"),
            message("Your first year here"),
        ),
        "year": (
            message("In the first year:"),
            message("A good first year:"),
            message("What the first year should bring:"),
        ),
        "musts": (
            message("What you bring"),
            message("What we ask for"),
            message("What you have done so far"),
            message("Your background"),
            message("Your experience"),
            message("Experience that counts here"),
        ),
        "helps": (
            message("Good to have, but not required:"),
            message("Useful, but not required:"),
            message("It also helps:"),
            message("It would be a plus:"),
            message("Helpful:"),
        ),
        "people": (
            message("Who you work with"),
            message("Your colleagues"),
            message("The people around you"),
            message("Around you"),
            message("The team"),
        ),
        "pay": (
            message("Pay and benefits"),
            message("Benefits"),
            message("What we offer"),
            message("Benefits on top of pay"),
            message("In return"),
        ),
        "apply": (
            message("How to apply"),
            message("Your application"),
            message("Apply"),
            message("Interested?"),
            message("Applying"),
        ),
        "about": (message("About us"), message("Who we are"), message("A few words about us")),
        "first": (message("First tasks"), message("To begin with"), message("Where to start")),
        "rest": (
            message("Regular tasks"),
            message("After that"),
            message("Also yours"),
            message("From then on"),
        ),
        "limits": (
            message("Not yours to decide:"),
            message("What others decide:"),
            message("Not part of this job:"),
            message("In other hands:"),
        ),
    },
    "formal": {
        "role": (
            message("The position"),
            message("Purpose of the position"),
            message("About the role"),
        ),
        "hard": (message("Main difficulty:"), message("Main challenge:")),
        "owns": (
            message("Duties and responsibilities"),
            message("Main responsibilities"),
            message("Responsibilities"),
        ),
        "success": (
            message("Aims for the first year"),
            message("First-year results"),
            message("Results after twelve months"),
        ),
        "year": (message("Aims for the first year:"),),
        "musts": (
            message("Person specification"),
            message("Experience required"),
            message("Requirements"),
            message("Qualifications"),
        ),
        "helps": (message("Desirable:"),),
        "people": (
            message("Position in the organisation"),
            message("Reporting line and colleagues"),
            message("Team and reporting"),
        ),
        "pay": (
            message("Conditions of employment"),
            message("Terms and benefits"),
            message("Compensation and benefits"),
        ),
        "apply": (
            message("Applications"),
            message("How to apply"),
        ),
        "about": (message("The organisation"), message("About the employer")),
        "first": (message("Priorities"), message("Immediate priorities")),
        "rest": (message("Continuing duties"), message("Ongoing")),
        "limits": (message("Outside this position:"), message("Out of scope:")),
    },
    "questions": {
        "role": (
            message("What is this about?"),
            message("Why is there this post?"),
            message("What is the job?"),
        ),
        "hard": (message("What makes it hard:"), message("What is hard here:")),
        "owns": (
            message("What falls to you?"),
            message("What do we need you for?"),
            message("What will you do?"),
        ),
        "success": (
            message("What will be different in a year?"),
            message("How will we know that it works?"),
        ),
        "year": (message("In the first year:"),),
        "musts": (
            message("What should you bring?"),
            message("What have you done so far?"),
        ),
        "helps": (message("It also helps:"), message("A plus:")),
        "people": (
            message("Who is around you?"),
            message("Who will you work with?"),
        ),
        "pay": (
            message("What do we offer?"),
            message("What do you get?"),
        ),
        "apply": (
            message("Interested?"),
            message("Shall we talk?"),
            message("How do you apply?"),
        ),
        "about": (message("Who are we?"),),
        "first": (message("What comes first?"),),
        "rest": (message("What comes after that?"),),
        "limits": (message("What will others decide?"),),
    },
    "terse": {
        "role": (message("In short"), message("The job"), message("The post")),
        "hard": (message("The hard part:"),),
        "owns": (message("Day to day"), message("Tasks"), message("Your tasks")),
        "success": (message("Goals"), message("First goals")),
        "year": (message("Goals:"), message("First goals:")),
        "musts": (message("Must have"), message("Experience"), message("Your experience")),
        "helps": (message("Nice to have:"), message("A plus:")),
        "people": (message("People"), message("Team"), message("Colleagues")),
        "pay": (message("Benefits"), message("Pay and benefits")),
        "apply": (message("Applications"), message("Apply"), message("Contact")),
        "about": (message("Who we are"), message("About us")),
        "first": (message("First"), message("At once")),
        "rest": (message("Then"), message("After that")),
        "limits": (message("Others decide:"), message("Not part of this job:")),
    },
    "seeking": {
        "role": (message("Why we are hiring"), message("Why there is this post")),
        "hard": (message("What we find hard:"),),
        "owns": (
            message("What we need you for"),
            message("What we would like you to do"),
        ),
        "success": (
            message("What success would be"),
            message("How we will know that it works"),
            message("What we hope to see"),
        ),
        "year": (message("What we hope to see:"), message("It works if this is so:")),
        "musts": (
            message("What we look for"),
            message("Experience we hope to see"),
            message("Who would fit"),
        ),
        "helps": (message("We also like to see:"), message("Also welcome:")),
        "people": (
            message("Your future colleagues"),
            message("The people around you"),
            message("Whom you would join"),
        ),
        "pay": (message("What we offer"), message("In return")),
        "apply": (message("Let us talk"), message("Write to us"), message("Interested?")),
        "about": (message("Who we are"), message("A few words about us")),
        "first": (message("Where to start"), message("What we need first")),
        "rest": (message("What else is yours"), message("What we need after that")),
        "limits": (message("What others decide:"), message("In other hands:")),
    },
}
"""By style of a hand, what it writes above each part; the first is what old templates print."""


def headings_of(words: Wording, style: str) -> Headings:
    """Return the headings of a company's postings in the style of one hand, all of them alike."""
    return Headings(
        **{
            part: one_of_company(words, f"heading {part}", map(words.say, each))
            for part, each in _STYLES[style].items()
        }
    )


def wordings_of(part: str) -> tuple[str, ...]:
    """Return what can stand above a part, in our own language."""
    return tuple(dict.fromkeys(said for style in _STYLES.values() for said in style.get(part, ())))


def is_heading(words: Wording, part: str, section: str) -> bool:
    """Return whether a heading is one of those that stand above a part."""
    return section in headings_for(words, part)


def headings_for(words: Wording, part: str) -> tuple[str, ...]:
    """Return every heading that can stand above a part."""
    return tuple(map(words.say, wordings_of(part)))
