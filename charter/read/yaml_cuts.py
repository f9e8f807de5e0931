"""Values of YAML that are not what their writer meant: cut at a comma or a sign, or in quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from charter.patterns import lazy_re
from charter.problems import Place, Problem
from charter.read.yaml_sentences import parts_of_sentences
from charter.read.yaml_slips import quoted
from charter.values.days import day_of
from charter.values.numbers import Beside, ReadingError

_COMMENT = lazy_re(r"[ \t]+(#\w.*)")
_AFTER_WORDS = lazy_re(r" (# ?\w.*)")
"""One space is before the sign: a note mostly stands further off."""
_AFTER_WORD = lazy_re(r" (# ?\d+)\s*\Z")
"""Behind one word a note is usual, but none is only a number; nor does one follow the C of C #."""
_THOUSANDS = lazy_re(r"\d{3}(?!\w)")
_FRACTION = lazy_re(r"\d{1,2}(?!\w)")
_ENDS_IN_DIGITS = lazy_re(r"(?<!\d)\d{1,3}\Z")
_AMOUNT = lazy_re(r"[$€£]?[\d,]+\Z", re.ASCII)
_IN_CURLY = lazy_re(
    "[\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb]"
    "([^\u201c-\u201f\u00ab\u00bb]+)"
    "[\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]\\Z"
)
_IS_NAME = lazy_re(r"[a-z][a-z_]*\Z|\d")
"""What a name of ours looks like, and may lack its value, or an amount, whose comma is told."""
_REST_OF_NUMBER = lazy_re(r"\d{1,2}(?!\d)")
_YEAR = lazy_re(r"(?<!\d)(?:19|20|21)\d\d\Z", re.ASCII)
LIKE_A_COMMA = "\u201a"
CUT_NUMBER = re.compile(rf"\d{LIKE_A_COMMA}\d")
"""What a number with a fraction is read as that a comma has cut, so that the rest can be read."""
_DASHED = lazy_re(r"([ \t]*)[-\u2022*][ \t]+(\S.*?)\s*\Z")
_SHOWN = 40


class Cuts:
    """Looks at each plain scalar of a document in turn.

    `at_commas` are numbers and texts in brackets that a comma between digits has parted, which
    nobody means. `doubts` are texts with a comment behind them that may be the rest of them (rank
    #4, a C # team, but not cto # a note), and texts in curly quotes, which papers would print.
    `rests` are items in small letters behind one that begins with a capital: a list, or one
    sentence, as their first words say, with what is to be told of a sentence.
    """

    def __init__(self, path: str, text: str) -> None:
        self.at_commas: list[Problem] = []
        self._commas: dict[tuple[int, int], str] = {}
        self.doubts: list[Problem] = []
        self.rests: list[tuple[tuple[str, ...], Problem]] = []
        self._path, self._lines = path, text.split("\n")
        self._has_notes = " #" in text or "\t#" in text
        self._end, self._whole = (-1, -1), ""
        self._key: Any = None
        self._sentence, self._sentence_from = "", None

    def take(self, event: Any, value: Any, *, key: bool = False) -> bool:
        """Look at a plain scalar and what it was read as; return whether it was cut at a comma.

        A `key` stands before a colon, or where one is missing.
        """
        self._look_within_braces(event, key)
        if value is None or isinstance(value, str):
            self._look_behind(event)
            if event.start_mark.line < event.end_mark.line:
                self._look_at_dashes(event)
            if not event.value.isascii() and (found := _IN_CURLY.match(event.value)):
                self._in_quotes(event, found[1])
        if event.start_mark.index == event.end_mark.index:
            return False  # nothing stands here, as after a key that a comma has made
        before, self._whole = self._whole, event.value
        start, end = event.start_mark, self._end
        self._end = event.end_mark.line, event.end_mark.column
        if end != (start.line, start.column - 1) or not _ENDS_IN_DIGITS.search(before):
            return False
        here = _THOUSANDS.match(event.value) or (
            # 1,2 alone may be two numbers of a list; beside words it is one with its fraction.
            _FRACTION.match(event.value) if not f"{before}{event.value}".isdigit() else None
        )
        return here is not None and self._parted(event, before, here[0])

    def listed(
        self,
        items: Sequence[Any],
        values: Mapping[tuple[str | int, ...], tuple[int, int]],
        at: tuple[str | int, ...],
        end: Any,
    ) -> None:
        """Look at a list in brackets, its items at `at` in `values`, and its end."""
        if not any(isinstance(item, str) and " " in item for item in items):
            return
        places = [values[(*at, number)] for number in range(len(items))]
        starts = [self._lines[line - 1][column - 1] for line, column in places]
        plain = ["" if s in "\"'[{" else str(i) for s, i in zip(starts, items, strict=True)]
        for first, last, sure in parts_of_sentences(plain):
            line, column = places[first]
            after = places[last + 1] if last + 1 < len(places) else (end.line + 1, end.column)
            said = self._between((line - 1, column - 1), (after[0] - 1, after[1] - 1))
            message = f"'{items[first]}' ends at a comma, since one ends an item within [...]"
            hint = f"write {quoted(said.rstrip(' ,'))}, with the quotation marks"
            place = Place(self._path, line, column)
            if sure:
                self.at_commas.append(Problem(place, "split-text", message, hint))
                for line, column in places[first + 1 : last + 1]:
                    self._take_out_comma(line - 1, column - 1)
            else:
                problem = Problem(place, "split-text", message, f"where it is one text, {hint}")
                texts = plain[first : last + 1]
                if last + 1 == len(items) and _ended(texts):
                    self.doubts.append(problem)
                else:
                    self.rests.append((tuple(t for t in texts[1:] if " " in t), problem))

    def whole(self, text: str) -> str:
        """Return the text with nothing parted at a comma, each value at its place as before."""
        lines = text.split("\n")
        for (line, column), sign in self._commas.items():
            lines[line] = f"{lines[line][:column]}{sign}{lines[line][column + 1 :]}"
        return "\n".join(lines)

    def _parted(self, event: Any, before: str, digits: str) -> bool:
        self._whole = whole = f"{before},{event.value}"
        is_number = digits == event.value and _AMOUNT.match(before)
        said = whole.replace(",", "") if is_number else _number_of(whole)
        right = said or f"'{whole}', with the quotation marks"
        if "," in before and self.at_commas:
            self.at_commas.pop()  # the number goes on
        self._commas[event.start_mark.line, event.start_mark.column - 1] = (
            "_" if is_number else LIKE_A_COMMA
        )
        place = Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)
        message = f"'{whole}' is cut in two: a comma ends a value here"
        self.at_commas.append(Problem(place, "split-number", message, f"write {right}"))
        return True

    def _look_within_braces(self, event: Any, key: bool) -> None:
        """Look whether a text in braces goes on behind a comma, where a name should stand."""
        if key:
            self._key = event
            return
        before, self._key = self._key, None
        if event.start_mark.index < event.end_mark.index:
            self._sentence, self._sentence_from = event.value, event
            return
        if before is None or self._sentence_from is None:
            return
        if _REST_OF_NUMBER.match(before.value) and _ENDS_IN_DIGITS.search(self._sentence):
            self._number_parted(before)
            return
        day = _day_of(self._sentence, before.value)
        if _IS_NAME.match(before.value) and not day:
            return
        start, last = self._sentence_from.start_mark, before.end_mark
        said = self._between((start.line, start.column), (last.line, last.column))
        behind = self._lines[last.line][last.column :].lstrip()
        parts = " ".join(f"{self._sentence}, {before.value}".split())
        if behind[:1] not in (",", "}") or re.sub(r" ?, ?", ", ", said) != re.sub(
            r" ?, ?", ", ", parts
        ):
            return
        if self._sentence != self._sentence_from.value and self.at_commas[-1].code == "split-text":
            self.at_commas.pop()  # the text goes on
        self._sentence = parts
        self._take_out_comma(before.start_mark.line, before.start_mark.column)
        place = Place(self._path, start.line + 1, start.column + 1)
        message = (
            f"'{self._sentence_from.value}' ends at a comma, since one ends a value within {{...}}"
        )
        hint = f"write {day}" if day else f"write {quoted(said)}, with the quotation marks"
        self.at_commas.append(Problem(place, "split-text", message, hint))

    def _number_parted(self, rest: Any) -> None:
        """Note a number with a comma before its fraction, such as 1,5 or 1,2 mio."""
        first: Any = self._sentence_from
        start = first.start_mark
        whole = f"{self._sentence},{rest.value}"
        column = rest.start_mark.column - 1
        line = rest.start_mark.line
        if (line, column) in self._commas or self._lines[line][column] != ",":
            return  # a comma and a space part two values
        self._commas[line, column] = LIKE_A_COMMA
        self._whole = whole  # of 45,00,000 the rest follows
        message = f"'{whole}' is cut in two: a comma ends a value here"
        number = _number_of(whole)
        hint = f"write {number}" if number else f"write '{whole}', with the quotation marks"
        place = Place(self._path, start.line + 1, start.column + 1)
        self.at_commas.append(Problem(place, "split-number", message, hint))

    def _between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Return what stands from one place to another, on one line."""
        lines = self._lines[start[0] : end[0] + 1]
        lines[-1] = lines[-1][: end[1]]
        lines[0] = lines[0][start[1] :]
        return " ".join(" ".join(lines).split())

    def _take_out_comma(self, line: int, column: int) -> None:
        """Note the comma before a place as none."""
        while line >= 0 and "," not in self._lines[line][:column]:
            line, column = line - 1, len(self._lines[line - 1])
        self._commas[line, self._lines[line].rindex(",", 0, column)] = LIKE_A_COMMA

    def _in_quotes(self, event: Any, text: str) -> None:
        place = Place(self._path, event.start_mark.line + 1, event.start_mark.column + 1)
        shown = event.value if len(event.value) < _SHOWN else f"{event.value[:_SHOWN]}..."
        message = f"{shown} is printed with its curly quotes"
        hint = f"where these are not meant, write '{text}'" if len(text) < _SHOWN else ""
        hint = hint or "where these are not meant, leave them out"
        self.doubts.append(Problem(place, "curly-quotes", message, hint))

    def _look_at_dashes(self, event: Any) -> None:
        """Tell lines of a text that begin as items, and which YAML takes into the text before."""
        start = event.start_mark
        listed = self._lines[start.line][: start.column].rstrip().endswith("-")
        # YAML ends lines at more signs than we do.
        for number in range(start.line + 1, min(event.end_mark.line + 1, len(self._lines))):
            ends = number == event.end_mark.line
            line = self._lines[number][: event.end_mark.column if ends else None]
            if found := _DASHED.match(line):
                item = f"- {found[2]}"
                message = f"'{item[:_SHOWN]}' is taken for the rest of the text above it"
                hint = f"where it is an item of its own, write '{item}'"
                if listed:
                    column = self._lines[start.line][: start.column].rindex("-")
                    spaces = "no space" if not column else f"{column} spaces"
                    hint += f" with {spaces} before it, as the item above has"
                else:
                    hint += ", and the text above it so too, below the name with its colon"
                place = Place(self._path, number + 1, len(found[1]) + 1)
                self.doubts.append(Problem(place, "item-in-a-text", message, hint))

    def _look_behind(self, event: Any) -> None:
        if not self._has_notes:
            return
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


def _number_of(text: str) -> str:
    """Return the digits of a number with a comma before its fraction, such as 1,5 Mio.; else ""."""
    from charter.values.number_words import number_said

    number = number_said(text, Beside(decimal=","))
    return "" if number is None else str(number)


def _day_of(text: str, year: str) -> str:
    """Return the day that a text and what is behind its comma say: March 31, 2027; else ""."""
    try:
        return (day_of(f"{text}, {year}") or "") if _YEAR.search(year) else ""
    except ReadingError:
        return ""


def _ended(items: Sequence[str]) -> bool:
    """Return whether the last item alone ends as a sentence, as none of a list does."""
    ends = [item.endswith((".", "!", "?")) for item in items]
    return ends[-1] and not any(ends[:-1])
