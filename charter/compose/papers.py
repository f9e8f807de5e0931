"""What one paper says, with all references followed: plain text, ready for a template."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from charter.compose.headings import Headings, PostingForms
from charter.compose.org_chart import OrgChart
from charter.compose.unfinished import draft_title
from charter.facts.company import WorkPlace
from charter.facts.languages import message, say_in
from charter.facts.terms import Employment, Pay
from charter.named_tuples import NamedTuple


class Paper(Protocol):
    """What every paper tells about itself; its template is `kind`.md.j2 and calls it `kind`.

    `name` is its file name without an ending, `heading` the document's title.
    """

    @property
    def kind(self) -> str:
        """Return the name of the template, and of the variable in it."""

    @property
    def name(self) -> str:
        """Return the file name without an ending."""

    @property
    def heading(self) -> str:
        """Return the document's title."""

    @property
    def company(self) -> str:
        """Return the company's name."""

    @property
    def language(self) -> str:
        """Return the language, such as en-GB."""

    @property
    def country(self) -> str:
        """Return the country as an ISO 3166 code."""

    @property
    def date(self) -> date:
        """Return the date of the paper."""

    @property
    def date_text(self) -> str:
        """Return the date in words."""


class PositionPaper(Paper, Protocol):
    """What a paper about one position tells beside."""

    @property
    def position_id(self) -> str:
        """Return the id of the position."""

    @property
    def title(self) -> str:
        """Return the position's title in full."""

    @property
    def short(self) -> str:
        """Return the position's short title."""

    @property
    def legal_name(self) -> str:
        """Return the company's registered name."""


class Work(NamedTuple):
    """One piece of work as a paper names it: its title, its sentence, and whose it is."""

    title: str
    sentence: str
    area: str
    owner: str


class Group(NamedTuple):
    """A heading of one line and what stands under it; `lead` begins each of the items."""

    label: str
    items: tuple[str, ...]
    lead: str = ""


class Neighbour(NamedTuple):
    """What this position and one neighbour give each other."""

    name: str
    rhythm: str
    gives: tuple[str, ...]
    gets: tuple[str, ...]
    dispute: str


class MeasureLine(NamedTuple):
    """A measure as a charter lists it."""

    title: str
    definition: str
    aim: str
    unit: str
    rhythm: str


class Risk(NamedTuple):
    """What could go wrong, and how it is watched."""

    risk: str
    watch: str


class Charter(NamedTuple):
    """The internal paper of one position. A `draft` must not be signed yet, and says so.

    `claimed` is what it and others claim, `absences` who decides while somebody is away, `agents`
    the AI agents that are its own or do its work.

    `new_holder` tells the charter of a post that is open or was just filled from that of somebody
    who has held it for a while. `manager` is empty where nobody stands above. `holder` names all
    who hold the post; `signers` has a line to sign for each, one of them unnamed where nobody is.
    """

    position_id: str
    title: str
    short: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    facts: tuple[tuple[str, str], ...]
    scope: str
    mission: str
    outcomes: tuple[str, ...]
    accountabilities: tuple[Work, ...]
    core: tuple[Work, ...]
    further: tuple[Group, ...]
    supporting: tuple[Group, ...]
    decides: tuple[Group, ...]
    stops: tuple[Group, ...]
    heard_on: tuple[Group, ...]
    advises: tuple[Group, ...]
    limits: tuple[str, ...]
    neighbours: tuple[Neighbour, ...]
    further_neighbours: tuple[Group, ...]
    exclusions: tuple[Group, ...]
    measures: tuple[MeasureLine, ...]
    risks: tuple[Risk, ...]
    first_days: tuple[Group, ...]
    review: str
    contract: str
    holder: str
    manager: str
    unowned: tuple[str, ...]
    chart: OrgChart | None = None
    new_holder: bool = True
    draft: bool = False
    signers: tuple[str, ...] = ("",)
    claimed: tuple[Group, ...] = ()
    absences: tuple[str, ...] = ()
    agents: tuple[Group, ...] = ()
    kind: str = "charter"

    @property
    def name(self) -> str:
        """Return the file name, such as cpto-charter."""
        return f"{self.position_id}-charter"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        title = say_in(self.language, message("Charter: {title}"), title=self.title)
        return draft_title(self.language, title) if self.draft else title


class PlacePay(NamedTuple):
    """What a post pays in some of its places, in words and as `amounts` for computing."""

    where: str
    pay: str
    amounts: Pay


class PostingFacts(NamedTuple):
    """What a posting states, as data: for job boards, structured data and the law of its places.

    `remote_from` holds ISO 3166 codes; `until` is the last day for applications. `employment` is a
    word for `terms`. `pay` is missing where it differs by place: `ranges` has all, and `spot_pay`
    the one for each of `places` and then of `remote_from`.
    """

    reference: str
    posted: date
    until: date | None
    employment: str
    places: tuple[WorkPlace, ...]
    remote: str
    remote_from: tuple[str, ...]
    office_days: int | None
    pay: Pay | None
    other_pay: str
    benefits: tuple[str, ...]
    apply_url: str
    apply_email: str
    vacancy: str
    terms: Employment = Employment()
    ranges: tuple[Pay, ...] = ()
    spot_pay: tuple[Pay | None, ...] = ()

    @property
    def is_remote(self) -> bool:
        """Return whether one may work remotely all the time."""
        return bool(self.remote or self.remote_from)


class Posting(NamedTuple):
    """The public paper of one position. Nothing internal is in it, so nothing internal can leak.

    `statements` name blocks of the template that the places ask for. `ai_in_hiring` is a sentence,
    True for our own, False or None for nothing to print. `pay_by_place` is empty where it pays the
    same in all places. `order` has its parts as they follow each other, `forms` how they are told.
    `work` is what it owns in groups, `asked` and `results` the musts and `success` as lists say
    them, `limits` what others decide, where that stands apart. A `draft` is not published yet.
    """

    position_id: str
    title: str
    short: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    where: str
    employment: str
    about: str
    website: str
    opening: str
    pitch: str
    owns: tuple[str, ...]
    success: tuple[str, ...]
    musts: tuple[str, ...]
    nice_to_have: tuple[str, ...]
    people: tuple[str, ...]
    pay: str
    equity: str
    benefits: tuple[str, ...]
    apply_url: str
    apply_email: str
    apply_until: str
    apply_send: str
    apply_steps: tuple[str, ...]
    equal_opportunity: str
    accommodation: str
    facts: PostingFacts
    ai_in_hiring: str | bool | None = None
    statements: tuple[str, ...] = ()
    draft: bool = False
    pay_by_place: tuple[PlacePay, ...] = ()
    headings: Headings = Headings()
    order: tuple[str, ...] = ("about", "role", "owns", "success", "musts", "people", "pay")
    hard: str = ""
    enough: str = ""
    forms: PostingForms = PostingForms()
    reports_to: str = ""
    work: tuple[Group, ...] = ()
    asked: Group = Group("", ())
    results: Group = Group("", ())
    limits: tuple[str, ...] = ()
    kind: str = "posting"

    @property
    def name(self) -> str:
        """Return the file name, such as cpto-posting."""
        return f"{self.position_id}-posting"

    @property
    def pay_texts(self) -> tuple[str, ...]:
        """Return each pay as the text prints it; nothing where none is stated."""
        return tuple(one.pay for one in self.pay_by_place) or ((self.pay,) if self.pay else ())

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return draft_title(self.language, self.title) if self.draft else self.title


def says_how_to_apply(posting: Posting) -> bool:
    """Return whether a posting tells its readers how to apply."""
    return any((posting.apply_url, posting.apply_email, posting.apply_send, posting.apply_steps))
