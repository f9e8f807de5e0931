"""What a charter says, as data: so that a change of it is told from a change of our sentences.

Nothing here depends on a sentence that is shipped, only on ids, on who has what, and on what the
company wrote itself. Who holds the post is no part of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from charter.assign.borders import Border, borders_of, exchange_between
from charter.assign.organisation import Organisation, Position
from charter.assign.ownership import organise, setting_of
from charter.assign.viewpoint import holds_here, viewpoint
from charter.compose.neighbours import excluded
from charter.compose.unfinished import unset_limits
from charter.facts.company import Workspace
from charter.facts.said import Statement
from charter.load.own_entries import OwnEntry, find_entry, own_entries, text_hash, wording
from charter.problems import TemplateError
from charter.read.files import sha256

VERSION = "1"
"""Raised when the same charter gives other data; what was recorded before cannot be compared."""
_LENGTH = 6
_STATEMENTS = ("mission", "outcomes", "risks", "first_days")


def fingerprint(workspace: Workspace, position: str) -> str:
    """Return what stands for all that the charter of a position says, part by part."""
    organisation = organise(workspace)
    return _written(substance(workspace, organisation, organisation.positions[position]))


def charters_say(workspace: Workspace, organisation: Organisation) -> dict[str, str]:
    """Return the same of every charter, by the names of the papers."""
    return {
        f"{name}-charter": _written(substance(workspace, organisation, position))
        for name, position in organisation.positions.items()
        if position.writes_papers
    }


def changed_parts(workspace: Workspace, position: str, recorded: str) -> tuple[str, ...] | None:
    """Return the parts of a charter that say something else than when `recorded` was taken.

    None where that cannot be told. Ids that the catalogue renamed, split or joined since are no
    change.
    """
    from charter.facts.earlier import as_before, went_since

    organisation = organise(workspace)
    data = substance(workspace, organisation, organisation.positions[position])
    before = recorded.split("-")
    if before[0] != VERSION or len(before) != len(data) + 1:
        return None
    best: tuple[str, ...] = tuple(data)
    for went in went_since(workspace.catalog.forwarding):
        now = _written({name: as_before(part, went) for name, part in data.items()}).split("-")
        found = tuple(
            n for n, old, new in zip(data, before[1:], now[1:], strict=True) if old != new
        )
        best = min(best, found, key=len)
    return best


def _written(data: Mapping[str, Any]) -> str:
    said = (json.dumps(part, sort_keys=True, ensure_ascii=False) for part in data.values())
    return "-".join([VERSION, *(sha256(s.encode())[:_LENGTH] for s in said)])


def substance(
    workspace: Workspace, organisation: Organisation, position: Position
) -> dict[str, Any]:
    """Return what the charter of a position says, by the names of its parts."""
    me = position.id
    work, decisions = organisation.responsibilities, organisation.decisions
    both = {**work, **decisions}
    mine = {name: a for name, a in work.items() if a.accountable == me}
    shared = {
        name: {
            "whose": a.accountable,
            "how": [list.count(me) for list in (a.responsible, a.veto, a.consulted)],
        }
        for name, a in both.items()
        if me in (*a.responsible, *a.veto, *a.consulted)
    }
    return {
        "what it answers for": dict.fromkeys(mine, 1) | _claimed(organisation, me),
        "what it decides": {
            name: {"heard": dict.fromkeys(a.consulted, 1), "stop": dict.fromkeys(a.veto, 1)}
            for name, a in decisions.items()
            if a.accountable == me
        },
        "its part in the work of others": shared,
        "what is not its work": {
            name: {a.entry.id: 1 for a in theirs}
            for name, theirs in excluded(organisation, position)
        },
        "whom it works with": {
            border.other: _exchanged(organisation, me, border)
            for border in borders_of(organisation, me)
        },
        "its limits": _limits(organisation, position),
        "its measures": {name: 1 for a in mine.values() for name in a.entry.measures},
        "its outcomes, risks and first days": _aims(organisation, position),
        "its lines, places and other facts": _facts(organisation, position),
        "your own words": _own_words(workspace, organisation, position),
        "your own templates": _templates(workspace, position),
    }


def _claimed(organisation: Organisation, me: str) -> dict[str, Any]:
    """Return what a position and others claim; nothing is added where there is none."""
    disputes = (d for d in organisation.company.disputed if me in d.claimants)
    return {f"claimed: {d.entry}": dict.fromkeys(d.claimants, 1) for d in disputes}


def _stand_ins(organisation: Organisation, position: Position) -> dict[str, Any]:
    """Return dotted lines, absences, ties and agents, each only where there is one."""
    me, company, given = position.id, organisation.company, position.given
    everybody = organisation.positions.values()
    dotted = {n: 1 for p in everybody if me in p.given.also_reports_to for n in (p.id,)}
    ties = {}
    for tie in company.ties:
        a = organisation.assigned(tie.entry)
        if a and me in (tie.position, a.accountable, *a.claimed, *a.veto, *a.consulted):
            ties[tie.entry] = tie.position
    found = {
        "also above": dict.fromkeys(given.also_reports_to, 1),
        "also below": dotted,
        "deputy": [given.deputy, dict.fromkeys(given.reserved, 1)] if given.deputy else None,
        "deputy of": {
            p.id: dict.fromkeys(p.given.reserved, 1) for p in everybody if p.given.deputy == me
        },
        "deputies": {
            line.entry: line.position
            for line in company.deputies
            if me in (line.position, organisation.owner(line.entry))
        },
        "ties": ties,
        "agents": {
            agent.id: {entry: organisation.owner(entry) for entry in agent.does}
            for agent in company.agents
            if me in (agent.answers_to, *map(organisation.owner, agent.does))
        },
    }
    return {name: said for name, said in found.items() if said}


def _exchanged(organisation: Organisation, me: str, border: Border) -> dict[str, int]:
    """Return the exchange between two positions by its id, or by how each takes part."""
    if interface := exchange_between(organisation, me, border.other):
        return {interface.id: 1}
    return {how: len(parts[how]) for parts in (border.mine, border.theirs) for how in parts}


def _limits(organisation: Organisation, position: Position) -> Any:
    limits = position.given.limits
    spend = None if limits.spend is None else [float(limits.spend), limits.currency]
    unset = list(unset_limits(organisation, position))
    return {"spend": spend, "hire": limits.hire, "other": list(limits.other), "unset": unset}


def _applying(organisation: Organisation, position: Position, name: str) -> list[Statement]:
    # As on the first day: time alone changes nothing in a charter that was signed.
    view = viewpoint(organisation, position, position.given.start or date.min)
    if name == "first_days" and not view.begins():
        return []
    found = [s for s in getattr(position.role, name) if holds_here(s, view)]
    return found[:1] if name == "mission" else found


def _aims(organisation: Organisation, position: Position) -> Any:
    chosen = position.given.outcomes
    return {
        name: list(chosen)
        if name == "outcomes" and chosen
        else _named(_applying(organisation, position, name))
        for name in _STATEMENTS
    }


def _named(statements: list[Statement]) -> Any:
    """Return the days of statements by their ids, and the days of those without one."""
    return {
        "ids": {statement.id: statement.by for statement in statements if statement.id},
        "others": [statement.by for statement in statements if not statement.id],
    }


def _facts(organisation: Organisation, position: Position) -> Any:
    company, given = organisation.company, position.given
    everybody = organisation.positions.values()
    beside = [p.id for p in everybody if p.reports_to == position.reports_to != ""]
    return {
        "company": [company.name, company.legal_name, company.charter_in_contract],
        "language": [company.language.charters, company.country],
        "lines": {
            "above": position.reports_to,
            "beside": dict.fromkeys(beside, 1),
            "below": dict.fromkeys(position.reports, 1),
        },
        **_stand_ins(organisation, position),
        "places": [[p.city, p.region, p.country] for p in given.places],  # charters print no street
        "remote": [given.remote or " ".join(given.remote_from), given.office_days],
        "what it is and has": _setting(organisation),
        **({"teams": [[t.name, t.people] for t in given.teams]} if given.teams else {}),
        "titles": {
            p.id: [p.given.title, p.given.short]
            for p in everybody
            if p.given.title or p.given.short
        },
    }


def _setting(organisation: Organisation) -> Any:
    """Return what wordings of the catalogue depend on, whether this charter has such a one or not.

    It is only asked where the text has changed.
    """
    setting = setting_of(organisation.company, organisation.positions)
    return {**setting.facts, "functions": sorted(setting.functions)}


def _own_words(workspace: Workspace, organisation: Organisation, position: Position) -> Any:
    """Return what the company's own catalogue says in this charter, by entry and key."""
    folder = workspace.folder / "catalog"
    own = own_entries(folder, workspace.catalog.forwarding) if folder.is_dir() else {}
    printed = _printed(organisation, position) if own else {}
    words = {
        name: _words(organisation, position, said, printed[name])
        for name, said in own.items()
        if name in printed
    }
    return {name: said for name, said in words.items() if said}


def _printed(organisation: Organisation, position: Position) -> dict[str, tuple[str, ...]]:
    """Return the entries that a charter prints something of, each with the keys."""
    me = position.id
    roles = (position.role.id for position in organisation.positions.values())
    found: dict[str, tuple[str, ...]] = dict.fromkeys(roles, ("title", "abbreviation"))
    found[position.role.id] = ("title", "abbreviation", *_STATEMENTS)
    for _, theirs in excluded(organisation, position):
        found |= {a.entry.id: ("title",) for a in theirs}
    for a in (*organisation.responsibilities.values(), *organisation.decisions.values()):
        if me in (a.accountable, *a.responsible, *a.veto, *a.consulted):
            found[a.entry.id] = ("title", "charter") if a.accountable == me else ("title",)
            found[a.entry.area] = ("title",)
        if a.accountable == me:
            measure = ("title", "definition", "unit", "direction", "rhythm")
            found |= dict.fromkeys(a.entry.measures, measure)
    for border in borders_of(organisation, me):
        if (interface := exchange_between(organisation, me, border.other)) is None:
            continue
        found[interface.id] = ("first_gives", "second_gives", "rhythm", "dispute")
    return found


def _words(
    organisation: Organisation, position: Position, said: OwnEntry, keys: tuple[str, ...]
) -> dict[str, Any]:
    entry = find_entry(organisation.catalog, said.id)
    found = {}
    for key in keys:
        if entry is not None and key in said.keys:
            found[key] = wording(getattr(entry, key))
            if key in _STATEMENTS:
                statements = _applying(organisation, position, key)
                found[key] = [[s.charter, s.risk, s.watch, s.by] for s in statements]
    return found


def _templates(workspace: Workspace, position: Position) -> dict[str, str]:
    """Return the own templates that a charter can be made from; a mere copy of ours is none."""
    folder = workspace.folder / "templates"
    return dict(_changed_templates(workspace, position)) if folder.is_dir() else {}


def _changed_templates(workspace: Workspace, position: Position) -> Iterator[tuple[str, str]]:
    from charter.own_templates.files import own_files
    from charter.own_templates.states import content_of, states_of

    folder = workspace.folder / "templates"
    files = own_files(folder)
    for state in states_of(folder):
        kind = state.name.partition(".")[0]
        ours = kind in ("charter", f"{position.id}-charter") or "/" in state.name
        if not (ours and state.own and (state.changed or not state.shipped)):
            continue
        try:
            yield state.name, text_hash(content_of(state.name, files[state.name]))
        except TemplateError:
            continue  # said when the template is used
