"""How many of the musts are enough, as several hands say it."""

from __future__ import annotations

from charter.assign.organisation import Position
from charter.compose.choice import one_of
from charter.compose.wording import Wording
from charter.facts.languages import message

_ENOUGH = {
    3: (
        message("You do not need all three: two are enough."),
        message("We will gladly talk to you if two of these three are true."),
        message("Two of these will do; the third can come with the job."),
        message("With two of these you are ready to apply."),
        message("Two of the three are enough."),
    ),
    4: (
        message("You do not need all four: three are enough."),
        message("If three of the four fit you, please apply."),
        message("Please apply even if you meet only three of the four."),
        message("We expect three of these; the fourth you can learn here."),
        message("Nobody has to meet all four points. Three will do."),
        message("Three of these four make a good match."),
        message("We count on three of these and help with the fourth."),
        message("Three of the four are enough."),
    ),
    5: (
        message("You do not need all five: three are enough."),
        message("If three of the five fit you, please apply."),
        message("Please apply even if you meet only three of the five."),
        message("We do not expect all of this from one person. Three of the five will do."),
        message("Two of these five may be missing."),
        message("We invite people who meet three or more of these points."),
        message("Three of these make a good match; we do not expect the whole list."),
        message("We look for three of these five; the rest can be learned here."),
        message("Do apply if you have done three of these."),
        message("Few people have all of this; we ask for three."),
        message("With any three of these we would like to meet you."),
        message("The list is long; a good candidate may lack two."),
        message("Three of the five are enough."),
    ),
}
"""By how many musts there are: how many of them are enough. One or two are needed."""
_OPEN = (
    message("Do not let one missing point stop you from applying."),
    message("If one of these is new to you, apply all the same."),
    message("A gap in one of these points is no obstacle."),
    message("You may lack any one of these and still be right for this job."),
    message("Write to us even if one of these is missing."),
    message("You can learn one of these here."),
)
"""The same without a number, of musts of which one can be missing: of three or four."""
_YES = {
    3: (
        message("Two times yes is enough."),
        message("Can you say yes to two of these? Write to us."),
    ),
    4: (
        message("Three times yes is enough."),
        message("Can you say yes to three of these? Write to us."),
    ),
}
"""The same below musts that are asked."""
ENOUGH_NUMBERS = {3: message("two"), 4: message("three"), 5: message("three")}
"""The same as a word, for what begins their list."""
_APART = {
    3: (
        message("One of the three requirements may be missing; please apply all the same."),
        message("You meet two of our three requirements? That is enough to apply."),
        message("Please apply even if you meet only two of the three requirements."),
    ),
    4: (
        message("Of the four requirements, three are enough to apply."),
        message("Please do not hesitate if you meet three of the four requirements."),
        message("You meet three of our four requirements? That is enough to apply."),
        message("One of the four requirements may be missing; please apply all the same."),
    ),
    5: (
        message("Of the five requirements, three are enough to apply."),
        message("Please do not hesitate if you meet three of the five requirements."),
        message("You meet three of our five requirements? That is enough to apply."),
        message("Two of the five requirements may be missing; please apply all the same."),
        message("We read every application that meets three of the five requirements."),
    ),
}
"""The same where one applies, apart from the list of musts."""


def enough_of(words: Wording, position: Position, musts: int, how: str, asked: bool) -> str:
    """Return that not all musts of the role are needed, as a hand says it; of the company's own "".

    `how` is as in PostingShape, `asked` is where musts are questions. A hand that says it above
    the list, or needs all of them, says nothing here.
    """
    if position.given.musts or musts not in _ENOUGH or how in ("none", "lead"):
        return ""
    said: tuple[str, ...]
    if how == "open" and musts < max(_ENOUGH):
        said = _OPEN
    elif how == "apply":
        said = _APART[musts]
    else:
        said = _YES[musts] if asked and musts in _YES else _ENOUGH[musts]
    return one_of(words, position, "enough", map(words.say, said))


def enough_in_short(words: Wording, musts: int, how: str) -> str:
    """Return the same for a paper that asks nobody to apply; nothing where all are needed."""
    return words.say(_ENOUGH[musts][-1]) if musts in _ENOUGH and how != "none" else ""


def without_enough(words: Wording, text: str) -> str:
    """Return a line without what it says of how many musts are enough."""
    counted = (
        each for table in (_ENOUGH, _APART, _YES) for said in table.values() for each in said
    )
    every = map(words.say, (*counted, *_OPEN))
    found = next((said for said in every if text.startswith(said)), "")
    return text.removeprefix(found).strip()
