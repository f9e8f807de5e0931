"""The voices of a hand: in which a posting lists what it says to the reader.

The work as sentences, as tasks, or begun once above; what is asked as sentences, as questions, as
experience by its name, or begun once. Which voice a language has is in its forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from charter.assign.viewpoint import Viewpoint
from charter.compose.choice import Worded, one_of
from charter.compose.enough import ENOUGH_NUMBERS
from charter.compose.wording import Wording, capital
from charter.facts.catalog import Entry
from charter.facts.languages import message
from charter.facts.locales import locale

SENTENCES, STATES, TASKS, BEGUN, NEEDED = "sentences", "states", "task", "begun", "needed"
HAD, SOUGHT, ASKED, NAMED = "had", "sought", "asked", "named"
_AS = {SOUGHT: HAD, ASKED: HAD}
"""Voices whose items are as those of another; what begins them is not."""
_HAVE = (
    message("You have:"),
    message("So far, you have:"),
    message("In your career, you have:"),
    message("By now, you have:"),
    message("At work, you have:"),
)
"""What stands above the musts where what the reader has done is begun there."""
_SOUGHT = (
    message("We are looking for someone who has done at least {number} of these:"),
    message("You have done at least {number} of these before:"),
    message("Whoever joins us has done {number} or more of these before:"),
)
"""The same of the one whom a company looks for, with how many musts are enough."""
_SOUGHT_ALL = (
    message("We are looking for someone who has:"),
    message("Our best colleagues for this work have:"),
)
_ASK = (
    message("Have you …"),
    message("Have you ever …"),
    message("In your work so far, have you …"),
)
"""The same as a question, which each item ends."""
_ALL = message("Essential:")
"""What stands above musts that are all needed."""
_LEADS = (
    message("You will:"),
    message("As {title}, you will:"),
    message("In this role, you will:"),
    message("At {company}, you will:"),
    message("As our {title}, you will:"),
    message("Day to day, you will:"),
)
_NEEDS = (
    message("We need you to:"),
    message("Your job is to:"),
    message("We would like you to:"),
)
_THEN = (
    message("By then, you will have:"),
    message("After a good first year, you will have:"),
    message("Twelve months after you start, you will have:"),
    message("By the end of the first year, you will have:"),
)
"""What stands above what a year brings where the reader has done it."""
_SECOND = re.compile(r"(?<!\d)[.!?]\s")


def voice_of(words: Wording, voice: str, shown: Iterable[Entry]) -> str:
    """Return the voice in which a hand's list of duties is told, if the language has it.

    What the company wrote into its own catalogue stands as it wrote it.
    """
    return SENTENCES if any(entry.own for entry in shown) else known_voice(words, voice)


def known_voice(words: Wording, voice: str) -> str:
    """Return a voice, or whole sentences where the language does not have it."""
    if voice == STATES:
        return voice
    return voice if _AS.get(voice, voice) in locale(words.language).addressed else SENTENCES


def in_voice(words: Wording, voice: str, told: Sequence[Worded]) -> Sequence[Worded]:
    """Return sentences with those wordings that a voice can say.

    Where one of them has none, all are in whole sentences.
    """
    said = [
        one._replace(wordings=tuple(text for text in one.wordings if _fits(words, voice, text)))
        for one in told
    ]
    if all(one.wordings for one in said):
        return said
    return told if voice == SENTENCES else in_voice(words, SENTENCES, told)


def _fits(words: Wording, voice: str, text: str) -> bool:
    if voice in (SENTENCES, STATES):
        not_so = (NAMED, HAD) if voice == STATES else (NAMED,)
        return not any(said_in(words, other, text) for other in not_so)
    return bool(said_in(words, voice, text))


def listed_in(words: Wording, voice: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as a voice lists them; nothing where it cannot say one of them."""
    said = tuple(said_in(words, voice, text) for text in texts)
    return said if all(said) else ()


def said_in(words: Wording, voice: str, text: str) -> str:
    """Return a sentence to the reader in a voice: "Set ..." for "You set ..."; "" where it cannot.

    What is begun above, or is no sentence, ends without a full stop.
    """
    forms, like = locale(words.language).addressed, _AS.get(voice, voice)
    found = re.fullmatch(forms.get(like if like in (HAD, NAMED) else "says", ""), text, re.DOTALL)
    if like not in forms or not found or _SECOND.search(text):
        return ""
    if like in (HAD, NAMED):
        return found[1].removesuffix(".") + "?" * (voice == ASKED)
    said = forms[like].format("", *(part.removesuffix(".") for part in found.groups()))
    return f"{capital(said)}." if voice == TASKS else said


def said_again(words: Wording, item: str) -> str:
    """Return what was begun above a list of what one has done as a sentence of its own."""
    return f"{words.say(_HAVE[0]).removesuffix(':')} {item.rstrip('.?')}."


def in_one_sentence(words: Wording, items: Iterable[str]) -> str:
    """Return what one has done as a sentence, with semicolons where an item has parts itself."""
    told = [item.removesuffix(".") for item in items]
    joint = words.listing(["", ""])
    if any("," in item or joint in item for item in told):
        return said_again(words, f";{joint}".join(("; ".join(told[:-1]), told[-1])))
    return said_again(words, words.listing(told))


def begins_done(words: Wording, text: str) -> bool:
    """Return whether a line begins a list of what one has done."""
    numbers = [words.say(number) for number in ENOUGH_NUMBERS.values()]
    sought = (words.say(lead, number=number) for lead in _SOUGHT for number in numbers)
    return text in (*map(words.say, (*_HAVE, *_THEN, *_ASK, *_SOUGHT_ALL)), *sought)


def begins_all(words: Wording, text: str) -> bool:
    """Return whether a line says that all musts below it are needed."""
    return text == words.say(_ALL)


def lead_of(view: Viewpoint, words: Wording, voice: str, later: bool = False) -> str:
    """Return what begins each item of a list in a voice, above the list.

    `later` says of what one has done that it is done in a year.
    """
    leads = {BEGUN: _LEADS, NEEDED: _NEEDS, HAD: _THEN if later else _HAVE, ASKED: _ASK}.get(
        voice, ()
    )
    named = {"title": view.position.short, "company": view.organisation.company.name}
    return _one(view, words, leads, **named)


def lead_of_musts(view: Viewpoint, words: Wording, voice: str, enough: str, musts: int) -> str:
    """Return what stands above the musts, for a hand that says there how many are `enough`."""
    if enough == "none":
        return words.say(_ALL)
    if voice != SOUGHT:
        return lead_of(view, words, voice)
    if enough != "lead" or musts not in ENOUGH_NUMBERS:
        return _one(view, words, _SOUGHT_ALL)
    return _one(view, words, _SOUGHT, number=words.say(ENOUGH_NUMBERS[musts]))


def _one(view: Viewpoint, words: Wording, leads: Sequence[str], **named: str) -> str:
    said = [words.say(lead, **named) for lead in leads]
    return one_of(words, view.position, f"lead {leads[0]}", said) if leads else ""
