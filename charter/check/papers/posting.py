"""All checks on one posting, and what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from charter.check.remark import Remark, in_reading_order
from charter.check.words.contents import content_remarks
from charter.check.words.gender import Score, gender_remarks, own_score, plain_score
from charter.check.words.language import Language, language_of
from charter.check.words.left_blank import blank_remarks
from charter.check.words.pay_remarks import pay_remarks
from charter.check.words.shape import Shape, shape_of, shape_remarks
from charter.check.words.title import titled
from charter.check.words.word_lists import (
    function_words,
    gender_list,
    has_law_words,
    language_name,
    listed_languages,
)
from charter.check.words.words import word_remarks
from charter.document.outside.from_file import reading_of
from charter.document.outside.reading import Reading
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, did_you_mean
from charter.read.catalog import Catalog
from charter.read.catalog_files import read_catalog
from charter.read.countries import is_place


class Gender(NamedTuple):
    """The two scores: as the published tool counts, and our own."""

    plain: Score
    own: Score


class PostingReport(NamedTuple):
    """What the checks say of one posting. `notes` name what was not checked, and why."""

    reading: Reading
    language: Language
    shape: Shape
    gender: Gender | None
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]

    @property
    def errors(self) -> tuple[Remark, ...]:
        """Return what must be changed."""
        return tuple(remark for remark in self.remarks if remark.severity == "error")

    @property
    def advice(self) -> tuple[Remark, ...]:
        """Return what should be thought about."""
        return tuple(remark for remark in self.remarks if remark.severity == "advice")


def lint(
    path: Path,
    day: date,
    *,
    language: str = "",
    places: Sequence[str] = (),
    catalog: Catalog | None = None,
) -> PostingReport:
    """Return what the checks say of any posting in a file: .md, .txt, .html or .docx.

    >>> report = charter.lint(Path("posting.md"), date(2026, 12, 1), places=["US-CO"])
    >>> [remark.code for remark in report.errors]
    ['law-pay', 'law-until']

    `language` is that of the posting, where its text does not tell; `places` are ISO 3166 codes of
    those whose law is asked for on `day`, by the laws of `catalog` or the shipped ones. What was
    not checked stands in `notes`. Raises InputError for a file that cannot be read, and with every
    language and place that there is not.
    """
    problems = list(unknown_languages([language]))
    if places:
        catalog = catalog or read_catalog()
        problems += unknown_places(places, catalog)
    if problems:
        raise InputError(problems)
    report = check_posting(reading_of(path), language)
    # In a posting of a workspace's own they are told where the company file says them.
    code = report.language.code
    paid = pay_remarks(report.reading, code) if code in listed_languages() else []
    remarks = in_reading_order([*report.remarks, *blank_remarks(report.reading), *paid])
    report = report._replace(remarks=remarks)
    return with_law(report, catalog, tuple(places), day) if catalog and places else report


def unknown_languages(languages: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each language that nothing is known of; "" is none."""
    known = sorted(function_words())
    for language in languages:
        if language and language.replace("_", "-").partition("-")[0].lower() not in known:
            hint = did_you_mean(language, known) or f"known: {', '.join(known)}"
            yield Problem(Place(""), "unknown-language", f"'{language}' is no known language", hint)


def unknown_places(places: Iterable[str], catalog: Catalog) -> Iterator[Problem]:
    """Yield a problem for each code that is no country, or no region of one whose are known."""
    known = sorted({place for law in catalog.laws.values() for place in law.places})
    for place in places:
        if not is_place(place):
            near = did_you_mean(place.upper(), known)
            hint = near if near.startswith("did") else f"with laws here: {', '.join(known)}"
            message = f"'{place}' is no country or region"
            yield Problem(Place(""), "unknown-place", message, hint)


def check_posting(reading: Reading, given_language: str = "", each: bool = False) -> PostingReport:
    """Return the remarks on a posting. In a language without lists, only its shape is checked.

    With `each`, the same words have a remark wherever they stand.
    """
    language = language_of(reading, given_language)
    code = language.code
    if code in listed_languages():
        reading = titled(reading, code)
    shape = shape_of(reading, code)
    remarks = shape_remarks(reading, code, shape, each)
    notes = list(reading.notes)
    if language.doubt:
        notes.append(language.doubt)
    gender = None
    if code in listed_languages():
        remarks += content_remarks(reading, code) + word_remarks(reading, code, each)
        if words := gender_list(code):
            gender = Gender(plain_score(reading.text, words), own_score(reading, words, code))
            remarks += gender_remarks(reading, words, gender.own)
        else:
            name = language_name(code)
            notes.append(f"Gender-coded words were not checked: no list for {name} may be shipped")
    elif code:
        notes.append(f"Words were not checked: there are no lists for {language_name(code)}")
    else:
        known = ", ".join(listed_languages())
        notes.append(f"Words were not checked: their language is unknown; add --language ({known})")
    return PostingReport(reading, language, shape, gender, in_reading_order(remarks), tuple(notes))


def with_law(
    report: PostingReport, catalog: Catalog, places: tuple[str, ...], day: date
) -> PostingReport:
    """Return a report with the law of `places` added; in other languages with a note instead."""
    from charter.check.law.text import BY_LAW, law_remarks_for_text
    from charter.check.law.words import CHECKLIST

    if not has_law_words(report.language.code):
        note = "The law of the place was not checked: there are no words for this language"
        return report._replace(notes=(*report.notes, note))
    code = report.language.code
    found = law_remarks_for_text(report.reading, catalog, places, day, code)
    codes = {remark.code for remark in found}
    # What the law asks for is said once, by the law.
    kept = [remark for remark in report.remarks if BY_LAW.get(remark.code) not in codes]
    notes = (*report.notes, CHECKLIST)
    return report._replace(remarks=in_reading_order([*kept, *found]), notes=notes)
