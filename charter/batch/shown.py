"""What a cell shows against what it holds: where the two differ, nobody guesses which is meant."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from charter.batch.number_format import FormatPart, Shown, sections, shown
from charter.batch.tables import UnusableError, amount, percent
from charter.values.numbers import currencies_of

_NEAR = 0.005
"""By how much of itself a number may be rounded, so that nobody sees two numbers."""
_EXACT = 1e-12
"""The same with a power of ten, which nobody chooses: a long number that was too wide shows one."""
_POWER = re.compile(r"\dE[+-]?\d", re.IGNORECASE)
_LASTING = re.compile(r"\[([hms])+\](.*)")
_IN_A_DAY = {"h": 24, "m": 1440, "s": 86400}
_LARGEST = 1e15
_GROUPED = re.compile(r"-?\d{1,3}(?:[ '’.,\u00a0\u202f]\d{3})+(?:[.,]\d+)?\Z", re.ASCII)
_CORE = re.compile(r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?(?:E[+-]?\d+)?", re.ASCII)
"""Digits with what parts thousands and fractions in any country."""
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?(?:E[+-]?\d+)?\Z", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_SCALES = re.compile(r"[^\W\d_]")


def number_shown(number: float, code: str) -> Any:
    """Return a number as a format of Excel shows it: a number, a text, or that the two differ."""
    if code == "General" or abs(number) >= _LARGEST:
        return number
    seen = shown(number, code)
    text = " ".join(seen.text.split())
    sign = _sign(seen.texts)
    near = _EXACT if _POWER.search(text) else _NEAR
    if _differs(number, seen.number, near) or _without_minus(number, text):
        return _two(text, percent(number) if text.endswith("%") else number)
    if not any(map(str.isdigit, text)):
        return _without_digits(number, text, sign)
    beside = "".join(seen.texts)
    if seen.scaled and not _SCALES.search(beside.replace(sign, "")):
        return _two(text, number)
    return _read(seen, text, sign)


def _read(seen: Shown, text: str, sign: str) -> Any:
    """Return a text as the number that it is, where there is nothing in it but that."""
    if text.endswith("%") and not seen.texts and _NUMBER.match(text[:-1]):
        return percent(seen.number)
    whole = seen.number
    number = int(whole) if float(whole).is_integer() else whole
    bare = text.replace(sign, "").strip() if sign else text
    if bare.startswith("(") and bare.endswith(")") and number < 0:
        bare = f"-{bare[1:-1]}"
    bare = bare.replace(" ", "") if _GROUPED.match(bare) else bare
    if not _NUMBER.match(bare) or _has_noughts(bare):
        return text
    return amount(number, sign) if sign else number


def _has_noughts(text: str) -> bool:
    """Return whether a number begins with noughts, as an id or a postcode does."""
    return len(text) > 1 and text[0] == "0" and text[1].isdigit()


def _differs(number: float, other: float, near: float = _NEAR) -> bool:
    return abs(number - other) > near * abs(number)


def _without_minus(number: float, text: str) -> bool:
    return number < 0 and not any(mark in text for mark in "-(−") and any(map(str.isdigit, text))


def _without_digits(number: float, text: str, sign: str) -> Any:
    """Return what a cell says that shows no digit: words, or a stroke for nothing."""
    words = text.strip(" -–—")
    if words and not (_sign((words,)) or words == sign):
        return text
    return 0 if text and number == 0 else _two(text, number)


def _sign(texts: tuple[str, ...]) -> str:
    """Return the sign or code of a currency among the texts of a format."""
    for text in texts:
        said = text.strip().rstrip(".")
        if currencies_of(said) or re.fullmatch("[A-Z]{3}", said):
            return said
    return ""


def _two(text: str, held: object) -> UnusableError:
    seen = f"'{text}'" if text else "nothing"
    said = f"this cell shows {seen} and holds {_held(held)}"
    hint = "write what is meant, with a format that shows all of it"
    return UnusableError(said, hint, "this cell shows another value than it holds")


def _held(value: object) -> str:
    return f"{value:.15g}" if isinstance(value, int | float) else str(value)


def text_shown(text: str, code: str) -> Any:
    """Return a text as a format of Excel shows it, which can put words beside it or hide it."""
    parts = sections(code)
    if code in ("General", "@") or (len(parts) < 4 and not parts[-1].has("general", "@")):
        return text
    made = "".join(text if kind == "general" else said for kind, said in parts[:4][-1].items)
    return made if made.strip() else _two("", f"'{text}'")


def day_shown(day: Any, code: str) -> Any:
    """Return a day as a format of Excel shows it: of some only the month or the year is seen."""
    part = _part(sections(code))
    if not isinstance(day, date) or part is None or {"y", "d"} <= set(part.days):
        return day
    if not any(letter in part.days for letter in "yd"):
        only_time = "h" in part.days or "s" in part.days
        only_time &= isinstance(day, datetime)
        return f"{day:%H:%M}" if only_time else _year_hidden(day)
    if "y" not in part.days:
        return _year_hidden(day)
    return f"{day:%Y-%m}" if "m" in part.days else f"{day:%Y}"


def lasting(number: float, code: str) -> str:
    """Return hours, minutes or seconds that a format counts beyond a day, such as 37:30, if any."""
    part = _part(sections(code))
    found = _LASTING.match(part.days) if part else None
    if not found or number < 0:
        return ""
    count = round(number * _IN_A_DAY[found[1]])
    if found[1] == "h" and "m" in found[2]:
        minutes = round(number * _IN_A_DAY["m"])
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(count)


def _part(parts: tuple[FormatPart, ...]) -> FormatPart | None:
    return next((part for part in parts if part.days), None)


def is_day(code: str) -> bool:
    """Return whether a format shows a number as a day or a time."""
    return code != "General" and bool(sections(code)[0].days)


def _year_hidden(day: date) -> UnusableError:
    said = f"this cell shows no year, and holds {_iso(day)}"
    return UnusableError(said, "write the whole day, such as 2027-03-01", "this cell shows no year")


def _iso(day: date) -> str:
    return day.date().isoformat() if isinstance(day, datetime) else day.isoformat()


def seen_number(number: float, text: str | None, currency: str = "", share: bool = False) -> Any:
    """Return a number that a cell of ODS holds as its text shows it, in marks of any country.

    `text` is None where the file does not say what the cell shows.
    """
    said = " ".join((text or "").split())
    found = [*_CORE.finditer(said)]
    if text is None:
        return percent(number) if share else amount(number, currency) if currency else number
    if not found:
        return _without_digits(number, said, currency)
    if _without_minus(number, said):
        return _two(said, number)
    if len(found) > 1:
        return said  # a phone number, a fraction
    core = found[0][0].strip()
    beside = said.replace(core, " ").strip(" -−()+")
    sign = currency or _sign((beside,))
    size = abs(number) * (100 if share else 1)
    tolerance = _EXACT if _POWER.search(core) else _NEAR
    for left_out in range(4):
        near = [v for v in _values(core) if not _differs(size / 1000**left_out, v, tolerance)]
        if near and (beside or not left_out):
            break
    else:
        return said if _SCALES.search(beside) else _two(said, percent(number) if share else number)
    value = near[0] * (-1 if number < 0 else 1)
    whole = int(value) if float(value).is_integer() else value
    if _has_noughts(core):
        return said
    if share and beside == "%":
        return percent(value / 100)
    if sign and not left_out and _sign((beside,)) == beside.rstrip("."):
        return amount(whole, sign)
    return said.replace(core, f"{abs(whole):.15g}") if beside else whole


def _values(core: str) -> list[float]:
    """Return what digits with marks can be: the last mark before a fraction, or none."""
    text, _, power = core.upper().partition("E")
    whole = "".join(_DIGITS.findall(text))
    behind = len(text) - 1 - max(text.rfind("."), text.rfind(","))
    exponents = (0, behind) if behind < len(text) else (0,)
    return [float(f"{whole}E{int(power or 0) - places}") for places in exponents]


def day_seen(day: datetime, text: str) -> Any:
    """Return a day that a cell of ODS holds as its text shows it."""
    numbers = [found.zfill(2) for found in _DIGITS.findall(text)]
    year, short = f"{day:%Y}", f"{day:%y}"
    in_words = bool(_SCALES.search(text))
    if not numbers:
        return _year_hidden(day) if in_words else day
    if numbers == [year] or (numbers == [short] and in_words and day.day != int(short)):
        return f"{day:%Y-%m}" if in_words else year
    if len(numbers) == 2 and not in_words and year in numbers:
        return f"{day:%Y-%m}"
    return day if year in numbers or short in numbers else _year_hidden(day)
