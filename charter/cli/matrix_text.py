"""The matrix in a terminal: the org chart, then a table that fits the width."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from charter.cli.output import style, terminal_columns
from charter.compose.matrix import spans

if TYPE_CHECKING:
    from charter.assign.organisation import Organisation
    from charter.compose.matrix import Matrix, MatrixPart

_GAP = "  "
_NARROWEST_TITLE, _WIDEST_TITLE = 30, 50
_BOLD = ("A", "D", "V")


def lines(organisation: Organisation, matrix: Matrix) -> Iterator[str]:
    """Yield what the command prints. Where nobody's terminal is asked, no line is broken."""
    width = terminal_columns()
    yield style(f"{matrix.company}: {matrix.structure}", bold=True)
    yield from _broken([matrix.filters[:1].upper() + matrix.filters[1:]], width)
    yield from _chart(organisation, matrix)
    for part in matrix.parts:
        yield ""
        yield from _part(matrix, part, width)
    yield ""
    told = [f"{letter} {what}" for letter, what in matrix.legend]
    yield from _broken(["; ".join(told)], width)
    if not matrix.parts:
        yield "Nothing fits what you asked for."


def _broken(texts: list[str], width: int | None) -> Iterator[str]:
    for text in filter(None, texts):
        yield from wrap(text, width or 10_000)


def _chart(organisation: Organisation, matrix: Matrix) -> Iterator[str]:
    """Yield a line for each position, further in than the one above it."""
    columns = {column.id: column for column in matrix.columns}
    depth: dict[str, int] = {}
    for name, position in organisation.positions.items():
        depth[name] = depth.get(position.reports_to, -1) + 1
        column = columns[name]
        head = f"{column.head} = " if column.head != column.short else ""
        title = f", {column.title}" if column.title != column.short else ""
        said = f" ({column.state})" if column.state else ""
        holder = f": {column.holder}" if column.holder and not column.state else ""
        yield f"{_GAP * (depth[name] + 1)}{head}{column.short}{title}{holder}{said}"


def _part(matrix: Matrix, part: MatrixPart, width: int | None) -> Iterator[str]:
    heads = [column.head for column in matrix.columns]
    cells = [len(head) + len(_GAP) for head in heads]
    longest = max(len(row.title) for p in matrix.parts for row in p.rows) + 2 * len(_GAP)
    pieces = 1
    while True:
        cuts = spans(len(heads), -(-len(heads) // pieces))
        widest = max(sum(cells[first:last]) for first, last in cuts)
        least = min(longest, _NARROWEST_TITLE)
        if width is None or pieces >= len(heads) or widest + least <= width:
            break
        pieces += 1
    room = longest if width is None else min(longest, max(width - widest, 12))
    room = room if width is None else min(room, _WIDEST_TITLE)
    for number, (first, last) in enumerate(cuts, 1):
        if number > 1:
            yield ""
        more = f" ({number} of {len(cuts)})" if len(cuts) > 1 else ""
        shown = heads[first:last]
        label = f"{part.title}{more}".ljust(room)
        yield style(label + "".join(_GAP + head for head in shown), bold=True)
        for section in part.sections:
            yield style(section.title, underline=True)
            for row in section.rows:
                letters = zip(row.letters[first:last], shown, strict=True)
                line = "".join(_GAP + _letter(letter, len(head)) for letter, head in letters)
                title = wrap(row.title, room - 2 * len(_GAP)) or [""]
                yield f"{_GAP}{title[0]}".ljust(room) + line.rstrip()
                yield from (f"{_GAP * 2}{rest}" for rest in title[1:])


def _letter(letter: str, width: int) -> str:
    left = (width - 1) // 2
    shown = style(letter or ".", bold=letter in _BOLD, dim=not letter)
    return " " * left + shown + " " * (width - 1 - left)
