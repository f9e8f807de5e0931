"""What an error of the JSON Schema library means, in a person's words."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import Problem, did_you_mean
from charter.read.numbers import ReadingError
from charter.read.typed import no_day, typed
from charter.read.yaml_source import Path_, Source

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
            return [no_day(place, _name(at), _show(value_at(source, at)))]
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
            return _explain_key_names(source, whole, at)
        case "anyOf":
            return _explain_choice(source, at, rule)
        case "type":
            if isinstance(value_at(source, at), list) and (said := rule.get("listErrorMessage")):
                return [Problem(place, "two-owners", f"{_name(at)} {said}", "keep one")]
            return [
                Problem(
                    place,
                    "wrong-type",
                    _type_message(source, at, rule),
                    _type_hint(source, at, rule, whole),
                )
            ]
        case "enum":
            value = value_at(source, at)
            options = [str(option) for option in kind.options]
            hint = did_you_mean(str(value), options)
            hint = hint if "?" in hint else f"one of: {', '.join(options)}"
            return [Problem(place, "unknown-value", f"{_name(at)} cannot be {_show(value)}", hint)]
        case "pattern":
            message = rule.get("patternErrorMessage", "is not in the right form")
            return [
                Problem(
                    place, "wrong-form", f"{_name(at)} {message}, not {_show(value_at(source, at))}"
                )
            ]
        case "format" if rule.get("format") == "regex":
            value = _show(value_at(source, at))
            hint = "a mark such as ( or ? that is meant as it stands needs two \\\\ before it"
            return [Problem(place, "no-pattern", f"{_name(at)} is no pattern: {value}", hint)]
        case _:
            return [Problem(place, "out-of-range", f"{_name(at)}: {_limit_message(kind, rule)}")]


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
            f"{_show(key)} {rule['patternErrorMessage']}",
        )
        for key in keys
        if not re.fullmatch(rule["pattern"], key) or len(key) > rule["maxLength"]
    ]


def _explain_choice(source: Source, at: Path_, rule: Any) -> list[Problem]:
    value = value_at(source, at)
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


def _rule(whole: dict[str, Any], way: list[str | int]) -> dict[str, Any]:
    """Return the part of the schema whose keyword failed, following references."""
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


def _type_hint(source: Source, at: Path_, rule: dict[str, Any], whole: dict[str, Any]) -> str:
    value, wanted = value_at(source, at), rule.get("type")
    if isinstance(wanted, list):
        wanted = next(kind for kind in wanted if kind != "null")
    if wanted == "string" and isinstance(value, bool):
        return "say it in words"
    if wanted == "string" and isinstance(value, int | float):
        return "put it in quotes"
    if wanted == "string" and isinstance(value, dict) and len(value) == 1:
        from charter.read.yaml_slips import quoted

        (name, text), *_ = value.items()
        head = "- " if at and isinstance(at[-1], int) else f"{at[-1]}: " if at else ""
        if isinstance(text, str):  # 'Health: all of it' is meant as a text
            return f"write: {head}{quoted(f'{name}: {text}')}"
        return "put the text in quotes"
    if wanted == "array" and isinstance(value, str):
        shape = _shape(rule.get("items", {}), whole)
        if shape == "..." and "\n" not in value and len(value) < 80:
            return f"write on a line of its own: - {value}"
        return f"write each item on a line of its own, as '- {shape}'"
    if wanted == "object":
        if isinstance(value, str) and (found := re.match(r"(\w[\w-]*):(\S.*)", value, re.DOTALL)):
            return f"put a space after the colon: '{found[1]}: '"
        return f"write it as '{_shape(rule, whole)}'"
    if wanted in ("integer", "number") and isinstance(value, str):
        return "write digits only, no separators or currency"
    return ""


def _shape(rule: dict[str, Any], whole: dict[str, Any]) -> str:
    """Return how a value that fits a rule is written, such as {say: ..., claims: [...]}."""
    while "$ref" in rule:
        rule = _follow(whole, rule["$ref"])
    rule = next(iter(rule.get("anyOf", [])), rule)
    if "$ref" in rule or "anyOf" in rule:
        return _shape(rule, whole)
    if rule.get("type") == "array":
        return f"[{_shape(rule.get('items', {}), whole)}]"
    if rule.get("type") not in ("object", ["object", "null"]):
        return "..."
    inner = rule.get("properties") or {"...": rule.get("additionalProperties", {})}
    names = rule.get("required") or [name for name in inner if name != "id"][:2]
    return "{" + ", ".join(f"{name}: {_shape(inner[name], whole)}" for name in names) + "}"


def _limit_message(kind: Any, rule: dict[str, Any]) -> str:
    limit = getattr(kind, "limit", None)
    if kind.name in ("minLength", "minItems", "minProperties") and limit == 1:
        return "must not be empty"
    words = {
        "minimum": "must be at least",
        "exclusiveMinimum": "must be more than",
        "maximum": "must be at most",
        "maxLength": "is longer than this many characters:",
        "minItems": "has fewer items than",
        "maxItems": "has more items than",
    }
    return f"{words.get(kind.name, 'does not fit')} {limit:,}" if limit is not None else str(rule)


def value_at(source: Source, at: Path_) -> Any:
    """Return the value at `at`."""
    here = source.data
    for step in at:
        here = here[step]
    return here
