"""Where the boxes and lines of a diagram stand, in points; every format draws the same."""

from __future__ import annotations

from textwrap import wrap

from charter.document.diagram import Diagram, Node
from charter.named_tuples import NamedTuple

FONT, NAME_FONT, LEADING = 8.0, 9.0, 10.5
PADDING = 3.0
SMALL, LARGE = 99.0, 400.0
"""How high a diagram may be, in points: 3.5 cm among text, most of a page that lies on its side."""
_NARROWEST, _WIDEST = 56.0, 126.0
_GAP_X, _GAP_Y, _STACK_GAP, _INDENT = 12.0, 12.0, 6.0, 16.0
_LONGEST_STACK = 5
_LETTER = 0.6
"""The width of a letter, as a part of the font's size: as wide as in Courier, so that any fits."""

Segment = tuple[float, float, float, float]


class Box(NamedTuple):
    """A box in its place; `lines` are broken so that they fit, the first `bold` are its name."""

    node: Node
    lines: tuple[str, ...]
    bold: int
    x: float
    y: float


class Layout(NamedTuple):
    """A diagram laid out: all boxes are equally large; a line is two points.

    Dotted lines run straight from the border of one box to that of another, as if between middles.
    """

    width: float
    height: float
    box_width: float
    box_height: float
    boxes: tuple[Box, ...]
    lines: tuple[Segment, ...]
    dotted: tuple[Segment, ...] = ()


def lay_out(diagram: Diagram, room: float) -> Layout:
    """Return where everything stands, top down; what is too wide for `room` is stacked."""
    texts, width = _fitted(diagram.nodes)
    height = max((len(lines) for lines, _ in texts), default=0) * LEADING + 2 * PADDING
    below: dict[int, list[int]] = {}
    above: dict[int, int] = {}
    for start, end in diagram.edges:
        if end not in above:
            above[end] = start
            below.setdefault(start, []).append(end)
    tree = _Tree(below, width, height)
    forest = tree.whole_forest(len(texts), above)
    if tree.widths(forest) > room:
        tree = _Tree(below, width, height, stacked=True)
        forest = tree.whole_forest(len(texts), above)
        tree.widths(forest)
    left = 0.0
    for root in forest:
        tree.place(root, left, 0.0)
        left += tree.width[root] + _GAP_X
    boxes = tuple(Box(node, *texts[n], *tree.places[n]) for n, node in enumerate(diagram.nodes))
    return Layout(
        max((box.x + width for box in boxes), default=0),
        max((box.y + height for box in boxes), default=0),
        width,
        height,
        boxes,
        tuple(tree.lines),
        tuple(_between(boxes[start], boxes[end], width, height) for start, end in diagram.dotted),
    )


def _between(start: Box, end: Box, width: float, height: float) -> Segment:
    far, down = end.x - start.x, end.y - start.y
    sides = (abs(far) / width, abs(down) / height)
    part = 0.5 / max(*sides, 1.0)  # of the way, within either box
    x, y = start.x + width / 2, start.y + height / 2
    return x + far * part, y + down * part, x + far * (1 - part), y + down * (1 - part)


def _fitted(nodes: tuple[Node, ...]) -> tuple[list[tuple[tuple[str, ...], int]], float]:
    """Return the lines of each box, broken, how many are its name, and the width of all boxes."""

    def wide(letters: int, font: float) -> float:
        return letters * font * _LETTER + 2 * PADDING

    longest = max(
        (
            wide(len(line), NAME_FONT if n == 0 else FONT)
            for node in nodes
            for n, line in enumerate(node.lines)
        ),
        default=0.0,
    )
    width = min(max(longest, _NARROWEST), _WIDEST)
    texts = []
    for node in nodes:
        lines: list[str] = []
        bold = 0
        for number, line in enumerate(node.lines):
            font = FONT if number else NAME_FONT
            fits = wide(len(line), font) <= width
            lines += [line] if fits else wrap(line, int((width - 2 * PADDING) / (_LETTER * font)))
            bold = bold or len(lines)
        texts.append((tuple(lines), bold))
    return texts, width


class _Tree:
    def __init__(
        self, below: dict[int, list[int]], box: float, height: float, stacked: bool = False
    ) -> None:
        self._below, self._box, self._height, self._stacked = below, box, height, stacked
        self.width: dict[int, float] = {}
        self.places: dict[int, tuple[float, float]] = {}
        self.lines: list[Segment] = []
        self._columns: dict[int, list[list[int]]] = {}

    def whole_forest(self, count: int, above: dict[int, int]) -> list[int]:
        """Return the tops. In a loop, which a company with gaps may have, the first is the top."""
        roots: list[int] = []
        seen: set[int] = set()
        order = [n for n in range(count) if n not in above]
        for root in (*order, *range(count)):
            if root in seen:
                continue
            roots.append(root)
            waiting = [root]
            while waiting:
                node = waiting.pop()
                seen.add(node)
                fresh = [n for n in self._below.get(node, ()) if n not in seen]
                self._columns[node] = self._in_columns(fresh)
                waiting += fresh
        return roots

    def _in_columns(self, nodes: list[int]) -> list[list[int]]:
        """Return the columns beneath a box: one a node, or stacks of those with none beneath."""
        leaves = [n for n in nodes if not self._below.get(n)]
        if not self._stacked or len(leaves) < 2:
            return [[n] for n in nodes]
        stacks = [leaves[n : n + _LONGEST_STACK] for n in range(0, len(leaves), _LONGEST_STACK)]
        return [[n] for n in nodes if n not in leaves] + stacks

    def widths(self, roots: list[int]) -> float:
        """Return how wide all is; `width` holds it for each node."""
        order: list[int] = []
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            order.append(node)
            waiting += (n for column in self._columns[node] for n in column)
        for node in reversed(order):
            columns = self._columns[node]
            inner = sum(map(self._column_width, columns)) + _GAP_X * (len(columns) - 1)
            self.width[node] = max(self._box, inner)
        return sum(self.width[root] for root in roots) + _GAP_X * (len(roots) - 1)

    def _column_width(self, column: list[int]) -> float:
        return self.width[column[0]] if len(column) == 1 else self._box + _INDENT

    def place(self, root: int, left: float, top: float) -> None:
        """Put a tree with its left upper corner at a point, and draw its lines."""
        waiting = [(root, left, top)]
        while waiting:
            node, left, top = waiting.pop()
            columns = self._columns[node]
            inner = sum(map(self._column_width, columns)) + _GAP_X * (len(columns) - 1)
            sole_stack = len(columns) == 1 and len(columns[0]) > 1
            x = left if sole_stack else left + (self.width[node] - self._box) / 2
            self.places[node] = (x, top)
            bottom = top + self._height
            bus, start = bottom + _GAP_Y / 2, left + (self.width[node] - inner) / 2
            drops = []
            for column in columns:
                wide = self._column_width(column)
                if len(column) == 1:
                    drops.append(start + wide / 2)
                    self._line(drops[-1], bus, drops[-1], bottom + _GAP_Y)
                    waiting.append((column[0], start, bottom + _GAP_Y))
                else:
                    drops.append(start + _INDENT / 2)
                    self._stack(column, start, bottom + _GAP_Y, bottom if sole_stack else bus)
                start += wide + _GAP_X
            if columns and not sole_stack:
                middle = x + self._box / 2
                self._line(middle, bottom, middle, bus)
                self._line(min(middle, *drops), bus, max(middle, *drops), bus)

    def _stack(self, column: list[int], left: float, top: float, start: float) -> None:
        trunk = left + _INDENT / 2
        for number, node in enumerate(column):
            y = top + number * (self._height + _STACK_GAP)
            self.places[node] = (left + _INDENT, y)
            self._line(trunk, y + self._height / 2, left + _INDENT, y + self._height / 2)
        last = top + (len(column) - 1) * (self._height + _STACK_GAP) + self._height / 2
        self._line(trunk, start, trunk, last)

    def _line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        if (x1, y1) != (x2, y2):
            self.lines.append((x1, y1, x2, y2))
