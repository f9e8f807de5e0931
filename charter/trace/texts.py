"""Words in the files that they are written in, found across the ends of lines."""

from __future__ import annotations

from pathlib import Path

from charter.problems import CharterError
from charter.read.files import read_text

_ROOM = 120
"""Lines that an entry or a text may go on for."""


class FileTexts:
    """Files as they are now, each read once."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[str, ...]] = {}
        self._whole: dict[str, tuple[str, tuple[int, ...]]] = {}

    def find(
        self, path: str, first: int, quote: str, rest: str | None = None
    ) -> tuple[int, int] | None:
        """Return line and column of words in a file from a line on, across the ends of lines.

        With `rest`, what follows the words must follow there too; as much of it as is written so.
        """
        wanted = " ".join(quote.removesuffix(" ...").split()).lower()
        joined, starts = self._joined(path)
        if not wanted or first > len(starts):
            return None
        begin = starts[max(first - 1, 0)]
        last = first + _ROOM if rest is not None else len(starts)
        end = starts[last] if last < len(starts) else len(joined)
        follows = " ".join((rest or "").split()).lower()
        # The longest piece that is there tells the words from the same ones before them.
        pieces = [
            follows[:length]
            for length in (len(follows), 60, 30)
            if len(follows[:length]) >= len(wanted)
        ]
        found = (joined.find(piece, begin, end) for piece in (*pieces, wanted))
        at = next((at for at in found if at >= 0), -1)
        if at < 0:
            return None
        number = next(n for n in range(len(starts) - 1, -1, -1) if starts[n] <= at)
        raw = self.lines(path)[number]
        return number + 1, at - starts[number] + len(raw) - len(raw.lstrip()) + 1

    def lines(self, path: str) -> tuple[str, ...]:
        """Return the lines of a file; none where it cannot be read."""
        if path not in self._lines:
            try:
                self._lines[path] = tuple(read_text(Path(path)).split("\n"))
            except CharterError:
                self._lines[path] = ()
        return self._lines[path]

    def _joined(self, path: str) -> tuple[str, tuple[int, ...]]:
        """Return all lines of a file as one, in small letters, and where each starts."""
        if path not in self._whole:
            parts, starts, at = [], [], 0
            for line in self.lines(path):
                starts.append(at)
                # One small letter for each: the places of letters stay as they are.
                small = "".join(c.lower() if len(c.lower()) == 1 else c for c in line.strip())
                parts.append(f"{small} ")
                at += len(small) + 1
            self._whole[path] = "".join(parts), tuple(starts)
        return self._whole[path]
