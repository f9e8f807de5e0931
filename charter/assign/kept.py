"""What is settled once for a company and asked for by each of its papers."""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from charter.assign.organisation import Organisation

_Rest = ParamSpec("_Rest")
_Made = TypeVar("_Made")


def kept_for_last(
    make: Callable[Concatenate[Organisation, _Rest], _Made],
) -> Callable[Concatenate[Organisation, _Rest], _Made]:
    """Keep what a function returns for the organisation that it was asked for last.

    An organisation never changes, so what follows from it stays right; another one, however alike,
    is asked for anew.
    """
    last: list[tuple[Organisation, tuple[object, object], _Made]] = []

    def given(organisation: Organisation, /, *rest: _Rest.args, **named: _Rest.kwargs) -> _Made:
        for known, asked, made in last:
            if known is organisation and asked == (rest, named):
                return made
        made = make(organisation, *rest, **named)
        last[:] = [(organisation, (rest, named), made)]  # other threads may put theirs there
        return made

    return update_wrapper(given, make)
