"""One handover page for each person: what you give, what you get, and whom you must talk with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from charter.assign.ledger import Ledger, LedgerLine
from charter.assign.ledger_dates import holding
from charter.compose.ledger import AreaRow, Parcel, Sharing, Tale, counted, sharings
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital
from charter.named_tuples import NamedTuple
from charter.read.languages import require_english

TALK = 14
"""Days before the change by which giver and taker have talked."""
SETTLE = 7
"""Days before the change by which reporting lines are settled."""
FIRST_WEEKS = "in the first 30 days of the new holder"


class Talk(NamedTuple):
    """A conversation to have: by when, with whom, about what."""

    by: str
    people: str
    about: str


class Handover(NamedTuple):
    """What a reorganisation means for one person."""

    position_id: str
    title: str
    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    day: str
    opening: str
    facts: tuple[tuple[str, str], ...]
    gives: tuple[Parcel, ...]
    gets: tuple[Parcel, ...]
    holds: tuple[Parcel, ...]
    shared: tuple[Sharing, ...]
    stays: tuple[Group, ...]
    talks: tuple[Talk, ...]
    kind: str = "handover"

    @property
    def name(self) -> str:
        """Return the file name, such as cto-handover."""
        return f"{self.position_id}-handover"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return f"Handover: {self.title}"


def compose_handovers(ledger: Ledger, day: date, today: date) -> Iterator[Handover]:
    """Yield a page for each person for whom something changes."""
    require_english(ledger.after.company, "the handover page")
    tale = Tale(ledger, day)
    gone = [(name, "") for name in ledger.before.positions if name not in ledger.persons]
    for old, new in (*((ledger.before_of(n), n) for n in ledger.after.positions), *gone):
        page = _Page(tale, old, new, day, today)
        if page.anything():
            yield page.handover()


class _Page:
    def __init__(self, tale: Tale, old: str, new: str, day: date, today: date) -> None:
        self.tale, self.old, self.new = tale, old, new
        self.day, self.today = day, today
        ledger = tale.ledger
        self.before = ledger.before.positions.get(old)
        self.after = ledger.after.positions.get(new)
        moved = ledger.of("moved")
        self.giving = [x for x in (*moved, *ledger.of("ended")) if old and x.giver == old]
        self.getting = [x for x in (*moved, *ledger.of("added")) if new and x.taker == new]
        self.holding = [
            x
            for x in ledger.lines
            if new and x.taker not in ("", new) and self._holder(x.taker) == new
        ]
        self.sharing = [x for x in ledger.of("shared") if new and new in (x.taker, *x.joined)]
        self.staying = [x for x in ledger.of("kept", "shared") if new and x.taker == new]

    def _holder(self, name: str) -> str:
        return holding(self.tale.ledger.after.positions, name, self.day).holder

    def _lines(self) -> tuple[str, str, tuple[str, ...], tuple[str, ...]]:
        """Return the position above and the reports, before (as they are named after) and after."""
        persons = self.tale.ledger.persons
        above = persons.get(self.before.reports_to, "") if self.before else ""
        had = tuple(persons.get(n, n) for n in self.before.reports) if self.before else ()
        after = self.after
        return above, after.reports_to if after else "", had, after.reports if after else ()

    def anything(self) -> bool:
        """Return whether something changes for this person."""
        above, now, had, has = self._lines()
        title = self.before and self.after and self.before.title != self.after.title
        lines = above != now or set(had) != set(has)
        work = self.giving or self.getting or self.sharing or self._holds_new()
        return bool(title or lines or work or not self.before or not self.after)

    def _holds_new(self) -> list[LedgerLine]:
        """Return what this person holds for a position that does not do its work itself yet."""
        old = self.tale.ledger.before.positions
        return [
            x
            for x in self.holding
            if x.kind in ("moved", "added") or holding(old, x.giver, self.day).holder != self.old
        ]

    def handover(self) -> Handover:
        tale, ledger = self.tale, self.tale.ledger
        company = ledger.after.company
        position = self.after or self.before
        assert position is not None
        # Two pages on one name: the position stays, and somebody else has it afterwards.
        replaced = not self.after and position.id in ledger.after.positions
        return Handover(
            position_id=f"{position.id}-before" if replaced else position.id,
            title=position.title,
            company=company.name,
            legal_name=company.legal_name,
            language=tale.new.language,
            country=company.country,
            date=self.today,
            date_text=tale.new.day(self.today),
            day=tale.when(),
            opening=self._opening(),
            facts=tuple(self._facts()),
            gives=tuple(self._gives()),
            gets=tuple(self._gets()),
            holds=tuple(self._holds()),
            shared=tuple(sharings(tale, self.sharing)),
            stays=tuple(Group(row.area, tuple(_said(row))) for row in tale.rows(self.staying)),
            talks=tuple(self._talks()),
        )

    def _opening(self) -> str:
        when = self.tale.when()
        if not self.after:
            ends = "passes to another" if self.old in self.tale.ledger.after.positions else "ends"
            return f"Your position {ends} on {when}. All that you answer for goes to others."
        if not self.before:
            if self.after.status == "filled":
                return f"Your position is new, from {when}."
            return "For whoever takes this position. " + self.tale.meanwhile(self.new)
        give, get, stay = (counted(x) for x in (self.giving, self.getting, self.staying))
        titles = self.before.short, self.after.short
        becomes = f"From {when} you are the {titles[1]}. " if titles[0] != titles[1] else ""
        return f"{becomes}You give {give}, you get {get}, and {stay} stay with you."

    def _facts(self) -> Iterator[tuple[str, str]]:
        tale, old, new = self.tale, self.before, self.after

        def change(was: str, now: str) -> str:
            return now if was == now or not was else f"{was}; from {tale.when()} {now}"

        def names(side: tuple[str, ...], words: Wording) -> str:
            return words.those(side) or "nobody"

        if old and new:
            yield "Position", change(old.title, new.title)
            was, now = tale.old.the(old.reports_to), tale.new.the(new.reports_to)
            yield "Reports to", capital(change(was, now))
            had = names(old.reports, tale.old)
            has = names(new.reports, tale.new)
            yield "Direct reports", capital(change(had, has))
        elif new:
            yield "Reports to", tale.new.The(new.reports_to)
            reports = names(new.reports, tale.new)
            yield "Direct reports", capital(reports)
        yield "Day of the change", tale.when()

    def _parcels(self, lines: Iterable[LedgerLine], word: str) -> Iterator[Parcel]:
        ways: dict[str, list[LedgerLine]] = {}
        for line in lines:
            ways.setdefault(line.taker, []).append(line)
        for taker, found in ways.items():
            label = f"{word} {self.tale.new.the(taker)}" if taker else "To nobody: it ends"
            meanwhile = self.tale.meanwhile(taker) if taker else ""
            yield Parcel(label, counted(found), meanwhile, self.tale.rows(found))

    def _gives(self) -> Iterator[Parcel]:
        yield from self._parcels(self.giving, "To")

    def _holds(self) -> Iterator[Parcel]:
        """Yield what is held for others; work that the page lists as given is not listed again."""
        for parcel in self._parcels(self.holding, "For"):
            listed = any(parcel.rows == given.rows for given in self._gives())
            again = "It is the work listed above as given; it leaves you when they start."
            yield parcel._replace(rows=(), meanwhile=again) if listed else parcel

    def _gets(self) -> Iterator[Parcel]:
        ways: dict[str, list[LedgerLine]] = {}
        for line in self.getting:
            ways.setdefault(line.giver, []).append(line)
        for giver, found in ways.items():
            label = f"From {self.tale.giver(giver)}"
            if not giver:
                label = "New: nobody had this before"
            yield Parcel(label, counted(found), "", self.tale.rows(found))

    def _talks(self) -> Iterator[Talk]:
        """Yield the conversations in order of their dates; one for each person and date."""
        found: dict[tuple[date, str], list[str]] = {}
        here = not self.after or self._holder(self.new) == self.new
        for wanted, people, about in self._conversations():
            # Somebody who is not there yet has every talk after the start.
            day = wanted if here else date.max
            latest = max(day, min(self.today, self.day)) if day <= self.day else day
            found.setdefault((latest, people), []).append(about)
        for (day, people), abouts in sorted(found.items()):
            late = day > self.day
            by = FIRST_WEEKS if late else self.tale.new.day(day)
            yield Talk(capital(by), capital(people), " ".join(abouts))

    def _conversations(self) -> Iterator[tuple[date, str, str]]:
        new, ledger = self.tale.new, self.tale.ledger
        talk, settle = self.day - timedelta(TALK), self.day - timedelta(SETTLE)
        for taker in dict.fromkeys(x.taker for x in self.giving if x.taker):
            count = counted([x for x in self.giving if x.taker == taker])
            holder = self._holder(taker)
            if holder == taker:
                yield talk, new.the(taker), f"Hand over {count}: open matters, promises, papers."
                continue
            yield date.max, new.the(taker), f"Hand over {count}: open matters, promises, papers."
            if holder and holder != self.new:
                yield talk, new.the(holder), f"Hand over {count}, held for {new.the(taker)}."
        for giver in dict.fromkeys(x.giver for x in self.getting if x.giver):
            count = counted([x for x in self.getting if x.giver == giver])
            person = ledger.persons.get(giver, "")
            who = new.the(person) if person else self.tale.old.the(giver)
            here = self.after is not None and self._holder(self.new) == self.new
            if person != self.new:
                about = f"Take over {count}: open matters, promises, papers."
                yield talk if here else date.max, who, about
        yield from self._line_talks(talk, settle)
        yield from self._sharing_talks()

    def _line_talks(self, talk: date, settle: date) -> Iterator[tuple[date, str, str]]:
        """Yield the talks about reporting lines, and about work held for others."""
        new, positions = self.tale.new, self.tale.ledger.after.positions
        above, now, had, has = self._lines()
        for owner in dict.fromkeys(x.taker for x in self._holds_new()):
            manager = self._met(positions[owner].reports_to)
            if manager:
                about = f"Agree what you decide for {new.the(owner)}, and what waits."
                yield talk, manager, about
        other = not self.before or not self.after or self.before.title != self.after.title
        if self.after and (above != now or other) and (manager := self._met(now)):
            yield settle, manager, "Agree goals and limits, and sign the new charter."
        for name in has:
            if name not in had and (report := self._met(name)):
                yield settle, report, "Say what changes in the reporting line."
        for name in had:
            if name not in has and name in positions and (report := self._met(name)):
                manager = new.the(positions[name].reports_to)
                yield settle, report, f"Tell what passes to {manager}: goals and agreements."

    def _met(self, name: str) -> str:
        """Return whom to meet for a position; "" where that is the same person or nobody."""
        if name not in self.tale.ledger.after.positions:
            return self.tale.new.the(name)
        holder = self._holder(name)
        if holder in ("", self.new):
            return ""
        the = self.tale.new.the
        return the(name) if holder == name else f"{the(holder)}, for {the(name)}"

    def _sharing_talks(self) -> Iterator[tuple[date, str, str]]:
        shared: dict[str, list[LedgerLine]] = {}
        for line in self.sharing:
            for name in line.joined if line.taker == self.new else (line.taker,):
                shared.setdefault(name, []).append(line)
        for name, lines in shared.items():
            here = self._holder(name) == name and self._holder(self.new) == self.new
            about = f"Agree how you share {counted(lines)}."
            yield self.day if here else date.max, self.tale.new.the(name), about


def _said(row: AreaRow) -> Iterator[str]:
    """Yield the responsibilities of an area, then its decisions, said to be such."""
    if row.work != "–":
        yield row.work
    if row.decisions != "–":
        yield f"decides: {row.decisions}"
