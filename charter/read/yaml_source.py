"""YAML to plain data, where every value knows its line and column.

Built from libyaml's events, not from PyYAML's constructors: no code can run, nothing recurses,
and scalars follow YAML 1.2 (`no`, `on` and 12:30 are text; only true and false are truth values).
A number that has two readings, such as 100.000, stays text: its schema's check asks which is meant.
So does one that would be printed without its noughts, such as 0.50 or 05.2027.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Self

import yaml

from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.read.files import read_text
from charter.read.yaml_cuts import Cuts
from charter.read.yaml_escapes import path_meant
from charter.values.numbers import ALONE, Beside, has_two_readings

Path_ = tuple[str | int, ...]
"""The way from a document's root to a value: keys and list indexes."""

MAX_DEPTH = 20
MAX_VALUES = 100_000
_INT = re.compile(r"-?(0|[1-9][0-9]{0,15})\Z")
_LOOKS = re.compile(r"\A[-+]?0\d|\.\d{1,2}0\Z", re.ASCII)
"""Noughts of a number that a paper would lose."""
_FLOAT = re.compile(r"-?[0-9]{1,15}\.[0-9]{1,15}\Z")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_BRACKET = re.compile(r"[\[\]{}]")
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Source(NamedTuple):
    """One YAML document: its data, where each value and each key stands, and what was cut."""

    path: str
    data: Any
    values: dict[Path_, tuple[int, int]]
    keys: dict[Path_, tuple[int, int]]
    cut: tuple[Problem, ...] = ()
    """Texts that end where a number sign begins a comment, which their writer may not know."""
    rests: tuple[tuple[tuple[str, ...], Problem], ...] = ()
    """Items that may be the rest of a sentence, each with what is to be told where they are."""
    near: Beside = ALONE
    """What tells how its numbers are written, where it does not say so itself."""

    def with_data(self, data: Any) -> Self:
        """Return the same document with other data, whose values keep their places."""
        return self._replace(data=data)

    def rearranged(self, data: Any, paths: Sequence[tuple[Path_, Path_]]) -> Self:
        """Return the same document with other data; `paths` are those of today and of before."""
        values = {new: self.values[old] for new, old in paths if old in self.values}
        keys = {new: self.keys[old] for new, old in paths if old in self.keys}
        return self._replace(values=values, keys=keys).with_data(data)

    def place(self, at: Path_) -> Place:
        """Return where the value at `at` stands, or the nearest value that encloses it."""
        while at and at not in self.values:
            at = at[:-1]
        return Place(self.path, *self.values.get(at, (0, 0)))

    def key_place(self, at: Path_) -> Place:
        """Return where the key of the value at `at` stands, or the value itself in a list."""
        return Place(self.path, *self.keys[at]) if at in self.keys else self.place(at)


def read_yaml(path: Path, shown: str | None = None) -> Source:
    """Return the one document of a YAML file; `shown` is the path that messages name.

    Raises InputError with the place of what cannot be read.
    """
    return parse_yaml(read_text(path), shown or str(path))


def parse_yaml(text: str, path: str) -> Source:
    """Return the one document of a YAML text. Raises InputError."""
    builder = _Builder(path, text)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.MarkedYAMLError as bad:
        _refuse_depth(text, path)
        from charter.read.yaml_causes import marks_of, slips

        raise InputError(slips(text, path, *marks_of(bad))) from None
    except yaml.reader.ReaderError as bad:
        # libyaml counts bytes here, PyYAML characters; either way the character itself is certain.
        code = bad.character if isinstance(bad.character, int) else ord(bad.character)
        message = f"character U+{code:04X} is not allowed in YAML"
        place = Place(path, *_find(text, code))
        raise InputError([Problem(place, "control-character", message, "delete it")]) from None
    cuts = tuple(builder.cuts.doubts), tuple(builder.cuts.rests)
    source = Source(path, builder.root, builder.values, builder.keys, *cuts)
    if parted := builder.cuts.at_commas:
        rest, more = read_on(lambda: parse_yaml(builder.cuts.whole(text), path))
        raise PartlyReadError([*parted, *more], rest or source)
    if builder.problems:
        raise PartlyReadError(builder.problems, source)
    return source


class PartlyReadError(InputError):
    """A file that cannot be used, and its `source` as it was meant, to be looked at further."""

    def __init__(self, problems: Iterable[Problem], source: Source) -> None:
        super().__init__(problems)
        self.source = source


def read_on(read: Callable[[], Source]) -> tuple[Source | None, tuple[Problem, ...]]:
    """Return what a file says as far as it was meant, and all that keeps it from being used."""
    try:
        return read(), ()
    except PartlyReadError as bad:
        return bad.source, bad.problems
    except InputError as bad:
        return None, bad.problems


def control_in(text: str) -> str:
    """Return the first character that no paper can hold, or nothing.

    An escape such as "\\e" in a quoted text can make one. Most texts are seen to have none without
    the pattern.
    """
    if text.replace("\n", " ").isprintable():
        return ""
    found = re.search(_CONTROL, text)
    return found[0] if found else ""


def _refuse_depth(text: str, path: str) -> None:
    """Raise InputError where brackets open too deep for a text that YAML gave up on.

    The scanner looks ahead before it gives the first event, and newer ones stop at a depth of
    their own, in words of their own. What they make of the text up to our limit is ours to judge.
    """
    depth = 0
    for found in _BRACKET.finditer(text):
        depth += 1 if found[0] in "[{" else -1
        if depth > MAX_DEPTH:
            builder = _Builder(path, text)
            with contextlib.suppress(yaml.YAMLError):
                for event in yaml.parse(text[: found.end()], Loader=_Loader):
                    builder.take(event)
            return


def _find(text: str, code: int) -> tuple[int, int]:
    at = text.find(chr(code))
    return (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)) if at >= 0 else (0, 0)


class _Builder:
    """Puts data together from events, with a stack of open lists and mappings."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.cuts = Cuts(path, text)
        self.root: Any = None
        self.values: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self._open: list[tuple[Any, Path_]] = []
        self._key: list[str | None] = []
        self._documents = 0

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._scalar(event)
        elif kind == "MappingStartEvent":
            self._start({}, event)
        elif kind == "SequenceStartEvent":
            self._start([], event)
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            container, at = self._open.pop()
            self._key.pop()
            if event.start_mark.index < event.end_mark.index and isinstance(container, list):
                self.cuts.listed(container, self.values, at, event.end_mark)
        elif kind == "AliasEvent":
            self._needs_quotes(event, "alias", "*")
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                message = "a second document starts here"
                self._stop(event, "documents", message, "delete the line '---'")

    def _stop(self, event: Any, code: str, message: str, hint: str) -> None:
        place = Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)
        raise InputError([*self.problems, Problem(place, code, message, hint)])

    def _scalar(self, event: Any) -> None:
        self._check(event)
        if path := path_meant(self.text[event.start_mark.index : event.end_mark.index]):
            self._stop(event, "escape", *path)
        if bad := control_in(event.value):
            message = f"character U+{ord(bad):04X} is not allowed"
            self._stop(event, "control-character", message, "delete it")
        if self._open and isinstance(self._open[-1][0], dict) and self._key[-1] is None:
            self._take_key(event)
            return
        value: Any = event.value
        if event.style is None or event.implicit[0]:
            value = plain(value)
            self.cuts.take(event, value)
        self._add(value, event)

    def _take_key(self, event: Any) -> None:
        mapping, at = self._open[-1]
        if not (event.value.isascii() or event.style):
            self._refuse_odd_spaces(event)
        key, place = event.value, (event.start_mark.line + 1, event.start_mark.column + 1)
        if not self.cuts.take(event, key, key=True) and key in mapping:
            first = self.keys[(*at, key)]
            message, hint = f"'{key}' stands twice", f"the first is in line {first[0]}; keep one"
            problem = Problem(Place(self.path, *place), "duplicate-key", message, hint)
            self.problems.append(problem)
        self._key[-1] = key
        self.keys[(*at, key)] = place

    def _refuse_odd_spaces(self, event: Any) -> None:
        """Refuse a name with what looks like a space, or like nothing, and is neither."""
        from charter.read.yaml_slips import plain_key

        key: str = event.value
        if plain_key(key) == key:
            return
        message = "a hard space or an unseen character stands here, as Word and web pages make them"
        width = event.start_mark.column + len(key) - len(key.lstrip())
        at_start = plain_key(key) == key.lstrip()
        hint = f"start it with {width} spaces" if at_start else f"write '{plain_key(key)}'"
        self._stop(event, "odd-space", message, hint)

    def _start(self, container: Any, event: Any) -> None:
        self._check(event)
        if len(self._open) >= MAX_DEPTH:
            said = f"more than {MAX_DEPTH} levels deep"
            self._stop(event, "too-deep", said, "is this the right file?")
        if self._open and isinstance(self._open[-1][0], dict) and self._key[-1] is None:
            message = "brackets stand here where a word or a text begins"
            self._stop(event, "key", message, "put the whole text in quotes")
        at = self._add(container, event)
        self._open.append((container, at))
        self._key.append(None)

    def _check(self, event: Any) -> None:
        if event.anchor:
            self._needs_quotes(event, "alias", "&")
        if event.tag and event.tag != "!":
            self._needs_quotes(event, "tag", "!")

    def _needs_quotes(self, event: Any, code: str, mark: str) -> None:
        """Refuse what YAML takes for a name, a copy or a kind of a value: people mean the text."""
        from charter.read.yaml_slips import in_quotes

        line = in_quotes(dict(enumerate(self.text.split("\n"))).get(event.start_mark.line, ""))
        hint = f"write: {line}" if line else "put it in quotes"
        self._stop(event, code, f"a text that starts with '{mark}' needs quotes", hint)

    def _add(self, value: Any, event: Any) -> Path_:
        at: Path_ = ()
        if not self._open:
            self.root = value
        else:
            container, base = self._open[-1]
            if isinstance(container, dict):
                key = self._key[-1]
                assert key is not None
                container[key] = value
                self._key[-1] = None
                at = (*base, key)
            else:
                container.append(value)
                at = (*base, len(container) - 1)
        self.values[at] = (event.start_mark.line + 1, event.start_mark.column + 1)
        if len(self.values) > MAX_VALUES:
            said = f"more than {MAX_VALUES} values"
            self._stop(event, "too-large", said, "is this the right file?")
        return at


def plain(text: str) -> Any:
    """Return what a text without quotation marks is: nothing, a truth value, a number or text."""
    if text.lower() in _WORDS and text in (text.lower(), text.upper(), text.capitalize()):
        return _WORDS[text.lower()]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text) and not has_two_readings(text) and not _LOOKS.search(text):
        return float(text)
    return text
