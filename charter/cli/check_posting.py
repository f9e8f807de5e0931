"""`charter check --posting`: what the checks say of any posting, as text or as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from charter.check.gender import Score
    from charter.check.posting import Report
    from charter.check.remark import Remark

JSON_VERSION = 1


def check_file(
    path: Path,
    language: str,
    as_json: bool,
    quiet: bool,
    places: tuple[str, ...] = (),
    day: date | None = None,
) -> int:
    """Print what the checks say of a posting; return 1 when there are errors, else 0."""
    from charter.check.document import read_document
    from charter.check.posting import check_posting
    from charter.cli.wrapping import terminal_width, wrapped

    report = check_posting(read_document(path), language)
    if places and day:
        from charter.check.law_text import with_law
        from charter.read.catalog_files import read_catalog

        report = with_law(report, read_catalog(), places, day)
    if as_json:
        click.echo(json.dumps(_data(report), indent=2, ensure_ascii=False))
    else:
        width = terminal_width()
        for line in lines(report, quiet):
            click.echo(wrapped(line, width))
    return 1 if report.errors else 0


def lines(report: Report, quiet: bool = False) -> Iterator[str]:
    """Yield what a person reads: the summary unless `quiet`, then errors, then advice."""
    if not quiet:
        yield from _summary(report)
    for heading, remarks in (("Errors", report.errors), ("Advice", report.advice)):
        if remarks:
            if not quiet or (heading == "Advice" and report.errors):
                yield ""
            yield click.style(f"{heading} ({len(remarks)})", bold=True)
            for remark in remarks:
                yield from _remark(remark)
    if not report.remarks and not quiet:
        yield ""
        yield "Nothing to change."


def _summary(report: Report) -> Iterator[str]:
    from charter.check.word_lists import language_name

    shape, language = report.shape, report.language
    yield click.style(report.document.title or report.document.path, bold=True)
    name = f"{language_name(language.code)}, {language.known}" if language.code else "unknown"
    yield f"  Language      {name}"
    yield f"  Length        {shape.words:,} words, {shape.bullets:.0%} of them in bullets"
    yield f"  Sentences     {shape.sentences}, of {shape.average:.0f} words on average"
    if shape.ease:
        yield f"  Reading ease  {shape.ease.score:.1f} ({shape.ease.formula})"
    if report.gender:
        yield f"  Gender        {_score(report.gender.plain)}, by the published count"
        yield f"                {_score(report.gender.own)}, without headings and the field's nouns"
    for note in report.notes:
        yield click.style(f"  Note          {note}", dim=True)


def _score(score: Score) -> str:
    return f"{score.coding}: {len(score.feminine)} feminine, {len(score.masculine)} masculine"


def _remark(remark: Remark) -> Iterator[str]:
    quote = f'"{remark.quote}" ' if remark.quote else ""
    yield f"  {remark.place}: {quote}{remark.message} [{remark.code}]"
    yield f"    Instead: {remark.instead}"
    yield click.style(f"    Why: {remark.why}", dim=True)
    yield click.style(f"    Source: {remark.source}", dim=True)


def _data(report: Report) -> dict[str, Any]:
    shape, gender = report.shape, report.gender
    return {
        "version": JSON_VERSION,
        "path": report.document.path,
        "title": report.document.title,
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
        "errors": [_remark_data(remark) for remark in report.errors],
        "advice": [_remark_data(remark) for remark in report.advice],
        "notes": report.notes,
    }


def _remark_data(remark: Remark) -> dict[str, Any]:
    data = remark._asdict()
    place = data.pop("place")
    del data["severity"]
    return {"path": place.path, "line": place.line, "column": place.column, **data}
