"""A client's cover note: a Word file with fields, filled in once for each post of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from charter.compose.papers import Paper
from charter.offer.pack.blanks import blanks_of
from charter.offer.pack.letter import fill_letter, read_letter
from charter.offer.pack.parts import Parts
from charter.problems import CharterError, InputError, Problem
from charter.render.context import context_of

_HINTS = {
    "unfilled": "write {{ posting.title }} and the like for what papers say, else the words",
    "struck-out": "take it out in Word",
    "hidden-text": "take it out in Word, where the button \u00b6 shows hidden text",
}


def note_files(note: str, papers: Sequence[Paper], tokens: Sequence[str]) -> dict[str, bytes]:
    """Return a note for each position that has papers, by the names of their files.

    A field can be anything that a paper of the position prints, such as {{ posting.title }}. Raises
    CharterError with every field that cannot be filled, and every blank that nothing fills in.
    """
    letter = read_letter(Path(note), tokens)
    if left := blanks_of(letter, None).problems:
        raise InputError(map(_of_note, left))
    names: dict[str, dict[str, Any]] = {}
    for paper in papers:
        if position := str(getattr(paper, "position_id", "")):
            said = {name: value for name, value in context_of(paper, "").items() if value != ""}
            names.setdefault(position, {}).update(said)
    made: dict[str, bytes] = {}
    wrong: list[CharterError] = []
    for position, fields in names.items():
        try:
            filled = fill_letter(letter, fields, None, {})
        except CharterError as bad:
            wrong.append(bad)
        else:
            made[f"{position}-note.docx"] = Parts(filled, letter.document).save()
    if wrong:
        raise InputError(problem for bad in wrong for problem in bad.problems)
    return made


def notes_on_note(note: str, tokens: Sequence[str]) -> tuple[str, ...]:
    """Return what a note prints that its author may not have meant."""
    told = blanks_of(read_letter(Path(note), tokens), None).notes
    return tuple(f"{note}: {each.removeprefix('the letter: ')}" for each in told)


def _of_note(problem: Problem) -> Problem:
    message = problem.message.replace("the letter", "the note")
    return problem._replace(message=message, hint=_HINTS[problem.code])
