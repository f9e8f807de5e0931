"""Which field of a company file a column of a table is, by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from charter.batch.meant_columns import meant_columns
from charter.batch.pay_units import unit_of
from charter.facts.catalog import Catalog
from charter.facts.moved import ENTRIES
from charter.named_tuples import NamedTuple
from charter.problems import Problem, did_you_mean
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
_SAID: dict[Path_, str] = {
    ("company", "name"): "company|client|client name|employer|kunde|firma|unternehmen|virksomhed",
    ("position",): "post|job|stelle|stilling",
    ("company", "country"): "land",
    ("company", "currency"): "währung|waehrung|valuta",
    ("structure",): "struktur",
    ("company", "legal_name"): "rechtsname|firmierung|juridisk navn",
}
"""What people call a column of the company, beside its field's own words."""
_SAID_OF_POSITIONS: dict[Path_, str] = {
    ("pay", "min"): "salary min|min salary|salary from|pay from|gehalt von|gehalt ab|gehalt min"
    "|løn fra|løn min|base salary from|base salary min|base min|lohn von|lohn min",
    ("pay", "max"): "salary max|max salary|salary to|pay to|gehalt bis|gehalt max|løn til|løn max"
    "|løn maks|base salary to|base salary max|base max|lohn bis|lohn max",
    ("places", 0, "city"): "city|location city|ort|arbeitsort|stadt|by",
    ("places", 0, "region"): "region|state|province|bundesland|kanton",
    ("apply", "email"): "e mail|email|bewerbung e mail|bewerbung email|ansøgning e mail",
    ("acting",): "vertretung|kommissarisch|stedfortræder",
    ("apply", "until"): "closing date|deadline|apply by|bewerbungsfrist|ansøgningsfrist",
}
"""The same of the row's position."""
_HINTS = 100
"""Unknown headings for which the nearest is looked up: each look takes some milliseconds."""
_WORDS = re.compile(r"[\W_]+")


def words(heading: str) -> str:
    """Return a heading's words in small letters, whatever stands between them."""
    return " ".join(part for part in _WORDS.split(heading.casefold()) if part)


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
        said = dict(_SAID)
        if of_positions:
            said |= {("positions", OF_THE_ROW, *path): n for path, n in _SAID_OF_POSITIONS.items()}
        for path, names in said.items():
            for name in names.split("|"):
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

    def _lacks_position(self, said: str) -> str:
        """Return what to do about a field of positions in a table of whole companies, or ""."""
        if self._of_positions:
            return ""
        fields = {words(" ".join(str(k) for k in p if k != 0)) for p in _paths("position", ())}
        fields |= {name for names in _SAID_OF_POSITIONS.values() for name in names.split("|")}
        return f"say of which position, as in 'cto {said}', or add a column 'position'" * (
            said in fields
        )

    def _with_unit(self, heading: str) -> str:
        """Return what to write for a column whose heading has a unit or a currency, or ""."""
        unit = unit_of(heading)
        meant = meant_columns(words(unit.name), self._of_positions) if unit.said else ""
        if not meant:
            return ""
        meant += ", with whole amounts such as 120000"
        meant += f", and {unit.currency} in a column 'pay currency'" * bool(unit.currency)
        return meant + f", and {unit.per} in a column 'pay per'" * bool(unit.per)

    def unknown(self, heading: str, place: Any) -> Problem:
        """Return the problem of a heading that names no field."""
        said = heading.strip().lower()[:60]
        if said not in self._hints and len(self._hints) < _HINTS:
            meant = meant_columns(words(heading), self._of_positions)
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
