"""What to write where a number is wanted, and words or an amount with words stand."""

from __future__ import annotations

import re
from typing import Any

from charter.read.amount_hints import around_hint, number_hint, whole_hint
from charter.read.blanks import denied
from charter.read.list_hints import ABOUT
from charter.read.yaml_source import Path_, Source

_FEW, _MANY = 20, 10**10
"""Below the one all numbers that fit are named; above the other there is no limit."""
_RANGE = re.compile(r"(\d+) ?(?:-|\u2013|to|or|bis|til) ?(\d+)")


def wanted_number(source: Source, at: Path_, value: str, rule: dict[str, Any]) -> str:
    """Return which number to write in place of a text at `at`, where the rule wants one."""
    if value.strip(" .").casefold() in denied() and rule.get("minimum") == 0:
        return "leave it out" if "pay" in at else f"write: {at[-1]}: 0"
    hint = _meant(source, at, value, rule)
    found = re.search(r": (\d+(?:\.\d+)?)'?(?:\Z|,)", hint)
    if found and float(found[1]) > rule.get("maximum", _MANY):
        return _example(at, "", rule)
    return hint or _example(at, value, rule)


def _meant(source: Source, at: Path_, value: str, rule: dict[str, Any]) -> str:
    whole = "integer" in (rule["type"] if isinstance(rule["type"], list) else [rule["type"]])
    if hint := number_hint(source, at, value, str(rule.get("x-unit", ""))):
        return whole_hint(hint) if whole else hint
    if found := _RANGE.fullmatch(value.strip()) if whole else None:
        return f"write one number, such as '{at[-1]}: {found[2]}'"
    if found := ABOUT.fullmatch(value.strip()):
        return f"write: {at[-1]}: {int(found[1])}"
    return around_hint(source, at, value, whole)


def _example(at: Path_, value: str, rule: dict[str, Any]) -> str:
    """Return which number is wanted in place of words, or how one with marks is written."""
    if any(sign.isdigit() for sign in value):
        return "write digits only, no separators or currency"
    least, most = rule.get("minimum", 0), rule.get("maximum", _MANY)
    if most < _FEW:
        return f"write a number from {least} to {most}, such as '{at[-1]}: {(least + most) // 2}'"
    such = "50000" if rule.get("x-unit") == "money" else "12"
    return f"write it as a number, such as '{at[-1]}: {such}'; leave it out where none is known"
