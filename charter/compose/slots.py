"""What {slots} of the catalogue's sentences stand for in the papers of one position."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from charter.assign.organisation import Organisation, Position
from charter.read.languages import message

if TYPE_CHECKING:
    from charter.compose.wording import Wording


class Speaker(NamedTuple):
    """For whom a sentence is filled in: the position, and of an interface the two it is between."""

    position: Position
    pair: tuple[Position, ...] = ()


def slot_value(words: Wording, around: Speaker, name: str, about: str) -> str | None:
    """Return what a slot stands for; None where this company has no such thing.

    A sentence with such a slot presupposes what is not so, and is not printed.
    """
    if name in _SLOTS:
        return _SLOTS[name](words, around, about)
    if name.partition(".")[0] in ("user", "users"):
        return words.users(name)
    return _of_role(words, around, name)


def _company(words: Wording, _: Speaker, __: str) -> str | None:
    return words.organisation.company.name


def _manager(words: Wording, around: Speaker, __: str) -> str | None:
    return words.above(around.position)


def _reports(words: Wording, around: Speaker, __: str) -> str | None:
    return words.those(around.position.reports) if around.position.reports else None


def _owner(words: Wording, around: Speaker, about: str) -> str | None:
    """Return who answers for an entry, where that is another than the one whose paper it is."""
    name = _owner_of(words.organisation, about)
    if not name or (name == around.position.id and not around.pair):
        return None
    return words.the(name)


def _owner_of(organisation: Organisation, entry: str) -> str:
    found = organisation.responsibilities.get(entry) or organisation.decisions.get(entry)
    return found.accountable if found else ""


def _held(words: Wording, around: Speaker, about: str) -> str | None:
    """Return the words of those entries that the position or one below it answers for."""
    mine = {around.position.id, *_below(words.organisation, around.position)}
    held = []
    for part in about.split(","):
        word, _, entry = part.strip().partition("=")
        if _owner_of(words.organisation, entry) in mine:
            held.append(words.say(word))
    return words.listing(held) if held else None


def _below(organisation: Organisation, position: Position) -> set[str]:
    found: set[str] = set()
    waiting = list(position.reports)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += organisation.positions[name].reports
    return found


def _decided(words: Wording, around: Speaker, about: str) -> str | None:
    """Return the titles of those entries that the position itself owns, as a list in a line."""
    known = {**words.organisation.responsibilities, **words.organisation.decisions}
    mine = [known[e] for e in about.split(",") if e in known]
    titles = [
        words.small(words.title(a.entry)) for a in mine if a.accountable == around.position.id
    ]
    return words.listing(titles) if titles else None


_FUNCTIONS = {
    "finance": message("finance"),
    "legal": message("legal"),
    "marketing": message("marketing"),
    "sales": message("sales"),
    "support": message("support"),
}


def _functions(words: Wording, _: Speaker, about: str) -> str | None:
    there = words.setting.functions
    found = [words.say(_FUNCTIONS[name]) for name in about.split(",") if name in there]
    return words.listing(found) if found else None


def _settler(words: Wording, around: Speaker, __: str) -> str | None:
    """Return the nearest position above both of a pair, or the one of them that leads the other."""
    if len(around.pair) < 2:
        return None
    lines = [_upwards(words.organisation, one) for one in around.pair]
    name = next((name for name in lines[0] if name in lines[1]), "")
    return words.the(name) if name else None


def _upwards(organisation: Organisation, position: Position) -> list[str]:
    """Return a position and those above it, the nearest first."""
    line = [position.id]
    while (above := organisation.positions[line[-1]].reports_to) and above not in line:
        line.append(above)
    return line


def _of_role(words: Wording, around: Speaker, word: str) -> str | None:
    """Return the position with a role: of a pair the one of the two, else the only or nearest."""
    organisation = words.organisation
    role = organisation.catalog.role_id(word) or word
    of_pair = [p.id for p in around.pair if p.role.id == role]
    held = of_pair or [n for n, p in organisation.positions.items() if p.role.id == role]
    if len(held) > 1:
        me = around.position
        near = {me.id, me.reports_to, *me.reports}
        held = [name for name in held if name in near]
    return words.the(held[0]) if len(held) == 1 else None


_SLOTS: dict[str, Callable[[Wording, Speaker, str], str | None]] = {
    "company": _company,
    "manager": _manager,
    "reports": _reports,
    "owner": _owner,
    "held": _held,
    "decided": _decided,
    "functions": _functions,
    "settler": _settler,
}
