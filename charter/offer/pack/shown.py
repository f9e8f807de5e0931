"""A person's data as a letter prints it."""

from __future__ import annotations

from datetime import date

from charter.compose.numbers import Numbers
from charter.read.hire import Hire, date_fields
from charter.read.languages import message, say_in


def shown_values(hire: Hire | None, language: str) -> dict[str, str]:
    """Return the person's data as a letter prints it: dates in words, amounts with separators."""
    if hire is None:
        return {}
    numbers = Numbers(language)
    shown: dict[str, str] = {}
    for name, value in hire.values.items():
        if isinstance(value, bool):
            shown[name] = say_in(language, message("yes")) if value else ""
        elif name in date_fields():
            shown[name] = numbers.day(date.fromisoformat(str(value)))
        elif isinstance(value, int | float):
            shown[name] = numbers.number(value) if name == "pay" else numbers.figure(value)
        else:
            shown[name] = str(value)
    if "pay" in shown and "currency" in shown:
        shown.setdefault("pay_text", numbers.money(float(hire.values["pay"]), shown["currency"]))
    return shown
