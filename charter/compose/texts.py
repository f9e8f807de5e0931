"""Sentences of the catalogue as a paper of one position prints them: those that hold there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from charter.assign.organisation import Position
from charter.assign.viewpoint import Viewpoint, holds_here
from charter.compose.slots import Speaker, slot_value
from charter.compose.wording import PLAIN, Wording, formed
from charter.facts.languages import full_stop
from charter.facts.presuppositions import SLOT, SLOTS
from charter.facts.said import Phrase
from charter.named_tuples import NamedTuple
from charter.problems import Place

_NO_SENTENCE_END = re.compile(r"(?:^|[\s.(])(?:\w|\d+)\.\s*\Z|[^.!?\s]\s*\Z")


class Home(NamedTuple):
    """Where a sentence stands, and whether it is the workspace's own."""

    place: Place
    own: bool


def printed(
    words: Wording, text: str, at: Home, position: Position, pair: tuple[Position, ...] = ()
) -> str | None:
    """Return a sentence of the catalogue as a paper of `position` prints it.

    None where a slot in it stands for nothing in this company.
    """
    if at.own:
        said = words.sentence(text, at.place, at.own)
        return fill(words, said, position, pair) or fill_own(words, said, position)
    filled = fill(words, text, position, pair)
    if filled is None:
        return None
    said = words.sentence(text, at.place, at.own)
    if said is text:
        return filled
    filled = fill(words, said, position, pair)
    if filled is None:
        words.lacks(at.place, f"what the slots of '{said}' stand for is")
    return filled


def first(words: Wording, texts: Iterable[Phrase], at: Home, view: Viewpoint) -> str:
    """Return the first of several wordings that holds where `view` stands, or nothing."""
    return next(iter(holding(words, texts, at, view)), "")


def in_each_wording(
    words: Wording, texts: Iterable[Phrase], at: Home, view: Viewpoint
) -> tuple[str, ...]:
    """Return what the first text that holds says, in each of its wordings; or nothing."""
    for text in texts:
        wordings = text.wordings if holds_here(text, view) else ()
        if said := all_printed(words, wordings, at, view.position):
            return said
    return ()


def all_printed(
    words: Wording, wordings: Iterable[str], at: Home, position: Position
) -> tuple[str, ...]:
    """Return each wording of one sentence as a paper prints it, but for those that it cannot."""
    said = (printed(words, text, at, position) for text in wordings)
    return tuple(text for text in said if text is not None)


def holding(
    words: Wording,
    texts: Iterable[Phrase],
    at: Home,
    view: Viewpoint,
    pair: tuple[Position, ...] = (),
) -> Iterator[str]:
    """Yield the sentences that hold where `view` stands."""
    for text in texts:
        if holds_here(text, view):
            said = printed(words, text.say, at, view.position, pair)
            if said is not None:
                yield said


def fill(
    words: Wording, text: str, position: Position, pair: tuple[Position, ...] = ()
) -> str | None:
    """Return a catalogue sentence with its slots put in; of an interface, `pair` are its two.

    None where a slot stands for nothing in this company: the sentence is not true here.
    """
    return _fill(words, text, Speaker(position, pair), lambda _: None)


def fill_own(words: Wording, text: str, position: Position) -> str | None:
    """Return a sentence of the company's own with its slots put in, or None as `fill` does.

    A role that the company has not is put in by its abbreviation; what is no slot stays.
    """

    def otherwise(found: re.Match[str]) -> str | None:
        word, _, form = found[1].partition(".")
        if word in SLOTS:
            return None
        catalog = words.organisation.catalog
        role = catalog.roles.get(catalog.role_id(word) or word)
        if role is None:
            return found[0]
        if words.english:
            return f"the {role.abbreviation}"
        return formed(role.abbreviation, form or PLAIN, words.language)

    return _fill(words, text, Speaker(position), otherwise)


def _fill(
    words: Wording, text: str, around: Speaker, otherwise: Callable[[re.Match[str]], str | None]
) -> str | None:
    if "{" not in text:
        return text
    filled: list[str] = []
    end = 0
    for found in SLOT.finditer(text):
        value = slot_value(words, around, found[1], found[2] or "")
        value = otherwise(found) if value is None else _at(found, value)
        if value is None:
            return None
        filled += [text[end : found.start()], value]
        end = found.end()
        if text.startswith(".", end) and not full_stop(value, "."):
            end += 1
    return "".join((*filled, text[end:]))


def _at(found: re.Match[str], name: str) -> str:
    """Return a name with a capital where it starts a sentence."""
    before = found.string[: found.start()]
    return name if before and _NO_SENTENCE_END.search(before) else name[:1].upper() + name[1:]
