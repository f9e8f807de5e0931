"""Positions that a company file gets or loses: each line of it that changes with them."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.load.company_checks import position_id, position_key
from charter.load.forwarding import positions_named
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.read.yaml_source import Path_
from charter.titles.ids import id_of_title

_NEEDED = ("reports_to", "acting", "answers_to")
"""Lines that somebody has to be named in; where a position goes, the one above it."""


class LineEdit(NamedTuple):
    """A value that is to stand at a path of the company file; None for nothing there."""

    path: Path_
    value: Any


class NewPosition(NamedTuple):
    """A position that a company gets: a role of the catalogue, or a title of its own and a level.

    What is empty follows from the structure and the catalogue.
    """

    role: str = ""
    title: str = ""
    level: str = ""
    status: str = "filled"
    acting: str = ""
    reports_to: str = ""


def edits_for_new(data: Any, catalog: Catalog, new: NewPosition) -> tuple[str, list[LineEdit]]:
    """Return the id that a new position gets, and its lines. Raises InputError.

    Which lines it may have is not asked here: whoever reads the file says so.
    """
    if not new.role and not (new.title and new.level):
        message = "the position has neither a role nor a title of its own and how high it stands"
        hint = "choose one of the roles; or type a title, and choose how high it stands"
        raise error(InputError, "", "no-title", message, hint)
    given = _section(data, "positions")
    if new.role and position_key(catalog, new.role, given):
        message = f"this company has a position with the role '{new.role}' already"
        raise error(
            InputError, "", "duplicate-key", message, "give the other one a title of its own"
        )
    names = new.role or id_of_title(new.title, {*given, *catalog.roles, *_aliases(catalog)})
    said = {key: value for key, value in new._asdict().items() if value and key != "role"}
    if new.role:
        said.pop("level", None)
    if new.status == "filled":
        said.pop("acting", None)
    return names, [LineEdit(("positions", names), said)]


def edits_without(data: Any, catalog: Catalog, position: str, above: str) -> list[LineEdit]:
    """Return what changes in a company file where a position goes, the one `above` it staying.

    Where somebody has to be named, in whom another reports to, who acts and whom an agent answers
    to, the one above is; the other lines that name it go, and work falls to its usual owner.
    """
    return list(_changes(data, _without(data, catalog, position, above)))


def edits_for_structure(
    data: Any, catalog: Catalog, structure: str, out: Mapping[str, str]
) -> list[LineEdit]:
    """Return what changes in a company file that gets another structure, and loses positions.

    `out` has who is above each that goes. Who reported to one of them, and is in the structure,
    reports as is usual in it. Nobody holds yet what only this structure has, and its head acts.
    """
    old = catalog.structures[data["structure"]].positions
    made = {**copy.deepcopy(data), "structure": structure}
    roles = catalog.structures[structure].positions
    given = _section(made, "positions")
    for name, told in given.items():
        boss = told.get("reports_to") if isinstance(told, dict) else None
        stays = position_id(catalog, name, given) in roles
        if stays and boss and position_id(catalog, boss, given) in out:
            del told["reports_to"]
    for position in out:
        above = out[position]
        while above in out:
            above = out[above]
        made = _without(made, catalog, position, above)
    head = next(role for role, boss in roles.items() if not boss)
    there = {*old, head, *(position_id(catalog, name, given) for name in given)}
    planned = {"status": "planned", "acting": head}
    fresh = [LineEdit(("positions", role), planned) for role in roles if role not in there]
    return [*_changes(data, made), *fresh]


def _without(data: Any, catalog: Catalog, position: str, above: str) -> Any:
    """Return a company file's data without a position. Raises InputError."""
    given = _section(data, "positions")
    key = position_key(catalog, position, given)
    structure = catalog.structures.get(data.get("structure", "")) if key else None
    if key is None or (structure and position in structure.positions):
        message = f"the structure of the company has '{position}', whatever its file says of it"
        hint = "choose a structure without it, or one position of your own in its place"
        raise error(InputError, "", "of-structure", message, hint)
    made = copy.deepcopy(data)
    del made["positions"][key]

    def is_it(name: str) -> bool:
        return position_id(catalog, name, given) == position

    for path in sorted(positions_named(made, is_it), key=_last_first):
        holder = _at(made, path[:-1])
        if path[-1] in _NEEDED and above and not is_it(above):
            holder[path[-1]] = above
        elif path[-1] == "position":
            del _at(made, path[:-2])[path[-2]]
        else:
            del holder[path[-1]]
    for entry, sides in list(_section(made, "disputed").items()):
        if len(sides) < 2:
            del made["disputed"][entry]
    return made


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[LineEdit]:
    """Yield the edits between two states of a company file: a line of a section each."""
    for name, section in after.items():
        was = before[name]
        if section == was:
            continue
        if not section or not isinstance(section, dict):
            yield LineEdit((name,), section or None)
            continue
        for key in was:
            if key not in section or not _filled(section[key], was[key]):
                yield LineEdit((name, key), None)
            elif name == "positions" and isinstance(section[key], dict):
                yield from (
                    LineEdit((name, key, each), section[key].get(each) or None)
                    for each in was[key] or {}
                    if section[key].get(each) != was[key][each]
                )
            elif section[key] != was[key]:
                yield LineEdit((name, key), _without_empty(section[key]))


def _filled(value: Any, was: Any) -> bool:
    return value == was or not isinstance(value, dict | list) or bool(_without_empty(value))


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if inner != []}
    return value


def _section(data: Any, name: str) -> dict[str, Any]:
    found = data.get(name) if isinstance(data, dict) else None
    return found if isinstance(found, dict) else {}


def _at(data: Any, path: Path_) -> Any:
    for key in path:
        data = data[key]
    return data


def _last_first(path: Path_) -> tuple[Any, ...]:
    """Sort the items of a list from its end, so that taking one out moves none that is left."""
    return tuple(-key if isinstance(key, int) else key for key in path)


def _aliases(catalog: Catalog) -> Iterator[str]:
    for role in catalog.roles.values():
        yield from role.aliases
