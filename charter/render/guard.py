"""The environment of templates from outside: what they may reach, and how much they may do."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError, TemplateRuntimeError, TemplateSyntaxError
from jinja2.runtime import (
    BlockReference,
    Context,
    LoopContext,
    Macro,
    TemplateReference,
    Undefined,
)
from markupsafe import Markup

from charter.render.base import PaperEnvironment
from charter.render.budget import MAX_DIGITS, MAX_ITEMS, MAX_TEXT, MAX_VALUE, Budget
from charter.render.filters import counted, guarded_filters
from charter.render.tree import guarded

_TEXT = (
    "lower upper title capitalize strip lstrip rstrip removeprefix removesuffix startswith "
    "endswith split splitlines count find isdigit isalpha isnumeric"
)
_METHODS: dict[type, frozenset[str]] = {
    str: frozenset(_TEXT.split()),
    dict: frozenset(["keys", "values", "items", "get"]),
    list: frozenset(["index", "count"]),
    tuple: frozenset(["index", "count"]),
    date: frozenset(["year", "month", "day", "strftime", "isoformat", "weekday", "isoweekday"]),
}
_OF_TEMPLATES = (LoopContext, Macro, BlockReference, TemplateReference)
_DATE_FORMAT = re.compile(r"(?:[^%]|%-?[a-zA-Z%]){0,100}")
_LONG_FORMAT = re.compile(r"%[^a-zA-Z%]*(?:\*|\d{4})")


class GuardedEnvironment(PaperEnvironment):
    """Counts what own templates do; shipped ones run as fast as ever.

    Call `start_paper()` before each paper.
    """

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, *, max_text: int = MAX_TEXT, shipped: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.budget = Budget(max_text)
        self._shipped = shipped
        self.filters = guarded_filters(self)

    def say(self, message: str, **values: Any) -> str:
        """Return a message in the paper's language, counted."""
        made: str = self.budget.value(super().say(self.printable(message), **values))
        return made

    def text_of(self, value: Any) -> str:
        """Return a text or number as it stands in a message; lists and the like are refused."""
        return self.printable(value)

    def start_paper(self) -> None:
        """Count from nothing."""
        super().start_paper()
        self.budget.reset()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        if self._shipped and filename and filename.startswith(self._shipped):
            return tree
        for part in tree.find_all((nodes.Extends, nodes.ScopedEvalContextModifier)):
            _refuse(part, name, filename)
        return guarded(tree, filename or name or "")

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read this; only what is listed here can be."""
        if attr.startswith("_"):
            return False
        if isinstance(obj, _OF_TEMPLATES):
            return super().is_safe_attribute(obj, attr, value)
        if hasattr(obj, "_fields"):
            return attr in obj._fields or isinstance(getattr(type(obj), attr, None), property)
        return any(isinstance(obj, kind) and attr in of for kind, of in _METHODS.items())

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return what raises SecurityError as soon as it is used."""
        hint = f"'.{attribute}' of {_kind(obj)} is not open to templates"
        if isinstance(obj, str) and attribute in self.filters:
            hint += f"; use '| {attribute}'"
        return self.undefined(hint, name=attribute, obj=obj, exc=SecurityError)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:
        """Return what a function or method gives, if a template may call it."""
        self.budget.step()
        of = getattr(obj, "__self__", None)
        if isinstance(of, date):
            if not all(isinstance(a, str) and _DATE_FORMAT.fullmatch(a) for a in args):
                raise SecurityError("a format of a date is letters after '%' and short text")
        elif isinstance(of, str | list | tuple | dict):
            self.budget.value(of)
            return self.budget.value(counted(super().call(context, obj, *args, **named)))
        return super().call(context, obj, *args, **named)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return left operator right, if it is not too large."""
        if operator == "**":
            _check_power(left, right)
        elif operator == "*":
            _check_product(left, right)
        elif operator == "%" and isinstance(left, str):
            return self.fill(left, right)
        if isinstance(left, Markup) or isinstance(right, Markup):
            left, right = self.marked(left), self.marked(right)
        made = super().call_binop(context, operator, left, right)
        return self.budget.value(made)

    def fill(self, pattern: str, values: Any) -> str:
        """Return `pattern` % `values`, all of them text or numbers."""
        if _LONG_FORMAT.search(pattern):
            raise SecurityError("a width or precision with more than three digits")
        given = values if type(values) is tuple else (values,)
        for value in given:
            self.printable(value)
        if isinstance(pattern, Markup):
            given = tuple(map(self.marked, given))
        room = sum(len(value) for value in given if isinstance(value, str))
        if len(pattern) * 10 + room > MAX_VALUE:
            raise SecurityError(f"a text of more than {MAX_VALUE:,} characters")
        made: str = self.budget.value(pattern % given)
        return made

    def marked(self, value: Any) -> Any:
        """Return plain text as markup that shows as just that text; all else as it is."""
        if type(value) is str and self.finalize is not None:
            return Markup(self.finalize(value))
        return value

    def printable(self, value: Any) -> str:
        """Return the text of one value. Raises TemplateRuntimeError for lists and the like."""
        if isinstance(value, Undefined):
            value._fail_with_undefined_error()
        if isinstance(value, str):
            return value
        if isinstance(value, int | float | date) or value is None:
            self.budget.value(value)
            return str(value)
        if fields := getattr(value, "_fields", ()):
            message = f"this is not one text but has fields: {', '.join(fields)}"
        elif isinstance(value, list | tuple | dict):
            message = "this is a list, not text; print its items with 'for' or '| join(\"; \")'"
        else:
            message = "this cannot be printed: it is not text"
        raise TemplateRuntimeError(message)


def _kind(value: Any) -> str:
    if hasattr(value, "_fields"):
        return "a part of the paper"
    names = {str: "a text", int: "a number", list: "a list", tuple: "a list", dict: "a list"}
    return next((name for kind, name in names.items() if isinstance(value, kind)), "this value")


def _refuse(part: nodes.Node, name: str | None, filename: str | None) -> None:
    if isinstance(part, nodes.ScopedEvalContextModifier):
        message = "'autoescape' is not open to templates: what they print is always escaped"
        raise TemplateSyntaxError(message, part.lineno, name, filename)
    target = getattr(part, "template", None)
    if isinstance(target, nodes.Const) and target.value == name:
        message = (
            f'this template extends itself; write {{% extends "default:{name}" %}} '
            "for the shipped one"
        )
        raise TemplateSyntaxError(message, part.lineno, name, filename)


def _check_power(left: Any, right: Any) -> None:
    whole = isinstance(left, int) and isinstance(right, int) and right > 0
    if whole and left.bit_length() * right > MAX_DIGITS * 3:
        raise SecurityError(f"a number of more than {MAX_DIGITS:,} digits")


def _check_product(left: Any, right: Any) -> None:
    for one, times in ((left, right), (right, left)):
        if not isinstance(times, int):
            continue
        if isinstance(one, str) and len(one) * times > MAX_VALUE:
            raise SecurityError(f"a text of more than {MAX_VALUE:,} characters")
        if isinstance(one, list | tuple) and len(one) * times > MAX_ITEMS:
            raise SecurityError(f"a list of more than {MAX_ITEMS:,} items")
