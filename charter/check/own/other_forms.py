"""Numbers and days in own texts as another language writes them, and days that are none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charter.check.words.dates import begun_in, not_days_in
from charter.check.words.word_lists import language_name
from charter.compose.other_forms import other_form
from charter.facts.company import Company
from charter.facts.languages import charter_language, posting_language
from charter.facts.locales import code_of, is_written_in
from charter.problems import Problem, listing
from charter.read.yaml_source import Path_, Source

_OF_CHARTERS = frozenset(("outcomes", "limits", "charter", "risk", "watch", "definition"))
"""Keys of texts that charters print, and postings do not."""


def language_at(company: Company, at: Path_) -> str:
    """Return the language of the papers that print the text of a company file at `at`."""
    internal = not _OF_CHARTERS.isdisjoint(map(str, at))
    return charter_language(company) if internal else posting_language(company)


def in_another_form(
    company: Company, source: Source, texts: Iterable[tuple[Path_, str]]
) -> Iterator[Problem]:
    """Yield each text whose numbers or days are not written as its papers write them."""
    for at, text in texts:
        # A sentence for each language says which it is in.
        last = str(at[-1])
        language = last if is_written_in(last) else language_at(company, at)
        form = other_form(text, language)
        if form.what:
            name = next(str(key) for key in reversed(at) if isinstance(key, str))
            said = listing(f"'{each}'" for each in form.said)
            message = f"'{name}' has {form.what}, {said}, and is printed in "
            message += language_name(code_of(language))
            yield Problem(source.place(at), "other-form", message, form.hint)


def days_that_are_none(
    company: Company, source: Source, texts: Iterable[tuple[Path_, str]]
) -> Iterator[Problem]:
    """Yield each text that has a day or a quarter which no calendar has."""
    for at, text in texts:
        for start, end in not_days_in(text, code_of(language_at(company, at))):
            name = next(str(key) for key in reversed(at) if isinstance(key, str))
            message = f"'{name}' has '{text[start:end]}', which no calendar has"
            hint = "write the day or the quarter that is meant"
            yield Problem(source.place(at), "no-such-day", message, hint)


def years_to_come(
    company: Company, source: Source, texts: Iterable[tuple[Path_, str]], day: date
) -> Iterator[Problem]:
    """Yield each text that has something begin in a year that is still to come on `day`."""
    for at, text in texts:
        for start, end, year in begun_in(text, code_of(language_at(company, at))):
            if year > day.year:
                name = next(str(key) for key in reversed(at) if isinstance(key, str))
                message = f"'{name}' has '{text[start:end]}', a year that is still to come"
                hint = "write the year that is meant"
                yield Problem(source.place(at), "year-to-come", message, hint)
