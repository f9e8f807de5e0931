"""With whom each person must talk before and after a reorganisation: told once, for both sides."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cached_property

from charter.assign.holding import holding, leaves_early
from charter.assign.ledger import LedgerLine
from charter.assign.organisation import Position
from charter.compose.limits import limits_of
from charter.compose.tale import Tale, counted
from charter.named_tuples import NamedTuple

TALK = 14
"""Days before the change, or before somebody leaves, by which giver and taker have talked."""
SETTLE = 7
"""Days before it by which reporting lines are settled."""
SIGN = "Agree goals and limits, and sign the new charter."
AGREE = "Agree goals and limits."
READ = "Read the new charter together, and sign it."


class Someone(NamedTuple):
    """A person by the positions before and after; without any it is who is above the head.

    Without one before it is somebody new, or whoever takes an open position.
    """

    old: str
    new: str


class Meeting(NamedTuple):
    """One conversation: `about` is what it is for each side. `by` is None while one is not there.

    `acting` names the position for which the second one acts in it, if any.
    """

    by: date | None
    one: Someone
    other: Someone
    about: tuple[str, str]
    acting: str = ""


BOARD = Someone("", "")


class Meetings:
    """All meetings of one reorganisation on `day`; `today` its papers are written.

    `sign` names the positions whose charters are to be signed.
    """

    def __init__(self, tale: Tale, day: date, today: date, sign: Collection[str]) -> None:
        self.tale, self.ledger = tale, tale.ledger
        self.day, self.today, self.sign = day, today, sign

    @cached_property
    def all(self) -> tuple[Meeting, ...]:
        """Return every meeting; nobody has one alone."""
        found = (self._of_work(), self._of_lines(), self._of_acting(), self._of_sharing())
        return tuple(meeting for each in found for meeting in each)

    def doer(self, position: str) -> Someone:
        """Return who does the work of a position after the change."""
        held = holding(self.ledger.after.positions, position, self.day).holder
        return Someone(self.ledger.before_of(held), held) if held else BOARD

    def doer_before(self, position: str) -> Someone:
        """Return who does the work of a position on the day before the change."""
        held = holding(self.ledger.before.positions, position, self.day).holder
        return self.person_of(held) if held else BOARD

    def name(self, one: Someone) -> str:
        """Return how papers call somebody."""
        if one != BOARD:
            return self.tale.person(*one)
        words, company = self.tale.new, self.ledger.after.company
        return words.leader("") or f"whoever signs for {company.legal_name}"

    def person_of(self, old: str) -> Someone:
        """Return the person who has a position before."""
        return Someone(old, self.ledger.persons.get(old, ""))

    def whose(self, position: str) -> Someone:
        """Return whoever has a position after the change, or will take it."""
        return Someone(self.ledger.before_of(position), position)

    def is_here(self, position: str) -> bool:
        """Return whether a position's own holder does its work on the day of the change."""
        return holding(self.ledger.after.positions, position, self.day).holder == position

    def above(self, position: str, but: Someone = BOARD) -> tuple[Someone, str]:
        """Return who is above a position and here today, and the position that person acts for.

        Whoever is `but`, or is not here yet, is passed over; above all is the board.
        """
        seen = {position}
        while (position := self.ledger.after.positions[position].reports_to) not in ("", *seen):
            seen.add(position)
            doer = self.doer(position)
            if doer.old and doer != but:
                return doer, "" if doer.new == position else position
        return BOARD, ""

    def _by(self, days: int, *people: Someone) -> date:
        """Return a day before the change, and before any of these people leaves."""
        last = self.day
        for one in people:
            if one.old and not one.new:
                last = min(last, self.tale.last_day(one.old) or last)
        return max(last - timedelta(days), min(self.today, last))

    def _of_work(self) -> Iterator[Meeting]:
        ledger = self.ledger
        now: dict[tuple[Someone, Someone, str], list[LedgerLine]] = {}
        later: dict[tuple[Someone, Someone], list[LedgerLine]] = {}
        early: dict[tuple[Someone, Someone], list[LedgerLine]] = {}
        for line in ledger.lines:
            if line.giver and line.eve and line.eve != line.giver and self._left(line.giver):
                pair = self.person_of(line.giver), self.person_of(line.eve)
                early.setdefault(pair, []).append(line)
            if not line.taker or not line.held:
                continue
            taker = Someone(ledger.before_of(line.held), line.held)
            before = self.ledger.before.positions
            claiming = [holding(before, name, self.day).holder for name in line.claimed]
            for eve in dict.fromkeys(claiming or [line.eve]):
                giver = self.person_of(eve) if eve else BOARD
                if eve and giver != taker:
                    now.setdefault((giver, taker, line.taker), []).append(line)
            if line.held != line.taker and line.kind in ("moved", "settled", "added", "handed"):
                later.setdefault((taker, self.whose(line.taker)), []).append(line)
        for (one, other), lines in early.items():
            yield self._handing(self._by(TALK, one), one, other, counted(lines))
        for (giver, taker, owner), lines in now.items():
            yield from self._handed_over(giver, taker, owner, counted(lines))
        for (taker, whose), lines in later.items():
            what = f"{counted(lines)}, held meanwhile"
            yield self._handing(None, taker, whose, what)

    def _left(self, old: str) -> bool:
        """Return whether the holder of a position leaves it before the day of the change."""
        return leaves_early(self.ledger.before.positions[old], self.day)

    def _handed_over(
        self, giver: Someone, taker: Someone, owner: str, count: str
    ) -> Iterator[Meeting]:
        what = f"{count}: open matters, promises, papers"
        if owner != taker.new:
            what = f"{count}, held for {self.tale.new.the(owner)}"
        if taker.old:
            yield self._handing(self._by(TALK, giver), giver, taker, what)
        elif giver.new:
            yield self._handing(None, giver, taker, what)
        else:
            # Who leaves cannot wait for somebody who is not there yet.
            between, acting = self.above(taker.new, giver)
            new = self.name(taker)
            work = f"{count} for {self.tale.new.the(owner)}" if owner != taker.new else count
            kept = f"{work}, to be passed on to {new}"
            yield self._handing(self._by(TALK, giver), giver, between, kept, acting)
            yield self._handing(None, between, taker, f"{work}, from {self.name(giver)}")
        if giver.new and owner != taker.new and self.whose(owner) != giver:
            whose = self.whose(owner)
            yield self._handing(None, giver, whose, f"{count}: open matters, promises, papers")

    def _handing(
        self, by: date | None, one: Someone, other: Someone, what: str, acting: str = ""
    ) -> Meeting:
        return Meeting(by, one, other, (f"Hand over {what}.", f"Take over {what}."), acting)

    def _of_lines(self) -> Iterator[Meeting]:
        ledger = self.ledger
        for name, position in ledger.after.positions.items():
            one = self.whose(name)
            above, acting = self._boss(name, one)
            if not one.old:
                seat = ledger.before.positions.get(name)
                if position.status == "filled" or seat is None or seat.status == "filled":
                    about = self._about(position, SIGN)
                    yield Meeting(None, one, above, (about, about), acting)
                continue
            was = ledger.before.positions[one.old]
            before = self.doer_before(was.reports_to)
            moved = not ledger.goes_on(was.reports_to, position.reports_to) and bool(
                was.reports_to or position.reports_to
            )
            changed = moved or before != self.doer(position.reports_to)
            other = one.old != name or was.title != position.title
            sign = name in self.sign
            if changed or other or sign:
                about = READ if not (changed or other) else SIGN if sign else AGREE
                about = self._about(position, about)
                here = above == BOARD or above.old
                by = self._by(SETTLE) if here else None
                yield Meeting(by, one, above, (about, about), acting)
            whose = self.whose(position.reports_to) if position.reports_to else BOARD
            if changed and whose != BOARD and not self.is_here(position.reports_to):
                about = self._about(position, AGREE)
                yield Meeting(None, one, whose, (about, about))
            if changed and before not in (BOARD, above, one):
                yield from self._passed_on(one, before, above)

    def _about(self, position: Position, said: str) -> str:
        """Return what is agreed: limits only where the charter has some, or some to be set."""
        limits = limits_of(self.ledger.after, position, self.tale.new)
        return said if limits else said.replace(" and limits", "")

    def _boss(self, name: str, one: Someone) -> tuple[Someone, str]:
        """Return whom somebody meets for the position above: who does its work on that day."""
        above = self.ledger.after.positions[name].reports_to
        doer = self.doer(above)
        if doer not in (one, BOARD):
            return doer, "" if doer.new == above else above
        return self.above(name, one)

    def _passed_on(self, report: Someone, before: Someone, after: Someone) -> Iterator[Meeting]:
        """Yield what a former boss tells a report, and passes on to the new boss."""
        new, who = self.name(after), self.name(report)
        by = self._by(SETTLE, before)
        tells = f"Tell what passes to {new}: goals and agreements."
        yield Meeting(by, before, report, (tells, tells.replace("Tell", "Hear", 1)))
        if after != BOARD and (after.old or before.new):
            says = f"Pass on goals and agreements with {who}."
            hears = says.replace("Pass on", "Take over", 1)
            yield Meeting(by if after.old else None, before, after, (says, hears))

    def _of_acting(self) -> Iterator[Meeting]:
        """Yield what whoever acts agrees with the position above the one that is not there."""
        ledger = self.ledger
        for owner in ledger.after.positions:
            doer = self.doer(owner)
            if self.is_here(owner) or doer == BOARD:
                continue
            was = self.doer_before(owner) if owner in ledger.before.positions else BOARD
            manager, acting = self.above(owner, doer)
            if was == doer or manager == BOARD:
                continue
            the, who = self.tale.new.the(owner), self.name(doer)
            about = (
                f"Agree what you decide for {the}, and what waits.",
                f"Agree what {who} decides for {the}, and what waits.",
            )
            yield Meeting(self._by(TALK) if doer.old else None, doer, manager, about, acting)

    def _of_sharing(self) -> Iterator[Meeting]:
        shared: dict[tuple[Someone, Someone, bool], list[LedgerLine]] = {}
        for line in self.ledger.of("shared", "handed"):
            for name in line.joined:
                here = self.is_here(name) and self.is_here(line.taker)
                pair = self.whose(line.taker), self.whose(name), here
                shared.setdefault(pair, []).append(line)
        for (owner, joined, here), lines in shared.items():
            # Its owner answers and decides alone: nobody reads a half of it here.
            who = self.name(joined)
            about = f"Agree how and when {who} takes part in {counted(lines)}, whose owner stays."
            yield Meeting(self.day if here else None, owner, joined, (about, about))
