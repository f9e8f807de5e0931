"""Texts that a field of a template can never have, such as UK for the code of a country."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from jinja2 import nodes

from charter.facts.terms import WORDS
from charter.problems import did_you_mean
from charter.read.schema import schema
from charter.values.countries import COUNTRIES, CURRENCIES, code_of_name, currency_of_name

_LANGUAGE = re.compile("[a-z]{2}(-[A-Z]{2})?")
_ID = re.compile("[a-z][a-z0-9.-]*")


def _country(text: str) -> str | None:
    if text in COUNTRIES:
        return None
    meant = code_of_name(text) or (text.upper() if text.upper() in COUNTRIES else "")
    return f"write '{meant}'" if meant else "it is a code of two letters, such as US, DK or GB"


def _currency(text: str) -> str | None:
    if text in CURRENCIES:
        return None
    meant = currency_of_name(text) or (text.upper() if text.upper() in CURRENCIES else "")
    return f"write '{meant}'" if meant else "it is a code of three letters, such as USD or GBP"


def _language(text: str) -> str | None:
    return None if _LANGUAGE.fullmatch(text) else "it is a code, such as en-GB, de or da"


def _id(text: str) -> str | None:
    meant = re.sub(r"[\s_]+", "-", text.strip().lower())
    hint = f"write '{meant}'" if _ID.fullmatch(meant) else "an id has small letters and hyphens"
    return None if _ID.fullmatch(text) else hint


def _one_of(*choices: str) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        listed = f"it is one of: {', '.join(choices)}"
        return None if text in choices else did_you_mean(text, choices) or listed

    return find


def _choices(*way: str) -> Callable[[str], str | None]:
    """Return a check of the values that the company file may have there."""
    rule: Any = schema("company")["$defs"]
    for step in way:
        rule = rule[step]
    return _one_of(*rule["enum"])


def _employment(text: str) -> str | None:
    """Return what to write for a code that is written otherwise; other texts may be its words."""
    plain = re.sub(r"[\s_]+", "-", text.strip().lower())
    if plain not in WORDS:
        return None
    return None if text == plain else f"write 'posting.facts.employment == \"{plain}\"'"


_HAS: dict[str, Callable[[str], str | None]] = {
    "country": _country,
    "currency": _currency,
    "language": _language,
    **dict.fromkeys(("id", "position_id"), _id),
    "employment": _employment,
    "vacancy": _choices("position", "properties", "vacancy"),
    "per": _choices("pay", "properties", "per"),
    "hours": _choices("employment", "properties", "hours"),
    "term": _choices("employment", "properties", "term"),
}
"""Fields with fixed values, by their names, each with what to write instead of another text."""


def never(node: nodes.Compare) -> Iterator[tuple[str, str, str]]:
    """Yield each field that a condition compares with a text it never has: the text, what to write.

    Nothing is a text that each field may have.
    """
    operand = node.ops[0]
    sides: tuple[tuple[nodes.Expr, nodes.Expr], ...] = ()
    if operand.op in ("eq", "ne"):
        sides = ((node.expr, operand.expr), (operand.expr, node.expr))
    elif operand.op in ("in", "notin") and isinstance(operand.expr, nodes.List | nodes.Tuple):
        sides = tuple((node.expr, item) for item in operand.expr.items)
    for field, value in sides:
        name = field.attr if isinstance(field, nodes.Getattr) else ""
        text = value.value if isinstance(value, nodes.Const) else None
        if name in _HAS and isinstance(text, str) and text and (hint := _HAS[name](text)):
            yield name, text, hint
