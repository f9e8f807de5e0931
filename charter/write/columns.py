"""How wide the columns of a table are."""

from __future__ import annotations

from charter.write.blocks import Inline

_LETTER = 105
"""A wide guess at one letter of table text, in twentieths of a point."""
_CELL_MARGINS = 180
_ROOM_TO_WRITE = 28.0
"""How much an empty column wants, as if it held a text of this many letters."""


def column_widths(rows: list[tuple[Inline, ...]], width: int, facts: bool) -> list[int]:
    """Return column widths in twentieths of a point that sum to `width`.

    Each column holds its longest word; what is left goes to the columns with the most text.
    """
    if facts and len(rows[0]) == 2:
        first = width * 27 // 100
        return [first, width - first]
    least, wanted = [], []
    for column in zip(*rows, strict=True):
        texts = [
            line[0].text if len(line) == 1 else "".join([run.text for run in line])
            for line in column
        ]
        longest = max(map(len, " ".join(texts).split()), default=0)
        least.append(longest * _LETTER + _CELL_MARGINS)
        empty = not any(texts[1:])
        wanted.append(_ROOM_TO_WRITE if empty else sum(map(len, texts)) / len(texts))
    rest = width - sum(least)
    if rest < 0:
        least, rest = [0] * len(least), width
    widths = [low + int(rest * part / sum(wanted)) for low, part in zip(least, wanted, strict=True)]
    widths[-1] += width - sum(widths)
    return widths
