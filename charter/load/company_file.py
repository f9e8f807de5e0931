"""company.yaml to a `Company`: every problem of the file itself, in one pass."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.facts.catalog import Catalog
from charter.facts.company import (
    NOWHERE,
    Apply,
    Company,
    Languages,
    Lock,
    PositionInput,
    Team,
    WorkPlace,
    Workspace,
)
from charter.facts.job_facts import check_job_facts, job_facts_of
from charter.facts.languages import check_languages, spelt_for
from charter.facts.terms import Employment, names_of
from charter.load.assigned import assigned
from charter.load.catalog_files import read_catalog
from charter.load.company_checks import check_links, check_values, followed, position_id
from charter.load.links import check_catalog_links
from charter.load.named_currency import with_named_currency
from charter.load.own_roles import check_own_roles, is_own_role, with_own_roles
from charter.load.own_wordings import posting_code
from charter.load.prose_checks import cuts_of
from charter.load.stand_ins import LINES, check_stand_ins, limits_of, of_company, of_position
from charter.load.structure_meant import check_shape
from charter.load.terms_file import employment_of, holders_of, pay_of, statements_of
from charter.problems import InputError, Place, Problem, error, typed
from charter.read.files import checked_text
from charter.read.misplaced import instead_of, misplaced
from charter.read.schema import TOLD, fact_names
from charter.read.yaml_source import Path_, Source, parse_yaml, read_on, read_yaml
from charter.values.days import When

if TYPE_CHECKING:
    from charter.facts.moved import Moved

COMPANY_FILE = "company.yaml"
_PLACED = (
    *("status", "start", "ends", "follows", "acting_until", "signed", "employment", "limits"),
    *("review_by", "time", "pay", *LINES),
)
"""Keys of a position that something can be said of by itself."""


def company_file(path: Path) -> Path:
    """Return the company file at `path`, a workspace or the file itself. Raises InputError."""
    # Unlike Path.is_dir, no error where the name is too long.
    file = path / COMPANY_FILE if (folder := os.path.isdir(path)) else path
    if folder and not os.path.lexists(file):
        there = instead_of(path, COMPANY_FILE)
        hint = f"rename '{there}' to it" if there else f"'charter init {typed(path)}' makes one"
        raise error(InputError, path, "no-company", f"no {COMPANY_FILE} in this folder", hint)
    if file.suffix not in (".yaml", ".yml") and _is_missing(file):
        hint = f"'charter init {typed(path)}' makes a workspace"
        raise error(InputError, path, "no-file", "there is no such folder or file", hint)
    return file


def read_workspace(path: Path) -> Workspace:
    """Return the workspace at `path`: a folder with company.yaml, or a company file.

    >>> workspace = charter.read_workspace(Path("northwind"))
    >>> workspace.company.structure
    'combined'

    Raises InputError with every problem of the company file and of the workspace's own catalogue.
    """
    file = company_file(path)
    return _workspace(lambda: read_yaml(file), file.parent)


def workspace_of(
    given: str | Mapping[str, Any], folder: Path = NOWHERE, name: str = COMPANY_FILE
) -> Workspace:
    """Return the workspace of a company that stands in no file of its own.

    >>> data = {"company": {"name": "Northwind"}, "structure": "combined"}
    >>> charter.workspace_of(data).company.name
    'Northwind'

    `given` is the text of a company file, or what it would say as data; problems name a line and a
    column of a text, and the keys of data, after `name`. The catalogue and the templates of a
    company's own come from `folder`; without one, those that are shipped apply. Raises InputError
    with every problem.
    """
    if folder != NOWHERE and not os.path.isdir(folder):
        raise error(InputError, folder, "no-file", "there is no such folder")
    if isinstance(given, str):
        return _workspace(lambda: parse_yaml(checked_text(given, name), name), folder)
    from charter.read.plain_data import source_of

    return _workspace(lambda: source_of(given, name), folder)


def _workspace(read: Callable[[], Source], folder: Path) -> Workspace:
    source, unread = read_on(read)
    problems = [*misplaced(folder), *unread]
    catalog: Catalog | None = None
    moved: tuple[Moved, ...] = ()
    try:
        catalog = read_catalog(folder / "catalog", posting_code(source.data if source else None))
        problems += check_catalog_links(catalog)
    except InputError as bad:
        problems += bad.problems
    if source is not None:
        found, source, moved = checked(source, catalog)
        problems += found
    if problems or source is None or catalog is None:
        raise InputError(problems)
    catalog = with_own_roles(source, catalog)
    company = company_of(source, catalog)
    cut = (*cuts_of(source), *catalog.cut)
    return Workspace(folder, company, spelt_for(catalog, company), (*moved, *catalog.moved), cut)


def checked(
    source: Source, catalog: Catalog | None
) -> tuple[list[Problem], Source, tuple[Moved, ...]]:
    """Return all that is wrong with a company file, the file without what does not fit, and moves.

    What the file calls by ids of before is in it by those of today.
    """
    source, moved, lost = followed(source, catalog or read_catalog())
    problems, fitting = check_shape(source, catalog)
    written, source = source.data, source.with_data(fitting)
    problems += [*check_values(source), *check_languages(source)]
    if catalog is not None:
        catalog = with_own_roles(source, catalog)
        problems += check_links(source, catalog)
        problems += check_own_roles(source, catalog)
        problems += [*check_stand_ins(source, catalog), *check_job_facts(source, catalog)]
    problems = with_named_currency(problems, written)
    return [*lost, *(p for p in problems if p.place not in {p.place for p in lost})], source, moved


def _is_missing(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False  # reading it will say what is wrong
    return False


def company_of(source: Source, catalog: Catalog) -> Company:
    """Return the company of a file in which nothing is wrong; see `checked`."""
    data = source.data["company"]
    get = data.get
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
        facts={name: data[name] for name in fact_names() if name in data},
        benefits=tuple(get("benefits") or ()),
        equal_opportunity=statements_of(get("equal_opportunity")),
        accommodation=statements_of(get("accommodation")),
        apply=_apply(get("apply") or {}),
        charter_in_contract=get("charter_in_contract"),
        structure=source.data["structure"],
        structure_place=source.place(("structure",)),
        positions=positions,
        assign=assigned(source, catalog, positions),
        place=source.place(("company",)),
        reasons=tuple(dict.fromkeys(source.data.get("reasons") or ())),
        tokens=tuple(source.data.get("tokens") or ()),
        language=_languages(get("language") or {}, source.place(("company", "language"))),
        ai_in_hiring=get("ai_in_hiring"),
        signatures=get("signatures", "lines"),
        functions=None if "functions" not in data else tuple(data["functions"]),
        valid_from=_date(get("valid_from")),
        headcount_by_place=dict(get("headcount_by_place") or {}),
        linkedin_id=get("linkedin_id"),
        told={key: data[key] for key in TOLD if key in data},
        **of_company(source, catalog),
        locked=tuple(_lock(source, n, e) for n, e in enumerate(source.data.get("locked") or ())),
    )


def _position(
    source: Source, catalog: Catalog, name: str, data: dict[str, Any], currency: str
) -> PositionInput:
    get = data.get
    at: Path_ = ("positions", name)
    role = catalog.role_id(get("role", name)) or ""
    given = source.data["positions"]
    ranges, limits = pay_of(get("pay"), currency), get("limits") or {}
    pay, holders = next(iter(ranges), None), holders_of(source, at, data)
    paid_in = ranges[0].currency if len(ranges) == 1 else currency
    signed = get("signed") or {}
    if isinstance(signed, str):
        signed = {"date": signed}
    return PositionInput(
        id=role if "role" not in data else name,
        role=role,
        place=source.key_place(at),
        title=get("title", ""),
        level=get("level", "") if is_own_role(catalog, name, data) else "",
        takes=tuple(
            (entry, source.place((*at, "takes", n))) for n, entry in enumerate(get("takes") or ())
        ),
        short=get("short", ""),
        status=get("status", "filled"),
        acting=position_id(catalog, get("acting", ""), given),
        acting_place=source.place((*at, "acting")) if "acting" in data else None,
        reports_to=position_id(catalog, get("reports_to", ""), given),
        reports_to_place=source.place((*at, "reports_to")) if "reports_to" in data else None,
        holder=names_of(holders),
        holders=holders,
        leaning=get("leaning", ""),
        start=_when(get("start")),
        signed=_date(signed.get("date")),
        signed_hash=signed.get("hash", ""),
        signed_says=signed.get("says", ""),
        signed_of=_date(signed.get("charter_date") or signed.get("date")),
        pay=pay,
        ranges=ranges,
        equity=get("equity", ""),
        benefits=tuple(get("benefits") or ()),
        places=tuple(
            WorkPlace(p["city"], *(p.get(key, "") for key in WorkPlace._fields[1:]))
            for p in get("places") or ()
        ),
        remote=get("remote", ""),
        office_days=get("office_days"),
        employment=employment_of(data["employment"]) if "employment" in data else Employment(),
        limits=limits_of(limits, limits.get("currency") or paid_in),
        opening=get("opening", ""),
        why_open=get("why_open", ""),
        hard=get("hard", ""),
        teams=tuple(Team(t["name"], t.get("people")) for t in get("teams") or ()),
        why_leaders=get("why_leaders", ""),
        outcomes=tuple(get("outcomes") or ()),
        musts=tuple(get("musts") or ()),
        nice_to_have=tuple(get("nice_to_have") or ()),
        apply=_apply(get("apply") or {}),
        other_pay=get("other_pay", ""),
        remote_from=tuple(get("remote_from") or ()),
        reference=get("reference", ""),
        posted=_date(get("posted")),
        vacancy=get("vacancy", ""),
        promoted=get("promoted", False),
        acting_until=_date(get("acting_until")),
        ends=_date(get("ends")),
        follows=position_id(catalog, get("follows", ""), given),
        promised=tuple(get("promised") or ()),
        review_by=_date(get("review_by")),
        job=job_facts_of(data, limits.get("currency") or paid_in),
        **of_position(catalog, data, given),
        places_of=tuple((key, source.place((*at, key))) for key in _PLACED if key in data),
    )


def _languages(given: Any, place: Place) -> Languages:
    if isinstance(given, str):
        return Languages(given, given, place)
    return Languages(given.get("postings", ""), given.get("charters", ""), place if given else None)


def _lock(source: Source, number: int, data: Any) -> Lock:
    name, digest = (data, "") if isinstance(data, str) else (data["name"], data["hash"])
    return Lock(name, digest, source.place(("locked", number)))


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


def _when(text: str | None) -> date | None:
    return When.of(text) if text else None
