"""What a text must have in it for words of a list to match at all: a cheap look before a dear one.

Of some hundred patterns in the lists of a language few match in a text. For most of them there are
letters without which they cannot; where these do not stand in a text, the pattern is not tried,
and not even made, which takes a hundred times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

_LEAST = 2
"""Letters; one stands in any text."""
_TOKEN = re.compile(
    r"\\.|\[\^?(?:\\.|[^\\])(?:\\.|[^\]\\])*\]"
    r"|\((?:\?(?:[:=!]|<[=!]|P<\w+>|-?[a-z]+[:)]))?|\{[\d,]+\}|.",
    re.DOTALL,
)
"""A letter, a class, how a group begins, how often something stands, or another mark."""
_DIGIT, _DIGITS = re.compile(r"\[(?:\d|\d-\d)+\]", re.ASCII), tuple("0123456789")
_LOOKS = ("(?=", "(?!", "(?<")
_OPTIONAL = ("?", "*", "{0", "{,")
_OFTEN = ("?", "*", "+", "{")

Needs = tuple[tuple[tuple[str, ...], ...], ...]
"""For each alternative of a pattern the sets of letters of which a match has one each."""


def folded(text: str) -> str:
    """Return a text in small letters, as a pattern that takes no heed of capitals reads them."""
    if text.isascii():
        return text.lower()
    return text.replace("İ", "i").lower().replace("ſ", "s").replace("ı", "i")


def may_match(needs: Needs, text: str) -> bool:
    """Return whether a folded text may match the pattern that needs these letters."""
    for sets in needs:
        for letters in sets:
            for each in letters:
                if each in text:
                    break
            else:
                break
        else:
            return True
    return False


def possible(words: Sequence[str], text: str) -> tuple[str, ...]:
    """Return those patterns that a folded text may match."""
    return tuple(each for each in words if may_match(needs_of(each), text))


_known: dict[str, Needs] = {}


def needs_of(words: str) -> Needs:
    """Return what any match of a pattern has; of an alternative without letters, nothing."""
    if words not in _known:
        _known[words] = _read(_TOKEN.findall(words), 0)[0]
    return _known[words]


def known_before(needs: Mapping[str, Needs]) -> None:
    """Take what patterns need from those who found it when the shipped lists were compiled."""
    _known.update(needs)


def _read(tokens: Sequence[str], at: int) -> tuple[Needs, int]:
    """Return what the alternatives from a place on need, and where they end."""
    found, sets, run = list[tuple[tuple[str, ...], ...]](), list[tuple[str, ...]](), ""
    count = len(tokens)
    while at < count and tokens[at] != ")":
        token = tokens[at]
        at += 1
        inner: Needs = ()
        if token[0] == "(" and not token.endswith(")"):
            inner, at = _read(tokens, at)
            at += 1
        often = tokens[at] if at < count and tokens[at].startswith(_OFTEN) else ""
        is_letter = token.isalnum() and not often.startswith(_OPTIONAL)
        run += token.lower() if is_letter else ""
        if often or not is_letter:
            if len(run) >= _LEAST:
                sets.append((run,))
            run = ""
        if _DIGIT.fullmatch(token) and not often.startswith(_OPTIONAL):
            sets.append(_DIGITS)
        if inner and not often.startswith(_OPTIONAL) and not token.startswith(_LOOKS):
            sets += _either(inner)
        while often and at < count and tokens[at].startswith(_OFTEN):
            at += 1  # a sign of how often, and one that says as few or as many as can be
        if token == "|":
            found.append(_ranked(sets))
            sets = []
    if len(run) >= _LEAST:
        sets.append((run,))
    return (*found, _ranked(sets)), at


def _either(inner: Needs) -> Iterator[tuple[str, ...]]:
    """Yield the letters of which a group has some, where each of its alternatives has letters."""
    if all(inner):
        yield tuple(dict.fromkeys(each for sets in inner for each in sets[0]))


def _ranked(sets: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of an alternative, those first that tell most."""
    return tuple(sorted(sets, key=lambda each: (-min(map(len, each)), len(each))))


def alternatives(words: str) -> Iterator[str]:
    """Yield the alternatives of a pattern."""
    said, depth = "", 0
    for token in _TOKEN.findall(words):
        depth += token[0] == "(" and not token.endswith(")")
        depth -= token == ")"
        if token == "|" and not depth:
            yield said
            said = ""
        else:
            said += token
    yield said
