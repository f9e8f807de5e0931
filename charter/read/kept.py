"""What is settled once for a company, or a catalogue, and asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

_Of = TypeVar("_Of")
_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")
_FOUND = "findings"


def kept_for_last(
    make: Callable[Concatenate[_Of, _Rest], _Made],
) -> Callable[Concatenate[_Of, _Rest], _Made]:
    """Keep what a function returns for the organisation, or catalogue, that it had last.

    Neither ever changes, so what follows from it stays right. It is known by being the same one,
    and held here, so that no other can be taken for it, however alike. An organisation of which
    more was found since is the same one: nothing that is kept follows from `findings`.
    """
    last: list[tuple[_Of, tuple[object, object], _Made]] = []

    def given(of: _Of, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
        for known, asked, made in last:
            if asked == (rest, named) and _is_same(known, of):
                return made
        made = make(of, *rest, **named)
        last[:] = [(of, (rest, named), made)]  # other threads may put theirs there at once
        return made

    return update_wrapper(given, make)


def _is_same(known: object, of: object) -> bool:
    """Return whether two are one, but for what was found in an organisation."""
    if known is of:
        return True
    if type(known) is not type(of) or not isinstance(of, tuple) or not isinstance(known, tuple):
        return False
    fields: tuple[str, ...] = getattr(of, "_fields", ())
    if _FOUND not in fields:
        return False
    pairs = zip(fields, known, of, strict=True)
    return all(one is other for name, one, other in pairs if name != _FOUND)
