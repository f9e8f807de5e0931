"""Who can stop what another decides, and when that turns the order of a company upside down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from charter.assign.organisation import Assignment, Finding, Organisation, upwards
from charter.assign.places import place_of_entry, place_of_position
from charter.assign.positions import holder_of
from charter.problems import Place, Problem

MAX_VETOES = 2
"""On one decision; more are a gap, which ownership.py names."""
ALL_VETOES = 3
"""From so many on, vetoes that all lie with one position are named."""
NEIGHBOURS_VETOES = 0.2
"""A neighbour holds vetoes on money or law by its nature; beyond this share it is named too."""


def veto_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on vetoes that all lie with one position, run upwards, or stop nothing."""
    yield from _all_by_one(organisation)
    for assigned in (*organisation.responsibilities.values(), *organisation.decisions.values()):
        for name in assigned.veto if len(assigned.veto) <= MAX_VETOES else ():
            yield from _upward(organisation, assigned, name)
            yield from _void(organisation, assigned, name)


def vetoes_of(organisation: Organisation) -> Counter[str]:
    """Return how many entries each position can stop."""
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    return Counter(name for a in everything for name in a.veto)


def _all_by_one(organisation: Organisation) -> Iterator[Finding]:
    vetoes = vetoes_of(organisation)
    if len(vetoes) != 1:
        return
    [(name, count)] = vetoes.items()
    position = organisation.positions[name]
    least = ALL_VETOES
    if not position.writes_papers:
        least = max(least, int(len(organisation.decisions) * NEIGHBOURS_VETOES) + 1)
    if count >= least:
        message = f"all {count} vetoes of the company lie with '{name}'"
        hint = "let it be consulted on some, or give others a veto where they bear the damage"
        place = place_of_position(organisation, position)
        yield _advice(place, "all-vetoes", message, hint, name)


def _upward(organisation: Organisation, assigned: Assignment, name: str) -> Iterator[Finding]:
    """Yield advice where a position can stop someone above it.

    A neighbour's veto that comes from the catalogue is a check on purpose, by money or law.
    """
    override = organisation.company.assign.get(assigned.entry.id)
    written = bool(override and override.veto)
    position = organisation.positions[name]
    if assigned.accountable not in upwards(organisation.positions, name)[1:]:
        return
    if position.writes_papers or written:
        message = (
            f"'{name}' can stop what '{assigned.accountable}' above it decides "
            f"in '{assigned.entry.id}'"
        )
        hint = f"let '{name}' be consulted, or decide it"
        place = place_of_entry(organisation, assigned)
        yield _advice(place, "veto-upwards", message, hint, assigned.entry.id, name)


def _void(organisation: Organisation, assigned: Assignment, name: str) -> Iterator[Finding]:
    """Yield advice where one person holds a decision and the veto on it, by acting for another."""
    if not assigned.accountable:
        return
    holder = holder_of(organisation.positions, name)
    if holder and holder == holder_of(organisation.positions, assigned.accountable):
        message = (
            f"nobody can stop '{assigned.entry.id}' today: '{holder}' acts for both "
            f"'{assigned.accountable}' and '{name}'"
        )
        if holder in (assigned.accountable, name):
            other = name if holder == assigned.accountable else assigned.accountable
            message = (
                f"nobody can stop '{assigned.entry.id}' today: '{holder}' also acts for '{other}'"
            )
        hint = "let another act for one of them"
        place = organisation.positions[name].given.acting_place
        place = place or organisation.positions[assigned.accountable].given.acting_place
        where = place or place_of_entry(organisation, assigned)
        yield _advice(where, "void-veto", message, hint, assigned.entry.id, name)


def _advice(place: Place, code: str, message: str, hint: str, *about: str) -> Finding:
    return Finding("advice", Problem(place, code, message, hint), about)
