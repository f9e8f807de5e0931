"""Data that a program has in hand, as if it stood in a file: every value named by its keys."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import count
from math import isfinite
from typing import Any

from charter.problems import InputError, Place, Problem
from charter.read.yaml_source import MAX_DEPTH, MAX_VALUES, Path_, Source, control_in

_PLAIN = (str, bool, int, float, type(None))


class DataSource(Source):
    """Data with no lines: a place names the keys that lead to a value, as positions.cto.pay."""

    def place(self, at: Path_) -> Place:
        """Return the keys that lead to the value at `at`, or to the nearest around it."""
        while at and at not in self.values:
            at = at[:-1]
        return _place(self.path, at)

    def key_place(self, at: Path_) -> Place:
        """Return the keys that lead to the value at `at`."""
        return _place(self.path, at)


def source_of(data: Mapping[str, Any], path: str) -> DataSource:
    """Return `data` as a document called `path` in messages.

    Mappings, lists, tuples, text, numbers, truth values, dates and None, as YAML would give them; a
    date becomes text. Raises InputError with everything that is none of these, with each character
    that no paper can hold, and where it is nested or grows without end.
    """
    problems: list[Problem] = []
    values: dict[Path_, tuple[int, int]] = {}
    number = count(1)

    def refuse(at: Path_, code: str, message: str, hint: str) -> None:
        problems.append(Problem(_place(path, at), code, message, hint))

    def plain(value: Any, at: Path_) -> Any:
        if len(at) >= MAX_DEPTH:
            hint = "is this the right data?"
            refuse(at, "too-deep", f"more than {MAX_DEPTH} levels deep", hint)
            return None
        if next(number) > MAX_VALUES:
            problem = Problem(Place(path), "too-large", f"more than {MAX_VALUES} values")
            raise InputError([*problems, problem])
        values[at] = (0, 0)
        if isinstance(value, Mapping):
            made = {}
            for key, inner in value.items():
                if isinstance(key, str):
                    made[key] = plain(inner, (*at, key))
                else:
                    refuse(at, "key", f"the key {key!r:.60} is not text", "put it in quotes")
            return made
        if isinstance(value, list | tuple):
            return [plain(inner, (*at, place)) for place, inner in enumerate(value)]
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        if not isinstance(value, _PLAIN):
            kind = type(value).__name__
            hint = "give text, a number, a date, a list or a dict"
            refuse(at, "wrong-type", f"a value of the type '{kind}' cannot stand here", hint)
            return None
        if isinstance(value, float) and not isfinite(value):
            refuse(at, "wrong-type", f"{value} is no number that a paper can print", "give another")
            return None
        if isinstance(value, str) and (bad := control_in(value)):
            message = f"character U+{ord(bad):04X} is not allowed"
            refuse(at, "control-character", message, "delete it")
        return value

    made = plain(data, ())
    if problems:
        raise InputError(problems)
    # In a file the keys of mappings have places, the items of lists only values.
    named = {at: place for at, place in values.items() if at and isinstance(at[-1], str)}
    return DataSource(path, made, values, named)


def _place(path: str, at: Path_) -> Place:
    keys = ".".join(map(str, at))
    return Place(f"{path}: {keys}" if keys else path)
