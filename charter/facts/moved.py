"""What is said of an id of before, and what is read instead of it, at each place of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem
from charter.read.rewriting import KEY, Renaming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from charter.read.yaml_source import Path_, Source

UPDATE = "'charter update' writes it for you"
ENTRIES = ("responsibilities", "decisions")
_NO_WORDS = frozenset(("id", "omit", "when", "weight", "job", "area", "limit"))
_NO_WORDS |= {"accountable", "decides", "responsible", "consulted", "informed", "veto", "dispute"}
_NO_WORDS |= {"measures", "evidence", "owner", "role", "for", "against", "positions", "assign"}
"""Keys of an entry that hold for each part of it as well; all others are somebody's words."""


class Forward(NamedTuple):
    """Where an id went that the catalogue had: to the ids `to` of the same kind, or nowhere.

    `of` is the kind of what the id named: responsibilities, roles, claims, statements ..., or keys
    of the company file. `since` is a year and a month.
    """

    id: str
    of: str
    kind: Literal["renamed", "split", "merged", "retired"]
    to: tuple[str, ...]
    since: str
    why: str
    place: Place
    own: bool


class Moved(NamedTuple):
    """An id of before that a file names. `step` is what was read instead.

    `written` says that `charter update` may write that; else the problem says what to do by hand.
    """

    severity: Literal["gap", "advice"]
    problem: Problem
    step: Renaming
    written: bool


def moved(source: Source, path: Path_, at: Path_, went: Forward) -> Moved | Problem:
    """Return what is read instead of an id of before, or the problem where nothing can be.

    `path` is the element that is called by it, `at` where in it the name stands (see Renaming).
    """
    place = source.key_place(path) if at == KEY else source.place((*path, *at))
    inside = _value_at(source.data, path[:-1])
    element = inside[path[-1]]
    if at == ("id",):
        return _entry(place, path, element, inside, went)
    if went.kind == "retired":
        return _retired(place, path, at, went)
    hint = UPDATE
    names, all_written = went.to, True
    if went.of == "keys":
        names = tuple(name.rpartition(".")[2] for name in names)
    said = _said(went)
    if at == KEY:
        for name in names:
            if name in inside and inside[name] != element:
                other = source.key_place((*path[:-1], name))
                return collision(place, went.id, name, other)
        names = tuple(name for name in names if name not in inside)
        said += _owner(element, went)
    elif isinstance(path[-1], int):
        there = [item.get("name") if isinstance(item, dict) else item for item in inside]
        names = tuple(name for name in names if name not in there)
        if at and went.kind != "renamed":
            hint = "have the wording approved, then lock it under that id with its own hash"
            all_written = False
    elif len(names) > 1:
        hint = f"'{names[0]}' is taken until you choose one"
        names, all_written = names[:1], False
    return Moved(
        "advice", _forwarded(place, went, said, hint), Renaming(path, at, names), all_written
    )


def collision(place: Place, old: str, new: str, other: Place) -> Problem:
    """Return the problem of two places that speak of one id now, and say different things."""
    message = f"'{old}' is '{new}' now, and {other} says otherwise of that"
    return Problem(place, "ids-collide", message, f"keep one of the two, as '{new}'")


def _value_at(data: Any, path: Path_) -> Any:
    for step in path:
        data = data[step]
    return data


def _forwarded(place: Place, went: Forward, said: str, hint: str) -> Problem:
    why = f"{went.why.rstrip().removesuffix('.')}; " if went.why else ""
    return Problem(place, "forwarded", said, f"{why}{hint}")


def _said(went: Forward) -> str:
    names = [f"'{name}'" for name in went.to]
    if went.kind == "renamed":
        return f"'{went.id}' is now {names[0]}"
    if went.kind == "merged":
        return f"'{went.id}' is now part of {names[0]}"
    return f"'{went.id}' is now {', '.join(names[:-1])} and {names[-1]}"


def _owner(element: Any, went: Forward) -> str:
    """Return who has what an entry became, where a line says who has the entry."""
    if went.of not in ENTRIES or went.kind == "renamed":
        return ""
    name = element.get("accountable") if isinstance(element, dict) else element
    whole = "all of it" if went.kind == "merged" else "both" if len(went.to) == 2 else "all of them"
    return f", and '{name}' has {whole}" if isinstance(name, str) else f"; this holds for {whole}"


def _retired(place: Place, path: Path_, at: Path_, went: Forward) -> Moved | Problem:
    said = f"'{went.id}' is no more"
    gone = Renaming(path, at, ())
    if at == KEY and went.of in ENTRIES:
        hint = "this line says nothing now; 'charter update' takes it out"
        return Moved("advice", _forwarded(place, went, said, hint), gone, True)
    if at == KEY and went.of == "keys" and "when" not in path:
        hint = "this says nothing now; delete it"
        return Moved("advice", _forwarded(place, went, said, hint), gone, False)
    if path[0] == "locked":
        hint = "take it off the list, once those who approved it know"
        return Moved("gap", _forwarded(place, went, said, hint), gone, False)
    if isinstance(path[-1], int):
        hint = "'charter update' takes it off this list"
        return Moved("advice", _forwarded(place, went, said, hint), gone, True)
    return Problem(place, "retired", said, went.why or "choose another")


def _entry(place: Place, path: Path_, entry: Any, inside: Any, went: Forward) -> Moved:
    """Return what becomes of an own entry that changes one of the catalogue's."""
    words = tuple(key for key in entry if key not in _NO_WORDS)
    quoted = " and ".join(f"'{key}'" for key in words)
    gone, kept = Renaming(path, ("id",), ()), Renaming(path, ("id",), went.to)
    if went.kind == "retired":
        said = f"'{went.id}' is no more"
        if entry.get("omit"):
            hint = "'charter update' takes this out"
            return Moved("advice", _forwarded(place, went, said, hint), gone, True)
        hint = "delete this, or make it an entry of your own with 'title', 'area', 'charter' and "
        hint += "'decides'" if went.of == "decisions" else "'accountable'"
        severity: Literal["gap", "advice"] = "gap" if words else "advice"
        return Moved(severity, _forwarded(place, went, said, hint), gone, False)
    said = _said(went)
    if went.kind == "split" and words:
        said += f"; your {quoted} for it {'stands' if len(words) == 1 else 'stand'} in none of them"
        hint = "write it for each of them under its own id, then delete this"
        step = kept._replace(drop=words)
        return Moved("gap", _forwarded(place, went, said, hint), step, False)
    if went.kind == "merged" and entry.get("omit"):
        said += ", and is left out here"
        hint = f"leave out '{went.to[0]}' if all of it is meant, or delete this"
        return Moved("gap", _forwarded(place, went, said, hint), gone, False)
    if went.kind == "merged" and words:
        said += f", and your {quoted} for it {'stands' if len(words) == 1 else 'stand'} for all"
        hint = f"read whether that is so, then write it under '{went.to[0]}'"
        return Moved("advice", _forwarded(place, went, said, hint), kept, False)
    if {other.get("id") for other in inside if isinstance(other, dict)} & {*went.to}:
        hint = f"move what it says to the entry '{went.to[0]}' of this file"
        return Moved("advice", _forwarded(place, went, said, hint), kept, False)
    if went.kind == "split":
        said += "; this holds for each of them"
    return Moved("advice", _forwarded(place, went, said, UPDATE), kept, True)


def forward(data: Mapping[str, Any], place: Place, own: bool) -> Forward:
    """Return a forwarding line as typed data."""
    return Forward(
        id=data.get("id", ""),
        of=data.get("of", ""),
        kind=data.get("kind", "renamed"),
        to=tuple(data.get("to") or ()),
        since=data.get("since", ""),
        why=data.get("why", ""),
        place=place,
        own=own,
    )
