"""The tree of a template from outside, with every place counted where it can grow."""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

TICK, PRINT, LIST, JOIN = "tick!", "print!", "list!", "join!"
"""Filters that a template cannot name itself, for no name ends so."""

_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.FilterBlock)


def guarded(tree: nodes.Template) -> nodes.Template:
    """Return the tree with its loops, its text and its lists counted."""
    _count(tree.body)
    _Guard().visit(tree)
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


class _Guard(NodeTransformer):
    def visit(self, node: nodes.Node, *given: Any, **named: Any) -> Any:
        """Return the node, or what stands in its place."""
        node = self.generic_visit(node, *given, **named)
        if isinstance(node, nodes.Output):
            node.nodes = [
                n if isinstance(n, nodes.TemplateData) else _filter(n, PRINT, n.lineno)
                for n in node.nodes
            ]
        elif isinstance(node, nodes.Concat):
            return _filter(nodes.List(node.nodes, lineno=node.lineno), JOIN, node.lineno)
        elif isinstance(node, nodes.List | nodes.Dict):
            return _filter(node, LIST, node.lineno)
        elif isinstance(node, nodes.Tuple) and node.ctx == "load":
            # A tuple that takes values apart is stored; it is not a value.
            return _filter(node, LIST, node.lineno)
        return node
