"""What a base workspace says of its own company, where a row is of another one.

The name of an employer, its texts and its people go into no paper of another company. What holds
for many companies, such as a statement, stays, and is told.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from typing import Any

from charter.batch.base_places import not_there
from charter.batch.tasks import Task, slug
from charter.named_tuples import NamedTuple
from charter.problems import listing
from charter.read.yaml_source import Path_

_ITS_OWN = ("legal_name", "website", "about")
_OF_ITS_PEOPLE = (
    *("holder", "holders", "start", "ends", "acting_until", "signed", "promised", "promoted"),
    *("follows", "review_by", "reviewed", "reference", "posted", "internal"),
)
_OF_THE_COMPANY = ("country", "currency", "language")
_SAID = (
    *("places", "remote", "remote_from", "employment"),
    *("equal_opportunity", "accommodation", "ai_in_hiring", "benefits", "opening"),
    *("pay", "equity", "other_pay", "limits", "apply", "department", "grade", "travel", "on_call"),
)
"""Keys of the company or of a position that papers print as they stand."""
_SHORTEST = 4
"""The letters of a name's first word from which it names the company by itself."""
_HOST = re.compile(r"(?:@|://)(?:www\.)?([\w.-]+)")


class OfBase(NamedTuple):
    """The data of a base for another company, and the keys that were left out of it."""

    data: dict[str, Any]
    left_out: tuple[Path_, ...] = ()


def for_client(data: Mapping[str, Any], task: Task) -> OfBase:
    """Return a copy of a base's data for the company that a task is of."""
    made: dict[str, Any] = copy.deepcopy(dict(data))
    company = made.get("company")
    gone = list(not_there(made, task))
    if isinstance(company, dict) and _is_other(company, task):
        names = _names(company)
        gone += [("company", key) for key in _ITS_OWN if key in company]
        gone += [path for path, value in _said(made) if _has_name(value, names)]
        positions = made.get("positions")
        for name, given in positions.items() if isinstance(positions, dict) else ():
            if isinstance(given, dict):
                gone += [("positions", name, key) for key in _OF_ITS_PEOPLE if key in given]
    for *way, key in (gone := list(dict.fromkeys(gone))):
        at: Any = made
        for step in way:
            at = at.get(step, {})
        at.pop(key, None)
    if isinstance(locked := made.get("locked"), list):
        made["locked"] = [lock for lock in locked if ("company", _locked(lock)) not in gone]
    return OfBase(made, tuple(gone))


def notes_on_base(data: Mapping[str, Any], task: Task) -> tuple[str, ...]:
    """Return what a person has to know of a base whose row is of another company."""
    company = data.get("company")
    if not isinstance(company, dict):
        return ()
    of_base = for_client(data, task)
    notes: list[str] = []
    filled = {value.path for value in task.values}

    def is_filled(path: Path_) -> bool:
        return any(each[: len(path)] == path or path[: len(each)] == each for each in filled)

    elsewhere = set(not_there(data, task))
    if away := [path for path in of_base.left_out if path in elsewhere and not is_filled(path)]:
        told = "says otherwise than --base, so what goes with that there is left out"
        notes.append(f"{told}: {_of(away)}; fill in columns for it")
    if not _is_other(company, task):
        return tuple(notes)
    name = company["name"]
    gone = [path for path in of_base.left_out if not is_filled(path) and path not in elsewhere]
    if gone:
        told = "is of another company, so what --base says of"
        notes.append(f"{told} '{name}' alone is left out: {_of(gone)}; fill in columns for it")
    posts = task.positions or tuple(data.get("positions") or ())
    kept = [path for path, _ in _said(of_base.data) if not is_filled(path)]
    if kept := [p for p in kept if p[0] == "company" or p[1] in posts]:
        told = f"is of another company than '{name}', and takes from --base what papers say"
        notes.append(f"{told}: {_of(kept)}; look whether it holds there, or fill in columns for it")
    return tuple(notes)


def _locked(lock: Any) -> str:
    return str(lock.get("name") if isinstance(lock, dict) else lock)


def _of(paths: list[Path_]) -> str:
    return listing(f"'{' '.join(map(str, path[path[0] == 'company' or 1 :]))}'" for path in paths)


def _is_other(company: Mapping[str, Any], task: Task) -> bool:
    """Return whether a task names another company, not the same one in other words."""
    said = next((str(v.value) for v in task.values if v.path == ("company", "name")), "")
    own = {slug(str(company[key])) for key in ("name", "legal_name") if company.get(key)}
    return bool(said.strip() and company.get("name")) and slug(said) not in own


def _said(data: Mapping[str, Any]) -> Iterator[tuple[Path_, Any]]:
    """Yield what papers print as it stands, of the company and of positions."""
    positions = data.get("positions")
    places: list[tuple[Path_, Any]] = [(("company",), data.get("company"))]
    if isinstance(positions, dict):
        places += [(("positions", name), given) for name, given in positions.items()]
    for path, given in places:
        said = (*(_OF_THE_COMPANY if path == ("company",) else ()), *_SAID)
        for key in said if isinstance(given, dict) else ():
            if key == "apply" and isinstance(given.get(key), dict):
                yield from (((*path, key, name), value) for name, value in given[key].items())
            elif given.get(key) not in (None, False):
                yield (*path, key), given[key]


def _names(company: Mapping[str, Any]) -> re.Pattern[str]:
    """Return what finds the name of a company, in sentences and in addresses."""
    name = " ".join(str(company["name"]).split())
    legal = " ".join(str(company.get("legal_name") or name).split())
    hosts = _HOST.findall(str(company.get("website") or ""))
    first = name.split()[0]
    ways = [rf"(?i:\b{re.escape(each)}\b)" for each in (name, legal, *hosts)]
    ways.append(rf"(?i:(?:@|://)\S*{re.escape(slug(name).replace('-', ''))})")
    if len(first) >= _SHORTEST:
        ways += [rf"\b{re.escape(first)}\b", rf"(?i:(?:@|://)\S*{re.escape(first)})"]
    return re.compile("|".join(ways))


def _has_name(value: Any, names: re.Pattern[str]) -> bool:
    if isinstance(value, dict):
        return any(_has_name(each, names) for each in value.values())
    if isinstance(value, list):
        return any(_has_name(each, names) for each in value)
    return isinstance(value, str) and bool(names.search(value))
