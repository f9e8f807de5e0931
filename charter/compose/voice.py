"""In which voice a posting lists what it says to the reader: as sentences, as tasks, or begun once.

A list in one voice reads as people write lists; which voice a language has is in its forms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from charter.assign.viewpoint import Viewpoint
from charter.compose.choice import Worded, one_for, one_of
from charter.compose.wording import Wording, capital
from charter.facts.catalog import Entry
from charter.facts.languages import message
from charter.facts.locales import locale

SENTENCES, TASKS, BEGUN, HAD = "sentences", "task", "begun", "had"
_VOICES = {
    "list": (TASKS, BEGUN),
    "first": (TASKS,),
    "areas": (SENTENCES, TASKS),
}
"""By the form of the duties: the voices that they can be listed in.

A language that has no tasks lists whole sentences in their place.
"""
_HAVE = (
    message("You have:"),
    message("So far, you have:"),
    message("In your career, you have:"),
    message("By now, you have:"),
    message("At work, you have:"),
)
"""What stands above the musts where what the reader has done is begun there."""
_LEADS = (
    message("You will:"),
    message("As {title}, you will:"),
    message("In this role, you will:"),
    message("At {company}, you will:"),
    message("As our {title}, you will:"),
    message("Day to day, you will:"),
)
_THEN = (
    message("By then, you will have:"),
    message("After a good first year, you will have:"),
    message("Twelve months after you start, you will have:"),
    message("By the end of the first year, you will have:"),
)
"""What stands above what a year brings where the reader has done it."""
_SECOND = re.compile(r"(?<!\d)[.!?]\s")


def voice_of(view: Viewpoint, words: Wording, form: str, shown: Iterable[Entry]) -> str:
    """Return the voice of a position's list of duties; always the same one for the same company.

    What the company wrote into its own catalogue stands as it wrote it.
    """
    if any(entry.own for entry in shown):
        return SENTENCES
    known = locale(words.language).addressed
    voices = [one for one in _VOICES.get(form, ()) if one == SENTENCES or one in known]
    if TASKS not in voices and SENTENCES not in voices:
        voices = [*voices, *voices, SENTENCES]
    return one_for(view, "voice", voices)


def voice_of_done(view: Viewpoint, words: Wording, form: str, later: bool = False) -> str:
    """Return the voice of a position's list of musts, or of what a year brings (`later`)."""
    if HAD not in locale(words.language).addressed or (later and form != "list"):
        return SENTENCES
    if form == "list" and not later:
        return HAD
    return one_for(view, f"voice of {'results' if later else 'musts'}", (HAD, SENTENCES))


def in_voice(words: Wording, voice: str, duties: Sequence[Worded]) -> Sequence[Worded]:
    """Return duties with those wordings that a voice can say; all of them where one has none."""
    if voice == SENTENCES:
        return duties
    told = [
        one._replace(wordings=tuple(text for text in one.wordings if said_in(words, voice, text)))
        for one in duties
    ]
    return told if all(one.wordings for one in told) else duties


def listed_in(words: Wording, voice: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as a voice lists them; nothing where it cannot say one of them."""
    said = tuple(said_in(words, voice, text) for text in texts)
    return said if all(said) else ()


def said_in(words: Wording, voice: str, text: str) -> str:
    """Return a sentence to the reader in a voice: "Set ..." for "You set ..."; "" where it cannot.

    What is begun above ends without a full stop.
    """
    forms = locale(words.language).addressed
    found = re.fullmatch(forms.get(HAD if voice == HAD else "says", ""), text, re.DOTALL)
    if voice not in forms or not found or _SECOND.search(text):
        return ""
    said = found[1] if voice == HAD else forms[voice].format("", *found.groups())
    return capital(said) if voice == TASKS else said.removesuffix(".")


def said_again(words: Wording, item: str) -> str:
    """Return what was begun above a list of what one has done as a sentence of its own."""
    return f"{words.say(_HAVE[0]).removesuffix(':')} {item.removesuffix('.')}."


def in_one_sentence(words: Wording, items: Iterable[str]) -> str:
    """Return what one has done as a sentence, with semicolons where an item has parts itself."""
    told = [item.removesuffix(".") for item in items]
    joint = words.listing(["", ""])
    if any("," in item or joint in item for item in told):
        return said_again(words, f";{joint}".join(("; ".join(told[:-1]), told[-1])))
    return said_again(words, words.listing(told))


def begins_done(words: Wording, text: str) -> bool:
    """Return whether a line begins a list of what one has done."""
    return text in map(words.say, (*_HAVE, *_THEN))


def lead_of(view: Viewpoint, words: Wording, voice: str, later: bool = False) -> str:
    """Return what begins each item of a list in a voice, above the list.

    `later` says of what one has done that it is done in a year.
    """
    leads = {BEGUN: _LEADS, HAD: _THEN if later else _HAVE}.get(voice, ())
    named = {"title": view.position.short, "company": view.organisation.company.name}
    said = [words.say(lead, **named) for lead in leads]
    return one_of(words, view.position, f"lead {leads[0]}", said) if leads else ""
