"""What a reorganisation does to every responsibility and decision: a ledger that balances."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from charter.assign.comparison import assignments
from charter.assign.conditions import applies, setting_for, unanswered
from charter.assign.holding import holding
from charter.assign.organisation import Assignment, Organisation
from charter.facts.catalog import Entry
from charter.named_tuples import NamedTuple

Fate = Literal["kept", "handed", "moved", "settled", "shared", "added", "ended", "fallen"]
FATES: tuple[Fate, ...] = (
    *("kept", "handed", "moved", "settled"),
    *("shared", "ended", "added", "fallen"),
)
BEFORE: tuple[Fate, ...] = ("kept", "handed", "moved", "settled", "shared", "ended", "fallen")
AFTER: tuple[Fate, ...] = ("kept", "handed", "moved", "settled", "shared", "added", "fallen")


class LedgerLine(NamedTuple):
    """What becomes of one entry. One that was there before and has no owner now is fallen.

    `giver` is its owner's id before and `taker` after; "" where there is none. `eve` and `held` are
    the positions whose holders do the work before and on the day of the change: where the owner is
    the same position and they are two people, it is handed on. `joined` names who is new among
    those who do it, are heard or can stop it, `left` who no longer is. `why` says why it is added
    or ended. What was `claimed` by several before and has one owner after is settled.
    """

    kind: Fate
    entry: Entry
    giver: str
    taker: str
    eve: str = ""
    held: str = ""
    joined: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    why: str = ""
    claimed: tuple[str, ...] = ()


class Ledger(NamedTuple):
    """Every entry of either side, once. `persons` maps a position before to the same one after.

    A position whose holder has none afterwards is not in it, and neither is one without a holder.
    """

    before: Organisation
    after: Organisation
    persons: Mapping[str, str]
    lines: tuple[LedgerLine, ...]
    day: date | None = None

    def of(self, *kinds: Fate) -> tuple[LedgerLine, ...]:
        """Return the lines of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def sums(self) -> dict[Fate, int]:
        """Return how many lines each kind has."""
        return {kind: len(self.of(kind)) for kind in FATES}

    @property
    def totals(self) -> tuple[int, int]:
        """Return how many entries either side has, counted apart from the lines."""
        return len(assignments(self.before)), len(assignments(self.after))

    @property
    def balances(self) -> bool:
        """Return whether the lines account for every entry of either side."""
        sums = self.sums
        return self.totals == (sum(sums[k] for k in BEFORE), sum(sums[k] for k in AFTER))

    @property
    def changes(self) -> bool:
        """Return whether anything is moved, shared, added, ended or falls between."""
        return any(line.kind != "kept" or line.left for line in self.lines)

    @property
    def gone(self) -> tuple[str, ...]:
        """Return the positions before whose holders have none afterwards."""
        held = (p.id for p in self.before.positions.values() if p.status == "filled")
        return tuple(name for name in held if name not in self.persons)

    @property
    def newcomers(self) -> tuple[str, ...]:
        """Return the positions after whose holders had none before."""
        known = set(self.persons.values())
        held = (p.id for p in self.after.positions.values() if p.status == "filled")
        return tuple(name for name in held if name not in known)

    def before_of(self, name: str) -> str:
        """Return the position that the holder of `name` had before, or nothing."""
        return next((old for old, new in self.persons.items() if new == name), "")

    def goes_on(self, old: str, new: str) -> bool:
        """Return whether a position before is this one after: by itself, or by its holder."""
        return bool(old) and bool(new) and (old == new or self.persons.get(old) == new)


def balance(
    before: Organisation,
    after: Organisation,
    persons: Mapping[str, str],
    day: date | None = None,
) -> Ledger:
    """Return what becomes of every entry on `day`. `persons` maps positions to those after."""
    ledger = Ledger(before, after, persons, (), day)
    old, new = assignments(before), assignments(after)
    lines = []
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            line = _ended(ledger, old[name])
        elif name not in old:
            line = _added(ledger, new[name])
        else:
            line = _line(ledger, old[name], new[name])
        lines.append(line)
    return ledger._replace(lines=tuple(lines))


def _ended(ledger: Ledger, old: Assignment) -> LedgerLine:
    eve = holding(ledger.before.positions, old.accountable, ledger.day).holder
    why = _why(old.entry, ledger.after)
    return LedgerLine("ended", old.entry, old.accountable, "", eve, why=why)


def _added(ledger: Ledger, new: Assignment) -> LedgerLine:
    held = holding(ledger.after.positions, new.accountable, ledger.day).holder
    why = _why(new.entry, ledger.before)
    return LedgerLine("added", new.entry, "", new.accountable, "", held, why=why)


def _line(ledger: Ledger, old: Assignment, new: Assignment) -> LedgerLine:
    giver, taker = old.accountable, new.accountable
    eve = holding(ledger.before.positions, giver, ledger.day).holder
    if not taker:
        return LedgerLine("fallen", new.entry, giver, "", eve)
    held = holding(ledger.after.positions, taker, ledger.day).holder
    parts = (*old.responsible, *old.consulted, *old.veto)
    now = dict.fromkeys((*new.veto, *new.responsible, *new.consulted))
    joined = tuple(n for n in now if not any(ledger.goes_on(part, n) for part in parts))
    left = tuple(part for part in parts if not any(ledger.goes_on(part, n) for n in now))
    left = tuple(part for part in left if not ledger.goes_on(part, taker))
    line = LedgerLine("kept", new.entry, giver, taker, eve, held, (), left)
    if old.claimed:
        return line._replace(kind="settled", joined=joined, claimed=old.claimed)
    if not ledger.goes_on(giver, taker):
        return line._replace(kind="moved")
    same_hands = ledger.persons.get(eve, "") == held
    if giver == taker and not same_hands:
        return line._replace(kind="handed", joined=joined)
    return line._replace(kind="shared", joined=joined) if joined else line


def _why(entry: Entry, elsewhere: Organisation) -> str:
    """Return why an entry does not apply in the other organisation: catalogue, structure, fact."""
    catalog = elsewhere.catalog
    other = catalog.responsibilities.get(entry.id) or catalog.decisions.get(entry.id)
    if other is None:
        return "catalogue"
    roles = frozenset(p.role.id for p in elsewhere.positions.values())
    setting = setting_for(elsewhere.company, roles)
    failing = [
        c.fact for c in other.when if not applies((c,), setting) or unanswered((c,), setting)
    ]
    facts = [name for name in failing if name not in ("structures", "roles", "without_roles")]
    return f"fact {', '.join(facts)}" if facts else "structure"
