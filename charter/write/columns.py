"""How wide the columns of a table are, and how high its rows get."""

from __future__ import annotations

from math import ceil

from charter.document.blocks import Inline, Table, words_of

_LETTER = 105
"""A wide guess at one letter of table text, in twentieths of a point."""
_CELL_MARGINS = 180
_ROOM_TO_WRITE = 28.0
"""How much an empty column wants, as if it held a text of this many letters."""
_SHORT_TABLE, _SHORT_END, _SHORT_START = 10, 6, 4
"""Lines: keeping more together would leave a hole at the end of a page."""
_HELD_TABLE = 14
"""Lines of a table that moves to a last page whole, which would be nearly empty without it."""
_SHORT_CELL, _NAME = 8, 28
"""Letters of a cell that is not broken; of a name where others are still to be written in."""
_TALL_ROW = 26
"""A row of more lines than this may break within, also where a page has room for it."""
_LINE = 260
"""About a line of table text, in twentieths of a point."""
_HEAD_LETTER, _HEAD_MARGINS = 112, 200
_NARROWEST, _WIDEST = 560, 1500
_FIRST_LEAST = 36
"""Per cent of the width that the first column has at least."""


def column_widths(rows: list[tuple[Inline, ...]], width: int, facts: bool) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`.

    Each column holds its longest word; what is left goes to the columns with the most text.
    """
    if facts and len(rows[0]) == 2:
        first = width * 27 // 100
        return [first, width - first]
    least: list[int] = []
    whole: list[int] = []
    wanted: list[float] = []
    for column in zip(*rows, strict=True):
        # As words_of would, without a call for each cell.
        texts = [
            line[0].text if len(line) == 1 else "".join([run.text for run in line])
            for line in column
        ]
        longest = max(map(len, " ".join(texts).split()), default=0)
        least.append(longest * _LETTER + _CELL_MARGINS)
        empty = not any(texts[1:])
        # What is as short as "Day 30" stays on one line, and so does a name beside a blank.
        most = _NAME if not empty and not all(texts) else _SHORT_CELL
        longest = max([longest, *(len(text) + 1 for text in texts if len(text) <= most)])
        whole.append(longest * _LETTER + _CELL_MARGINS)
        wanted.append(_ROOM_TO_WRITE if empty else sum(map(len, texts)) / len(texts))
    least = whole if sum(whole) <= width else least
    rest = width - sum(least)
    if rest < 0:
        least, rest = [0] * len(least), width
    widths = [low + int(rest * part / sum(wanted)) for low, part in zip(least, wanted, strict=True)]
    widths[-1] += width - sum(widths)
    return widths


def matrix_widths(table: Table, width: int) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`; letters share evenly."""
    heads = [words_of(head) for head in table.header[1:]]
    longest = max((len(word) for head in heads for word in head.split()), default=1)
    wanted = min(max(longest * _HEAD_LETTER + _HEAD_MARGINS, _NARROWEST), _WIDEST)
    each = min(wanted, width * (100 - _FIRST_LEAST) // 100 // len(heads))
    return [width - each * len(heads), *[each] * len(heads)]


def row_lines(row: tuple[Inline, ...], widths: list[int]) -> int:
    """Return about how many lines high a row gets in columns of `widths`, rather too many."""
    lines = 1
    for line, width in zip(row, widths, strict=True):
        letters = sum([len(run.text) for run in line])
        lines = max(lines, ceil(letters * _LETTER / max(width - _CELL_MARGINS, _LETTER)))
    return lines


def tall_row(height: int) -> int:
    """Return from how many lines on a row may break within, on a page of a height.

    LibreOffice cuts off what does not fit of a row that may not. Half a page fits, whatever heading
    stands above, and however wide the letters are.
    """
    return min(_TALL_ROW, height // _LINE // 2)


def rows_kept(lines: list[int], holds: bool = False) -> set[int]:
    """Return which rows of a table stay on the page of the next, by how many lines each has.

    A short table stays whole. Another starts with a row under its header, two where they are short,
    and does not leave a short last row alone; else it breaks between any two rows. One that `holds`
    what follows it has its end on the same page.
    """
    last = len(lines) - 1
    if sum(lines) <= (_HELD_TABLE if holds else _SHORT_TABLE):
        return set(range(last + holds))
    kept = {0}
    if sum(lines[:3]) <= _SHORT_START:
        kept.add(1)
    if sum(lines[-2:]) <= _SHORT_END:
        kept.add(last - 1)
    return kept | {last} if holds else kept
