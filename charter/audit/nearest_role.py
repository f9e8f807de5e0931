"""Whose work is nearest to a paper's, where the catalogue has no role that its title is."""

from __future__ import annotations

from charter.audit.titles import Title
from charter.facts.catalog import Catalog
from charter.read.kept import kept_for_last
from charter.titles import words as w

_OF_RANK = w.OF_RANK | w.words_of("vp|svp|evp|head|of|and|the|executive")


def nearest_role(catalog: Catalog, title: Title | None) -> str:
    """Return the role that leads work of the kind that a title names, or "" where none is known.

    A Director of Security below the CISO is no CISO; what the paper says is of security all the
    same. What a title names at most length is meant: "program management" in "Infrastructure
    Technical Program Management"; and what is a part of other work: not the engineering of an
    "Engineering Manager, Infrastructure".
    """
    if title is None:
        return ""
    reading = title.reading
    if reading.role in catalog.roles and not reading.narrow:
        return reading.role
    said = f" {' '.join(_words(title.text))} "
    found = {field: said.find(f" {field} ") for field in _fields(catalog)}
    at = {field: place for field, place in found.items() if place >= 0}
    longest = max((len(field.split()) for field in at), default=0)
    of = {_fields(catalog)[f]: p for f, p in at.items() if len(f.split()) == longest}
    parts = [role for role in of if not any(_is_part(catalog, other, role) for other in of)]
    return min(parts or of, key=lambda role: of[role], default="")


def _words(title: str) -> list[str]:
    plain = "".join(sign if sign.isalnum() else " " for sign in title.casefold())
    return [word for word in plain.split() if word not in _OF_RANK]


@kept_for_last
def _fields(catalog: Catalog) -> dict[str, str]:
    """Return the roles of a catalogue by the work that their titles name."""
    leading = {role for entry in catalog.responsibilities.values() for role in entry.accountable}
    return {
        field: role.id
        for role in catalog.roles.values()
        if role.id in leading
        for name in (role.title, *role.aliases)
        if (field := " ".join(_words(name)))
    }


def _is_part(catalog: Catalog, part: str, whole: str) -> bool:
    """Return whether one role has work that goes to another where nobody holds it."""
    work = catalog.responsibilities.values()
    has = [entry.accountable for entry in work if entry.accountable[:1] == (part,)]
    return part != whole and any(whole in each for each in has)
