"""What kind of value each name and field of a template has, from the types of the papers."""

from __future__ import annotations

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from markupsafe import Markup

from charter.compose.paper_kinds import KINDS, paper_type
from charter.named_tuples import NamedTuple
from charter.render.context import CompanyFields, PositionFields


class ListOf(NamedTuple):
    """A list, every item of the same kind."""

    item: Any


class Fixed(NamedTuple):
    """So many values one after another, each of its own kind."""

    items: tuple[Any, ...]


class Loop(NamedTuple):
    """What 'loop' gives inside a loop."""

    index: int  # type: ignore[assignment]  # Jinja's name for it; no loop is ever made of this
    index0: int
    revindex: int
    revindex0: int
    first: bool
    last: bool
    length: int
    depth: int
    depth0: int
    previtem: object
    nextitem: object
    cycle: object
    changed: object


UNKNOWN = object()
"""The kind of a value that cannot be known before a paper is made; nothing is said about it."""


def names_of(kind: str) -> dict[str, Any]:
    """Return the names that a template of this kind of paper can use, each with its kind."""
    names: dict[str, Any] = {KINDS[kind].called: paper_type(KINDS[kind]), "content_hash": str}
    if KINDS[kind].of_position:
        names |= {"position": PositionFields, "company": CompanyFields}
    return names


def is_record(kind: Any) -> bool:
    """Return whether values of this kind have fields."""
    return isinstance(kind, type) and hasattr(kind, "_fields")


@cache
def fields_of(record: type) -> dict[str, Any]:
    """Return the fields of a record, each with its kind."""
    found = {name: _kind(hint) for name, hint in get_type_hints(record).items()}
    for owner in reversed(record.__mro__):
        for name, value in vars(owner).items():
            if isinstance(value, property) and not name.startswith("_"):
                assert value.fget is not None
                found[name] = _kind(get_type_hints(value.fget).get("return"))
    return found


def _kind(hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        choices = [choice for choice in get_args(hint) if choice is not type(None)]
        return _kind(choices[0]) if len(choices) == 1 else UNKNOWN
    if get_origin(hint) in (tuple, list):
        inner = get_args(hint)
        if get_origin(hint) is list or (len(inner) == 2 and inner[1] is Ellipsis):
            return ListOf(_kind(inner[0]))
        return Fixed(tuple(map(_kind, inner)))
    if hint is Markup:
        return str
    if hint in (str, int, float, bool) or is_record(hint):
        return hint
    return UNKNOWN


def item_of(kind: Any) -> Any:
    """Return the kind of what a loop over this goes through."""
    if isinstance(kind, ListOf):
        return kind.item
    if isinstance(kind, Fixed) and len(set(map(repr, kind.items))) == 1:
        return kind.items[0]
    return UNKNOWN


def taken_apart(kind: Any) -> tuple[Any, ...] | None:
    """Return the kinds into which a value comes apart, or None where that is not known."""
    if isinstance(kind, Fixed):
        return kind.items
    return tuple(fields_of(kind)[name] for name in kind._fields) if is_record(kind) else None
