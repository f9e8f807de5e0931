"""All checks on one posting, and what they found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from charter.check.remark import Remark, in_reading_order
from charter.check.words.contents import content_remarks
from charter.check.words.day_remarks import day_remarks
from charter.check.words.gender import Score, gender_remarks, own_score, plain_score
from charter.check.words.language import Language, language_of, unread_parts
from charter.check.words.left_blank import blank_remarks
from charter.check.words.pay_remarks import pay_remarks
from charter.check.words.shape import Shape, shape_of, shape_remarks
from charter.check.words.title import titled
from charter.check.words.word_lists import (
    function_words,
    gender_list,
    language_name,
    listed_languages,
)
from charter.check.words.words import word_remarks
from charter.document.outside.from_file import reading_of
from charter.document.outside.reading import Reading
from charter.facts.catalog import Catalog
from charter.load.catalog_files import read_catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from charter.check.law.text import Asking
    from charter.check.papers.law_of_text import LawOfText


class Gender(NamedTuple):
    """The two scores: as the published tool counts, and our own."""

    plain: Score
    own: Score


class PostingReport(NamedTuple):
    """What the checks say of one posting. `notes` name what was not checked, and why.

    `law` is what is known of the law of the places that were asked about.
    """

    reading: Reading
    language: Language
    shape: Shape
    gender: Gender | None
    remarks: tuple[Remark, ...]
    notes: tuple[str, ...]
    law: LawOfText | None = None

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
    headcount: int | None = None,
    headcount_there: int | None = None,
    reports_to: Sequence[str] = (),
    has: Sequence[str] = (),
) -> PostingReport:
    """Return what the checks say of any posting in a file: .md, .txt, .html or .docx.

    >>> report = charter.lint(Path("posting.md"), date(2026, 12, 1), places=["US-CO"])
    >>> [remark.code for remark in report.errors]
    ['law-until']

    `language` is that of the posting, where its text does not tell; `places` are ISO 3166 codes of
    those whose law is asked for on `day`, a city as "US-OH Cleveland", by the laws of `catalog` or
    the shipped ones; `reports_to` are the places of the manager. `headcount` is how many people the
    employer has, `headcount_there` how many of them in those places. `has` names what the employer
    has and no text can tell: other-pay, overpay, ai, french-version. What was not checked stands in
    `notes`. Raises InputError for a file that cannot be read, and with every language and place
    that there is not.
    """
    problems = list(unknown_languages([language]))
    if places:
        from charter.check.papers.law_of_text import asking_of, unknown_places, unknown_things

        problems += unknown_things(has)
        catalog = catalog or read_catalog()
        problems += unknown_places([*places, *reports_to], catalog)
    elif reports_to or has or headcount is not None or headcount_there is not None:
        message = "people, the manager's place and what there is are for the law of places"
        problems.append(Problem(Place(""), "no-place", message, "give 'places' too"))
    if problems:
        raise InputError(problems)
    report = check_posting(reading_of(path), language)
    # In a posting of a workspace's own they are told where the company file says them.
    code = report.language.code
    paid = pay_remarks(report.reading, code) if code in listed_languages() else []
    days = day_remarks(report.reading, code, day)
    remarks = in_reading_order([*report.remarks, *blank_remarks(report.reading), *paid, *days])
    parts = unread_parts(report.reading, code) if code in listed_languages() else ()
    report = report._replace(remarks=remarks, notes=(*report.notes, *parts))
    if not (catalog and places):
        return report
    facts = (reports_to, headcount, headcount_there, has)
    return with_law(report, catalog, places, day, asking_of(places, *facts))


def with_law(
    report: PostingReport,
    catalog: Catalog,
    places: Sequence[str],
    day: date,
    asking: Asking | None = None,
) -> PostingReport:
    """Return a report with the law of `places` added, or of what else is asked.

    What the law asks for is said once, by the law.
    """
    from charter.check.law.text import found_right, said_once
    from charter.check.papers.law_of_text import asking_of, law_of_text

    asking = asking or asking_of(places)
    law = law_of_text(report.reading, report.language.code, catalog, asking, day)
    right = found_right(catalog, asking, report.reading.title, day)
    kept, said = said_once((one for one in report.remarks if one.code not in right), law.remarks)
    remarks = in_reading_order([*kept, *said])
    law = law._replace(remarks=tuple(said))
    return report._replace(remarks=remarks, notes=(*report.notes, *law.notes), law=law)


def unknown_languages(languages: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for each language that nothing is known of; "" is none."""
    known = sorted(function_words())
    for language in languages:
        if language and language.replace("_", "-").partition("-")[0].lower() not in known:
            hint = did_you_mean(language, known) or f"known: {', '.join(known)}"
            yield Problem(Place(""), "unknown-language", f"'{language}' is no known language", hint)


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
