"""What a posting asks and lacks: musts, years, title, pay, how to apply, closing date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.check.remark import OWN_JUDGEMENT, Remark
from charter.check.words.context import is_excused_above
from charter.check.words.dates import dates_in
from charter.check.words.leads import with_above
from charter.check.words.musts import must_lists, must_sentences
from charter.check.words.recognised import RECOGNISERS
from charter.check.words.shape import shortened
from charter.check.words.stated import pay_of
from charter.check.words.statements import states
from charter.check.words.sums import sums_in
from charter.check.words.word_lists import CAPITALS, listed_languages, section, shape_pattern
from charter.check.words.years import years_asked
from charter.document.outside.reading import Reading
from charter.problems import Place
from charter.values.cities import countries_of

MAX_MUSTS = 5
"""No study says how many are too many; our own postings keep to as many."""
_PARTS = re.compile(r"\s+[-–—|·:@]\s*|[,/(|]\s*|:\s+")


def content_remarks(reading: Reading, language: str) -> list[Remark]:
    """Return what is missing or too much; `language` must be one with lists."""
    return [
        *_title(reading, language),
        *_musts(reading, language),
        *_years(reading, language),
        *_missing(reading, language),
    ]


def _musts(reading: Reading, language: str) -> Iterator[Remark]:
    for heading, bullets in must_lists(reading, language):
        if len(bullets) > MAX_MUSTS:
            first = reading.place(bullets[0]).line
            said = f"{len(bullets)} things are asked under it, from line {first} on"
            yield _too_many(reading.place(heading), shortened(heading.text, 8), said)
    for piece, sentence, count in must_sentences(reading, language):
        if count > MAX_MUSTS:
            said = f"{count} things are asked in one sentence"
            yield _too_many(reading.place(piece, sentence.start), shortened(sentence.text, 8), said)


def _too_many(place: Place, quote: str, message: str) -> Remark:
    return Remark(
        "advice",
        "musts",
        place,
        quote,
        message,
        "People who meet most points but not all do not apply, women more often.",
        OWN_JUDGEMENT,
        f"Keep the {MAX_MUSTS} without which the work cannot be done; "
        "set the others apart as 'It helps'.",
    )


def _years(reading: Reading, language: str) -> Iterator[Remark]:
    excuses = section(language, "years", "excuses") or ()
    for piece, heading, lead_in in with_above(reading):
        above = (lead_in or heading) if piece.kind in ("bullet", "cell") else ""
        if is_excused_above(language, excuses, above):
            continue
        for found in years_asked(piece.text, language)[:1]:
            yield Remark(
                "advice",
                "years-of-experience",
                reading.place(piece, found.start),
                piece.text[found.start : found.end],
                "asks for years, not for what the person can do",
                "Years say little about skill, and leave out people by age; they need a reason.",
                "Xpert HR on minimum experience (xperthr.co.uk/faq/69746); Directive 2000/78/EC",
                section(language, "years", "instead") or section("en", "years", "instead"),
            )


def _title(reading: Reading, language: str) -> Iterator[Remark]:
    title = reading.title
    piece = next((piece for piece in reading.pieces if piece.text == title), None)
    place = reading.place(piece) if piece else Place(reading.path)
    if not title:
        yield Remark(
            "advice",
            "no-title",
            place,
            "",
            "no title was found",
            "Readers and job boards find a posting by its title.",
            "schema.org JobPosting (schema.org/JobPosting): 'title' is required by Google",
            "Put the title of the job in a heading at the top.",
        )
        return
    if pay := _pay_in(title, language):
        yield _in_title("title-pay", place, pay, "pay or a pay grade stands in the title")
    if where := _place_in(title, reading, language):
        yield _in_title("title-place", place, where, "a place stands in the title")


def _pay_in(title: str, language: str) -> str:
    """Return the sum of money, pay grade or word of pay in a title, or ""."""
    sums = [each for each in sums_in(title, language) if each.currency or each.times > 1]
    if sums:
        return title[sums[0].start : sums[0].end].strip()
    found = shape_pattern(language, "pay").search(title)
    return found[0] if found else ""


def _in_title(code: str, place: Place, quote: str, message: str) -> Remark:
    return Remark(
        "advice",
        code,
        place,
        quote,
        message,
        "Job boards show pay and place beside the title, and refuse titles that hold them.",
        "Indeed, XML feed (docs.indeed.com): the title holds no pay and no place",
        "The name of the job alone; pay and place in the text.",
    )


def _place_in(title: str, reading: Reading, language: str) -> str:
    """Return the part of a title that is a place: a way of working, a large city, or as stated."""
    if found := shape_pattern(language, "place").search(title):
        return found[0]
    stated = _stated_places(reading, language)
    cut = _PARTS.split(title)[1:]
    inside = "|".join(section(language, "shape", "in_place"))
    if found := re.search(rf"\s(?:{inside})\s+([{CAPITALS}]\w+(?:\s[A-Z]\w+)?)\s*\Z", title):
        cut.append(found[1])
    for part in cut:
        name = part.strip(" )")
        if countries_of(name) or (name and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", stated)):
            return name
    return ""


def _stated_places(reading: Reading, language: str) -> str:
    """Return where the text or its front matter says the work is."""
    label = shape_pattern(language, "place_label", "whole")
    found = [value for key, value in reading.facts.items() if label.match(key)]
    for piece in reading.pieces:
        head, colon, rest = piece.text.partition(":")
        if colon and label.match(head.strip()):
            found.append(rest)
        elif " · " in piece.text:
            found.append(piece.text)
    return "\n".join(found)


def _missing(reading: Reading, language: str) -> Iterator[Remark]:
    text = reading.text
    whole = Place(reading.path)
    if not pay_of(reading, language) and not _fact(reading, "pay_label"):
        yield Remark(
            "advice",
            "no-pay",
            whole,
            "",
            "no pay is shown",
            "Many places require it in the advert or before the interview, and readers look first.",
            "Directive (EU) 2023/970, article 5; state laws such as Colorado's C.R.S. 8-5-201",
            "The lowest and highest pay you would offer, and the period.",
        )
    if not states("apply", text, language) and not _fact(reading, "apply_label"):
        yield Remark(
            "advice",
            "no-apply",
            whole,
            "",
            "it does not say how to apply",
            "A copy on a job board has no button of your site.",
            "Colorado INFO 9A (cdle.colorado.gov): how to apply is to be shown",
            "An address to write to, or the page where the form is.",
        )
    yield from _two_days(reading, language)
    if not states("closing-date", text, language) and not _closes(reading, language):
        yield Remark(
            "advice",
            "no-closing-date",
            whole,
            "",
            "no closing date is shown",
            "Readers do not know whether it is worth applying; some places require it.",
            "Colorado C.R.S. 8-5-201 (leg.colorado.gov); schema.org JobPosting, validThrough",
            "The last day to apply, or that applications are read as they come.",
        )


def _two_days(reading: Reading, language: str) -> Iterator[Remark]:
    """Yield a remark on each last day to apply that can be read as two."""
    for piece in reading.pieces:
        unclear = [day for day in dates_in(piece.text, language) if day.said["date"] is None]
        if not unclear:
            continue
        for found in RECOGNISERS["closing-date"](piece.text, language, "text"):
            for day in unclear:
                if found.start <= day.start < found.end:
                    yield Remark(
                        "advice",
                        "two-readings",
                        reading.place(piece, day.start),
                        piece.text[day.start : day.end],
                        "the last day to apply can be read as two days",
                        "Some readers take the first number for the day, others for the month.",
                        OWN_JUDGEMENT,
                        "The month as a word: '3 April 2027'.",
                    )


def _closes(reading: Reading, language: str) -> bool:
    """Return whether what stands before a text has a last day, or says that there is none."""
    recognise = RECOGNISERS["closing-date"]
    return any(
        re.search(r"\d", value) or recognise(f"{key}: {value}", language, "text")
        for key, value in _facts(reading, "closing_label")
    )


def _fact(reading: Reading, name: str) -> bool:
    """Return whether what stands before a text has a value under a label of any language."""
    return any(value for _, value in _facts(reading, name))


def _facts(reading: Reading, name: str) -> Iterator[tuple[str, str]]:
    labels = (
        label for language in listed_languages() for label in section(language, "shape", name)
    )
    wanted = re.compile("|".join(labels), re.IGNORECASE)
    yield from ((key, value) for key, value in reading.facts.items() if wanted.search(key))
