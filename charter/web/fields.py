"""A value of company.yaml as a field of a form: how it is asked, shown, and read again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from charter.facts.languages import OURS
from charter.facts.locales import locale
from charter.named_tuples import NamedTuple
from charter.read.schema import schema
from charter.read.yaml_source import Path_
from charter.values.countries import COUNTRIES
from charter.values.days import day_of
from charter.values.numbers import ALONE, Beside, ReadingError, number_of
from charter.web.desk import value_at
from charter.web.environment import shown, was

Kind = Literal["yes-no", "choice", "number", "day", "line", "text", "lines", "pairs", "no-or-line"]
_PRINTED = {"public": "may be published", "internal": "never in a posting"}
_YES_NO = (("true", "Yes"), ("false", "No"))
_LABELS = {
    "accommodation": "Whom to ask for an adjustment in the hiring process",
    "acting": "Who acts for it",
    "acting_until": "Acts until",
    "email": "Email",
    "ends": "Leaves on",
    "musts": "What the person must have",
    "nice_to_have": "Nice to have",
    "opening": "How the posting begins",
    "outcomes": "What a year should bring",
    "review_by": "Day to look at the charter again",
    "short": "Short name",
    "start": "Starts on",
    "charter_in_contract": "Is the charter part of the employment contract?",
    "ai_in_hiring": "Does AI choose among applicants? No, or a sentence that says how",
    "city": "City",
    "flsa": "Overtime under the Fair Labor Standards Act",
    "functions": "Who else is there to be told and asked",
    "grade": "Grade or pay band",
    "headcount_by_place": "People by place",
    "on_call": "On call",
    "signatures": "Who collects signatures",
    "time": "Share of time in per cent",
    "vacancy": "Is it to be filled now, or later",
    "country": "Country",
    "hard": "What is hard here",
    "region": "State or region, such as Colorado",
    "why_leaders": "Why several leaders report to it",
    "why_open": "Why the post is open",
    "about": "About the company",
    "currency": "Currency, as a code such as USD",
    "equal_opportunity": "Equal-opportunity statement",
    "hire": "Hires without asking",
    "max": "Most",
    "min": "Least",
    "name": "Name",
    "holders": "Several people who share it",
    "note": "What comes on top",
    "office_days": "Days a week in the office",
    "other_pay": "Bonus and other pay on top",
    "pay": "Pay",
    "people": "How many people",
    "per": "For each",
    "place": "Only for the place, as a code such as US-CO",
    "places": "Where the work is done",
    "postcode": "Postcode",
    "remote": "Or from where else",
    "remote_from": "Or from where else, as codes such as US-CO",
    "share": "Share in per cent",
    "street": "Street and number",
    "teams": "Teams that report to it",
    "spend": "Signs for, up to",
    "until": "Until",
    "url": "Link",
    "users_called": "What you call those who use the product",
}


class FormField(NamedTuple):
    """A field. `value` is what stands in the file, `printed` says in which papers it is printed.

    `fixed` says that the file gives it in a form that the page does not change. `typed` is what was
    typed and refused, and `before` what that form brought back of the value it showed.
    """

    path: Path_
    label: str
    hint: str
    kind: Kind
    choices: tuple[tuple[str, str], ...]
    value: Any
    printed: str
    fixed: bool = False
    unit: str = ""
    partly: bool = False
    typed: str | None = None
    before: str | None = None

    @property
    def text(self) -> str:
        """Return what stands in it."""
        return shown(self.value) if self.typed is None else self.typed

    @property
    def was(self) -> str:
        """Return what the form is to bring back of the value it shows."""
        return was(self.value) if self.before is None else self.before

    @property
    def name(self) -> str:
        """Return the name in a form."""
        return ".".join(map(str, self.path))


def field_of(data: Any, path: Path_) -> FormField:
    """Return the field for the value at `path` of a company file's data, as its schema has it."""
    return field_by(rule_of(path), path, value_at(data, path))


def field_by(rule: Mapping[str, Any], path: Path_, value: Any) -> FormField:
    """Return the field for a value with a rule of the schema."""
    key = str(path[-1])
    label = rule.get("question") or _LABELS.get(key) or key.replace("_", " ").capitalize()
    hint = str(rule.get("description") or "")
    if words := item_rule(rule).get("enum"):
        hint += f" One of: {', '.join(words)}."
    printed = _PRINTED.get(rule.get("x-disclosure", ""), "") if path[0] == "positions" else ""
    kind, choices = _kind(rule)
    if key == "country":  # by name, so what the file says of codes is no help
        kind, choices, hint = "choice", _countries(value), ""
    if kind == "yes-no":
        hint = hint.replace("true:", "Yes:").replace("false:", "No:")
    return FormField(
        path,
        str(label),
        hint,
        kind,
        choices,
        value,
        printed,
        not _is_plain(kind, value),
        str(_unit(rule)),
        bool(rule.get("x-part")),
    )


def _countries(value: Any) -> tuple[tuple[str, str], ...]:
    """Return the countries by name, each for its code; what stands there and is none as it is."""
    names = locale(OURS).countries
    known = {code: names.get(code, code) for code in COUNTRIES}
    said = {value: value} if isinstance(value, str) else {}
    return tuple(sorted((said | known).items(), key=lambda each: each[1]))


def given_value(field: FormField, text: str, beside: Beside = ALONE) -> Any:
    """Return what was typed as the file has it; None for nothing. Raises ReadingError."""
    if not text:
        return None
    if field.kind == "yes-no":
        return text == "true"
    if field.kind == "lines":
        return [line.strip() for line in text.splitlines() if line.strip()] or None
    if field.kind == "pairs":
        return _pairs(text, field.unit, beside)
    if field.kind == "no-or-line" and text.casefold().strip(".") in ("no", "false"):
        return False
    if field.kind == "day":
        day = day_of(text, part=field.partly)
        if day is None:
            raise ReadingError("not-a-date", f"'{text}' is no day", "write it as 2027-01-15")
        return day
    if field.kind == "number":
        number = number_of(text, field.unit, beside)
        if number is None:
            raise ReadingError("not-a-number", f"'{text}' is no number", "write it in digits")
        return number
    return text


def _pairs(text: str, unit: str, beside: Beside) -> dict[str, Any]:
    """Return lines such as "US-CO: 12" as the file has them."""
    made: dict[str, Any] = {}
    for line in filter(str.strip, text.splitlines()):
        name, colon, said = line.rpartition(":")
        number = number_of(said.strip(), unit, beside) if colon else None
        if not name.strip() or number is None:
            message = f"'{line.strip()}' is no name with a number"
            raise ReadingError("not-a-number", message, "write each as 'name: 12'")
        if name.strip() in made:
            message = f"'{name.strip()}' stands there twice"
            raise ReadingError("duplicate-key", message, "keep one of them")
        made[name.strip()] = number
    return made


def was_of(text: str) -> Any:
    """Return what a form brought back of the value that was shown."""
    try:
        return json.loads(text) if text else None
    except ValueError:
        return None


def rule_of(path: Path_) -> Mapping[str, Any]:
    """Return what the schema of company files says of the value at a path."""
    whole = schema("company")
    rule: Mapping[str, Any] = whole
    for number, key in enumerate(path):
        rule = _followed(whole, rule)
        properties = rule.get("properties", {})
        if number == 1 and path[0] == "positions":
            rule = whole["$defs"]["position"]
        elif isinstance(key, int):
            rule = rule.get("items", {})
        elif key in properties:
            rule = properties[key]
        else:
            rule = _branch(whole, rule, key)
    return _followed(whole, rule)


def _branch(whole: Mapping[str, Any], rule: Mapping[str, Any], key: object) -> Mapping[str, Any]:
    """Return the rule of a key where the value may have several shapes."""
    for one in rule.get("anyOf", rule.get("oneOf", ())):
        found = _followed(whole, one).get("properties", {}).get(key)
        if found:
            result: Mapping[str, Any] = found
            return result
    return {}


def item_rule(rule: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the rule of the items of a list, also where a value may be a list or one of them."""
    whole = schema("company")
    for one in (rule, *rule.get("anyOf", ())):
        if "items" in one:
            return _followed(whole, one["items"])
    return {}


def properties_of(rule: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return the rules of a value's parts, by their names."""
    whole = schema("company")
    return {name: _followed(whole, part) for name, part in rule.get("properties", {}).items()}


def _followed(whole: Mapping[str, Any], rule: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a rule with what it refers to; its own words count before those."""
    while "$ref" in rule:
        name = str(rule["$ref"]).rpartition("/")[2]
        rest = {key: value for key, value in rule.items() if key != "$ref"}
        rule = {**whole["$defs"][name], **rest}
    return rule


def _unit(rule: Mapping[str, Any]) -> object:
    inside = rule.get("additionalProperties")
    return inside.get("x-unit", "") if isinstance(inside, dict) else rule.get("x-unit", "")


def _kind(rule: Mapping[str, Any]) -> tuple[Kind, tuple[tuple[str, str], ...]]:
    if rule.get("type") == "boolean":
        return "yes-no", _YES_NO
    words = rule.get("enum") or next(
        (one["enum"] for one in rule.get("anyOf", ()) if "enum" in one), ()
    )
    if words:
        return "choice", tuple((str(w), str(w).replace("-", " ")) for w in words)
    if rule.get("type") in ("integer", "number"):
        return "number", ()
    if rule.get("format") == "date":
        return "day", ()
    if rule.get("type") == "array":
        return "lines", ()
    if rule.get("type") == ["boolean", "string"]:
        return "no-or-line", ()
    if rule.get("type") == "object" and _of_numbers(rule):
        return "pairs", ()
    if str(rule.get("pattern", "")).startswith("^https?"):
        return "line", ()
    if "anyOf" in rule:  # the first shape is the plain one
        return _kind(_followed(schema("company"), rule["anyOf"][0]))
    return ("text" if int(rule.get("maxLength", 0)) > 300 else "line"), ()


def _of_numbers(rule: Mapping[str, Any]) -> bool:
    inside = rule.get("additionalProperties")
    return isinstance(inside, dict) and inside.get("type") == "integer"


def _is_plain(kind: Kind, value: Any) -> bool:
    if value is None:
        return True
    if kind == "lines":
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    if kind == "pairs":
        return isinstance(value, dict)
    return not isinstance(value, dict | list)
