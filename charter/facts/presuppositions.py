"""What sentences of the catalogue can presuppose: conditions, claims and slots, and their links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from charter.facts.catalog import Catalog, Entry, Interface, JointOutcome, Role
from charter.facts.said import Condition, Phrase
from charter.problems import Place, Problem, did_you_mean

ABOUT_STRUCTURE = ("roles", "all_roles", "without_roles", "structures")
"""Conditions on which roles and which structure a company has."""
_FUNCTIONS = "functions"
"""Condition on who else is there: sales, support and the like, all of them."""
ABOUT_POSITION: Mapping[str, str] = {
    "owns": "entry",
    "others_own": "entry",
    "boss_owns": "entry",
    "reports_own": "entry",
    "other_owns": "entry",
    "applies": "entry",
    "lacks": "entry",
    "held_apart": "entry",
    "hears": "entry",
    "boss": "role",
    "boss_leans": "leaning",
    "reports": "number",
    "leads": "number",
    "report_roles": "role",
    "filled": "role",
    "expected": "role",
    "hire": "hire",
    "limit": "limit",
    "level": "level",
    "leaning": "leaning",
    "says": "told",
}
"""Conditions of a text alone, because it stands in the paper of one position, and what each names.

owns, others_own, boss_owns, reports_own: who answers for all these entries: this position, another,
the one it reports to, those below it whose posts are filled or open. other_owns: the other of the
two that an interface is between answers for all these entries. applies, lacks: all these entries
are in this company, or none of them. held_apart: others do the work of all these entries today,
each somebody else; who acts for an open post does its work. hears: two or more leaders are heard
before each of these is decided. boss: the position above has one of these roles, is the head, or is
none. boss_leans: who holds that one comes from this side, or the
company does not say. level: the position's role stands at one of these. reports: how many report to
it. leads: how many people it leads, itself or through others, as far as the company says.
report_roles: one of them has one of these roles. filled, expected: somebody with each of these
roles is there today, or the post is open or planned. hire: the holder is new (the post is open, or
the start lies at most 180 days back), inside (new, from another post here) or present. limit: the
position has each of these limits. says: the company file has all these keys of what it says in its
own words. leaning: the side that a leader of product and technology comes
from, or none.
"""
_VALUES = {
    "hire": ("new", "inside", "present"),
    "limit": ("spend", "hire"),
    "level": ("executive", "vice-president", "head"),
    "boss": ("head", "none"),
    "boss_leans": ("technology", "product", "none"),
    "leaning": ("technology", "product", "none"),
}
"""What a condition can name beside ids."""

SLOT = re.compile(r"\{([a-z][a-z_.-]*)(?::([^{}]*))?\}")
"""A slot of a sentence: a name, and for some what it is about, such as {owner:product.roadmap}."""
TOLD_ANYWHERE = {
    "product": "the product",
    "buyers": "customers",
    "counted": "all customers",
    "markets": "every market",
    "rules": "the rules for the product",
    "old-system": "the old system",
    "day": "a fixed day",
    "goal": "what must be so by then is so",
}
"""The slots for what a company says in its own words, and how they read before it is known."""
SLOTS: Mapping[str, str] = {
    "company": "",
    "organisation": "",
    "currency": "",
    "manager": "",
    "reports": "",
    "owner": "entry",
    "held": "words of entries",
    "mine": "words of entries",
    "my-call": "entries",
    "part": "entry",
    "rest": "entry",
    "theirs": "words of entries",
    "their-call": "entries",
    "functions": "functions",
    "settler": "",
    "work": "",
    **dict.fromkeys(TOLD_ANYWHERE, ""),
}
"""The slots that are no role and no word for users, and what stands after the colon.

company; organisation: the word for what it is, by its kind; currency: the code of its currency.
manager: the position above, or the board, and nobody for whoever acts for that one. reports: those
who report to it. owner:ID: who
answers for an entry. held:ID,WORDS=ID: those of the entries that it or one below it owns, by their
phrase or these words; mine: that it owns itself; theirs: in an interface, that the other of the two
owns. my-call, their-call: the same for what one of the two settles: the first three, by phrase, and
whether the other can stop them. part:ID: the fields of work whose people and money go with this of
the entries that share them out; rest: that go with none of them. functions:sales,support: those
that the company has. settler: in an interface, the nearest above both, or the one of them that
leads the other. work: the weightiest work that the position answers for. product, buyers, markets,
rules, old-system: what the company calls them; counted: the buyers and how many they are; day and
goal: what must be so by when. These stand as the company wrote them: a sentence in a language with
cases has them where they are a subject. A translation may ask for a form of a name after a dot,
such as {manager.acc}.
"""
USERS = ("user", "users")


def slot_entries(name: str, about: str) -> list[str]:
    """Return the entries that a slot is about."""
    name = name.partition(".")[0]
    parts = [part.rpartition("=")[2].strip() for part in about.split(",")]
    return parts if SLOTS.get(name) in ("entry", "entries", "words of entries") else []


def check_entry_texts(catalog: Catalog, entry: Entry) -> Iterator[Problem]:
    """Yield what the wordings of a responsibility or decision presuppose and is not there."""
    for text in (*entry.charter, *entry.posting):
        yield from _text(catalog, text, entry.place)


def check_interface_texts(catalog: Catalog, interface: Interface) -> Iterator[Problem]:
    """Yield what the sentences of an interface presuppose and is not there."""
    for text in (*interface.first_gives, *interface.second_gives, *interface.dispute):
        yield from _text(catalog, text, interface.place)


def check_outcome_texts(catalog: Catalog, outcome: JointOutcome) -> Iterator[Problem]:
    """Yield what the sentences of a joint outcome presuppose and is not there."""
    for text in outcome.say:
        yield from _text(catalog, text, outcome.place)


def check_statements(catalog: Catalog, role: Role) -> Iterator[Problem]:
    """Yield what the statements of a role presuppose and is not there."""
    for key in ("mission", "pitch", "outcomes", "risks", "first_days", "musts", "nice_to_have"):
        for one in getattr(role, key):
            for said in (one.charter, *one.wordings, one.risk, one.watch):
                yield from _text(catalog, Phrase(said, one.when, one.claims, one.place), one.place)
            entries = (*catalog.responsibilities, *catalog.decisions)
            yield from unknown(one.needed_by, entries, "entry", one.place)


def _text(catalog: Catalog, text: Phrase, otherwise: Place) -> Iterator[Problem]:
    place = text.place or otherwise
    entries = {**catalog.responsibilities, **catalog.decisions}
    yield from unknown(text.claims or (), entries, "entry", place)
    yield from check_when(catalog, text.when, place, of_text=True)
    for found in (slot for said in text.wordings for slot in SLOT.finditer(said)):
        yield from unknown(slot_entries(found[1], found[2] or ""), entries, "entry", place)


def unknown_slots(catalog: Catalog, text: str) -> list[str]:
    """Return the slots of a sentence that stand for nothing in any company."""
    return [
        found[0]
        for found in SLOT.finditer(text)
        if (word := found[1].partition(".")[0]) not in SLOTS
        and word not in USERS
        and catalog.role_id(word) is None
    ]


def check_when(
    catalog: Catalog, conditions: tuple[Condition, ...], place: Place, *, of_text: bool = False
) -> Iterator[Problem]:
    """Yield what conditions name and is not there; `of_text` has those of a position too."""
    from charter.read.schema import fact_names, schema  # reads files, which a paper does not

    properties = schema("company")["$defs"]["company"]["properties"]
    facts = {name: properties[name] for name in fact_names()}
    about = ABOUT_POSITION if of_text else {}
    for condition in conditions:
        fact, values = condition.fact, [str(value) for value in condition.values]
        has_bounds = (condition.least, condition.most) != (None, None)
        if fact in about:
            yield from _of_position(catalog, condition, place)
        elif fact in ABOUT_STRUCTURE:
            known = catalog.structures if fact == "structures" else catalog.roles
            yield from unknown(values, known, fact, place)
        elif fact == _FUNCTIONS:
            yield from unknown(values, properties[fact]["items"]["enum"], "function", place)
        elif fact not in facts:
            yield from unknown(
                [fact], [*facts, *ABOUT_STRUCTURE, _FUNCTIONS, *about], "fact", place
            )
        elif has_bounds:
            if facts[fact].get("type") != "integer":
                message = f"'{fact}' is no number, so it has no min and max"
                yield Problem(place, "wrong-type", message, "list the values instead")
        elif allowed := facts[fact].get("enum"):
            # A public body that names no business model has none.
            allowed = [*allowed, "none"] if fact == "business_model" else allowed
            yield from unknown(values, allowed, fact, place)


def _of_position(catalog: Catalog, condition: Condition, place: Place) -> Iterator[Problem]:
    kind = ABOUT_POSITION[condition.fact]
    values = [str(value) for value in condition.values]
    if kind == "number":
        if (condition.least, condition.most) == (None, None):
            message = f"'{condition.fact}' is a number: give min or max"
            yield Problem(place, "wrong-type", message, f"such as {condition.fact}: {{min: 1}}")
        return
    known: Iterable[str] = _VALUES.get(condition.fact, ())
    if kind == "told":
        from charter.read.schema import TOLD

        known = TOLD
    elif kind == "entry":
        known = (*catalog.responsibilities, *catalog.decisions)
    elif kind == "role":
        known = (*catalog.roles, *known)
    yield from unknown(values, known, kind, place)


def unknown(
    names: Iterable[str], known: Iterable[str], what: str, place: Place
) -> Iterator[Problem]:
    """Yield a problem for each of `names` that is not known."""
    choices = list(known)
    for name in names:
        if name not in choices:
            message = f"unknown {what} '{name}'"
            all_of_them = f"known: {', '.join(choices)}" if 0 < len(choices) <= 60 else ""
            yield Problem(place, "unknown-id", message, did_you_mean(name, choices) or all_of_them)
