"""What a company's papers would say that is not there in the language it chose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from charter.assign.hiring import is_posted
from charter.assign.organisation import Finding, Organisation
from charter.problems import InputError, Problem
from charter.read.company import Languages
from charter.read.languages import is_english, no_charters, posting_language


def language_findings(organisation: Organisation, day: date) -> tuple[Finding, ...]:
    """Return a gap for internal papers in a language that only postings have, and for each message.

    English lacks nothing: it is what the messages are written in.
    """
    company = organisation.company
    found = [*no_charters(company)]
    if not is_english(posting_language(company)):
        found += _of_postings(organisation, day)
    return tuple(Finding("gap", problem) for problem in dict.fromkeys(found))


def _of_postings(organisation: Organisation, day: date) -> Iterator[Problem]:
    from charter.compose.posting import compose_posting

    for name, position in organisation.positions.items():
        if is_posted(position):
            try:
                compose_posting(organisation, name, day)
            except InputError as bad:
                yield from bad.problems


def in_english(organisation: Organisation) -> Organisation:
    """Return the organisation with its internal papers in English, to be compared with each other.

    What stands in two charters is the same in every language.
    """
    company = organisation.company
    english = Languages(company.language.postings, "en", company.language.place)
    return organisation._replace(company=company._replace(language=english))
