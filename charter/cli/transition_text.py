"""A ledger in the terminal and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from charter.assign.holding import holding
from charter.assign.ledger import Fate, Ledger
from charter.assign.ledger_guard import Loss, balances, guarded
from charter.assign.ledger_seats import seat_changes
from charter.cli.output import style
from charter.cli.printer import Prose, Text, TextColumn, TextTable
from charter.compose.ledger import NO_ADVICE, handings, moves, settlings, summary, sums_rows
from charter.compose.ledger_rows import balance_rows, guard_groups, seat_rows
from charter.compose.tale import Tale, counted
from charter.problems import Problem

JSON_VERSION = 2
_YEAR = 366
"""Days after which the day of a change is hardly the one that is meant."""
Charters = Sequence[tuple[str, tuple[str, ...]]]
"""Positions whose charters change, and what in each."""


def guard_lines(ledger: Ledger) -> Iterator[Text]:
    """Yield what was signed or promised and would be lost, and that a lawyer should see it."""
    groups = list(guard_groups(Tale(ledger, ledger.day)))
    if not groups:
        return
    yield style("Signed charters and promises that would lose something", bold=True)
    for group in groups:
        yield f"  {group.label}"
        yield from (Prose(item, 4, "- ") for item in group.items)
    yield Prose(NO_ADVICE, 2)
    yield ""


def ledger_lines(ledger: Ledger, notes: Sequence[str], charters: Charters = ()) -> Iterator[Text]:
    """Yield the summary, the sums, and what moves."""
    tale = Tale(ledger, ledger.day)
    when = f", {tale.when()}" if ledger.day else ""
    yield style(f"{ledger.after.company.name}{when}", bold=True)
    yield from (Prose(sentence, 2) for sentence in summary(tale, bool(charters)))
    yield ""
    sums = [[style(str(cell), bold=row[0] == "Total") for cell in row] for row in sums_rows(ledger)]
    yield TextTable([TextColumn(), TextColumn("before", ">"), TextColumn("after", ">")], sums)
    for parcel in (*handings(tale), *moves(tale), *settlings(tale)):
        yield ""
        yield style(f"{parcel.label}: {parcel.amount}", bold=True)
        if parcel.meanwhile:
            yield Prose(parcel.meanwhile, 2)
        for row in parcel.rows:
            titles = "; ".join(t for t in (row.work, row.decisions) if t != "–")
            yield f"  {row.area}: {titles}"
    named: tuple[tuple[Fate, str], ...] = (
        ("shared", "Newly shared"),
        ("added", "Added"),
        ("ended", "Ended"),
    )
    for kind, label in named:
        lines = ledger.of(kind)
        if lines:
            yield ""
            yield style(f"{label}: {counted(lines)}", bold=True)
            yield Prose("; ".join(line.entry.title for line in lines), 2)
    yield from _seats_and_people(tale, charters)
    if notes:
        yield ""
        yield from (Prose(note, 2) for note in notes)


def _seats_and_people(tale: Tale, charters: Charters) -> Iterator[Text]:
    """Yield what changes in positions, for people and in charters."""
    seats = list(seat_rows(tale))
    if seats:
        yield ""
        yield style("What changes in each position", bold=True)
    for who, what, before, after in seats:
        yield Prose(f"{who}: {what}: {before} -> {after}", 2, hang=2)
    rows = list(balance_rows(tale))
    if rows:
        yield ""
        yield style("What each person loses and gains", bold=True)
    for who, losses, gains in rows:
        yield Prose(f"{who} loses: {losses}. Gains: {gains}.", 2, hang=2)
    if charters:
        yield ""
        yield style("Charters that change", bold=True)
    for position, sections in charters:
        yield Prose(f"{tale.new.The(position)}: {'; '.join(sections)}", 2, hang=2)


def data_of(
    ledger: Ledger,
    words: tuple[str, str],
    notes: Sequence[str],
    problems: Sequence[Problem],
    charters: Charters = (),
) -> dict[str, Any]:
    """Return the ledger for machines; the command's help says what is in it."""
    totals, positions, day = ledger.totals, ledger.after.positions, ledger.day
    on = day.isoformat() if day else None
    entries = []
    for line in ledger.lines:
        held = holding(positions, line.taker, day)
        entries.append(
            {
                "id": line.entry.id,
                "title": line.entry.title,
                "kind": line.entry.kind,
                "change": line.kind,
                "from": line.giver or None,
                "claimed": list(line.claimed),
                "to": line.taker or None,
                "on": on if line.kind != "kept" else None,
                "held_before": line.eve or None,
                "held_by": held.holder or None,
                "until": held.until.isoformat()
                if held.until and held.holder != line.taker
                else None,
                "joined": list(line.joined),
                "left": list(line.left),
                "why": line.why or None,
            }
        )
    guard = [
        {
            "position": found.position.id,
            "signed": found.signed.isoformat() if found.signed else None,
            "promised": list(found.promised),
            "after": found.after or None,
            "losses": _losses(found.losses),
        }
        for found in guarded(ledger)
    ]
    return {
        "version": JSON_VERSION,
        "company": ledger.after.company.name,
        "from": words[0],
        "to": words[1],
        "on": on,
        "guard": guard,
        "advice": NO_ADVICE if guard else None,
        "persons": {**ledger.persons, **dict.fromkeys(ledger.gone)},
        "positions": [
            {
                "position": c.position,
                "kind": c.kind,
                "from": c.before or None,
                "to": c.after or None,
            }
            for c in seat_changes(ledger)
        ],
        "balances": [
            {
                "from": found.old or None,
                "to": found.new or None,
                "losses": _losses(found.losses),
                "gains": _losses(found.gains),
            }
            for found in balances(ledger)
        ],
        "charters": [
            {"position": position, "what": list(sections)} for position, sections in charters
        ],
        "sums": ledger.sums
        | {"totals": {"from": totals[0], "to": totals[1]}, "balances": ledger.balances},
        "entries": entries,
        "notes": list(notes),
        "problems": [
            {**p.place._asdict(), "code": p.code, "message": p.message, "hint": p.hint}
            for p in problems
        ],
    }


def _losses(losses: Sequence[Loss]) -> list[dict[str, Any]]:
    return [{"kind": loss.kind, "items": list(loss.items)} for loss in losses]


def long_past(day: date | None, paper_day: date) -> Iterator[str]:
    """Yield that the day of a change is more than a year before that of the papers about it."""
    if day and (paper_day - day).days > _YEAR:
        yield (
            f"the change is from {day} on, more than a year before {paper_day}, the day of these "
            "papers: look whether the year is right"
        )
