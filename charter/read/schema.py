"""Checks plain data against a JSON Schema: every problem at once, and the data that fits."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from charter.problems import Place, Problem
from charter.read.schema_hints import value_at
from charter.read.schema_words import explain, is_day, rule_of_error
from charter.read.typed import typed
from charter.read.yaml_source import Path_, Source
from charter.values.numbers import ReadingError

_FOLDER = Path(__file__).resolve().parent / "schemas"


def schema_path(name: str) -> Path:
    """Return the file of the JSON Schema called `name`, for people and their editors."""
    return _FOLDER / f"{name}.schema.json"


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema called `name`, such as company, catalog or language.

    A part of one is "words#shape".
    """
    whole, _, part = name.partition("#")
    loaded: dict[str, Any] = json.loads(schema_path(whole).read_text("utf-8"))
    return {**loaded, **loaded["$defs"][part]} if part else loaded


TOLD = (
    *("product_name", "customers_are", "markets_are", "rules_are"),
    *("old_system", "goal_by", "goal"),
)
"""What a company file may say of the company in its own words, for duties and results to say it."""
_NOT_FACTS = frozenset(
    [
        *TOLD,
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
        "language",
        "ai_in_hiring",
        "signatures",
        "functions",
        "valid_from",
        "headcount_by_place",
        "linkedin_id",
    ]
)


def fact_names() -> list[str]:
    """Return the names of the facts that a company file may state, in the schema's order."""
    names = schema("company")["$defs"]["company"]["properties"]
    return [name for name in names if name not in _NOT_FACTS]


_WORDS = frozenset(f"#/$defs/{shape}" for shape in ("text", "texts", "line", "statements"))
_NAMES = frozenset(
    [
        *("name", "legal_name", "title", "short", "city", "region", "street", "postcode"),
        *("product_name", "rules_are"),
    ]
)
"""Keys of lines that are names, and so in no language."""


@cache
def posted_texts() -> frozenset[str]:
    """Return the keys of a company file whose words postings print, as the schema discloses them.

    Names are none of them.
    """
    found = set[str]()
    whole = schema("company")
    for shape in whole["$defs"].values():
        for key, rule in shape.get("items", shape).get("properties", {}).items():
            either = [rule, *rule.get("anyOf", ())]
            words = any(one.get("$ref") in _WORDS for one in either)
            words = words or rule.get("type") == ["boolean", "string"]
            if words and rule.get("x-disclosure") == "public":
                found.add(key)
    return frozenset(found - _NAMES)


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
        message = (
            "the file is empty" if source.data is None else "the file has no lines of 'name: value'"
        )
        return [
            Problem(Place(source.path), "empty", message, "'charter init' makes a good one")
        ], {}
    leaves = _all_leaves(source, name)
    found = {tuple(leaf.instance_path): _typed(source, name, leaf) for leaf in leaves}
    read = {at: value for at, value in found.items() if value is not None}
    if any(value != value_at(source, at) for at, value in read.items()):
        source = source.with_data(_with(source.data, read))
        leaves = _all_leaves(source, name)
    problems: list[Problem] = []
    misfits: list[Path_] = []
    for leaf in leaves:
        if is_day(schema(name), leaf) and tuple(leaf.instance_path) in read:
            continue  # a year or a month, where one is enough
        problems += explain(source, schema(name), leaf)
        misfits += _misfits(leaf)
    return problems, _without(source.data, set(misfits)) if misfits else source.data


def _all_leaves(source: Source, name: str) -> list[Any]:
    found = _validator(name).iter_errors(source.data)
    return [leaf for one in found for leaf in _leaves(source, one)]


def _typed(source: Source, name: str, leaf: Any) -> Any:
    """Return the number or the day that a person typed where the schema wants one."""
    if leaf.kind.name not in ("type", "format", "pattern"):
        return None
    at = tuple(leaf.instance_path)
    try:
        return typed(source, at, rule_of_error(schema(name), leaf), value_at(source, at))
    except ReadingError:
        return None  # `explain` says what it can be


def _with(data: Any, read: dict[Path_, Any], at: Path_ = ()) -> Any:
    if at in read:
        return read[at]
    if isinstance(data, dict):
        return {key: _with(value, read, (*at, key)) for key, value in data.items()}
    if isinstance(data, list):
        return [_with(value, read, (*at, n)) for n, value in enumerate(data)]
    return data


def _leaves(source: Source, found: Any) -> list[Any]:
    """Return the errors of the alternative that was meant, or `found` itself if none was."""
    at = tuple(found.instance_path)
    value = value_at(source, at)
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


def _is_type(found: Any, at: Path_) -> bool:
    return found.kind.name == "type" and tuple(found.instance_path) == at
