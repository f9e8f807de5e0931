"""What was packed, read as `charter verify` will read it when it comes back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from charter.problems import InputError, Problem, error

if TYPE_CHECKING:
    from charter.offer.verify.verdict import Verdict

_FINE = ("unchanged", "signed")
_AS_COMPARED = "as-compared"
_HINT = (
    "nothing was written: an offer that reads otherwise already now could never be told from one "
    "that somebody changed; make the letter simpler there, or save it anew in Word"
)


def read_back(letter: Path, name: str, archive: bytes) -> list[str]:
    """Return what of a pack, the zip file `archive`, cannot be compared when it comes back.

    Raises InputError where it, or a file in it, does not read as it was sent.
    """
    from charter.offer.verify.verify import verify

    with tempfile.TemporaryDirectory(prefix="charter-") as folder:
        path = Path(folder) / name
        path.write_bytes(archive)
        try:
            verdicts = verify(path)
        except InputError as bad:
            if any(problem.code == "no-pdf-reader" for problem in bad.problems):
                raise  # the letter has nothing to do with it
            raise InputError(_of(letter, problem) for problem in bad.problems) from None
    wrong = [v for v in verdicts if v.status not in (*_FINE, _AS_COMPARED)]
    if wrong:
        said = dict.fromkeys(text for verdict in wrong for text in _said(verdict))
        raise error(InputError, letter, "not-read-back", "; ".join(said), _HINT)
    left = (note for v in verdicts if v.status == _AS_COMPARED for note in v.uncompared)
    return [f"not compared when it comes back: {note}" for note in dict.fromkeys(left)]


def _of(letter: Path, problem: Problem) -> Problem:
    """Return a problem with a file that was packed as one of the letter that it came from."""
    message = f"with the charter behind it, the offer cannot be read: {problem.message}"
    return problem._replace(place=problem.place._replace(path=str(letter)), message=message)


def _said(verdict: Verdict) -> Iterator[str]:
    """Yield what is said of a file that does not read as it was sent, in short."""
    name = verdict.name.rpartition(": ")[2]
    yield from (f"{name}: {odd.message}" for odd in verdict.oddities[:2])
    for change in verdict.changes[:2]:
        yield f"{name}: '{change.old or 'nothing'}' reads as '{change.new or 'nothing'}'"
    if not (verdict.oddities or verdict.changes):
        yield f"{name}: {'; '.join(verdict.notes) or 'it cannot be told what it says'}"
