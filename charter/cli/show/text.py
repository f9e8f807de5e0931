"""Plain text layout: aligned tables, and labelled paragraphs, at the width of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import TextWrapper
from typing import NamedTuple

from charter.cli.output import style, terminal_columns

GAP = "  "
WIDEST, NARROWEST = 100, 30
TABLE = 60
"""Least width of a table; where there is less, the cells of a row stand below each other."""


class Field(NamedTuple):
    """A label and what stands beside it. Items after a line break within one hang under it."""

    label: str
    items: tuple[str, ...]


def terminal_width() -> int | None:
    """Return how wide lines may be, or None where the output goes to a file or another program."""
    columns = terminal_columns()
    return None if columns is None else max(NARROWEST, min(WIDEST, columns))


def table(header: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> Iterator[str]:
    """Yield the lines of an aligned table, headed by a dim line.

    Where `width` is None, each row is one line, so that grep and cut find it whole. Otherwise cells
    wrap; a first cell that is too wide stands on a line of its own and is never broken, because
    people copy ids.
    """
    natural = [max(len(row[n]) for row in (header, *rows)) for n in range(len(header))]
    least = [_longest_word(row[n] for row in (header, *rows)) for n in range(len(header))]
    widths = natural if width is None else _fit(natural, least, width - len(GAP))
    if width is not None and (width < TABLE or sum(widths) + len(GAP) * len(widths) > width):
        yield from _stacked(rows, width)
        return
    for number, row in enumerate((header, *rows)):
        for line in _row(row, widths):
            text = f"{GAP}{line}"
            yield style(text, dim=True) if number == 0 else text


def _stacked(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for row in rows:
        yield f"{GAP}{row[0]}"
        for cell in row[1:]:
            yield from paragraph(cell, width, GAP * 2)


def _fit(natural: list[int], least: list[int], width: int) -> list[int]:
    """Return widths that share `width` out by need, each wide enough for its longest word."""
    room = width - len(GAP) * (len(natural) - 1)
    if sum(natural) <= room:
        return natural
    widths = [min(natural[0], room * 45 // 100)]
    for n in range(1, len(natural)):
        left = room - sum(widths)
        share = min(left * natural[n] // sum(natural[n:]), left - sum(least[n + 1 :]))
        widths.append(min(natural[n], max(least[n], share)))
    return widths


def _longest_word(cells: Iterable[str]) -> int:
    return max((len(word) for cell in cells for word in cell.split()), default=0)


def _row(row: Sequence[str], widths: list[int]) -> Iterator[str]:
    cells = [_wrap(cell, width) for cell, width in zip(row[1:], widths[1:], strict=True)]
    if len(row[0]) > widths[0]:
        yield row[0]
        cells = [[""], *cells]
    else:
        cells = [[row[0]], *cells]
    for n in range(max(map(len, cells))):
        parts = [
            (cell[n] if n < len(cell) else "").ljust(width)
            for cell, width in zip(cells, widths, strict=True)
        ]
        yield GAP.join(parts).rstrip()


def fields(found: Sequence[Field], width: int | None) -> Iterator[str]:
    """Yield the lines of labelled paragraphs; several items under a label get a dash each."""
    label_width = max((len(field.label) for field in found), default=0)
    room = (width or 80) - label_width - 2 * len(GAP)
    for field in found:
        label = style(field.label.ljust(label_width), dim=True)
        for item in field.items:
            first, *others = item.split("\n")
            dash = "- " if len(field.items) > 1 else ""
            lines = _wrap(first, room - len(dash))
            for more in others:
                lines += _wrap(more, room - len(dash))
            for number, line in enumerate(lines):
                yield f"{GAP}{label}{GAP}{dash if number == 0 else ' ' * len(dash)}{line}".rstrip()
                label = " " * label_width


def paragraph(text: str, width: int | None, indent: str = "") -> Iterator[str]:
    """Yield the lines of a paragraph."""
    for line in _wrap(text, (width or 80) - len(indent)):
        yield f"{indent}{line}"


def _wrap(text: str, width: int) -> list[str]:
    wrapper = TextWrapper(max(8, width), break_long_words=False, break_on_hyphens=False)
    return wrapper.wrap(text) or [""]
