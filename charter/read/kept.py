"""What is settled once for a company, or a catalogue, and asked for again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

_Of = TypeVar("_Of")
_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")


def kept_for_last(
    make: Callable[Concatenate[_Of, _Rest], _Made],
) -> Callable[Concatenate[_Of, _Rest], _Made]:
    """Keep what a function returns for the organisation, or catalogue, that it had last.

    Neither ever changes, so what follows from it stays right. It is known by being the same one,
    and held here, so that no other can be taken for it, however alike.
    """
    last: list[tuple[_Of, tuple[object, object], _Made]] = []

    def given(of: _Of, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
        for known, asked, made in last:
            if known is of and asked == (rest, named):
                return made
        made = make(of, *rest, **named)
        last[:] = [(of, (rest, named), made)]  # other threads may put theirs there at once
        return made

    return update_wrapper(given, make)
