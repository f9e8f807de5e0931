"""A title that does not match the work: what the catalogue gives first to whom is the measure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from charter.assign.organisation import Assignment, Finding, Organisation, Position
from charter.assign.places import place_of_position
from charter.facts.catalog import Role
from charter.problems import Problem, listing
from charter.titles.reading import reading_of
from charter.titles.vacancies import term_of

MOSTLY = 0.9
"""From this share of a position's entries on, the work is another role's."""
EXAMPLES = 3
_CHIEF = r"(?i)\bchief\b"
_NOT_CHIEF = r"(?i)\b(deputy|assistant|office of|of staff)\b"
_EVIDENCE = ("fullscale-20", "fullscale-12")


def title_findings(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on each title that promises other work than the position owns."""
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    unowned = {role for a in everything if not a.accountable for role in a.entry.accountable}
    yield from _called_alike(organisation)
    for position in organisation.positions.values():
        yield from _of_another_kind(organisation, position)
        yield from _with_term(organisation, position)
        if not position.writes_papers or position.role.id in unowned:
            continue
        mine = [a for a in everything if a.accountable == position.id]
        if not mine:
            yield _owns_nothing(organisation, position)
        elif (
            position.role.level == "executive" and position.reports_to and not position.role.made_up
        ):
            yield from _above_work(organisation, position, mine)
        elif position.role.level == "vice-president" and _is_chief(organisation, position):
            yield _above_role(organisation, position, mine)


def _called_alike(organisation: Organisation) -> Iterator[Finding]:
    """Yield advice on positions of one title, such as two VPs Engineering.

    Where all have one short name too, that is a gap, which charter/assign/mirror.py tells.
    """
    called: dict[str, list[Position]] = {}
    for position in organisation.positions.values():
        for name in {position.title.casefold(), position.short.casefold()}:
            called.setdefault(name, []).append(position)
    told: set[tuple[str, ...]] = set()
    for first, *others in called.values():
        ids = tuple(each.id for each in (first, *others))
        shorts = {position.short.casefold() for position in (first, *others)}
        if len(shorts) > 1 and ids not in told:
            told.add(ids)
            them = listing(f"'{each}'" for each in ids)
            message = f"{them} are called {first.title}, so papers cannot tell them apart"
            hint = "give each a 'title:' of its own, such as one with its field"
            yield _advice(organisation, others[-1], "called-alike", message, hint)


def _of_another_kind(organisation: Organisation, position: Position) -> Iterator[Finding]:
    """Yield advice on a title that shares its initials with its role's, and means another post.

    A Chief Medical Officer who is given as `cmo` would get the work of a head of marketing. Words
    are compared by their first letters, so that "technical" is "technology".
    """
    role, title = position.role, position.title
    if sells := _SELLS.search(title):
        message = (
            f"'{position.id}' is called {title}: that is a sales post, not the {sells['chief']}"
        )
        hint = (
            f"call it by the post that it is, or make it a role of your own: '{_own(title, role)}'"
        )
        yield _advice(organisation, position, "title-of-another-role", message, hint)
        return
    said, usual = _WORD.findall(title), _WORD.findall(role.title)
    initials = "".join(word[0] for word in said).upper()
    if initials == role.abbreviation.upper() and not _stems(said) <= _stems(usual):
        message = f"'{position.id}' is called {title}, and its role is that of a {role.title}"
        hint = f"call it by that, or make it a role of your own: '{_own(title, role)}'"
        yield _advice(organisation, position, "title-of-another-role", message, hint)
        return
    reading, usually = reading_of(title), reading_of(role.title)
    other = organisation.catalog.roles.get(reading.role)
    alike = reading.rank == usually.rank and usually.role == role.id
    if other and alike and other.id != role.id and _DIGITAL not in reading.kinds:
        message = f"'{position.id}' is called {title}, and its role is that of a {role.title}"
        hint = f"call it by that, or write 'role: {other.id}'"
        yield _advice(organisation, position, "title-of-another-role", message, hint)


def _with_term(organisation: Organisation, position: Position) -> Iterator[Finding]:
    """Yield advice on the title of an open post that alone says how long it lasts."""
    term = term_of(position.given.title) if position.given.title else ""
    if not term or position.status != "vacant" or position.given.employment.term:
        return
    message = f"'{position.id}' is called {position.title}, and no line says that the post ends"
    written = "interim" if term == "interim" else "{term: fixed, months: 12}"
    hint = f"write 'employment: {written}', which papers and boards read, and the title without it"
    yield _advice(organisation, position, "title-with-term", message, hint)


_DIGITAL = "digital"
"""Whose work a chief of it leads differs: it may be of product, technology or both."""
_WORD = re.compile(r"[^\W\d_]+")
_SELLS = re.compile(r"\b[Ff]ield[ -](?P<chief>C[A-Za-z]{1,4}O|Chief [A-Za-z &]+)\b")
"""A field CTO talks with customers, and answers for no technology."""


def _own(title: str, role: Role) -> str:
    """Return the line that makes a title a role of the company's own."""
    return f"{'-'.join(_WORD.findall(title)).lower()}: {{title: {title}, level: {role.level}}}"


def _stems(words: list[str]) -> set[str]:
    return {word[:4].casefold() for word in words}


def _owns_nothing(organisation: Organisation, position: Position) -> Finding:
    message = f"'{position.id}' answers for nothing and decides nothing"
    hint = "say under 'assign' what it owns, or leave the position out"
    return _advice(organisation, position, "owns-nothing", message, hint)


def _level(organisation: Organisation, assigned: Assignment) -> str:
    """Return the level of the role that the catalogue would rather see own an entry."""
    return organisation.catalog.roles[_first(organisation, assigned)].level


def _first(organisation: Organisation, assigned: Assignment) -> str:
    """Return that role: the first that a structure or this company has, or a neighbour."""
    roles, structures = organisation.catalog.roles, organisation.catalog.structures.values()
    there = {name for structure in structures for name in structure.positions}
    there |= {position.role.id for position in organisation.positions.values()}
    order = assigned.entry.accountable
    return next((r for r in order if r in there or roles[r].level == "neighbour"), order[-1])


def _above_work(
    organisation: Organisation, position: Position, mine: list[Assignment]
) -> Iterator[Finding]:
    """Yield advice on an executive whose work the catalogue gives to vice-presidents first."""
    lower = [a for a in mine if _level(organisation, a) == "vice-president"]
    if len(lower) < MOSTLY * len(mine):
        return
    roles = organisation.catalog.roles
    firsts = [_first(organisation, a) for a in lower]
    usual = roles[max(dict.fromkeys(firsts), key=firsts.count)]
    count = f"all {len(mine)}" if len(lower) == len(mine) else f"{len(lower)} of {len(mine)}"
    message = (
        f"'{position.id}' is called {position.title}, and {count} entries that it owns are "
        f"the work of a {usual.title}"
    )
    elsewhere = _elsewhere(organisation, position)
    hint = f"call it {usual.abbreviation}"
    if elsewhere:
        hint += f", or give it what the catalogue gives {_a(position.role.abbreviation)}"
        hint += f" first: {elsewhere}"
    yield _advice(organisation, position, "title-above-work", message, hint, *_EVIDENCE)


def _elsewhere(organisation: Organisation, position: Position) -> str:
    """Return the weightiest entries that are first this role's, each with who owns it now."""
    everything = (*organisation.responsibilities.values(), *organisation.decisions.values())
    missed = [
        a
        for a in everything
        if _first(organisation, a) == position.role.id and a.accountable not in ("", position.id)
    ]
    missed.sort(key=lambda a: -a.entry.weight)
    return ", ".join(f"'{a.entry.id}' (now '{a.accountable}')" for a in missed[:EXAMPLES])


def _is_chief(organisation: Organisation, position: Position) -> bool:
    """Return whether a title names an executive: "Chief ...", or a title that the catalogue has."""
    title = position.title
    if re.search(_NOT_CHIEF, title):
        return False
    names = {
        name.casefold()
        for role in organisation.catalog.roles.values()
        if role.level == "executive"
        for name in (role.title, role.abbreviation, *role.aliases)
    }
    parts = re.split(r",|/|&| and ", title)
    return bool(re.search(_CHIEF, title)) or any(part.strip().casefold() in names for part in parts)


def _above_role(organisation: Organisation, position: Position, mine: list[Assignment]) -> Finding:
    higher = [a for a in mine if _level(organisation, a) == "executive"]
    message = (
        f"'{position.id}' is called {position.title} and has the role of a {position.role.title}; "
        f"{len(higher)} of the {len(mine)} entries that it owns are an executive's first"
    )
    hint = f"call it {position.role.abbreviation}, or give it an executive 'role'"
    return _advice(organisation, position, "title-above-role", message, hint, *_EVIDENCE)


def _a(word: str) -> str:
    return f"{'an' if word[:1] in 'AEIOU' else 'a'} {word}"


def _advice(
    organisation: Organisation,
    position: Position,
    code: str,
    message: str,
    hint: str,
    *evidence: str,
) -> Finding:
    place = place_of_position(organisation, position)
    return Finding("advice", Problem(place, code, message, hint), (position.id,), evidence)
