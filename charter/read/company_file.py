"""company.yaml to a `Company`: every problem of the file itself, in one pass."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from charter.problems import InputError, Problem, did_you_mean, error
from charter.read.catalog import Catalog, Fact
from charter.read.catalog_files import read_catalog
from charter.read.company import (
    Apply,
    Company,
    Limits,
    Override,
    Pay,
    PositionInput,
    WorkPlace,
    Workspace,
)
from charter.read.links import check_catalog_links
from charter.read.schema import check_schema, fact_names
from charter.read.yaml_source import Path_, Source, read_yaml

COMPANY_FILE = "company.yaml"
__all__ = ["COMPANY_FILE", "fact_names", "read_workspace"]


def read_workspace(path: Path) -> Workspace:
    """Return the workspace at `path`: a folder with company.yaml, or a company file.

    Raises InputError with every problem of the company file and of the workspace's own catalogue.
    """
    folder = os.path.isdir(path)  # unlike Path.is_dir, no error where the name is too long
    file = path / COMPANY_FILE if folder else path
    if folder and not os.path.lexists(file):
        message = f"no {COMPANY_FILE} in this folder"
        raise error(InputError, path, "no-company", message, f"'charter init {path}' makes one")
    problems: list[Problem] = []
    source: Source | None = None
    catalog: Catalog | None = None
    try:
        source = read_yaml(file)
        problems, fitting = check_schema(source, "company")
        source = source._replace(data=fitting)
    except InputError as bad:
        problems += bad.problems
    try:
        catalog = read_catalog(file.parent / "catalog")
        problems += check_catalog_links(catalog)
    except InputError as bad:
        problems += bad.problems
    if source is not None:
        problems += _check_values(source)
        if catalog is not None:
            problems += _check_links(source, catalog)
    if problems or source is None or catalog is None:
        raise InputError(problems)
    return Workspace(file.parent, _company(source, catalog), catalog)


def _check_values(source: Source) -> list[Problem]:
    problems = []
    for name, data in (source.data.get("positions") or {}).items():
        pay = (data or {}).get("pay")
        at: Path_ = ("positions", name)
        # A currency that is written wrongly has a problem of its own.
        currency = ("company", "currency") in source.keys
        paid_in = currency or (*at, "pay", "currency") in source.keys
        if pay and pay.get("min", 0) > pay.get("max", pay.get("min", 0)):
            message = f"'min' ({pay['min']:,}) is more than 'max' ({pay['max']:,})"
            place = source.place((*at, "pay", "min"))
            problems.append(Problem(place, "reversed-pay", message, "exchange them"))
        if pay and not paid_in:
            message = f"the pay of '{name}' has no currency"
            hint = "add 'currency' here or under 'company'"
            problems.append(Problem(source.place((*at, "pay")), "missing-key", message, hint))
        limits = (data or {}).get("limits") or {}
        limited_in = paid_in or (*at, "limits", "currency") in source.keys
        if "spend" in limits and not limited_in:
            message = f"the spending limit of '{name}' has no currency"
            hint = "add 'currency' here or under 'company'"
            place = source.place((*at, "limits", "spend"))
            problems.append(Problem(place, "missing-key", message, hint))
    facts = source.data.get("company", {})
    part, whole = facts.get("product_and_technology_headcount"), facts.get("headcount")
    if part is not None and whole is not None and part > whole:
        message = f"'product_and_technology_headcount' ({part}) is more than 'headcount' ({whole})"
        place = source.place(("company", "product_and_technology_headcount"))
        problems.append(Problem(place, "headcount", message, "one of the two is wrong"))
    return problems


def _check_links(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each id in the company file that the catalogue or the file lacks."""
    problems = []
    structure = source.data.get("structure")
    if structure and structure not in catalog.structures:
        hint = did_you_mean(structure, catalog.structures)
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
    ids = _position_ids(source, catalog)
    data_positions = source.data.get("positions") or {}
    problems += _same_position(source, catalog)
    for name, data in (source.data.get("positions") or {}).items():
        role = (data or {}).get("role")
        at: Path_ = ("positions", name)
        misfit = role is None and (*at, "role") in source.keys
        if catalog.role_id(role or name) is None and not misfit:
            place = source.place((*at, "role")) if role else source.key_place(at)
            hint = did_you_mean(role or name, catalog.roles)
            if not role:
                own = "for a position of your own add 'role:'"
                hint = f"{hint} or {own}" if hint else own
            problems.append(Problem(place, "unknown-role", f"unknown role '{role or name}'", hint))
        for key in ("acting", "reports_to"):
            other = (data or {}).get(key)
            if other and _position_id(catalog, other, data_positions) not in ids:
                problems.append(_unknown_position(source, (*at, key), other, ids))
    known = {**catalog.responsibilities, **catalog.decisions}
    for entry, data in (source.data.get("assign") or {}).items():
        at = ("assign", entry)
        if entry not in known:
            hint = did_you_mean(entry, known)
            message = f"unknown responsibility or decision '{entry}'"
            problems.append(Problem(source.key_place(at), "unknown-entry", message, hint))
        problems += [
            _unknown_position(source, place, name, ids)
            for place, name in _named_positions(at, data)
            if _position_id(catalog, name, data_positions) not in ids
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


def _position_ids(source: Source, catalog: Catalog) -> list[str]:
    """Return the ids that positions will have: the structure's that stay, then the file's own.

    A position with a role of its own stands in for the structure's position of that role.
    """
    structure = catalog.structures.get(source.data.get("structure", ""))
    given = source.data.get("positions") or {}
    own = {_own_id(catalog, name, data): data for name, data in given.items()}
    split = {catalog.role_id(data["role"]) for data in own.values() if data and "role" in data}
    usual = [role for role in (structure.positions if structure else ()) if role not in split]
    return list(dict.fromkeys([*usual, *own]))


def _own_id(catalog: Catalog, name: str, data: Any) -> str:
    return name if data and "role" in data else catalog.role_id(name) or name


def _same_position(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each position that stands twice, by its id and by an alias."""
    problems = []
    seen: dict[str, str] = {}
    for name, data in (source.data.get("positions") or {}).items():
        first = seen.setdefault(_own_id(catalog, name, data), name)
        if first != name:
            message = f"'{name}' is the same position as '{first}'"
            place = source.key_place(("positions", name))
            problems.append(Problem(place, "duplicate-key", message, "keep one, or add 'role:'"))
    return problems


def _unknown_position(source: Source, at: Path_, name: str, ids: list[str]) -> Problem:
    message = f"this company has no position '{name}'"
    return Problem(source.place(at), "unknown-position", message, did_you_mean(name, ids))


def _company(source: Source, catalog: Catalog) -> Company:
    data = source.data["company"]
    get = data.get
    facts: dict[str, Fact] = {name: data[name] for name in fact_names() if name in data}
    currency = get("currency", "")
    positions = {}
    for name, given in (source.data.get("positions") or {}).items():
        position = _position(source, catalog, name, given or {}, currency)
        positions[position.id] = position
    return Company(
        name=data["name"],
        legal_name=get("legal_name", data["name"]),
        website=get("website", ""),
        about=get("about", ""),
        country=get("country", ""),
        currency=currency,
        facts=facts,
        benefits=tuple(get("benefits") or ()),
        equal_opportunity=get("equal_opportunity", ""),
        accommodation=get("accommodation", ""),
        apply=_apply(get("apply") or {}),
        charter_in_contract=get("charter_in_contract"),
        structure=source.data["structure"],
        structure_place=source.place(("structure",)),
        positions=positions,
        assign={
            entry: _override(
                catalog,
                override,
                source.key_place(("assign", entry)),
                source.data.get("positions") or {},
            )
            for entry, override in (source.data.get("assign") or {}).items()
        },
        place=source.place(("company",)),
        reasons=tuple(dict.fromkeys(source.data.get("reasons") or ())),
    )


def _position(
    source: Source, catalog: Catalog, name: str, data: dict[str, Any], currency: str
) -> PositionInput:
    get = data.get
    at: Path_ = ("positions", name)
    role = catalog.role_id(get("role", name)) or ""
    given = source.data["positions"]
    pay, limits = get("pay"), get("limits") or {}
    return PositionInput(
        id=role if "role" not in data else name,
        role=role,
        place=source.key_place(at),
        title=get("title", ""),
        short=get("short", ""),
        status=get("status", "filled"),
        acting=_position_id(catalog, get("acting", ""), given),
        acting_place=source.place((*at, "acting")) if "acting" in data else None,
        reports_to=_position_id(catalog, get("reports_to", ""), given),
        reports_to_place=source.place((*at, "reports_to")) if "reports_to" in data else None,
        holder=get("holder", ""),
        leaning=get("leaning", ""),
        start=_date(get("start")),
        signed=_date(get("signed")),
        pay=pay
        and Pay(
            pay["min"],
            pay["max"],
            pay.get("currency", currency),
            pay.get("per", "year"),
            pay.get("note", ""),
        ),
        equity=get("equity", ""),
        benefits=tuple(get("benefits") or ()),
        places=tuple(
            WorkPlace(p["city"], p.get("region", ""), p.get("country", ""))
            for p in get("places") or ()
        ),
        remote=get("remote", ""),
        office_days=get("office_days"),
        employment=get("employment", "full-time"),
        limits=Limits(
            spend=limits.get("spend"),
            currency=limits.get("currency") or (pay or {}).get("currency") or currency,
            hire=limits.get("hire", ""),
            other=tuple(limits.get("other") or ()),
        ),
        opening=get("opening", ""),
        outcomes=tuple(get("outcomes") or ()),
        musts=tuple(get("musts") or ()),
        nice_to_have=tuple(get("nice_to_have") or ()),
        apply=_apply(get("apply") or {}),
    )


def _position_id(catalog: Catalog, name: str, given: Mapping[str, Any]) -> str:
    """Return the id of the position that `name` names: a position of the file, or an alias."""
    if name in given:
        return _own_id(catalog, name, given[name])
    return catalog.role_id(name) or name


def _override(catalog: Catalog, data: Any, place: Any, given: Mapping[str, Any]) -> Override:
    if isinstance(data, str):
        return Override(_position_id(catalog, data, given), None, None, None, None, place)

    def names(key: str) -> tuple[str, ...] | None:
        return (
            tuple(_position_id(catalog, name, given) for name in data[key]) if key in data else None
        )

    accountable = data.get("accountable")
    return Override(
        _position_id(catalog, accountable, given) if accountable else None,
        names("responsible"),
        names("consulted"),
        names("informed"),
        names("veto"),
        place,
    )


def _apply(data: dict[str, Any]) -> Apply:
    get = data.get
    return Apply(
        url=get("url", ""),
        email=get("email", ""),
        until=_date(get("until")),
        send=get("send", ""),
        steps=tuple(get("steps") or ()),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
