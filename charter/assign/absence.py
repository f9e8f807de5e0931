"""What a company could not do while somebody is away: the absence drill."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from charter.assign.deputies import named_deputy
from charter.assign.organisation import Assignment, Organisation
from charter.assign.positions import holder_of
from charter.assign.workload import is_heavy
from charter.named_tuples import NamedTuple


class Undecided(NamedTuple):
    """A decision that nobody decides meanwhile, and why.

    `reason` is no-deputy, reserved (it waits, as the company file says), or deputy-away. `asked` is
    the deputy who is away too, or "".
    """

    entry: str
    title: str
    owner: str
    reason: str
    asked: str = ""


class StandIn(NamedTuple):
    """Who takes work meanwhile: how many entries, its share of all work then and `before`.

    It `breaks` where the share is more than one can carry, as `charter check` tells it too.
    """

    position: str
    decisions: int
    responsibilities: int
    share: float
    before: float
    breaks: bool


class Unusable(NamedTuple):
    """A veto, or a limit, that nobody has meanwhile: of `position`, on an entry or up to a sum."""

    position: str
    what: str
    title: str


class Absence(NamedTuple):
    """What is left undone while some positions are away. `also` are those that their holders hold.

    `stand_ins` has the most loaded first.
    """

    away: tuple[str, ...]
    also: tuple[str, ...]
    undecided: tuple[Undecided, ...]
    stand_ins: tuple[StandIn, ...]
    vetoes: tuple[Unusable, ...]
    reports: tuple[str, ...]
    limits: tuple[Unusable, ...]

    @property
    def fine(self) -> bool:
        """Return whether everything goes on, but for what is said to wait."""
        left = [each for each in self.undecided if each.reason != "reserved"]
        breaks = any(each.breaks for each in self.stand_ins)
        return not (left or breaks or self.vetoes or self.reports or self.limits)


def absence_of(organisation: Organisation, away: Collection[str]) -> Absence:
    """Return what is left undone while the holders of `away` are not there.

    Only who is named stands in: a deputy, or a line under `deputies`. Who acts for a vacant
    position is away from that one too.
    """
    drill = _Drill(organisation, away)
    return Absence(
        away=tuple(name for name in organisation.positions if name in away),
        also=tuple(name for name in organisation.positions if name in drill.out - {*away}),
        undecided=tuple(drill.undecided()),
        stand_ins=tuple(drill.stand_ins()),
        vetoes=tuple(drill.vetoes()),
        reports=tuple(drill.reports()),
        limits=tuple(drill.limits()),
    )


def each_away(organisation: Organisation) -> tuple[Absence, ...]:
    """Return the drill for each position that somebody holds, one at a time."""
    filled = (name for name, p in organisation.positions.items() if p.status == "filled")
    return tuple(absence_of(organisation, (name,)) for name in filled)


class _Drill:
    def __init__(self, organisation: Organisation, away: Collection[str]) -> None:
        self.organisation = organisation
        self.positions = organisation.positions
        self.held = {name: holder_of(self.positions, name) or "" for name in self.positions}
        self.out = {name for name, holder in self.held.items() if holder in away} | {*away}

    def there(self, name: str) -> str:
        """Return who is there of a position and the deputies after it, by what they hold, or "".

        A vacant position without a deputy is stood in for as whoever acts for it is.
        """
        seen: set[str] = set()
        while name and name not in seen:
            if name not in self.out and self.held[name]:
                return self.held[name]
            seen.add(name)
            position = self.positions[name]
            name = position.given.deputy or (position.acting if position.status != "filled" else "")
        return ""

    def decider(self, decision: Assignment) -> str:
        """Return who decides meanwhile, or ""."""
        name = decision.accountable
        if name not in self.out:
            return self.held.get(name, "")
        owner = self.positions[name]
        deputy = named_deputy(self.organisation, decision)
        if (
            not deputy
            and owner.status != "filled"
            and decision.entry.id not in owner.given.reserved
        ):
            deputy = owner.acting
        return self.there(deputy)

    def _mine(self) -> Iterator[Assignment]:
        yield from (a for a in self.organisation.decisions.values() if a.accountable in self.out)

    def undecided(self) -> Iterator[Undecided]:
        for a in self._mine():
            if self.decider(a):
                continue
            asked = named_deputy(self.organisation, a)
            owner = self.positions[a.accountable]
            reason = "deputy-away" if asked else "no-deputy"
            if a.entry.id in owner.given.reserved and not asked:
                reason = "reserved"
            yield Undecided(a.entry.id, a.entry.title, a.accountable, reason, asked)

    def stand_ins(self) -> list[StandIn]:
        """Return who takes what. Work goes to the deputy of its owner, decisions as they say."""
        taken: dict[str, list[Assignment]] = {}
        for a in self._mine():
            if name := self.decider(a):
                taken.setdefault(name, []).append(a)
        for a in self.organisation.responsibilities.values():
            if a.accountable in self.out and (name := self.there(a.accountable)):
                taken.setdefault(name, []).append(a)
        load = self.organisation.load
        total = sum(item.weight for item in load.values()) or 1
        today = dict.fromkeys((name for name in self.held.values() if name not in self.out), 0)
        for name, holder in self.held.items():
            if name not in self.out and holder in today:
                today[holder] += load[name].weight
        weights = {n: w + sum(a.entry.weight for a in taken.get(n, ())) for n, w in today.items()}
        found = []
        for name, entries in taken.items():
            next_one = max((w for n, w in weights.items() if n != name), default=0)
            share, before = weights[name] / total, today[name] / total
            decisions = sum(a.entry.kind == "decision" for a in entries)
            breaks = is_heavy(share, next_one / total)
            rest = len(entries) - decisions
            found.append(StandIn(name, decisions, rest, share, before, breaks))
        return sorted(found, key=lambda each: -each.share)

    def vetoes(self) -> Iterator[Unusable]:
        """Yield each veto whose holder is away, and that no other than the decider could use."""
        organisation = self.organisation
        for a in (*organisation.responsibilities.values(), *organisation.decisions.values()):
            for name in a.veto:
                if name in self.out and self.there(name) in ("", self._doer(a)):
                    yield Unusable(name, a.entry.id, a.entry.title)

    def _doer(self, a: Assignment) -> str:
        return self.decider(a) if a.entry.kind == "decision" else self.there(a.accountable)

    def reports(self) -> Iterator[str]:
        """Yield who is there and has no boss: neither a deputy of the boss, nor one above both.

        A report that is itself the deputy answers to whoever is above its boss.
        """
        for name, position in self.positions.items():
            above = position.reports_to
            if name in self.out or above not in self.out or position.status != "filled":
                continue
            leader = self.there(above)
            if leader == name:
                top = self.positions[above].reports_to
                leader = self.there(top) if top else name
                leader = leader if leader != name or not top else ""
            if not leader:
                yield name

    def limits(self) -> Iterator[Unusable]:
        """Yield each limit of whoever is away up to which nobody who is there can sign."""
        for name in self.positions:
            given = self.positions[name].given.limits
            if name not in self.out or self.positions[name].status != "filled":
                continue
            stand_in = self.there(name)
            signers = [stand_in] if stand_in else []
            signers += [n for n in self._above(name) if n not in self.out]
            if given.spend is not None and not any(
                self._may_spend(n, given.spend, given.currency) for n in signers
            ):
                yield Unusable(name, "spend", f"{given.currency} {given.spend:,.0f}")
            if given.hire and not any(self._may_hire(n) for n in signers):
                yield Unusable(name, "hire", given.hire)

    def _above(self, name: str) -> list[str]:
        line: list[str] = []
        while (name := self.positions[name].reports_to) in self.positions and name not in line:
            line.append(name)
        return line

    def _may_spend(self, name: str, amount: float, currency: str) -> bool:
        limits = self.positions[name].given.limits
        if limits.spend is None:
            return not self.positions[name].reports_to  # nobody has set the head a limit
        return limits.currency == currency and limits.spend >= amount

    def _may_hire(self, name: str) -> bool:
        position = self.positions[name]
        return bool(position.given.limits.hire) or not position.reports_to
