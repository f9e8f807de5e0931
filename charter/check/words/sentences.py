"""Words and sentences of a text, counted in one way everywhere."""

from __future__ import annotations

import re
from functools import cache

from charter.facts.locales import is_written_in, locale
from charter.named_tuples import NamedTuple

_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"://|www\.|@\w")
_WORD = re.compile(r"[^\W_]+(?:[’'.,/&+\-\u2010\u2011][^\W_]+)*[+%]?")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n")


class Sentence(NamedTuple):
    """A sentence and where it starts in the text it was found in."""

    text: str
    start: int

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return count_words(self.text)


def words_of_text(text: str) -> list[str]:
    """Return the words of a text: with a letter or digit, and no addresses of pages or mail."""
    plain = (token for token in _TOKEN.findall(text) if not _ADDRESS.search(token))
    return _WORD.findall(" ".join(plain))


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(words_of_text(text))


def sentences_of(text: str, language: str) -> list[Sentence]:
    """Return the sentences of a paragraph or bullet; abbreviations and ordinals do not end one."""
    found: list[Sentence] = []
    start = 0
    short, ordinal_dot = _habits(language)
    for end in _END.finditer(text):
        if end[0] == "\n":
            _keep(found, text, start, end.start())
            start = end.end()
            continue
        before = text[start : end.start()].rsplit(None, 1)
        last = before[-1].lower().lstrip("(") if before else ""
        after = text[end.end() :].lstrip()[:1]
        if last in short or (last.isdigit() and ordinal_dot):
            continue
        if after and after.islower():
            continue
        _keep(found, text, start, end.end())
        start = end.end()
    _keep(found, text, start, len(text))
    return found


@cache
def _habits(language: str) -> tuple[tuple[str, ...], bool]:
    """Return abbreviations, and whether a full stop may stand behind a number in a sentence."""
    forms = locale(language) if is_written_in(language) else None
    return (forms.short, forms.ordinal_dot) if forms else ((), True)


def _keep(found: list[Sentence], text: str, start: int, end: int) -> None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    if count_words(words):
        found.append(Sentence(words.strip(), start + lead))
