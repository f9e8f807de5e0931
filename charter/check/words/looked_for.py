"""Words of a list to look for in texts, as a pattern that is made when a text may have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from charter.check.words.needed import Needs, folded, may_match, needs_of

_NAMED = re.compile(r"(?<!\(\?)<([a-z_-]+)>")
_CLASS_OR_BLANK = re.compile(r"\\.|\[(?:\\.|[^\]\\])+\]| ")
BLANK = r"(?:[\s\u2010-\u2015-]{1,9})"


class LookedFor:
    """Words to look for, between what stands before and behind them; whether in capitals or not.

    A blank stands for blanks and hyphens, up to nine. Most words are in no text that is looked at,
    and to see that takes a hundredth of what it takes to make a pattern.
    """

    def __init__(
        self, words: Sequence[str], before: str, behind: str, *, blank: str = BLANK
    ) -> None:
        """Take patterns of words; `blank` is what a blank in them stands for."""
        self._words, self._around, self._blank = words, (before, behind), blank
        self._made: dict[tuple[str, ...], re.Pattern[str]] = {}

    @property
    def source(self) -> str:
        """The pattern as it is written."""
        return self._of(self._words)

    def _of(self, words: Sequence[str]) -> str:
        before, behind = self._around
        said = "|".join(words)
        return f"{before}(?:{said if self._blank == ' ' else spaced(said)}){behind}"

    @cached_property
    def _needs(self) -> Sequence[tuple[str, Needs]]:
        return [(words, needs_of(words)) for words in self._words]

    def _in(self, text: str) -> re.Pattern[str] | None:
        """Return a pattern of the words that a text has, which are few; None where it has none."""
        small = folded(text)
        there = [
            words
            for words, needs in self._needs
            if may_match(needs, small) and self._pattern(words).search(text)
        ]
        return self._pattern(*there) if there else None

    def _pattern(self, *words: str) -> re.Pattern[str]:
        if words not in self._made:
            self._made[words] = re.compile(self._of(words), re.IGNORECASE)
        return self._made[words]

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return where the words stand first in a text, from a place on."""
        found = self._in(text)
        return found.search(text, start) if found else None

    def match(self, text: str) -> re.Match[str] | None:
        """Return the words with which a text begins."""
        found = self._in(text)
        return found.match(text) if found else None

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the words that a text is, and nothing else."""
        found = self._in(text)
        return found.fullmatch(text) if found else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield where the words stand in a text."""
        found = self._in(text)
        return found.finditer(text) if found else iter(())

    def sub(self, instead: str, text: str) -> str:
        """Return a text with something else for the words."""
        found = self._in(text)
        return found.sub(instead, text) if found else text


def spaced(words: str) -> str:
    """Return a pattern in which a blank stands for blanks and hyphens, up to nine.

    In a class of characters a blank is one.
    """
    plain = words.replace("[- ]", " ")
    return _CLASS_OR_BLANK.sub(lambda found: BLANK if found[0] == " " else found[0], plain)


def filled(words: str, lists: Mapping[str, Sequence[str]]) -> str:
    """Return a pattern with each list of words in the place of its name: `<name>`."""
    return _NAMED.sub(lambda named: filled(f"(?:{'|'.join(lists[named[1]])})", lists), words)


NEVER = LookedFor(("(?!)",), "", "")
"""What nothing matches."""
