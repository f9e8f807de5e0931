"""What the company file says of a position for its job description alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from charter.facts.terms import FULL
from charter.named_tuples import NamedTuple
from charter.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from charter.facts.catalog import Catalog
    from charter.read.yaml_source import Path_, Source


class JobFacts(NamedTuple):
    """Facts of a position for HR; empty where the file says nothing.

    `time` pairs areas and responsibilities, by id, with their share of time in per cent. `budget`
    is in `currency`. `flsa` is exempt, non-exempt, or exempt- and the test by which it is.
    """

    department: str = ""
    grade: str = ""
    flsa: str = ""
    headcount: int | None = None
    budget: float | None = None
    currency: str = ""
    time: tuple[tuple[str, int], ...] = ()
    travel: str = ""
    on_call: str = ""
    reviewed: date | None = None


def job_facts_of(data: Mapping[str, Any], currency: str) -> JobFacts:
    """Return the facts of one position for its job description, its budget in `currency`."""
    get = data.get
    reviewed = get("reviewed")
    return JobFacts(
        department=get("department", ""),
        grade=get("grade", ""),
        flsa=get("flsa", ""),
        headcount=get("headcount"),
        budget=get("budget"),
        currency=currency,
        time=tuple((get("time") or {}).items()),
        travel=get("travel", ""),
        on_call=get("on_call", ""),
        reviewed=date.fromisoformat(reviewed) if reviewed else None,
    )


def check_job_facts(source: Source, catalog: Catalog) -> list[Problem]:
    """Return a problem for each of these facts that names nothing, or that cannot be."""
    problems: list[Problem] = []
    for name, data in (source.data.get("positions") or {}).items():
        problems += _time(source, catalog, name, (data or {}).get("time") or {})
        problems += _budget(source, name, data or {})
    return problems


def _time(
    source: Source, catalog: Catalog, name: str, shares: Mapping[str, int]
) -> Iterator[Problem]:
    at: Path_ = ("positions", name, "time")
    known = (*catalog.areas, *catalog.responsibilities)
    for entry in shares:
        if entry not in known:
            lists = "'charter show areas' and 'charter show responsibilities' list them"
            message = f"unknown area or responsibility '{entry}'"
            hint = did_you_mean(entry, known) or lists
            yield Problem(source.key_place((*at, entry)), "unknown-entry", message, hint)
    areas = {
        entry: catalog.responsibilities[entry].area
        for entry in shares
        if entry in catalog.responsibilities
    }
    for area in (name for name in shares if name in catalog.areas):
        within = sum(shares[entry] for entry, of in areas.items() if of == area)
        if within > shares[area]:
            takes = f"'{area}' takes {shares[area]} per cent of the time of '{name}'"
            message = f"{takes}, and what is in it {within}"
            hint = "the share of an area includes those of its responsibilities: write it higher"
            yield Problem(source.key_place((*at, area)), "time-over-whole", message, hint)
    whole = sum(share for entry, share in shares.items() if areas.get(entry) not in shares)
    if whole > FULL:
        message = f"the shares of time of '{name}' add up to {whole} per cent"
        hint = "write shares of one post, which are 100 together at most"
        yield Problem(source.place(at), "time-over-whole", message, hint)


def _budget(source: Source, name: str, data: Mapping[str, Any]) -> Iterator[Problem]:
    at: Path_ = ("positions", name)
    pay: Path_ = (*at, "pay", 0) if isinstance(data.get("pay"), list) else (*at, "pay")
    one = not isinstance(data.get("pay"), list) or len(data["pay"]) == 1
    given = [("company", "currency"), (*at, "limits", "currency")]
    given += [(*pay, "currency")] if one else []
    if data.get("budget") and not any(path in source.keys for path in given):
        message = f"the budget of '{name}' has no currency"
        hint = "add 'currency' under 'company' or under 'limits' here"
        yield Problem(source.place((*at, "budget")), "missing-key", message, hint)
