"""A ledger in the terminal and as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from charter.assign.ledger import Fate, Ledger
from charter.assign.ledger_dates import between, date_problems, holding
from charter.assign.ledger_guard import guarded
from charter.cli.output import style
from charter.cli.printer import Prose, Text, TextColumn, TextTable
from charter.compose.ledger import NO_ADVICE, Tale, counted, guard_groups, moves, summary, sums_rows
from charter.problems import Problem

JSON_VERSION = 1


def problems_of(ledger: Ledger, day: date | None) -> tuple[Problem, ...]:
    """Return what falls between two owners, what is unsettled in TO, and dates out of order."""
    found = [finding.problem for finding in ledger.after.gaps]
    found += between(ledger, day)
    if day is not None:
        found += date_problems(ledger, day)
    return tuple(sorted(set(found), key=lambda p: (p.place, p.code, p.message)))


def guard_lines(ledger: Ledger) -> Iterator[Text]:
    """Yield what each signed charter would lose, and that a lawyer should see it."""
    groups = list(guard_groups(ledger))
    if not groups:
        return
    yield style("Signed charters that would lose something", bold=True)
    for group in groups:
        yield f"  {group.label}"
        yield from (Prose(item, 4, "- ") for item in group.items)
    yield Prose(NO_ADVICE, 2)
    yield ""


def ledger_lines(ledger: Ledger, day: date | None, notes: Sequence[str]) -> Iterator[Text]:
    """Yield the summary, the sums, and what moves."""
    tale = Tale(ledger, day)
    when = f", {tale.when()}" if day else ""
    yield style(f"{ledger.after.company.name}{when}", bold=True)
    yield from (Prose(sentence, 2) for sentence in summary(tale))
    yield ""
    sums = [[style(str(cell), bold=row[0] == "Total") for cell in row] for row in sums_rows(ledger)]
    yield TextTable([TextColumn(), TextColumn("before", ">"), TextColumn("after", ">")], sums)
    for parcel in moves(tale):
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
    if notes:
        yield ""
        yield from (Prose(note, 2) for note in notes)


def data_of(
    ledger: Ledger,
    day: date | None,
    words: tuple[str, str],
    notes: Sequence[str],
    problems: Sequence[Problem],
) -> dict[str, Any]:
    """Return the ledger for machines; the command's help says what is in it."""
    totals, positions = ledger.totals, ledger.after.positions
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
                "to": line.taker or None,
                "on": on if line.kind != "kept" else None,
                "held_by": held.holder or None,
                "until": held.until.isoformat()
                if held.until and held.holder != line.taker
                else None,
                "joined": list(line.joined),
                "why": line.why or None,
            }
        )
    guard = [
        {
            "position": found.position.id,
            "signed": found.signed.isoformat(),
            "after": found.after or None,
            "losses": [{"kind": loss.kind, "items": list(loss.items)} for loss in found.losses],
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
        "persons": dict(ledger.persons),
        "sums": ledger.sums
        | {"totals": {"from": totals[0], "to": totals[1]}, "balances": ledger.balances},
        "entries": entries,
        "notes": list(notes),
        "problems": [
            {**p.place._asdict(), "code": p.code, "message": p.message, "hint": p.hint}
            for p in problems
        ],
    }
