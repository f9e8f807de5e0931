"""Whether a Word file can be the letterhead, and what papers would take of it."""

from __future__ import annotations

from pathlib import Path

from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, TemplateError

_NAMED = 4


class LetterheadReport(NamedTuple):
    """`problems` are to be put right; `notes` say what papers have added, or do without."""

    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def check_letterhead(path: Path) -> LetterheadReport:
    """Return what is to be said about the Word file at `path` as letterhead."""
    from charter.write.letterhead.read import mistakes_in, own_letterhead

    try:
        mistakes = mistakes_in(path)
        letterhead = own_letterhead(path)
    except TemplateError as bad:
        return LetterheadReport(bad.problems, ())
    place = Place(str(path))
    problems = tuple(Problem(place, "unknown-token", *mistake) for mistake in mistakes)
    notes = letterhead.notes[: len(letterhead.notes) - len(mistakes)]
    if letterhead.added:
        first, more = letterhead.added[:_NAMED], len(letterhead.added[_NAMED:])
        names = f"{', '.join(first)}{f' and {more} more' if more else ''}"
        notes = (f"papers add styles that it lacks, in its look: {names}", *notes)
    return LetterheadReport(problems, tuple(Problem(place, "letterhead", note) for note in notes))
