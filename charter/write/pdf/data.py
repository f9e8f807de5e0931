"""Blocks as the data that a page of PDF is set from: text stays text, lengths are points."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from charter.document.blocks import (
    Block,
    Heading,
    Inline,
    List,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    is_right_to_left,
    unbold,
    words_of,
)
from charter.document.diagram import Diagram
from charter.document.sections import held_blocks, kept_whole
from charter.write.columns import column_widths, matrix_widths, row_lines, rows_kept
from charter.write.diagram_layout import FONT, LARGE, NAME_FONT, SMALL, lay_out
from charter.write.letters import GROUP_FILL, LOOKS, PLAIN
from charter.write.pdf.look import Style, clean

_LINK = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+", re.IGNORECASE)
_SMALL_TABLE = 4
_STYLES = {"subtitle": "subtitle", "lead": "lead"}
_MARKS = ("•", "–")
_MARGIN = 2.0
_AFTER_LIST = 6.0
_GAP = 4.0


class Setter:
    """Turns the blocks of one paper into data; knows the letterhead's distances."""

    def __init__(self, styles: dict[str, Style], width: float, landscape: bool) -> None:
        self._styles, self._width = styles, width
        self._tallest = LARGE if landscape else SMALL
        self._level = 0
        self._after = 0.0

    def blocks(self, blocks: Sequence[Block], depth: int = 0) -> list[Any]:
        """Return each block as data, in order."""
        out: list[Any] = []
        self._after = 0.0
        whole = frozenset() if depth else kept_whole(blocks)
        held = frozenset() if depth else held_blocks((tuple(blocks),))
        for number, block in enumerate(blocks):
            made = self._block(block, depth, first=not number)
            if made is not None:
                if number in whole or (0, number) in held:
                    made["keep"] = True
                if (0, number) in held and isinstance(block, Table) and "whole" in made:
                    made["whole"] |= self._moves_whole(block)
                out.append(made)
        return out

    def _block(self, block: Block, depth: int, first: bool) -> dict[str, Any] | None:
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Paragraph):
            return self._paragraph(block, depth, first)
        if isinstance(block, List):
            style = self._styles["item"]
            above = self._above(style.before, style.after)
            items = [self.blocks(item, depth + 1) for item in block.items]
            self._after = _AFTER_LIST if not depth else style.after
            spacing = style.before + style.after
            mark = _MARKS[depth % 2]
            start = block.start
            return _made("list", above, start=start, items=items, spacing=spacing, mark=mark)
        if isinstance(block, Quote):
            style = self._styles["quote"]
            above = self._above(style.before, style.after)
            return _made("quote", above, blocks=self._inside(block.blocks, depth, style.after))
        if isinstance(block, Table):
            return self._table(block)
        if isinstance(block, Diagram):
            return self._diagram(block)
        assert isinstance(block, Rule)
        return _made("rule", self._above(6.0, 6.0))

    def _inside(self, blocks: tuple[Block, ...], depth: int, after: float) -> list[Any]:
        made = self.blocks(blocks, depth)
        self._after = after
        return made

    def _above(self, before: float, after: float) -> float:
        # As Word does: of the space after one paragraph and before the next, the larger counts.
        above, self._after = max(self._after, before), after
        return above

    def _heading(self, block: Heading) -> dict[str, Any] | None:
        if not clean(words_of(block.inline)).strip():
            return None
        name = "title" if block.level == 1 else f"heading{min(block.level - 1, 3)}"
        style = self._styles[name]
        # A reader that jumps from heading to heading must find no level left out (PDF/UA-1, 7.4).
        self._level = min(block.level, self._level + 1)
        above = self._above(style.before, style.after)
        line, rtl = _line(block.inline), is_right_to_left(block.inline)
        return _made("heading", above, style=name, level=self._level, line=line, rtl=rtl)

    def _paragraph(self, block: Paragraph, depth: int, first: bool) -> dict[str, Any]:
        runs, name = block.inline, "item" if depth else _STYLES.get(block.role, "text")
        style = self._styles[name]
        above = self._above(0.0 if first and depth else style.before, style.after)
        rtl = is_right_to_left(runs)
        line = _line(runs)
        return _made("para", above, style=name, keep=block.keep, line=line, rtl=rtl, indent=0)

    def _table(self, block: Table) -> dict[str, Any]:
        above = self._above(_GAP, _AFTER_LIST)
        room = round(self._width * 20)
        header = [_line(cell) for cell in block.header]
        if block.kind == "matrix":
            widths = [w / 20 for w in matrix_widths(block, room)]
            rows = [_matrix_row(row, n in block.groups) for n, row in enumerate(block.rows)]
            fill = GROUP_FILL
            return _made(
                "matrix", above, widths=widths, header=header, rows=rows, **{"group-fill": fill}
            )
        facts = block.kind == "facts"
        every = list(block.rows) if facts else [block.header, *block.rows]
        return _made(
            "facts" if facts else "table",
            above,
            widths=[w / 20 for w in column_widths(every, room, facts)],
            header=header,
            rows=[[_line(cell) for cell in row] for row in block.rows],
            tall=[not all(row) for row in block.rows],
            whole=len(every) <= _SMALL_TABLE,
        )

    def _moves_whole(self, block: Table) -> bool:
        """Return whether a table goes over to the last page whole, to what it stays with there."""
        rows = [row for row in (block.header, *block.rows) if row]
        room = round(self._width * 20)
        widths = column_widths(rows, room, block.kind == "facts")
        return len(rows) == len(rows_kept([row_lines(row, widths) for row in rows], holds=True))

    def _diagram(self, block: Diagram) -> dict[str, Any] | None:
        if not block.nodes:
            return None
        layout = lay_out(block, self._width)
        whole = layout.width + 2 * _MARGIN, layout.height + 2 * _MARGIN
        scale = min(1.0, self._width / whole[0], self._tallest / whole[1])
        boxes = [
            {
                "x": (box.x + _MARGIN) * scale,
                "y": (box.y + _MARGIN) * scale,
                "lines": [clean(line) for line in box.lines],
                "bold": box.bold,
                "dash": list(box.node.dash),
                "heavy": box.node.heavy,
            }
            for box in layout.boxes
        ]
        return {
            "kind": "diagram",
            "above": self._above(6.0, 3.0),
            "alt": clean(block.description or block.title) or "Diagram",
            "width": whole[0] * scale,
            "height": whole[1] * scale,
            "box-width": layout.box_width * scale,
            "box-height": layout.box_height * scale,
            "size": FONT * scale,
            "name-size": NAME_FONT * scale,
            "boxes": boxes,
            **{
                kind: [[(point + _MARGIN) * scale for point in line] for line in lines]
                for kind, lines in (("lines", layout.lines), ("dotted", layout.dotted))
            },
        }


def _made(kind: str, above: float, **rest: Any) -> dict[str, Any]:
    return {"kind": kind, "above": above, **rest}


def _matrix_row(row: tuple[Inline, ...], is_group: bool) -> dict[str, Any]:
    if is_group:
        return {"group": _line(unbold(row[0]))}
    letters = []
    for cell in row[1:]:
        letter = words_of(cell)
        look = LOOKS.get(letter, PLAIN)
        letters.append(
            {
                "t": clean(letter),
                "ink": look.ink,
                "fill": look.fill,
                "bold": look.bold,
                "outlined": look.outlined,
            }
        )
    return {"name": _line(row[0]), "letters": letters}


def _line(runs: Inline) -> list[dict[str, Any]]:
    return [_run(run) for run in runs]


def _run(run: Run) -> dict[str, Any]:
    text, bold, italic, code, link = run
    address = link if _LINK.fullmatch(link) else ""
    return {"t": clean(text), "bold": bold, "italic": italic, "code": code, "link": address}
