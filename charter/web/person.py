"""The person an offer is for, as the page asks for one: three fields, and lines for the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from starlette.datastructures import FormData

from charter.load.hire import Hire, read_hire
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, Place, Problem
from charter.values.numbers import Beside, ReadingError, number_of
from charter.web.forms import day_in, words_of
from charter.web.uploads import put

_FILE = "hire.yaml"
_REST = "What else is true of the person"
_KEY = re.compile(r"([^\W\d_][\w -]*?)[ \t]*:(?=\s|$)")
_TERMINAL = (
    ("pack the letter as it is with --as-is", "tick “Take the letter as it is”"),
    ("pack it with --as-is", "tick “Take the letter as it is”"),
    ("leave out --hire", "leave the fields of the person empty"),
    ("name the file with the person's data: --hire hire.yaml", "fill in the person's name here"),
    ("what --hire gives", "what you say of the person here"),
    ("--certificate packs the certificate of ownership as that", "tick “Add the certificate”"),
    ("the hire file", "what you say of the person"),
    (f"of {_FILE}", "of what you say of the person"),
    (_FILE, "what you say of the person"),
)
"""What a terminal calls the fields of Offers."""


class PersonField(NamedTuple):
    """A field of the person: its name in the form is that of a person's data."""

    name: str
    label: str
    hint: str


FIELDS = (
    PersonField("name", "Name", "As the letter writes it, such as Robin Okafor."),
    PersonField("start", "First day", "Such as 1 March 2027."),
    PersonField(
        "pay",
        "Pay",
        "The amount alone, such as 240,000. With “Currency: USD” among what else is true below, "
        "{{ hire.pay_text }} in the letter prints both.",
    ),
)


def hire_in(form: FormData, folder: Path, near: Beside) -> Hire | None:
    """Return what a form says of a person; None for nothing. Raises InputError, by field."""
    lines, labels = list[str](), list[str]()
    for field in FIELDS:
        if typed := words_of(form, f"hire_{field.name}"):
            lines.append(f"{field.name}: {_read(field, typed, near)}")
            labels.append(field.label)
    rest = words_of(form, "hire").splitlines()
    if not lines and not any(map(str.strip, rest)):
        return None
    text = "\n".join([*lines, *map(_with_usual_key, rest)])
    try:
        return read_hire(put(folder, _FILE, f"{text}\n".encode()))
    except CharterError as bad:
        raise InputError(_by_field(problem, labels) for problem in bad.problems) from None


def in_words_of_offers(problem: Problem) -> Problem:
    """Return what is wrong with an offer, with the fields of Offers for those of a terminal."""
    return problem._replace(message=said_here(problem.message), hint=said_here(problem.hint))


def said_here(text: str) -> str:
    """Return words of an offer with the fields of Offers for those of a terminal."""
    for terminal, here in _TERMINAL:
        text = text.replace(terminal, here)
    return text


def _read(field: PersonField, typed: str, near: Beside) -> str:
    """Return what was typed into a field as a person's data has it."""
    if field.name == "start":
        return json.dumps(str(day_in(typed, field.label)))
    if field.name != "pay":
        return json.dumps(typed, ensure_ascii=False)
    try:
        number = number_of(typed, "money", near)
    except ReadingError as bad:
        raise InputError([Problem(Place(field.label), bad.code, bad.message, bad.hint)]) from None
    if number is None:
        message, hint = f"'{typed}' is no amount", "write it in digits, such as 240000"
        raise InputError([Problem(Place(field.label), "not-a-number", message, hint)])
    return str(number)


def _with_usual_key(line: str) -> str:
    """Return a line such as "Notice period: 3 months" with its name as letters call it."""
    found = _KEY.match(line)
    if found is None:
        return line
    return f"{re.sub(r'[ -]+', '_', found[1].casefold())}{line[found.end(1) :]}"


def _by_field(problem: Problem, labels: list[str]) -> Problem:
    """Return a problem at the field that was typed into, not at a line of a file."""
    line = problem.place.line
    if line and line <= len(labels):
        return problem._replace(place=Place(labels[line - 1]))
    at = f"{_REST}, line {line - len(labels)}" if line else _REST
    return problem._replace(place=Place(at))


def typed_of(form: FormData) -> dict[str, str]:
    """Return what was typed into the form of an offer, to show it again."""
    return dict(_typed(form))


def _typed(form: FormData) -> Iterator[tuple[str, str]]:
    for name in form:
        if isinstance(form[name], str):
            yield name, words_of(form, name)
