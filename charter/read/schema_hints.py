"""What to write instead of a value that does not fit the JSON Schema, in a person's words."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import listing, nearest
from charter.read.amount_hints import range_hint
from charter.read.blanks import denied, says_nothing
from charter.read.form_hints import pattern_hint
from charter.read.list_hints import (
    counted_items,
    items_on_line,
    marked_items,
    pair_meant,
    pairs_meant,
    quoted_item,
    texts_meant,
)
from charter.read.meant_values import (
    cities_hint,
    code_hint,
    employment_hint,
    ids_hint,
    one_of,
)
from charter.read.number_hints import wanted_number
from charter.read.yaml_source import Path_, Source

_SEVERAL = {"holder": "holders: [{name: ...}, {name: ...}]"}
_PLAIN = re.compile(r"[\w .'-]{1,40}\Z")
_MUCH = {
    "equity": "'0.5 per cent of the company'",
    "other_pay": "'a bonus of up to 15 per cent of pay'",
    "travel": "'25 per cent of the time'",
    "on_call": "'one week in six'",
}
"""Facts of which a number alone says nothing."""
_TRUE, _FALSE = ("yes", "y", "on", "ja"), ("no", "n", "off", "nein", "nej")
_UNSURE = ("maybe", "perhaps", "unknown", "unsure", "partly", "depends", "vielleicht", "måske")


def type_hint(source: Source, at: Path_, rule: dict[str, Any], whole: dict[str, Any]) -> str:
    """Return what to write for a value of another type than the rule wants, or ""."""
    value, wanted = value_at(source, at), rule.get("type")
    if cities := cities_hint(at, value, value_at(source, at[:-1])):
        return cities
    if isinstance(wanted, list):
        wanted = next(kind for kind in wanted if kind != "null")
    if value is None and wanted not in ("object", "array"):
        mark = "'-'" if at and isinstance(at[-1], int) else "colon"
        return f"write it after the {mark}, or delete the line"
    if wanted == "string":
        return _text_hint(at, value, rule, whole)
    if wanted == "array" and isinstance(value, dict):
        pairs = pairs_meant(value, follow(whole, rule.get("items", {})))
        texts = "" if pairs else texts_meant(value)
        listed = pairs or texts
        return f"write: {at[-1]}: {listed}" if listed and at else "start each item with '- '"
    if wanted == "array" and isinstance(value, str) and value.strip(" .").casefold() in denied():
        return "leave it out"
    if wanted == "array" and isinstance(value, str):
        items = follow(whole, rule.get("items", {}))
        items = follow(whole, next(iter(items.get("anyOf", ())), items))
        if several := ids_hint(at, value, items):
            return several
        if "enum" in items or items.get("pattern", "").startswith(("^[a-z]", "^[A-Z]")):
            return _one_item(at, value, items, source)
        if steps := counted_items(value):
            return f"write each on a line of its own: {listing([quoted_item(s) for s in steps])}"
        made = shape(rule.get("items", {}), whole, value)
        items = marked_items(value) or items_on_line(value) or items_on_line(value, ";")
        if made == "..." and items:
            lines = listing([f"'- {item}'" for item in items])
            return f"write each on a line of its own: {lines}"
        if made == "..." and "\n" not in value and len(value) < 80:
            in_braces = at and source.place(at).line == source.place(at[:-1]).line
            write = f"write: {at[-1]}: [{value}]" if in_braces and "," not in value else ""
            return write or f"write on a line of its own: - {value}"
        return f"write each item on a line of its own, as '- {made}'"
    if wanted == "object":
        return _object_hint(value, rule, whole)
    if wanted == "boolean" and isinstance(value, str):
        said = value.strip().lower()
        if said in (*_TRUE, *_FALSE):
            return f"write: {at[-1]}: {str(said in _TRUE).lower()}"
        if not said or says_nothing(said) or said in _UNSURE:
            return "where you do not know, delete the line"
        return f"write '{at[-1]}: true' where it is so, else 'false'"
    if wanted in ("integer", "number") and isinstance(value, str):
        return wanted_number(source, at, value, rule)
    return ""


def _one_item(at: Path_, value: str, items: dict[str, Any], source: Source) -> str:
    """Return what to write for the one item of a list that must be an id, a code or a choice."""
    if one := one_of(at, value.strip(), items):
        in_braces = source.place(at).line == source.place(at[:-1]).line
        return f"write: {at[-1]}: [{one}]" if in_braces else f"write on a line of its own: - {one}"
    if meant := code_hint(at, value):
        return f"write a list such as [DE, US-CO]: {meant.removeprefix('write ')}"
    if "enum" in items:
        return f"write a list of one or more of: {', '.join(items['enum'])}"
    return f"write a list such as [...], in which each {items['patternErrorMessage']}"


def _is_taken(value: Any, rule: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Return whether a text fits a rule."""
    rule = follow(whole, rule)
    if "anyOf" in rule:
        return any(_is_taken(value, one, whole) for one in rule["anyOf"])
    if "enum" in rule:
        return value in rule["enum"]
    if rule.get("type") in ("object", "array", "integer", "number", "boolean", "null"):
        return False
    if rule.get("format") == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
    return re.search(rule.get("pattern", ""), value) is not None


def _text_hint(at: Path_, value: Any, rule: dict[str, Any], whole: dict[str, Any]) -> str:
    from charter.read.yaml_slips import quoted

    head = "- " if at and isinstance(at[-1], int) else f"{at[-1]}: " if at else ""
    if isinstance(value, bool):
        much = (
            ", such as '0.5 per cent': a yes or no says nothing" if at[-1:] == ("equity",) else ""
        )
        return f"say it in words{much}"
    if isinstance(value, int | float):
        example = _MUCH.get(str(at[-1])) if at else None
        return f"say what it is, such as {example}" if example else "put it in quotes"
    if isinstance(value, list) and at:
        if len(value) == 1 and isinstance(value[0], str):
            if _is_taken(value[0], rule, whole):
                return f"write: {head}{value[0]}"
            return pattern_hint(rule, value[0], whole, at) or "write one in its place"
        several = _SEVERAL.get(str(at[-1]))
        return f"write: {several}" if several else "write one text in its place"
    if isinstance(value, dict) and len(value) == 1:
        (name, text), *_ = value.items()
        if name in whole.get("required", []):
            return f"delete the line '{at[-1]}:', and start '{name}:' without spaces in front"
        if isinstance(text, str):  # 'Health: all of it' is meant as a text
            return f"write: {head}{quoted(f'{name}: {text}')}"
        if isinstance(text, list) and all(isinstance(item, str) for item in text):
            said = quoted(f"{name}: {', '.join(text)}")
            return f"write: {head}{said}"
        return "put the text in quotes"
    return ""


def _object_hint(value: Any, rule: dict[str, Any], whole: dict[str, Any]) -> str:
    if isinstance(value, str) and (found := re.match(r"(\w[\w-]*):(\S.*)", value, re.DOTALL)):
        return f"put a space after the colon: '{found[1]}: '"
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "take away the '- ' before each line"
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        each = follow(whole, rule.get("additionalProperties") or {})
        may_be_blank = {"type": "null"} in each.get("anyOf", ())
        made = "" if may_be_blank else f" {shape(each, whole)}"
        return f"write each without '- ', as '{value[0]}:{made}'"
    if pair := pair_meant(value, rule):
        return f"write '{pair}'"
    return f"write it as '{shape(rule, whole, value)}'"


_MEANT_TEXTS = {"pay": range_hint, "employment": employment_hint}


def choice_hint(
    source: Source, at: Path_, rule: dict[str, Any], whole: dict[str, Any], value: Any
) -> str:
    """Return what to write for a value that is none of the kinds that the rule allows, or ""."""
    title = rule.get("title", "")
    if title.startswith("the id of a "):
        return f"'charter show {title.removeprefix('the id of a ')}s' lists them"
    choices = [follow(whole, each) for each in rule.get("anyOf", [])]
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        mapped = [shape(one, whole) for one in choices if one.get("type") == "object"]
        one_each = f", or '{at[-1]}: {mapped[0]}'" if mapped and len(value) > 1 else ""
        one = next((item for item in value if _is_taken(item, rule, whole)), "")
        return f"write one, such as '{at[-1]}: {one}'{one_each}" if one else "write one, not a list"
    if isinstance(value, dict | list) or value is None:
        return ""
    if not isinstance(value, str) and any(
        one.get("type") == "string" and "enum" not in one for one in choices
    ):
        return "say it in words" if isinstance(value, bool) else "put it in quotes"
    for one in choices:
        if near := nearest(str(value).replace(" ", "-"), one.get("enum", [])):
            return f"did you mean '{near}'?"
    meant = _MEANT_TEXTS.get(str(at[-1])) if isinstance(value, str) and at else None
    if meant and (hint := meant(source, at, value)):
        return hint
    for one in choices:
        if one.get("type") in ("object", ["object", "null"]):
            return f"write it as '{shape(one, whole, value)}'"
    return ""


def shape(rule: dict[str, Any], whole: dict[str, Any], value: Any = None) -> str:
    """Return how what fits a rule is written, such as {say: ..., claims: [...]}, with `value`."""
    rule = follow(whole, rule)
    rule = next(iter(rule.get("anyOf", [])), rule)
    if "$ref" in rule or "anyOf" in rule:
        return shape(rule, whole, value)
    if rule.get("type") == "array":
        return f"[{shape(rule.get('items', {}), whole, value)}]"
    if rule.get("type") not in ("object", ["object", "null"]):
        return "..."
    inner = rule.get("properties") or {"...": rule.get("additionalProperties", {})}
    names = rule.get("required") or [name for name in inner if name != "id"][:2]
    meant = next((name for name in inner if _fits(follow(whole, inner[name]), value)), "")
    if (
        not meant
        and len(names) == 1
        and "properties" in rule
        and isinstance(value, str)
        and _PLAIN.match(value)
    ):
        meant = names[0] if shape(inner[names[0]], whole) == "..." else ""
    if meant and meant not in names:
        names = [meant]
    elif not meant and (usual := rule.get("examples")):
        return "{" + ", ".join(f"{name}: {said}" for name, said in usual[0].items()) + "}"
    said = (f"{n}: {value if n == meant else shape(inner[n], whole)}" for n in names)
    return "{" + ", ".join(said) + "}"


def _fits(rule: dict[str, Any], value: Any) -> bool:
    """Return whether a value can only be meant for the line that has this rule."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return rule.get("type") in ("number", "integer")
    if not isinstance(value, str):
        return False
    if "enum" in rule:
        return value in rule["enum"]
    pattern = rule.get("pattern", "")
    return ("@" in pattern or "https" in pattern) and bool(re.search(pattern, value))


def limit_message(kind: Any, rule: dict[str, Any], shown: str) -> str:
    """Return which limit is not kept."""
    limit = getattr(kind, "limit", None)
    if kind.name in ("minLength", "minItems", "minProperties") and limit == 1:
        return "must not be empty"
    words = (
        {
            "minimum": f"must be at least {limit:,}, not {shown}",
            "exclusiveMinimum": f"must be more than {limit:,}, not {shown}",
            "maximum": f"must be at most {limit:,}, not {shown}",
            "minLength": f"is shorter than {limit:,} characters",
            "maxLength": f"is longer than {limit:,} characters",
            "minItems": f"has fewer than {limit:,} items",
            "maxItems": f"has more than {limit:,} items",
        }
        if limit is not None
        else {}
    )
    return words.get(kind.name, f"does not fit: {rule}")


def follow(whole: dict[str, Any], rule: Any) -> Any:
    """Return a rule of the schema, or the one that it refers to."""
    while isinstance(rule, dict) and "$ref" in rule:
        here: Any = whole
        for part in rule["$ref"].removeprefix("#/").split("/"):
            here = here[int(part) if isinstance(here, list) else part]
        rule = here
    return rule


def value_at(source: Source, at: Path_) -> Any:
    """Return the value at `at`."""
    here = source.data
    for step in at:
        here = here[step]
    return here
