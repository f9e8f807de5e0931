"""Where words of a paper stand, as people say it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import PurePath

from charter.problems import Place


def spot(place: Place, where: str = "") -> str:
    """Return file and place as people say it: "cto.docx, table 1, row 3", "cto.md, line 12"."""
    if not where and place.line:
        where = f"line {place.line}"
    return f"{place.path}, {where}" if where else place.path


def short_spot(place: Place, where: str, names: dict[str, str]) -> str:
    """Return the same with the file's shortest name that is its own; see `short_names`."""
    return spot(place._replace(path=names.get(place.path, place.path)), where)


def short_names(paths: Iterable[str]) -> dict[str, str]:
    """Return each path without the folders that all have, so that no two are the same."""
    known = sorted(set(paths))
    folders = {str(PurePath(path).parent) for path in known}
    if len(folders) == 1:
        return {path: PurePath(path).name for path in known}
    try:
        shared = os.path.commonpath(known)
    except ValueError:
        return {path: path for path in known}
    return {
        path: PurePath(os.path.relpath(path, shared)).as_posix() if shared else path
        for path in known
    }
