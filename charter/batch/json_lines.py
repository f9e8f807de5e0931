"""JSON lines: one object a row, its keys as columns; objects within it are longer names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from charter.batch.tables import Cell, Row, Table, UnusableError
from charter.problems import InputError, Place, error

_LINE = 1_000_000
_DEPTH = 8


def open_json_lines(path: Path, held: ExitStack) -> Table:
    """Return the table in a file of JSON lines. Raises InputError.

    A line that is no object is a row with one cell that says so, and fails by itself.
    """
    try:
        file = held.enter_context(path.open("rb"))
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, path, "unreadable", message) from None
    size = max(path.stat().st_size, 1)

    def rows() -> Iterator[Row]:
        number = 0
        while line := file.readline(_LINE + 1):
            number += 1
            place = Place(str(path), number)
            if len(line) > _LINE:
                message = f"this line is longer than {_LINE:,} bytes"
                raise error(InputError, place, "too-large", message)
            yield Row(place, tuple(_cells(line, place)))

    return Table((), rows(), lambda: min(1.0, file.tell() / size))


def _cells(line: bytes, place: Place) -> Iterator[Cell]:
    try:
        text = line.decode("utf-8-sig").strip()
        if not text:
            return
        data = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
        if not isinstance(data, dict):
            raise UnusableError("a row is an object in braces")
    except UnicodeDecodeError:
        yield Cell("", UnusableError("this is not UTF-8"), place)
    except (ValueError, RecursionError) as bad:
        said = bad.msg if isinstance(bad, json.JSONDecodeError) else "too deep or too long"
        yield Cell("", UnusableError(f"not JSON: {said}"), place)
    except UnusableError as bad:
        yield Cell("", bad, place)
    else:
        yield from _flat(data, "", place, 0)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = next(key for n, (key, _) in enumerate(pairs) if key in dict(pairs[:n]))
        raise UnusableError(f"'{twice[:60]}' stands twice")
    return made


def _constant(name: str) -> Any:
    raise UnusableError(f"{name} is no number")


def _flat(data: dict[str, Any], before: str, place: Place, depth: int) -> Iterator[Cell]:
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEPTH:
            yield from _flat(value, f"{name}.", place, depth + 1)
        elif value is not None and value != "":
            yield Cell(name, value, place)
