"""A row laid over a company file, so that every mistake names the cell that it stands in."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from charter.batch.cells import BadCellError, value_of
from charter.batch.columns import rule_of
from charter.batch.tasks import Value
from charter.problems import InputError, Place, Problem
from charter.read.catalog import Catalog
from charter.read.company import Company, Workspace
from charter.read.company_file import checked, company_of
from charter.read.own_roles import with_own_roles
from charter.read.yaml_source import Path_, Source

_DIGITS_MARK = re.compile(r"\d[.,]\d{3}\b")
Speller = Callable[[Catalog, Company], Catalog]


class RowSource(Source):
    """A company file with a row over it; places are cells where the row has the value."""

    cells: dict[Path_, Place]
    row: Place

    def with_data(self, data: Any) -> RowSource:
        """Return the same row over the same file with other data."""
        return _laid(self._replace(data=data), self.cells, self.row)

    def rearranged(self, data: Any, paths: Sequence[tuple[Path_, Path_]]) -> RowSource:
        """Return the same row with its values at other paths: those of today, those of before."""
        moved = Source(*self).rearranged(data, paths)
        cells = {new: self.cells[old] for new, old in paths if old in self.cells}
        return _laid(moved, cells, self.row)

    def place(self, at: Path_) -> Place:
        """Return the cell or the line that gave the value at `at`, else the nearest around it."""
        while at:
            if at in self.cells:
                return self.cells[at]
            if at in self.values:
                return Place(self.path, *self.values[at])
            at = at[:-1]
        return self.row

    def key_place(self, at: Path_) -> Place:
        """Return the same for a key; that of a mapping is its first cell."""
        if at in self.cells:
            return self.cells[at]
        if at in self.keys and at in self.values:
            return Place(self.path, *self.keys[at])
        beneath = (place for path, place in self.cells.items() if path[: len(at)] == at)
        return next(beneath, self.row)


def row_workspace(
    base: Source,
    catalog: Catalog,
    folder: Path,
    values: tuple[Value, ...],
    row: Place,
    decimal: str,
    spell: Speller,
) -> Workspace:
    """Return the workspace of a row over the company file `base`. Raises InputError."""
    data = copy.deepcopy(base.data) if isinstance(base.data, dict) else {}
    cells: dict[Path_, Place] = {}
    problems: list[Problem] = []
    for path, cell, place in values:
        try:
            value = value_of(cell, rule_of(path))
        except BadCellError as bad:
            problems.append(Problem(place, bad.code, bad.message, bad.hint))
            continue
        if value is not None:
            cells[path] = place
            _put(data, path, value)
    keys = {**base.keys, **{path[:n]: (0, 0) for path in cells for n in range(1, len(path) + 1)}}
    over = base._replace(data=data, keys=keys, decimal=decimal)
    found, source, moved = checked(_laid(over, cells, row), catalog)
    if problems := [*problems, *map(_with_option, found)]:
        raise InputError(problems)
    catalog = with_own_roles(source, catalog)
    company = company_of(source, catalog)
    cut = (*source.cut, *catalog.cut)
    return Workspace(folder, company, spell(catalog, company), (*moved, *catalog.moved), cut)


def _with_option(problem: Problem) -> Problem:
    """Return a problem with what a person can do who has it in many cells."""
    if problem.code != "two-readings" or not _DIGITS_MARK.search(problem.message):
        return problem
    return problem._replace(hint=f"{problem.hint}, or say --decimal point or --decimal comma")


def _laid(over: Source, cells: dict[Path_, Place], row: Place) -> RowSource:
    made = RowSource(*over)
    made.cells, made.row = cells, row
    return made


def _put(data: dict[str, Any], path: Path_, value: Any) -> None:
    """Put `value` at `path`; what lacks on the way is made, and what is in the way goes."""
    here: Any = data
    for key, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(here, list):
            if not here:
                here.append(empty)
            key = 0  # noqa: PLW2901
        if not isinstance(here, list) and not isinstance(here.get(key), type(empty)):
            here[key] = empty
        here = here[key]
    here[path[-1]] = value
