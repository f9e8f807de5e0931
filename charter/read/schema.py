"""Checks plain data against a JSON Schema and says what is wrong in a person's words."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from charter.problems import Place, Problem, did_you_mean
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


def schema_path(name: str) -> Path:
    """Return the file of the JSON Schema called `name`, for people and their editors."""
    return _FOLDER / f"{name}.schema.json"


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema called `name`: company or catalog."""
    loaded: dict[str, Any] = json.loads(schema_path(name).read_text("utf-8"))
    return loaded


_NOT_FACTS = frozenset(
    [
        "name",
        "legal_name",
        "website",
        "about",
        "country",
        "currency",
        "benefits",
        "equal_opportunity",
        "accommodation",
        "apply",
        "charter_in_contract",
    ]
)


def fact_names() -> list[str]:
    """Return the names of the facts that a company file may state, in the schema's order."""
    names = schema("company")["$defs"]["company"]["properties"]
    return [name for name in names if name not in _NOT_FACTS]


@cache
def _validator(name: str) -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft202012Validator(schema(name), validate_formats=True)


def check_schema(source: Source, name: str) -> tuple[list[Problem], Any]:
    """Return every place where `source` does not fit the schema called `name`, and what does fit.

    The second value is the data without the parts that do not fit, so that later checks can go on
    and one run can name all problems.
    """
    if not isinstance(source.data, dict):
        message = "the file is empty" if source.data is None else "the file is no mapping of keys"
        return [
            Problem(Place(source.path), "empty", message, "'charter init' makes a good one")
        ], {}
    problems: list[Problem] = []
    misfits: list[Path_] = []
    for found in _validator(name).iter_errors(source.data):
        for leaf in _leaves(source, found):
            problems += _explain(source, name, leaf)
            misfits += _misfits(leaf)
    return problems, _without(source.data, set(misfits)) if misfits else source.data


def _leaves(source: Source, found: Any) -> list[Any]:
    """Return the errors of the alternative that was meant, or `found` itself if none was."""
    at = tuple(found.instance_path)
    value = _value(source, at)
    if found.kind.name == "pattern" and value == "":
        return []  # minLength says it
    if found.kind.name != "anyOf":
        return [found]
    meant = [
        errors
        for errors in found.kind.context
        if not any(
            _is_type(e, at) or (tuple(e.instance_path) == at and e.kind.name == "enum")
            for e in errors
        )
    ]
    if not meant or not isinstance(value, dict | list | str):
        return [found]
    return [leaf for inner in meant[0] for leaf in _leaves(source, inner)]


def _misfits(found: Any) -> list[Path_]:
    at = tuple(found.instance_path)
    if found.kind.name == "additionalProperties":
        return [(*at, key) for key in found.kind.unexpected]
    return [] if found.kind.name in ("required", "propertyNames") else [at]


def _without(data: Any, misfits: set[Path_], at: Path_ = ()) -> Any:
    if isinstance(data, dict):
        return {
            k: _without(v, misfits, (*at, k)) for k, v in data.items() if (*at, k) not in misfits
        }
    if isinstance(data, list):
        return [
            None if (*at, i) in misfits else _without(v, misfits, (*at, i))
            for i, v in enumerate(data)  # None keeps the numbers of the others
        ]
    return data


def _explain(source: Source, name: str, found: Any) -> list[Problem]:
    at: Path_ = tuple(found.instance_path)
    kind = found.kind
    rule = _rule(name, found.schema_path)
    place = source.place(at)
    match kind.name:
        case "additionalProperties":
            known = list(rule.get("properties", {}))
            return [
                Problem(
                    source.key_place((*at, key)),
                    "unknown-key",
                    f"unknown key {_show(key)}",
                    did_you_mean(key, known),
                )
                for key in kind.unexpected
            ]
        case "required":
            return [
                Problem(
                    place, "missing-key", f"'{kind.property}' is missing{_within(at)}", "add it"
                )
            ]
        case "propertyNames":
            return _explain_key_names(source, at)
        case "anyOf":
            return _explain_choice(source, at, rule)
        case "type":
            if isinstance(_value(source, at), list) and (said := rule.get("listErrorMessage")):
                return [Problem(place, "two-owners", f"{_name(at)} {said}", "keep one")]
            return [
                Problem(
                    place,
                    "wrong-type",
                    _type_message(source, at, rule),
                    _type_hint(source, at, rule),
                )
            ]
        case "enum":
            value = _value(source, at)
            options = [str(option) for option in kind.options]
            hint = did_you_mean(str(value), options)
            hint = hint if "?" in hint else f"one of: {', '.join(options)}"
            return [Problem(place, "unknown-value", f"{_name(at)} cannot be {_show(value)}", hint)]
        case "pattern" if rule.get("format") != "date":
            message = rule.get("patternErrorMessage", "is not in the right form")
            return [
                Problem(
                    place, "wrong-form", f"{_name(at)} {message}, not {_show(_value(source, at))}"
                )
            ]
        case "format" | "pattern":
            value = _show(_value(source, at))
            return [
                Problem(
                    place,
                    "no-such-date",
                    f"{_name(at)} is not a date: {value}",
                    "write year-month-day, such as 2027-01-15",
                )
            ]
        case _:
            return [Problem(place, "out-of-range", f"{_name(at)}: {_limit_message(kind, rule)}")]


def _explain_key_names(source: Source, at: Path_) -> list[Problem]:
    # The instance path ends at the mapping and does not name the key that is wrong.
    keys = _value(source, at)
    rule = schema("company")["$defs"]["slug"]
    return [
        Problem(
            source.key_place((*at, key)),
            "wrong-form",
            f"{_show(key)} {rule['patternErrorMessage']}",
        )
        for key in keys
        if not re.fullmatch(rule["pattern"], key) or len(key) > rule["maxLength"]
    ]


def _explain_choice(source: Source, at: Path_, rule: Any) -> list[Problem]:
    value = _value(source, at)
    if isinstance(value, list) and "listErrorMessage" in rule:
        return [
            Problem(
                source.place(at),
                "two-owners",
                f"{_name(at)} {rule['listErrorMessage']}",
                "keep one",
            )
        ]
    expected = rule.get("title", "something else")
    return [
        Problem(
            source.place(at), "wrong-type", f"{_name(at)} should be {expected}, not {_show(value)}"
        )
    ]


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
    text = " ".join(str(value).split("\n"))
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
    limit = getattr(kind, "limit", None)
    if kind.name in ("minLength", "minItems", "minProperties") and limit == 1:
        return "must not be empty"
    words = {
        "minimum": "must be at least",
        "maximum": "must be at most",
        "maxLength": "is longer than this many characters:",
        "minItems": "has fewer items than",
        "maxItems": "has more items than",
    }
    return f"{words.get(kind.name, 'does not fit')} {limit:,}" if limit is not None else str(rule)
