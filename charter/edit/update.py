"""The files of a workspace with the ids of today in the place of those of before."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from charter.edit.yaml_names import rename
from charter.facts.catalog import Catalog
from charter.facts.moved import Moved
from charter.load.catalog_files import own_files, read_catalog
from charter.load.company_file import COMPANY_FILE, read_workspace
from charter.load.forwarding import forward_company
from charter.load.own_wordings import posting_code
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.read.yaml_source import Source, parse_yaml


class Update(NamedTuple):
    """What an update does: new texts by file, what stands in them otherwise, what is left to do.

    `taken_out` are those of `written` for which nothing stands there any more.
    """

    texts: Mapping[Path, str]
    written: tuple[Problem, ...]
    left: tuple[Problem, ...]
    taken_out: frozenset[Problem] = frozenset()


def update(workspace: Path, read: Callable[[Path], str]) -> Update:
    """Return what calls the workspace's company file and catalogue by the ids of today.

    `workspace` is a folder or a company file; `read` gives the text of a file as it stands there,
    without a byte order mark. Raises InputError where a file cannot be read.
    """
    file = workspace / COMPANY_FILE if os.path.isdir(workspace) else workspace
    source = parse_yaml(read(file), str(file))
    catalog = read_catalog(file.parent / "catalog", posting_code(source.data))
    company = forward_company(source, catalog)
    left = [*company.problems, *_templates(file.parent, company.source, catalog)]
    written: list[Problem] = []
    gone: set[Problem] = set()
    texts: dict[Path, str] = {}
    forwarding = read_catalog().forwarding
    own = own_files(file.parent / "catalog", forwarding, lambda p: parse_yaml(read(p), str(p)))
    for source, moves in ((company.source, company.moved), *own.files):
        path = Path(source.path)
        if not moves:
            continue
        before = text = read(path)
        for move in moves:
            text, done = _done(text, move, str(path))
            (written if done else left).append(_by_hand(move.problem, move.written and not done))
            if done and not move.step.names:
                gone.add(move.problem)
        if text != before:
            texts[path] = text
    left = left or [*_others(file)]
    return Update(texts, tuple(sorted(written)), tuple(sorted(left)), frozenset(gone))


def _others(file: Path) -> Iterator[Problem]:
    """Yield that a workspace has problems which no id of today mends, where it has."""
    try:
        read_workspace(file)
    except InputError as bad:
        count = len(bad.problems)
        message = f"there {'is another problem' if count == 1 else f'are {count} other problems'}"
        hint = f"'charter check' names {'it' if count == 1 else 'them'}"
        yield Problem(Place(str(file)), "other-problems", message, hint)


def _done(text: str, move: Moved, name: str) -> tuple[str, bool]:
    if not move.written:
        return text, False
    try:
        return rename(text, move.step, name), True
    except InputError:
        return text, False


def _by_hand(problem: Problem, failed: bool) -> Problem:
    """Return the problem of what could not be written without touching what stands around it."""
    hint = "change it by hand: the text around it would change too"
    return problem._replace(hint=hint) if failed else problem


def _templates(folder: Path, company: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield the own templates that are called after a position whose role is called otherwise."""
    went = [each for each in catalog.forwarding.values() if each.of == "roles" and each.to]
    positions = company.data.get("positions") if isinstance(company.data, dict) else None
    for path in sorted((folder / "templates").glob("*-*")) if went else ():
        for old, new in ((each.id, each.to[0]) for each in went):
            # A position of the company's own may be called as a role was.
            if path.name.startswith(f"{old}-") and old not in (positions or ()):
                name = new + path.name.removeprefix(old)
                message = f"'{old}' is now '{new}', and no paper uses this template"
                yield Problem(Place(str(path)), "forwarded", message, f"rename it to '{name}'")
