"""Postings at either side of each limit, and what is said of each: a part of tests/told.py."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import yaml

from charter.check.papers.posting import PostingReport, check_posting, with_law
from charter.check.words.gender import leans, named
from charter.document.outside.from_markdown import reading_of_markdown
from charter.load.catalog_files import read_catalog
from told_tables import DATA, long, short

_DAYS = (date(2026, 12, 1), date(2027, 1, 1), date(2028, 1, 1))
_PLACES = ("US-CO", "US-NY", "US-CA", "US-OH", "US", "CA-ON", "DE", "PL", "DK", "IT", "GB")


def _words(count: int) -> str:
    """Return so many words in sentences of ten."""
    words = ["work" if at % 10 else "Work" for at in range(count)]
    for at in range(9, count, 10):
        words[at] += "."
    return " ".join(words)


def at_limits() -> Iterator[tuple[str, str]]:
    """Yield texts on either side of what a check counts."""
    for count in (1, 299, 300, 700, 701):
        yield f"en: {count} words", _words(count)
    for count in (19, 20, 21, 60, 61):
        yield f"en: {count} of 100 in bullets", f"{_words(100 - count)}\n\n- {_words(count)}"
    for count in (2, 3, 30, 31):
        yield f"en: a sentence of {count}", f"Start here and now. W{'ork ' * count}.\n\nAnd so on."
    yield "en: two long sentences", f"W{'ork ' * 31}.\n\n- W{'ork ' * 40}."
    for count in (40, 41):
        yield f"en: {count} words in two sentences", f"W{'ork ' * 20}. W{'ork ' * (count - 20)}."
    for count in (7, 8):
        yield f"en: {count} musts", "## Requirements\n\n" + "- Have it.\n" * count
    for count in (24, 25, 26):
        lead = " ".join(["helps", *["so"] * (count - 1)])
        musts = "- Have it.\n" * 8
        yield f"en: a lead-in of {count}", f"## Requirements\n\n{lead}:\n\n{musts}"
    for count in (28, 29, 30, 31, 38, 39, 40, 41):
        yield f"en: a date {count} on", f"Deadline{'.' * count}7"
    for count in range(1, 6):
        yield f"en: {count} masculine", " and ".join(["logic"] * count)
        yield f"en: {count} feminine", " and ".join(["warm"] * count)
        yield f"en: {count} and one", " and ".join([*["logic"] * count, "warm"])
    stems = "active adventurous aggressive ambitious analytical assertive athletic autonomous boast"
    for count in (8, 9):
        yield f"en: {count} masculine words", ", ".join(stems.split()[:count])
    for count in (7, 8):
        yield f"{count} English words", "the " * count
    for one, other in ((23, 20), (22, 20), (30, 27), (9, 9)):
        yield f"{one} English, {other} Danish", " ".join(["the"] * one + ["ikke"] * other)
    for one, other in ((3, 1), (2, 1), (5, 2), (4, 2), (1, 3)):
        # Danish and Norwegian share most; "af" is Danish only, "av" Norwegian only.
        words = ["og", "er", "du"] * 9 + ["af"] * one + ["av"] * other
        yield f"{one} Danish, {other} Norwegian", " ".join(words)
    for known in (1, 2, 3):
        yield f"{known} of 20 known", " ".join([*["the"] * known, *["xylo"] * (20 - known)])
    for word in ("works", "deliver", "delivers", "deliveries", "organisationally", "rhythm"):
        yield f"en: ease of {word}", f"{word} the thing. " * 4
        yield f"da: ease of {word}", f"{word} the thing. " * 4
        yield f"de: ease of {word}", f"{word} the thing. " * 4


def postings() -> Iterator[tuple[str, str]]:
    """Yield what is said of postings at limits, and of odd ones."""
    yield "limits", "\n".join(_all(at_limits()))
    odd = yaml.safe_load((DATA / "odd-postings.yaml").read_text("utf-8"))
    yield "odd", "\n".join(_all(odd.items()))


def _all(texts: Any) -> Iterator[str]:
    catalog = read_catalog()
    told: set[str] = set()
    for number, (name, text) in enumerate(texts):
        language = name.partition(": ")[0] if ": " in name else ""
        reading = reading_of_markdown(text, "posting.md", language)
        once = [*_told(check_posting(reading, language), told)]
        each = check_posting(reading, language, each=True)
        places = (_PLACES[number % len(_PLACES)], _PLACES[number * 3 % len(_PLACES)])
        by_law = with_law(each, catalog, places, _DAYS[number % len(_DAYS)])
        yield f"{name}:"
        yield from once
        yield from (f"  each {line}" for line in _told(each, told) if line not in once)
        yield from (f"  by law {line}" for line in _told(by_law, told) if "law-" in line)


def _told(report: PostingReport, told: set[str]) -> Iterator[str]:
    """Yield all of a report; what a remark says of its reasons once."""
    yield f"  {short(report.language)} {short(report.shape)}"
    if report.gender:
        for score in report.gender:
            sides = " against ".join(map(named, score))
            yield f"  {score.coding} {leans(score)}: {sides}"
    yield from (f"  {note}" for note in report.notes)
    for r in report.remarks:
        yield long(
            f"  {r.severity} {r.code} {r.place.line}:{r.place.column} {r.quote!r}: {r.message}"
        )
        reasons = f"    {r.code}: {r.why} / {r.source} / {r.instead}"
        if reasons not in told:
            told.add(reasons)
            yield reasons
