"""What the formats of cells in an XLSX file show beside a number: days, shares, currencies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from charter.named_tuples import NamedTuple
from charter.read.numbers import currencies_of

_SIGN = re.compile(r'\[\$([^\]-]+)[^\]]*\]|"([^"]*)"|([$€£₹₪¥])')
_BESIDE = re.compile(r'"[^"]*"|\\.')


class CellFormats(NamedTuple):
    """The numbers of the formats that show dates, and shares; the signs that others show."""

    dates: frozenset[int]
    percents: frozenset[int]
    signs: Mapping[int, str]


def formats_in(styles: Iterable[tuple[str, Mapping[str, Any]]]) -> CellFormats:
    """Return what the part of a workbook that has its styles says of formats."""
    formats = import_module("openpyxl.styles.numbers")
    own: dict[str, str] = {}
    used: list[str] = []
    within = ""
    for tag, given in styles:
        if tag == "numFmt":
            own[given.get("numFmtId", "")] = given.get("formatCode", "")[:500]
        elif tag in ("cellXfs", "cellStyleXfs"):
            within = tag
        elif tag == "xf" and within == "cellXfs":
            used.append(given.get("numFmtId", "0"))
    built_in = {str(number): code for number, code in formats.BUILTIN_FORMATS.items()}
    shown = {code: own.get(code) or built_in.get(code, "") for code in set(used)}
    dates = {code for code, form in shown.items() if formats.is_date_format(form)}
    # What stands in quotes, or behind a stroke, is text beside the number.
    percents = {code for code, form in shown.items() if "%" in _BESIDE.sub("", form)}
    kinds = (dates, percents)
    first, second = (frozenset(n for n, code in enumerate(used) if code in k) for k in kinds)
    # The formats that Excel has itself show the currency of the computer, and so none.
    signs = {code: sign for code, form in own.items() if (sign := _sign_in(form))}
    signs = {code: sign for code, sign in signs.items() if code not in dates | percents}
    return CellFormats(
        first, second, {n: signs[code] for n, code in enumerate(used) if code in signs}
    )


def _sign_in(form: str) -> str:
    """Return the sign or code of a currency in a format such as #,##0 [$€-407]."""
    first = form.partition(";")[0]
    for found in _SIGN.finditer(first):
        sign = "".join(filter(None, found.groups())).strip().rstrip(".")
        if currencies_of(sign) or re.fullmatch("[A-Z]{3}", sign):
            return sign
    return ""
