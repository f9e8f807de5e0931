"""The ledger of a reorganisation as a paper: what moves, from whom to whom, and the sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from charter.assign.ledger import AFTER, BEFORE, Fate, Ledger, LedgerLine
from charter.assign.ledger_dates import holding
from charter.assign.ledger_guard import Guarded, guarded
from charter.compose.papers import Group
from charter.compose.wording import Wording, capital
from charter.named_tuples import NamedTuple
from charter.read.languages import message, require_english, say_in

NO_ADVICE = message(
    "Such a change can count as a breach of contract, or as “good reason” to leave in some "
    "contracts. Let a lawyer read the contract before the change is announced. "
    "This is a list and no legal advice."
)
LABELS: dict[Fate, str] = {
    "kept": message("Kept"),
    "moved": message("Moved"),
    "shared": message("Newly shared"),
    "ended": message("Ended"),
    "added": message("Added"),
    "fallen": message("Falls between"),
}


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
    """Entries that keep their owner and gain the same people."""

    owner: str
    joined: str
    titles: str


class LedgerPaper(NamedTuple):
    """What becomes of every responsibility and decision."""

    company: str
    legal_name: str
    language: str
    country: str
    date: date
    date_text: str
    change: str
    day: str
    summary: tuple[str, ...]
    guard: tuple[Group, ...]
    advice: str
    sums: tuple[tuple[str, str, str], ...]
    moved: tuple[Parcel, ...]
    shared: tuple[Sharing, ...]
    added: tuple[tuple[str, str, str], ...]
    ended: tuple[tuple[str, str, str], ...]
    kept: tuple[Group, ...]
    notes: tuple[str, ...]
    kind: str = "ledger"

    @property
    def name(self) -> str:
        """Return the file name."""
        return "ledger"

    @property
    def heading(self) -> str:
        """Return the document's title."""
        return say_in(self.language, message("Ledger of the reorganisation"))


class Tale:
    """How the papers of one reorganisation name its positions, dates and amounts of work."""

    def __init__(self, ledger: Ledger, day: date | None) -> None:
        self.ledger = ledger
        self.day = day
        self.old = Wording(ledger.before)
        self.new = Wording(ledger.after)

    def giver(self, name: str) -> str:
        """Return a position of before: "the CPTO (then the CTO)", or "nobody"."""
        if not name:
            return self.new.say("nobody")
        was, now = self.old.the(name), self.ledger.persons.get(name, "")
        if not now:
            return was
        then = self.new.the(now)
        if then == was:
            return was
        return self.new.say("{position} (then {other})", position=was, other=then)

    def when(self) -> str:
        """Return the day of the change in words."""
        return self.new.day(self.day) if self.day else self.new.say("the day of the change")

    def meanwhile(self, taker: str) -> str:
        """Return who does the work of `taker` on the day of the change; "" where it does itself."""
        held = holding(self.ledger.after.positions, taker, self.day)
        if held.holder == taker:
            return ""
        position = self.ledger.after.positions[taker]
        who = self.new.The(taker)
        parts = [] if position.status == "filled" else [f"is {position.status}"]
        if held.until:
            parts.append(f"is to start on {self.new.day(held.until)}")
        said = f"{who} {' and '.join(parts)}." if parts else f"{who} is not there yet."
        if not held.holder:
            return f"{said} Nobody holds this work meanwhile."
        was = self.ledger.before_of(held.holder)
        now = self.new.the(held.holder)
        today = f" ({self.old.the(was)} today)" if was and self.old.the(was) != now else ""
        return f"{said} Until somebody is there, {now}{today} holds this work."

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
    work = len(lines) - calls
    parts = []
    if work:
        parts.append("1 responsibility" if work == 1 else f"{work} responsibilities")
    if calls:
        parts.append("1 decision" if calls == 1 else f"{calls} decisions")
    return " and ".join(parts) or "nothing"


def compose_ledger(
    ledger: Ledger, day: date | None, today: date, notes: Sequence[str] = ()
) -> LedgerPaper:
    """Return what the ledger says of a change on `day`, written on `today`."""
    company = ledger.after.company
    require_english(company, "the ledger")
    tale = Tale(ledger, day)
    kept: dict[str, list[LedgerLine]] = {}
    for line in ledger.of("kept"):
        kept.setdefault(line.taker, []).append(line)
    structures = [
        side.catalog.structures[side.company.structure].title
        for side in (ledger.before, ledger.after)
    ]
    return LedgerPaper(
        company=company.name,
        legal_name=company.legal_name,
        language=tale.new.language,
        country=company.country,
        date=today,
        date_text=tale.new.day(today),
        change=f"from {structures[0]} to {structures[1]}",
        day=tale.new.day(day) if day else "",
        summary=tuple(summary(tale)),
        guard=tuple(guard_groups(ledger)),
        advice=NO_ADVICE,
        sums=tuple(sums_rows(ledger)),
        moved=tuple(moves(tale)),
        shared=tuple(sharings(tale, ledger.of("shared"))),
        added=tuple(
            (title_of(x), tale.new.The(x.taker), _why(tale.new, x, "now"))
            for x in ledger.of("added")
        ),
        ended=tuple(
            (title_of(x), capital(tale.giver(x.giver)), _why(tale.new, x, "no longer"))
            for x in ledger.of("ended")
        ),
        kept=tuple(
            Group(tale.new.The(name), tuple(map(title_of, kept[name])))
            for name in ledger.after.positions
            if name in kept
        ),
        notes=tuple(notes),
    )


def _why(words: Wording, line: LedgerLine, when: str) -> str:
    kind, _, facts = line.why.partition(" ")
    if kind == "fact":
        return f"{facts.replace('_', ' ')}: the company's fact {when} calls for it".capitalize()
    return {
        "catalogue": words.say(
            "It stands in this catalogue only: it is {when} part of it", when=when
        ),
        "structure": f"The structure {when} calls for it",
    }[kind]


def summary(tale: Tale) -> Iterable[str]:
    """Yield what a reader must know first, a sentence each."""
    ledger = tale.ledger
    if not ledger.changes:
        yield "Nothing moves: every responsibility and decision keeps its owner."
        return
    for old, new in ledger.persons.items():
        was, now = ledger.before.positions[old].short, ledger.after.positions[new].short
        if was != now:
            yield f"The {was} becomes the {now} on {tale.when()}."
    for old in ledger.before.positions:
        if old not in ledger.persons:
            yield f"There is no {ledger.before.positions[old].short} after {tale.when()}."
    for new in ledger.after.positions:
        if not ledger.before_of(new):
            yield f"The {ledger.after.positions[new].short} is new. {tale.meanwhile(new)}".strip()


def sums_rows(ledger: Ledger) -> Iterable[tuple[str, str, str]]:
    """Yield label, number before and number after for each kind, and the totals last."""
    sums, totals = ledger.sums, ledger.totals
    for kind, label in LABELS.items():
        if kind == "fallen" and not sums[kind]:
            continue
        yield (
            label,
            str(sums[kind]) if kind in BEFORE else "–",
            str(sums[kind]) if kind in AFTER else "–",
        )
    yield "Total", str(totals[0]), str(totals[1])


def moves(tale: Tale) -> Iterable[Parcel]:
    """Yield what moves, by giver and taker."""
    ways: dict[tuple[str, str], list[LedgerLine]] = {}
    for line in tale.ledger.of("moved"):
        ways.setdefault((line.giver, line.taker), []).append(line)
    for (giver, taker), lines in ways.items():
        label = f"From {tale.giver(giver)} to {tale.new.the(taker)}"
        yield Parcel(label, counted(lines), tale.meanwhile(taker), tale.rows(lines))


def sharings(tale: Tale, lines: Iterable[LedgerLine]) -> Iterable[Sharing]:
    """Yield what is newly shared, by owner and by who joins."""
    groups: dict[tuple[str, tuple[str, ...]], list[LedgerLine]] = {}
    for line in lines:
        groups.setdefault((line.taker, line.joined), []).append(line)
    for (owner, joined), found in groups.items():
        titles = "; ".join(map(title_of, found))
        yield Sharing(tale.new.The(owner), capital(tale.new.those(joined)), titles)


def guard_groups(ledger: Ledger) -> Iterable[Group]:
    """Yield each signed charter and what it would lose, in words."""
    words = Wording(ledger.before)
    for found in guarded(ledger):
        label = f"{found.position.title}, signed {words.day(found.signed)}"
        yield Group(label, tuple(_losses(found)))


def _losses(found: Guarded) -> Iterable[str]:
    for kind, items in found.losses:
        if kind == "position":
            yield "the position itself, which the new structure does not have"
        elif kind in ("title", "reporting line", "spending limit", "hiring limit", "pay"):
            yield f"{kind}: from {items[0]} to {items[1]}"
        else:
            named = {"vetoes": "right to stop", "direct reports": "direct reports"}
            number = f"{len(items)} " if kind != "vetoes" else ""
            yield f"{number}{named.get(kind, kind)}: {'; '.join(items)}"
