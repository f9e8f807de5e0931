"""A list of company.yaml whose items have fields of their own: a row of a form for each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from starlette.datastructures import FormData

from charter.named_tuples import NamedTuple
from charter.read.yaml_source import Path_
from charter.values.numbers import ALONE, Beside, currency_at
from charter.web.desk import value_at
from charter.web.fields import (
    FormField,
    field_by,
    field_of,
    given_value,
    item_rule,
    properties_of,
    rule_of,
)


class RowsField(NamedTuple):
    """A list as rows of fields, with an empty one at the end.

    `one` says that the file may have a single item without a list around it. `head` is the field of
    the whole, and `fixed` in it that the file gives it in a form that the page does not change.
    """

    head: FormField
    rows: tuple[tuple[FormField, ...], ...]
    one: bool

    @property
    def name(self) -> str:
        """Return the name in a form."""
        return self.head.name

    @property
    def begun(self) -> bool:
        """Return whether something was typed into the new row, and refused."""
        return bool(self.rows) and any(field.typed for field in self.rows[-1])


def typed_rows(rows: RowsField, form: FormData) -> RowsField:
    """Return rows as a form brought them back, with what was typed into each."""
    before = form.get(f"was.{rows.name}")
    if rows.head.fixed or not isinstance(before, str):
        return rows
    parts = properties_of(item_rule(rule_of(rows.head.path)))
    typed = _typed(rows, form, parts)
    again = tuple(
        tuple(
            field_by(part, (*rows.head.path, number, key), None)._replace(typed=texts.get(key, ""))
            for key, part in parts.items()
        )
        for number, texts in sorted(typed.items())
    )
    return rows._replace(head=rows.head._replace(before=before), rows=again or rows.rows)


def rows_of(data: Any, path: Path_) -> RowsField:
    """Return the rows for the list at `path` of a company file's data."""
    rule, value = rule_of(path), value_at(data, path)
    parts = properties_of(item_rule(rule))
    items = [value] if isinstance(value, dict) else value or []
    plain = isinstance(items, list) and all(isinstance(item, dict) for item in items)
    rows = tuple(
        tuple(field_by(part, (*path, n, key), item.get(key)) for key, part in parts.items())
        for n, item in enumerate([*items, {}] if plain else ())
    )
    fixed = not plain or any(field.fixed for row in rows for field in row)
    one = any("$ref" in each for each in rule.get("anyOf", ()))
    return RowsField(field_of(data, path)._replace(value=value, fixed=fixed), rows, one)


def given_rows(rows: RowsField, form: FormData, beside: Beside = ALONE) -> Any:
    """Return the list that a form brings back, without its empty rows; None for nothing.

    Raises ReadingError.
    """
    found: dict[int, dict[str, Any]] = {}
    parts = properties_of(item_rule(rule_of(rows.head.path)))
    for number, texts in _typed(rows, form, parts).items():
        near = beside
        if "currency" in parts:
            texts["currency"] = currency_in(texts, beside)
            near = beside._replace(currency=texts["currency"] or beside.currency)
        for key, text in texts.items():
            field = field_by(parts[key], (*rows.head.path, number, key), None)
            value = given_value(field, text, near)
            if value is not None:
                found.setdefault(number, {})[key] = value
    items = [found[number] for number in sorted(found)]
    if rows.one and len(items) == 1 and "place" not in items[0]:
        return items[0]
    return items or None


def _typed(rows: RowsField, form: FormData, parts: Collection[str]) -> dict[int, dict[str, str]]:
    """Return what was typed into each row, by the keys of its fields."""
    wanted = re.compile(rf"{re.escape(rows.name)}\.(\d+)\.(\w+)")
    typed: dict[int, dict[str, str]] = {}
    for name, text in form.multi_items():
        place = wanted.fullmatch(name)
        if place is not None and isinstance(text, str) and place[2] in parts:
            typed.setdefault(int(place[1]), {})[place[2]] = text.strip()
    return typed


def currency_in(texts: Mapping[str, str], beside: Beside) -> str:
    """Return the currency that was typed beside amounts, else the one that they name themselves.

    It is "" where that is the company's, or where they name several. Raises ReadingError.
    """
    if texts.get("currency"):
        return texts["currency"]
    named = {currency_at(text) for text in texts.values()} - {"", beside.currency}
    return named.pop() if len(named) == 1 else ""


def said_rows(value: Any) -> str:
    """Return a list in the words of a change."""
    items = [value] if isinstance(value, dict) else value or []
    return "; ".join(" ".join(map(str, item.values())) for item in items) or "taken out"
