"""Which entries a company's leaders are asked about: those that matter most in this company."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from charter.assign.organisation import Assignment, Organisation

USUAL, MOST = 30, 40
"""Questions of a list: as many as one answers in half an hour; more only where more is open."""
_WEIGHT, _DECISION, _VETO, _NEXT, _EXCEPTION, _FACT, _MEETING = 3, 4, 2, 2, 3, 2, 3
"""What speaks for an entry: each step of its weight, that it is decided again and again, that
somebody can stop it, that whom it would fall to next is asked too, that structure or company made
an exception, that a fact of the company brings it, each further of those asked who has a part."""
_OPEN = 100
_SAME_AREA = 2
"""What each entry that is asked already takes from another of its area."""


def entries_to_ask(organisation: Organisation, asked: Collection[str]) -> tuple[Assignment, ...]:
    """Return what these positions are asked about, by the areas of the catalogue.

    First comes what is disputed or has no owner; then what weighs most and on which the most of
    them border. Of work and the decision on it that belong together one is asked. The same company
    and positions give the same list.
    """
    known = {**organisation.responsibilities, **organisation.decisions}
    order = {name: number for number, name in enumerate(known)}
    scores = {name: score for name, a in known.items() if (score := _score(organisation, a, asked))}
    chosen: list[Assignment] = []
    while scores and len(chosen) < MOST:
        taken = [a.entry.area for a in chosen]
        best = max(
            scores,
            key=lambda n: (scores[n] - _SAME_AREA * taken.count(known[n].entry.area), -order[n]),
        )
        if len(chosen) >= USUAL and scores[best] < _OPEN:
            break
        chosen.append(known[best])
        del scores[best]
        for name in _together(known[best], known.values()):
            if scores.get(name, _OPEN) < _OPEN:
                del scores[name]
    areas = list(organisation.catalog.areas)
    return tuple(sorted(chosen, key=lambda a: (areas.index(a.entry.area), order[a.entry.id])))


def is_open(assigned: Assignment) -> bool:
    """Return whether several claim an entry, or nobody has it."""
    return not assigned.accountable


def _together(one: Assignment, all_of_them: Iterable[Assignment]) -> set[str]:
    """Return the entries of the same work as one."""
    name = one.entry.id
    return {*one.entry.goes_with, *(a.entry.id for a in all_of_them if name in a.entry.goes_with)}


def _score(organisation: Organisation, a: Assignment, asked: Collection[str]) -> int:
    """Return how much an entry matters to those who are asked; 0 where none has a part in it."""
    entry = a.entry
    owners = [a.accountable] if a.accountable else list(a.claimed)
    following = _next_owner(organisation, a)
    parts = {*owners, *a.responsible, *a.veto, *a.consulted, following} & set(asked)
    if not parts and not is_open(a):
        return 0
    score = _WEIGHT * entry.weight + _MEETING * max(0, len(parts) - 1)
    score += _DECISION * (entry.kind == "decision") + _VETO * bool(a.veto)
    score += _NEXT * (following in asked and not set(asked).isdisjoint(owners))
    score += _EXCEPTION * (a.because.kind != "catalogue") + _FACT * bool(entry.when)
    return score + _OPEN * is_open(a)


def _next_owner(organisation: Organisation, a: Assignment) -> str:
    """Return who would have an entry by the catalogue if its owner were not there, or nothing."""
    for role in a.entry.accountable:
        for name, position in organisation.positions.items():
            if position.role.id == role and name != a.accountable:
                return name
    return ""
