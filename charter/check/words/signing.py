"""What people and signature services write where one signs: names, dates, places, marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from charter.check.words.word_lists import listed_languages, signing_words
from charter.document.alike import plain
from charter.facts.languages import languages
from charter.facts.locales import locale, written_in
from charter.named_tuples import NamedTuple
from charter.values.days import day_of
from charter.values.numbers import ReadingError

if TYPE_CHECKING:
    from typing import Protocol

    class _Line(Protocol):
        """A line of a paper; a row has a text for each cell."""

        @property
        def kind(self) -> str: ...
        @property
        def cells(self) -> tuple[str, ...]: ...


SIGNATURES = {
    "adobe-sign": ("{{{{Sig_es_:signer{0}:signature}}}}", "{{{{Dte_es_:signer{0}:date}}}}"),
    "docusign": ("/sn{0}/", "/ds{0}/"),
}
"""What a signature service puts a field in the place of; signer 1 is the person, 2 the employer.

Adobe Acrobat Sign calls them text tags, DocuSign anchor strings.
"""
SIGNATURE = (100, 45)
"""Millimetres that a picture of a signature has at most."""
_MOST_WORDS = 25
_MONEY = re.compile(r"[$\u20ac\u00a3%]|\d{1,3}([.,']\d{3})+|\d{4,}[.,]\d\d\b")
_AMOUNT = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d{4,}\b|\b\d{1,3} \d{3}\b|\d[.,]\d|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b"
)
_STAMP = re.compile(
    r"(docusign|adobe sign|acrobat sign|signwell|skribble|dropbox sign|hellosign)[^.]{0,60}"
    r"(envelope|document|transaction|umschlag|id)|e?signature id",
    re.IGNORECASE,
)
_FEW = 6
_MOST_DOUBTS = 2
"""Words in a text that speak against a name, before it is plainly none."""
_LONG, _LONG_NAME = 20, 10
"""Letters of a long name, and of one in a script without capitals."""


class Signing(NamedTuple):
    """What people and services write where one signs, in every language that we know.

    `never` are words that no name, date or place has; `small` are parts of names, and titles, that
    have no capital.
    """

    asks: re.Pattern[str]
    column: re.Pattern[str]
    said: re.Pattern[str]
    dates: re.Pattern[str]
    never: frozenset[str]
    small: frozenset[str]


@cache
def signing() -> Signing:
    """Return what is written where one signs, put together from `catalog/words`."""
    every = [signing_words(), *(signing_words(code) for code in listed_languages())]

    def either(key: str) -> str:
        # The longest first, or "signed" would be all that is found of "signed by".
        found = dict.fromkeys(word for words in every for word in words.get(key, ()))
        return "|".join(sorted(found, key=len, reverse=True))

    def all_of(*keys: str) -> frozenset[str]:
        return frozenset(word for words in every for key in keys for word in words[key])

    return Signing(
        asks=re.compile(rf"\b(?:{either('asks')})\b", re.IGNORECASE),
        column=re.compile(rf"\b(?:{either('column')})\b", re.IGNORECASE),
        said=re.compile(
            rf"(?<!\w)(?:{either('said')})(?!\w):?|/s/|[\w.+-]+@[\w-]+\.[\w.-]+"
            r"|\b[0-9a-f]{8}[0-9a-f-]*\b",
            re.IGNORECASE,
        ),
        dates=_dates(
            f"(?:{either('months')}|{_own_months()})[^\\W\\d_]*\\.?", f"(?:{either('of')})"
        ),
        never=all_of("never"),
        small=all_of("particles", "titles"),
    )


def _own_months() -> str:
    """Return how months begin in the languages of our papers."""
    lands = (land for code in languages() for land in written_in(code))
    return "|".join(
        sorted({re.escape(month[:3].lower()) for land in lands for month in locale(land).months})
    )


def _dates(month: str, of: str) -> re.Pattern[str]:
    return re.compile(
        rf"\d{{1,4}}\s?[./\-\u5e74]\s?\d{{1,2}}\s?[./\-\u6708]\s?\d{{1,4}}\u65e5?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th|er|\.|\u00ba)?\s+(?:{of}\s+)?{month},?\s+(?:{of}\s+)?\d{{4}}"
        rf"|\b\d{{4}}\.?\s+{month}\s+\d{{1,2}}\.?"
        rf"|\b{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
        r"|\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?|[+-]\d\d'?:?\d\d'?",
        re.IGNORECASE,
    )


_NO_LETTER = re.compile(r"[^a-z0-9]+")
_MARKS = tuple(
    _NO_LETTER.sub("", mark.format(signer).lower())
    for service in SIGNATURES.values()
    for mark in service
    for signer in (1, 2)
)


def is_mark(text: str) -> bool:
    """Return whether a text is only what a signature service puts its fields in the place of.

    A PDF may break such a mark into pieces and drop its lines, so letters and digits decide.
    """
    if any(sign.isalnum() and not sign.isascii() for sign in text):
        return False  # services write their marks in ASCII
    left = _NO_LETTER.sub("", text.lower())
    for mark in _MARKS:
        left = left.replace(mark, "")
    return not left and bool(text.strip())


def is_fill(text: str) -> bool:
    """Return whether a text is plainly what one fills in to sign: a name, a date, a place.

    A sentence is none: it has a word in small letters that no name has, or an amount.
    """
    return is_mark(text) or not _doubts(text)


def is_clause(text: str) -> bool:
    """Return whether a text plainly says more than a name, a date and a place do.

    What is neither, such as a name that is also a word, a person has to read.
    """
    return not is_mark(text) and _doubts(text) > _MOST_DOUBTS


def _doubts(text: str) -> int:
    """Return how much speaks against a text being names, dates and places; 0 for nothing."""
    text = plain(text)
    known = signing()
    left = known.said.sub(" ", known.dates.sub(" ", text))
    if _MONEY.search(left) or _AMOUNT.search(left) or len(text.split()) > _MOST_WORDS:
        return _MOST_DOUBTS + 1
    left = left.replace("\u00aa", "").replace("\u00ba", "")
    tokens = re.findall(r"[^\W\d_]+(?:['.-][^\W\d_]+)*", left)
    doubts = sum(len(token) > _LONG for token in tokens)
    for token in tokens:
        parts = [part for part in re.split(r"['.-]", token) if part]
        words = {token.casefold(), *(part.casefold() for part in parts)}
        small = any(part[0].islower() and part not in known.small for part in parts)
        doubts += not words.isdisjoint(known.never) or (small and token not in known.small)
    without_case = [c for c in left if c.isalpha() and c.upper() == c.lower()]
    return doubts + (len(without_case) > _LONG_NAME)


def names_somebody(text: str) -> bool:
    """Return whether what was filled in says more than a day, or a mark to sign at."""
    text = plain(text)
    left = signing().dates.sub(" ", text)
    return not is_mark(text) and any(c.isalpha() for c in left)


def days_at_signing(texts: Iterable[str]) -> list[date]:
    """Return the days that stand where one signs; what can be two days is none to tell."""
    found = []
    for said in (each[0] for text in texts for each in signing().dates.finditer(plain(text))):
        with suppress(ReadingError, ValueError):
            found.append(date.fromisoformat(day_of(said) or ""))
    return found


def signature_column(lines: Sequence[_Line], rows: Collection[int]) -> int | None:
    """Return the number of the cell for the signature itself, where the head of a table says it."""
    head = lines[min(rows) - 1].cells if rows and min(rows) else ()
    return next((n for n, cell in enumerate(head) if signing().column.search(cell)), None)


def asks_to_sign(text: str) -> bool:
    """Return whether a line of a letter says what one fills in beside it."""
    return len(text.split()) <= _FEW and signing().asks.search(text) is not None


def signing_lines(lines: Sequence[_Line]) -> frozenset[int]:
    """Return the numbers of the rows to sign: the last table, whose rows wait to be filled in."""
    for _, group in _tables_from_the_end(lines):
        rows = [n for n in group if _empty_cells(lines[n]) >= 2]
        if rows and len(rows) >= len(group) - 1:
            return frozenset(rows)
    return frozenset()


def _tables_from_the_end(lines: Sequence[_Line]) -> Iterator[tuple[int, list[int]]]:
    numbers = list(range(len(lines)))
    runs = [list(run) for row, run in groupby(numbers, key=lambda n: lines[n].kind == "row") if row]
    yield from ((run[0], run) for run in reversed(runs))


def _empty_cells(line: _Line) -> int:
    rest = line.cells[1:]
    return sum(not cell.strip() or is_mark(cell) for cell in rest) if len(rest) >= 2 else 0


def is_stamp(text: str) -> bool:
    """Return whether a line is the number that a signature service prints on each page."""
    return len(text) < 160 and _STAMP.search(text) is not None
