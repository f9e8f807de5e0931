"""One company as typed data: what a person wrote in company.yaml, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from charter.problems import Place
from charter.read.catalog import Catalog, Fact


@dataclass(frozen=True, slots=True)
class Pay:
    """A pay range. `currency` is an ISO 4217 code, `per` a period such as year or month."""

    least: float
    most: float
    currency: str
    per: str
    note: str


@dataclass(frozen=True, slots=True)
class WorkPlace:
    """A city, its region, and its country as an ISO 3166 code."""

    city: str
    region: str
    country: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a holder may do alone. `spend` is in `currency`; None means that nothing was said."""

    spend: float | None = None
    currency: str = ""
    hire: str = ""
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apply:
    """How to apply: a web or e-mail address, the last day, what to send, what follows."""

    url: str = ""
    email: str = ""
    until: date | None = None
    send: str = ""
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PositionInput:
    """What the file says about one position; empty where it says nothing."""

    id: str
    role: str
    place: Place
    title: str = ""
    short: str = ""
    status: str = "filled"
    acting: str = ""
    acting_place: Place | None = None
    reports_to: str = ""
    reports_to_place: Place | None = None
    holder: str = ""
    leaning: str = ""
    start: date | None = None
    signed: date | None = None
    pay: Pay | None = None
    equity: str = ""
    benefits: tuple[str, ...] = ()
    places: tuple[WorkPlace, ...] = ()
    remote: str = ""
    office_days: int | None = None
    employment: str = "full-time"
    limits: Limits = Limits()
    opening: str = ""
    outcomes: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    apply: Apply = Apply()


@dataclass(frozen=True, slots=True)
class Override:
    """A line under `assign`: who is accountable here, and the lists that differ (None: as usual)."""

    accountable: str | None
    responsible: tuple[str, ...] | None
    consulted: tuple[str, ...] | None
    informed: tuple[str, ...] | None
    veto: tuple[str, ...] | None
    place: Place


@dataclass(frozen=True, slots=True)
class Company:
    """One company. `facts` holds what conditions are matched against; a missing fact is unknown."""

    name: str
    legal_name: str
    website: str
    about: str
    country: str
    currency: str
    facts: Mapping[str, Fact]
    benefits: tuple[str, ...]
    equal_opportunity: str
    accommodation: str
    apply: Apply
    charter_in_contract: bool | None
    structure: str
    structure_place: Place
    positions: Mapping[str, PositionInput]
    assign: Mapping[str, Override]
    place: Place


@dataclass(frozen=True, slots=True)
class Workspace:
    """A company, the catalogue that applies to it, and the folder that its own files lie in."""

    folder: Path
    company: Company
    catalog: Catalog
