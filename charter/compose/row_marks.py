"""The marks by which a row of a list of questions is told again when it comes back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from charter.read.files import sha256

_LETTERS = "bcdfghjkmnpqrstvwxz23456789"
"""No vowels, so that no code is a word that a program corrects; nothing that looks like another."""
_LENGTH = 6
MARK = re.compile(rf"(?<![\w-])([a-z0-9]+(?:-[a-z0-9]+)*)-([{_LETTERS}]{{{_LENGTH}}})(?![\w-])")
"""The mark of a row: a position and a code."""


def codes_of(company: str, entries: Iterable[str]) -> Mapping[str, str]:
    """Return the code of each entry in the lists of one company; no two have the same.

    Another company's are others, so that answers of one are never taken for those of another.
    """
    made: dict[str, str] = {}
    used: set[str] = set()
    for entry in sorted(entries):
        turn = 0
        while (code := _code(f"{company}\0{entry}\0{turn}")) in used:
            turn += 1
        used.add(code)
        made[entry] = code
    return made


def mark_of(position: str, code: str) -> str:
    """Return the mark of a row in the list of a position."""
    return f"{position}-{code}"


def _code(text: str) -> str:
    number, letters = int(sha256(text.encode())[:16], 16), []
    for _ in range(_LENGTH):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)
