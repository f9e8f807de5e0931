"""How messages name a piece of a template."""

from __future__ import annotations

from jinja2 import nodes


def named(word: str) -> str:
    """Return a word as a message names it."""
    return f"'{word}'" if word else "this"


def last_word(node: nodes.Node | None) -> str:
    """Return the word that a reader would call an expression by."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        value = node.arg.value
        return value if isinstance(value, str) else last_word(node.node)
    if isinstance(node, nodes.Filter | nodes.Getitem):
        return last_word(node.node)
    return ""
