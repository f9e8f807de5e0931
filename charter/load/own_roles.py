"""Roles that a company makes up itself: a title, a level, and the work that they take over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from charter.facts.catalog import Catalog, Role
from charter.facts.title_marks import without_mark
from charter.problems import Place, Problem, did_you_mean
from charter.read.yaml_source import Path_, Source

EXAMPLE = "{name}: {{title: {title}, level: executive, takes: [{entry}]}}"
_ENTRY = "operations-and-security.security-posture"


def is_own_role(catalog: Catalog, name: str, data: Mapping[str, Any] | None) -> bool:
    """Return whether a position of the file has a role of its own.

    An alias of a role becomes one by its level; the id of a role, or a role that is named, never.
    A role that the catalogue did not always have stays a company's own that gives it a title too.
    """
    data = data or {}
    if "level" not in data or "role" in data:
        return False
    role = catalog.roles.get(name)
    return role is None or role.made_up or bool(role.since and data.get("title"))


def with_own_roles(source: Source, catalog: Catalog) -> Catalog:
    """Return the catalogue with the roles that a company file makes up; itself where it has none.

    Such a role has no texts of its own: what its papers say follows from its work. One that the
    catalogue has by this name too has the texts of that one.
    """
    given = source.data.get("positions") or {}
    own = {name: data for name, data in given.items() if is_own_role(catalog, name, data)}
    if not own:
        return catalog
    structure = catalog.structures.get(source.data.get("structure", ""))
    heads = tuple(r for r, above in structure.positions.items() if not above) if structure else ()
    roles = {
        name: catalog.roles.get(name, _NO_TEXTS)._replace(
            id=name,
            title=without_mark(str(data.get("title") or "")) or name,
            abbreviation=without_mark(str(data.get("short") or data.get("title") or "")) or name,
            aliases=(),
            level=data["level"],
            reports_to=heads,
            place=source.key_place(("positions", name)),
            own=False,
            made_up=True,
        )
        for name, data in own.items()
    }
    kept = {name: _without_aliases(role, roles) for name, role in catalog.roles.items()}
    return catalog._replace(roles={**kept, **roles})


_NO_TEXTS = Role(
    id="",
    title="",
    abbreviation="",
    aliases=(),
    level="",
    reports_to=(),
    job="both",
    core_question="",
    focus="",
    closest_to="",
    background="",
    main_risk="",
    skills=(),
    mission=(),
    pitch=(),
    outcomes=(),
    risks=(),
    first_days=(),
    musts=(),
    nice_to_have=(),
    evidence=(),
    place=Place(""),
    own=False,
)


def _without_aliases(role: Role, own: Mapping[str, Role]) -> Role:
    if own.keys().isdisjoint(role.aliases):
        return role
    return role._replace(aliases=tuple(alias for alias in role.aliases if alias not in own))


def check_own_roles(source: Source, catalog: Catalog) -> Iterator[Problem]:
    """Yield what is wrong with roles of a company's own, and with the work that positions take."""
    given = source.data.get("positions") or {}
    for name, data in given.items():
        at: Path_ = ("positions", name)
        if "level" in (data or {}) and not is_own_role(catalog, name, data):
            role = catalog.roles[catalog.role_id(data.get("role", name)) or name]
            message = f"'{name}' has the role '{role.id}' of the catalogue, whose level is set"
            hint = "take 'level' away, or give a role of your own another name"
            yield Problem(source.place((*at, "level")), "level-is-set", message, hint)
        elif "level" in (data or {}) and not data.get("title"):
            message = f"the role '{name}' is your own, and has no title"
            hint = f"add 'title:', as in '{how_to_write(name)}'"
            yield Problem(source.key_place(at), "missing-key", message, hint)
    yield from _takes(source, catalog)


def _takes(source: Source, catalog: Catalog) -> Iterator[Problem]:
    known = {**catalog.responsibilities, **catalog.decisions}
    taken: dict[str, str] = {}
    assigned = source.data.get("assign") or {}
    for name, data in (source.data.get("positions") or {}).items():
        for number, entry in enumerate((data or {}).get("takes") or ()):
            place = source.place(("positions", name, "takes", number))
            if not entry:
                continue  # what does not fit has a problem of its own
            if entry not in known:
                yield unknown_entry(place, entry, known)
            elif taken.setdefault(entry, name) != name:
                message = f"'{name}' takes '{entry}', and so does '{taken[entry]}'"
                hint = "leave it with one of the two"
                yield Problem(place, "taken-twice", message, hint)
            elif (owner := _owner(assigned.get(entry))) and owner != name:
                message = f"'{name}' takes '{entry}', and 'assign' gives it to '{owner}'"
                yield Problem(place, "taken-twice", message, "leave it with one of the two")


def _owner(override: Any) -> str:
    owner = override.get("accountable") if isinstance(override, dict) else override
    return owner if isinstance(owner, str) else ""


def unknown_entry(place: Place, entry: str, known: Iterable[str]) -> Problem:
    """Return the problem of an id that no responsibility and no decision has."""
    lists = "'charter show responsibilities' and 'charter show decisions' list them"
    message = f"unknown responsibility or decision '{entry}'"
    of_area = [each for each in known if each.startswith(f"{entry}.")]
    if len(of_area) > 1:
        message = f"'{entry}' is an area of work, and not one responsibility or decision"
        hint = f"write each that is meant on a line of its own, such as '{of_area[0]}: ...'"
        return Problem(place, "unknown-entry", message, hint)
    return Problem(place, "unknown-entry", message, did_you_mean(entry, known) or lists)


def how_to_write(name: str) -> str:
    """Return the lines that make a position with an unknown name a role of the company's own."""
    return EXAMPLE.format(name=name, title=_title(name), entry=_ENTRY)


def _title(name: str) -> str:
    words = (
        word.upper() if _INITIALS.fullmatch(word) else word if word in _SMALL else word.title()
        for word in name.split("-")
    )
    return _TITLES.get(name, " ".join(words))


_SMALL = ("and", "for", "of")
_INITIALS = re.compile(r"c[a-z]{1,3}o|[es]?vp|ai|hr|it|qa|ux")
_TITLES = {
    "coo": "Chief Operating Officer",
    "caio": "Chief AI Officer",
    "cso": "Chief Security Officer",
}
