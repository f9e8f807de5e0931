"""What is to be made: one task for each folder that papers go into."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem
from charter.read.files import sha256
from charter.read.yaml_source import Path_

_LONGEST, _BYTES = 80, 200
"""The most characters of a folder's name, and the most bytes: file systems have 255."""
ID_HINT = "give the rows a column 'id' with a name of its own for each"
_ACCENTS = "\u036f"
"""The last of the accents that Latin, Greek and Cyrillic letters have."""
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "þ": "th", "œ": "oe"})
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\Z")


class Value(NamedTuple):
    """What a row says for one field, and where."""

    path: Path_
    value: Any
    place: Place


class Row(NamedTuple):
    """One row of a table: where it stands, and the position that it is about with its cell."""

    place: Place
    position: str = ""
    cell: Place | None = None


class Task(NamedTuple):
    """What goes into one folder: a row, or all rows of one client that are about positions.

    `workspace` is the folder of a workspace, and then there are no values. `problems` are those
    that were found while the rows were read. `hire` is a person's data. `client` is the company's
    name as the table has it. `made_with` says how the papers are made, where a row does: each value
    is the path of a file, or formats. `notes` are to be known of its rows.
    """

    name: str
    place: Place
    values: tuple[Value, ...] = ()
    hire: tuple[Value, ...] = ()
    rows: tuple[Row, ...] = ()
    letter: str = ""
    workspace: str = ""
    problems: tuple[Problem, ...] = ()
    client: str = ""
    made_with: tuple[Value, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def positions(self) -> tuple[str, ...]:
        """Return the positions that its rows are about."""
        return tuple(row.position for row in self.rows if row.position)

    def lean(self) -> Task:
        """Return the task without what it says, for the way back."""
        return Task(self.name, self.place, rows=self.rows, client=self.client)


class Tasks(NamedTuple):
    """All tasks, made as they are used; `None` stands for an empty row."""

    stream: Iterator[Task | None]
    part: Callable[[], float]
    notes: tuple[str, ...] = ()


def slug(text: str) -> str:
    """Return a text as the name of a folder: small letters of any script, digits and hyphens.

    It is empty where the text has no letter and no digit.
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    # Accents go; marks of other scripts are part of their letters.
    plain = "".join(c for c in plain if unicodedata.category(c) != "Mn" or c > _ACCENTS)
    plain = unicodedata.normalize("NFC", plain)
    made = "".join(c if unicodedata.category(c)[0] in "LMN" else "-" for c in plain)
    made = re.sub("-+", "-", made).strip("-")
    if len(made) > _LONGEST or len(made.encode()) > _BYTES:
        short = made[: _LONGEST - 9].encode()[: _BYTES - 9].decode(errors="ignore")
        made = f"{short.rstrip('-')}-{sha256(made.encode())[:8]}"
    return f"{made}-1" if _RESERVED.match(made) else made
