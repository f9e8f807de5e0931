"""Which language a posting is in: as stated, as given, or a guess by its function words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from charter.check.words.word_lists import function_words, language_name, letters
from charter.document.outside.reading import Reading
from charter.facts.languages import languages
from charter.named_tuples import NamedTuple

MIN_SHARE = 0.1
"""Function words are a third of any text in full sentences; a list holds the commonest."""
MIN_LEAD = 1.15
_LEAST, _LEAST_KINDS = 3, 2
"""How many function words of a language alone, and how many different ones, tell short texts."""
_PART = 12
"""How many words in another language are a part that somebody should look at."""
_FOREIGN = 3
"""How many words with letters of another language count against a language; fewer are names."""
_KINDS = 2
"""How many different function words a text has at least whose language is guessed."""
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_IDIOMS = re.compile(
    r"\b(?i:head|vp|vice president|director|chief|proof|state|terms?) of(?: the \w+)?\b"
    r"|\b[Tt]he\b(?= [A-Z])"
)
"""English that stands in texts of any language."""
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?\Z")


class Language(NamedTuple):
    """A language code or "" for unknown, how it is known, and a doubt to mention or ""."""

    code: str
    known: str
    doubt: str = ""


def language_of(reading: Reading, given: str = "") -> Language:
    """Return the language of a text: as given, else by its words, else as the file states.

    Word calls English what is written in a template from there; what the file states counts where
    the words do not tell clearly.
    """
    guessed = guess(reading.text)
    if given and (matched := _CODE.match(given)):
        return Language(matched[1].lower(), "as given")
    if matched := _CODE.match(reading.language.strip()):
        code = matched[1].lower()
        if guessed and guessed != code:
            words, stated = language_name(guessed), language_name(code)
            if code in function_words():
                doubt = f"the file states {stated}; if that is right, add --language {code}"
                return Language(guessed, "by its words", doubt)
            doubt = f"the words look like {words}; if they are, add --language {guessed}"
            return Language(code, "as the file states", doubt)
        return Language(code, "as the file states")
    return Language(guessed, "by its words" if guessed else "")


def guess(text: str) -> str:
    """Return the language whose function words are most frequent, or "" when none stands out."""
    words = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < 8:
        return ""
    counts = sorted(
        (
            (sum(word in known for word in words) - _foreign(words, name), name)
            for name, known in function_words().items()
        ),
        reverse=True,
    )
    (most, name), (second, other) = counts[:2]
    if most < MIN_SHARE * len(words) or len(function_words()[name].intersection(words)) < _KINDS:
        return ""
    if most >= MIN_LEAD * second:
        return name
    # Neighbours such as Danish and Norwegian share most words; those that only one has decide.
    return _by_own_words(words, name, other)


def unread_parts(reading: Reading, language: str) -> Iterator[str]:
    """Yield a note for each language in which a part of a text is, beside that of the whole."""
    lines: dict[str, list[int]] = {}
    words: Counter[str] = Counter()
    for piece in reading.pieces:
        found = guess(piece.text)
        theirs = only_in(piece.text, found, language) if found and found != language else ()
        if tell(theirs) and len(theirs) > 2 * len(only_in(piece.text, language, found)):
            lines.setdefault(found, []).append(reading.place(piece, 0).line or 0)
            words[found] += len(piece.text.split())
    for code, at in lines.items():
        if words[code] >= _PART:
            where = f"line {at[0]}{' and others' if len(at) > 1 else ''}"
            said, whole = language_name(code), language_name(language)
            yield (
                f"Words in {said} were not checked: {where}, in a text in {whole} - "
                "look at that part in a file of its own"
            )


def other_than(text: str, ours: str) -> str:
    """Return the language that a text is in, short or long, or "" where it can be `ours`."""
    found = guess(text)
    if found:
        return found if found != ours else ""
    known, said = function_words(), _words(text)
    if ours not in known:
        return ""
    found_ours = {word for word in said if word in known[ours]}
    told = {
        name: [word for word in said if word in words and word not in known[ours]]
        for name, words in known.items()
        if name != ours and found_ours <= words
    }
    best = max(told, key=lambda name: (len(told[name]), name in languages()), default="")
    return best if best and tell(told[best]) else ""


def tell(words: Iterable[str]) -> bool:
    """Return whether function words of one language alone are enough to tell it by."""
    found = list(words)
    return len(found) >= _LEAST and len(set(found)) >= _LEAST_KINDS


def only_in(text: str, one: str, other: str) -> list[str]:
    """Return the function words in a text that one language has, and the other has not."""
    known = function_words()[one] - function_words()[other]
    return [word for word in _words(text) if word in known]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(without_idioms(text))]


def without_idioms(text: str) -> str:
    """Return a text without English that stands in texts of any language."""
    return _IDIOMS.sub(" ", text)


def _foreign(words: list[str], language: str) -> int:
    """Return how many words have a letter that a language has not, beside a few that are names."""
    if not (known := letters(language)) or all(map(str.isascii, words)):
        return 0
    foreign = {word for word in words if any(not c.isascii() and c not in known for c in word)}
    return len(foreign) if len(foreign) >= _FOREIGN else 0


def _by_own_words(words: list[str], one: str, other: str) -> str:
    known = function_words()
    counts = {
        name: sum(word in known[name] - known[against] for word in words)
        for name, against in ((one, other), (other, one))
    }
    if counts[one] == counts[other]:
        return ""
    name = max(counts, key=lambda each: counts[each])
    return name if counts[name] >= 2 * min(counts.values()) + 1 else ""
