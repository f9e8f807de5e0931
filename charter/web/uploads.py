"""Files that were chosen in the browser: read where they lie for a moment, and forgotten."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePath

from charter.problems import CharterError, Problem


def name_of(given: str, otherwise: str) -> str:
    """Return the name of an uploaded file, without the folders that some browsers send."""
    return PurePath(given.replace("\\", "/")).name.strip(".") or otherwise


@contextlib.contextmanager
def for_a_moment() -> Iterator[Path]:
    """Yield a folder that is gone at the end; problems name the files in it by name alone."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            yield Path(folder)
        except CharterError as bad:
            raise type(bad)([without(folder, problem) for problem in bad.problems]) from None


def put(folder: Path, name: str, content: bytes) -> Path:
    """Lay a file into the folder of the moment, and return where it lies."""
    path = folder / name
    path.write_bytes(content)
    return path


def without(folder: str, problem: Problem) -> Problem:
    """Return a problem that does not say where a file lay for a moment."""
    said = [text.replace(f"{folder}/", "") for text in (problem.message, problem.hint)]
    place = problem.place._replace(path=problem.place.path.replace(f"{folder}/", ""))
    return problem._replace(place=place, message=said[0], hint=said[1])
