"""Pay typed into a letter that others say otherwise, and remarks that were left beside its text.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from charter.assign.organisation import Position
from charter.check.words.dates import dates_in, not_days_in
from charter.check.words.pay import Paid, pay_in
from charter.check.words.word_lists import listed_languages, section
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import shortened
from charter.facts.locales import code_of
from charter.facts.terms import Pay
from charter.load.hire import Hire
from charter.offer.pack.as_left import paragraphs_of
from charter.offer.pack.letter import Letter
from charter.values.number_words import contradictions

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ROUNDING = 0.01
_DAYS = (
    ("start", "start", "starts"),
    ("answer_by", "last day to answer", "answers"),
)
"""Days that letters say: the field, what messages call it, and the list of words before it."""
_ROW = re.compile(r"(.*\brow \d+), column \d+")
_LABEL = 4
"""Words that a line has at most which is the label of the next."""
_NEAR = 30
"""Characters between what says that somebody starts and the day."""


def typed_pay(
    letter: Letter, position: Position, hire: Hire | None, language: str
) -> Iterator[str]:
    """Yield pay that is typed in a letter, and is not what the hire or the position gets."""
    code = code_of(language)
    if code not in listed_languages():
        return
    for words, text, _ in paragraphs_of(letter):
        plain = _TAG.sub(lambda tag: " " * len(tag[0]), text)
        for paid in pay_in(plain, code, ""):
            if other := _other(paid, position, hire):
                said = shortened(plain[paid.start : paid.end])
                yield (
                    f"{words}: the pay '{said}' is typed there, and is {other}: write "
                    "{{ hire.pay_text }}, or look which is meant"
                )


def typed_days(letter: Letter, hire: Hire | None, language: str, day: date) -> Iterator[str]:
    """Yield where a letter says another day of start or of an answer than the hire file does.

    Without one there, a day before `day`, that of the offer, is told.
    """
    code = code_of(language)
    if code not in listed_languages():
        return
    for name, called, listed in _DAYS:
        given = str((hire.values.get(name) if hire else "") or "")
        for words, typed, said in _days_behind(letter, code, section(code, "language", listed)):
            told = f"{words}: the {called} '{typed}' is typed there, and"
            if given and hire and said != given:
                yield (
                    f"{told} is another day than '{name}' of {hire.source}: write "
                    f"{{{{ hire.{name} }}}}, or look which is meant"
                )
            elif not given and said < str(day):
                yield f"{told} is before {day}, the day of this offer: look whether it is meant"


def typed_slips(letter: Letter, language: str) -> Iterator[str]:
    """Yield each day that is typed in a letter and that no calendar has."""
    for words, text, _ in paragraphs_of(letter):
        for start, end in not_days_in(_TAG.sub("", text), code_of(language)):
            said = shortened(_TAG.sub("", text)[start:end])
            yield f"{words}: '{said}' is typed there, and no calendar has it: look what is meant"


def _days_behind(
    letter: Letter, code: str, known: Sequence[str] | None
) -> Iterator[tuple[str, str, str]]:
    """Yield each whole day that stands behind known words: where, as typed, year-month-day."""
    before_it = re.compile(
        rf"(?<!\w)(?:{'|'.join(known or ['(?!)'])})(?!\w)\s?:?[^.;:!?]{{0,{_NEAR}}}\Z",
        re.IGNORECASE,
    )
    for words, text, head in _with_heads(letter):
        for found in dates_in(text, code):
            said = str(found.said["date"] or "")
            is_whole = len(said) == len("2027-05-01")
            if is_whole and before_it.search(f"{head}{text[: found.start]}"):
                yield words, text[found.start : found.end], said


def _with_heads(letter: Letter) -> Iterator[tuple[str, str, str]]:
    """Yield each paragraph of a letter: where, text, and what stands before it as its label.

    That is what its row has before it, or a short line above it.
    """
    row = head = ""
    for words, text, _ in paragraphs_of(letter):
        found = _ROW.match(words)
        if (here := found[1] if found else "") != row:
            row, head = here, ""
        yield words, text, head
        said = text.strip().rstrip(":")
        is_label = bool(row) or (len(said.split()) <= _LABEL and said[-1:].isalpha())
        head = f"{head if row else ''}{said} " if is_label else ""


def other_digits(letter: Letter) -> Iterator[str]:
    """Yield where a letter has a number in words, and another in digits beside it."""
    for words, text, _ in paragraphs_of(letter):
        for said in contradictions(text):
            yield f"{words}: '{shortened(said)}' says two numbers: look which is meant"


def _other(paid: Paid, position: Position, hire: Hire | None) -> str:
    """Return what typed pay is other than, or nothing."""
    ends = [end for end in (paid.least, paid.most) if end is not None]
    if not ends or paid.is_total:
        return ""
    given = hire.values.get("pay") if hire else None
    if hire and isinstance(given, int | float):
        currency = str(hire.values.get("currency", ""))
        pay = Pay(given, given, currency, str(hire.values.get("per", "year")), "")
        return "" if _is_in(ends, paid, pay) else f"another than 'pay' of {hire.source}"
    ranges = position.given.ranges
    alike = any(_is_in(ends, paid, each) for each in ranges)
    if alike or not ranges:
        return ""
    return f"outside the pay range of '{position.id}' in {position.given.place}"


def _is_in(ends: list[float], paid: Paid, pay: Pay) -> bool:
    """Return whether typed pay lies in a range, or is of another period, which nothing compares."""
    if paid.period and paid.period != pay.per:
        return True
    signs = ("", "$", pay.currency)
    if pay.currency and paid.currency not in signs:
        return False
    least = pay.least is None or min(ends) >= pay.least - _ROUNDING
    return least and (pay.most is None or max(ends) <= pay.most + _ROUNDING)


def remarks_beside(letter: Letter) -> Iterator[str]:
    """Yield how many comments of Word a letter has that nobody marked as done; none goes out."""
    done, count = set[str](), 0
    parts = {link.kind: link.target for link in letter.word.links_of(letter.word.document)}
    if (name := parts.get("commentsExtended")) in letter.word.parts:
        for each in parse(letter.word.parts[str(name)]).iter(f"{_W15}commentEx"):
            if each.get(f"{_W15}done") in ("1", "true"):
                done.add(each.get(f"{_W15}paraId", ""))
    if (name := parts.get("comments")) in letter.word.parts:
        for comment in parse(letter.word.parts[str(name)]).iter(W + "comment"):
            ids = {
                str(said)
                for paragraph in comment.iter(W + "p")
                for key, said in paragraph.attrib.items()
                if str(key).endswith("}paraId")
            }
            count += ids.isdisjoint(done)
    if count:
        many = "a comment" if count == 1 else f"{count} comments"
        them = "it does" if count == 1 else "they do"
        yield (
            f"the letter has {many} in Word, which nobody marked as resolved: {them} not go out "
            "with it; look whether all is settled"
        )
