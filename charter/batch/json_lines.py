"""JSON lines: one object a row, its keys as columns; objects within it are longer names."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from charter.batch.tables import MAX_COLUMNS, RowTable, TableCell, TableRow, UnusableError
from charter.problems import InputError, Place, error, file_size
from charter.read.files import open_file

_LINE = 1_000_000
_DEPTH = 8
_DEEPEST = 100
_OBJECT = 'write it as {"company": "Acme", "pay min": 90000}, or save the table as .xlsx or .csv'
_LACKS = {
    "Expecting ','": "a comma or a brace is missing",
    "Expecting ':'": "a colon is missing",
    "Expecting property name": "a name in double quotation marks is missing",
    "Expecting value": "a value is missing, or a text has no double quotation marks",
    "Unterminated string": "a text has no second quotation mark",
    "Extra data": "it ends before something",
    "Illegal trailing comma": "there is a comma too much",
    "Invalid control character": "a text has a sign in it that nobody sees",
    "Invalid \\": "a text has a backslash that is not meant, which is written twice,",
}
"""What is wrong, by how the reader's messages begin."""


def open_json_lines(path: Path, held: ExitStack) -> RowTable:
    """Return the table in a file of JSON lines. Raises InputError.

    A line that is no object is a row with one cell that says so, and fails by itself.
    """
    file = held.enter_context(open_file(path))
    size = max(os.fstat(file.fileno()).st_size, 1)

    def rows() -> Iterator[TableRow]:
        number = 0
        while line := file.readline(_LINE + 1):
            number += 1
            place = Place(str(path), number)
            if len(line) > _LINE:
                message = f"this line is longer than {file_size(_LINE)}"
                raise error(InputError, place, "too-large", message)
            yield TableRow(place, tuple(_cells(line, place)))

    return RowTable((), rows(), lambda: min(1.0, file.tell() / size))


def _cells(line: bytes, place: Place) -> Iterator[TableCell]:
    try:
        text = line.decode("utf-8-sig").strip()
        # A list in brackets with an object in each line is read as its lines.
        text = text.removesuffix(",") if text.endswith("},") else text
        if not text or text in ("[", "]"):
            return
        data = json.loads(text, object_pairs_hook=_object, parse_constant=_constant)
        if _is_deep(data):
            raise RecursionError
        if not isinstance(data, dict):
            hint = "put each object in a line of its own, without the brackets around all"
            raise UnusableError("a row is an object in braces", hint)
        cells = list(islice(_flat(data, "", place, 0), MAX_COLUMNS + 1))
        if len(cells) > MAX_COLUMNS:
            raise UnusableError(f"a row has at most {MAX_COLUMNS:,} values")
    except UnicodeDecodeError:
        yield TableCell("", UnusableError("this is not UTF-8"), place)
    except (ValueError, RecursionError) as bad:
        yield TableCell("", _no_json(bad), place)
    except UnusableError as bad:
        yield TableCell("", bad, place)
    else:
        yield from cells


def _no_json(bad: Exception) -> UnusableError:
    if not isinstance(bad, json.JSONDecodeError):
        return UnusableError("this line has too much within braces, or a number that is too long")
    lacks = next((words for said, words in _LACKS.items() if bad.msg.startswith(said)), "")
    message = f"this line is no whole object in braces: {lacks or 'something is wrong'}"
    return UnusableError(f"{message} at its character {bad.pos + 1}", _OBJECT)


def _is_deep(data: Any) -> bool:
    """Return whether values nest deeper than any row; Python 3.14 reads any depth."""
    level = [data]
    for _ in range(_DEEPEST):
        level = [
            inner
            for value in level
            if isinstance(value, dict | list)
            for inner in (value.values() if isinstance(value, dict) else value)
        ]
        if not level:
            return False
    return True


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise UnusableError(f"'{twice[:60]}' stands twice")
    return made


def _constant(name: str) -> Any:
    raise UnusableError(f"{name} is no number")


def _flat(data: dict[str, Any], before: str, place: Place, depth: int) -> Iterator[TableCell]:
    for key, value in data.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < _DEPTH:
            yield from _flat(value, f"{name}.", place, depth + 1)
        elif value is not None and value != "":
            yield TableCell(name, value, place)
