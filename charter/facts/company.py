"""One company as typed data: what a person wrote in company.yaml, and where."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from charter.facts.catalog import Catalog
from charter.facts.job_facts import JobFacts
from charter.facts.said import Fact
from charter.facts.terms import Employment, Holder, Pay, PlacedText
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, OutputError, Place, Problem

if TYPE_CHECKING:
    from charter.facts.moved import Moved


class WorkPlace(NamedTuple):
    """A city, its region, and its country as an ISO 3166 code; `street` has the number."""

    city: str
    region: str
    country: str
    street: str = ""
    postcode: str = ""


class Limits(NamedTuple):
    """What a holder may do alone. `spend` is in `currency`; None means that nothing was said.

    `reason` is why it may be more than the position above has.
    """

    spend: float | None = None
    currency: str = ""
    hire: str = ""
    other: tuple[str, ...] = ()
    reason: str = ""


class Team(NamedTuple):
    """A team that reports to a position, and its people; None where nobody said how many."""

    name: str
    people: int | None = None


class Apply(NamedTuple):
    """How to apply: a web or e-mail address, the last day, what to send, what follows."""

    url: str = ""
    email: str = ""
    until: date | None = None
    send: str = ""
    steps: tuple[str, ...] = ()


NO_POSITION, NO_ONE = "no", ("no", "nobody")
"""What `follows` says where the holder has no position afterwards, and how people write it."""


class PositionInput(NamedTuple):
    """What the file says about one position; empty where it says nothing.

    `level` is given where the role is the company's own; `takes` are
    entries that it takes over, each with where that stands.
    `signed_hash` is the content hash of the charter that was signed, `signed_of` its own date, and
    `signed_says` what stands for all that it said. `follows` is the position that its holder has
    after a reorganisation, one of NO_ONE for none. `places_of` says where some of this stands.
    `holder` is the names of all `holders`. `pay` is the first of the `ranges`, which differ by
    place where there are several. `job` is what only its job description prints. `hard` is what is
    hard here, `why_leaders` why leaders report to it where few people work.
    """

    id: str
    role: str
    place: Place
    title: str = ""
    level: str = ""
    takes: tuple[tuple[str, Place], ...] = ()
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
    employment: Employment = Employment()
    limits: Limits = Limits()
    opening: str = ""
    outcomes: tuple[str, ...] = ()
    musts: tuple[str, ...] = ()
    nice_to_have: tuple[str, ...] = ()
    apply: Apply = Apply()
    other_pay: str = ""
    remote_from: tuple[str, ...] = ()
    reference: str = ""
    posted: date | None = None
    vacancy: str = ""
    signed_hash: str = ""
    signed_of: date | None = None
    signed_says: str = ""
    promoted: bool = False
    acting_until: date | None = None
    ends: date | None = None
    follows: str = ""
    promised: tuple[str, ...] = ()
    review_by: date | None = None
    places_of: tuple[tuple[str, Place], ...] = ()
    holders: tuple[Holder, ...] = ()
    ranges: tuple[Pay, ...] = ()
    also_reports_to: tuple[str, ...] = ()
    deputy: str = ""
    reserved: tuple[str, ...] = ()
    job: JobFacts = JobFacts()
    why_open: str = ""
    hard: str = ""
    teams: tuple[Team, ...] = ()
    why_leaders: str = ""

    def place_of(self, key: str) -> Place:
        """Return where a key of this position stands, or else the position itself."""
        return dict(self.places_of).get(key, self.place)


class Override(NamedTuple):
    """A line under `assign`: who is accountable, and the lists that differ (None: as usual)."""

    accountable: str | None
    responsible: tuple[str, ...] | None
    consulted: tuple[str, ...] | None
    informed: tuple[str, ...] | None
    veto: tuple[str, ...] | None
    place: Place


class Dispute(NamedTuple):
    """A line under `disputed`: an entry, and the positions that claim it."""

    entry: str
    claimants: tuple[str, ...]
    place: Place


class Named(NamedTuple):
    """A line under `deputies` or `ties`: an entry, and the one position named for it."""

    entry: str
    position: str
    place: Place


class Agent(NamedTuple):
    """An AI agent: what papers call it, the position it answers to, the entries it works on."""

    id: str
    name: str
    answers_to: str
    does: tuple[str, ...]
    place: Place


class Languages(NamedTuple):
    """The language of the postings, and of the charters and all other internal papers."""

    postings: str = ""
    charters: str = ""
    place: Place | None = None


class Lock(NamedTuple):
    """Text that may not change: a template, a catalogue entry or a statement of the company.

    `hash` stands for the company's own approved wording; empty, the shipped wording is approved.
    """

    name: str
    hash: str
    place: Place


class Company(NamedTuple):
    """One company. `facts` holds what conditions are matched against; a missing fact is unknown.

    `reasons` are those that the company gives for a structure, by the ids of poor reasons.
    `language` is that of the postings and that of all other papers, such as en-GB; empty means
    English as the country writes it. `ai_in_hiring` is a sentence, False, or None when not stated.
    `tokens` are marks in Word templates that other programs fill in. `signatures` is who collects
    them: adobe-sign, docusign, or lines for a pen. `functions` are sales, support and the like that
    are there, or None where the file does not say. `valid_from` is the day from which all of it
    holds, where it was written ahead. `disputed` is what several positions claim, `deputies` and
    `ties` name who decides single entries in an absence and who ends a deadlock on them.
    `headcount_by_place` is keyed by ISO 3166 codes, a city's by its region's and its name.
    `linkedin_id` is the number of the company's page on LinkedIn. `told` has what duties and
    results say in its own words, by key.
    """

    name: str
    legal_name: str
    website: str
    about: str
    country: str
    currency: str
    facts: Mapping[str, Fact]
    benefits: tuple[str, ...]
    equal_opportunity: tuple[PlacedText, ...]
    accommodation: tuple[PlacedText, ...]
    apply: Apply
    charter_in_contract: bool | None
    structure: str
    structure_place: Place
    positions: Mapping[str, PositionInput]
    assign: Mapping[str, Override]
    place: Place
    reasons: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    locked: tuple[Lock, ...] = ()
    language: Languages = Languages()
    ai_in_hiring: str | bool | None = None
    signatures: str = "lines"
    functions: tuple[str, ...] | None = None
    valid_from: date | None = None
    disputed: tuple[Dispute, ...] = ()
    deputies: tuple[Named, ...] = ()
    ties: tuple[Named, ...] = ()
    agents: tuple[Agent, ...] = ()
    headcount_by_place: Mapping[str, int] = MappingProxyType({})
    linkedin_id: int | None = None
    told: Mapping[str, str] = MappingProxyType({})


NOWHERE = Path(os.devnull) / "no-workspace"
"""The folder of a company that stands in no file: nothing can ever lie in it."""


class Workspace(NamedTuple):
    """A company, the catalogue that applies to it, and the folder that its own files lie in.

    The folder is NOWHERE where the company came as text or as data. `moved` is what its files call
    by ids of before, `cut` where a text in them ends at a comment.
    """

    folder: Path
    company: Company
    catalog: Catalog
    moved: tuple[Moved, ...] = ()
    cut: tuple[Problem, ...] = ()


def file_of(company: Company) -> Path:
    """Return the file that a company stands in: of a row of a spreadsheet, that of the spreadsheet.

    There may be no such file where it came as text or as data.
    """
    name = company.place.path
    while "!" in name and not Path(name).is_file():  # t.xlsx!Clients:2
        name = name.rpartition("!")[0]
    return Path(name)


def no_folder(workspace: Workspace, hint: str) -> CharterError:
    """Return the error of a company that came as text or as data, and would have to lie in one."""
    message = "this company stands in no folder"
    return OutputError([Problem(workspace.company.place, "no-folder", message, hint)])
