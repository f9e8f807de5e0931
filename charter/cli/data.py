"""The shapes that what commands print with --json has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from charter.problems import Place, Problem

if TYPE_CHECKING:
    from charter.check.remark import Remark
    from charter.write.files import Written


def place_data(place: Place) -> dict[str, Any]:
    """Return where something is: path, line and column, 0 where one is not known."""
    return {"path": place.path, "line": place.line, "column": place.column}


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem: its place, code, message and hint."""
    said = {"code": problem.code, "message": problem.message, "hint": problem.hint}
    return {**place_data(problem.place), **said}


def remark_data(remark: Remark) -> dict[str, Any]:
    """Return what was found in a posting, as a problem, with its quote, why and source.

    What to write `instead` is its hint.
    """
    data = remark._asdict()
    place = data.pop("place")
    del data["severity"]
    return {**place_data(place), **data, "hint": remark.instead}


def written_data(done: Written) -> dict[str, Any]:
    """Return what a command put on disk: the folder, and the names of the files in it."""
    return {
        "folder": str(done.folder),
        "written": list(done.written),
        "unchanged": list(done.unchanged),
    }
