"""Walks a template's tree: are its names, fields, filters and tests known, in every branch?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.tests import TESTS

from charter.compose.paper_kinds import KINDS
from charter.problems import Problem, did_you_mean
from charter.render.field_types import (
    UNKNOWN,
    Fixed,
    ListOf,
    Loop,
    fields_of,
    is_record,
    item_of,
    taken_apart,
)
from charter.render.filters import OPEN_FILTERS
from charter.render.fixed_values import never
from charter.render.naming import last_word, named
from charter.render.tags import TemplateText

Scope = dict[str, Any]
_SAME = ("sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr")
_TEXT = frozenset(["capitalize", "center", "format", "join", "lower", "replace", "small", "string"])
_TEXT |= {"title", "trim", "truncate", "upper", "urlencode"}
_NUMBER = ("abs", "count", "float", "int", "length", "round", "sum", "wordcount")


class NameChecker:
    """Finds what a template names that is not there."""

    def __init__(self, source: TemplateText, names: Mapping[str, Any], paper: str) -> None:
        self.problems: list[Problem] = []
        self._source = source
        self._root: Scope = dict(names)
        self._known = [*names, "link"]
        self._paper = paper
        self._seen: dict[tuple[int, str], int] = {}
        self._lines = source.text.split("\n")

    def check(self, tree: nodes.Template) -> None:
        """Walk the whole tree."""
        # Macros may be called above where they stand.
        self._root |= {macro.name: UNKNOWN for macro in tree.find_all(nodes.Macro)}
        self._body(tree.body, self._root)

    def _say(self, line: int, word: str, code: str, message: str, hint: str = "") -> None:
        """Report what is wrong with a word; each time it stands in the line is one report."""
        text = self._lines[line - 1] if 0 < line <= len(self._lines) else ""
        start = self._seen.get((line, word), 0)
        found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(text, start)
        place = self._source.place(0)._replace(line=line, column=found.start() + 1 if found else 0)
        if found:
            self._seen[line, word] = found.end()
        self.problems.append(Problem(place, code, message, hint))

    def _body(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        walk: Callable[[Any, Scope], None] | None = getattr(
            self, f"_{type(node).__name__.lower()}", None
        )
        if walk is not None:
            walk(node, scope)
        else:
            for child in node.iter_child_nodes():
                if isinstance(child, nodes.Expr):
                    self._kind(child, scope)
                else:
                    self._statement(child, scope)

    def _output(self, node: nodes.Output, scope: Scope) -> None:
        for part in node.nodes:
            if isinstance(part, nodes.TemplateData):
                continue
            kind = self._kind(part, scope)
            word = last_word(part)
            if isinstance(kind, ListOf | Fixed):
                message = f"{named(word)} is a list, not text"
                hint = "print its items with 'for', or join them: | join(\"; \")"
                self._say(part.lineno, word, "not-text", message, hint)
            elif is_record(kind):
                message = f"{named(word)} is not one text"
                hint = f"it has the fields {', '.join(kind._fields)}"
                self._say(part.lineno, word, "not-text", message, hint)

    def _for(self, node: nodes.For, scope: Scope) -> None:
        kind = self._kind(node.iter, scope)
        word = last_word(node.iter)
        if kind is str:
            message = f"{named(word)} is one text, and a loop would go through its letters"
            self._say(node.lineno, word, "not-a-list", message)
        elif is_record(kind):
            hint = f"it has the fields {', '.join(kind._fields)}"
            self._say(node.lineno, word, "not-a-list", f"{named(word)} is not a list", hint)
        inner = {**scope, "loop": Loop}
        self._store(node.target, item_of(kind), inner)
        if node.test is not None:
            self._kind(node.test, inner)
        self._body(node.body, inner)
        self._body(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._kind(node.test, scope)
        for body in (node.body, node.elif_, node.else_):
            self._body(body, scope)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._store(node.target, self._kind(node.node, scope), scope)

    def _assignblock(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._body(node.body, dict(scope))
        self._store(node.target, str, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._store(target, self._kind(value, scope), inner)
        self._body(node.body, inner)

    def _block(self, node: nodes.Block, scope: Scope) -> None:
        # A block does not see the variables of a loop around it.
        inner = scope if node.scoped else self._root
        self._body(node.body, {**inner, "super": UNKNOWN, "self": UNKNOWN})

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        inner = {**scope, "caller": UNKNOWN, "varargs": UNKNOWN, "kwargs": UNKNOWN}
        for argument in node.args:
            inner[argument.name] = UNKNOWN
        for default in node.defaults:
            self._kind(default, scope)
        self._body(node.body, inner)

    def _callblock(self, node: nodes.CallBlock, scope: Scope) -> None:
        self._kind(node.call, scope)
        self._macro(node, scope)

    def _filterblock(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._body(node.body, dict(scope))
        self._kind(node.filter, scope)

    def _import(self, node: nodes.Import, scope: Scope) -> None:
        scope[node.target] = UNKNOWN

    def _fromimport(self, node: nodes.FromImport, scope: Scope) -> None:
        for name in node.names:
            scope[name[1] if isinstance(name, tuple) else name] = UNKNOWN

    def _store(self, target: nodes.Node, kind: Any, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = kind
        elif isinstance(target, nodes.Tuple):
            parts = taken_apart(kind)
            if parts is not None and len(parts) != len(target.items):
                message = f"this takes {len(target.items)} values apart, but there are {len(parts)}"
                self._say(target.lineno, last_word(target.items[0]), "not-so-many", message)
                parts = None
            for number, item in enumerate(target.items):
                self._store(item, UNKNOWN if parts is None else parts[number], scope)

    def _kind(self, node: nodes.Node, scope: Scope) -> Any:
        """Return the kind of an expression, having checked all that is in it."""
        if isinstance(node, nodes.Const):
            return type(node.value)
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._field(self._kind(node.node, scope), node.attr, node)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filter(node, scope)
        if isinstance(node, nodes.Test):
            return self._test(node, scope)
        if isinstance(node, nodes.Call):
            return self._call(node, scope)
        kinds = [self._kind(child, scope) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Compare):
            for name, text, hint in never(node):
                message = f"'{name}' can never be '{text}'"
                self._say(node.lineno, text, "never-so", message, hint)
        if isinstance(node, nodes.Concat):
            return str
        if isinstance(node, nodes.CondExpr | nodes.And | nodes.Or):
            chosen = kinds[1:] if isinstance(node, nodes.CondExpr) else kinds
            return chosen[0] if len(set(map(repr, chosen))) == 1 else UNKNOWN
        return UNKNOWN

    def _name(self, node: nodes.Name, scope: Scope) -> Any:
        if node.name in scope:
            return scope[node.name]
        if node.name not in ("link", "_", "pays_below"):
            known = [*self._known, *(n for n in scope if n not in self._known)]
            hint = did_you_mean(node.name, known)
            if node.name in KINDS:
                article = "an" if node.name[0] in "aeiou" else "a"
                hint = f"only the template of {article} {node.name} has it"
            message = f"unknown name '{node.name}'{self._paper}"
            self._say(node.lineno, node.name, "unknown-name", message, hint)
        return UNKNOWN

    def _field(self, of: Any, name: str, node: nodes.Node) -> Any:
        if name.startswith("_"):
            message = f"'{name}' is not open to templates"
            self._say(node.lineno, name, "template-safety", message)
        elif is_record(of):
            fields = fields_of(of)
            if name in fields:
                return fields[name]
            inside = last_word(getattr(node, "node", node))
            message = f"unknown field '{name}' of {named(inside)}"
            self._say(node.lineno, name, "unknown-name", message, did_you_mean(name, fields))
        elif isinstance(of, ListOf | Fixed) and name not in ("index", "count"):
            message = f"'{name}' is asked of a list; its items have it"
            self._say(node.lineno, name, "unknown-name", message, "use 'for' to go through them")
        return UNKNOWN

    def _item(self, node: nodes.Getitem, scope: Scope) -> Any:
        of = self._kind(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            self._kind(node.arg, scope)
            return of if isinstance(of, ListOf) or of is str else UNKNOWN
        self._kind(node.arg, scope)
        index = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if isinstance(index, str):
            return self._field(of, index, node)
        if isinstance(of, Fixed) and isinstance(index, int) and -len(of.items) <= index:
            return of.items[index] if index < len(of.items) else UNKNOWN
        return item_of(of)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Any:
        value = node.node
        forgiving = node.name in ("default", "d") and isinstance(value, nodes.Name)
        of = UNKNOWN if value is None or forgiving else self._kind(value, scope)
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self._kind(argument, scope)
        if node.name not in OPEN_FILTERS:
            hint = did_you_mean(node.name, OPEN_FILTERS)
            self._say(node.lineno, node.name, "template-syntax", _no("filter", node.name), hint)
            return UNKNOWN
        return self._filtered(node, of)

    def _filtered(self, node: nodes.Filter, of: Any) -> Any:
        if node.name in _TEXT:
            return str
        if node.name in _NUMBER:
            return int
        for pair in node.kwargs:
            if pair.key == "attribute" and isinstance(pair.value, nodes.Const):
                got = item_of(of)
                for part in str(pair.value.value).split("."):
                    got = self._field(got, part, node)
                return ListOf(got) if node.name == "map" else UNKNOWN
        if node.name in _SAME:
            return of if isinstance(of, ListOf) else UNKNOWN
        return item_of(of) if node.name in ("first", "last") else UNKNOWN

    def _test(self, node: nodes.Test, scope: Scope) -> Any:
        asks_whether = node.name in ("defined", "undefined") and isinstance(node.node, nodes.Name)
        if not asks_whether:
            self._kind(node.node, scope)
        for argument in node.args:
            self._kind(argument, scope)
        if node.name not in TESTS:
            hint = did_you_mean(node.name, TESTS)
            self._say(node.lineno, node.name, "template-syntax", _no("test", node.name), hint)
        return bool

    def _call(self, node: nodes.Call, scope: Scope) -> Any:
        for argument in (*node.args, *(pair.value for pair in node.kwargs)):
            self._kind(argument, scope)
        called = node.node
        if isinstance(called, nodes.Name) and called.name in ("link", "_"):
            return str
        self._kind(called, scope)
        return UNKNOWN


def _no(what: str, name: str) -> str:
    return f"unknown {what} '{name}'"
