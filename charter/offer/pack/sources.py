"""What one pack is made from: the letter, our words in its language, and its annexes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from charter.assign.organisation import Organisation
from charter.assign.positions import position_named
from charter.check.papers.drafts import with_draft_hint
from charter.facts.company import Workspace
from charter.facts.languages import charter_language
from charter.load.hire import Hire
from charter.make import Made, Wanted, make_papers
from charter.maker import Maker
from charter.named_tuples import NamedTuple
from charter.offer.pack.against import against_company
from charter.offer.pack.as_left import (
    boxes_of,
    changing_days,
    greets_another,
    other_period,
    other_posts,
    worked_out_in,
)
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.currency import odd_currencies
from charter.offer.pack.foreign import other_forms
from charter.offer.pack.language import letter_language, words_of
from charter.offer.pack.left_in import left_in, other_annex, other_employer
from charter.offer.pack.letter import Letter, read_letter
from charter.offer.pack.misfits import misfits
from charter.offer.pack.typed import (
    other_digits,
    remarks_beside,
    typed_days,
    typed_pay,
    typed_slips,
)
from charter.offer.words import annex_word, contract_sentence
from charter.problems import CharterError, InputError, Problem


class Sources(NamedTuple):
    """What one pack is made from."""

    workspace: Workspace
    position_id: str
    letter: Path
    hire: Hire | None
    day: date
    certificate: bool
    organisation: Organisation | None
    draft: bool
    as_is: bool
    language: str
    maker: Maker


class LetterWords(NamedTuple):
    """The language of the letter, our words in it, and a note on how it is known."""

    language: str
    annex: str
    contract: str
    notes: tuple[str, ...]


def read_sources(sources: Sources) -> tuple[Letter, Made, LetterWords, list[str]]:
    """Return the letter, the papers that are annexes, our own words between them, and notes.

    Raises InputError with what is wrong with any of them.
    """
    company = sources.workspace.company
    wrong: list[Problem] = []
    read = made = words = None
    notes: list[str] = []
    try:
        read = read_letter(sources.letter, company.tokens)
        blanks = blanks_of(read, sources.hire)
        left = (*blanks.problems, *changing_days(read))
        wrong += () if sources.as_is else left
        notes += (problem.message for problem in left if sources.as_is)
        notes += (*blanks.notes, *boxes_of(read), *other_digits(read), *remarks_beside(read))
    except InputError as bad:
        wrong += bad.problems
    try:
        words = _words(read, sources)
    except InputError as bad:
        wrong += bad.problems
    try:
        made = _made(sources)
    except CharterError as bad:
        wrong += bad.problems
    if wrong or read is None or made is None or words is None:
        raise InputError(wrong)
    position = position_named(made.organisation, sources.position_id)
    of = made.organisation.positions[position]
    notes += left_in(read, words.annex, "AB" if sources.certificate else "A")
    notes += other_annex(read, of, sources.day, words.language)
    notes += other_employer(read, company, words.language)
    notes += (*other_posts(read, of), *typed_pay(read, of, sources.hire, words.language))
    notes += (*typed_days(read, sources.hire, words.language, sources.day), *worked_out_in(read))
    notes += typed_slips(read, words.language)
    if sources.hire:
        notes += against_company(sources.hire, of, charter_language(company))
        notes += other_forms(sources.hire, words.language)
        notes += odd_currencies(read, sources.hire, of)
        notes += other_period(read, sources.hire, of, words.language)
    return read, made, words, notes


def misfits_of(
    sources: Sources, read: Letter, filled: Mapping[str, bytes], mail: bool
) -> list[str]:
    """Return what does not fit in a letter that goes out as it is. Raises InputError in others."""
    labels = "AB" if sources.certificate else "A"
    found = list(misfits(read, filled, sources.hire, labels, mail))
    if found and not sources.as_is:
        raise InputError(found)
    told = [problem.message for problem in found]
    return [*told, *(greets_another(read, filled, sources.hire) if sources.hire else ())]


def _words(read: Letter | None, sources: Sources) -> LetterWords:
    """Return our own words in the language of a letter. Raises InputError."""
    company = sources.workspace.company
    language, note = charter_language(company), ""
    if read is not None:
        language, note = letter_language(read, language, sources.language)
    contract = contract_sentence(company.charter_in_contract, language, company.place)
    annex = annex_word(language, words_of(read) if read else "")
    return LetterWords(language, annex, contract, (note,) if note else ())


def _made(sources: Sources) -> Made:
    """Return the charter, and the certificate where it is asked for. Raises CharterError."""
    workspace, maker, day = sources.workspace, sources.maker, sources.day
    organisation = sources.organisation or maker.organise(workspace)
    position = position_named(organisation, sources.position_id)
    wanted = Wanted(day, ("charter",), (position,), formats=())
    charter = make_papers(workspace, wanted, maker, organisation)
    if charter.drafts and not sources.draft:
        raise InputError(with_draft_hint(charter.drafts))
    papers = (*charter.papers, *(("certificate",) if sources.certificate else ()))
    return make_papers(workspace, Wanted(day, papers), maker, organisation)
