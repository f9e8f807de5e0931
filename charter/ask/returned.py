"""Lists of questions as they came back: from Word, from spreadsheets, from CSV."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from charter.ask.rows import ReturnedRow, asked_in
from charter.batch.open_table import ENDINGS
from charter.named_tuples import NamedTuple
from charter.problems import InputError, error
from charter.read.files import read_bytes, sha256

_SAVED_AS = {
    **dict.fromkeys((".odt", ".doc", ".rtf", ".pages"), ".docx"),
    **dict.fromkeys((".xls", ".xlsb", ".numbers"), ".xlsx"),
}
WORD = (".docx", ".docm", ".dotx")


class ReturnedFile(NamedTuple):
    """A file that came back. `asked` are the positions that it says were asked.

    `beside` is what somebody wrote beside its table, and `title` what it begins with. `digest`
    stands for its content, `saved` is when it was saved last.
    """

    path: Path
    rows: tuple[ReturnedRow, ...]
    asked: tuple[str, ...]
    digest: str
    saved: float
    notes: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    title: str = ""


def files_in(paths: Iterable[Path]) -> list[Path]:
    """Return the files that paths name, those of a folder in order; each once.

    What programs leave beside open files is none.
    """
    found: dict[Path, None] = {}
    for path in paths:
        inside = [path]
        if os.path.isdir(path):
            try:
                inside = [path / name for name in sorted(os.listdir(path))]
            except OSError as reason:
                message = f"cannot be read: {reason.strerror or reason}"
                raise error(InputError, path, "unreadable", message) from None
            inside = [each for each in inside if not os.path.isdir(each)]
        found |= dict.fromkeys(p for p in inside if p.name[:1] != "." and p.name[:2] != "~$")
    return list(found)


def read_returned(path: Path) -> ReturnedFile:
    """Return the rows of one file. Raises InputError with what keeps it from being read."""
    ending = path.suffix.lower()
    if ending in WORD:
        from charter.ask.word_answers import read_word_answers as read_answers
    elif ending in ENDINGS:
        from charter.ask.table_answers import read_table_answers as read_answers
    else:
        hint = "ask for the Word file or the spreadsheet that was sent"
        if saved := _SAVED_AS.get(ending):
            hint = f"open it, and save it as {saved}"
        message = f"'{ending or path.name}' is no file in which answers come back"
        if ending == ".pdf":
            message = "answers cannot be read from a PDF"
        raise error(InputError, path, "not-answers", message, hint)
    read = read_answers(path)
    digest = sha256(read_bytes(path))
    asked, when = asked_in(read.heads), os.stat(path).st_mtime
    return ReturnedFile(path, read.rows, asked, digest, when, read.notes, read.beside, read.title)
