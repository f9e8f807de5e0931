"""The tree of a template from outside, with every place counted where it can grow."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

TICK, PRINT, LIST, JOIN, HOLE = "tick!", "print!", "list!", "join!", "hole!"
"""Filters that a template cannot name itself, for no name ends so."""

_KEPT = (nodes.AssignBlock, nodes.Macro, nodes.CallBlock, nodes.FilterBlock)
"""What is printed within these is a value, which a template may ask for."""
_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.FilterBlock)


def guarded(tree: nodes.Template, file: str) -> nodes.Template:
    """Return the tree of a file with its loops, text and lists counted, and its fields watched."""
    _count(tree.body)
    _Guard(file).visit(tree)
    tree.body.insert(0, _tick(0, 1))
    return tree


def _count(body: list[nodes.Node]) -> None:
    """Put a count before each piece of fixed text, and at the start of whatever can repeat."""
    made: list[nodes.Node] = []
    for node in body:
        if isinstance(node, nodes.Output):
            fixed = sum(len(n.data) for n in node.nodes if isinstance(n, nodes.TemplateData))
            if fixed:
                made.append(_tick(fixed, node.lineno))
        for name in ("body", "elif_", "else_"):
            inner = getattr(node, name, None)
            if isinstance(inner, list):
                _count(inner)
                if name == "body" and isinstance(node, _BODIES):
                    inner.insert(0, _tick(0, node.lineno))
        made.append(node)
    body[:] = made


def _tick(length: int, line: int) -> nodes.Node:
    call = _filter(nodes.Const(length), TICK, line)
    return nodes.ExprStmt(call, lineno=line)


def _filter(value: nodes.Expr, name: str, line: int) -> nodes.Filter:
    return nodes.Filter(value, name, [], [], None, None, lineno=line)


def _field(node: nodes.Expr) -> str:
    """Return a field as a template names it, where it is printed whatever it says; else nothing."""
    if isinstance(node, nodes.Filter) and node.node and node.name not in ("default", "d"):
        return _field(node.node)
    if not isinstance(node, nodes.Getattr | nodes.Getitem):
        return ""
    name = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", "")
    owner = node.node.name if isinstance(node.node, nodes.Name) else _field(node.node)
    return f"{owner}.{name}" if owner and isinstance(name, str) and name else ""


class _Guard(NodeTransformer):
    def __init__(self, file: str) -> None:
        self._file, self._kept = file, 0

    def visit(self, node: nodes.Node, *given: Any, **named: Any) -> Any:
        """Return the node, or what stands in its place."""
        fields = [_field(n) for n in node.nodes] if isinstance(node, nodes.Output) else []
        self._kept += isinstance(node, _KEPT)
        node = self.generic_visit(node, *given, **named)
        self._kept -= isinstance(node, _KEPT)
        if isinstance(node, nodes.Output):
            node.nodes = [
                n if isinstance(n, nodes.TemplateData) else self._printed(n, field)
                for n, field in zip(node.nodes, fields, strict=True)
            ]
        elif isinstance(node, nodes.Concat):
            return _filter(nodes.List(node.nodes, lineno=node.lineno), JOIN, node.lineno)
        elif isinstance(node, nodes.List | nodes.Dict):
            return _filter(node, LIST, node.lineno)
        elif isinstance(node, nodes.Tuple) and node.ctx == "load":
            # A tuple that takes values apart is stored; it is not a value.
            return _filter(node, LIST, node.lineno)
        return node

    def _printed(self, node: nodes.Expr, field: str) -> nodes.Filter:
        shown = _filter(node, PRINT, node.lineno)
        if not field or self._kept:
            return shown
        told = [nodes.Const(each) for each in (field, node.lineno, self._file)]
        return nodes.Filter(shown, HOLE, told, [], None, None, lineno=node.lineno)
