"""What is wrong, where, and what to do next: the ground floor that everything else stands on."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator

from charter.named_tuples import NamedTuple


class Place(NamedTuple):
    """A position in a file that a person wrote. Lines and columns count from 1; 0 means unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return path:line:column, leaving out what is unknown."""
        return ":".join([self.path, *(str(part) for part in self[1:] if part)])


class Problem(NamedTuple):
    """One thing to put right. `code` is stable, for people who search and programs that filter."""

    place: Place
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """Return the one line that a person reads."""
        hint = f" - {self.hint}" if self.hint else ""
        where = f"{self.place}: " if self.place.path else ""
        return f"{where}{self.message}{hint} [{self.code}]"


class CharterError(Exception):
    """Input that cannot be used; carries every problem found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class InputError(CharterError):
    """A file that a person wrote cannot be used."""


class TemplateError(CharterError):
    """A template cannot be used."""


class OutputError(CharterError):
    """The papers cannot be written where they should go."""


def file_size(count: int) -> str:
    """Return a number of bytes as people say it, rounded up: 2 MB, 40 kB."""
    unit, name = (1_000_000, "MB") if count >= 1_000_000 else (1000, "kB")
    return f"{-(-count // unit):,} {name}"


def error(
    kind: type[CharterError], path: object, code: str, message: str, hint: str = ""
) -> CharterError:
    """Return a `kind` with one problem at a `Place`, or that concerns the whole file at `path`."""
    place = path if isinstance(path, Place) else Place(str(path))
    return kind([Problem(place, code, message, hint)])


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that a misspelt one is meant to be, or "".

    Of ids such as product.roadmap the last part alone is enough, and counts alone: two ids of one
    area are no likelier to be meant for each other.
    """
    from difflib import get_close_matches

    said = word.lower()
    choices = {choice.lower(): choice for choice in known}
    ends = [choice for choice in choices if choice.endswith(f".{said}")]
    for near in ends or get_close_matches(said, choices, n=3, cutoff=_ALIKE):
        area, dot, rest = near.rpartition(".")
        own = said.removeprefix(f"{area}{dot}")
        if ends or own == said or get_close_matches(own, [rest], cutoff=_ALIKE):
            return choices[near]
    return ""


_ALIKE = 0.7
"""Below this, words such as 'cfo' and 'cto' are of two things, and none is misspelt."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the known word nearest to `word`, or lists them if none is near."""
    choices = list(dict.fromkeys(known))
    if near := nearest(word, choices):
        return f"did you mean '{near}'?"
    if choices and len(choices) <= 12:
        return f"known: {', '.join(choices)}"
    return ""


def not_known(
    code: str, what: str, names: Iterable[str], known: Iterable[str], path: str = ""
) -> Iterator[Problem]:
    """Yield a problem for each of the names of a `what`, such as a paper, that is none of those."""
    choices = list(known)
    for name in dict.fromkeys(names):
        if name not in choices:
            hint = did_you_mean(name, choices) or f"known: {', '.join(choices)}"
            yield Problem(Place(path), code, f"there is no {what} '{name}'", hint)


def listing(items: Iterable[str], word: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c", each once."""
    *others, last = [*dict.fromkeys(items)] or [""]
    return f"{', '.join(others)} {word} {last}" if others else last


def typed(path: object) -> str:
    """Return a path as it is typed on a command line: in quotes where it has a space."""
    text = str(path)
    if re.fullmatch(r"[\w@%+=:,./\\~-]+", text):
        return text
    return shlex.quote(text) if re.search(r'["$`\\!]', text) else f'"{text}"'
