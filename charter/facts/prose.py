"""Texts of a company with paragraphs, lists and links, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from charter.named_tuples import NamedTuple

LINK = re.compile(
    r"(?<!!)\[([^\[\]\n]+)\]\(((?:https?://|mailto:)(?:[^\s()<>]|\([^\s()<>]*\))+)\)", re.IGNORECASE
)
"""Words and the address that they lead to: [our site](https://acme.example)."""
_ITEM = re.compile(r"(?:[-*+\u2022\u2013]|(\d{1,3})[.)])[ \t]+(?=\S)")
_YEAR = re.compile(r",? (?:19|20)\d\d(?!\d)")
_LETTER = re.compile(r"[a-z][.)] ")
_ENDED = (".", "!", "?", ":", ";", "\u2026")
_CLOSING = " )]\"'\u2019\u201c\u201d\u00ab\u00bb"
_INNER = 2
"""Spaces by which an item stands further in than the list that it belongs to."""
_DEEPEST = 3
"""How many lists an item may stand within; further in, it stands beside the others."""
_FIRST_WORD = re.compile(r"[^\W\d_]+(?![\w.]*[.:@/]\w)")
_WRAPPED = 50
"""A line that is as long and ends no sentence goes on in the next one."""


class ProseLine(NamedTuple):
    """A paragraph, or an item of a list: `number` is 0 for one with a bullet, None for none.

    An item within an item of another list stands at `depth` 1, and so on.
    """

    text: str
    number: int | None = None
    depth: int = 0


def pieces_of(text: str) -> list[ProseLine]:
    """Return the paragraphs and items of a text, each on one line.

    A line end ends a paragraph, unless the line only goes on in the next one.
    """
    if "\n" not in text.strip():
        return [ProseLine(" ".join(text.split()))]
    found: list[ProseLine] = []
    goes_on, steps = False, list[int]()
    lines = text.rstrip().splitlines()
    for line, then in zip(lines, [*lines[1:], ""], strict=True):
        said = " ".join(line.split())
        mark = _ITEM.match(said)
        if mark and goes_on and _is_dash(said, mark.end(), found[-1], then):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {said}")
            continue
        is_day = bool(mark and mark[1] and _begins_with_month(said[mark.end() :]))
        mark = None if is_day else mark
        if mark:
            in_list = bool(found) and found[-1].number is not None
            steps = _steps(steps if in_list else [], line)
            found.append(ProseLine(said[mark.end() :], int(mark[1] or 0), len(steps) - 1))
        elif (
            said
            and goes_on
            and _is_rest(found[-1], line, said, is_day and not _ITEM.match(found[-1].text))
        ):
            found[-1] = found[-1]._replace(text=f"{found[-1].text} {said}")
        elif said:
            found.append(ProseLine(said))
        goes_on = bool(said)
    return list(_numbered(found))


def _is_dash(said: str, end: int, before: ProseLine, then: str) -> bool:
    """Return whether a line that no other item is beside goes on after a dash: - and more."""
    if said[0] not in "-\u2013" or before.number is not None or _ITEM.match(then.strip()):
        return False
    if before.text.endswith(":"):
        return False
    from charter.read.blanks import going_on

    return said[end].islower() and going_on().match(said[end:]) is not None


def _begins_with_month(text: str) -> bool:
    """Return whether a text begins with the name of a month; English ones need their year."""
    word = re.split(r"[\W\d_]", text, maxsplit=1)[0]
    if word.casefold() in _months("en"):
        return _YEAR.match(text, len(word)) is not None
    return any(word.casefold() in _months(code) for code in _languages())


def _languages() -> tuple[str, ...]:
    from charter.facts.languages import languages

    return languages()


@cache
def _months(code: str) -> frozenset[str]:
    from charter.facts.locales import locale, written_in

    return frozenset(m.casefold() for land in written_in(code) for m in locale(land).months)


def _steps(steps: list[int], line: str) -> list[int]:
    """Return how far in each list stands that an item is in; `steps` are those before it."""
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    outer = [step for step in steps if step <= indent] or [indent]
    goes_in = indent >= outer[-1] + _INNER and len(outer) <= _DEEPEST
    return [*outer, indent] if goes_in else outer


def _is_rest(before: ProseLine, line: str, said: str, is_day: bool) -> bool:
    """Return whether a line goes on with what stands before it; `is_day` where it is "3. Mai"."""
    if before.number is not None and line[:1].isspace():
        return True
    if _LETTER.match(said):
        return False
    ended = before.text.rstrip(_CLOSING).endswith(_ENDED)
    return not ended and (is_day or said[0].islower() or len(before.text) >= _WRAPPED)


def _numbered(pieces: list[ProseLine]) -> Iterator[ProseLine]:
    """Yield the pieces; items whose numbers do not follow each other are paragraphs."""
    for has_number, group in groupby(pieces, key=lambda piece: bool(piece.number)):
        run = list(group)
        if has_number and not _follow(run):
            run = [ProseLine(f"{piece.number}. {piece.text}") for piece in run]
        yield from run


def _follow(run: list[ProseLine]) -> bool:
    """Return whether the numbers of each list follow each other."""
    last: list[int] = []
    for piece in run:
        number, before = piece.number or 0, last[piece.depth : piece.depth + 1]
        if before and number != before[0] + 1:
            return False
        last = [*last[: piece.depth], *[0] * (piece.depth - len(last)), number]
    return True


def as_sentence(text: str) -> str:
    """Return a text of one paragraph with a capital at its start and a full stop at its end.

    A name such as iOS keeps its first letter, and a text of several lines is left as it is.
    """
    said = text.rstrip()
    if not said or "\n" in said:
        return text
    first = _FIRST_WORD.match(said)
    said = said[0].upper() + said[1:] if first and first[0].islower() else said
    return said if said.rstrip(_CLOSING).endswith(_ENDED) else f"{said}."


def without_links(text: str) -> str:
    """Return a text with the words of its links, and not where they lead to."""
    return LINK.sub(r"\1", text) if "](" in text else text


def with_addresses(text: str) -> str:
    """Return a text with the address of each link after its words, where nothing can be a link."""
    return LINK.sub(r"\1 (\2)", text) if "](" in text else text


def shown_pieces(text: str) -> list[str]:
    """Return the lines that a reader sees of a text, without the marks of lists and links."""
    return [without_links(piece.text) for piece in pieces_of(text)]
