"""What to write instead of a value that does not fit the JSON Schema, in a person's words."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import did_you_mean, listing, nearest
from charter.read.blanks import denied
from charter.read.list_hints import (
    ABOUT,
    counted_items,
    items_on_line,
    pair_meant,
    pairs_meant,
    quoted_item,
)
from charter.read.meant_values import employment_hint, ids_hint, number_hint, range_hint, whole_hint
from charter.read.yaml_source import Path_, Source

_MEANT = {
    "salary": "pay",
    "compensation": "pay",
    "manager": "reports_to",
    "boss": "reports_to",
    "location": "places",
    "locations": "places",
    "place": "places",
    "person": "holder",
    "start_date": "start",
    "end_date": "ends",
    "budget": "limits",
    "requirements": "musts",
    "employees": "headcount",
    "industry": "business_model",
    "deputies": "deputy",
    "acts": "acting",
    "hours": "employment",
    "term": "employment",
    "email": "apply",
}
"""Words that people use for lines of a company file that are called otherwise."""
_WAYS = ("phone", "telephone", "tel", "mobile", "contact", "address", "post", "fax", "whatsapp")
"""Ways to apply that have no line of their own."""
_SEVERAL = {"holder": "holders: [{name: ...}, {name: ...}]"}
_JOINED = re.compile(r"(\w+)\s*[:= ]\s*(\S.*)")
_PLAIN = re.compile(r"[\w .'-]{1,40}\Z")
_MUCH = {
    "equity": "'0.5 per cent of the company'",
    "other_pay": "'a bonus of up to 15 per cent of pay'",
}
"""Facts of which a number alone says nothing."""
_TRUE, _FALSE = ("yes", "y", "on", "ja"), ("no", "n", "off", "nein", "nej")
_RANGE = re.compile(r"(\d+) ?(?:-|\u2013|to|or|bis|til) ?(\d+)")


def unknown_key_hint(source: Source, at: Path_, key: str, known: list[str], whole: Any) -> str:
    """Return where a line that is not known here belongs, or how it may be meant."""
    if at and key in whole.get("properties", {}):
        return "start this line without spaces in front"
    if not at and (above := slid(source, whole).get(key)):
        return f"start this line with two spaces, as all that belongs under '{above}:'"
    if not at:
        for name, rule in whole.get("properties", {}).items():
            if key in follow(whole, rule).get("properties", {}):
                return f"write it under '{name}:', with two spaces in front"
    if (joined := _JOINED.match(key)) and joined[1] in known:
        return f"write '{joined[1]}: {joined[2]}', with a colon and a space"
    if (meant := _MEANT.get(key.lower(), "")) in known:
        return f"write '{meant}:'"
    if "send" in known and key.lower() in _WAYS:
        return "write it into the text after 'send:', such as 'send: Or call 01904 555 010.'"
    return did_you_mean(key, known) or f"known: {', '.join(known)}"


def slid(source: Source, whole: Any) -> dict[str, str]:
    """Return each unknown name at the left margin that follows a known one with nothing in it."""
    known, above, found = whole.get("properties", {}), "", {}
    for key, value in source.data.items():
        if key in known:
            above = key if value is None else ""
        elif above:
            found[key] = above
    return found


def is_told(source: Source, whole: Any, at: Path_, name: str, rule: dict[str, Any]) -> bool:
    """Return whether a name is missing only because its line is misspelt or stands elsewhere."""
    here = value_at(source, at)
    known = rule.get("properties", {})
    under = follow(whole, known.get(name, {})).get("properties", {})
    closed = rule.get("additionalProperties") is False
    for key, value in here.items():
        if key not in known and (key.lower() == name or (closed and nearest(key, [name]))):
            return True
        if not at and closed and key not in known and key in under:
            return True
        if not at and isinstance(value, dict) and name in value and closed:
            return True
    return False


def type_hint(source: Source, at: Path_, rule: dict[str, Any], whole: dict[str, Any]) -> str:
    """Return what to write for a value of another type than the rule wants, or ""."""
    value, wanted = value_at(source, at), rule.get("type")
    if isinstance(wanted, list):
        wanted = next(kind for kind in wanted if kind != "null")
    if value is None and wanted not in ("object", "array"):
        return "write it after the colon, or delete the line"
    if wanted == "string":
        return _text_hint(at, value, whole)
    if wanted == "array" and isinstance(value, dict):
        pairs = pairs_meant(value, follow(whole, rule.get("items", {})))
        return f"write: {at[-1]}: {pairs}" if pairs and at else "start each item with '- '"
    if wanted == "array" and isinstance(value, str):
        if several := ids_hint(value, follow(whole, rule.get("items", {}))):
            return several
        if steps := counted_items(value):
            return f"write each on a line of its own: {listing([quoted_item(s) for s in steps])}"
        made = shape(rule.get("items", {}), whole, value)
        if made == "..." and (items := items_on_line(value)):
            lines = listing([f"'- {item}'" for item in items])
            return f"write each on a line of its own: {lines}"
        if made == "..." and "\n" not in value and len(value) < 80:
            return f"write on a line of its own: - {value}"
        return f"write each item on a line of its own, as '- {made}'"
    if wanted == "object":
        return _object_hint(value, rule, whole)
    if wanted == "boolean" and isinstance(value, str):
        said = value.strip().lower()
        if said in (*_TRUE, *_FALSE):
            return f"write: {at[-1]}: {str(said in _TRUE).lower()}"
        return "where you do not know, delete the line"
    if wanted in ("integer", "number") and isinstance(value, str):
        if value.strip(" .").casefold() in denied() and rule.get("minimum") == 0:
            return "leave it out" if "pay" in at else f"write: {at[-1]}: 0"
        if hint := number_hint(source, at, value, str(rule.get("x-unit", ""))):
            return whole_hint(hint) if wanted == "integer" else hint
        if found := _RANGE.fullmatch(value.strip()) if wanted == "integer" else None:
            return f"write one number, such as '{at[-1]}: {found[2]}'"
        if found := ABOUT.fullmatch(value.strip()):
            return f"write: {at[-1]}: {int(found[1])}"
        return "write digits only, no separators or currency"
    return ""


def _text_hint(at: Path_, value: Any, whole: dict[str, Any]) -> str:
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
            return f"write: {head}{value[0]}"
        several = _SEVERAL.get(str(at[-1]))
        return f"write: {several}" if several else "write one text in its place"
    if isinstance(value, dict) and len(value) == 1:
        (name, text), *_ = value.items()
        if name in whole.get("required", []):
            return f"delete the line '{at[-1]}:', and start '{name}:' without spaces in front"
        if isinstance(text, str):  # 'Health: all of it' is meant as a text
            return f"write: {head}{quoted(f'{name}: {text}')}"
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
    if isinstance(value, dict | list) or value is None:
        return ""
    choices = [follow(whole, each) for each in rule.get("anyOf", [])]
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
