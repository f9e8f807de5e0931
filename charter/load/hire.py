"""The person whom an offer is for: hire.yaml, or a row of a spreadsheet, as typed data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from charter.facts.company import Company
from charter.load.prose_checks import cuts_of
from charter.named_tuples import NamedTuple
from charter.problems import InputError, Problem
from charter.read.blanks import codes
from charter.read.markup import marks_as_typed
from charter.read.schema import check_schema, schema
from charter.read.typed import beside
from charter.read.unseen import garbled_in, lost_in_name, unseen_in
from charter.read.yaml_source import PartlyReadError, Source, read_yaml
from charter.values.days import day_of
from charter.values.numbers import CURRENCIES, Beside, ReadingError, currencies_of, number_of

_NO_HIRE = (
    "name the file with what is known of the person: text in UTF-8, such as hire.yaml, "
    "with lines such as 'name: Max Weber'"
)
_TELLS_IN_FULL = {
    "two-readings": "has two readings",
    "other-currency": "is not in the currency beside it",
    "two-numbers": "is two amounts",
}
"""Problems whose words are made of what the file says."""
_NAME = re.compile(r"\{[^{}]+\}")
_WORDS = "nothing fills it in; write the words themselves"
_MARKS = "letters print them as they stand; write the words alone"
_SIGN = re.compile(r"[$€£₹₪¥]|\b(?:[A-Z]{3}|kr)\b")
_DIGITS, _AS_DAY = "write digits only, such as 185000", "write year-month-day, such as 2027-03-01"
_IS_DAY = re.compile(r"write \d{4}-\d\d-\d\d\b", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?\Z", re.ASCII)
_RUN_ON = re.compile(
    r"[^\W\d_.] \d{1,4} ?[A-Za-z]?\.? (?:[A-Z]{1,2}-)?\d{4,5} [^\W\d_]"
    r"|(?:Street|Road|Avenue|Lane|Close|Square|Drive|Way|Terrace)[ \t]+[A-Z][a-z]+[ \t]+"
    r"(?:[A-Z]{2}[ \t]\d{5}|[A-Z]{1,2}\d[\dA-Z]?[ \t]\d[A-Z]{2})\b"
)
"""A street with its number, then the town, and no comma or line end between the two."""
_THOUSANDS = re.compile(r"\d[.,]\d{3}(?!\d)", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d(?:-\d\d)?\Z", re.ASCII)
_WHOLE = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}(?:\1 ?\d{1,4})?\Z", re.ASCII)
"""A day or a month in digits; in words it stays as it is typed."""

HireValue = str | int | float | bool


class Hire(NamedTuple):
    """One person's data; `source` is the file that messages name, `values` what it gives.

    `notes` say where a text of it ends at a comment.

    Dates are ISO text in `values`; letters print them in the language of the charter.
    """

    source: str
    values: dict[str, HireValue]
    notes: tuple[str, ...] = ()


@cache
def known_fields() -> tuple[str, ...]:
    """Return the fields that the schema describes; a person's data can have others."""
    return tuple(schema("hire")["properties"])


@cache
def date_fields() -> tuple[str, ...]:
    """Return the fields that are dates."""
    properties = schema("hire")["properties"]
    return tuple(name for name, told in properties.items() if told.get("format") == "date")


def is_code(name: str) -> bool:
    """Return whether the digits of a field are no amount, such as those of a postcode."""
    return any(codes().fullmatch(part) for part in (name, *name.split("_")))


def is_own_day(name: str, value: object) -> bool:
    """Return whether a field of one's own is a day or a month, as a Hire has it."""
    if name in known_fields() or is_code(name) or not isinstance(value, str):
        return False
    return bool(_ISO.match(value)) and day_of(value, part=True) == value


def read_hire(path: Path, company: Company | None = None) -> Hire:
    """Return the hire of a YAML file. Raises InputError with every problem.

    `company` tells how numbers are written, and whose dollars are meant, where the file names no
    currency.

    >>> charter.read_hire(Path("hire.yaml")).values["name"]
    'Ada Example'

    The messages name lines and fields, and nothing of what the fields say but the two readings of
    a number or a day.
    """
    try:
        source = read_yaml(path)
    except PartlyReadError as bad:
        raise InputError(map(_without_parts, bad.problems)) from None
    except InputError as bad:
        other = (p._replace(hint=_NO_HIRE) if p.code == "encoding" else p for p in bad.problems)
        raise InputError(other) from None
    return _checked(source._replace(near=_near(company)) if company else source, lines=True)


def _near(company: Company) -> Beside:
    """Return what of a company tells how an amount is written; nothing where it pays in several."""
    paid = {each.currency for given in company.positions.values() for each in given.ranges}
    several = paid - {company.currency}
    return Beside() if several else Beside(company.country, company.currency)


def hire_of(values: Mapping[str, HireValue], source: str, decimal: str = "") -> Hire:
    """Return the hire in a row of a spreadsheet, checked as hire.yaml is. Raises InputError.

    `decimal` is what stands before a fraction in its numbers, where somebody said so.
    """
    return _checked(Source(source, dict(values), {}, {}, near=Beside(decimal=decimal)))


def _checked(source: Source, lines: bool = False) -> Hire:
    """Return the hire of a source; `lines` says that it is a file with a line for each value."""
    if nested := _under_hire(source):
        raise InputError([nested])
    known = _with_currency(source)
    problems, fitting = check_schema(known, "hire")
    if "currency" not in (fitting if isinstance(fitting, dict) else {}):
        problems = problems or list(_without_currency(source))
    values: dict[str, HireValue] = {}
    for name, value in fitting.items() if isinstance(fitting, dict) else ():
        try:
            if value is not None:
                values[name] = _own(known, name, value)
        except ReadingError as bad:
            place, message = source.place((name,)), f"'{name}': {bad.message}"
            problems.append(Problem(place, bad.code, message, bad.hint))
    problems += _unseen(source)
    if problems:
        raise InputError(
            (_both_readings if lines and problem.code == "two-readings" else _without_values)(
                source, problem
            )
            for problem in problems
        )
    notes = [_without_text(cut) for cut in cuts_of(source)]
    notes += [
        Problem(source.place((name,)), "printed-mark", f"'{name}' has a name in braces", _WORDS)
        for name, value in values.items()
        if isinstance(value, str) and _NAME.search(value)
    ]
    notes += [
        Problem(source.place((name,)), "printed-mark", f"'{name}' has marks of Markdown", _MARKS)
        for name, value in values.items()
        if isinstance(value, str) and marks_as_typed(value)
    ]
    address = values.get("address")
    if isinstance(address, str) and _RUN_ON.search(address):
        message = "'address' has its lines in one, and the letter prints them so"
        hint = "write '|' in place of '>' after the colon, or a comma between the lines"
        place = source.place(("address",))
        notes.append(Problem(place, "folded-lines", message, hint))
    return Hire(source.path, values, tuple(map(str, notes)))


def _own(source: Source, name: str, value: HireValue) -> HireValue:
    """Return a value of a field of one's own: numbers and days in digits as what they are.

    Raises ReadingError where it can be two.
    """
    if not isinstance(value, str) or name in known_fields() or is_code(name):
        return value
    text = value.strip()
    if _THOUSANDS.search(text):
        number = _amount(text, beside(source, (name,)))
        # As a fraction it is printed with a mark for thousands, whatever its size.
        return value if number is None or not _GROUPED.match(text) else float(number)
    day = day_of(text, part=bool(_ISO.match(text))) if _DAY.match(text) else None
    if day is None and _WHOLE.match(text):
        hint = "write year-month-day, such as 2027-01-15"
        raise ReadingError("no-such-date", f"there is no day '{text}'", hint)
    return day or value


def _amount(text: str, near: Beside) -> int | float | None:
    """Return the amount that a text is. One of another currency than the pay is none to tell."""
    try:
        return number_of(text, "money", near)
    except ReadingError as bad:
        if bad.code != "two-readings":
            return None
        raise


def _under_hire(source: Source) -> Problem | None:
    """Return that all of a file stands under 'hire:', as the fields of letters are called."""
    data = source.data if isinstance(source.data, dict) else {}
    if list(data) != ["hire"] or not isinstance(data["hire"], dict):
        return None
    message = "the lines of a hire file stand under no 'hire:'"
    hint = "take this line away, and start the lines below it without spaces in front"
    return Problem(source.key_place(("hire",)), "wrong-form", message, hint)


def _with_currency(source: Source) -> Source:
    """Return a file with the currency whose sign or code stands at the pay, if it names none."""
    data = source.data if isinstance(source.data, dict) else {}
    pay, near = data.get("pay"), source.near
    if "currency" in data:
        return source._replace(near=Beside(decimal=near.decimal))
    signs = dict.fromkeys(_SIGN.findall(pay)) if isinstance(pay, str) else {}
    found = {code for sign in signs for code in currencies_of(sign) or [sign]} & set(CURRENCIES)
    if len(found) > 1 and near.currency in found:
        found = {near.currency}
    if len(found) != 1:
        return source
    data, near = {**data, "currency": found.pop()}, Beside(decimal=near.decimal)
    return source._replace(data=data, near=near)


def _without_currency(source: Source) -> Iterator[Problem]:
    """Yield that an amount has the sign of a currency, which letters would leave out."""
    pay = source.data.get("pay") if isinstance(source.data, dict) else None
    if isinstance(pay, str) and _SIGN.search(pay) and "currency" not in source.data:
        message = "'pay' has its currency in it, which no letter prints from here"
        hint = "write the amount alone, and its code on a line 'currency:', such as EUR"
        yield Problem(source.place(("pay",)), "currency-in-pay", message, hint)


def _unseen(source: Source) -> Iterator[Problem]:
    """Yield each text with a character that nobody sees, or whose letters got lost."""
    for name, said in source.data.items() if isinstance(source.data, dict) else ():
        if not isinstance(said, str):
            continue
        mark, called, _ = unseen_in(said)
        if mark:
            message = f"'{name}' has {called} (U+{ord(mark):04X}) in it, which nobody sees"
            yield Problem(source.place((name,)), "unseen-character", message, "type it anew")
        if garbled_in(said)[0] or lost_in_name(said, name):
            message = f"'{name}' has letters that were lost on the way from another program"
            yield Problem(source.place((name,)), "lost-letters", message, "type it anew")


def _both_readings(_source: Source, problem: Problem) -> Problem:
    """Return a number or a day that can be two, with each as the line to write."""
    field, _, said = problem.message.partition(": ")
    lines = problem.hint.removeprefix("write ").split(" or ")
    hint = " or ".join(f"'{field.strip(chr(39))}: {line}'" for line in lines)
    two = said.rpartition("has two readings")[2]
    return problem._replace(message=f"{field} has two readings{two}", hint=f"write {hint}")


def _without_text(cut: Problem) -> Problem:
    """Return where a text ends at a comment, with nothing of the text."""
    message = "this text ends where a '#' begins a comment"
    return cut._replace(message=message, hint="where it is no comment, put all of it in quotes")


def _without_parts(problem: Problem) -> Problem:
    """Return where a comma cuts a value, with nothing of the value."""
    if not problem.code.startswith("split-"):
        return problem
    hint = "put all of it in quotation marks"
    return problem._replace(message="a comma cuts this in two", hint=hint)


def _without_values(source: Source, problem: Problem) -> Problem:
    """Return a problem that quotes nothing of what the file says about the person."""
    if problem.code in _TELLS_IN_FULL:
        field = problem.message.partition(":")[0]
        hint = _AS_DAY if _IS_DAY.match(problem.hint) else _DIGITS
        return problem._replace(message=f"{field} {_TELLS_IN_FULL[problem.code]}", hint=hint)
    message = problem.message
    if problem.code == "no-such-date" and ", and " in message:
        # How many days its month has would say which month it is.
        problem = problem._replace(hint=_AS_DAY)
        message = message.partition(", and ")[0]
    ours = {*known_fields(), *schema("hire")["properties"]["per"]["enum"]}
    data = source.data if isinstance(source.data, dict) else {}
    for said in sorted(map(str, data.values()), key=len, reverse=True):
        if len(said) > 1 and said in message and said not in ours:
            message = message.replace(said, "...")
    if problem.code == "empty":
        return problem._replace(message=message, hint="write 'name:' and what the letter prints")
    return problem._replace(message=message)
