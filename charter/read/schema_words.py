"""What an error of the JSON Schema library means, in a person's words."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import Problem, did_you_mean
from charter.read.amount_hints import share_hint
from charter.read.form_hints import form_message, pattern_hint
from charter.read.key_hints import is_told, slid, unknown_key_hint
from charter.read.list_hints import pair_meant
from charter.read.meant_values import period_hint
from charter.read.schema_hints import (
    choice_hint,
    follow,
    limit_message,
    type_hint,
    value_at,
)
from charter.read.typed import no_day, typed
from charter.read.words_meant import value_meant
from charter.read.yaml_cuts import CUT_NUMBER, LIKE_A_COMMA
from charter.read.yaml_source import Path_, Source
from charter.values.numbers import ReadingError

_ONE_OF_THESE = ", one of those that 'charter show structures' lists"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "lines of 'name: value'",
    "null": "nothing",
}


def explain(source: Source, whole: dict[str, Any], found: Any) -> list[Problem]:
    """Return what one error of the checking library means; `whole` is the schema it failed."""
    at: Path_ = tuple(found.instance_path)
    kind = found.kind
    rule = rule_of_error(whole, found)
    place = source.place(at)
    if kind.name in ("type", "format", "pattern"):
        try:
            typed(source, at, rule, value_at(source, at))
        except ReadingError as bad:
            return [Problem(place, bad.code, f"{_name(at)}: {bad.message}", bad.hint)]
        if is_day(whole, found):
            value = value_at(source, at)
            # One that is cut at its comma is told.
            parted = LIKE_A_COMMA in str(value)
            return [no_day(place, _name(at), _show(value), part="x-part" in rule)][parted:]
    match kind.name:
        case "additionalProperties":
            return _unknown_keys(source, whole, at, rule, kind.unexpected)
        case "required":
            if is_told(source, whole, at, kind.property, rule):
                return []
            if pair_meant(value_at(source, at), rule):
                return []  # all of it is told as one
            message = f"'{kind.property}' is missing{_within(at)}"
            more = _ONE_OF_THESE if kind.property == "structure" and not at else ""
            return [Problem(place, "missing-key", message, f"add '{kind.property}: ...'{more}")]
        case "propertyNames":
            return _explain_key_names(source, whole, at)
        case "anyOf":
            return _explain_choice(source, whole, at, rule)
        case "type":
            value = value_at(source, at)
            if isinstance(value, list) and "listErrorMessage" in rule:
                return [_several(source, at, rule, value)]
            if rule.get("x-unit") == "percent" and isinstance(value, float) and value < 1:
                return []  # it is less than the least, which is told
            if value is None and len(at) == 1 and at[0] in slid(source, whole).values():
                return []  # what was to stand under it stands at the left margin, and is told
            if isinstance(value, str) and CUT_NUMBER.search(value):
                return []  # it is cut at its comma, which is told
            if value is None and (cut := _commented_out(source, at)):
                return [cut]
            if pair := _pay_as_list(source, at):
                return [pair] if at[-1] == 0 else []
            hint = type_hint(source, at, rule, whole)
            return [Problem(place, "wrong-type", _type_message(source, at, rule), hint)]
        case "enum":
            value = value_at(source, at)
            options = [str(option) for option in kind.options]
            hint = did_you_mean(str(value), options)
            hint = hint if "?" in hint else f"one of: {', '.join(options)}"
            hint = value_meant(str(at[-1]), str(value)) or hint
            hint = (at[-1] == "per" and period_hint(str(value))) or hint
            return [Problem(place, "unknown-value", f"{_name(at)} cannot be {_show(value)}", hint)]
        case "pattern":
            value = value_at(source, at)
            message = f"{_name(at)} {form_message(rule, value, _show(value))}"
            if cut := _cut_behind(source, place.line):
                message += f": {cut.message}"
            return [Problem(place, "wrong-form", message, pattern_hint(rule, value, whole, at))]
        case "format" if rule.get("format") == "regex":
            value = _show(value_at(source, at))
            hint = "a mark such as ( or ? that is meant as it stands needs two \\\\ before it"
            return [Problem(place, "no-pattern", f"{_name(at)} is no pattern: {value}", hint)]
        case _:
            said = limit_message(kind, rule, _show(value_at(source, at)))
            hint = "fill it in, or delete it" if said.endswith("empty") else ""
            if rule.get("x-unit") == "percent":
                hint = share_hint(at, value_at(source, at))
            return [Problem(place, "out-of-range", f"{_name(at)} {said}", hint)]


def _unknown_keys(
    source: Source, whole: dict[str, Any], at: Path_, rule: dict[str, Any], keys: list[str]
) -> list[Problem]:
    known = list(rule.get("properties", {}))
    if meant := pair_meant(value_at(source, at), rule):
        message = f"'{keys[0]}: ...' lacks the words before its parts"
        return [Problem(source.place(at), "wrong-form", message, f"write {meant}")]
    return [
        Problem(
            source.key_place((*at, key)),
            "unknown-key",
            f"{_show(key)} is not known here",
            unknown_key_hint(source, at, key, known, whole),
        )
        for key in keys
    ]


def _pay_as_list(source: Source, at: Path_) -> Problem | None:
    """Return the problem of pay that is a list of its two amounts, such as [120000, 150000]."""
    if len(at) < 2 or at[-2] != "pay" or not isinstance(at[-1], int):
        return None
    ends = value_at(source, at[:-1])
    if len(ends) != 2 or not all(isinstance(end, int | float) for end in ends):
        return None
    low, high = sorted(ends)
    message, hint = "'pay' is a list of two amounts", f"write 'pay: {{min: {low}, max: {high}}}'"
    return Problem(source.place(at[:-1]), "wrong-type", message, hint)


def _commented_out(source: Source, at: Path_) -> Problem | None:
    """Return what is told of a value that a number sign makes a comment, such as #1 in rail."""
    cut = _cut_behind(source, source.key_place(at).line)
    return cut._replace(message=f"{_name(at)} has no text: {cut.message}") if cut else None


def _cut_behind(source: Source, line: int) -> Problem | None:
    """Return what is told of a text of a line that a number sign cuts, as in CTO 2026 #1."""
    cuts = (cut for cut in source.cut if cut.code == "cut-at-number-sign")
    return next((cut for cut in cuts if cut.place.line == line), None)


def is_day(whole: dict[str, Any], found: Any) -> bool:
    """Return whether an error is that of a text, or of something else, that is no date."""
    value_too = found.kind.name in ("type", "format", "pattern")
    return value_too and rule_of_error(whole, found).get("format") == "date"


def rule_of_error(whole: dict[str, Any], found: Any) -> dict[str, Any]:
    """Return the part of the schema `whole` that an error comes from."""
    return _rule(whole, found.schema_path)


def _explain_key_names(source: Source, whole: dict[str, Any], at: Path_) -> list[Problem]:
    # The instance path ends at the mapping and does not name the key that is wrong.
    keys = value_at(source, at)
    rule = whole["$defs"]["slug"]
    return [
        Problem(
            source.key_place((*at, key)),
            "wrong-form",
            f"{_show(key)} {_wrong_name(key, rule)}",
            pattern_hint(rule, key, whole, at, key=True),
        )
        for key in keys
        if not re.fullmatch(rule["pattern"], key) or len(key) > rule["maxLength"]
    ]


def _wrong_name(name: str, rule: dict[str, Any]) -> str:
    if len(name) > rule["maxLength"]:
        return f"is longer than {rule['maxLength']} characters"
    return str(rule["patternErrorMessage"])


def _explain_choice(source: Source, whole: dict[str, Any], at: Path_, rule: Any) -> list[Problem]:
    value = value_at(source, at)
    if isinstance(value, list) and "listErrorMessage" in rule:
        return [_several(source, at, rule, value)]
    message = f"{_name(at)} should be {rule.get('title', 'something else')}, not {_show(value)}"
    return [
        Problem(
            source.place(at), "wrong-type", message, choice_hint(source, at, rule, whole, value)
        )
    ]


def _several(source: Source, at: Path_, rule: dict[str, Any], value: list[Any]) -> Problem:
    """Return the problem of a list where one position is wanted."""
    if len(value) == 1 and isinstance(value[0], str):
        message = f"{_name(at)} should be one position, not a list"
        return Problem(source.place(at), "wrong-type", message, f"write: {at[-1]}: {value[0]}")
    message = f"{_name(at)} {rule['listErrorMessage']}"
    return Problem(source.place(at), "two-owners", message, "keep one")


def _rule(whole: dict[str, Any], way: list[str | int]) -> dict[str, Any]:
    """Return the part of the schema whose keyword failed, following references."""
    here: Any = whole
    for step in way[:-1]:
        while isinstance(here, dict) and "$ref" in here and step != "$ref":
            here = follow(whole, {"$ref": here["$ref"]})
        if step == "$ref":
            here = follow(whole, {"$ref": here["$ref"]})
        else:
            here = here[step] if isinstance(here, dict) else here[int(step)]
    while isinstance(here, dict) and "$ref" in here and way[-1] not in here:
        here = follow(whole, {"$ref": here["$ref"]})
    return here if isinstance(here, dict) else {}


def _name(at: Path_) -> str:
    names = [str(step) for step in at if isinstance(step, str)]
    return f"'{names[-1]}'" if names else "the file"


def _within(at: Path_) -> str:
    names = [str(step) for step in at if isinstance(step, str)]
    return f" in '{'.'.join(names)}'" if names else ""


def _show(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return _show(f"{next(iter(value))}: ...") if value else "{}"
    if isinstance(value, list):
        return "a list"
    text = " ".join(str(value).split("\n"))
    return f"'{text[:40]}...'" if len(text) > 40 else f"'{text}'"


def _type_message(source: Source, at: Path_, rule: dict[str, Any]) -> str:
    wanted = rule.get("type", [])
    names = [_TYPES[w] for w in ([wanted] if isinstance(wanted, str) else wanted) if w != "null"]
    return f"{_name(at)} should be {' or '.join(names)}, not {_show(value_at(source, at))}"
