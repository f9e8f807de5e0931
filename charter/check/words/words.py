"""Words that shut people out or say nothing: age, ability, one gender, jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from charter.check.remark import Remark
from charter.check.words.context import has_beside, is_excused, is_excused_above
from charter.check.words.found_words import FoundWords, joined
from charter.check.words.leads import with_above
from charter.check.words.looked_for import LookedFor
from charter.check.words.names import own_names
from charter.check.words.needed import folded, possible
from charter.check.words.sentences import sentences_of
from charter.check.words.short_facts import languages_of_few
from charter.check.words.word_lists import (
    CAPITALS,
    SMALL,
    ListedWords,
    pattern,
    phrase_entries,
    section,
)
from charter.document.outside.reading import Reading
from charter.problems import Place

_MESSAGES = {
    "age-coded": "reads as a matter of age",
    "ability-coded": "can shut out people with disabilities",
    "masculine-word": "names one gender",
    "masculine-pronoun": "names one gender",
    "feminine-pronoun": "names one gender",
    "paired-pronoun": "names two genders, and leaves out whoever is neither",
    "masculine-title": "is a masculine title without a sign for all genders",
    "feminine-title": "is a feminine title without a sign for all genders",
    "one-gender": "asks for one gender",
    "private-question": "asks for what a posting must not ask",
    "pay-history": "asks what somebody earned before",
    "citizenship": "asks for a citizenship, which only a law may demand",
    "criminal-record": "asks about a criminal record before there is an offer",
    "career-gap": "counts breaks in a career against people",
    "elite-school": "asks for a name, not for a skill",
    "dated-term": "is a term that hurts, and that standards have dropped",
    "origin-coded": "asks for an origin, not for a skill",
    "degree": "demands a degree",
    "family": "asks or assumes something about family",
    "fast-pace": "reads as long hours and youth, and says nothing",
    "hours": "demands nights, weekends or long hours",
    "licence": "demands a driving licence or a car",
    "jargon": "is jargon or filler",
}


def word_places(reading: Reading, language: str) -> list[tuple[str, int, int]]:
    """Return the code of each phrase in a text of one line, and from where to where it stands."""
    return [
        (found.entry.code, found.place.column - 1, found.place.column - 1 + len(found.quote))
        for found in _every(reading, language)
    ]


def word_remarks(reading: Reading, language: str, each: bool = False) -> list[Remark]:
    """Return a remark for each phrase in the language's lists.

    The same words are said once, unless `each` asks for all.
    """
    every = _every(reading, language)
    if each:
        return [_remark([found]) for found in every]
    groups: dict[tuple[str, str], list[FoundWords]] = {}
    for found in every:
        groups.setdefault((found.entry.code, " ".join(found.quote.lower().split())), []).append(
            found
        )
    return [_remark(group) for group in groups.values()]


def _every(reading: Reading, language: str) -> tuple[FoundWords, ...]:
    return (
        *_phrases(reading, language),
        *_pronouns(reading, language),
        *_titles(reading, language),
    )


def _remark(group: list[FoundWords]) -> Remark:
    first = min(group, key=lambda found: found.severity != "error")
    others = [str(found.place.line) for found in group if found is not first]
    again = ""
    if others:
        lines = ", ".join(dict.fromkeys(others))
        what = "line" if len(set(others)) == 1 else "lines"
        again = f"; {len(group)} times, also in {what} {lines}"
    entry = first.entry
    message = f"{_MESSAGES[entry.code]}{again}"
    return Remark(
        first.severity,
        entry.code,
        first.place,
        " ".join(first.quote.split()),
        message,
        entry.why,
        entry.source,
        entry.instead,
    )


def _phrases(reading: Reading, language: str) -> Iterator[FoundWords]:
    names = own_names(reading, language)
    whole = folded(f"{reading.title}\n{reading.text}")
    entries = [
        (entry, pattern(may_be))
        for entry in phrase_entries(language)
        if (may_be := possible(entry.words, whole))
    ]
    if reading.title and all(piece.text != reading.title for piece in reading.pieces):
        yield from _in_text(language, entries, names, reading.title, Place(reading.path), True)
    for piece, heading, lead_in in with_above(reading):
        in_title = piece.text == reading.title
        above = (lead_in or heading) if piece.kind in ("bullet", "cell") else ""
        place = Place(reading.path)
        for found in _in_text(language, entries, names, piece.text, place, in_title, above):
            if found.entry.code == "jargon" and languages_of_few(piece.text, language, item=True):
                continue  # a word of another language, such as utilise
            # What was found carries its offset as a column until the piece says where that is.
            yield found._replace(place=reading.place(piece, found.place.column))


def _in_text(
    language: str,
    entries: Sequence[tuple[ListedWords, LookedFor]],
    names: re.Pattern[str],
    text: str,
    place: Place,
    in_title: bool,
    above: str = "",
) -> Iterator[FoundWords]:
    named = [name.span() for name in names.finditer(text)]
    taken: list[tuple[int, int]] = []
    all_found: list[FoundWords] = []
    for entry, words in entries:
        right: list[tuple[int, int]] | None = None
        for match in words.finditer(text):
            start, end = match.span()
            if any(start < other_end and other < end for other, other_end in (*taken, *named)):
                continue
            right = _right(entry.unless, text) if right is None else right
            if _within_any(right, start, end):
                continue
            if is_excused(language, entry.excuses, text, start, end):
                continue
            if is_excused_above(language, entry.excuses, above):
                continue
            if not has_beside(language, entry.needs, text, start, end, above):
                continue
            taken.append((start, end))
            severity = entry.in_title if in_title else entry.severity
            all_found.append(FoundWords(entry, severity, match[0], place._replace(column=start)))
    yield from joined(text, all_found)


def _excused(unless: tuple[str, ...], text: str, start: int, end: int) -> bool:
    return _within_any(_right(unless, text), start, end)


def _right(unless: tuple[str, ...], text: str) -> list[tuple[int, int]]:
    """Return where a text has words that make those which they overlap right."""
    return [found.span() for found in pattern(unless).finditer(text)] if unless else []


def _within_any(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(low < end and start < high for low, high in spans)


def _pronouns(reading: Reading, language: str) -> Iterator[FoundWords]:
    """Yield pronouns for the person to be hired.

    Those stand in a sentence that names the person as such, or start one where nobody else
    was named."""
    data = section(language, "gendered", "pronouns")
    if data is None:
        return
    entries = [_section_entry({**data, **data.get(part, {})}) for part in ("masculine", "feminine")]
    for piece in reading.pieces:
        before = ""
        for sentence in sentences_of(piece.text, language):
            # What is quoted was said by somebody, of somebody.
            text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), sentence.text)
            for entry in entries:
                for match in pattern(entry.words).finditer(text):
                    if not _is_of_holder(data, before, text, match.start()):
                        continue
                    if _excused(entry.unless, text, *match.span()):
                        continue
                    at = reading.place(piece, sentence.start + match.start())
                    quote = _around(sentence.text, *match.span())
                    yield FoundWords(entry, entry.severity, quote, at)
                    break
            before = text


def _is_of_holder(data: dict[str, Any], before: str, text: str, start: int) -> bool:
    """Return whether a pronoun at `start` can be that of the person to be hired."""
    about, others = pattern(data["about"]), _others(data)
    holder, other = _last(about, text[:start]), _last(others, text[:start])
    if holder[0] or other[0]:
        return holder > other
    if about.search(text) and not others.search(text):
        return True
    return not start and (bool(about.search(before)) or not others.search(before))


def _last(words: LookedFor | re.Pattern[str], text: str) -> tuple[int, int]:
    """Return where the last match in a text ends, and how long it is: the longer says more."""
    spans = (found.span() for found in words.finditer(text))
    return max(((end, end - start) for start, end in spans), default=(0, 0))


def _others(data: dict[str, Any]) -> re.Pattern[str]:
    """Return a pattern for persons who are not to be hired: by what they are, or by name.

    "The Director" is no name.
    """
    articles = "|".join(data.get("no_names", ())) or "(?!)"
    name = rf"\b(?!(?:{articles})\b){_NAME}"
    return re.compile(rf"{pattern(data['others']).source}|{name}", re.IGNORECASE)


_NAME = rf"(?-i:[{CAPITALS}][{SMALL}]+ [{CAPITALS}][{SMALL}]+\b)"
_QUOTED = re.compile(r"“[^”\n]*”|„[^“\n]*“|»[^«\n]*«|\"[^\"\n]*\"")


def _titles(reading: Reading, language: str) -> Iterator[FoundWords]:
    """Yield a title whose noun has one gender, where no words in the text set it right (German)."""
    data = section(language, "gendered", "titles")
    if data is None:
        return
    heading = next((p.text for p in reading.pieces[:3] if p.kind == "heading"), "")
    title = reading.title or heading
    if not title:
        return
    neutral = re.compile("|".join(data["neutral"]), re.IGNORECASE)
    if neutral.search(title) or pattern(data["neutral_text"]).search(reading.text):
        return
    piece = next((p for p in reading.pieces if p.text == title), None)
    loans = _section_entry({**data, "words": data["loans"], "severity": "advice"})
    feminine = {"words": data["feminine"], "code": "feminine-title", "why": data["feminine_why"]}
    for entry in (_section_entry(data), _section_entry({**data, **feminine}), loans):
        if match := pattern(entry.words).search(title):
            at = reading.place(piece, match.start()) if piece else Place(reading.path)
            yield FoundWords(entry, entry.severity, match[0], at)
            return


def _section_entry(data: dict[str, Any]) -> ListedWords:
    severity = data["severity"]
    return ListedWords(
        data["code"],
        tuple(data["words"]),
        (),
        tuple(data.get("unless") or ()),
        (),
        severity,
        severity,
        data["source"],
        data["why"],
        data["instead"],
    )


def _around(text: str, start: int, end: int) -> str:
    """Return a few words on either side of a match, which alone would say too little."""
    before = text[:start].split()[-3:]
    after = text[end:].split()[:3]
    return " ".join((*before, text[start:end], *after)).rstrip(".,;")
