"""Checks plain data against a JSON Schema and says what is wrong in a person's words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from charter.problems import InputError, Place, Problem, did_you_mean
from charter.read.yaml_source import Path_, Source

_FOLDER = Path(__file__).resolve().parent / "schemas"
_TYPES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping of keys",
    "null": "nothing",
}


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema called `name`: company or catalog."""
    loaded: dict[str, Any] = json.loads((_FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return loaded


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(name), validate_formats=True)


def check_schema(source: Source, name: str) -> None:
    """Raise InputError with every place where `source` does not fit the schema called `name`."""
    problems: list[Problem] = []
    if source.data is None:
        place = Place(source.path)
        raise InputError([Problem(place, "empty", "the file is empty", "'charter init' makes one")])
    for found in _validator(name).iter_errors(source.data):
        problems += _explain(source, name, found)
    if problems:
        raise InputError(problems)


def _explain(source: Source, name: str, found: Any, base: Path_ = ()) -> list[Problem]:
    at: Path_ = tuple(found.instance_path)
    kind = found.kind
    rule = _rule(name, found.schema_path)
    place = source.place(at)
    match kind.name:
        case "additionalProperties":
            known = list(rule.get("properties", {}))
            return [
                Problem(source.key_place((*at, key)), "unknown-key", f"unknown key '{key}'", did_you_mean(key, known))
                for key in kind.unexpected
            ]
        case "required":
            return [Problem(place, "missing-key", f"'{kind.property}' is missing{_within(at)}", "add it")]
        case "propertyNames":
            return _explain_key_names(source, at, found)
        case "anyOf":
            return _explain_choice(source, name, at, found, rule)
        case "type":
            return [Problem(place, "wrong-type", _type_message(source, at, rule), _type_hint(source, at, rule))]
        case "enum":
            value = _value(source, at)
            options = [str(option) for option in kind.options]
            hint = did_you_mean(str(value), options)
            hint = hint if "?" in hint else f"one of: {', '.join(options)}"
            return [Problem(place, "unknown-value", f"{_name(at)} cannot be {_show(value)}", hint)]
        case "pattern":
            message = rule.get("patternErrorMessage", "is not in the right form")
            return [Problem(place, "wrong-form", f"{_name(at)} {message}, not {_show(_value(source, at))}")]
        case "format":
            value = _show(_value(source, at))
            return [Problem(place, "no-such-date", f"{_name(at)} is not a date: {value}", "write year-month-day, such as 2027-01-15")]
        case _:
            return [Problem(place, "out-of-range", f"{_name(at)}: {_limit_message(kind, rule)}")]


def _explain_key_names(source: Source, at: Path_, found: Any) -> list[Problem]:
    # The instance path ends at the mapping; the offending key is quoted at the head of the message.
    keys = _value(source, at)
    rule = schema("company")["$defs"]["slug"]
    import re

    return [
        Problem(source.key_place((*at, key)), "wrong-form", f"'{key}' {rule['patternErrorMessage']}")
        for key in keys
        if not re.search(rule["pattern"], key) or len(key) > rule["maxLength"]
    ]


def _explain_choice(source: Source, name: str, at: Path_, found: Any, rule: Any) -> list[Problem]:
    value = _value(source, at)
    branches = [errors for errors in found.kind.context if not any(_is_type(e, at) for e in errors)]
    plain = [errors for errors in branches if all(e.kind.name != "enum" for e in errors)]
    best = (plain or branches)[:1]
    if isinstance(value, dict | list) or (isinstance(value, str) and plain):
        if best:
            return [problem for e in best[0] for problem in _explain_in(source, name, at, e, rule)]
    expected = rule.get("title", "something else")
    return [Problem(source.place(at), "wrong-type", f"{_name(at)} should be {expected}, not {_show(value)}")]


def _explain_in(source: Source, name: str, at: Path_, found: Any, rule: Any) -> list[Problem]:
    return _explain(source, name, found)


def _is_type(found: Any, at: Path_) -> bool:
    return found.kind.name == "type" and tuple(found.instance_path) == at


def _rule(name: str, way: list[str | int]) -> dict[str, Any]:
    """Return the part of the schema whose keyword failed, following references."""
    whole = schema(name)
    here: Any = whole
    for step in way[:-1]:
        while isinstance(here, dict) and "$ref" in here and step != "$ref":
            here = _follow(whole, here["$ref"])
        if step == "$ref":
            here = _follow(whole, here["$ref"])
        else:
            here = here[step] if isinstance(here, dict) else here[int(step)]
    while isinstance(here, dict) and "$ref" in here and way[-1] not in here:
        here = _follow(whole, here["$ref"])
    return here if isinstance(here, dict) else {}


def _follow(whole: dict[str, Any], reference: str) -> Any:
    here: Any = whole
    for part in reference.removeprefix("#/").split("/"):
        here = here[part]
    return here


def _value(source: Source, at: Path_) -> Any:
    here = source.data
    for step in at:
        here = here[step]
    return here


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
        return "a mapping of keys"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    return f"'{text[:40]}...'" if len(text) > 40 else f"'{text}'"


def _type_message(source: Source, at: Path_, rule: dict[str, Any]) -> str:
    wanted = rule.get("type", [])
    names = [_TYPES[w] for w in ([wanted] if isinstance(wanted, str) else wanted) if w != "null"]
    return f"{_name(at)} should be {' or '.join(names)}, not {_show(_value(source, at))}"


def _type_hint(source: Source, at: Path_, rule: dict[str, Any]) -> str:
    value, wanted = _value(source, at), rule.get("type")
    if wanted == "string" and isinstance(value, int | float):
        return "put it in quotes"
    if wanted == "array" and isinstance(value, str):
        return "put '- ' before each item, on a line of its own"
    if wanted in ("integer", "number") and isinstance(value, str):
        return "write digits only, no separators or currency"
    return ""


def _limit_message(kind: Any, rule: dict[str, Any]) -> str:
    if kind.name in ("minLength", "minItems", "minProperties"):
        return "must not be empty"
    limit = getattr(kind, "limit", None)
    words = {
        "minimum": "must be at least",
        "maximum": "must be at most",
        "maxLength": "is longer than this many characters:",
        "maxItems": "has more items than",
    }
    return f"{words.get(kind.name, 'does not fit')} {limit:,}" if limit is not None else str(rule)
