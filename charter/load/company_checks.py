"""What a company file says that cannot be: values that contradict, ids that name nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from charter.facts.catalog import Catalog
from charter.load.agents import agent_problem
from charter.load.headcounts import check_headcounts
from charter.load.names_checks import check_names
from charter.load.own_roles import how_to_write, unknown_entry
from charter.load.printed_ids import check_printed_ids
from charter.load.prose_checks import check_texts
from charter.load.structure_meant import structure_meant
from charter.load.terms_checks import check_pay_places, check_statements, check_terms, paid_places
from charter.problems import Problem, did_you_mean
from charter.read.blanks import denied
from charter.read.schema import schema
from charter.read.yaml_source import Path_, Source
from charter.values.countries import COUNTRIES, CURRENCIES, code_of_name, country_hint, is_place
from charter.values.regions import region_as_written, regions

if TYPE_CHECKING:
    from charter.facts.moved import Moved


_ABOVE = frozenset(("coo", "cso", "cco", "cao", "president", "chairman", "managing-director"))
"""Who may stand above a leader, and is no role of the catalogue."""
_INITIALS = 4
"""Letters of a word that is an abbreviation, such as coo."""


def check_values(source: Source) -> list[Problem]:
    """Return a problem for each value that contradicts another, or that stands for nothing."""
    problems = [*_unknown_countries(source), *_unknown_currencies(source)]
    for name, data in (source.data.get("positions") or {}).items():
        at: Path_ = ("positions", name)
        problems += check_terms(source, name, data or {})
        spend = ((data or {}).get("limits") or {}).get("spend") or 0
        if 0 < spend < 1:
            message = f"the spending limit of '{name}' is {spend:g}, less than one of its currency"
            place = source.place((*at, "limits", "spend"))
            problems.append(Problem(place, "not-meant", message, "write the whole sum in digits"))
        # A currency that is written wrongly has a problem of its own.
        paid_in = any(
            path in source.keys for path in (("company", "currency"), (*at, "pay", "currency"))
        )
        limits = (data or {}).get("limits") or {}
        limited_in = paid_in or (*at, "limits", "currency") in source.keys
        if "spend" in limits and not limited_in and ("company",) in source.keys:
            message = f"the spending limit of '{name}' has no currency"
            hint = "add 'currency' here or under 'company'"
            place = source.place((*at, "limits", "spend"))
            problems.append(Problem(place, "missing-key", message, hint))
    problems += _half_a_goal(source)
    problems += check_statements(source)
    problems += check_texts(source)
    problems += check_names(source)
    problems += check_headcounts(source, source.data.get("company", {}))
    return problems


def _half_a_goal(source: Source) -> Iterator[Problem]:
    keys = ("goal_by", "goal")
    there = [key for key in keys if ("company", key) in source.keys]
    if len(there) == 1:
        lacking = keys[1 - keys.index(there[0])]
        message = f"'{there[0]}' stands without '{lacking}', so no posting says it"
        hint = "'goal_by' is the day, and 'goal' what must be so by then"
        yield Problem(source.place(("company", there[0])), "missing-key", message, hint)


def _unknown_countries(source: Source) -> Iterator[Problem]:
    for at in source.keys:
        if at[-1] == "country" and at[0] in ("company", "positions"):
            yield from _unknown_country(source, at)
    for name, data in (source.data.get("positions") or {}).items():
        for number, _ in enumerate((data or {}).get("remote_from") or ()):
            yield from _unknown_country(source, ("positions", name, "remote_from", number))
        for number, place in enumerate((data or {}).get("places") or ()):
            yield from _unknown_region(source, ("positions", name, "places", number), place or {})
        for at in paid_places(name, data or {}):
            yield from _unknown_country(source, at)


def _unknown_region(source: Source, at: Path_, place: Mapping[str, Any]) -> Iterator[Problem]:
    country = str(place.get("country") or (source.data.get("company") or {}).get("country") or "")
    written = str(place.get("region") or "")
    region = written.strip().upper()
    if code_of_name(region) == country:
        return  # a country is told as one
    if meant := region_as_written(country, written):
        message = f"'region' is '{written}', and papers print it so"
        yield Problem(source.place((*at, "region")), "wrong-form", message, f"write {meant}")
        return
    known = regions().get(country)
    # Elsewhere two letters may be what people there call it.
    as_code = len(region) == 2 and known and (known.as_codes or region.isdigit())
    if known and as_code and region not in known.names:
        message = f"'{region}' is no region of {country} in ISO 3166"
        code, name = next(iter(known.names.items()))
        example = f"{code} or {name}" if known.as_codes else min(known.names.values(), key=len)
        hint = f"write it as people there do, such as {example}"
        yield Problem(source.place((*at, "region")), "unknown-country", message, hint)


def _unknown_currencies(source: Source) -> Iterator[Problem]:
    for at in source.keys:
        if at[-1] == "currency" and at[0] in ("company", "positions"):
            code = _at(source, at)
            if code and code not in CURRENCIES:
                message = f"'{code}' is no currency in use of ISO 4217"
                hint = "ISO 4217 has three letters for each, such as USD, DKK or GBP"
                yield Problem(source.place(at), "unknown-currency", message, hint)


def _unknown_country(source: Source, at: Path_) -> Iterator[Problem]:
    whole = _at(source, at)
    code = whole.partition("-")[0]
    if code in COUNTRIES and not is_place(whole):
        message = f"'{whole}' is no region of ISO 3166"
        hint = f"'{code}' alone is all of the country; a region is written as US-CO or CA-ON"
        yield Problem(source.place(at), "unknown-country", message, hint)
    if code and code not in COUNTRIES:
        message = f"'{code}' is no country of ISO 3166"
        yield Problem(source.place(at), "unknown-country", message, country_hint(code))


def _at(source: Source, at: Path_) -> str:
    """Return the text at `at`; "" where there is none: what does not fit has its own problem."""
    value = source.data
    for step in at:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return ""
    return str(value or "")


def check_links(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each id in the company file that the catalogue or the file lacks."""
    problems = []
    structure = source.data.get("structure")
    if structure and structure not in catalog.structures:
        meant = structure_meant(str(structure), catalog)
        hint = meant or did_you_mean(structure, catalog.structures)
        place = source.place(("structure",))
        problems.append(
            Problem(place, "unknown-structure", f"unknown structure '{structure}'", hint)
        )
    for number, reason in enumerate(source.data.get("reasons") or ()):
        if reason and reason not in catalog.poor_reasons:
            hint = did_you_mean(reason, catalog.poor_reasons)
            hint = hint or f"one of: {', '.join(catalog.poor_reasons)}"
            message = f"unknown reason '{reason}'"
            problems.append(
                Problem(source.place(("reasons", number)), "unknown-reason", message, hint)
            )
    ids = position_ids(source, catalog)
    data_positions = source.data.get("positions") or {}
    problems += _same_position(source, catalog)
    problems += check_pay_places(source, catalog)
    problems += check_printed_ids(source, catalog)
    for name, data in (source.data.get("positions") or {}).items():
        role = (data or {}).get("role")
        at: Path_ = ("positions", name)
        # What does not fit has a problem of its own.
        misfit = role is None and any((*at, key) in source.keys for key in ("role", "level"))
        misfit = misfit or not re.fullmatch(schema("company")["$defs"]["slug"]["pattern"], name)
        if catalog.role_id(role or name) is None and not misfit:
            place = source.place((*at, "role")) if role else source.key_place(at)
            hint = did_you_mean(role or name, catalog.roles)
            if not role:
                own = f"for a role of your own write '{how_to_write(name)}'"
                hint = f"{hint} or {own}" if hint else own
            problems.append(Problem(place, "unknown-role", f"unknown role '{role or name}'", hint))
        for key in ("acting", "reports_to"):
            other = (data or {}).get(key)
            if other and position_id(catalog, other, data_positions) not in ids:
                problems.append(unknown_position(source, (*at, key), other, ids))
    known = {**catalog.responsibilities, **catalog.decisions}
    for entry, data in (source.data.get("assign") or {}).items():
        at = ("assign", entry)
        if entry not in known:
            problems.append(unknown_entry(source.key_place(at), entry, known))
        problems += [
            unknown_position(source, place, name, ids)
            for place, name in _named_positions(at, data)
            if position_id(catalog, name, data_positions) not in ids
        ]
    return problems


def _named_positions(at: Path_, data: Any) -> list[tuple[Path_, str]]:
    if isinstance(data, str):
        return [(at, data)]
    named: list[tuple[Path_, str]] = []
    for key, value in data.items():
        if isinstance(value, str):
            named.append(((*at, key), value))
        else:
            named += [((*at, key, number), name) for number, name in enumerate(value) if name]
    return named


def position_ids(source: Source, catalog: Catalog) -> list[str]:
    """Return the ids that positions will have: the structure's that stay, then the file's own.

    A position with a role of its own stands in for the structure's position of that role. Where the
    structure is not known, it may have any.
    """
    structure = catalog.structures.get(source.data.get("structure", ""))
    given = source.data.get("positions") or {}
    own = {own_id(catalog, name, data): data for name, data in given.items()}
    split = {catalog.role_id(data["role"]) for data in own.values() if data and "role" in data}
    possible = structure.positions if structure else catalog.roles
    usual = [role for role in possible if role not in split]
    return list(dict.fromkeys([*usual, *own]))


def own_id(catalog: Catalog, name: str, data: Any) -> str:
    """Return the id of a position of the file: its role's, unless it names a role itself."""
    return name if data and "role" in data else catalog.role_id(name) or name


def _same_position(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each position that stands twice, by its id and by an alias."""
    problems = []
    seen: dict[str, str] = {}
    for name, data in (source.data.get("positions") or {}).items():
        first = seen.setdefault(own_id(catalog, name, data), name)
        if first != name:
            message = f"'{name}' is the same position as '{first}'"
            place = source.key_place(("positions", name))
            problems.append(
                Problem(
                    place,
                    "duplicate-key",
                    message,
                    "keep one, or say what else it is: 'role:', or 'level:' for your own",
                )
            )
    return problems


def unknown_position(source: Source, at: Path_, name: str, ids: list[str]) -> Problem:
    """Return the problem of a name that no position has, which may be an agent's."""
    if agent := agent_problem(source, at, name):
        return agent
    message = f"this company has no position '{name}'"
    if name.casefold() in denied():
        return Problem(source.place(at), "unknown-position", message, "leave it out")
    near = did_you_mean(name, ids)
    hint = near if "?" in near else f"known: {', '.join(ids)}"
    if at[-1] == "reports_to" and name in _ABOVE:
        title = name.upper() if len(name) <= _INITIALS else name.replace("-", " ").title()
        hint = f"add it under 'positions': '{name}: {{title: {title}, level: neighbour}}'"
    if at[-1] == "reports_to" and name == "board":
        hint = "leave the line out; 'board: true' under 'company' says that there is one"
    return Problem(source.place(at), "unknown-position", message, hint)


def position_key(catalog: Catalog, wanted: str, given: Mapping[str, Any]) -> str | None:
    """Return the key that the position with the id `wanted` has in the company file, if any."""
    return next((name for name in given if position_id(catalog, name, given) == wanted), None)


def position_id(catalog: Catalog, name: str, given: Mapping[str, Any]) -> str:
    """Return the id of the position that `name` names: a position of the file, or an alias."""
    if name in given:
        return own_id(catalog, name, given[name])
    return catalog.role_id(name) or name


def followed(
    source: Source, catalog: Catalog
) -> tuple[Source, tuple[Moved, ...], tuple[Problem, ...]]:
    """Return a company file with the ids of today; most files name none of before."""
    forwarding = catalog.forwarding.items()
    before = {name.rpartition(".")[2] if w.of == "keys" else name for name, w in forwarding}
    if before.isdisjoint(_words(source.data)):
        return source, (), ()
    from charter.load.forwarding import forward_company

    return forward_company(source, catalog)


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
        data = list(data.values())
    if isinstance(data, list):
        for inner in data:
            yield from _words(inner)
    elif isinstance(data, str):
        yield data
