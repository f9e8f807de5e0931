"""What callers give to the public calls: a wrong type is said at once, in the call's own words."""

from __future__ import annotations

import sys
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from functools import wraps
from inspect import signature
from types import UnionType
from typing import Any, TypeVar

_Result = TypeVar("_Result")


def checked(call: Callable[..., _Result], public: Callable[[str], Any]) -> Callable[..., _Result]:
    """Return `call`, which raises TypeError naming each argument that has a wrong type.

    `public` gives a public name, for types that a module names to type checkers only.

    Data of any form is left to the call, which reads it as it reads a file. The fields of a
    `Wanted` are arguments too: nobody has looked at them before.
    """
    known = _Named(public)
    takes, kinds = signature(call), _kinds(call, known)

    @wraps(call)
    def checking(*args: Any, **named: Any) -> _Result:
        given = takes.bind(*args, **named).arguments
        wrong = [
            said
            for name, value in given.items()
            for said in _wrong(name, value, kinds[name], known)
        ]
        if wrong:
            raise TypeError(f"{call.__name__}(): {'; '.join(wrong)}")
        return call(*args, **named)

    return checking


class _Named(dict[str, Any]):
    def __init__(self, public: Callable[[str], Any]) -> None:
        self.public = public

    def __missing__(self, name: str) -> Any:
        try:
            return self.public(name)
        except AttributeError:
            raise KeyError(name) from None


def _kinds(call: Callable[..., Any], public: _Named) -> dict[str, Any]:
    names = vars(sys.modules[call.__module__])
    return {name: eval(kind, names, public) for name, kind in call.__annotations__.items()}


def _wrong(name: str, value: Any, kind: Any, public: _Named) -> Iterator[str]:
    if not _fits(value, kind):
        yield f"'{name}' should be {_said(kind)}, not {_shown(value)}"
    elif type(value).__name__ == "Wanted":
        for field, of in _kinds(type(value), public).items():
            yield from _wrong(f"{name}.{field}", getattr(value, field), of, public)


def _fits(value: Any, kind: Any) -> bool:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any or Any in _leaves(kind):
        return True
    if origin in (UnionType, typing.Union):
        return any(_fits(value, one) for one in inner)
    if origin is Callable:
        return callable(value)
    if kind is date:
        return isinstance(value, date) and not isinstance(value, datetime)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if getattr(kind, "_is_protocol", False):
        return all(hasattr(value, name) for name in vars(kind) if not name.startswith("_"))
    if origin is None:
        return isinstance(value, kind)
    if not isinstance(value, origin) or isinstance(value, str):
        return False
    if issubclass(origin, Mapping):
        return all(_fits(k, inner[0]) and _fits(v, inner[1]) for k, v in value.items())
    # What can be gone through only once is left to the call.
    return not isinstance(value, Collection) or all(_fits(one, inner[0]) for one in value)


def _leaves(kind: Any) -> Iterator[Any]:
    inner = typing.get_args(kind)
    yield from (leaf for one in inner for leaf in _leaves(one)) if inner else (kind,)


def _said(kind: Any, one: bool = True) -> str:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (UnionType, typing.Union):
        return " or ".join(dict.fromkeys(_said(each, one) for each in inner))
    if origin in (None, Callable):
        name = "call" if origin else "None" if kind is type(None) else str(kind.__name__)
        article = "an" if name[0] in "AIOaio" else "a"
        return f"{article} {name}" if one and name != "None" else name
    many = " to ".join(_said(each, False) for each in inner if each is not Ellipsis)
    return f"a {'mapping' if issubclass(origin, Mapping) else 'list'} of {many}"


def _shown(value: Any) -> str:
    if isinstance(value, datetime):
        return "a datetime: give its .date()"
    if value is None:
        return "None"
    short = repr(value)[:40] if isinstance(value, str | bytes | int | float | date | list) else ""
    return f"{short} ({type(value).__name__})".strip() if short else f"a {type(value).__name__}"
