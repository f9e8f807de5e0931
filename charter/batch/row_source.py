"""A row laid over a company file, so that every mistake names the cell that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from charter.batch.base_places import unsure_places
from charter.batch.cells import BadCellError
from charter.batch.other_client import OfBase, for_client
from charter.batch.spellings import Spellings
from charter.batch.tasks import Task
from charter.check.own.likely_slips import SLIPS
from charter.check.own.marks import printed
from charter.check.own.other_forms import language_at
from charter.check.own.own_text import unused_text
from charter.compose.numbers import Numbers
from charter.facts.catalog import Catalog
from charter.facts.company import Company, Workspace
from charter.load.company_file import checked, company_of
from charter.load.own_roles import with_own_roles
from charter.load.prose_checks import cuts_of
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.read.yaml_source import Path_, Source
from charter.values.numbers import CURRENCIES, Beside, currencies_of

_AMOUNT = re.compile(
    rf"(-?)([$€£₹₪¥]|[Kk]r|{'|'.join(CURRENCIES)}) (\d{{1,15}}(?:\.\d{{1,15}})?)\Z", re.ASCII
)
"""What a cell with the format of a currency says (tables.amount)."""
_FIGURE = re.compile(r"(?!-?0\d)(-?\d{1,15})(\.\d{1,15})?(\s?%|\s[^\W\d_]+)?\Z")
"""What a cell says that is a number, with its unit or none."""
_LEAST_DIGITS = 5
_DIGITS_MARK = re.compile(r"\d[.,]\d{3}\b")
Speller = Callable[[Catalog, Company], Catalog]


_MAY_BE = SLIPS | {"other-language"}
"""What is told of a cell, and keeps no row from its papers."""
_UNREAD = "cell that cannot be read"
UNREADABLE = {_UNREAD: ""}
"""Stands where a cell could not be read: it fits no field, so that nothing is compared with it."""


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
        around = (
            self.cells[at[:end]] for end in range(len(at) - 1, 0, -1) if at[:end] in self.cells
        )
        return next(beneath, next(around, self.row))


class RowBase(NamedTuple):
    """What rows are laid over: a company file, its catalogue, and how their words are read."""

    source: Source
    catalog: Catalog
    folder: Path
    spell: Speller
    decimal: str = ""


def row_workspace(base: RowBase, task: Task) -> Workspace:
    """Return the workspace of a row, or of all rows of one client, over the company file of `base`.

    Raises InputError with all problems, one for each cell.
    """
    over, catalog = base.source, base.catalog
    data, left_out = for_client(over.data, task) if isinstance(over.data, dict) else OfBase({})
    given = data.get("positions")
    spellings = Spellings(catalog, given if isinstance(given, dict) else {})
    cells: dict[Path_, Place] = {}
    problems = list(task.problems)
    if isinstance(over.data, dict):
        problems += unsure_places(over.data, task)
    for value in task.values:
        try:
            said = spellings.read(value.path, value.value)
        except BadCellError as bad:
            problems.append(Problem(value.place, bad.code, bad.message, bad.hint))
            said = UNREADABLE
        if said is not None:
            cells[value.path] = value.place
            _put(data, value.path, said)
    for row in task.rows:
        if row.position:
            cells.setdefault(("positions", row.position), row.cell or row.place)
    gone = list(_not_here(over, data, cells, catalog))
    # What is left out is no key any more: a currency that went is one that lacks.
    still = {at: line for at, line in over.keys.items() if not _is_within(at, left_out)}
    keys = {**still, **{path[:n]: (0, 0) for path in cells for n in range(1, len(path) + 1)}}
    over = over._replace(data=data, keys=keys, near=Beside(decimal=base.decimal))
    found, source, moved = checked(_laid(over, cells, task.place), catalog)
    problems += map(_with_option, found)
    # What stands for a cell or a position that was told of already is nothing to tell.
    stand_ins = [f"'{row.position}'" for row in task.rows if row.position.startswith("*")]
    stand_ins.append(_UNREAD)
    problems = [p for p in problems if not any(name in p.message + p.hint for name in stand_ins)]
    # A line of JSON is one place for all its cells.
    single = set(cells.values()) - {row.place for row in task.rows}
    if problems := _one_each(problems, single):
        raise InputError(problems)
    catalog = with_own_roles(source, catalog)
    company = company_of(source, catalog)
    within = set(cells.values())
    amounts = [*_amounts(source.data, (), company)]
    if amounts := [each for each in amounts if source.place(each[0]) in within]:
        for at, said in amounts:
            _set(source.data, at, said)
        company = company_of(source, catalog)
    moves = (*moved, *catalog.moved)
    cut = (*cuts_of(source), *catalog.cut, *gone)
    made = Workspace(base.folder, company, base.spell(catalog, company), moves, cut)
    told = unused_text(made, source)
    # A build tells these beside its papers; nobody reads the papers of a batch one by one.
    if marks := [m for m in told if m.place in within and m.code not in _MAY_BE]:
        raise InputError(marks)
    return made._replace(cut=(*cut, *told))


def _not_here(
    over: Source, data: dict[str, Any], cells: Mapping[Path_, Place], catalog: Catalog
) -> Iterator[Problem]:
    """Take out what the base says of positions that the row's structure has not; yield each.

    Else postings name a CPTO beside the CTO, whom only the base's own structure has.
    """
    was, now = (str(each.get("structure") or "") for each in (over.data or {}, data))
    if was == now or not {was, now} <= catalog.structures.keys():
        return
    theirs = set(catalog.structures[was].positions) - set(catalog.structures[now].positions)
    named = {at[1] for at in cells if at[0] == "positions" and len(at) > 1}
    positions, assign = data.get("positions"), data.get("assign")
    for name in list(positions) if isinstance(positions, dict) else ():
        if (catalog.role_id(name) or name) in theirs and name not in named:
            del data["positions"][name]
            place = over.key_place(("positions", name))
            message = f"the structure '{now}' of a row has no '{name}', so that is left out there"
            yield Problem(place, "not-in-structure", message, "fill in a column 'position' for one")
            for entry, owner in list(assign.items()) if isinstance(assign, dict) else ():
                if owner == name:
                    del data["assign"][entry]


def _is_within(at: Path_, left_out: Sequence[Path_]) -> bool:
    return any(at[: len(path)] == path for path in left_out)


def _amounts(value: Any, at: Path_, company: Company) -> Iterator[tuple[Path_, str]]:
    """Yield each text that is an amount of a cell and no more, as the papers with it write it."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _amounts(item, (*at, key), company)
    elif isinstance(value, str) and at[-1] != "currency":
        numbers = Numbers(language_at(company, at))
        if found := _AMOUNT.match(value):
            currency = found[2] if len(found[2]) == len("EUR") else company.currency
            known = currencies_of(found[2]) or [found[2]]
            currency = currency if currency in known or len(known) > 1 else known[0]
            yield at, f"{found[1]}{numbers.money(float(found[3]), currency)}"
        elif (found := _FIGURE.match(value)) and not printed().isdisjoint(map(str, at)):
            whole, fraction, unit = found.groups()
            if fraction or (unit and len(whole) >= _LEAST_DIGITS):
                number = float(whole + fraction) if fraction else int(whole)
                yield at, f"{numbers.figure(number)}{unit or ''}"


def _set(data: Any, at: Path_, value: str) -> None:
    *around, last = at
    for key in around:
        data = data[key]
    data[last] = value


def _one_each(problems: Sequence[Problem], cells: set[Place]) -> list[Problem]:
    """Return the problems with the first of each cell only: one bad cell is one thing to mend."""
    told: set[Place] = set()
    kept = []
    for problem in problems:
        if problem.place not in told:
            kept.append(problem)
        if problem.place in cells:
            told.add(problem.place)
    return kept


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
    for step, following in pairwise(path):
        empty: Any = [] if isinstance(following, int) else {}
        key = 0 if isinstance(here, list) else step
        if isinstance(here, list) and not here:
            here.append(empty)
        if not isinstance(here, list) and not isinstance(here.get(key), type(empty)):
            here[key] = empty
        here = here[key]
    here[path[-1]] = value
