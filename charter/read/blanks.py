"""What a person left to be filled in: [Name], XX weeks, TBD, ____, "Salary: £ per annum"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from charter.named_tuples import NamedTuple
from charter.patterns import lazy_re
from charter.read.blank_days import days_left
from charter.read.blank_words import CODES, SIGN, every, pattern

FILLED = "\ufffc"
"""What stands in a text for a field that is filled in."""
_FIELDS = lazy_re(
    r"\{\{ ?[^{}\n]{1,60}\}\}"
    r"|(?<![{$])[$]?\{ ?[^\W\d_][\w .:-]{0,60}\}(?!\})"  # {party_1_name}, ${name}
    r"|«[^\W\d_][\w.]{0,60}»"  # «FirstName», as Word shows a field of a mail merge
    r"|<<[^\W\d_][^<>]{0,60}>>"
    r"|%[A-Z][A-Z_]{2,40}%|\$[A-Z][A-Z_]{2,40}\$|#[A-Z][A-Z_]{2,40}#"  # %NAME%
    r"|@@[^\W\d_]\w{0,40}@@|##[^\W\d_]\w{0,40}##"
)
_DOTS = r"(?:\.{2,3}|_{1,4}|-{2}|\u2026)"
_NUMBER = lazy_re(
    r"(?:[$£€]\s?)?\b[Xx]{1,3}(?:[.,/'\u2019 -][Xx]{2,4})+\b"  # XX.XX.2027, XX,XXX
    r"|[$£€]\s?[Xx]{1,3}[kKmM]?\b|\b[Xx]{1,3}\s?%"
    r"|[$£€¥]\s?[NnXx#]{1,3}(?:[.,'\u2019 ]?[NnXx#]{3})+(?![\w#])"
    r"|[$£€¥]\s?(?:-{2,}|[\u2013\u2014]+)(?![\w-])"
    r"|[$£€¥₹]\s?\d{0,2}[Xx]{1,3}[.,' ]?000\b|[$£€¥₹]\s?\d{1,2}[Xx]{2}\b"  # £1xx,000
    rf"|(?:[$£€¥₹]|\b(?:{CODES}))\s?0{{1,3}}(?:[.,'\u2019]0{{3}})+(?:[.,]00)?(?![\d.,]\d|\w)"
    r"|(?<![\w%])(?:[Nn]{1,2}|_{1,2})\s?%|\b000[- .]000[- .]0000?\b|(?<=[/-])X{4,6}(?!\w)"
    # ../../2027, and no row of dots before a page number
    rf"|(?<![\w./])(?!\.{{4}}){_DOTS}[./]{_DOTS}[./](?:\d{{2}}(?:\d\d)?|{_DOTS})(?![\w/])"
    r"|[$£€¥]\s?\[\s?[XxNn#]{1,3}\s?\]|\[\s?[XxNn#]{1,3}\s?\]\s?(?:%|[$£€¥])"  # [X]%
    r"|\b20(?:[Xx]{2}|[2-9][Xx]|_{2})(?!\w)|\b0[Xx](?=[./ -])(?: [^\W\d_]+)?"
    r"|\b[0-3][Xx](?=(?:st|nd|rd|th|\.)? [A-Z][^\W\d_]{2,8} 20)"  # 1X May 2027
)
_XX = lazy_re(r"(?<![\w@./-])(?:[Xx]{2,6}|X{2,3}[km])(?![\w@/-]|\.\w)", re.ASCII)
_DATE = lazy_re(
    r"\b([^\W\d_])\1([./ -])([^\W\d_])\3\2([^\W\d_])\4{3}\b|\bYYYY-MM-DD\b"
    r"|\b(?:DD|TT|XX)\.? (?:Month|Monat|M\u00e5ned|MMM?M?)\.? (?:\d{4}|YYYY|JJJJ|\u00c5{4}|XXXX)\b"
    r"|(?:^|(?<=[:\s]))#{3,}(?=[\s.,;)]|\Z)"
)
_ASKED = lazy_re(
    r"(?:^|(?<=[\s(:/~$£€¥]))\?{2,}(?=[\s.,;)/%$£€¥]|[kKmM]\b|$)|\(\?+\)|(?<=:)\s?\?(?=\s*$)"
    r"|\bN\. ?N\.(?!\w)(?! [A-Z]\w)|\b(?i:lorem ipsum)\b",
    re.MULTILINE,
)
_LINE = lazy_re(
    r"_{3,}|(?:^|(?<=[\s(:$£€]))(?:\.{4,}|\u2026{2,})(?!\.|\s*\d+\s*$)"
    r"|(?:^[\w()/-]{1,40}(?: [\w()/-]{1,40}){0,2} ?:\s?)(\.{3}|\u2026)(?=\s*$)",
    re.MULTILINE,
)
_IN_LETTERS = lazy_re(
    r"(?<!\.)\.{5,}|\u2026{2,}|\?{3,}|(?<![\w.])(?:(?:_ ){3,}_|(?:\. ){4,}\.)(?!\s*\d+\s*$)",
    re.MULTILINE,
)
_EDITED = lazy_re(r"\[(?:[^\W\d_A-Z]|\.\.|\u2026)")
_QUOTES = lazy_re('[\u201c\u00ab\u201e]|"|[\u201d\u00bb]')
_CAPITAL = lazy_re(r"([^\W\d_][\w.'\u2019-]*)[\s,]{1,2}$")


class Blank(NamedTuple):
    """One of them. `kind` is field, mark (brackets), open (words) or blank (a line to write on)."""

    start: int
    end: int
    kind: str
    text: str


_COUNTS = lazy_re(
    r"(?:(?<!\w)(?:[xX]{1,3}|nn|NN|\?{1,3}|_{1,2})|\[\s*[xXnN#]{0,3}\s?\]|\(\s+\))[ -]?[^\W\d_]"
)
_BARE = lazy_re(rf"{SIGN}(?!\s?\d)|\b(?:{CODES})\s{{1,3}}[^\W\d_]")
"""What a text has at least, in which counts or amounts may be missing."""


def blanks_in(text: str, *, letter: bool = False, title: bool = False) -> list[Blank]:
    """Return the blanks of a text, in its order.

    In a `letter` what was to be chosen or crossed out is one too. A `title` can have brackets, such
    as [Remote]: only those that ask for words are one there.
    """
    marks, opens = (
        _matches(pattern("marks"), text, "mark"),
        _matches(pattern("opens"), text, "open"),
    )
    found = [*_matches(_FIELDS, text, "field"), *_matches(_LINE, text, "blank")]
    found += (blank for blank in marks if _is_mark(blank, text, letter, title))
    found += (blank for blank in opens if not _asks_for_nothing(blank))
    found += (*_matches(_NUMBER, text, "open"), *_matches(_ASKED, text, "open"))
    days = days_left(text, letter=letter)
    found += (Blank(start, end, "open", text[start:end].strip()) for start, end in days)
    found += (b for b in _matches(_XX, text, "open") if not _is_numeral(b, text))
    for b in _matches(pattern("counts"), text, "open") if _COUNTS.search(text) else ():
        found += [b] * (not pattern("before").search(text[max(0, b.start - 80) : b.start]))
    if _BARE.search(text):
        found += _amounts(text)
    if letter:
        for each in (*map(pattern, ("greets", "alternatives", "dots", "in_letters")), _DATE):
            found += _matches(each, text, "open")
        found += (
            b._replace(kind="open" if b.text.startswith("?") else "blank")
            for b in _matches(_IN_LETTERS, text, "blank")
        )
        found += _matches(pattern("rounds"), text, "blank") if "(" in text else ()
    return list(_apart(found))


def says_nothing(text: str) -> bool:
    """Return whether a whole text stands for one that is still to be written."""
    return pattern("nothing").fullmatch(text.strip().rstrip(".").strip()) is not None


def is_ditto(text: str) -> bool:
    """Return whether a whole text is a sign or words for what stands above it in a table."""
    return pattern("dittos").fullmatch(text.strip()) is not None


def says_not_to_send(watermark: str) -> bool:
    """Return whether a watermark says that a page is not to be sent so: DRAFT, SAMPLE."""
    return pattern("watermark").fullmatch(watermark.strip()) is not None


@cache
def denied() -> frozenset[str]:
    """Return what a field says that is no, in small letters."""
    return frozenset(word for words in every() for word in words.get("denied") or ())


def codes() -> re.Pattern[str]:
    """Return what matches a part of a field's name whose digits are no amount."""
    return pattern("code")


def money() -> re.Pattern[str]:
    """Return what matches a part of a field's name whose digits are an amount of money."""
    return pattern("money")


def currency_word() -> re.Pattern[str]:
    """Return what matches what a currency is called, such as euros."""
    return pattern("currency")


def greeting() -> re.Pattern[str]:
    """Return what matches how a letter begins, before the name."""
    return pattern("greeting")


def titles() -> re.Pattern[str]:
    """Return what matches what stands between a greeting and a surname, such as Ms."""
    return pattern("title")


def going_on() -> re.Pattern[str]:
    """Return what matches how the rest of a sentence begins, behind a comma."""
    return pattern("goes_on")


def offering() -> re.Pattern[str]:
    """Return what matches the words of a letter that stand before the post which it offers."""
    return pattern("offers")


def either_of_two() -> re.Pattern[str]:
    """Return what matches words for a man or a woman, such as he/she."""
    return pattern("either")


def is_title(text: str) -> bool:
    """Return whether a greeting is blank, or a title alone: Ms, but not Madame, which greets."""
    said = text.strip(" ,:")
    return not said or bool(titles().fullmatch(said) and not greeting().fullmatch(said))


def _matches(sought: re.Pattern[str], text: str, kind: str) -> Iterator[Blank]:
    for found in sought.finditer(text):
        group = found.lastindex if sought is _LINE and found.lastindex else 0
        if said := found[group].strip():
            yield Blank(found.start(group), found.end(group), kind, said)


def _apart(found: list[Blank]) -> Iterator[Blank]:
    """Yield the blanks in order, without those within another."""
    end = 0
    for blank in sorted(found, key=lambda b: (b.start, -b.end)):
        if blank.end > end:
            yield blank
            end = blank.end


def _is_mark(blank: Blank, text: str, letter: bool, title: bool) -> bool:
    """Return whether brackets are a blank, and neither a note of who quotes nor (m/f/d)."""
    said = blank.text[1:-1].strip()
    if blank.text[0] != "[":
        return True
    if pattern("kept").fullmatch(said):
        return False
    if said.endswith("?") or pattern("asks").fullmatch(said) or pattern("opens").search(said):
        return True
    aside = said[:1].islower() and " " in said and not pattern("asks").match(said)
    quoted = _EDITED.match(blank.text) and _is_quoted(text[: blank.start], text[blank.end :])
    return not (title or quoted or (aside and not letter))


def _is_quoted(before: str, after: str) -> bool:
    """Return whether what stands between two texts stands among other words of a quotation."""
    marks = list(_QUOTES.finditer(before))
    inside = before[marks[-1].end() :] if marks else ""
    return len(marks) % 2 == 1 and bool(inside.strip() or after[:2].strip().isalpha())


def _asks_for_nothing(blank: Blank) -> bool:
    """Return whether parentheses have a word that asks to put something in, and do not mean it."""
    return blank.text.startswith("(") and pattern("unless").search(blank.text) is not None


def _is_numeral(blank: Blank, text: str) -> bool:
    """Return whether XX is a number or a name, such as in Article XX, Dos Equis XX, XX. century."""
    before, after = text[max(0, blank.start - 80) : blank.start], text[blank.end : blank.end + 80]
    if pattern("counted").match(after) or before.rstrip()[-1:] in tuple("$£€:"):
        return pattern("after").match(after) is not None
    if pattern("after").match(after) or pattern("before").search(before):
        return True
    word = _CAPITAL.search(before)
    name = word[1] if word and len(blank.text) <= len("XX") else ""
    person = titles().fullmatch(name) or greeting().fullmatch(name)
    return name[:1].isupper() and not person and " " in before.strip()


def _amounts(text: str) -> Iterator[Blank]:
    """Yield each currency that stands where an amount belongs, with what stands behind it."""
    for found in pattern("amount").finditer(text):
        label = text[: found.start()].split()[-1:]
        if not (label and pattern("unless").fullmatch(label[0])):
            yield Blank(found.start("said"), found.end("said"), "open", found["said"].strip())
