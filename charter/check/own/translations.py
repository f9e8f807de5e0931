"""What a company's papers would say that is not there in the language it chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from charter.assign.hiring import is_posted
from charter.assign.organisation import Finding, Organisation
from charter.facts.languages import (
    charter_language,
    is_english,
    no_charters,
    posting_language,
)
from charter.problems import InputError, Problem


def charter_findings(organisation: Organisation, day: date) -> tuple[Finding, ...]:
    """Return a gap for charters in a language that only postings have, or for each text missing.

    English lacks nothing: it is what the messages are written in.
    """
    company = organisation.company
    if is_english(charter_language(company)):
        return ()
    return _gaps(no_charters(company) or _of_charters(organisation, day))


def posting_findings(organisation: Organisation, day: date) -> tuple[Finding, ...]:
    """Return a gap for each text that the language of the postings has not."""
    if is_english(posting_language(organisation.company)):
        return ()
    return _gaps(_of_postings(organisation, day))


def _gaps(problems: Iterable[Problem]) -> tuple[Finding, ...]:
    return tuple(Finding("gap", problem) for problem in dict.fromkeys(problems))


def _of_charters(organisation: Organisation, day: date) -> Iterator[Problem]:
    from charter.compose.charter import compose_charter

    for name, position in organisation.positions.items():
        if position.writes_papers:
            try:
                compose_charter(organisation, name, day)
            except InputError as bad:
                yield from bad.problems


def _of_postings(organisation: Organisation, day: date) -> Iterator[Problem]:
    from charter.compose.posting import compose_posting

    for name, position in organisation.positions.items():
        if is_posted(position):
            try:
                compose_posting(organisation, name, day)
            except InputError as bad:
                yield from bad.problems
