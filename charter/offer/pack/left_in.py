"""What a letter goes out with and cannot be meant: he/she, a pay of 0, half an address, no annex.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from charter.assign.organisation import Position
from charter.check.words.dates import dates_in
from charter.check.words.names import FORMS, NAME
from charter.check.words.word_lists import listed_languages, section
from charter.docx_templates.story import shortened
from charter.facts.company import Company
from charter.facts.languages import languages
from charter.facts.locales import code_of
from charter.offer.pack.as_left import paragraphs_of
from charter.offer.pack.letter import Letter
from charter.offer.words import annexes
from charter.problems import listing
from charter.read.blanks import either_of_two
from charter.titles.reading import reading_of

_HALF = re.compile(
    r"(?<![\w.+@-])[\w.+-]+@(?![\w-]+(?:\.[\w-]+)+)[\w.-]*|\bhttps?://(?![\w-]+(?:\.[\w-]+)+)\S*"
    r"|\bwww\.(?![\w-]+\.\w)\S*"
)
_NOTHING = re.compile(
    r"[$\u00a3\u20ac\u00a5]\s?0(?:[.,]0+)?(?![\w.,]*\d)"
    r"|(?<![\d.,])0(?:[.,]0+)?\s?(?:[$\u00a3\u20ac\u00a5]|(?:EUR|GBP|USD|CHF|DKK|SEK|NOK)\b)"
)
_BEFORE_FIELD = re.compile(r"\s?\{[{%]")
_OURS = {"B": "; --certificate packs the certificate of ownership as that"}
_SAYS = 120
"""Characters behind the label of an annex that say what it is."""
_NEAR = 60
"""Of those, in which it is called the charter of somebody."""
_ENDS = re.compile(r"[.;!?\n](?!\d)")
_FORM = rf",?\s(?:{FORMS}|GmbH & Co\.? KG|Corporation|Incorporated)(?![\w&])"
_COMPANY = re.compile(rf"\b{NAME}?(?:{_FORM}\.?)+")
_LABEL_ALONE = 12
"""Words of a line that begins with an annex's label and is its heading."""


def left_in(letter: Letter, annex: str, labels: str) -> Iterator[str]:
    """Yield what nobody means in a letter; `annex` and `labels` are how our annexes are called."""
    for words, text, _ in paragraphs_of(letter):
        for found in either_of_two().finditer(text):
            said = f"'{found[0]}' is for a man or a woman"
            yield f"{words}: {said}, and the letter is to one person: write the one that is meant"
        for found in _HALF.finditer(text):
            if not _BEFORE_FIELD.match(text, found.end()):
                yield f"{words}: '{shortened(found[0])}' is no whole address: write all of it"
        for found in _NOTHING.finditer(text):
            yield f"{words}: '{found[0]}' is typed there, an amount of nothing: look what is meant"
    yield from _lacking(letter, annex, labels)


def other_annex(letter: Letter, position: Position, day: date, language: str) -> Iterator[str]:
    """Yield where a letter calls its first annex the charter of another post, or of another day."""
    label, code = annexes("A"), code_of(language)
    charter, dated = _either(code, "charters"), _either(code, "dated")
    own = (position.title, position.short, position.id, position.role.title)
    for words, text, _ in paragraphs_of(letter):
        for found in label.finditer(text):
            said = _ENDS.split(text[found.end() :])[0][:_SAYS]
            whole = shortened(found[0] + said)
            its = charter.search(said[:_NEAR])
            title = re.split("[,(]", said[its.end() :])[0] if its else ""
            reading = reading_of(title)
            is_own = any(name and _has(title, name) for name in own)
            if reading.leads and reading.role not in ("", position.role.id) and not is_own:
                yield (
                    f"{words}: '{whole}' is not the charter that goes with the letter, which is "
                    f"that of '{position.title}': look which is meant"
                )
            for each in dates_in(said, code):
                typed = str(each.said["date"] or "")
                is_dated = dated.search(said[: each.start]) is not None
                if is_dated and len(typed) == len(str(day)) and typed != str(day):
                    yield (
                        f"{words}: '{whole}' has another day than the charter that goes with the "
                        f"letter, {day}: write {{{{ charter.date_text }}}} there"
                    )


def _has(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def other_employer(letter: Letter, company: Company, language: str) -> Iterator[str]:
    """Yield where a letter is from a company, named with its legal form, that is none of ours."""
    code = code_of(language)
    before, after = (_either(code, key) for key in ("employs", "employer_does"))
    own = [_bare(name) for name in (company.name, company.legal_name) if name]
    told = set[str]()
    for words, text, _ in paragraphs_of(letter):
        for found in _COMPANY.finditer(text):
            name, said = found[0].rstrip("."), _bare(found[0])
            employs = before.search(text[: found.start()]) or after.match(text, found.end())
            known = any(ours.startswith(said) or said.startswith(ours) for ours in own)
            if employs and said and not known and said not in told:
                told.add(said)
                yield (
                    f"{words}: the letter is from '{name}', and the company is "
                    f"'{company.legal_name or company.name}': write {{{{ company.legal_name }}}} "
                    "there, or look which is meant"
                )


def _bare(name: str) -> str:
    """Return the name of a company without its legal form, in small letters."""
    return " ".join(re.findall(r"\w+", re.sub(_FORM, "", name).casefold()))


@cache
def _either(code: str, key: str) -> re.Pattern[str]:
    """Return what matches the words of a language under a key, where they belong to a name."""
    words = (section(code, "language", key) or ()) if code in listed_languages() else ()
    either = f"(?:{'|'.join(words) or '(?!)'})".replace(" ", r"\s")
    if key == "employer_does":
        return re.compile(rf",?\s{either}(?!\w)", re.IGNORECASE)
    end = r"(?!\w)" if key == "charters" else r"\s(?:the\s)?\Z"
    return re.compile(rf"(?<!\w){either}{end}", re.IGNORECASE)


def _lacking(letter: Letter, annex: str, labels: str) -> Iterator[str]:
    """Yield each annex that the letter names, and that neither it nor the pack has."""
    label = _attached()
    said = [(words, text) for words, text, _ in paragraphs_of(letter)]
    own = {
        found[0]
        for _, text in said
        if (found := label.match(text.lstrip()))
        and len(text.split()) <= _LABEL_ALONE
        and not text.rstrip().endswith(".")
    }
    told: set[str] = set()
    for words, text in said:
        for found in label.finditer(text):
            name = found[0]
            if name[-1] not in labels and name not in own and name not in told:
                told.add(name)
                ours = listing(f"{annex} {letter_}" for letter_ in labels)
                yield (
                    f"{words}: the letter names '{name}', and the pack has {ours} alone: add it "
                    f"to what is sent{_OURS.get(name[-1], '')}"
                )


@cache
def _attached() -> re.Pattern[str]:
    """Return what finds the label of anything that goes with a letter: Annex B, Schedule 2."""
    codes = [code for code in languages() if code in listed_languages()]
    words = (section(code, "language", "attached") or () for code in codes)
    either = "|".join(dict.fromkeys(re.escape(word) for each in words for word in each))
    # A law has schedules too: Schedule 1 to the Act.
    other = rf"\b(?:{either}) (?:[A-Z]|[1-9])\b(?! (?:to|of|zu[mr]?|des|der|til|i) )"
    return re.compile(rf"{annexes().pattern}|{other}")
