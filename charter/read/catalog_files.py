"""Catalogue files to a `Catalog`: the shipped ones, then the workspace's laid over them by id."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.compiled import compiled_catalog
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Place, Problem, error
from charter.read.catalog import Catalog
from charter.read.catalog_build import build_catalog
from charter.read.files import read_text
from charter.read.incomplete import incomplete
from charter.read.own_wordings import REWORDED, as_sentences, in_language, reword
from charter.read.prose_checks import check_sentences, cuts_of
from charter.read.raw_entry import Entries, RawEntry
from charter.read.schema import check_schema
from charter.read.yaml_source import Path_, Source, parse_yaml, read_on, read_yaml
from charter.resources import catalog_folder

if TYPE_CHECKING:
    from charter.read.moved import Forward, Moved

KINDS = (
    "areas",
    "responsibilities",
    "decisions",
    "roles",
    "own_roles",
    "structures",
    "interfaces",
    "joint_outcomes",
    "measures",
    "emphases",
    "posting_borders",
    "sources",
    "advice",
    "starving",
    "hires",
    "line_questions",
    "lines",
    "poor_reasons",
    "disagreements",
    "pay_evidence",
    "laws",
    "job_laws",
    "forwarding",
)
MAX_FILES = 500


def read_catalog(own: Path | None = None, language: str = "en") -> Catalog:
    """Return the shipped catalogue with the files of the folder `own` laid over it.

    `language` is that of the postings, for own sentences that are given in several. Shipped files
    are checked by the tests, not at every start; own files are checked here.
    Raises InputError with every problem of every own file.
    """
    shipped, known = _known()
    if own is None or not own.is_dir():
        return shipped
    raw = {kind: dict(entries) for kind, entries in known.items()}
    moved, cut = _lay_own(raw, own, shipped.forwarding, language)
    return build_catalog(shipped.version, raw, shipped)._replace(moved=moved, cut=cut)


def _known() -> tuple[Catalog, Entries]:
    """Return the shipped catalogue with its entries as plain data; nobody changes either."""
    content = _compiled()
    if content is not None:
        return _built(content)
    return _read(_shipped_texts())


@lru_cache(maxsize=1)
def _read(texts: tuple[tuple[str, str], ...]) -> tuple[Catalog, Entries]:
    """Return what a checkout's files say: for who reads them again, while they say the same."""
    version, raw = _entries(texts)
    return build_catalog(version, raw), raw


@lru_cache(maxsize=1)
def _built(content: bytes) -> tuple[Catalog, Entries]:
    """Return what a compiled catalogue says: for who reads it again, while it says the same."""
    plain = json.loads(content)
    raw = {
        kind: {
            data["id"]: RawEntry(data, Place(path, line, column), False, {})
            for path, line, column, data in plain["entries"][kind]
        }
        for kind in KINDS
    }
    return build_catalog(plain["version"], raw), raw


def _compiled() -> bytes | None:
    return compiled_catalog()


def _shipped_texts() -> tuple[tuple[str, str], ...]:
    """Return the YAML files of the shipped catalogue, each by its name and its text."""
    shipped = catalog_folder()
    return tuple(
        (f"catalog/{path.relative_to(shipped).as_posix()}", read_text(path))
        for path in _yaml_files(shipped)
    )


def _entries(texts: Iterable[tuple[str, str]]) -> tuple[str, Entries]:
    """Return the version and the entries of the shipped catalogue, from its YAML files."""
    raw: Entries = {kind: {} for kind in KINDS}
    version = ""
    for name, text in texts:
        source = parse_yaml(text, name)
        version = source.data.get("version", version)
        _lay(raw, source, source.data, own=False)
    return version, raw


def plain_catalog() -> dict[str, Any]:
    """Return the shipped catalogue as plain data, for charter/compiled.py; _built() reads it."""
    version, raw = _entries(_shipped_texts())
    entries = {kind: [[*entry.place, entry.data] for entry in raw[kind].values()] for kind in KINDS}
    return {"version": version, "entries": entries}


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
    from charter.read.forwarding import defined, forward_own

    problems: list[Problem] = []
    sources: list[Source] = []
    for path in _yaml_files(folder) if folder.is_dir() else ():
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
        problems += _lay(raw, source, as_sentences(fitting), own=True, joined=joined)
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


def _yaml_files(folder: Path) -> Iterator[Path]:
    others = {folder / name for name in ("boards", "examples", "languages", "words")}
    found = sorted(
        path
        for ending in ("*.yaml", "*.yml")
        for path in folder.rglob(ending)
        if others.isdisjoint(path.parents) and not path.name.startswith(".")
    )
    if len(found) > MAX_FILES:
        raise error(InputError, folder, "too-large", f"more than {MAX_FILES} catalogue files")
    return iter(found)


def _lay(
    raw: Entries,
    source: Source,
    fitting: dict[str, Any],
    own: bool,
    joined: Collection[tuple[str, str]] = (),
) -> list[Problem]:
    """Lay the entries of a file over `raw`; `joined` are ids that may stand twice in it."""
    problems: list[Problem] = []
    seen: set[tuple[str, str]] = set()
    for kind in KINDS:
        for number, data in enumerate(fitting.get(kind) or ()):
            base = (kind, number)
            place = source.place(base)
            name = data.get("id") if data else None
            if name is None:
                continue
            if (kind, name) in seen and (kind, name) not in joined:
                problems.append(
                    Problem(
                        place, "duplicate-id", f"'{name}' stands twice in this file", "keep one"
                    )
                )
            seen.add((kind, name))
            origin: tuple[Source, Path_] = (source, base)
            keys = dict.fromkeys(source.data[kind][number], origin)
            known = raw[kind].get(name)
            if known is None:
                raw[kind][name] = RawEntry(dict(data), place, own, keys)
            else:
                known = raw[kind][name] = known.apart()
                before = known.data.get(REWORDED) or []
                known.data.update(data)
                if data.get(REWORDED):
                    known.data[REWORDED] = [*before, *data[REWORDED]]
                known.keys.update(keys)
                known.own_keys.update(keys if own else ())
                known.place, known.own = place, own
            if data.get("omit"):
                del raw[kind][name]
    return problems
