"""How the papers of one reorganisation name its people, positions, dates and amounts of work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from charter.assign.holding import holding
from charter.assign.ledger import Ledger, LedgerLine
from charter.compose.wording import Wording, capital
from charter.facts.languages import message
from charter.named_tuples import NamedTuple
from charter.values.days import is_whole

_NOT_THERE = message("nobody")


class AreaRow(NamedTuple):
    """Work of one area: titles of responsibilities and of decisions."""

    area: str
    work: str
    decisions: str


class Parcel(NamedTuple):
    """Work that goes one way together, by when, and who holds it until the new owner is there."""

    label: str
    amount: str
    meanwhile: str
    rows: tuple[AreaRow, ...]


class Sharing(NamedTuple):
    """Entries that keep their owner and gain, or lose, the same people."""

    owner: str
    joined: str
    titles: str


class Tale:
    """How the papers of one reorganisation name its people, positions, dates and amounts of work.

    A person is a pair of positions, before and after, of which one can be "".
    """

    def __init__(self, ledger: Ledger, day: date | None) -> None:
        self.ledger = ledger
        self.day = day
        self.old = Wording(ledger.before)
        self.new = Wording(ledger.after)
        self._held = {p.id for p in ledger.before.positions.values() if p.status == "filled"}

    def giver(self, name: str) -> str:
        """Return a position of before: "the CPTO (then the CTO)", or "nobody"."""
        if not name:
            return self.new.say(_NOT_THERE)
        was, now = self.old.the(name), self.ledger.persons.get(name, "")
        if not now:
            return self.person(name, "") if name in self._held else was
        then = self.new.the(now)
        if then == was:
            return was
        return self.new.say("{position} (then {other})", position=was, other=then)

    def claimants(self, names: Iterable[str]) -> str:
        """Return the positions of before that claimed the same work, as a list."""
        return self.old.listing([self.giver(name) for name in names])

    def person(self, old: str, new: str) -> str:
        """Return how one calls a person, so that nobody else of either side can be meant."""
        if not new:
            was = self.old.the(old)
            later = {p.the for p in self.ledger.after.positions.values()}
            return was.replace("the ", "the present ", 1) if was in later else was
        now = self.new.the(new)
        others = {self.old.the(name) for name in self._held if name != old}
        if now not in others:
            return now
        if old:
            then = message("{position} (then {other})")
            return self.new.say(then, position=self.old.the(old), other=now)
        return now.replace("the ", "the new ", 1)

    def holder(self, position: str) -> str:
        """Return who does the work of a position after the change: a person, or nobody."""
        held = holding(self.ledger.after.positions, position, self.day).holder
        return self.whoever(held) if held else self.new.say(_NOT_THERE)

    def whoever(self, position: str) -> str:
        """Return the person who has a position afterwards."""
        return self.person(self.ledger.before_of(position), position)

    def when(self) -> str:
        """Return the day of the change in words."""
        return self.new.day(self.day) if self.day else self.new.say("the day of the change")

    def on(self, day: date) -> str:
        """Return when something is: on a day, or in a month or a year where no more is known."""
        return f"{'on' if is_whole(day) else 'in'} {self.new.day(day)}"

    def last_day(self, name: str) -> date | None:
        """Return the day by which whoever holds a position before has handed it over."""
        ends = self.ledger.before.positions[name].given.ends
        return min(ends, self.day) if ends and self.day else ends or self.day

    def meanwhile(self, taker: str) -> str:
        """Return who does the work of `taker` on the day of the change; "" where it does itself."""
        held = holding(self.ledger.after.positions, taker, self.day)
        if held.holder == taker:
            return ""
        position = self.ledger.after.positions[taker]
        who = self.new.The(taker)
        parts = [] if position.status == "filled" else [f"is {position.status}"]
        if held.until:
            parts.append(f"is to start {self.on(held.until)}")
        said = f"{who} {' and '.join(parts)}." if parts else f"{who} is not there yet."
        if not held.holder:
            return f"{said} Nobody holds this work meanwhile."
        was = self.ledger.before_of(held.holder)
        now = self.new.the(held.holder)
        today = f" ({self.old.the(was)} today)" if was and self.old.the(was) != now else ""
        last = position.given.acting_until
        latest = f", at the latest on {self.new.day(last)}" if last else ""
        return f"{said} Until somebody is there{latest}, {now}{today} holds this work."

    def rows(self, lines: Iterable[LedgerLine]) -> tuple[AreaRow, ...]:
        """Return lines by area, in the catalogue's order."""
        areas: dict[str, list[LedgerLine]] = {}
        for line in lines:
            areas.setdefault(line.entry.area, []).append(line)
        titles = {**self.ledger.before.catalog.areas, **self.ledger.after.catalog.areas}

        def named(found: list[LedgerLine], kind: str) -> str:
            return "; ".join(x.entry.title for x in found if x.entry.kind == kind) or "–"

        return tuple(
            AreaRow(
                titles[name].title,
                named(areas[name], "responsibility"),
                named(areas[name], "decision"),
            )
            for name in titles
            if name in areas
        )


def title_of(line: LedgerLine) -> str:
    """Return an entry's title where responsibilities and decisions stand in one list."""
    title = line.entry.title
    return f"{title} (decision)" if line.entry.kind == "decision" else title


def counted(lines: Sequence[LedgerLine]) -> str:
    """Return how much work it is, such as "28 responsibilities and 8 decisions"."""
    calls = sum(line.entry.kind == "decision" for line in lines)
    return amount(len(lines) - calls, calls)


def amount(work: int, calls: int) -> str:
    """Return a number of responsibilities and decisions in words."""
    parts = []
    if work:
        parts.append("1 responsibility" if work == 1 else f"{work} responsibilities")
    if calls:
        parts.append("1 decision" if calls == 1 else f"{calls} decisions")
    return " and ".join(parts) or "nothing"


def sharings(tale: Tale, lines: Iterable[LedgerLine]) -> Iterable[Sharing]:
    """Yield what is newly shared, by owner and by who joins."""
    groups: dict[tuple[str, tuple[str, ...]], list[LedgerLine]] = {}
    for line in lines:
        if line.joined:
            groups.setdefault((line.taker, line.joined), []).append(line)
    for (owner, joined), found in groups.items():
        titles = "; ".join(map(title_of, found))
        yield Sharing(tale.new.The(owner), capital(tale.new.those(joined)), titles)


def partings(tale: Tale, lines: Iterable[LedgerLine]) -> Iterable[Sharing]:
    """Yield what is no longer shared, by owner and by who leaves it."""
    groups: dict[tuple[str, tuple[str, ...]], list[LedgerLine]] = {}
    for line in lines:
        if line.left:
            groups.setdefault((line.taker, line.left), []).append(line)
    for (owner, left), found in groups.items():
        titles = "; ".join(map(title_of, found))
        yield Sharing(tale.new.The(owner), capital(tale.old.those(left)), titles)
