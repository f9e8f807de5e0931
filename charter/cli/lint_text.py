"""What `charter lint` says of a posting, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from charter.cli.data import remark_data
from charter.cli.law_data import place_data
from charter.cli.output import style
from charter.cli.printer import Text, TextColumn, TextTable
from charter.cli.remarks import remark_list

if TYPE_CHECKING:
    from charter.check.papers.posting import PostingReport
    from charter.check.words.gender import Score

NOT_CHECKED = " not checked: "
"""What the notes have that tell of a part of the checks that was left out."""


def unchecked(report: PostingReport) -> list[str]:
    """Return the notes that tell of a part of the checks that was left out."""
    return [note for note in report.notes if NOT_CHECKED in note]


def lines(report: PostingReport, quiet: bool = False) -> Iterator[Text]:
    """Yield what a person reads: the summary unless `quiet`, then errors, then advice."""
    if not quiet:
        yield from _summary(report)
    for heading, remarks in (("Errors", report.errors), ("Advice", report.advice)):
        if remarks and (not quiet or (heading == "Advice" and report.errors)):
            yield ""
        yield from remark_list(heading, remarks)
    left_out = unchecked(report)
    if left_out:
        if report.remarks or not quiet:
            yield ""
        yield from (note[0].upper() + note[1:] + "." for note in left_out)
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
        rows.append(
            ("", f"{_score(report.gender.own)}, without headings, names and the field's nouns")
        )
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


def data_of(report: PostingReport) -> dict[str, Any]:
    """Return what --json prints of one posting."""
    shape, gender = report.shape, report.gender
    return {
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
        "law": report.law
        and {
            "places": [place_data(place) for place in report.law.places],
            "coming": [one._asdict() for one in report.law.coming],
        },
    }
