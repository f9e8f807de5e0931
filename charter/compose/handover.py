"""One handover page for each person: what you give, what you get, and whom you must talk with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from charter.assign.ledger import Ledger, LedgerLine
from charter.compose.handover_facts import facts_of_handover
from charter.compose.handover_talks import Meetings, Someone
from charter.compose.papers import Group
from charter.compose.tale import AreaRow, Parcel, Sharing, Tale, counted, partings, sharings
from charter.compose.wording import capital
from charter.facts.languages import require_english
from charter.named_tuples import NamedTuple

FIRST_WEEKS = "in the first 30 days of the new holder"


class Talk(NamedTuple):
    """A conversation to have: by when, with whom, about what."""

    by: str
    people: str
    about: str


class Handover(NamedTuple):
    """What a reorganisation means for one person, or for whoever takes an open position.

    `releases` is what one held for others and no longer does; `parted` what one has no part in any
    more.
    """

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
    releases: tuple[Parcel, ...]
    shared: tuple[Sharing, ...]
    parted: tuple[Sharing, ...]
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


def compose_handovers(
    ledger: Ledger, day: date, today: date, charters: Mapping[str, str], sign: Collection[str]
) -> Iterator[Handover]:
    """Yield a page for each person for whom something changes, and for each position to be taken.

    `charters` says of each position whose charter changes what does; those in `sign` must be signed
    anew.
    """
    require_english(ledger.after.company, "the handover page")
    tale = Tale(ledger, day)
    meetings = Meetings(tale, day, today, sign)
    people = [Someone(ledger.before_of(name), name) for name in ledger.after.positions]
    people += [Someone(name, "") for name in ledger.gone]
    for one in people:
        page = _Page(meetings, one, charters.get(one.new, ""), one.new in sign)
        if page.anything():
            yield page.handover()


class _Page:
    def __init__(self, all_meetings: Meetings, one: Someone, charter: str, sign: bool) -> None:
        tale = all_meetings.tale
        self.tale, self.one, self.charter, self.sign = tale, one, charter, sign
        self.all_meetings, self.today = all_meetings, all_meetings.today
        self.old, self.new = one
        ledger = tale.ledger
        self.before = ledger.before.positions.get(self.old)
        self.after = ledger.after.positions.get(self.new)
        self.meetings = [m for m in all_meetings.all if one in (m.one, m.other)]
        passing = ledger.of("moved", "handed", "settled", "ended", "added")
        self.giving = [x for x in passing if self.old and x.giver == self.old and x.kind != "added"]
        self.getting = [x for x in passing if self.new and x.taker == self.new]
        self.giving += [x for x in ledger.of("settled") if self.old and self.old in x.claimed]
        self.giving = [x for x in self.giving if x not in self.getting]
        self.holding = [
            x
            for x in ledger.lines
            if self.new and x.held == self.new and x.taker not in ("", self.new)
        ]
        self.releasing = [
            x
            for x in ledger.lines
            if self.old and x.eve == self.old and x.giver not in ("", self.old)
            if x.held != self.new or not self.new
        ]
        mine = [x for x in ledger.lines if self.new]
        self.sharing = [x for x in mine if x.joined and self.new in (x.taker, *x.joined)]
        staying = ledger.of("kept", "shared", "handed") if self.new else ()
        self.parting = [x for x in staying if x.left and self._parts(x)]
        passed_on = ledger.of("moved", "settled") if self.new else ()
        self.parting += [x for x in passed_on if self.old in x.left]
        self.staying = [x for x in ledger.of("kept", "shared") if self.new and x.taker == self.new]

    def _parts(self, line: LedgerLine) -> bool:
        return line.taker == self.new or self.old in line.left

    def anything(self) -> bool:
        """Return whether something changes for this person."""
        if not self.old:
            # An open position that stays open is nobody's page, whoever has a new charter.
            was = self.tale.ledger.before.positions.get(self.new)
            opened = was is None or was.status == "filled"
            filled = self.after is not None and self.after.status == "filled"
            return bool(opened or filled or self.getting or self.sharing or self.meetings)
        work = self.giving or self.getting or self.sharing or self.releasing or self.parting
        return bool(not self.new or self._lines() or work or self.sign or self.meetings)

    def _lines(self) -> bool:
        """Return whether the title, or a line up or down, is another one."""
        ledger, before, after = self.tale.ledger, self.before, self.after
        if not (before and after):
            return True
        above = before.reports_to == after.reports_to or ledger.goes_on(
            before.reports_to, after.reports_to
        )
        had, has = before.reports, after.reports
        kept = all(any(ledger.goes_on(a, b) for b in has) for a in had) and len(had) == len(has)
        return not (above and kept and before.title == after.title)

    def handover(self) -> Handover:
        """Return the page."""
        tale, company = self.tale, self.tale.ledger.after.company
        position = self.after or self.before
        assert position is not None
        # Two pages on one name: the position stays, and somebody else has it afterwards.
        replaced = not self.after and position.id in tale.ledger.after.positions
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
            facts=tuple(facts_of_handover(tale, self.before, self.after, self._charter())),
            gives=tuple(self._parcels(self.giving)),
            gets=tuple(self._gets()),
            holds=tuple(self._holds()),
            releases=tuple(self._parcels(self.releasing)),
            shared=tuple(sharings(tale, self.sharing)),
            parted=tuple(partings(tale, self.parting)),
            stays=tuple(Group(row.area, tuple(_said(row))) for row in tale.rows(self.staying)),
            talks=tuple(self._talks()),
        )

    def _charter(self) -> str:
        """Return what is said of a new charter, to whom has one today."""
        if not (self.charter and self.old):
            return ""
        signs = "" if self.sign else "; nobody has to sign it"
        return f"There is a new one{signs}. What changes: {self.charter}"

    def _opening(self) -> str:
        tale, when = self.tale, self.tale.when()
        if not self.after:
            return self._farewell()
        if not self.before:
            if self.after.status != "filled":
                return "For whoever takes this position. " + tale.meanwhile(self.new)
            start = self.after.given.start
            if self.new in tale.ledger.before.positions:
                return (
                    f"You are the {self.after.short} from {tale.new.day(start) if start else when}."
                )
            return f"Your position is new, from {when}."
        give, get, stay = (counted(x) for x in (self.giving, self.getting, self.staying))
        titles = self.before.short, self.after.short
        becomes = f"From {when} you are the {titles[1]}. " if titles[0] != titles[1] else ""
        stays = "stay" if len(self.staying) > 1 else "stays"
        moves = f"You give {give}, you get {get}, and {stay} {stays} with you."
        if not (self.giving or self.getting):
            moves = f"None of your own work moves: {stay} {stays} with you."
        held = [x for x in self.holding if self.old != x.eve]
        holds = f" You hold {counted(held)} for others meanwhile." if held else ""
        gone = self.releasing
        ends = f" You no longer hold {counted(gone)} for others." if gone else ""
        return f"{becomes}{moves}{holds}{ends}"

    def _farewell(self) -> str:
        """Return what somebody is told who has no position afterwards: hand over before."""
        tale = self.tale
        last, when = tale.last_day(self.old), tale.when()
        seat = tale.ledger.after.positions.get(self.old)
        ends = f"From {when} your position no longer exists."
        if seat is not None and seat.status == "filled":
            ends = f"From {when} somebody else has your position."
        elif seat is not None:
            ends = f"Your position is {seat.status} from {when}."
        if last and last != tale.day:
            ends = f"You have your position until {tale.new.day(last)}. {ends}"
        gives = f"All that you answer for goes to others: {counted(self.giving)}."
        gives = f"{gives} Hand it over before you leave." if self.giving else ""
        return f"{ends} {gives}".strip()

    def _parcels(self, lines: Iterable[LedgerLine]) -> Iterator[Parcel]:
        """Yield what leaves this person, by who owns it then and whose hands it is in."""
        ways: dict[tuple[str, str, str, tuple[str, ...]], list[LedgerLine]] = {}
        for line in lines:
            # Somebody acts at once for whoever leaves before the day.
            early = line.eve if line.giver == self.old != line.eve else ""
            ways.setdefault((line.taker, line.held, early, line.claimed), []).append(line)
        for (taker, held, early, claimed), found in ways.items():
            label = f"To {self.tale.new.the(taker)}" if taker else "To nobody: it ends"
            if taker == self.old and held == taker:
                label = f"To {self.tale.whoever(taker)}"
            elif taker and held not in ("", taker, self.new):
                label = f"To {self.tale.whoever(held)}, for {self.tale.new.the(taker)}"
            if early:
                now = self.tale.person(early, self.tale.ledger.persons.get(early, ""))
                label = f"To {now}, for {self.tale.whoever(taker)}" if taker else f"To {now}"
            if claimed:
                label = f"{label}; claimed before by {self.tale.claimants(claimed)}"
            meanwhile = self.tale.meanwhile(taker) if taker else ""
            if not self.new and held and not early and not self.tale.ledger.before_of(held):
                # Who leaves cannot wait for somebody who is not there yet.
                between, _ = self.all_meetings.above(held, self.one)
                via = self.all_meetings.name(between)
                late = f"{capital(self.tale.whoever(held))} is not there before you leave"
                meanwhile = f"{meanwhile} {late}: hand it to {via}, who passes it on.".strip()
            yield Parcel(label, counted(found), meanwhile, self.tale.rows(found))

    def _holds(self) -> Iterator[Parcel]:
        """Yield what is held for others; work that the page lists as given is not listed again."""
        owners: dict[str, list[LedgerLine]] = {}
        for line in self.holding:
            owners.setdefault(line.taker, []).append(line)
        given = {parcel.rows for parcel in self._parcels(self.giving)}
        for owner, found in owners.items():
            label, rows = f"For {self.tale.new.the(owner)}", self.tale.rows(found)
            again = "It is the work listed above as given. It is theirs from their first day."
            meanwhile = again if rows in given else self.tale.meanwhile(owner)
            yield Parcel(label, counted(found), meanwhile, () if rows in given else rows)

    def _gets(self) -> Iterator[Parcel]:
        ways: dict[tuple[str, tuple[str, ...]], list[LedgerLine]] = {}
        for line in self.getting:
            giver = line.eve if line.kind == "handed" else line.giver
            ways.setdefault((giver, line.claimed), []).append(line)
        for (giver, claimed), found in ways.items():
            label = f"From {self.tale.giver(giver)}"
            if claimed:
                label = f"Settled; claimed before by {self.tale.claimants(claimed)}"
            elif not giver:
                label = "New: nobody had this before"
            yield Parcel(label, counted(found), "", self.tale.rows(found))

    def _talks(self) -> Iterator[Talk]:
        """Yield the conversations in order of their dates; one for each person and date."""
        found: dict[tuple[date, str], dict[str, None]] = {}
        for meeting in self.meetings:
            mine = meeting.one == self.one
            about, other = meeting.about[0 if mine else 1], meeting.other if mine else meeting.one
            people = self.all_meetings.name(other)
            if mine and meeting.acting:
                people = f"{people}, for {self.tale.new.the(meeting.acting)}"
            found.setdefault((meeting.by or date.max, people), {})[about] = None
        for (day, people), abouts in sorted(found.items(), key=lambda item: item[0]):
            by = FIRST_WEEKS if day == date.max else self.tale.new.day(day)
            yield Talk(capital(by), capital(people), " ".join(abouts))


def _said(row: AreaRow) -> Iterator[str]:
    """Yield the responsibilities of an area, then its decisions, said to be such."""
    if row.work != "–":
        yield row.work
    if row.decisions != "–":
        yield f"decides: {row.decisions}"
