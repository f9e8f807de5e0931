"""Which company, under which structure, a word on the command line means."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from charter.assign.comparison import fit
from charter.problems import InputError, Place, Problem, did_you_mean
from charter.read.company import Workspace
from charter.read.company_file import COMPANY_FILE, read_workspace


class Side(NamedTuple):
    """One side of a change. `notes` say what a structure could not take over from the company.

    `base` is the company that was put under a structure, or else the workspace itself.
    """

    word: str
    workspace: Workspace
    notes: tuple[str, ...]
    is_structure: bool
    base: Workspace


def is_path(word: str) -> bool:
    """Return whether `word` is a workspace or a company file that exists."""
    return os.path.isfile(word) or os.path.isfile(os.path.join(word, COMPANY_FILE))


def sides_of(words: tuple[str, str], company: Workspace | None) -> tuple[Side, Side]:
    """Return both sides. A structure takes `company`, or else the company of the other side.

    Raises InputError with the problems of both sides. There must be a company somewhere.
    """
    problems: list[Problem] = []
    read: dict[str, Workspace] = {}
    for word in words:
        if is_path(word):
            try:
                read[word] = read_workspace(Path(word))
            except InputError as bad:
                problems += bad.problems
    if problems:
        raise InputError(problems)
    base = company or next(iter(read.values()), None)
    for word in words:
        if word not in read:
            problems += _unknown(word, base)
    if problems:
        raise InputError(problems)
    made = []
    for word in words:
        if word in read:
            made.append(Side(word, read[word], (), False, read[word]))
        elif base is not None:
            fitted = fit(base, word)
            made.append(Side(word, fitted.workspace, fitted.notes, True, base))
    return made[0], made[1]


def _unknown(word: str, base: Workspace | None) -> list[Problem]:
    if base is None:
        from charter.read.catalog_files import read_catalog

        known = read_catalog().structures
    else:
        known = base.catalog.structures
    if word in known:
        return []
    if os.sep in word or os.path.exists(word) or word.endswith((".yaml", ".yml")):
        there = os.path.exists(word)
        message = "there is no company file here" if there else "there is no such folder or file"
        return [
            Problem(
                Place(word),
                "no-company" if there else "no-file",
                message,
                f"'charter init {word}' makes one",
            )
        ]
    message = f"unknown structure '{word}', and no workspace of that name"
    return [Problem(Place(""), "unknown-structure", message, did_you_mean(word, known))]


def check_same_company(one: Side, other: Side) -> None:
    """Raise InputError where two sides are two companies."""
    names = [side.workspace.company.name for side in (one, other)]
    if names[0].split() != names[1].split():
        message = f"these are two companies: '{names[0]}' in {one.word}, '{names[1]}' here"
        place = other.workspace.company.place
        hint = "a transition is within one company; give both files the same 'name'"
        raise InputError([Problem(place, "two-companies", message, hint)])
