"""What to do about a problem, in the words of a table: which column to fill in, and with what."""

from __future__ import annotations

import re

from charter.batch.tasks import Row
from charter.problems import Problem, listing

_COLUMNS = {
    "no-way-to-apply": "the column '{of}apply email' or '{of}apply url'",
    "law-apply": "the column '{of}apply email' or '{of}apply url'",
    "law-until": "the column '{of}apply until' with the last day",
    "law-benefits": "the column '{of}benefits', with | between one and the next",
    "law-other-pay": "the column '{of}other pay' with what there is, or with 'none'",
    "law-pay": "the column '{of}pay min' and '{of}pay max'",
    "law-vacancy": "the column '{of}vacancy' with 'existing' or 'future'",
    "law-ai": "the column 'ai in hiring' with 'no', or with a sentence that says how",
    "law-equal-opportunity": "the column 'equal opportunity' with your statement",
    "law-accommodation": "the column 'accommodation' with whom to ask",
    "law-all-genders": "the column '{of}title' with '(m/w/d)' after the title",
}
"""The columns for what a posting lacks, by the code of the problem."""
_LIMIT = re.compile(r"'(?:[a-z0-9-]+: \{)?limits: \{(\w+): ([^}]+)\}")
_LINE = re.compile(r"write '(?P<key>[a-z_]+): (?P<value>[^'{}\[\]]+)'(?P<rest>.*)\Z", re.DOTALL)
_LINES = re.compile(r"write '(?P<key>[a-z_]+): \{(?P<values>[\w -]+: [^'{}\[\]]+)\}'(?P<rest>.*)\Z")
"""A line to write into a company file: for one cell, or for cells of several columns."""
_CITIES = re.compile(r"write each by itself: 'places: \[(.*)\]'\Z", re.DOTALL)
_CITY = re.compile(r"\{city: ([^{}]*)\}")
_SAID = re.compile(
    r"'(?P<key>remote|office_days|per|currency|hire|city|country|region): (?P<value>[^'{}\[\]]+)'"
)
"""Lines that hints name within a sentence."""
_OF_KEYS = {
    "until": "apply until",
    "per": "pay per",
    "office_days": "office days",
    "hire": "limits hire",
}
_NAMED = re.compile(r"'([a-z_]+):'")
"""The name of a line that a hint says how to fill in."""
_PART = re.compile(r"(?<=write )([\w .'-]+), (region|country): ([\w-]+)")
"""A city with what belongs beside it, such as London, country: GB."""
_LACKS = re.compile(r"'(\w+)' is missing(?: in '(\w+)')?\Z")
_MISSING = re.compile(r"'(\w+)' is missing in 'positions\.([a-z0-9-]+)\.(\w+)'")
_POSITION = re.compile(r"'([a-z0-9-]+)'")


def for_table(problem: Problem, row: Row) -> Problem:
    """Return a problem with a hint that names columns, in place of lines of a company file."""
    hint = problem.hint
    said = _POSITION.search(problem.message)
    # Where rows are about positions, their fields need no name of one.
    of = "" if row.position or not said else f"{said[1]} "
    if problem.code in _COLUMNS:
        hint = f"fill in {_COLUMNS[problem.code].format(of=of)}"
    elif problem.code == "unused-hire":
        hint = "write {{ hire.name }} where the name belongs, or take the columns of the hire out"
    elif problem.code == "limit-to-be-set" and (found := _LIMIT.search(hint)):
        hint = f"fill in the column '{of}limits {found[1]}', such as {found[2]}"
    elif problem.code == "missing-key" and (found := _MISSING.match(problem.message)):
        of = "" if row.position == found[2] else f"{found[2]} "
        hint = f"fill in the column '{of}{found[3]} {found[1]}'"
    elif problem.code == "missing-key" and problem.message.endswith(" has no currency"):
        hint = "fill in the column 'currency'"
    elif problem.code == "wrong-type" and problem.message.startswith("'headcount_by_place'"):
        hint = "write codes of places with their people, such as 'US-CO: 12; DE: 30'"
    elif problem.code == "wrong-type" and hint.startswith("write digits only"):
        hint = f"{hint}; or leave the cell empty"
    elif problem.code == "missing-key" and (found := _LACKS.match(problem.message)):
        within = f"{found[2]} " if found[2] else ""
        hint = f"fill in the column '{within}{found[1]}'"
    elif problem.code == "no-translation" and "language:" in hint:
        hint = "call the column 'language postings'; charters stay English"
    elif hint.startswith("write: "):
        hint = f"write {hint.rpartition(': ')[2]}"
    elif found := _CITIES.match(hint):
        first, *others = _CITY.findall(found[1])
        hint = f"write '{first}': a table has room for one city of a post. Name {listing(others)} "
        hint += f"in the column '{of}opening', or give the post a row of JSON lines with all places"
    elif said := _LINE.match(hint):
        hint = f"write {said['value']}{said['rest']}"
    elif said := _LINES.match(hint):
        parts = [part.partition(": ") for part in said["values"].split(", ")]
        columns = [f"'{value}' in the column '{said['key']} {name}'" for name, _, value in parts]
        hint = f"write {listing(columns)}{said['rest']}"
    hint = _PART.sub(r"'\1', and '\3' in the column '\2'", hint)
    hint = _SAID.sub(lambda line: _in_cell(line, problem.message), hint)
    hint = _NAMED.sub(lambda key: f"the column '{_column(key[1])}'", hint)
    hint = hint.replace(" as the column", " in the column")
    return problem._replace(hint=hint.replace("delete the line", "leave the cell empty"))


def _column(key: str) -> str:
    return _OF_KEYS.get(key, key.replace("_", " "))


def _in_cell(line: re.Match[str], message: str) -> str:
    """Return a line of a company file as a cell has it, and the column where it is another."""
    key, value = line["key"], line["value"]
    if message.startswith(f"'{key}'"):
        return f"'{value}'"
    return f"'{value}' in the column '{_column(key)}'"
