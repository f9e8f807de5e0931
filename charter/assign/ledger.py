"""What a reorganisation does to every responsibility and decision: a ledger that balances."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from charter.assign.comparison import assignments
from charter.assign.conditions import applies, setting_for, unanswered
from charter.assign.organisation import Assignment, Organisation
from charter.named_tuples import NamedTuple
from charter.read.catalog import Entry

Fate = Literal["kept", "moved", "shared", "added", "ended", "fallen"]
BEFORE: tuple[Fate, ...] = ("kept", "moved", "shared", "ended", "fallen")
AFTER: tuple[Fate, ...] = ("kept", "moved", "shared", "added", "fallen")


class LedgerLine(NamedTuple):
    """What becomes of one entry. One that was there before and has no owner now is fallen.

    `giver` is its owner's id before and `taker` after; "" where there is none. `joined` names who
    is new among those who do it, are heard or can stop it. `why` says why it is added or ended.
    """

    kind: Fate
    entry: Entry
    giver: str
    taker: str
    joined: tuple[str, ...] = ()
    why: str = ""


class Ledger(NamedTuple):
    """Every entry of either side, once. `persons` maps a position before to the same one after."""

    before: Organisation
    after: Organisation
    persons: Mapping[str, str]
    lines: tuple[LedgerLine, ...]

    def of(self, *kinds: Fate) -> tuple[LedgerLine, ...]:
        """Return the lines of these kinds."""
        return tuple(line for line in self.lines if line.kind in kinds)

    @property
    def sums(self) -> dict[Fate, int]:
        """Return how many lines each kind has."""
        kinds: tuple[Fate, ...] = ("kept", "moved", "shared", "added", "ended", "fallen")
        return {kind: len(self.of(kind)) for kind in kinds}

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
        return any(line.kind != "kept" for line in self.lines)

    def before_of(self, name: str) -> str:
        """Return the position that the holder of `name` had before, or nothing."""
        return next((old for old, new in self.persons.items() if new == name), "")


def balance(
    before: Organisation, after: Organisation, named: Mapping[str, str] | None = None
) -> Ledger:
    """Return what becomes of every entry. `named` maps positions before to those after."""
    persons = same_persons(before, after, named or {})
    old, new = assignments(before), assignments(after)
    lines = []
    for name in dict.fromkeys((*old, *new)):
        if name not in new:
            why = _why(old[name].entry, after)
            lines.append(LedgerLine("ended", old[name].entry, old[name].accountable, "", why=why))
        elif name not in old:
            why = _why(new[name].entry, before)
            lines.append(LedgerLine("added", new[name].entry, "", new[name].accountable, why=why))
        else:
            lines.append(_line(old[name], new[name], persons))
    return Ledger(before, after, persons, tuple(lines))


def same_persons(
    before: Organisation, after: Organisation, named: Mapping[str, str]
) -> dict[str, str]:
    """Return the position that each position's holder has afterwards: as named, else the same."""
    taken = set(named.values())
    persons = {}
    for name in before.positions:
        if name in named:
            persons[name] = named[name]
        elif name in after.positions and name not in taken:
            persons[name] = name
    return persons


def _line(old: Assignment, new: Assignment, persons: Mapping[str, str]) -> LedgerLine:
    giver, taker = old.accountable, new.accountable
    if not taker:
        return LedgerLine("fallen", new.entry, giver, "")
    if not giver or persons.get(giver) != taker:
        return LedgerLine("moved", new.entry, giver, taker)
    there = {persons.get(name) for name in (*old.responsible, *old.consulted, *old.veto)}
    now = dict.fromkeys((*new.veto, *new.responsible, *new.consulted))
    joined = tuple(name for name in now if name not in there)
    return LedgerLine("shared" if joined else "kept", new.entry, giver, taker, joined)


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
