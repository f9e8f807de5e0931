"""Who decides while another is away, and who ends a deadlock."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from charter.assign.organisation import Assignment, Finding, Organisation, Position
from charter.assign.places import place_of_position
from charter.assign.positions import holder_of
from charter.problems import Place, Problem, listing

WEIGHTY = 3
"""The weight from which on a decision cannot wait for its owner."""
_EXAMPLES = 2


def named_deputy(organisation: Organisation, decision: Assignment) -> str:
    """Return who decides while the owner of a decision is away, as the company file says, or "".

    A line under `deputies` counts before the owner's own deputy, whose decisions but the reserved
    ones these are.
    """
    for line in organisation.company.deputies:
        if line.entry == decision.entry.id:
            return line.position
    owner = organisation.positions.get(decision.accountable)
    if owner is None or decision.entry.id in owner.given.reserved:
        return ""
    return owner.given.deputy


def names_deputies(organisation: Organisation) -> bool:
    """Return whether the company file says of anything who decides in an absence."""
    company = organisation.company
    return bool(company.deputies) or any(p.deputy for p in company.positions.values())


def deputy_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on deputies who cannot stand in, and on weighty decisions without one.

    A company that names none is left alone; `charter check --without` tells it who is missing.
    """
    for position in organisation.positions.values():
        if position.given.deputy:
            yield from _not_there(organisation, position)
            yield from _in_a_loop(organisation, position)
        yield from _not_its_own(organisation, position)
    for line in organisation.company.deputies:
        decision = organisation.decisions.get(line.entry)
        if decision is None:
            continue
        if decision.accountable == line.position:
            message = f"'{line.position}' decides '{line.entry}', and is its own deputy in it"
            hint = "name who decides while it is away, or take the line out"
            yield _advice(line.place, "own-deputy", message, hint, line.entry, line.position)
        else:
            owner = decision.accountable
            yield from _vacant(organisation, line.position, owner, line.place, line.entry)
    if names_deputies(organisation):
        for position in organisation.positions.values():
            yield from _without(organisation, position)


def _not_there(organisation: Organisation, position: Position) -> Iterator[Finding]:
    place = position.given.place_of("deputy")
    yield from _vacant(organisation, position.given.deputy, position.id, place, "")


def _vacant(
    organisation: Organisation, name: str, owner: str, place: Place, entry: str
) -> Iterator[Finding]:
    """Yield advice on a deputy whose position nobody holds."""
    deputy = organisation.positions[name]
    if deputy.status == "filled":
        return
    acting = holder_of(organisation.positions, name)
    what = f"'{entry}'" if entry else "anything"
    who = f"'{owner}' is" if owner else "its owner is"
    message = f"'{name}' is {deputy.status}, so nobody decides {what} while {who} away"
    if acting == owner:
        message = f"'{name}' is {deputy.status}, and '{owner}' itself acts for it: "
        message += f"nobody decides {what} while it is away"
    elif acting:
        message = f"'{name}' is {deputy.status}, and '{acting}', which acts for it, would decide "
        message += f"{what} while {who} away"
    hint = "name a deputy who is there"
    about = tuple(each for each in (owner, name, entry) if each)
    yield _advice(place, "deputy-not-there", message, hint, *about)


def _in_a_loop(organisation: Organisation, position: Position) -> Iterator[Finding]:
    way = [position.id]
    while (following := organisation.positions[way[-1]].given.deputy) and following not in way:
        way.append(following)
    if following != position.id or min(way, key=list(organisation.positions).index) != way[0]:
        return  # the first of a loop tells it
    message = f"deputies run in a loop: {' -> '.join([*way, following])}; "
    message += "nobody decides where all of them are away"
    hint = "let one of them have a deputy outside it, such as the position above"
    yield _advice(position.given.place_of("deputy"), "deputy-loop", message, hint, *way)


def _not_its_own(organisation: Organisation, position: Position) -> Iterator[Finding]:
    """Yield advice on each decision that is reserved for a position that does not decide it."""
    for entry in position.given.reserved:
        decision = organisation.decisions.get(entry)
        if decision and decision.accountable != position.id:
            who = f"'{decision.accountable}' decides" if decision.accountable else "nobody decides"
            message = f"'{entry}' is reserved for '{position.id}', and {who} it"
            place = position.given.place_of("deputy")
            yield _advice(place, "reserved-for-another", message, "take it out", position.id, entry)


def _without(organisation: Organisation, position: Position) -> Iterator[Finding]:
    """Yield one advice on all weighty decisions of a position that no deputy decides."""
    waiting = [
        a.entry.id
        for a in organisation.decisions.values()
        if a.accountable == position.id
        and a.entry.weight >= WEIGHTY
        and a.entry.id not in position.given.reserved
        and not named_deputy(organisation, a)
    ]
    if not waiting or position.status != "filled":
        return
    shown = [f"'{name}'" for name in waiting[:_EXAMPLES]]
    if len(waiting) > _EXAMPLES:
        shown.append(f"{len(waiting) - _EXAMPLES} more")
    message = f"while '{position.id}' is away nobody decides {listing(shown)}"
    hint = f"add 'deputy: POSITION' to '{position.id}', with what is to wait as 'reserved'"
    place = place_of_position(organisation, position)
    yield _advice(place, "no-deputy", message, hint, position.id, *waiting)


def tie_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on each deadlock that one of its own sides is to end."""
    for tie in organisation.company.ties:
        assigned = organisation.assigned(tie.entry)
        if assigned is None:
            continue
        side = _side(assigned, tie.position)
        if side:
            message = f"'{tie.position}' is to end a deadlock on '{tie.entry}', and {side}"
            hint = "name one who is no side of it, such as the position above both"
            yield _advice(tie.place, "tie-of-a-side", message, hint, tie.entry, tie.position)


def _side(assigned: Assignment, name: str) -> str:
    sides: tuple[tuple[Collection[str], str], ...] = (
        (assigned.claimed, "claims it itself"),
        ((assigned.accountable,), "owns it"),
        (assigned.veto, "can stop it"),
    )
    return next((said for names, said in sides if name in names), "")


def _advice(place: Place, code: str, message: str, hint: str, *about: str) -> Finding:
    return Finding("advice", Problem(place, code, message, hint), about)
