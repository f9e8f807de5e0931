"""Which company, under which structure, a word on the command line means."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from charter.assign.fitting import fit, without_company
from charter.facts.catalog import Catalog
from charter.facts.company import Workspace
from charter.load.catalog_files import read_catalog
from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.load.structure_meant import structure_meant
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, did_you_mean, typed


class Side(NamedTuple):
    """What one word means. `notes` say what a structure could not take over from the company.

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


def sides_of(words: Sequence[str], company: Workspace | None) -> tuple[Side, ...]:
    """Return what each word means. A structure takes `company`, or else the first that is named.

    Where no company is named at all, it takes one that has stated no facts. Raises InputError with
    the problems of all words.
    """
    problems: list[Problem] = []
    read: dict[str, Workspace] = {}
    for word in dict.fromkeys(words):
        if is_path(word):
            try:
                read[word] = read_workspace(Path(word))
            except InputError as bad:
                problems += bad.problems
    base = company or next(iter(read.values()), None)
    catalog = base.catalog if base else read_catalog()
    for word in dict.fromkeys(words):
        if not is_path(word):
            problems += _unknown(word, catalog)
    if problems:
        raise InputError(problems)
    made = []
    for word in words:
        if word in read:
            made.append(Side(word, read[word], (), False, read[word]))
        else:
            of = base or without_company(catalog, next(w for w in words if w not in read))
            fitted = fit(of, word, of_company=base is not None)
            made.append(Side(word, fitted.workspace, fitted.notes, True, of))
    return tuple(made)


def _unknown(word: str, catalog: Catalog) -> list[Problem]:
    known = catalog.structures
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
                f"'charter init {typed(word)}' makes one",
            )
        ]
    message = f"unknown structure '{word}', and no workspace of that name"
    hint = structure_meant(word, catalog) or did_you_mean(word, known)
    hint = hint or "'charter show structures' lists them"
    return [Problem(Place(""), "unknown-structure", message, hint)]


def names_of(sides: Sequence[Side], base: Workspace | None) -> list[str]:
    """Return what a reader calls each side, no two alike.

    Companies are called by their names; plans of one company by their folders or files, with as
    much of the path as it takes. A structure is called by its id, and of several companies by whose
    it is too.
    """
    companies = Counter(_company(s.workspace) for s in sides if not s.is_structure)
    paths = _apart([s.word for s in sides if not s.is_structure])
    several = len({_company(side.workspace) for side in sides}) > 1
    whose = f" for {_company(base)}" if base and several else ""
    named = []
    for side in sides:
        if side.is_structure:
            named.append(f"{side.word}{whose}")
            continue
        company, path = _company(side.workspace), paths[side.word]
        if companies[company] == 1:
            named.append(company)
        else:
            named.append(f"{company}, {path}" if len(companies) > 1 else path)
    counts = Counter(named)
    seen: Counter[str] = Counter()
    for number, name in enumerate(named):
        seen[name] += 1
        if counts[name] > 1:
            named[number] = f"{name} ({seen[name]})"
    return named


def _company(workspace: Workspace) -> str:
    return " ".join(workspace.company.name.split())


def _apart(words: Sequence[str]) -> dict[str, str]:
    """Return for each path as many of its last parts as tell it from the others."""
    parts = {word: _parts(word) for word in words}
    made = {}
    for word, own in parts.items():
        others = [other for other in parts.values() if other != own]
        many = next(
            (n for n in range(1, len(own)) if all(o[-n:] != own[-n:] for o in others)), len(own)
        )
        made[word] = "/".join(own[-many:])
    return made


def _parts(word: str) -> tuple[str, ...]:
    """Return the parts of a path as a reader names it: no company.yaml, no ending."""
    path = Path(os.path.abspath(word))
    if path.name == COMPANY_FILE:
        path = path.parent
    elif path.suffix in (".yaml", ".yml"):
        path = path.with_suffix("")
    return path.parts


def check_same_company(one: Side, other: Side) -> None:
    """Raise InputError where two sides are two companies."""
    names = [side.workspace.company.name for side in (one, other)]
    if names[0].split() != names[1].split():
        message = f"these are two companies: '{names[0]}' in {one.word}, '{names[1]}' here"
        place = other.workspace.company.place
        hint = "a transition is within one company; give both files the same 'name'"
        raise InputError([Problem(place, "two-companies", message, hint)])
