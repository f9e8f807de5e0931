"""Who has which position after a reorganisation, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from charter.assign.organisation import Organisation
from charter.assign.places import place_of_position
from charter.facts.company import NO_POSITION
from charter.named_tuples import NamedTuple
from charter.problems import Place, Problem, did_you_mean


class Move(NamedTuple):
    """What somebody said: the holder of `old` has `new` afterwards, or NO_POSITION."""

    old: str
    new: str
    place: Place


class People(NamedTuple):
    """`persons` maps each position whose holder has one afterwards to that one."""

    persons: Mapping[str, str]
    problems: tuple[Problem, ...]


def people_of(before: Organisation, after: Organisation, moves: Sequence[Move]) -> People:
    """Return who has what afterwards: as said, else as named in both files, else the same.

    `moves` is what was said, wherever. A holder whose time ends in FROM has none afterwards.
    """
    problems = [p for move in dict.fromkeys(moves) for p in _wrong(before, after, move)]
    wrong = {problem.place for problem in problems}
    said = [move for move in dict.fromkeys(moves) if move.place not in wrong]
    problems += _twice(said, after)
    named = {move.old: "" if move.new == NO_POSITION else move.new for move in said}
    problems += _named_otherwise(before, after, said)
    usual, unclear = _usual(before, after, named)
    problems += unclear
    persons = {
        name: new for name in before.positions if (new := named.get(name, usual.get(name, "")))
    }
    return People(persons, tuple(problems))


def _wrong(before: Organisation, after: Organisation, move: Move) -> Iterator[Problem]:
    """Yield what one move says that cannot be."""
    for name, side, where in ((move.old, before, "FROM"), (move.new, after, "TO")):
        if name not in side.positions and (where == "FROM" or name != NO_POSITION):
            message = f"{where} has no position '{name}'"
            hint = did_you_mean(name, side.positions)
            yield Problem(move.place, "unknown-position", message, hint)
    old, new = before.positions.get(move.old), after.positions.get(move.new)
    if move.old == move.new:
        message = f"'{move.old}' would become what it is already"
        hint = "leave it out; whoever is not named keeps the position"
        yield Problem(move.place, "moved-to-itself", message, hint)
    elif old is not None and old.status != "filled":
        message = f"nobody holds '{move.old}' in FROM, for it is {old.status}"
        hint = "name the position of a person who is there; whoever is new needs no line"
        yield Problem(move.place, "no-holder", message, hint)
    elif new is not None and new.status != "filled":
        message = f"'{move.new}' would get the holder of '{move.old}', and is {new.status} in TO"
        hint = "write 'status: filled' in TO, or let the holder have another position or none"
        yield Problem(move.place, "open-position", message, hint)


def _twice(moves: Sequence[Move], after: Organisation) -> Iterator[Problem]:
    """Yield each person who would become two positions, and each position with two holders.

    One that TO says is shared can have several.
    """
    became: dict[str, Move] = {}
    taken: dict[str, Move] = {}
    for move in moves:
        first = became.setdefault(move.old, move)
        if first.new != move.new:
            message = f"the holder of '{move.old}' would have two positions: {_goal(first)} "
            message += f"and {_goal(move)}"
            hint = "keep one; a position that is only held for a while is vacant, with 'acting'"
            yield Problem(move.place, "two-positions", message, hint)
        if move.new == NO_POSITION or len(after.positions[move.new].given.holders) > 1:
            continue
        first = taken.setdefault(move.new, move)
        if first.old != move.old:
            message = (
                f"'{move.new}' would have two holders, those of '{first.old}' and '{move.old}'"
            )
            yield Problem(move.place, "two-persons", message, "keep one of them")


def _goal(move: Move) -> str:
    return "none" if move.new == NO_POSITION else f"'{move.new}'"


def _names(side: Organisation, position: str) -> frozenset[str]:
    """Return the names of those who hold a position, where they are stated, as they compare."""
    found = side.positions[position]
    holders = found.given.holders if found.status == "filled" else ()
    return frozenset(" ".join(one.name.casefold().split()) for one in holders)


def _named_otherwise(
    before: Organisation, after: Organisation, moves: Sequence[Move]
) -> Iterator[Problem]:
    """Yield each move that the names of holders in the two files contradict."""
    for move in moves:
        was = _names(before, move.old)
        name = before.positions[move.old].given.holder
        if move.new == NO_POSITION:
            still = next((n for n in after.positions if was & _names(after, n)), "")
            if still:
                message = f"'{name}' is to have no position afterwards, and holds '{still}' in TO"
                yield Problem(move.place, "two-persons", message, "correct one of the two")
        elif was and (now := _names(after, move.new)) and not was & now:
            other = after.positions[move.new].given.holder
            message = f"'{move.new}' would have two holders: '{name}', who has '{move.old}' today, "
            message += f"and '{other}', as TO says"
            yield Problem(move.place, "two-persons", message, "correct one of the two")


def _usual(
    before: Organisation, after: Organisation, said: Mapping[str, str]
) -> tuple[dict[str, str], list[Problem]]:
    """Return what becomes of those of whom nothing is said, and what does not tell it."""
    problems: list[Problem] = []
    usual: dict[str, str] = {}
    held = [p.id for p in before.positions.values() if p.status == "filled"]
    silent = [name for name in held if name not in said]
    for name in silent:
        person = _names(before, name)
        theirs = [n for n in after.positions if person & _names(after, n)]
        fresh = [n for n in theirs if n not in held or not person & _names(before, n)]
        stays = name in theirs
        if any(_count(after, one, [*[name] * stays, *fresh]) > 1 for one in person):
            listed = " and ".join(f"'{n}'" for n in (*[name] * stays, *fresh))
            message = f"the holder of '{name}' in FROM has two positions in TO: {listed}"
            hint = "keep 'holder' in one; the other is vacant, with 'acting', or somebody else's"
            place = place_of_position(after, after.positions[fresh[-1]])
            problems.append(Problem(place, "two-positions", message, hint))
        elif stays and before.positions[name].given.ends:
            given = before.positions[name].given
            message = f"'{name}' ends on {given.ends} in FROM, and TO still names its holder there"
            hint = "take out 'ends', or the name"
            problems.append(Problem(given.place_of("ends"), "date-order", message, hint))
        elif fresh and not stays and _same_person(before, name, fresh[0], usual):
            message = f"the holder of '{name}' in FROM has another position too, and only "
            message += f"'{fresh[0]}' in TO"
            hint = f"say which of the two becomes it: --person {name}=nobody, or {fresh[0]}"
            place = place_of_position(before, before.positions[name])
            problems.append(Problem(place, "two-positions", message, hint))
        elif stays or fresh:
            usual[name] = name if stays else fresh[0]
    taken = {new: old for old, new in {**said, **usual}.items() if new}
    for name in silent:
        other = after.positions.get(name)
        if name in usual or before.positions[name].given.ends or other is None:
            continue
        was, now = _names(before, name), _names(after, name)
        if other.status != "filled" or (was and now and not was & now):
            continue
        if name in taken:
            message = f"'{name}' would have two holders: its own, of whom nothing is said, and "
            message += f"that of '{taken[name]}'"
            hint = f"say where its own goes: --person {name}=POSITION, or {name}=nobody"
            place = place_of_position(before, before.positions[name])
            problems.append(Problem(place, "two-persons", message, hint))
        else:
            usual[name] = name
    return usual, problems


def _count(side: Organisation, person: str, positions: Sequence[str]) -> int:
    """Return how many of these positions one person holds; others may share them."""
    return sum(person in _names(side, name) for name in positions)


def _same_person(before: Organisation, name: str, new: str, usual: Mapping[str, str]) -> bool:
    """Return whether a holder of `name` has another position before that becomes `new` too.

    Two who share `new` afterwards come from a position each.
    """
    others = [old for old, then in usual.items() if then == new]
    return any(_names(before, name) & _names(before, old) for old in others)
