"""The structure's roles and the company's own lines become positions that report to each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from charter.assign.organisation import Finding, Organisation, Position, upwards
from charter.facts.catalog import Catalog, Structure
from charter.facts.company import PositionInput, Workspace
from charter.facts.title_marks import without_mark
from charter.problems import InputError, Place, Problem, did_you_mean
from charter.titles.reading import reading_of


def positions_of(workspace: Workspace) -> dict[str, Position]:
    """Return the positions of a company by id: the head first, then down the reporting lines."""
    catalog, company = workspace.catalog, workspace.company
    structure = catalog.structures[company.structure]
    given = _given(structure, company.positions)
    above = {
        name: _above(workspace, structure, position, given) for name, position in given.items()
    }
    made = {}
    for name in _in_order(list(given), above):
        position = given[name]
        role = catalog.roles[position.role]
        title = without_mark(position.title)
        short = without_mark(position.short) or title or role.abbreviation
        made[name] = Position(
            id=name,
            role=role,
            title=title or without_mark(role.title),
            short=short,
            status=position.status,
            acting=position.acting,
            reports_to=above[name],
            reports=tuple(other for other in given if above[other] == name),
            given=position,
        )
    return made


def _given(
    structure: Structure, positions: Mapping[str, PositionInput]
) -> dict[str, PositionInput]:
    """Return the structure's positions with the company's lines, then the company's own."""
    split = {p.role for p in positions.values() if p.id != p.role} - set(positions)
    given = {
        role: positions.get(role) or PositionInput(id=role, role=role, place=structure.place)
        for role in structure.positions
        if role not in split
    }
    return given | {name: p for name, p in positions.items() if name not in given}


def _above(
    workspace: Workspace,
    structure: Structure,
    position: PositionInput,
    given: Mapping[str, PositionInput],
) -> str:
    if position.reports_to:
        return position.reports_to
    if position.role in structure.positions:
        wanted = [structure.positions[position.role] or ""]
    else:
        wanted = list(workspace.catalog.roles[position.role].reports_to)
    for role in wanted:
        for name, other in given.items():
            if other.role == role and name != position.id:
                return name
    return ""


def _in_order(names: list[str], above: Mapping[str, str]) -> list[str]:
    """Return the names from the head down the reporting lines; a loop's members come last."""
    reports: dict[str, list[str]] = {}
    for name in names:
        reports.setdefault(above[name], []).append(name)
    ordered: list[str] = []
    waiting = reports.get("", [])[::-1]
    while waiting:
        name = waiting.pop()
        ordered.append(name)
        waiting += reports.get(name, [])[::-1]
    placed = set(ordered)
    return ordered + [name for name in names if name not in placed]


def positions_named(
    organisation: Organisation, words: Iterable[str], *, with_papers: bool = False
) -> list[str]:
    """Return the ids of the positions that `words` name by id, role or alias, each once.

    A role stands for all positions that have it, where no position has it as its id. Raises
    InputError with every word that names none, or none that gets a charter, if `with_papers`.
    """
    known = {n: p for n, p in organisation.positions.items() if p.writes_papers or not with_papers}
    place = Place(organisation.company.place.path)
    found: dict[str, None] = {}
    problems = []
    for word in words:
        fit = _fitting(organisation.catalog, known, word)
        if not fit:
            message = f"this company has no position '{word}'"
            if _fitting(organisation.catalog, organisation.positions, word):
                message = f"no papers are written for '{word}'"
            hint = did_you_mean(word, known) or f"known: {', '.join(known)}"
            problems.append(Problem(place, "unknown-position", message, hint))
        found |= dict.fromkeys(fit)
    if problems:
        raise InputError(problems)
    return list(found)


def position_named(organisation: Organisation, word: str) -> str:
    """Return the id of the one position with papers that `word` names by id, role or alias.

    Raises InputError where it is none, or the role of several.
    """
    found = positions_named(organisation, [word], with_papers=True)
    if len(found) > 1:
        message = f"{len(found)} positions have the role '{word}'"
        hint = f"name one: {', '.join(found)}"
        place = organisation.company.place
        raise InputError([Problem(place, "several-positions", message, hint)])
    return found[0]


def _fitting(catalog: Catalog, positions: Mapping[str, Position], word: str) -> list[str]:
    if word in positions:
        return [word]
    role = catalog.role_id(word) or word
    fit = [name for name, position in positions.items() if role in (name, position.role.id)]
    if fit:
        return fit
    said, meant = word.casefold(), reading_of(word).role
    titled = [name for name, position in positions.items() if position.title.casefold() == said]
    return titled or [name for name in positions if meant and positions[name].role.id == meant]


def by_role(positions: Mapping[str, Position]) -> dict[str, list[str]]:
    """Return the positions of each role that somebody has."""
    names: dict[str, list[str]] = {}
    for name, position in positions.items():
        names.setdefault(position.role.id, []).append(name)
    return names


def check_positions(positions: Mapping[str, Position]) -> list[Finding]:
    """Return what is wrong with the reporting lines and with vacancies that nobody acts for."""
    return [
        *_check_heads(positions),
        *_check_loops(positions),
        *_check_vacancies(positions),
    ]


def _gap(place: Place, code: str, message: str, hint: str, *about: str) -> Finding:
    return Finding("gap", Problem(place, code, message, hint), about)


def _check_heads(positions: Mapping[str, Position]) -> list[Finding]:
    heads = [p for p in positions.values() if not p.reports_to]
    if len(heads) < 2:
        return []
    first = heads[0]
    return [
        _gap(
            p.given.place,
            "two-heads",
            f"'{p.id}' reports to nobody, and so does '{first.id}'",
            f"add 'reports_to: {first.id}' to '{p.id}'",
            p.id,
        )
        for p in heads[1:]
    ]


def _check_loops(positions: Mapping[str, Position]) -> list[Finding]:
    findings, seen = [], set()
    for start in positions.values():
        chain = upwards(positions, start.id)
        above = positions[chain[-1]].reports_to
        round_again = chain[chain.index(above) :] if above else []
        if (loop := frozenset(round_again)) and loop not in seen:
            seen.add(loop)
            way = " -> ".join([*round_again, above])
            place = positions[above].given.reports_to_place or positions[above].given.place
            message = f"the reporting lines run in a loop: {way}"
            findings.append(
                _gap(place, "reporting-loop", message, "change one 'reports_to'", *sorted(loop))
            )
    return findings


def _check_vacancies(positions: Mapping[str, Position]) -> list[Finding]:
    findings = []
    for position in positions.values():
        if position.status == "filled":
            continue
        if not position.acting:
            findings.append(
                _gap(
                    position.given.place,
                    "nobody-acting",
                    f"'{position.id}' is {position.status} and nobody acts for it",
                    "add 'acting:' and the position that holds its work until then",
                    position.id,
                )
            )
        elif holder_of(positions, position.id) is None:
            message = (
                f"'{position.id}' is {position.status}, and so is every position that acts for it"
            )
            place = position.given.acting_place or position.given.place
            findings.append(
                _gap(place, "nobody-acting", message, "name a filled position", position.id)
            )
    return findings


def another_above(positions: Mapping[str, Position], position: Position) -> str:
    """Return the nearest position above whose work the holder of `position` does not do; or ""."""
    seen, above = {""}, position.reports_to
    while above not in seen and position.status == "filled":
        if holder_of(positions, above) != position.id:
            break
        seen.add(above)
        above = positions[above].reports_to
    return above


def acts_for(positions: Mapping[str, Position], me: str, other: str) -> bool:
    """Return whether whoever holds `me`, today or later, does the work of an open post `other`."""
    seen: set[str] = set()
    while other in positions and positions[other].status != "filled" and other not in seen:
        seen.add(other)
        other = positions[other].acting
        if other == me:
            return True
    return False


def holder_of(positions: Mapping[str, Position], name: str) -> str | None:
    """Return the filled position that does the work of `name` today, or None if there is none."""
    seen: set[str] = set()
    while name and name in positions and name not in seen:
        if positions[name].status == "filled":
            return name
        seen.add(name)
        name = positions[name].acting
    return None
