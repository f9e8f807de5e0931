"""Pay typed into a letter that others say otherwise, and remarks that were left beside its text.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.assign.organisation import Position
from charter.check.words.dates import dates_in
from charter.check.words.pay import Paid, pay_in
from charter.check.words.word_lists import listed_languages, section
from charter.document.docx.xml import W, parse
from charter.docx_templates.story import shortened
from charter.offer.pack.as_left import paragraphs_of
from charter.offer.pack.letter import Letter
from charter.read.hire import Hire
from charter.read.locales import code_of
from charter.read.number_words import contradictions
from charter.read.terms import Pay

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ROUNDING = 0.01
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


def typed_start(letter: Letter, hire: Hire, language: str) -> Iterator[str]:
    """Yield where a letter says another day of start than the hire file does."""
    code, start = code_of(language), str(hire.values.get("start") or "")
    known = section(code, "language", "starts") if code in listed_languages() else ()
    if not start or not known:
        return
    starts = re.compile(
        rf"(?<!\w)(?:{'|'.join(known)})(?!\w)[^.;:!?]{{0,{_NEAR}}}\Z", re.IGNORECASE
    )
    for words, text, _ in paragraphs_of(letter):
        for day in dates_in(text, code):
            said, before = str(day.said["date"] or ""), text[: day.start]
            if len(said) == len("2027-05-01") and said != start and starts.search(before):
                yield (
                    f"{words}: the start '{text[day.start : day.end]}' is typed there, and is "
                    f"another day than 'start' of {hire.source}: write {{{{ hire.start }}}}, or "
                    "look which is meant"
                )


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
