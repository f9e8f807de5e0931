"""Which field of a company file a column of a table is, by its heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from charter.batch.pay_units import unit_of
from charter.facts.catalog import Catalog
from charter.facts.moved import ENTRIES
from charter.named_tuples import NamedTuple
from charter.problems import Problem, did_you_mean, listing
from charter.read.called import COMPANY, called, words
from charter.read.schema import schema
from charter.read.yaml_source import Path_

OF_ENTRIES = {"assign": "string", "deputies": "string", "ties": "string", "disputed": "array"}
"""Keys that hold a cell for each entry, and of what type."""
OF_THE_ROW = "*"
"""Stands in a path for the position that the row is about."""
ID, POSITION, LETTER = ("id",), ("position",), ("letter",)
LETTERHEAD, TEMPLATES, FORMATS = ("letterhead",), ("templates",), ("formats",)
NOTE = ("note",)
MADE_WITH = (LETTERHEAD, TEMPLATES, FORMATS, NOTE)
"""What a row says of how its papers are made: files beside the table, and formats."""
HIRE = "hire"
SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
"""The form of ids, such as those of positions."""
_CITY: Path_ = ("places", 0, "city")
_ONE = "cto"
"""A position, in the names of columns of tables that are not about one each."""
_HINTS = 100
"""Unknown headings for which the nearest is looked up: each look takes some milliseconds."""


class Columns:
    """Finds the field of a heading: its path, with anything between the words.

    `company` and `positions` may be left out. Where rows are about one position each, its fields
    need no name of a position; a name that the company has too means the company's.
    """

    def __init__(self, catalog: Catalog, positions: Iterable[str], of_positions: bool) -> None:
        self._known: dict[str, Path_] = {}
        self._of_positions = of_positions
        self._shown: list[str] = []
        self._hints: dict[str, str] = {}
        keys = [went for went in catalog.forwarding.values() if went.of == "keys" and went.to]
        self._renamed = [(went.id.split("."), went.to[0].split(".")) for went in keys]
        for path in (ID, POSITION, LETTER, *MADE_WITH, *_paths("", ())):
            self._add(path, path[1:] if path[0] == "company" else path)
        self._add(FORMATS, ("format",))
        self._add(NOTE, ("cover note",))
        if of_positions:
            for path in _paths("position", ("positions", OF_THE_ROW)):
                self._add(path, ("position", *path[2:]), path[2:])
        for name, field in called().columns.items():
            ours = field[0] == COMPANY or field in (POSITION, ("structure",))
            if ours or of_positions:
                path = field if ours else ("positions", OF_THE_ROW, *field)
                self._known.setdefault(name, path)
        roles = [went.id for went in catalog.forwarding.values() if went.of == "roles"]
        ids = dict.fromkeys([*positions, *catalog.roles, *roles])
        for name in ids:
            for path in _paths("position", ("positions", name)):
                self._add(path, path[1:])
        before = [went.id for went in catalog.forwarding.values() if went.of in ENTRIES]
        for entry in (*catalog.responsibilities, *catalog.decisions, *before):
            for key in OF_ENTRIES:
                self._add((key, entry))

    def _add(self, path: Path_, *names: Path_) -> None:
        for name in (*names, path, *self._before(path, names)):
            shown = ".".join(str(part) for part in name if part != 0)
            if OF_THE_ROW not in name and self._known.setdefault(words(shown), path) == path:
                self._shown.append(shown)

    def _before(self, path: Path_, names: tuple[Path_, ...]) -> Iterator[Path_]:
        """Yield the names that a field had while a key on its way was called otherwise."""
        for old, new in self._renamed:
            at = len(new) - 1
            same = zip(new, map(str, path), strict=False)
            if len(path) > at and all(step in ("*", here) for step, here in same):
                for name in (*names, path):
                    back = at - len(path)  # a name is the end of its path
                    if len(name) >= -back:
                        yield (*name[:back], old[-1], *name[len(name) + back + 1 :])

    def path(self, heading: str) -> Path_ | None:
        """Return the path of the field that a heading names, or None; a hire has any fields."""
        said = words(heading)
        if said.startswith(f"{HIRE} "):
            return (HIRE, said[len(HIRE) + 1 :].replace(" ", "_"))
        return self._known.get(said) or self._known.get(words(unit_of(heading).name))

    def meant(self, said: str) -> str:
        """Return what to call a column that people call so, or "".

        Where rows are not about one position each, its fields have the name of one before them.
        """
        paths = called().every.get(said, ())
        both = ("pay",) in paths
        fields = (("pay", "min"), ("pay", "max")) if both else paths
        named = [name for field in fields if self.path(name := self._column(field))]
        of_one = "such as " if named and named[0].startswith(_ONE) else ""
        write = f"{'call it' if len(named) == 1 else 'write'} {of_one}" if named else ""
        return write + listing((f"'{name}'" for name in named), "and" if both else "or")

    def _column(self, field: Path_) -> str:
        """Return how we call the column of a field."""
        steps = [str(key).replace("_", " ") for key in field if key != 0]
        if field[0] == COMPANY:
            return " ".join(steps[1:])
        if field in (POSITION, ("structure",)):
            return steps[0]
        if not self._of_positions:
            return " ".join((_ONE, *steps))
        return " ".join(steps[field == _CITY :])

    def _lacks_position(self, said: str) -> str:
        """Return what to do about a field of positions in a table of whole companies, or ""."""
        if self._of_positions:
            return ""
        fields = {words(" ".join(str(k) for k in p if k != 0)) for p in _paths("position", ())}
        return f"say of which position, as in 'cto {said}', or add a column 'position'" * (
            said in fields
        )

    def _with_unit(self, heading: str) -> str:
        """Return what to write for a column whose heading has a unit or a currency, or ""."""
        unit = unit_of(heading)
        meant = self.meant(words(unit.name)) if unit.said else ""
        if not meant:
            return ""
        meant += ", with whole amounts such as 120000"
        meant += f", and {unit.currency} in a column 'pay currency'" * bool(unit.currency)
        return meant + f", and {unit.per} in a column 'pay per'" * bool(unit.per)

    def unknown(self, heading: str, place: Any) -> Problem:
        """Return the problem of a heading that names no field."""
        said = heading.strip().lower()[:60]
        if said not in self._hints and len(self._hints) < _HINTS:
            meant = self.meant(words(heading))
            meant = meant or self._with_unit(heading)
            meant = meant or self._lacks_position(words(heading)) or _no_room(words(heading))
            self._hints[said] = f"{meant}." if meant else did_you_mean(said, self._shown)
        hint = f"{hint} " if (hint := self._hints.get(said, "")) else ""
        other = "Or take" if hint.endswith(". ") else "Take"
        hint += f"{other} the column out, or leave such columns out with --ignore-unknown"
        message = f"no field of a company is called '{heading[:60]}'"
        return Problem(place, "unknown-column", message, hint)


def _no_room(said: str) -> str:
    """Return where a field of company files is written that no cell can hold, such as teams."""
    shapes = (_definition("position"), _definition("company"), _definition(""))
    names = {words(key) for shape in shapes for key in shape.get("properties", {})}
    if said not in names:
        return ""
    return "a table has no room for it: write it in the company file that --base names"


@cache
def _definition(name: str) -> dict[str, Any]:
    whole = schema("company")
    found: dict[str, Any] = whole["$defs"][name] if name else whole
    return found


def _resolved(node: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = {**_definition(node["$ref"].rpartition("/")[2]), **_without_ref(node)}
    return node


def _without_ref(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "$ref"}


@cache
def _paths(name: str, at: Path_) -> tuple[Path_, ...]:
    return tuple(path for path, _ in _leaves(_definition(name), at))


def _leaves(node: dict[str, Any], at: Path_) -> Iterator[tuple[Path_, dict[str, Any]]]:
    """Yield each value that a cell can hold below a node of the schema; its path and its rule."""
    node = _resolved(node)
    if at in (("positions",), ("agents",), *((key,) for key in OF_ENTRIES)):
        return
    if "anyOf" in node:
        choices = [_resolved(choice) for choice in node["anyOf"]]
        if "properties" not in choices[0]:
            yield at, choices[0]
        for choice in choices:
            if "properties" in choice:
                yield from _leaves(choice, at)
    elif "properties" in node:
        for key, value in node["properties"].items():
            yield from _leaves(value, (*at, key))
    elif "array" in _types(node) and "properties" in (items := _resolved(node["items"])):
        # A list of mappings, such as places and holders: a table has room for the first.
        for key, value in items["properties"].items():
            yield (*at, 0, key), _resolved(value)
    else:
        yield at, node


class CellRule(NamedTuple):
    """What a cell may hold: types of JSON, `date`, one of `options`, in the `form` of a pattern."""

    types: frozenset[str]
    options: tuple[str, ...]
    form: str = ""


def _types(node: dict[str, Any]) -> frozenset[str]:
    given = node.get("type", "string")
    return frozenset([given] if isinstance(given, str) else given)


@cache
def rule_of(path: Path_) -> CellRule:
    """Return what the field at `path` may hold."""
    if path[0] == "positions":
        node = dict(_leaves(_definition("position"), ()))[path[2:]]
    elif path[0] in OF_ENTRIES:
        return CellRule(frozenset([OF_ENTRIES[str(path[0])]]), (), SLUG)
    else:
        node = dict(_leaves(_definition(""), ()))[path]
    if node.get("format") == "date":
        return CellRule(frozenset(["date"]), ())
    return CellRule(_types(node), tuple(map(str, node.get("enum", ()))), node.get("pattern", ""))
