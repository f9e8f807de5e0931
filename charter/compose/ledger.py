"""The ledger of a reorganisation as a paper: what moves, from whom to whom, and the sums."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from charter.assign.ledger import AFTER, BEFORE, Fate, Ledger, LedgerLine
from charter.assign.ledger_seats import seat_changes
from charter.compose.ledger_rows import balance_rows, guard_groups, seat_rows
from charter.compose.notes import told_by_name
from charter.compose.papers import Group
from charter.compose.tale import (
    Parcel,
    Sharing,
    Tale,
    counted,
    partings,
    sharings,
    title_of,
)
from charter.compose.wording import Wording, capital
from charter.facts.languages import message, require_english, say_in
from charter.named_tuples import NamedTuple

NO_ADVICE = message(
    "Such a change can count as a breach of contract, or as “good reason” to leave in some "
    "contracts. Let a lawyer read the contract before the change is announced. "
    "This is a list and no legal advice."
)
LABELS: dict[Fate, str] = {
    "kept": message("Kept"),
    "handed": message("Kept by the position, in other hands"),
    "moved": message("Moved"),
    "settled": message("Settled"),
    "shared": message("Newly shared"),
    "ended": message("Ended"),
    "added": message("Added"),
    "fallen": message("Falls between"),
}
_OFTEN_NONE = ("handed", "settled", "fallen")


class LedgerPaper(NamedTuple):
    """What becomes of every responsibility, decision and position.

    `seats` are position, what, before and after; `balances` person, losses and gains; `charters`
    position and the sections that change. `handed` is what a position keeps in other hands.
    """

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
    seats: tuple[tuple[str, str, str, str], ...]
    balances: tuple[tuple[str, str, str], ...]
    charters: tuple[tuple[str, str], ...]
    sums: tuple[tuple[str, str, str], ...]
    handed: tuple[Parcel, ...]
    moved: tuple[Parcel, ...]
    settled: tuple[Parcel, ...]
    shared: tuple[Sharing, ...]
    parted: tuple[Sharing, ...]
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


def compose_ledger(
    ledger: Ledger,
    day: date | None,
    today: date,
    notes: Sequence[str] = (),
    charters: Sequence[tuple[str, str]] = (),
) -> LedgerPaper:
    """Return what the ledger says of a change on `day`, written on `today`.

    `charters` names the positions whose charters change, and what in each.
    """
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
    change = f"from {structures[0]} to {structures[1]}"
    return LedgerPaper(
        company=company.name,
        legal_name=company.legal_name,
        language=tale.new.language,
        country=company.country,
        date=today,
        date_text=tale.new.day(today),
        change=structures[1] if structures[0] == structures[1] else change,
        day=tale.new.day(day) if day else "",
        summary=tuple(summary(tale)),
        guard=tuple(guard_groups(tale)),
        advice=NO_ADVICE,
        seats=tuple(seat_rows(tale)),
        balances=tuple(balance_rows(tale)),
        charters=tuple(charters),
        sums=tuple(sums_rows(ledger)),
        handed=tuple(handings(tale)),
        moved=tuple(moves(tale)),
        settled=tuple(settlings(tale)),
        shared=tuple(sharings(tale, ledger.of("shared", "handed"))),
        parted=tuple(partings(tale, ledger.lines)),
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
        notes=tuple(told_by_name(notes, (ledger.before, ledger.after))),
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


def summary(tale: Tale, charters: bool = False) -> Iterator[str]:
    """Yield what a reader must know first, a sentence each; `charters`: whether any changes."""
    ledger = tale.ledger
    seats = bool(seat_changes(ledger))
    if not (ledger.changes or seats or charters):
        yield "Nothing moves: every responsibility and decision keeps its owner."
        return
    yield from _of_people(tale)
    yield from _of_seats(tale)
    if not ledger.changes:
        keeps = ", and every position its line, title and holder" * (not seats)
        yield f"Every responsibility and decision keeps its owner{keeps}."


def _of_people(tale: Tale) -> Iterator[str]:
    ledger = tale.ledger
    for old, new in ledger.persons.items():
        was, now = ledger.before.positions[old].short, ledger.after.positions[new].short
        start = ledger.after.positions[new].given.start
        later = start if start and tale.day and start > tale.day else None
        on = tale.on(later) if later else f"on {tale.when()}"
        if was != now:
            yield f"The {was} becomes the {now} {on}."
    for old in ledger.gone:
        last = tale.last_day(old)
        by = tale.new.day(last) if last else tale.when()
        who = capital(tale.person(old, ""))
        ends = f"; from {tale.when()} there is no {ledger.before.positions[old].short}"
        ends = "" if old in ledger.after.positions else ends
        yield f"{who} leaves this position by {by}, and hands over before{ends}."


def _of_seats(tale: Tale) -> Iterator[str]:
    ledger = tale.ledger
    before, after = ledger.before.positions, ledger.after.positions
    for old in before:
        if old not in after and old not in ledger.gone:
            yield f"From {tale.when()} there is no {before[old].short}."
    for new, position in after.items():
        was, short = before.get(new), position.short
        if was is None:
            if not ledger.before_of(new):
                yield f"The {short} is new. {tale.meanwhile(new)}".strip()
            continue
        if new in ledger.newcomers:
            start = position.given.start
            day = tale.new.day(start) if start else tale.when()
            yield f"Somebody new is the {short} from {day}. {tale.meanwhile(new)}".strip()
        elif position.status != "filled" and (was.status, was.acting) != (
            position.status,
            position.acting,
        ):
            yield tale.meanwhile(new)
        if not (
            was.reports_to == position.reports_to
            or ledger.persons.get(was.reports_to) == position.reports_to
        ):
            above = tale.new.the(position.reports_to)
            yield f"The {short} reports to {above} instead of {tale.old.the(was.reports_to)}."


def sums_rows(ledger: Ledger) -> Iterable[tuple[str, str, str]]:
    """Yield label, number before and number after for each kind, and the totals last."""
    sums, totals = ledger.sums, ledger.totals
    for kind, label in LABELS.items():
        if kind in _OFTEN_NONE and not sums[kind]:
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


def settlings(tale: Tale) -> Iterable[Parcel]:
    """Yield what several claimed before and one owns afterwards, by who did and who does."""
    ways: dict[tuple[tuple[str, ...], str], list[LedgerLine]] = {}
    for line in tale.ledger.of("settled"):
        ways.setdefault((line.claimed, line.taker), []).append(line)
    for (claimed, taker), lines in ways.items():
        label = f"Settled on {tale.new.the(taker)}; claimed before by {tale.claimants(claimed)}"
        yield Parcel(label, counted(lines), tale.meanwhile(taker), tale.rows(lines))


def handings(tale: Tale) -> Iterable[Parcel]:
    """Yield what positions keep in other hands, by position."""
    ways: dict[tuple[str, str, str], list[LedgerLine]] = {}
    for line in tale.ledger.of("handed"):
        ways.setdefault((line.taker, line.eve, line.held), []).append(line)
    for (seat, eve, held), lines in ways.items():
        hands = tale.giver(eve), tale.whoever(held) if held else "nobody"
        label = f"{tale.new.The(seat)}, from the hands of {hands[0]} into those of {hands[1]}"
        yield Parcel(label, counted(lines), tale.meanwhile(seat), tale.rows(lines))
