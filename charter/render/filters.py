"""The filters that a template from outside may use, with what they may take and give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, KeysView
from functools import wraps
from itertools import islice
from typing import Any, Protocol

from jinja2 import Environment
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Undefined
from jinja2.utils import pass_context
from markupsafe import Markup

from charter.render.budget import MAX_ITEMS, MAX_VALUE, Budget
from charter.render.holes import Holes
from charter.render.tree import HOLE, JOIN, LIST, PRINT, TICK

_OPEN = (
    "abs batch capitalize center count d default dictsort first float groupby int items join last "
    "length list lower map max min reject rejectattr replace reverse round select selectattr slice "
    "sort string sum title trim truncate unique upper urlencode wordcount"
)
OPEN_FILTERS = tuple(sorted([*_OPEN.split(), "format", "small"]))
"""What a template of a workspace may use after '|'."""

_MAX_NUMBER = 1000
_PRINTS = ("string", "join", "lower", "upper", "title", "capitalize", "trim", "center", "replace")

Filter = Callable[..., Any]


class Guard(Protocol):
    """What filters ask of the environment that counts and checks what templates print."""

    budget: Budget
    holes: Holes

    def fill(self, pattern: str, values: Any) -> str:
        """Return `pattern` % `values`."""

    def marked(self, value: Any) -> Any:
        """Return plain text as markup that shows as just that text."""

    def printable(self, value: Any) -> str:
        """Return the text of one value."""

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item or a field."""

    def small(self, text: str) -> str:
        """Return text as it stands within a line."""


def guarded_filters(environment: Guard) -> dict[str, Filter]:
    """Return the open filters, and those that only the guarded tree can name."""
    budget = environment.budget
    made = {name: _guard(environment, name, FILTERS[name]) for name in _OPEN.split()}
    made["small"] = environment.small

    def fill(pattern: Any, *values: Any) -> str:
        return environment.fill(environment.printable(pattern), values)

    # A filter that asks for the context is never run while a template is compiled.
    @pass_context
    def tick(_: Context, length: int) -> str:
        budget.text(length)
        return ""

    @pass_context
    def shown(_: Context, value: Any) -> Any:
        if isinstance(value, Undefined):
            return value
        budget.text(len(value if isinstance(value, str) else environment.printable(value)))
        return value

    @pass_context
    def listed(_: Context, value: Any) -> Any:
        return budget.value(value)

    @pass_context
    def joined(_: Context, values: list[Any]) -> str:
        budget.step()
        texts = [environment.printable(value) for value in values]
        return _joined(environment, "", texts)

    @pass_context
    def hole(_: Context, value: Any, field: str, line: int, file: str) -> Any:
        empty = value is None or (isinstance(value, str) and not value.strip())
        return environment.holes.mark(field, line, file) if empty else value

    internal = {TICK: tick, PRINT: shown, LIST: listed, JOIN: joined, HOLE: hole}
    return made | {"format": fill} | internal


def _guard(environment: Guard, name: str, filter_: Filter) -> Filter:
    budget = environment.budget

    @wraps(filter_)
    def guarded(*given: Any, **named: Any) -> Any:
        skip = 1 if isinstance(given[0], Environment | Context | EvalContext) else 0
        budget.step()
        value, options = given[skip], [*given[skip + 1 :], *named.values()]
        if not isinstance(value, Undefined):
            budget.value(value)
        for option in options:
            _check_option(budget.value, option)
        if name == "join":
            return budget.value(_join(environment, value, *options))
        if name in _PRINTS:
            environment.printable(value)
        if name == "replace":
            _check_replaced(environment.printable(value), *options)
        if isinstance(value, Markup):
            given = (*given[: skip + 1], *map(environment.marked, given[skip + 1 :]))
        return budget.value(counted(filter_(*given, **named)))

    return guarded


def counted(value: Any) -> Any:
    """Return a list for what would be made item by item; it has at most so many."""
    if not isinstance(value, Iterator | KeysView):
        return value
    made = list(islice(value, MAX_ITEMS + 1))
    if len(made) > MAX_ITEMS:
        raise SecurityError(f"a list of more than {MAX_ITEMS:,} items")
    return made


def _check_option(checked: Callable[[Any], Any], option: Any) -> None:
    checked(option)
    if isinstance(option, int) and abs(option) > _MAX_NUMBER:
        raise SecurityError(f"a number above {_MAX_NUMBER:,} in a filter")


def _join(environment: Guard, values: Any, between: Any = "", attribute: Any = None) -> str:
    items = list(islice(values, MAX_ITEMS + 1))
    if attribute is not None:
        items = [environment.getitem(item, attribute) for item in items]
    texts = [environment.printable(item) for item in items]
    return _joined(environment, environment.printable(between), texts)


def _joined(environment: Guard, between: str, texts: list[str]) -> str:
    if sum(map(len, texts)) + len(between) * len(texts) > MAX_VALUE:
        raise SecurityError(f"a text of more than {MAX_VALUE:,} characters")
    if any(isinstance(text, Markup) for text in (between, *texts)):
        return Markup(environment.marked(between)).join(map(environment.marked, texts))
    return between.join(texts)


def _check_replaced(text: str, old: Any = "", new: Any = "", *_: Any) -> None:
    if isinstance(old, str) and isinstance(new, str):
        times = text.count(old)
        if len(text) + times * len(new) > MAX_VALUE:
            raise SecurityError(f"a text of more than {MAX_VALUE:,} characters")
