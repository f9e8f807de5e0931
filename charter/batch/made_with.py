"""How a row's papers are made, where it says so: letterhead, templates, formats, cover note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from charter.batch.columns import FORMATS, LETTERHEAD, NOTE, TEMPLATES
from charter.batch.inputs import base_files, unpacked_base
from charter.batch.tasks import Value
from charter.problems import Place, Problem, did_you_mean, not_known
from charter.read.files import sha256

_PARTS = re.compile(r"[\s,;|+/]+")
_SAID = {"word": "docx", "markdown": "md", "web": "html", "text": "txt", "excel": "xlsx"}


def is_beside(name: str) -> bool:
    """Return whether a name is of a file beside the table, or in a folder there."""
    path = Path(name)
    return not (path.is_absolute() or ".." in path.parts or "\\" in name)


def outside(place: Place, what: str) -> Problem:
    """Return the problem of a file that lies elsewhere."""
    message = f"a {what} that a row names lies beside the table or in a folder there"
    return Problem(place, "outside", message, "copy it there")


def made_with_checked(
    values: Sequence[Value], folder: Path, known: Sequence[str], problems: list[Problem]
) -> Iterator[Value]:
    """Yield each value with the whole path of its file, or its formats; add what is wrong."""
    for value in values:
        text = str(value.value).strip()
        if value.path == FORMATS:
            named = (part.lstrip(".").casefold() for part in _PARTS.split(text) if part)
            formats = [_SAID.get(part, part) for part in named]
            wrong = list(not_known("unknown-format", "format", formats, known))
            problems += [problem._replace(place=value.place) for problem in wrong[:1]]
            yield value._replace(value=",".join(f for f in known if f in formats))
            continue
        what = str(value.path[0])
        if not is_beside(text):
            problems.append(outside(value.place, what))
        elif not _is_there(folder / text, of_folder=value.path == TEMPLATES):
            kind = "folder" if value.path == TEMPLATES else "file"
            message = f"there is no {kind} '{text[:60]}' beside the table"
            near = [path.name for path in folder.iterdir()][:200]
            problems.append(Problem(value.place, "no-file", message, _hint(text, near)))
        else:
            yield value._replace(value=str(folder / text))


def _hint(text: str, near: list[str]) -> str:
    hint = did_you_mean(text, near)
    return hint if hint.startswith("did") else "put it there, or correct its name"


def _is_there(path: Path, *, of_folder: bool) -> bool:
    return path.is_dir() if of_folder else path.is_file()


def own_formats(values: Sequence[Value]) -> tuple[str, ...]:
    """Return the formats that a row asks for; none where it asks for none."""
    said = next((str(value.value) for value in values if value.path == FORMATS), "")
    return tuple(filter(None, said.split(",")))


def content_of(values: Sequence[Value]) -> list[str]:
    """Return a hash of what each value stands for, so that a changed letterhead is seen."""
    return [
        sha256("\n".join(f"{name} {sha256(path.read_bytes())}" for name, path in files).encode())
        if (files := sorted(_files(value)))
        else str(value.value)
        for value in values
    ]


def _files(value: Value) -> Iterator[tuple[str, Path]]:
    path = Path(str(value.value))
    if value.path in (LETTERHEAD, NOTE):
        yield f"{value.path[0]}.docx", path
    elif value.path == TEMPLATES:
        yield from ((p.relative_to(path).as_posix(), p) for p in path.rglob("*") if p.is_file())


def note_of(values: Sequence[Value]) -> str:
    """Return the Word file of a row's cover note, or nothing."""
    return next((str(value.value) for value in values if value.path == NOTE), "")


def folder_with(folder: Path, values: Sequence[Value]) -> Path:
    """Return a folder with a workspace's files and with a row's own letterhead or templates."""
    # A letterhead of its own stands over that of the templates, whichever column is first.
    in_order = sorted(values, key=lambda value: value.path == LETTERHEAD)
    own = {
        f"templates/{name}": path
        for value in in_order
        if value.path != NOTE
        for name, path in _files(value)
    }
    if not own:
        return folder
    replaced = any(value.path == TEMPLATES for value in values)
    files = {
        name: path
        for name, path in base_files(folder)
        if not (replaced and name.startswith("templates/"))
    }
    return unpacked_base((name, path.read_bytes()) for name, path in (files | own).items())


def given_name(path: str, within: str, values: Sequence[Value]) -> str:
    """Return how a row calls a file that lies in `within` only while papers are made."""
    name = path.removeprefix(f"{within}/")
    for value in values if name != path else ():
        if value.path == LETTERHEAD and name == "letterhead.docx":
            return str(value.value)
        if value.path == TEMPLATES and (Path(str(value.value)) / name).is_file():
            return f"{value.value}/{name}"
    return path
