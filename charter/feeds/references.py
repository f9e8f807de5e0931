"""References of postings: the numbers by which boards know them, and writing them down."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from charter.assign.hiring import is_posted
from charter.edit.positions import position_in, positions_in
from charter.feeds.jobs import MOST, Opening
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Problem

if TYPE_CHECKING:
    from charter.write.in_place import ReadText


class AssignedReference(NamedTuple):
    """A reference that was written into a company file."""

    file: Path
    position: str
    reference: str


def suggested(opening: Opening, taken: Iterable[str] = ()) -> str:
    """Return a reference for an opening, such as northwind-cpto-2026-12, that is not `taken`.

    It has the month, so that the next search for the same position gets another one.
    """
    month = f"{opening.posting.facts.posted:%Y-%m}"
    position = opening.position.id[: MOST - len(month) - 1].rstrip("-")
    posted = (p.id for p in opening.organisation.positions.values() if is_posted(p))
    # The longest position sets the room, so that all references of a company begin alike.
    longest = max([len(position), *map(len, posted)])
    room = max(MOST - len(month) - longest - 5, 0)
    company = _whole_words(_slug(opening.posting.company), room)
    base = "-".join(part for part in (company, position, month) if part)
    used = {reference.casefold() for reference in taken}
    made, number = base, 2
    while made.casefold() in used:
        made, number = f"{base}-{number}"[-MOST:].lstrip("-"), number + 1
    return made


def _whole_words(slug: str, most: int) -> str:
    """Return the words of a slug that fit into `most` characters; a part of the first if none."""
    if len(slug) <= most:
        return slug
    cut = slug[: most + 1].rpartition("-")[0]
    return cut or slug[:most]


def assign(found: Iterable[Opening], taken: Iterable[str]) -> list[AssignedReference]:
    """Give each opening without a reference one, in its company file; return those given.

    Nothing else in a file changes, and a reference that another run gave meanwhile stays. Raises
    InputError or OutputError; a file that cannot be changed safely stops all of them before the
    first is written.
    """
    from charter.write.in_place import edit_files
    from charter.write.journal import InJournal

    without = [opening for opening in found if not opening.posting.facts.reference]
    used, done = list(taken), list[AssignedReference]()

    def edit(read: ReadText) -> dict[Path, str]:
        texts = {path: read(path) for path in map(_file, without)}
        known = [*used, *(name for each in texts.items() for name in _references(*each))]
        problems: list[Problem] = []
        done.clear()
        for opening in without:
            file, reference = _file(opening), suggested(opening, known)
            try:
                text = _with_reference(texts[file], opening, reference)
            except InputError as bad:
                problems += bad.problems
                continue
            if text != texts[file]:
                texts[file] = text
                known.append(reference)
                done.append(AssignedReference(file, opening.position.id, reference))
        if problems:
            raise InputError(problems)
        return texts

    def told(folder: Path) -> InJournal:
        def said() -> str:
            given = (f"{a.position} {a.reference}" for a in done if a.file.parent == folder)
            return f"gave references for job boards: {', '.join(given)}"

        return InJournal(folder, said)

    edit_files(edit, [told(folder) for folder in {_file(each).parent: None for each in without}])
    return done


def _file(opening: Opening) -> Path:
    return Path(opening.position.given.place.path)


def _references(file: Path, text: str) -> list[str]:
    positions = positions_in(text, str(file))
    given = (told.get("reference") for told in positions.values() if isinstance(told, dict))
    return [str(reference) for reference in given if reference]


def _with_reference(text: str, opening: Opening, reference: str) -> str:
    """Return the text with the reference, or as it is where the position has one by now."""
    from charter.edit.yaml_edit import set_value

    given, name = opening.position.given, opening.position.given.place.path
    key, told = position_in(text, given, opening.organisation.catalog)
    if told.get("reference"):
        return text
    text = set_value(text, ("positions", key, "reference"), reference, name)
    if not told.get("posted"):
        # The day too, or it would be another one with every run.
        day = opening.posting.facts.posted.isoformat()
        text = set_value(text, ("positions", key, "posted"), day, name)
    return text


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
