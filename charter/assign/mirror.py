"""Whether what one charter says of another position can stand in that one's charter too."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from charter.assign.organisation import Finding, Organisation
from charter.assign.places import place_of_position
from charter.facts.catalog import Interface
from charter.problems import Place, Problem, listing


def mirror_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield what would make two charters of this company contradict or miss each other."""
    yield from _lines(organisation)
    yield from _names(organisation)
    yield from _titles(organisation)
    yield from _interfaces(organisation)
    yield from _without_charter(organisation)
    yield from _without_sentences(organisation)


def _gap(place: Place, code: str, message: str, hint: str, *about: str) -> Finding:
    return Finding("gap", Problem(place, code, message, hint), about)


def _lines(organisation: Organisation) -> Iterator[Finding]:
    """Yield each reporting line that only one of its two ends knows."""
    positions = organisation.positions
    upward = {(p.reports_to, p.id) for p in positions.values() if p.reports_to in positions}
    downward = {(p.id, name) for p in positions.values() for name in p.reports}
    for above, name in sorted(upward ^ downward):
        says, silent = (name, above) if (above, name) in upward else (above, name)
        message = f"'{says}' says that '{name}' reports to '{above}', and '{silent}' does not"
        place = place_of_position(organisation, positions[says])
        hint = f"state 'reports_to' of '{name}'"
        yield _gap(place, "one-sided-line", message, hint, name, above)


def _names(organisation: Organisation) -> Iterator[Finding]:
    """Yield each name that two positions share, for papers call positions by it."""
    called: dict[str, list[str]] = {}
    for position in organisation.positions.values():
        called.setdefault(position.short.casefold(), []).append(position.id)
    for names in called.values():
        if len(names) > 1:
            last = organisation.positions[names[-1]]
            listed = " and ".join(f"'{name}'" for name in names)
            message = f"papers call {listed} all '{last.short}', so none can tell which is meant"
            if len(names) == 2:
                message = f"papers call {listed} both '{last.short}', so nobody can tell them apart"
            hint = "give each a 'title' or a 'short' of its own"
            place = place_of_position(organisation, last)
            yield _gap(place, "same-name", message, hint, *names)


def _titles(organisation: Organisation) -> Iterator[Finding]:
    """Yield each title of two pieces of work, for other positions' charters name work by it."""
    for assigned in (organisation.responsibilities, organisation.decisions):
        named: dict[str, list[str]] = {}
        for name, a in assigned.items():
            named.setdefault(a.entry.title.casefold(), []).append(name)
        for names in named.values():
            own = [name for name in names if assigned[name].entry.own]
            if len(names) > 1 and own:
                entry = assigned[own[-1]].entry
                other = next(name for name in names if name != entry.id)
                message = f"'{entry.id}' and '{other}' have the same title, '{entry.title}'"
                hint = "charters name work by its title: change one, or omit one"
                yield _gap(entry.place, "same-title", message, hint, entry.id, other)


def _interfaces(organisation: Organisation) -> Iterator[Finding]:
    """Yield each pair of roles whose charters would say two things of how they work together."""
    held = [position.role.id for position in organisation.positions.values()]
    between: dict[frozenset[str], list[Interface]] = {}
    for interface in organisation.catalog.interfaces.values():
        if held.count(interface.between[0]) and held.count(interface.between[1]):
            between.setdefault(frozenset(interface.between), []).append(interface)
    for roles, found in between.items():
        for first, second in combinations(found, 2):
            here = second if second.own else first
            pair = " and ".join(f"'{role}'" for role in here.between)
            message = f"'{first.id}' and '{second.id}' both say how {pair} work together"
            hint = "keep one; use the shipped id to change that one"
            yield _gap(here.place, "two-interfaces", message, hint, first.id, second.id)
        only = found[0]
        [role, *others] = roles
        twice = not others and held.count(role) > 1
        if twice and only.first_gives != only.second_gives:
            message = (
                f"'{only.id}' is between two positions of the role '{role}', "
                "and does not say which of them gives what"
            )
            hint = "let both give the same, or give one of them a role of its own"
            yield _gap(only.place, "one-sided-interface", message, hint, only.id)


def _without_charter(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on each neighbour that owns work, since no charter tells it so."""
    for name, position in organisation.positions.items():
        load = organisation.load[name]
        count = load.responsibilities + load.decisions
        if count and not position.writes_papers:
            entries = "1 entry" if count == 1 else f"{count} entries"
            message = f"'{name}' owns {entries} and gets no charter, for its role is a neighbour's"
            hint = f"show it 'charter matrix --position {name}', or assign the work to another"
            place = place_of_position(organisation, position)
            problem = Problem(place, "no-charter", message, hint)
            yield Finding("advice", problem, (name,))


_SENTENCES = ("mission", "outcomes", "risks")


def _without_sentences(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on each role whose charter lacks parts, since nothing says what to write."""
    for name, position in organisation.positions.items():
        role = position.role
        lacking = [part for part in _SENTENCES if not getattr(role, part)]
        if lacking and position.writes_papers:
            message = f"the charter of '{name}' says nothing of {listing(lacking)}"
            hint = f"write {listing(lacking)} of the role '{role.id}' in your catalogue"
            yield Finding("advice", Problem(role.place, "no-charter-text", message, hint), (name,))
