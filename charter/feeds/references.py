"""References of postings: the numbers by which boards know them, and writing them down."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from charter.assign.hiring import is_posted
from charter.feeds.jobs import MOST, Opening
from charter.problems import InputError, OutputError, Problem, error
from charter.read.files import MAX_BYTES, decode
from charter.read.yaml_source import parse_yaml

_TEMPORARY = ".charter-tmp"
_MARK = "\ufeff"


class Assigned(NamedTuple):
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
    longest = max((len(name) for name in posted), default=len(position))
    room = max(MOST - len(month) - max(longest, len(position)) - 5, 0)
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


def assign(found: Iterable[Opening], taken: Iterable[str]) -> list[Assigned]:
    """Give each opening without a reference one, in its company file; return those given.

    Nothing else in a file changes. Raises InputError or OutputError; a file that cannot be changed
    safely stops all of them before the first is written.
    """
    used, texts, done = list(taken), dict[Path, str](), list[Assigned]()
    problems: list[Problem] = []
    for opening in found:
        if opening.posting.facts.reference:
            continue
        file = Path(opening.position.given.place.path)
        reference = suggested(opening, used)
        try:
            text = texts[file] if file in texts else _read(file)
            texts[file] = _with_reference(text, opening, reference)
        except InputError as bad:
            problems += bad.problems
            continue
        used.append(reference)
        done.append(Assigned(file, opening.position.id, reference))
    if problems:
        raise InputError(problems)
    _write(texts)
    return done


def _with_reference(text: str, opening: Opening, reference: str) -> str:
    from charter.edit.yaml_edit import set_value

    place = opening.position.given.place
    mark, text = text[: text.startswith(_MARK)], text.removeprefix(_MARK)
    source = parse_yaml(text, place.path)
    for name in source.data["positions"]:
        if source.key_place(("positions", name)).line == place.line or (
            name == opening.position.id
        ):
            at = ("positions", name)
            text = set_value(text, (*at, "reference"), reference, place.path)
            if opening.position.given.posted is None:
                # The day too, or it would be another one with every run.
                day = opening.posting.facts.posted.isoformat()
                text = set_value(text, (*at, "posted"), day, place.path)
            return mark + text
    raise error(InputError, place.path, "cannot-edit", "it changed meanwhile", "run it again")


def _read(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as reason:
        message = f"cannot be read: {reason.strerror}"
        raise error(InputError, file, "unreadable", message) from None
    decode(raw[:MAX_BYTES], file, InputError)
    return raw.decode("utf-8")  # with its line ends and byte order mark, which stay


def _write(texts: dict[Path, str]) -> None:
    """Put new content beside each file, then rename; nothing is renamed before all is there."""
    ready: list[tuple[Path, Path]] = []
    try:
        for file, text in texts.items():
            real = file.resolve()
            beside = real.with_name(f".{real.name}{_TEMPORARY}")
            ready.append((beside, real))
            beside.write_bytes(text.encode())
            shutil.copymode(real, beside)
        for beside, real in ready:
            os.replace(beside, real)
    except OSError as reason:
        where = reason.filename or "company.yaml"
        message = f"cannot be written: {reason.strerror}"
        raise error(OutputError, where, "cannot-write", message) from None
    finally:
        for beside, _ in ready:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
