"""What a letter goes out with and cannot be meant: he/she, a pay of 0, half an address, no annex.

Nothing of the hire is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from charter.check.words.word_lists import listed_languages, section
from charter.docx_templates.story import shortened
from charter.facts.languages import languages
from charter.offer.pack.as_left import paragraphs_of
from charter.offer.pack.letter import Letter
from charter.offer.words import annexes
from charter.problems import listing
from charter.read.blanks import either_of_two

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
