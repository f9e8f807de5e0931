"""What a template prints with nothing between: the items of a loop, or two fields side by side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2 import nodes

from charter.named_tuples import NamedTuple

_ITEM = re.compile(r"\s*(?:[-*+\u2022\u2013]|\d{1,2}[.)])\s")
_MARKS = "*_~`"
"""Marks around a word, which print nothing."""
_BESIDE = frozenset(("currency",))
"""Fields that may stand before an amount with nothing between."""


class Touching(NamedTuple):
    """A line of a template's source, what runs together there, and what to write."""

    line: int
    message: str
    hint: str


def touching(tree: nodes.Template, text_of: Callable[[str], str]) -> Iterator[Touching]:
    """Yield where a template prints one text right behind another.

    `text_of` returns what a reader sees of a piece of the template, with its line ends.
    """
    for loop in tree.find_all(nodes.For):
        if (ends := _ends(loop, text_of)) is None:
            continue
        between = "".join(ends)
        if not between.strip(_MARKS):
            message = "this loop prints its items one right behind another"
            yield Touching(
                loop.lineno, message, "write each on a line of its own, or a comma after"
            )
        elif "\n" not in between and _ITEM.match(ends[1]):
            message = "this loop prints the items of its list in one line"
            hint = "let each turn begin a new line: put the text of the loop on a line of its own"
            yield Touching(loop.lineno, message, hint)
    for output in tree.find_all(nodes.Output):
        for one, other in zip(output.nodes, output.nodes[1:], strict=False):
            first, second = _field(one), _field(other)
            if first and second and first.rpartition(".")[2] not in _BESIDE:
                message = f"'{first}' and '{second}' are printed with nothing between"
                yield Touching(other.lineno, message, "leave a space, or a line")


def _ends(loop: nodes.For, text_of: Callable[[str], str]) -> tuple[str, str] | None:
    """Return what a turn of a loop ends with and the next begins with; None where that varies."""
    if not loop.body or any(name.name == "loop" for name in loop.find_all(nodes.Name)):
        return None
    first, last = loop.body[0], loop.body[-1]
    if not (isinstance(first, nodes.Output) and isinstance(last, nodes.Output)):
        return None
    if first is last and len(first.nodes) == 1 and not _field(first.nodes[0]):
        return None
    ends = []
    for node in (last.nodes[-1], first.nodes[0]):
        if isinstance(node, nodes.TemplateData):
            ends.append(text_of(node.data))
        elif _field(node):
            ends.append("")
        else:
            return None
    return ends[0], ends[1]


def _field(node: nodes.Node) -> str:
    """Return a plain field, such as posting.pay, as it is written; nothing for all else."""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        return f"{node.node.name}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
