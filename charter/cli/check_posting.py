"""`charter check --posting`: what the checks say of any posting, as text or as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from charter.cli.data import remark_data
from charter.cli.output import echo_json, style
from charter.cli.printer import Text, TextColumn, TextTable
from charter.cli.remarks import remark_list

if TYPE_CHECKING:
    from charter.check.papers.posting import PostingReport
    from charter.check.words.gender import Score

JSON_VERSION = 1
NOT_CHECKED = " not checked: "
"""What the notes have that tell of a part of the checks that was left out."""


def check_file(
    path: Path,
    language: str,
    as_json: bool,
    quiet: bool,
    places: tuple[str, ...] = (),
    day: date | None = None,
) -> int:
    """Print what the checks say of a posting; return 1 when there are errors, else 0."""
    from charter.check.papers.posting import check_posting
    from charter.cli.printer import say
    from charter.document.outside.from_file import reading_of

    _refuse_unknown_language(language)
    if places and day:
        from charter.check.papers.posting import with_law
        from charter.read.catalog_files import read_catalog

        catalog = read_catalog()
        _refuse_unknown_places(
            places, (place for law in catalog.laws.values() for place in law.places)
        )
        report = with_law(check_posting(reading_of(path), language), catalog, places, day)
    else:
        report = check_posting(reading_of(path), language)
    if as_json:
        echo_json(_data(report))
    else:
        say(lines(report, quiet))
    return 1 if report.errors else 0


def _refuse_unknown_language(language: str) -> None:
    from charter.check.words.word_lists import function_words
    from charter.problems import did_you_mean

    known = sorted(function_words())
    if language and language.replace("_", "-").partition("-")[0].lower() not in known:
        hint = did_you_mean(language, known) or f"known: {', '.join(known)}"
        raise click.UsageError(f"'--language {language}' is no known language - {hint}")


def _refuse_unknown_places(places: tuple[str, ...], with_law: Iterable[str]) -> None:
    """Refuse a code that is no place, or of a country whose regions are known and has it not."""
    from charter.problems import did_you_mean
    from charter.read.countries import is_place

    known = sorted(set(with_law))
    for place in places:
        if not is_place(place):
            near = did_you_mean(place, known)
            hint = near if near.startswith("did") else f"known here: {', '.join(known)}"
            raise click.UsageError(f"'--place {place}' is no country or region - {hint}")


def lines(report: PostingReport, quiet: bool = False) -> Iterator[Text]:
    """Yield what a person reads: the summary unless `quiet`, then errors, then advice."""
    if not quiet:
        yield from _summary(report)
    for heading, remarks in (("Errors", report.errors), ("Advice", report.advice)):
        if remarks and (not quiet or (heading == "Advice" and report.errors)):
            yield ""
        yield from remark_list(heading, remarks)
    unchecked = [note for note in report.notes if NOT_CHECKED in note]
    if unchecked:
        if report.remarks or not quiet:
            yield ""
        yield from (note[0].upper() + note[1:] + "." for note in unchecked)
    elif not report.remarks and not quiet:
        yield ""
        yield "Nothing to change."


def _summary(report: PostingReport) -> Iterator[Text]:
    from charter.check.words.word_lists import language_name

    shape, language = report.shape, report.language
    yield style(report.reading.title or report.reading.path, bold=True)
    name = f"{language_name(language.code)}, {language.known}" if language.code else "unknown"
    rows = [
        ("Language", name),
        ("Length", f"{shape.words:,} words, {shape.bullets:.0%} of them in bullets"),
        ("Sentences", f"{shape.sentences}, of {shape.average:.0f} words on average"),
    ]
    if shape.ease:
        rows.append(("Reading ease", f"{shape.ease.score:.1f} ({shape.ease.formula})"))
    if report.gender:
        rows.append(("Gender", f"{_score(report.gender.plain)}, by the published count"))
        rows.append(("", f"{_score(report.gender.own)}, without headings and the field's nouns"))
    rows += [("Note", note) for note in report.notes if NOT_CHECKED not in note]
    yield TextTable((TextColumn(), TextColumn()), rows)


def _score(score: Score) -> str:
    from charter.check.words.gender import named

    if score.coding == "empty":
        return "empty (no coded words)"
    sides = (("feminine", score.feminine), ("masculine", score.masculine))
    counts = (
        f"{len(found)} {side}{f' ({named(found)})' if found else ''}" for side, found in sides
    )
    return f"{score.coding}: {', '.join(counts)}"


def _data(report: PostingReport) -> dict[str, Any]:
    shape, gender = report.shape, report.gender
    return {
        "version": JSON_VERSION,
        "path": report.reading.path,
        "title": report.reading.title,
        "language": report.language.code or None,
        "summary": {
            "words": shape.words,
            "bullets": round(shape.bullets, 3),
            "sentences": shape.sentences,
            "words_per_sentence": round(shape.average, 1),
            "reading_ease": shape.ease
            and {"formula": shape.ease.formula, "score": shape.ease.score},
            "gender": gender
            and {
                mode: {
                    "coding": score.coding,
                    "feminine": score.feminine,
                    "masculine": score.masculine,
                }
                for mode, score in (("plain", gender.plain), ("own", gender.own))
            },
        },
        "errors": [remark_data(remark) for remark in report.errors],
        "advice": [remark_data(remark) for remark in report.advice],
        "notes": report.notes,
    }
