"""Gender-coded words, counted as the published tool counts them, and in a mode of our own.

The plain mode gives the numbers of the Gender Decoder (lovedaybrooke/gender-decoder) for the same
text, with what looks like a slip in it: see `_split`. Our own mode leaves out headings, the title,
names, and words that name a thing in the field.
"""

from __future__ import annotations

import re
from collections import Counter

from charter.check.remark import Remark
from charter.check.words.names import own_names
from charter.check.words.word_lists import GenderList
from charter.document.outside.reading import Reading
from charter.named_tuples import NamedTuple
from charter.problems import Place

STRONG = 3
"""A score beyond this, either way, is strong."""
MIN_CODED = 3
"""Fewer coded words than this say nothing of a text; nor does a difference of one."""
MAX_NAMED = 8
_PUNCTUATION = re.compile(r"""[.,<>*?!"\[\]@':;()/&\s]""")
_NAME = re.compile(r"(?<=[a-z0-9,] )[A-Z]\w+")
_WORD = re.compile(r"\w+")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")


class Score(NamedTuple):
    """The coded words in order of the text, one for each stem that a word begins with."""

    feminine: tuple[str, ...]
    masculine: tuple[str, ...]

    @property
    def coding(self) -> str:
        """Return the rating in the published tool's words, from "empty" to "strongly ..."."""
        score = len(self.feminine) - len(self.masculine)
        if not score:
            return "neutral" if self.feminine else "empty"
        side = "feminine-coded" if score > 0 else "masculine-coded"
        return f"strongly {side}" if abs(score) > STRONG else side


def plain_score(text: str, words: GenderList) -> Score:
    """Return what the published tool says of a text."""
    return _score(_split(tokens(text), words.hyphenated), words)


def own_score(reading: Reading, words: GenderList, language: str = "en") -> Score:
    """Return the score without headings, title, names and words that name things in the field."""
    body = "\n".join(piece.text for piece in reading.pieces if piece.kind != "heading")
    title = reading.title.strip()
    if title:
        body = re.sub(re.escape(title), " ", body, flags=re.IGNORECASE)
    body = own_names(reading, language).sub(" ", body)
    body = _without_names(words.field.sub(" ", body))
    return _score(_split_all(tokens(body), words.hyphenated), words)


def _without_names(text: str) -> str:
    """Return a text without the words that have a capital within a sentence, wherever they stand.

    An employer called Trust, or a product called Lead, says nothing of whom the text is for. The
    lists are of languages that give nouns no capital.
    """
    names = {found[0] for found in _NAME.finditer(text)}
    return _WORD.sub(lambda found: " " if found[0] in names else found[0], text)


def gender_remarks(reading: Reading, words: GenderList, own: Score) -> list[Remark]:
    """Return advice when a text is strongly masculine-coded even without the field's words."""
    if own.coding != "strongly masculine-coded" or not leans(own):
        return []
    message = (
        f"{len(own.masculine)} masculine-coded words against {len(own.feminine)} feminine-coded:"
        f" {own.coding}"
    )
    place = Place(reading.path)
    return [
        Remark(
            "advice",
            "gender-coded",
            place,
            named(own.masculine),
            message,
            words.why,
            words.source,
            words.instead,
        )
    ]


def named(words: tuple[str, ...]) -> str:
    """Return coded words with how often each stands, the most frequent first, eight at most."""
    counts = Counter(words).most_common()
    shown = [f"{word} ({n})" if n > 1 else word for word, n in counts[:MAX_NAMED]]
    return ", ".join((*shown, "...")) if len(counts) > MAX_NAMED else ", ".join(shown)


def leans(score: Score) -> bool:
    """Return whether there are enough coded words, and of one side, to say anything."""
    feminine, masculine = len(score.feminine), len(score.masculine)
    return feminine + masculine >= MIN_CODED and abs(feminine - masculine) > 1


def tokens(text: str) -> list[str]:
    """Return the words of a text in small letters, parted where the published tool parts them."""
    plain = _PUNCTUATION.sub(" ", _NOT_ASCII.sub(" ", text))
    return [word.lower() for word in plain.split(" ") if word]


def _split(words: list[str], hyphenated: tuple[str, ...]) -> list[str]:
    """Split words at hyphens as the published tool does.

    It takes the first word out of the list while going through it, so that the word after it is
    passed over and keeps its hyphens. The numbers are to be the same, so this does that too.
    """
    first = next((n for n, word in enumerate(words) if _splits(word, hyphenated)), len(words))
    return [
        part
        for number, word in enumerate(words)
        for part in (
            word.split("-") if number != first + 1 and _splits(word, hyphenated) else [word]
        )
    ]


def _split_all(words: list[str], hyphenated: tuple[str, ...]) -> list[str]:
    return [
        part
        for word in words
        for part in (word.split("-") if _splits(word, hyphenated) else [word])
    ]


def _splits(word: str, hyphenated: tuple[str, ...]) -> bool:
    return not word.startswith("-") and not word.startswith(hyphenated)


def _score(words: list[str], known: GenderList) -> Score:
    def coded(stems: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            word
            for word in words
            if word.startswith(stems) and word not in known.exceptions
            for stem in stems
            if word.startswith(stem)
        )

    return Score(coded(known.feminine), coded(known.masculine))
