"""Catalogue files to a `Catalog`: the shipped ones, then the workspace's laid over them by id."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.facts.catalog import Catalog
from charter.load.catalog_build import build_catalog
from charter.load.catalog_layers import KINDS, catalog_paths, lay_over
from charter.load.incomplete import incomplete
from charter.load.own_wordings import REWORDED, as_sentences, in_language, reword
from charter.load.prose_checks import check_sentences, cuts_of
from charter.load.raw_entry import Entries
from charter.load.shipped_catalog import shipped_catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem
from charter.read.schema import check_schema
from charter.read.yaml_source import Source, read_on, read_yaml

if TYPE_CHECKING:
    from charter.facts.moved import Forward, Moved


def read_catalog(own: Path | None = None, language: str = "en") -> Catalog:
    """Return the shipped catalogue with the files of the folder `own` laid over it.

    `language` is that of the postings, for own sentences that are given in several. Shipped files
    are checked by the tests, not at every start; own files are checked here.
    Raises InputError with every problem of every own file.
    """
    shipped, known = shipped_catalog()
    if own is None or not own.is_dir():
        return shipped
    raw = {kind: dict(entries) for kind, entries in known.items()}
    moved, cut = _lay_own(raw, own, shipped.forwarding, language)
    return build_catalog(shipped.version, raw, shipped)._replace(moved=moved, cut=cut)


class OwnFiles(NamedTuple):
    """The files of a workspace's catalogue with the ids of today, and what was moved in each."""

    files: tuple[tuple[Source, tuple[Moved, ...]], ...]
    problems: tuple[Problem, ...]


def own_files(
    folder: Path,
    forwarding: Mapping[str, Forward],
    read: Callable[[Path], Source] = read_yaml,
) -> OwnFiles:
    """Return what the files in `folder` say, and all that keeps one of them from being read."""
    from charter.load.forwarding import defined, forward_own

    problems: list[Problem] = []
    sources: list[Source] = []
    for path in catalog_paths(folder) if folder.is_dir() else ():
        source, unread = read_on(partial(read, path))
        sources += [source] if source and source.data is not None else []
        problems += unread
    alive = defined(sources, forwarding)
    found = [forward_own(source, forwarding, alive) for source in sources]
    problems += [problem for each in found for problem in each.problems]
    return OwnFiles(tuple((each.source, each.moved) for each in found), tuple(problems))


def _lay_own(
    raw: Entries, folder: Path, forwarding: Mapping[str, Forward], language: str
) -> tuple[tuple[Moved, ...], tuple[Problem, ...]]:
    files, unread = own_files(folder, forwarding)
    steps = [move.step for _, moved in files for move in moved]
    joined = {(str(s.path[0]), name) for s in steps if s.at == ("id",) for name in s.names}
    problems = [*unread, *_collisions(files, joined), *_two_files(files, joined)]
    shipped = {kind: list(raw[kind]) for kind in raw}
    for whole, _ in files:
        source, untold = in_language(whole, language, shipped)
        found, fitting = check_schema(source, "catalog")
        problems += [*untold, *found, *check_sentences(source.with_data(fitting))]
        problems += lay_over(raw, source, as_sentences(fitting), own=True, joined=joined)
    problems += incomplete(raw)
    reword(entry for entries in raw.values() for entry in entries.values() if entry.own)
    if problems:
        raise InputError(problems)
    cut = tuple(problem for source, _ in files for problem in cuts_of(source))
    return tuple(move for _, moved in files for move in moved), cut


def _collisions(
    files: Iterable[tuple[Source, object]], joined: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield where entries that are one now, under an id of before or two, say different things."""
    said: dict[tuple[str, str, str], tuple[Any, Place]] = {}
    for source, _ in files:
        for kind, name in sorted(joined):
            for number, entry in enumerate(source.data.get(kind) or ()):
                if not isinstance(entry, dict) or entry.get("id") != name:
                    continue
                for key, value in entry.items():
                    place = source.place((kind, number, key))
                    first, there = said.setdefault((kind, name, key), (value, place))
                    if first != value:
                        message = f"this is for '{name}' now, and so is '{key}' in {there}"
                        hint = f"keep one of the two, under '{name}'"
                        yield Problem(place, "ids-collide", message, hint)


def _two_files(
    files: Iterable[tuple[Source, object]], joined: Collection[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield where two files say different things of one key of an entry."""
    said: dict[tuple[str, str, str], tuple[Any, Source, Place]] = {}
    for source, _ in files:
        data = source.data if isinstance(source.data, dict) else {}
        for kind in KINDS:
            entries = data.get(kind)
            for number, entry in enumerate(entries if isinstance(entries, list) else ()):
                name = entry.get("id") if isinstance(entry, dict) else None
                if not isinstance(name, str) or (kind, name) in joined:
                    continue
                for key, value in entry.items():
                    place = source.place((kind, number, key))
                    here = (value, source, place)
                    first, other, there = said.setdefault((kind, name, key), here)
                    if other is not source and first != value and key != REWORDED:
                        message = f"'{key}' of '{name}' is in {there} too, and says other words"
                        yield Problem(place, "duplicate-id", message, "keep one of the two")
