"""Boxes and lines: a Mermaid flowchart, in just the form that our templates write, as a block."""

from __future__ import annotations

import re

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, TemplateError

MAX_NODES = 400
_CODE = re.compile(r"#(\d{1,7});")
_NODE = re.compile(r'(\w+)\["([^"]*)"\]')
_EDGE = re.compile(r"(\w+) (-->|-\.->) (\w+)")
_CLASS_STYLE = re.compile(r"classDef (\w+) (.+)")
_CLASS = re.compile(r"class ([\w,]+) (\w+)")


class Node(NamedTuple):
    """A box; its first line is its name. `dash` is the pattern of its border, empty for a line."""

    lines: tuple[str, ...]
    dash: tuple[int, ...] = ()
    heavy: bool = False


class Diagram(NamedTuple):
    """Boxes in order, and lines from one to another by number. `description` stands for it all.

    Lines that are `dotted` change no box's place.
    """

    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]
    dotted: tuple[tuple[int, int], ...] = ()


def parse_mermaid(text: str, name: str) -> Diagram:
    """Return the diagram that a Mermaid text draws. `name` stands for its paper in messages.

    Raises TemplateError for anything but `flowchart TD`, quoted boxes, arrows and classes.
    """
    about = {"accTitle": "", "accDescr": ""}
    labels: dict[str, str] = {}
    edges: dict[str, list[tuple[str, str]]] = {"-->": [], "-.->": []}
    styles: dict[str, str] = {}
    classes: dict[str, list[str]] = {}
    first, *lines = [line.strip() for line in text.strip().splitlines()] or [""]
    if first != "flowchart TD":
        raise _unsupported(name, first)
    for line in lines:
        key, colon, value = line.partition(": ")
        if colon and key in about:
            about[key] = _decoded(value)
        elif node := _NODE.fullmatch(line):
            labels[node[1]] = node[2]
        elif (edge := _EDGE.fullmatch(line)) and edge[1] in labels and edge[3] in labels:
            edges[edge[2]].append((edge[1], edge[3]))
        elif style := _CLASS_STYLE.fullmatch(line):
            styles[style[1]] = style[2]
        elif (members := _CLASS.fullmatch(line)) and members[2] in styles:
            for member in members[1].split(","):
                classes.setdefault(member, []).append(styles[members[2]])
        elif line:
            raise _unsupported(name, line)
    if len(labels) > MAX_NODES:
        raise _unsupported(name, f"{len(labels)} boxes")
    order = {node: number for number, node in enumerate(labels)}
    return Diagram(
        about["accTitle"],
        about["accDescr"],
        tuple(_node(label, ",".join(classes.get(node, ()))) for node, label in labels.items()),
        *(tuple((order[start], order[end]) for start, end in found) for found in edges.values()),
    )


def _node(label: str, style: str) -> Node:
    dash = re.search(r"stroke-dasharray: ?(\d+(?: \d+)*)", style)
    heavy = "stroke-width" in style
    lines = tuple(map(_decoded, label.split("<br/>")))
    return Node(lines, tuple(map(int, dash[1].split())) if dash else (), heavy)


def _decoded(text: str) -> str:
    def put(found: re.Match[str]) -> str:
        number = int(found[1])
        return chr(number) if number < 0x110000 else ""

    return _CODE.sub(put, text)


def _unsupported(name: str, what: str) -> TemplateError:
    message = f"this diagram cannot be drawn: it has '{what[:60]}'"
    hint = "only 'flowchart TD', boxes such as a[\"CEO\"], 'a --> b', classDef and class work"
    return TemplateError([Problem(Place(name), "unsupported-diagram", message, hint)])
