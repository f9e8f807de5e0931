"""Entries of the catalogue as plain data: one file laid over another, by id."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from charter.load.own_wordings import REWORDED
from charter.load.raw_entry import Entries, RawEntry
from charter.problems import InputError, Problem, error
from charter.read.yaml_source import Path_, Source

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
    "posting_shapes",
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


def catalog_paths(folder: Path) -> Iterator[Path]:
    """Yield the files of a catalogue with entries, in order; raises InputError past MAX_FILES."""
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


def lay_over(
    raw: Entries,
    source: Source,
    fitting: dict[str, Any],
    own: bool,
    joined: Collection[tuple[str, str]] = (),
) -> list[Problem]:
    """Lay the entries of a file over `raw`, and return what stands twice.

    `joined` are ids that may.
    """
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
