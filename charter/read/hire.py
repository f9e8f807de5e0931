"""The person whom an offer is for: hire.yaml, or a row of a spreadsheet, as typed data."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

Value = str | int | float | bool


class Hire(NamedTuple):
    """One person's data; `source` is the file that messages name, `values` what it gives.

    Dates are ISO text in `values`; letters print them in the language of the charter.
    """

    source: str
    values: dict[str, Value]


def read_hire(path: Path) -> Hire:
    """Return the hire of a YAML file. Raises InputError with every problem."""
    raise NotImplementedError


def hire_of(values: dict[str, Value], source: str) -> Hire:
    """Return the hire in a row of a spreadsheet, checked as hire.yaml is. Raises InputError."""
    raise NotImplementedError
