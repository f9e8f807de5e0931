"""The text of a company.yaml whose positions come from a table of people."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from charter.edit.yaml_values import as_flow
from charter.facts.catalog import Catalog
from charter.new_workspace.text import LIMITS, OF_HEAD, fact_lines, noted, scalar, with_limits
from charter.people.choices import HEAD
from charter.people.seats import RowQuestion, Seat
from charter.people.workforce import Workforce
from charter.write.schemas import schema_line

_HEAD = """\
# Made by 'charter init --table' from {table}.
# It has names of people: keep it where you keep such data, and delete a 'holder' line when somebody
# leaves. No other file of this folder has them until 'charter build' writes charters.
#
# Each line is a name, a colon and a value; two spaces in front put it under the line above.
# Text after '# ' is a note. A line that starts with '#' and no space is an example or a choice:
# delete the '#', put in your own value, and it counts.
#
# charter check    shows who owns what, and what is missing
# charter build    writes the charters and the postings into the folder 'out'
"""
_DECIDE = """\

  # To decide. Of each row, delete the '#' of one line; leave all where it is no position here.
"""
_HIRED = "the day of the hire; put in since when in this post"


def people_text(catalog: Catalog, workforce: Workforce, name: str) -> str:
    """Return the text of company.yaml for the people of a table."""
    seating = workforce.seating
    structure = seating.structure
    table = Path(workforce.table.path).name
    known: dict[str, tuple[object, str]] = {
        count.fact: (count.number, count.how) for count in workforce.counts
    }
    if workforce.founder:
        known["head_is_founder"] = ("true", "by the title of the head")
    partial: tuple[str, ...] = ()
    if not workforce.whole and "headcount" in known:
        number, _ = known.pop("headcount")
        said = f"The table has {number:,} people, and not the head of the company: how many are"
        partial = (
            *noted("  # " + said, ""),
            "  # you in all? Put it into 'headcount'.\n",
        )
    limited = with_limits(catalog, structure)
    return "".join(
        [
            schema_line("company"),
            _HEAD.format(table=" ".join(table.split())),
            f"\ncompany:\n  name: {scalar(name)}\n",
            "  # Facts; they decide which work applies to you. Counts are of heads, not hours:\n",
            *partial,
            *fact_lines(known),
            "\n# Who leads; 'charter show structures' lists all structures:\n",
            *noted(f"structure: {structure.id}", structure.title),
            "\n# 'limits' say what a position signs for without a second signature;\n",
            "# a charter that needs them is a draft until they count.\npositions:\n",
            *_head(workforce),
            *(line for seat in seating.seats for line in _seat(workforce, seat, limited)),
            *([_DECIDE] if seating.questions else []),
            *(line for question in seating.questions for line in _question(workforce, question)),
            "\n# Where you differ; 'charter show responsibilities' lists the ids:\n",
            "#assign:\n",
        ]
    )


def _head(workforce: Workforce) -> Iterator[str]:
    if not any(seat.id == HEAD for seat in workforce.seating.seats):
        yield from noted("  ceo: {status: filled}", "no row of the table is the head's")


def _seat(workforce: Workforce, seat: Seat, limited: Collection[str]) -> Iterator[str]:
    person = workforce.person(seat)
    told = f"row {person.number}: {person.title}" if person else "no row of the table has this role"
    yield from noted(f"  {seat.id}:", told)
    notes = {"acting": "does the work until you say otherwise"}
    if seat.skipped:
        rows = ", ".join(str(workforce.staffing.people[n].number) for n in seat.skipped[:5])
        notes["reports_to"] = f"in the table through row {rows}, no position here"
    if workforce.starts.get(seat.row, ("", ""))[1] == "start":
        notes["start"] = _HIRED
    if seat.status == "planned":
        notes["status"] = "not there yet; 'filled' where somebody has it, 'vacant' while you hire"
    for key, value in _keys(workforce, seat).items():
        yield from noted(f"    {key}: {as_flow(value)}", notes.get(key, ""))
    if seat.id in limited:
        yield f"    #{OF_HEAD if seat.id == HEAD else LIMITS}\n"
    place = person.text("location") if person and seat.status == "vacant" else ""
    if place:
        yield from noted("    #places: [{city: Denver, country: US}]", f"in the table: {place}")


def _keys(workforce: Workforce, seat: Seat) -> dict[str, Any]:
    """Return what the file says of a position, in the order of the README."""
    person = workforce.person(seat)
    start = workforce.starts.get(seat.row, ("", ""))[0]
    filled = person is not None and seat.status == "filled"
    said = {
        "title": seat.title,
        "short": seat.short,
        "level": seat.level,
        "takes": list(seat.takes),
        "status": seat.status,
        "acting": seat.acting,
        "reports_to": seat.reports_to,
        "holder": person.name if person and filled else "",
        "start": start if filled else "",
    }
    return {key: value for key, value in said.items() if value}


def _question(workforce: Workforce, question: RowQuestion) -> Iterator[str]:
    person = workforce.staffing.people[question.row]
    yield f"  # Row {person.number}, {person.title or 'no title'}: {question.why}\n"
    missing = workforce.seating.missing
    for option in question.options:
        note = f"  # in the place of '{option.id}' above" if option.id in missing else ""
        note = "  # a role of your own" if option.level else note
        yield f"  #{option.id}: {as_flow(_keys(workforce, option))}{note}\n"
