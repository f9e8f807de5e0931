"""A law as typed data."""

from __future__ import annotations

from datetime import date

from charter.named_tuples import NamedTuple
from charter.problems import Place

EVERYWHERE = "*"
"""Among the places of a row: any place that no other row names."""


class StatedWords(NamedTuple):
    """What a statement shows, and words of it by which it is found in a posting."""

    shows: str
    words: str


class LawSource(NamedTuple):
    """One page: what time it speaks for, as it says itself, and the day on which it was read.

    `read` is a day, or the month where no day was noted, or "" where nobody noted any.
    """

    page: str
    speaks_for: str
    read: str

    @property
    def day(self) -> date | None:
        """Return the first day that `read` can mean."""
        return date.fromisoformat(f"{self.read}-01"[:10]) if self.read else None


class LawReach(NamedTuple):
    """What work a law reaches: each is yes, no, unknown, or a condition in words."""

    remote: str = "unknown"
    reports_into: str = "unknown"
    based: str = "unknown"


class Earlier(NamedTuple):
    """At what stage a law asked for the same before it began."""

    starts: date
    stage: str


class Law(NamedTuple):
    """What one place asks of a posting, or what is known of it else, as dated data.

    `places` are ISO 3166 codes; `cities` narrow them. `finding` is duty, none, not-in-force, bill,
    unclear or not-looked: only a duty is asked for. `starts` is None where nobody knows the day.
    `employees` is the least size of an employer, counted `there`, in `all` or as is `unknown`;
    `somebody_there` says that one of them at least must work in the place. `stage` is that of what
    it `shows`; what is `always` asked is asked of the advert whatever the stage. `only_if` is a
    condition that a reader must judge, `not_for` are words of a title that end the duty.
    `closed` asks for both ends of a range. `widest` and `no_pay_above` are amounts a year in
    `currency`, `widest_share` is how much the most may be above the least; where the width is
    `proposed` it is advice. `statement` names a block of the posting's template.
    """

    id: str
    title: str
    name: str
    places: tuple[str, ...]
    cities: tuple[str, ...]
    finding: str
    starts: date | None
    enforced: date | None
    earlier: Earlier | None
    planned: str
    stage: str
    employees: int | None
    counted: str
    somebody_there: bool | None
    who: str
    reach: LawReach
    shows: tuple[str, ...]
    always: tuple[str, ...]
    only_if: str
    not_for: tuple[str, ...]
    statute: str
    form: str
    forms: tuple[tuple[str, str], ...]
    closed: bool
    link: bool
    widest: float | None
    widest_share: float | None
    proposed: bool
    no_pay_above: float | None
    currency: str
    exceptions: tuple[str, ...]
    also: tuple[str, ...]
    keep: str
    note: str
    statement: str
    said: tuple[StatedWords, ...]
    sources: tuple[LawSource, ...]
    searched: str
    looked: date | None
    law_read: bool
    confidence: str
    open: tuple[str, ...]
    place: Place
    own: bool

    @property
    def items(self) -> tuple[str, ...]:
        """Return all that it asks for, whatever the stage."""
        return (*self.shows, *self.always)

    @property
    def checked(self) -> date | None:
        """Return the last day on which somebody read a source or looked for one."""
        days = [self.looked, *(source.day for source in self.sources)]
        return max((day for day in days if day), default=None)

    @property
    def last_read(self) -> str:
        """Return that day as it was noted: a month where no day was; "" where it is from memory."""
        days = [self.looked.isoformat() if self.looked else "", *(one.read for one in self.sources)]
        return max(days)

    def form_of(self, item: str) -> str:
        """Return in which form an item must be shown: what is said of it alone, or of all."""
        return dict(self.forms).get(item, self.form)

    def state(self, day: date) -> str:
        """Return in-force, customary, not-yet, bill, none, unclear or not-looked on a day."""
        if self.finding == "duty":
            if self.starts is not None and self.starts > day:
                return "not-yet"
            return "customary" if self.stage == "customary" else "in-force"
        return "not-yet" if self.finding == "not-in-force" else self.finding

    def stage_on(self, day: date, item: str) -> str:
        """Return when it asks for an item on a day; "" where it does not ask yet."""
        if self.finding != "duty":
            return ""
        if self.starts is not None and self.starts > day:
            return self.earlier.stage if self.earlier and self.earlier.starts <= day else ""
        return "advert" if item in self.always else self.stage


class JobLaw(NamedTuple):
    """What the law of `places`, ISO 3166 codes, asks of a job description, and what is known of it.

    `say` is what papers print of it, after its `title`, `functions` what stands above the essential
    functions; `settles` names the fact of a position that it wants settled. `before_advert` says
    that a paper written before the posting counts for more. `open` is what nobody has looked at.
    """

    id: str
    places: tuple[str, ...]
    name: str
    title: str
    say: str
    functions: str
    before_advert: bool
    settles: str
    sources: tuple[LawSource, ...]
    law_read: bool
    open: tuple[str, ...]
    place: Place
    own: bool

    @property
    def read(self) -> date | None:
        """Return the last day on which somebody read one of its sources."""
        return max((source.day for source in self.sources if source.day), default=None)
