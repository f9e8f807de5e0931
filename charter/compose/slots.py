"""What {slots} of the catalogue's sentences stand for in the papers of one position."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from charter.assign.organisation import Organisation, Position, upwards
from charter.compose.wording import PLAIN, Wording
from charter.named_tuples import NamedTuple
from charter.read.languages import message


class Speaker(NamedTuple):
    """For whom a sentence is filled in: the position, and of an interface the two it is between."""

    position: Position
    pair: tuple[Position, ...] = ()


def slot_value(words: Wording, around: Speaker, name: str, about: str) -> str | None:
    """Return what a slot stands for; None where this company has no such thing.

    A sentence with such a slot presupposes what is not so, and is not printed.
    """
    word, _, form = name.partition(".")
    if word in _SLOTS:
        return _SLOTS[word](words, around, about, form or PLAIN)
    if word in ("user", "users"):
        return words.users(name)
    return _of_role(words, around, word, form or PLAIN)


def _company(words: Wording, _: Speaker, __: str, ___: str) -> str | None:
    return words.organisation.company.name


def _manager(words: Wording, around: Speaker, __: str, form: str) -> str | None:
    return words.above(around.position, form)


def _reports(words: Wording, around: Speaker, __: str, form: str) -> str | None:
    return words.those(around.position.reports, form) if around.position.reports else None


def _owner(words: Wording, around: Speaker, about: str, form: str) -> str | None:
    """Return who answers for an entry, where that is another than the one whose paper it is."""
    name = words.organisation.owner(about)
    if not name or (name == around.position.id and not around.pair):
        return None
    return words.the(name, form)


def _held(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    """Return those of the entries that the position or one below it answers for, as a list."""
    me = around.position.id
    return _listed(words, about, {me, *words.organisation.below(me)})


def _mine(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    return _listed(words, about, {around.position.id})


def _theirs(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    return _listed(words, about, {p.id for p in around.pair} - {around.position.id})


def _part(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    """Return those kinds of work whose people and money are this position's, as a list.

    `about` is ENTRY|OTHER|APART;WORDS=ID,...: entries that share such work out between them, the
    one that the sentence is of first. "+" marks work that is the other's where both have one
    owner, or that is nobody's.
    """
    first = about.partition("|")[0].strip()
    return (
        _of(words, about, first) if words.organisation.owner(first) == around.position.id else None
    )


def _apart(words: Wording, _: Speaker, about: str, ___: str) -> str | None:
    """Return those kinds of work that go with the third of three entries, as a list."""
    return _of(words, about, about.partition(";")[0].split("|")[-1].strip())


def _rest(words: Wording, _: Speaker, about: str, ___: str) -> str | None:
    """Return those kinds of work that go with none of the entries, as a list.

    They are under an executive or a neighbour who is under the owner of none.
    """
    return _of(words, about, "")


def _of(words: Wording, about: str, entry: str) -> str | None:
    shared_out = _shared_out(words.organisation, about)
    found = [words.say(word.lstrip("+")) for word, goes_with in shared_out if goes_with == entry]
    return words.listing(found) if found else None


def _shared_out(organisation: Organisation, about: str) -> Iterator[tuple[str, str]]:
    """Yield kinds of work by name, with the entry they go with, or nothing.

    Work goes with the first owner of the two entries above whoever answers for it; an executive
    under neither has people and money of their own. The third entry, where this company has it,
    takes the work that it belongs with, and all work nearer to its owner than to the others.
    """
    shared, _, listed = about.partition(";")
    one, other, *third = (name.strip() for name in shared.split("|"))
    first, second = organisation.owner(one), organisation.owner(other)
    apart = next((name for name in third if name in organisation.decisions), "")
    leader = organisation.owner(apart) if apart else ""
    its_own = organisation.decisions[apart].entry.goes_with if apart else ()
    for part in listed.split(","):
        word, _, name = (" ".join(half.split()) for half in part.rpartition("="))
        owner = organisation.positions.get(organisation.owner(name))
        if owner is None:
            continue
        line = upwards(organisation.positions, owner.id)
        holder = next((n for n in line if n in (first, second, leader)), "")
        above = (organisation.positions[n] for n in line if n in organisation.positions)
        if name in its_own or (holder == leader and holder not in (first, second, "")):
            yield word, apart
        elif not holder and any(_has_own_people(position) for position in above):
            yield word, ""
        else:
            undecided = not holder or first == second
            of_other = word.startswith("+") if undecided else holder == second
            yield word, other if of_other else one


def _has_own_people(position: Position) -> bool:
    """Return whether a position below the head has people and money of its own."""
    return position.role.level != "vice-president" and bool(position.reports_to)


def _listed(words: Wording, about: str, owners: set[str]) -> str | None:
    """Return entries that one of `owners` answers for: by the words before "=", else by phrase."""
    known = {**words.organisation.responsibilities, **words.organisation.decisions}
    found = []
    for part in about.split(","):
        word, _, name = (" ".join(half.split()) for half in part.rpartition("="))
        if name in known and known[name].accountable in owners:
            found.append(words.say(word) if word else words.phrase(known[name].entry))
    return words.listing(found) if found else None


_FUNCTIONS = {
    "finance": message("finance"),
    "legal": message("legal"),
    "marketing": message("marketing"),
    "sales": message("sales"),
    "support": message("support"),
}


def _functions(words: Wording, _: Speaker, about: str, ___: str) -> str | None:
    there = words.setting.functions
    found = [words.say(_FUNCTIONS[name]) for name in about.split(",") if name in there]
    return words.listing(found) if found else None


def _settler(words: Wording, around: Speaker, __: str, form: str) -> str | None:
    """Return the nearest position above both of a pair, or the one of them that leads the other."""
    if len(around.pair) < 2:
        return None
    lines = [upwards(words.organisation.positions, one.id) for one in around.pair]
    name = next((name for name in lines[0] if name in lines[1]), "")
    return words.the(name, form) if name else None


def _of_role(words: Wording, around: Speaker, word: str, form: str) -> str | None:
    """Return the position with a role: of a pair the one of the two, else the only or nearest."""
    organisation = words.organisation
    role = organisation.catalog.role_id(word) or word
    of_pair = [p.id for p in around.pair if p.role.id == role]
    held = of_pair or [n for n, p in organisation.positions.items() if p.role.id == role]
    if len(held) > 1:
        me = around.position
        near = {me.id, me.reports_to, *me.reports}
        held = [name for name in held if name in near]
    return words.the(held[0], form) if len(held) == 1 else None


_SLOTS: dict[str, Callable[[Wording, Speaker, str, str], str | None]] = {
    "company": _company,
    "manager": _manager,
    "reports": _reports,
    "owner": _owner,
    "held": _held,
    "mine": _mine,
    "part": _part,
    "apart": _apart,
    "rest": _rest,
    "theirs": _theirs,
    "functions": _functions,
    "settler": _settler,
}
