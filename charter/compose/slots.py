"""What {slots} of the catalogue's sentences stand for in the papers of one position."""

from __future__ import annotations

from collections.abc import Callable

from charter.assign.disciplines import BUDGETS, ENGINEERING, HIRES, shared_out, with_engineers
from charter.assign.organisation import Position, upwards
from charter.assign.own_role_texts import owned_by
from charter.assign.ownership import setting_of
from charter.assign.positions import another_above
from charter.compose.settling import CALLS, calls
from charter.compose.told import TOLD_SLOTS
from charter.compose.wording import PLAIN, Wording
from charter.facts.languages import message
from charter.named_tuples import NamedTuple


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
    if word in TOLD_SLOTS:
        return TOLD_SLOTS[word](words) or None
    if word in ("user", "users"):
        return words.users(name)
    return _of_role(words, around, word, form or PLAIN)


def _company(words: Wording, _: Speaker, __: str, ___: str) -> str | None:
    return words.organisation.company.name


def _organisation(words: Wording, _: Speaker, __: str, ___: str) -> str | None:
    return words.kind()


def _currency(words: Wording, _: Speaker, __: str, ___: str) -> str | None:
    return words.organisation.company.currency or words.say("our currency")


def _manager(words: Wording, around: Speaker, __: str, form: str) -> str | None:
    """Return the one above; nobody for whoever acts for that one, and so is nobody else."""
    position = around.position
    if another_above(words.organisation.positions, position) != position.reports_to:
        return None
    return words.above(position, form)


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


def _my_call(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    return _called(words, around, about, {around.position.id})


def _their_call(words: Wording, around: Speaker, about: str, _: str) -> str | None:
    return _called(words, around, about, {p.id for p in around.pair} - {around.position.id})


def _called(words: Wording, around: Speaker, about: str, owners: set[str]) -> str | None:
    """Return the first of the entries that one of a pair settles, as a list."""
    known = {**words.organisation.responsibilities, **words.organisation.decisions}
    names = ("".join(part.split()) for part in about.split(","))
    found = [known[n] for n in names if n in known and known[n].accountable in owners]
    return calls(words, found, [p.id for p in around.pair], CALLS) if found else None


def _part(words: Wording, _: Speaker, about: str, __: str) -> str | None:
    """Return the fields whose people and money go with an entry, as a list, its own side first."""
    return _fields(words, about, about)


def _rest(words: Wording, _: Speaker, about: str, __: str) -> str | None:
    """Return the fields that go with none of the entries that share with this one, as a list."""
    return _fields(words, about, "")


_INCLUDING = message("{field} (including {fields})")


def _fields(words: Wording, about: str, entry: str) -> str | None:
    organisation = words.organisation
    setting = setting_of(organisation.company, organisation.positions)
    among = HIRES if about in HIRES else BUDGETS
    found = [f for f, goes_with in shared_out(organisation, setting, among) if goes_with == entry]
    if about == among[1]:
        found.sort(key=lambda field: field.technology)
    # Those who sit with the engineers report with them, and so are named with them.
    inside = with_engineers(organisation, setting) if ENGINEERING in found else frozenset()
    also = words.listing([words.say(field.name) for field in found if field.name in inside])
    said = [words.say(field.name) for field in found if field.name not in inside]
    if also:
        engineers = words.say(ENGINEERING.name)
        said[said.index(engineers)] = words.say(_INCLUDING, field=engineers, fields=also)
    return words.listing(said) if said else None


def _listed(words: Wording, about: str, owners: set[str]) -> str | None:
    """Return entries that one of `owners` answers for: by the words before "=", else by phrase."""
    known = {**words.organisation.responsibilities, **words.organisation.decisions}
    found = []
    for part in about.split(","):
        word, _, name = (" ".join(half.split()) for half in part.rpartition("="))
        if name in known and known[name].accountable in owners:
            found.append(words.say(word) if word else words.phrase(known[name].entry))
    return words.listing(found) if found else None


def _work(words: Wording, around: Speaker, _: str, __: str) -> str | None:
    """Return the weightiest work that the position answers for, as a list."""
    known = words.organisation.responsibilities
    owned = [name for name in owned_by(words.organisation, around.position.id) if name in known]
    phrases = [words.phrase(known[name].entry) for name in owned[:_WEIGHTIEST]]
    return words.listing(phrases) if phrases else None


_WEIGHTIEST = 3
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
    "organisation": _organisation,
    "currency": _currency,
    "manager": _manager,
    "reports": _reports,
    "owner": _owner,
    "held": _held,
    "mine": _mine,
    "my-call": _my_call,
    "part": _part,
    "rest": _rest,
    "theirs": _theirs,
    "their-call": _their_call,
    "functions": _functions,
    "work": _work,
    "settler": _settler,
}
