"""Own words that no paper prints: behind another wording, too light, for other places."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from charter.assign.hiring import is_posted
from charter.assign.organisation import Organisation
from charter.assign.outside import deadline_passed
from charter.compose.shown import work_not_named
from charter.compose.terms import spots_of
from charter.compose.wording import Wording
from charter.facts.company import Workspace
from charter.load.catalog_files import own_files
from charter.load.own_entries import own_entries
from charter.problems import Problem, listing
from charter.read.yaml_source import Path_, Source, read_yaml

_MOST_WEIGHT = 3
_POSTING = "posting"
_ENTRIES = ("responsibilities", "decisions")
_WORDINGS = ("charter", _POSTING)
_STATEMENTS = ("equal_opportunity", "accommodation")


def never_printed(workspace: Workspace, organisation: Organisation, day: date) -> Iterator[Problem]:
    """Yield each sentence of a workspace that is printed nowhere, as it stands there today."""
    if (workspace.folder / "catalog").is_dir():
        for source, _ in own_files(
            workspace.folder / "catalog", workspace.catalog.forwarding
        ).files:
            yield from _behind_another(source)
        yield from _too_light(workspace, organisation, day)
    if os.path.isfile(workspace.company.place.path):
        yield from _of_other_places(workspace, organisation)
        yield from _by_a_day_that_has_passed(workspace, organisation, day)


def _behind_another(source: Source) -> Iterator[Problem]:
    """Yield each wording behind one that is always printed."""
    for kind in _ENTRIES:
        for number, entry in enumerate(source.data.get(kind) or ()):
            for key in _WORDINGS:
                given = (entry or {}).get(key)
                always = False
                for at, one in enumerate(given if isinstance(given, list) else ()):
                    if always:
                        message = f"this wording of '{key}' can never be printed: the one before "
                        message += "it has no 'when', and is printed always"
                        hint = "put it before that one, or write 'when:' there too"
                        place = source.place((kind, number, key, at))
                        yield Problem(place, "never-printed", message, hint)
                    always = always or _is_always(one)


def _is_always(one: Any) -> bool:
    """Return whether a wording holds everywhere; one with slots may stand for nothing."""
    if isinstance(one, dict):
        said = one.get("say")
        each = said if isinstance(said, list) else [said]
        return not one.get("when") and any(isinstance(w, str) and "{" not in w for w in each)
    return isinstance(one, str) and "{" not in one


def _too_light(workspace: Workspace, organisation: Organisation, day: date) -> Iterator[Problem]:
    """Yield each own sentence for postings whose work no posting names."""
    own = own_entries(workspace.folder / "catalog", workspace.catalog.forwarding)
    said = {name: entry for name, entry in own.items() if _POSTING in entry.keys}
    for name, position in organisation.positions.items() if said else ():
        if not is_posted(position):
            continue
        for entry in work_not_named(organisation, name, day):
            if entry.id in said:
                place = said[entry.id].keys[_POSTING]
                message = f"the posting for '{name}' does not print this: it names the weightiest "
                message += f"work, and '{entry.id}' has weight {entry.weight}"
                hint = f"write 'weight: {entry.weight + 1}' at '{entry.id}'"
                if entry.weight >= _MOST_WEIGHT:
                    hint = (
                        "give other work of this position less weight, or leave it to the charter"
                    )
                yield Problem(place, "never-printed", message, hint)


def _of_other_places(workspace: Workspace, organisation: Organisation) -> Iterator[Problem]:
    """Yield each statement of the company for a place in which no vacant post is."""
    posted = [each for each in organisation.positions.values() if is_posted(each)]
    usual = workspace.company.country
    words = Wording(organisation, postings=True)
    places = ([code for code, _ in spots_of(each, words)] or [usual] for each in posted)
    spots = {code for codes in places for code in codes if code}
    codes = spots | {code.partition("-")[0] for code in spots}
    given = {key: getattr(workspace.company, key) for key in _STATEMENTS}
    if not posted or not any(one.place for each in given.values() for one in each):
        return
    source = read_yaml(Path(workspace.company.place.path))
    for key, statements in given.items():
        for number, one in enumerate(statements):
            if one.place and one.place not in codes:
                at: Path_ = ("company", key, number, "place")
                message = f"'{key}' for {one.place} is printed nowhere: the vacant posts are in "
                message += listing(sorted(spots)) if spots else "no place that is stated"
                hint = "correct 'place', or leave 'place' out where it is for all"
                yield Problem(source.place(at), "never-printed", message, hint)


def _by_a_day_that_has_passed(
    workspace: Workspace, organisation: Organisation, day: date
) -> Iterator[Problem]:
    """Yield the 'goal_by' of a company with vacant posts that lies before `day`."""
    told = workspace.company.told
    if deadline_passed(told, day) and any(map(is_posted, organisation.positions.values())):
        place = read_yaml(Path(workspace.company.place.path)).place(("company", "goal_by"))
        message = f"'goal_by' {told['goal_by']} has passed, so no posting says it any more"
        hint = "write the next day and what must be so by then, or leave out both lines"
        yield Problem(place, "never-printed", message, hint)
