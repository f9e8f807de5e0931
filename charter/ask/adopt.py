"""What leaders agree on, and what they do not, into company.yaml: those lines, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from charter.ask.settlement import Settlement
from charter.edit.yaml_edit import set_value
from charter.edit.yaml_names import rename
from charter.facts.catalog import Catalog
from charter.facts.company import NOWHERE, Workspace, no_folder
from charter.load.company_checks import position_id
from charter.load.company_file import workspace_of
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem, listing
from charter.read.rewriting import KEY, Renaming
from charter.read.yaml_source import Path_, parse_yaml
from charter.write.in_place import edit_file, text_of
from charter.write.journal import InJournal


class SettledLine(NamedTuple):
    """One line of company.yaml: the key that it stands under, its entry, what it says and said."""

    place: Place
    key: str
    entry: str
    positions: tuple[str, ...]
    before: str


def write_settlement(
    workspace: Workspace, settlement: Settlement, dry_run: bool = False
) -> tuple[SettledLine, ...]:
    """Write what is agreed under `assign`, and what is not under `disputed`; return those lines.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> settlement = charter.settle_answers(workspace, [Path("answers.csv")])
    >>> lines = charter.write_settlement(workspace, settlement)
    >>> [(line.key, line.entry, line.positions) for line in lines]
    [('assign', 'decision.roadmap', ('vp-product',))]

    Nothing else in company.yaml changes, and nothing at all where it says so already, or with
    `dry_run`. Raises InputError where it could not be read afterwards; then it is as it was.
    """
    path = _file(workspace)
    if dry_run:
        return _edited(text_of(path), workspace, settlement)[1]
    done: list[SettledLine] = []

    def edit(text: str) -> str:
        made, lines = _edited(text, workspace, settlement)
        done[:] = lines
        return made

    def said() -> str:
        return "; ".join(said_of_line(workspace.catalog, line) for line in done)

    edit_file(path, edit, [InJournal(path.parent, said)])
    return tuple(done)


def settled(workspace: Workspace, settlement: Settlement) -> Workspace:
    """Return the workspace as it is once that is written. Raises InputError where it cannot be."""
    path = _file(workspace)
    text, _ = _edited(text_of(path), workspace, settlement)
    return workspace_of(text, workspace.folder, str(path))


def said_of_line(catalog: Catalog, line: SettledLine) -> str:
    """Return a line in the words of a change: whom work goes to, or who disputes it."""
    found = catalog.responsibilities.get(line.entry) or catalog.decisions.get(line.entry)
    title = found.title if found else line.entry
    roles = {name: catalog.roles.get(name) for name in line.positions}
    whom = listing(r.abbreviation or r.title if r else name for name, r in roles.items())
    return f"{title}: {'in dispute between' if line.key == 'disputed' else 'agreed, to'} {whom}"


def _file(workspace: Workspace) -> Path:
    if workspace.folder == NOWHERE:
        raise no_folder(workspace, "save it as company.yaml: that is where answers are written")
    return Path(workspace.company.place.path)


def _edited(
    text: str, workspace: Workspace, settlement: Settlement
) -> tuple[str, tuple[SettledLine, ...]]:
    editing = _Editing(text, str(_file(workspace)), workspace.catalog)
    for each in settlement.agreed:
        if each.applies:
            editing.assign(each.entry.id, each.owner)
    for each in settlement.disputed:
        editing.dispute(each.entry.id, each.claimants)
    if not editing.lines:
        return text, ()
    try:
        workspace_of(editing.text, workspace.folder, editing.name)
    except CharterError as bad:
        raise InputError(map(_not_written, bad.problems)) from None
    return editing.text, tuple(editing.placed())


def _not_written(problem: Problem) -> Problem:
    return problem._replace(message=f"nothing was written, because then {problem.message}")


class _Editing:
    """The text of a company file, and the lines that were changed in it."""

    def __init__(self, text: str, name: str, catalog: Catalog) -> None:
        self.text, self.name, self.catalog = text, name, catalog
        self.lines: list[SettledLine] = []

    def assign(self, entry: str, owner: str) -> None:
        """Give an entry to a position, and settle the dispute over it, where there is one."""
        claimed, before, taken = self._claimants(entry), self._owner(entry), self._taken(entry)
        before = before or (taken[0] if taken else "")
        if before != owner:
            deep = isinstance(self._at("assign").get(entry), dict)
            at = ("assign", entry, "accountable") if deep else ("assign", entry)
            self.text = set_value(self.text, at, owner, self.name)
            if taken:
                self._take_out(taken[1])
        # What goes, goes last: a comment between two lines stays between those that stay.
        if claimed:
            self._take_out(("disputed", entry))
        if claimed or before != owner:
            self._note("assign", entry, (owner,), before, claimed)

    def dispute(self, entry: str, claimants: tuple[str, ...]) -> None:
        """Say who claims an entry, which nobody has until it is settled."""
        before, claimed = self._owner(entry), self._claimants(entry)
        if set(claimed) != set(claimants):
            if claimed:
                self._claims(entry, claimed, claimants)
            else:
                self.text = set_value(self.text, ("disputed", entry), [*claimants], self.name)
        if before:
            given = self._at("assign")[entry]
            whole = isinstance(given, str) or len(given) == 1
            self._take_out(("assign", entry) if whole else ("assign", entry, "accountable"))
        if before or set(claimed) != set(claimants):
            self._note("disputed", entry, claimants, before, claimed)

    def placed(self) -> Iterator[SettledLine]:
        """Yield the lines with where they stand now."""
        source = parse_yaml(self.text, self.name)
        for line in self.lines:
            yield line._replace(place=source.key_place((line.key, line.entry)))

    def _claims(self, entry: str, claimed: tuple[str, ...], claimants: tuple[str, ...]) -> None:
        """Add claimants to those that stand there, and take out who claims it no more."""
        there = len(claimed)
        for number, name in enumerate((n for n in claimants if n not in claimed), there):
            self.text = set_value(self.text, ("disputed", entry, number), name, self.name)
        for number in range(there - 1, -1, -1):
            if claimed[number] not in claimants:
                self._take_out(("disputed", entry, number))

    def _take_out(self, path: Path_) -> None:
        at = KEY if isinstance(path[-1], str) else ()
        self.text = rename(self.text, Renaming(path, at, ()), self.name)

    def _taken(self, entry: str) -> tuple[str, Path_] | None:
        """Return the position that takes an entry over in a line of its own, and where that is."""
        for key, given in self._at("positions").items():
            takes = given.get("takes") if isinstance(given, dict) else None
            if isinstance(takes, list) and entry in takes:
                at: Path_ = ("positions", key, "takes")
                return self._id(key), at if takes == [entry] else (*at, takes.index(entry))
        return None

    def _note(
        self,
        key: str,
        entry: str,
        positions: tuple[str, ...],
        owner: str,
        claimed: tuple[str, ...],
    ) -> None:
        before = f"disputed by {' and '.join(claimed)}" if claimed else owner
        self.lines.append(SettledLine(Place(self.name), key, entry, positions, before))

    def _data(self) -> Mapping[str, Any]:
        data = parse_yaml(self.text, self.name).data
        return data if isinstance(data, dict) else {}

    def _at(self, key: str) -> Mapping[str, Any]:
        found = self._data().get(key)
        return found if isinstance(found, dict) else {}

    def _owner(self, entry: str) -> str:
        given = self._at("assign").get(entry)
        said = given.get("accountable") if isinstance(given, dict) else given
        return self._id(said) if isinstance(said, str) else ""

    def _claimants(self, entry: str) -> tuple[str, ...]:
        given = self._at("disputed").get(entry)
        return tuple(self._id(n) for n in given or () if isinstance(n, str))

    def _id(self, name: str) -> str:
        return position_id(self.catalog, name, self._at("positions"))
