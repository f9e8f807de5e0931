"""What a text must have in it for words of a list to match at all: a cheap look before a dear one.

Of some hundred patterns in the lists of a language few match in a text. For most of them there are
letters without which they cannot; where none of these stands in a text, the pattern is not tried,
and not even made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from charter.named_tuples import NamedTuple

_LEAST = 3
"""Letters; fewer stand in any text."""
_OPTIONAL = ("?", "*", "{0")
_REPEATED = ("+", "{")


class Possible(NamedTuple):
    """Those patterns of a list that a text may match, and the letters of the text by which."""

    words: tuple[str, ...]
    parts: tuple[str, ...]
    is_sure: bool
    """Whether no pattern can match without one of the letters."""

    def may_match(self, text: str) -> bool:
        """Return whether a part of the text, in small letters, may match."""
        return not self.is_sure or any_in(self.parts, text)


def any_in(parts: Iterable[str], text: str) -> bool:
    """Return whether a text, in small letters, has some of these letters."""
    return any(part in text for part in parts)


def possible(words: Sequence[str], text: str) -> Possible:
    """Return those patterns that a text, in small letters, may match."""
    kept, parts, is_sure = [], [], True
    for each in words:
        known = needed(each)
        there = [part for part in known if part in text]
        if there or not known:
            kept.append(each)
            parts += there
            is_sure = is_sure and bool(known)
    return Possible(tuple(kept), tuple(dict.fromkeys(parts)), is_sure)


@cache
def needed(words: str) -> frozenset[str]:
    """Return letters of which any match of a pattern has some, or nothing where none are known."""
    found: list[frozenset[str]] = []
    for alternative in alternatives(words):
        best = _best(alternative)
        if not best:
            return frozenset()
        found.append(best)
    return frozenset().union(*found)


def _best(words: str) -> frozenset[str]:
    """Return the letters that tell most, of those that one alternative cannot do without."""
    sets = [each for each in _parts(words) if each]
    return max(sets, key=lambda each: (min(map(len, each)), -len(each)), default=frozenset())


def _parts(words: str) -> Iterator[frozenset[str]]:
    """Yield the letters in a row that must be there, and those of each group that must be."""
    run, at = "", 0
    while at < len(words):
        char = words[at]
        end = _end(words, at)
        optional = words.startswith(_OPTIONAL, end)
        if char.isalpha() and not optional:
            run += char.lower()
            if words.startswith(_REPEATED, end):
                yield _run(run)
                run = ""
        else:
            yield _run(run)
            run = ""
            if char == "(" and not optional and (inner := _inner(words[at + 1 : end - 1])):
                yield needed(inner)
        at = end
    yield _run(run)


def _run(letters: str) -> frozenset[str]:
    return frozenset({letters}) if len(letters) >= _LEAST else frozenset()


def _inner(words: str) -> str:
    """Return what a group has to match, or "" where it only looks ahead or back."""
    if not words.startswith("?"):
        return words
    for opening in ("?:", "?-i:"):
        if words.startswith(opening):
            return words[len(opening) :]
    return ""


def _end(words: str, at: int) -> int:
    """Return where the character, class or group that begins at a place ends."""
    if words[at] == "\\":
        return at + 2
    if words[at] == "[":
        close = words.index("]", at + 2)
        while words[close - 1] == "\\" and words[close - 2] != "\\":
            close = words.index("]", close + 1)
        return close + 1
    if words[at] != "(":
        return at + 1
    at += 1
    while words[at] != ")":
        at = _end(words, at)
    return at + 1


def alternatives(words: str) -> Iterator[str]:
    """Yield the alternatives of a pattern."""
    start = at = 0
    while at < len(words):
        if words[at] == "|":
            yield words[start:at]
            start = at + 1
        at = _end(words, at)
    yield words[start:]
