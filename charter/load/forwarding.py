"""Ids that the catalogue had: what a workspace says of them is read as of those that they are now.

Nothing behind this knows the old ids. `charter update` writes what is done here into the files.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog
from charter.facts.moved import ENTRIES, Forward, Moved, moved
from charter.named_tuples import NamedTuple
from charter.problems import Problem
from charter.read.rewriting import KEY, rewritten
from charter.read.yaml_source import Path_, Source

Forwarding = Mapping[str, Forward]
# Where a file names ids, and of which kinds. * is one step, ** any; @ stands for a key.
_COMPANY = {
    "structure": ("structures",),
    "reasons/*": ("poor_reasons",),
    "locked/*": (),
    "locked/*/name": (),
    "positions/@": ("roles",),
    "positions/*/(role|acting|reports_to|also_reports_to|deputy(/position)?|follows)": ("roles",),
    "positions/*/also_reports_to/*": ("roles",),
    "positions/*/deputy/reserved/*": ENTRIES,
    "positions/*/(outcomes|musts|nice_to_have)/*": ("statements",),
    "positions/*/takes/*": ENTRIES,
    "positions/*/time/@": ("areas", "responsibilities"),
    "(assign|disputed|deputies|ties)/@": ENTRIES,
    "(assign|disputed|deputies|ties)/*(/accountable|/*|/*/*)?": ("roles",),
    "agents/*/answers_to": ("roles",),
    "agents/*/does/*": ENTRIES,
}
_OWN = {
    "(responsibilities|decisions)/*/area": ("areas",),
    "(responsibilities|decisions)/*/(accountable|decides|dispute)/*": ("roles",),
    "(responsibilities|decisions)/*/(responsible|consulted|informed|veto)/*(/*)?": ("roles",),
    "(responsibilities|decisions)/*/measures/*": ("measures",),
    "(responsibilities|decisions)/*/(goes_with|touches)/*": ENTRIES,
    "**/evidence/*": ("claims",),
    "**/when/(roles|without_roles)/*": ("roles",),
    "**/when/structures/*": ("structures",),
    "roles/*/musts/*/needed_by/*": ENTRIES,
    "roles/*/reports_to/*": ("roles",),
    "structures/*/positions/@": ("roles",),
    "structures/*/positions/*": ("roles",),
    "structures/*/assign/@": ENTRIES,
    "structures/*/assign/*": ("roles",),
    "interfaces/*/between/*": ("roles",),
    "joint_outcomes/*/(first|second)/*": ENTRIES,
    "measures/*/owner/*": ("roles",),
    "emphases/*/reasons/*": ("poor_reasons",),
    "emphases/*/more/@": (*ENTRIES, "statements"),
    "emphases/*/less/*": (*ENTRIES, "statements"),
    "posting_borders/*/(theirs|mine|heard|hears)/*": ENTRIES,
    "advice/*/(for|against)/*": ("structures",),
    "line_questions/*/of/roles/*": ("roles",),
    "line_questions/*/of/(owns|owns_none|together)/*": ENTRIES,
    "line_questions/*/unless_boss/*": ("roles", *ENTRIES),
    "lines/*/about": ("line_questions",),
    "lines/*/(for|against)/*": ("roles", *ENTRIES),
    "pay_evidence/*/role": ("roles",),
}
_ALL_OF_ENTRY = ("title", "area", "charter")


class Followed(NamedTuple):
    """A file with the ids of today, what was moved in it, and the ids that cannot be followed.

    `moved` has what lies deepest, and last, first: in that order a file can be changed.
    """

    source: Source
    moved: tuple[Moved, ...] = ()
    problems: tuple[Problem, ...] = ()


def forward_company(source: Source, catalog: Catalog) -> Followed:
    """Return a company file with the ids and keys of today."""
    wanted = {n: f for n, f in catalog.forwarding.items() if n not in ids_of(catalog, f.of)}
    if not wanted or not isinstance(source.data, dict):
        return Followed(source)
    own = source.data.get("positions")
    own = own if isinstance(own, dict) else {}
    named = {name for name, said in own.items() if isinstance(said, dict) and "role" in said}
    found = [
        (path, at, went)
        for path, at, went in _mentions(source.data, wanted, _COMPANY)
        # A position with a role of its own may be called as a role was.
        if went.of != "roles" or went.id not in named or path[-1:] == ("role",)
    ]
    return _followed(source, [*found, *_keys(source.data, wanted)])


def forward_own(source: Source, forwarding: Forwarding, alive: Collection[str] = ()) -> Followed:
    """Return a file of a workspace's catalogue with the ids of today.

    `alive` are ids of before that the workspace defines itself.
    """
    wanted = {name: went for name, went in forwarding.items() if name not in alive}
    if not wanted or not isinstance(source.data, dict):
        return Followed(source)
    found = [*_mentions(source.data, wanted, _OWN), *_overlays(source.data, wanted)]
    found += [
        (path, KEY, wanted[f"company.{word}"])
        for path, is_key, word in _walk(source.data)
        if is_key and path[-2:-1] == ("when",) and f"company.{word}" in wanted
    ]
    return _followed(source, found)


def defined(sources: Iterable[Source], forwarding: Forwarding) -> frozenset[str]:
    """Return the ids of retired entries that a workspace has made its own, all of them."""
    return frozenset(
        str(entry["id"])
        for source in sources
        for kind in ENTRIES
        for entry in _entries(source.data, kind)
        if (went := forwarding.get(str(entry.get("id")))) is not None
        and went.kind == "retired"
        and all(key in entry for key in _ALL_OF_ENTRY)
    )


def ids_of(catalog: Catalog, of: str) -> frozenset[str]:
    """Return the ids of one kind that the catalogue has now, or the paths of keys."""
    if of == "keys":
        return _paths_of_keys()
    if of == "statements":
        lists = ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have")
        roles = catalog.roles.values()
        return frozenset(s.id for role in roles for name in lists for s in getattr(role, name))
    return frozenset(getattr(catalog, of))


def _paths_of_keys() -> frozenset[str]:
    from charter.read.schema import schema

    definitions = schema("company")["$defs"]
    places = {"": schema("company"), "company.": definitions["company"]}
    places["positions.*."] = definitions["position"]
    return frozenset(f"{at}{name}" for at, node in places.items() for name in node["properties"])


Mention = tuple[Path_, Path_, Forward]
"""The path of an element, where in it the name stands, and where that went."""


def positions_named(data: Any, word: Callable[[str], bool]) -> Iterator[Path_]:
    """Yield where a company file names a position that `word` is true of, but for its own lines."""
    for path, is_key, said in _walk(data):
        steps = "/".join(map(str, path))
        own = is_key or re.fullmatch("positions/[^/]+/role", steps)
        if not own and word(said):
            for place, kinds in _COMPANY.items():
                if kinds == ("roles",) and re.fullmatch(_pattern(place), steps):
                    yield path
                    break


def _walk(data: Any, at: Path_ = ()) -> Iterator[tuple[Path_, bool, str]]:
    """Yield each key and each text: its path, whether it is a key, and what it says."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield (*at, key), True, key
            yield from _walk(value, (*at, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _walk(value, (*at, number))
    elif isinstance(data, str):
        yield at, False, data


def _mentions(
    data: Any, wanted: Forwarding, places: Mapping[str, tuple[str, ...]]
) -> Iterator[Mention]:
    for path, is_key, word in _walk(data):
        went = wanted.get(word)
        if went is None or went.of == "keys":
            continue
        steps = [*path[:-1], "@"] if is_key else path
        written = "/".join(map(str, steps))
        for place, kinds in places.items():
            if (not kinds or went.of in kinds) and re.fullmatch(_pattern(place), written):
                yield (path, KEY, went) if is_key else (*_element(path), went)
                break


def _pattern(place: str) -> str:
    return place.replace("**", "\0").replace("*", "[^/@]+").replace("\0", ".*")


def _element(path: Path_) -> tuple[Path_, Path_]:
    """Return the element whose name stands at `path`: an item of a list, or the value itself."""
    return (path[:-1], path[-1:]) if path[-1] == "name" else (path, ())


def _keys(data: Any, wanted: Forwarding) -> Iterator[Mention]:
    """Yield the keys of a company file that are called otherwise now."""
    for name, went in wanted.items():
        if went.of != "keys":
            continue
        pattern = name.split(".")
        for path, is_key, _ in _walk(data):
            fits = len(path) == len(pattern) and all(
                step in ("*", here) for step, here in zip(pattern, map(str, path), strict=True)
            )
            if is_key and fits:
                yield path, KEY, went


def _overlays(data: Any, wanted: Forwarding) -> Iterator[Mention]:
    """Yield the own entries that change one of the catalogue's by an id of before."""
    for kind in data:
        for number, entry in enumerate(_entries(data, kind, holes=True)):
            went = wanted.get(str((entry or {}).get("id")))
            if went is not None and went.of == kind:
                yield (kind, number), ("id",), went


def _entries(data: Any, kind: str, holes: bool = False) -> list[dict[str, Any]]:
    """Return the entries of a kind; with `holes`, nothing for what is none, so numbers fit."""
    items = data.get(kind) if isinstance(data, dict) else None
    items = items if isinstance(items, list) else []
    found = [item if isinstance(item, dict) else {} for item in items]
    return found if holes else [item for item in found if item]


def _followed(source: Source, found: list[Mention]) -> Followed:
    done: list[Moved] = []
    problems: list[Problem] = []
    for path, at, went in sorted(found, key=_depth, reverse=True):
        told = moved(source, path, at, went)
        if isinstance(told, Problem):
            problems.append(told)
            continue
        done.append(told)
        source = rewritten(source, told.step)
    return Followed(source, tuple(done), tuple(problems))


def _depth(mention: Mention) -> tuple[int, list[tuple[bool, int, str]], bool]:
    """Return what sorts by depth; at one path the value lies deeper than its key."""
    path, at, _ = mention
    steps = [(isinstance(s, int), s if isinstance(s, int) else 0, str(s)) for s in path]
    return len(path), steps, at != KEY
