"""The absence drill of charter check: what is left undone while some are away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from charter.cli.data import problem_data
from charter.cli.output import echo, echo_json, echo_report, style
from charter.cli.printer import Prose, Text, TextColumn, TextTable, amount, of_problem, say

if TYPE_CHECKING:
    from charter.assign.absence import Absence
    from charter.assign.organisation import Organisation
    from charter.problems import Problem

JSON_VERSION = 1
_Drilled = tuple["Organisation", Sequence["Absence"]]


def drill(
    workspaces: Sequence[Path],
    words: Sequence[str],
    as_json: bool,
    report: str | None,
    quiet: bool,
) -> int:
    """Print the drill of each workspace and return the exit code.

    Raises InputError with every workspace that cannot be read, and every word that names no
    position, after the others are told.
    """
    from charter.checking import folders_of
    from charter.problems import CharterError, InputError

    found: list[_Drilled] = []
    problems: list[Problem] = []
    for folder in folders_of(workspaces):
        try:
            found.append(_drilled(folder, words))
        except CharterError as bad:
            problems += bad.problems
    if not found:
        raise InputError(problems)
    if as_json:
        echo_json(_data(found, problems, whole=len(workspaces) < 2))
    elif report:
        from charter.assign.absence_left import left_undone
        from charter.cli.report import of_problem as reported

        said = [
            left.problem for o, absences in found for a in absences for left in left_undone(o, a)
        ]
        echo_report(report, map(reported, dict.fromkeys([*said, *problems])))
    else:
        for number, (organisation, absences) in enumerate(found):
            if number and not quiet:
                echo()
            say(_lines(organisation, absences, quiet))
    if problems:
        raise InputError(problems)
    return 0 if all(absence.fine for _, absences in found for absence in absences) else 1


def _drilled(folder: Path, words: Sequence[str]) -> _Drilled:
    from charter.assign.absence import absence_of, each_away
    from charter.assign.ownership import organise
    from charter.assign.positions import positions_named
    from charter.cli.away_ids import EACH
    from charter.load.company_file import read_workspace
    from charter.problems import InputError

    organisation = organise(read_workspace(folder))
    if tuple(words) == (EACH,):
        return organisation, each_away(organisation)
    away = positions_named(organisation, words)
    if problems := list(_held_by_nobody(organisation, away)):
        raise InputError(problems)
    return organisation, [absence_of(organisation, away)]


def _held_by_nobody(organisation: Organisation, away: Sequence[str]) -> Iterator[Problem]:
    from charter.assign.places import place_of_position
    from charter.assign.positions import holder_of
    from charter.problems import Problem

    for name in away:
        position = organisation.positions[name]
        if position.status != "filled":
            acting = holder_of(organisation.positions, name)
            message = f"nobody holds '{name}' ({position.status}), so nobody is missed in it"
            hint = f"'{acting}' acts for it: take '--without {acting}'" if acting else ""
            yield Problem(place_of_position(organisation, position), "not-filled", message, hint)


def _lines(organisation: Organisation, absences: Sequence[Absence], quiet: bool) -> Iterator[Text]:
    if not quiet:
        yield style(f"{organisation.company.name}: who is missed", bold=True)
        unowned = sum(not a.accountable for a in organisation.decisions.values())
        if unowned:
            yield f"{amount(unowned, 'decision')} nobody decides at any time; see 'charter check'."
    if len(absences) == 1:
        yield from _one(organisation, absences[0], quiet)
        return
    shown = [absence for absence in absences if not (quiet and absence.fine)]
    if shown:
        yield _table(organisation, shown)
    if shown and not quiet:
        example = next((a for a in shown if not a.fine), shown[0]).away[0]
        yield f"'charter check --without {example}' names each thing, with what to do."


def _table(organisation: Organisation, absences: Sequence[Absence]) -> TextTable:
    rows = []
    for each in absences:
        waits = sum(one.reason == "reserved" for one in each.undecided)
        counts = (len(each.undecided) - waits, waits, *map(len, (each.vetoes, each.reports)))
        busiest = "nobody stands in"
        if each.stand_ins:
            busy = each.stand_ins[0]
            too_much = ", too much" if busy.breaks else ""
            busiest = f"{organisation.positions[busy.position].short}, {busy.share:.0%}{too_much}"
        cells = [str(count or "") for count in (*counts, len(each.limits))]
        rows.append((organisation.positions[each.away[0]].short, *cells, busiest))
    heads = ("Nobody decides", "Waits", "Vetoes lost", "No boss", "Nobody signs")
    columns = [TextColumn("Away"), *(TextColumn(head, ">") for head in heads)]
    return TextTable([*columns, TextColumn("Most loaded stand-in")], rows)


def _one(organisation: Organisation, absence: Absence, quiet: bool) -> Iterator[Text]:
    from charter.assign.absence_left import left_undone
    from charter.compose.wording import Wording, capital

    words = Wording(organisation)
    if not quiet:
        verb = "is" if len(absence.away) == 1 else "are"
        also = f", and so for {words.those(absence.also)}" if absence.also else ""
        yield f"{capital(words.those(absence.away))} {verb} away{also}."
        yield from _stand_ins(organisation, absence)
        waits = [each for each in absence.undecided if each.reason == "reserved"]
        if waits:
            yield ""
            yield style(f"Waits, as company.yaml says ({len(waits)})", bold=True)
            yield from (Prose(f"{each.entry}: {each.title}", 2) for each in waits)
    left = list(left_undone(organisation, absence))
    if left:
        if not quiet:
            yield ""
        yield style(f"Left undone ({len(left)})", bold=True)
    for each in left:
        yield of_problem(each.problem, indent=2)
        if len(each.items) > 1 or each.problem.code == "undecided-in-absence":
            yield from (Prose(f"{entry}: {title}", 6) for entry, title in each.items)
    if not left and not quiet:
        yield ""
        yield "Nothing is left undone."


def _stand_ins(organisation: Organisation, absence: Absence) -> Iterator[Text]:
    if not absence.stand_ins:
        yield "Nobody stands in."
        return
    rows = [
        (
            organisation.positions[each.position].short,
            str(each.decisions),
            str(each.responsibilities),
            f"{each.before:.0%}",
            f"{each.share:.0%}",
        )
        for each in absence.stand_ins
    ]
    heads = ("Decides", "Answers for", "Load today", "Load then")
    yield ""
    yield TextTable([TextColumn("Stands in"), *(TextColumn(head, ">") for head in heads)], rows)


def _data(found: Sequence[_Drilled], problems: Sequence[Problem], whole: bool) -> dict[str, Any]:
    each = [
        {
            "version": JSON_VERSION,
            "company": organisation.company.name,
            "absences": [_absence_data(absence) for absence in absences],
        }
        for organisation, absences in found
    ]
    if whole:
        return each[0]
    wrong = [problem_data(problem) for problem in problems]
    return {"version": JSON_VERSION, "workspaces": each, "problems": wrong}


def _absence_data(absence: Absence) -> dict[str, Any]:
    return {
        "away": list(absence.away),
        "also": list(absence.also),
        "fine": absence.fine,
        "undecided": [
            {
                "id": each.entry,
                "title": each.title,
                "owner": each.owner,
                "reason": each.reason,
                "asked": each.asked or None,
            }
            for each in absence.undecided
        ],
        "stand_ins": [
            {
                "position": each.position,
                "decisions": each.decisions,
                "responsibilities": each.responsibilities,
                "share": round(each.share, 3),
                "before": round(each.before, 3),
                "breaks": each.breaks,
            }
            for each in absence.stand_ins
        ],
        "vetoes": [
            {"position": each.position, "id": each.what, "title": each.title}
            for each in absence.vetoes
        ],
        "reports": list(absence.reports),
        "limits": [
            {"position": each.position, "limit": each.what, "up_to": each.title}
            for each in absence.limits
        ],
    }
