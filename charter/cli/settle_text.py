"""What charter settle says: where answers differ, what is agreed, and what is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from charter.ask.adopt import SettledLine
from charter.ask.given import GivenAnswer
from charter.ask.naming import SaidAnswer
from charter.ask.settlement import WORST_FIRST, SettledEntry, Settlement, said_by_each
from charter.assign.organisation import Finding, Position
from charter.cli.data import place_data, problem_data
from charter.cli.output import style
from charter.cli.printer import (
    Prose,
    Text,
    TextColumn,
    TextTable,
    amount,
    of_problem,
    placed,
)
from charter.problems import listing

JSON_VERSION = 1
_COLUMNS = (TextColumn("Work", least=16), TextColumn("Today"), TextColumn("Should"))


def _missing(position: Position) -> str:
    """Return of whom there is no answer, with why nobody could give one."""
    return (
        position.short if position.status == "filled" else f"{position.short} ({position.status})"
    )


def settlement_said(settlement: Settlement) -> Iterator[Text]:
    """Yield the report: who answered, what differs by its kind, what is agreed."""
    answers, organisation = settlement.answers, settlement.organisation
    shorts = [organisation.positions[name].short for name in answers.leaders]
    who = f"{listing(shorts)} answered" if shorts else "nobody answered"
    count = amount(len(answers.entries), "question")
    yield f"{organisation.company.name}: {who}; {count}, {len(settlement.agreed)} agreed."
    if answers.missing:
        missing = listing(_missing(organisation.positions[name]) for name in answers.missing)
        yield f"No answers yet from {missing}."
    for kind, (title, about) in WORST_FIRST.items():
        if some := settlement.of(kind):
            yield ""
            yield Prose(about, 0, style(f"{title}: ", bold=True), 2)
            yield TextTable(_COLUMNS, [_row(settlement, each) for each in some])
            yield from _remarks(settlement, some)
    if changes := settlement.of("changes"):
        yield ""
        about = "All name the same, and somebody says it is not so today."
        yield Prose(about, 0, style("Agreed, and a change: ", bold=True), 2)
        yield TextTable(_COLUMNS, [_row(settlement, each) for each in changes])
        yield from _remarks(settlement, changes)
    if agreed := settlement.of("agreed"):
        yield ""
        said = (f"{e.entry.title} ({organisation.positions[e.owner].short})" for e in agreed)
        yield Prose("; ".join(said), 0, style("Agreed: ", bold=True), 2)
        yield from _remarks(settlement, agreed)
    if silent := settlement.of(""):
        yield ""
        said = (each.entry.title for each in silent)
        yield Prose("; ".join(said), 0, style("Nobody answered: ", bold=True), 2)


def _row(settlement: Settlement, each: SettledEntry) -> list[str]:
    def said(field: Any) -> str:
        found = [f"{what} ({who})" for what, who in said_by_each(settlement, each, field)]
        return "; ".join(found) or "-"

    return [each.entry.title, said("today"), said("should")]


def _remarks(settlement: Settlement, some: Sequence[SettledEntry]) -> Iterator[Text]:
    for each in some:
        for position, given in each.answers.items():
            if given.remark:
                short = settlement.organisation.positions[position].short
                yield Prose(given.remark, 4, f"{short} on {each.entry.title}: ", 2)


def problems_said(settlement: Settlement) -> Iterator[Text]:
    """Yield what could not be read, what is past, and what to know of the files."""
    answers = settlement.answers
    for each in settlement.past:
        said = "does not apply to this company any more, and is not written"
        yield Prose(said, 0, f"{each.entry.title}: ", 2)
    yield from map(of_problem, (*answers.failed, *answers.problems))
    yield from (Prose(note, hang=2) for note in answers.notes)


def signed_said(found: Iterable[Finding]) -> Iterator[Text]:
    """Yield what is taken from signed charters, which is told before it is written."""
    for problem in (each.problem for each in found):
        yield of_problem(problem._replace(message=f"once this is written, {problem.message}"))


def lines_said(
    settlement: Settlement, lines: Sequence[SettledLine], written: bool
) -> Iterator[Text]:
    """Yield the lines that were written, or would be with --apply."""
    yield ""
    if not lines:
        said = settlement.agreed or settlement.disputed
        why = "company.yaml says so already" if said else "nothing is agreed, and nothing disputed"
        yield f"{why}: nothing to write."
        return
    verb = "written" if written else "would be written"
    for line in lines:
        before = f", before: {line.before}" if line.before else ""
        names = line.positions[0] if line.key == "assign" else f"[{', '.join(line.positions)}]"
        yield placed(line.place, f"{verb} under {line.key}: {line.entry}: {names}{before}")
    if not written:
        yield "--apply writes these lines into company.yaml."
    else:
        yield "'charter check' says what they change."


def data_of(
    settlement: Settlement, lines: Sequence[SettledLine], written: bool, dry_run: bool
) -> dict[str, Any]:
    """Return the object that --json prints."""
    answers = settlement.answers
    return {
        "version": JSON_VERSION,
        "company": settlement.organisation.company.name,
        "asked": answers.asked,
        "missing": answers.missing,
        "dry_run": dry_run,
        "answers": [
            {"position": each.position, "file": str(each.path)} for each in answers.leaders.values()
        ],
        "entries": [_entry(each) for each in settlement.entries],
        "lines": [
            {
                "path": line.place.path,
                "line": line.place.line,
                "key": line.key,
                "entry": line.entry,
                "positions": line.positions,
                "before": line.before,
                "written": written,
            }
            for line in lines
        ],
        "problems": [problem_data(p) for p in (*answers.failed, *answers.problems)],
        "notes": answers.notes,
    }


def _entry(each: SettledEntry) -> dict[str, Any]:
    return {
        "id": each.entry.id,
        "kind": each.entry.kind,
        "title": each.entry.title,
        "difference": each.kind,
        "owner": each.owner or None,
        "claimants": each.claimants,
        "today": each.today,
        "answers": [_given(position, given) for position, given in each.answers.items()],
    }


def _given(position: str, given: GivenAnswer) -> dict[str, Any]:
    def said(answer: SaidAnswer) -> dict[str, Any]:
        return {"kind": answer.kind, "positions": answer.positions, "said": answer.said}

    return {
        "position": position,
        "today": said(given.today),
        "should": said(given.should),
        "remark": given.remark,
        "place": place_data(given.place),
    }
