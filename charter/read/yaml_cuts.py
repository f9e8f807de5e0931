"""Values of YAML that are not what their writer meant: cut at a comma or a sign, or in quotes."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import Place, Problem

_COMMENT = re.compile(r"[ \t]+(#\w.*)")
_AFTER_WORDS = re.compile(r" (# ?\w.*)")
"""One space is before the sign: a note mostly stands further off."""
_AFTER_WORD = re.compile(r" (# ?\d+)\s*\Z")
"""Behind one word a note is usual, but none is only a number; nor does one follow the C of C #."""
_THOUSANDS = re.compile(r"\d{3}(?!\w)")
_ENDS_IN_DIGITS = re.compile(r"(?<!\d)\d{1,3}\Z")
_AMOUNT = re.compile(r"[$€£]?[\d,]+\Z", re.ASCII)
_IN_CURLY = re.compile(
    "[\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb]"
    "([^\u201c-\u201f\u00ab\u00bb]+)"
    "[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]\\Z"
)
_SHOWN = 40


class Cuts:
    """Looks at each plain scalar of a document in turn.

    `at_commas` are numbers and texts in brackets that a comma between digits has parted, which
    nobody means. `doubts` are texts with a comment behind them that may be the rest of them (rank
    #4, a C # team, but not cto # a note), and texts in curly quotes, which papers would print.
    """

    def __init__(self, path: str, text: str) -> None:
        self.at_commas: list[Problem] = []
        self._commas: list[tuple[int, int]] = []
        self.doubts: list[Problem] = []
        self._path, self._lines = path, text.split("\n")
        self._end, self._whole = (-1, -1), ""

    def take(self, event: Any, value: Any) -> bool:
        """Look at a plain scalar and what it was read as; return whether it was cut at a comma."""
        if value is None or isinstance(value, str):
            self._look_behind(event)
            if not event.value.isascii() and (found := _IN_CURLY.match(event.value)):
                self._in_quotes(event, found[1])
        if event.start_mark.index == event.end_mark.index:
            return False  # nothing stands here, as after a key that a comma has made
        before, self._whole = self._whole, event.value
        start, end = event.start_mark, self._end
        self._end = event.end_mark.line, event.end_mark.column
        if end != (start.line, start.column - 1) or not _ENDS_IN_DIGITS.search(before):
            return False
        here = _THOUSANDS.match(event.value)
        return here is not None and self._parted(event, before, here[0])

    def whole(self, text: str) -> str:
        """Return the text with nothing parted at a comma, each value at its place as before."""
        lines = text.split("\n")
        for line, column in self._commas:
            lines[line] = f"{lines[line][:column]}_{lines[line][column + 1 :]}"
        return "\n".join(lines)

    def _parted(self, event: Any, before: str, digits: str) -> bool:
        self._whole = whole = f"{before},{event.value}"
        is_number = digits == event.value and _AMOUNT.match(before)
        right = whole.replace(",", "") if is_number else f"'{whole}', with the quotation marks"
        if "," in before and self.at_commas:
            self.at_commas.pop()  # the number goes on
        self._commas.append((event.start_mark.line, event.start_mark.column - 1))
        place = Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)
        message = f"'{whole}' is cut in two: a comma ends a value here"
        self.at_commas.append(Problem(place, "split-number", message, f"write {right}"))
        return True

    def _in_quotes(self, event: Any, text: str) -> None:
        place = Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)
        shown = event.value if len(event.value) < _SHOWN else f"{event.value[:_SHOWN]}..."
        message = f"{shown} is printed with its curly quotes"
        hint = f"where these are not meant, write '{text}'" if len(text) < _SHOWN else ""
        hint = hint or "where these are not meant, leave them out"
        self.doubts.append(Problem(place, "curly-quotes", message, hint))

    def _look_behind(self, event: Any) -> None:
        line, column = event.end_mark.line, event.end_mark.column
        rest = self._lines[line][column:] if line < len(self._lines) else ""
        text = event.value.strip()
        letter = len(text) == 1 and text.isupper() and _AFTER_WORDS.match(rest)
        words = letter or (_AFTER_WORDS if " " in text else _AFTER_WORD).match(rest)
        if found := words or _COMMENT.match(rest):
            text = event.value[-_SHOWN:]
            message = f"the text '{text}' ends where '{found[1][:_SHOWN]}' begins a comment"
            message = message if text else f"'{found[1][:_SHOWN]}' is a comment, and no value"
            whole = f"{event.value} {found[1].rstrip()}".strip().replace("'", "''")
            hint = f"where it is no comment, write '{whole}', with the quotation marks"
            place = Place(self._path, line + 1, column + 1)
            self.doubts.append(Problem(place, "cut-at-number-sign", message, hint))
