"""Which two positions a joint paper is for: two leaders who share a border."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from charter.assign.borders import borders_of
from charter.assign.organisation import Organisation
from charter.assign.places import place_of_position
from charter.assign.positions import positions_named
from charter.problems import InputError, Place, Problem


def pairs_of(organisation: Organisation) -> Iterator[tuple[str, str]]:
    """Yield every two positions that a joint paper can be written for."""
    leaders = [name for name, p in organisation.positions.items() if p.writes_papers]
    for number, one in enumerate(leaders):
        near = {border.other for border in borders_of(organisation, one)}
        yield from ((one, other) for other in leaders[number + 1 :] if other in near)


def pair_named(organisation: Organisation, words: Sequence[str]) -> tuple[str, str]:
    """Return the two leaders that `words` name, the one nearer to the head first.

    Raises InputError where they are not two, or share no border.
    """
    place = Place(organisation.company.place.path)
    if not words:
        pair = next(pairs_of(organisation), None)
        hint = f"such as --position {','.join(pair)}" if pair else "no two leaders share a border"
        raise _refused(place, "not-two", "a joint paper is of two positions: name them", hint)
    named = positions_named(organisation, words, with_papers=True)
    if len(named) == 1:
        name = named[0]
        said = f"'{name}' is one position"
        if len(words) > 1:
            said = " and ".join(f"'{word}'" for word in words) + " are the same position"
        hint = f"name another beside it{_with_border(organisation, name)}"
        raise _refused(place, "not-two", f"a joint paper is of two positions; {said}", hint)
    if len(named) > 2:
        message = f"a joint paper is of two positions; these are {len(named)}: {', '.join(named)}"
        hint = "make one paper for each two of them"
        raise _refused(place, "not-two", message, hint)
    order = list(organisation.positions)
    one, other = sorted(named, key=order.index)
    if other not in (border.other for border in borders_of(organisation, one)):
        message = (
            f"'{one}' and '{other}' share no border: neither has a part in the work of the other"
        )
        hint = "".join(f"; '{n}' has one with {_near(organisation, n)}" for n in (one, other))
        where = place_of_position(organisation, organisation.positions[one])
        raise _refused(where, "no-border", message, hint[2:])
    return one, other


def _refused(place: Place, code: str, message: str, hint: str) -> InputError:
    return InputError([Problem(place, code, message, hint)])


def _near(organisation: Organisation, name: str) -> str:
    positions = organisation.positions
    near = [b.other for b in borders_of(organisation, name) if positions[b.other].writes_papers]
    return ", ".join(near) or "nobody"


def _with_border(organisation: Organisation, name: str) -> str:
    near = _near(organisation, name)
    return f"; it has a border with {near}" if near != "nobody" else ""
