"""What a number looks like in its cell: the format codes of spreadsheets (ECMA-376-1, 18.8.31).

A text has no marks between thousands, and a point before a fraction, whatever the computer has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from charter.named_tuples import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_.|\*.|\[(?P<bracket>[^\]]*)\]|(?P<general>General|@)'
    r"|(?P<digit>[0#?])|(?P<power>E[+-])|(?P<half>AM/PM|A/P)|(?P<sign>[.,%/;])|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?[\d.]+)\Z")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONGEST = 255
_EXACT = Context(prec=1000)


class FormatPart(NamedTuple):
    """One part of a format: `items` are its signs (digit, sign, power, general) and its texts.

    `when` says for which numbers it is, such as (">=", 1000); `days` are the letters of a date, in
    brackets where hours and the like are counted beyond a day.
    """

    items: tuple[tuple[str, str], ...]
    when: tuple[str, float] | None = None
    days: str = ""

    def has(self, kind: str, said: str = "") -> bool:
        """Return whether it has an item of a kind."""
        return any(item[0] == kind and (not said or item[1] == said) for item in self.items)

    @property
    def texts(self) -> list[str]:
        """Return what stands in it beside its number."""
        return [said for kind, said in self.items if kind == "text"]


class Shown(NamedTuple):
    """What a cell shows: the whole `text`, the `texts` beside its number, and the number itself.

    `scaled` is set where thousands were left out.
    """

    text: str
    texts: tuple[str, ...]
    number: float
    scaled: bool = False


@lru_cache(maxsize=1000)
def sections(code: str) -> tuple[FormatPart, ...]:
    """Return the parts of a format: for numbers above nought, below it, nought, and text."""
    made = []
    items: list[tuple[str, str]] = []
    when: tuple[str, float] | None = None
    days, coloured = "", False
    for found in [*_TOKEN.finditer(code[:_LONGEST]), None]:
        kind = found.lastgroup if found else "sign"
        said = found[kind] if found and kind else ""
        if found is None or (kind == "sign" and said == ";"):
            if coloured and not (items or days):
                items = [("general", "")]
            made.append(FormatPart(tuple(items), when, days if _is_day(items, days) else ""))
            items, when, days, coloured = [], None, "", False
        elif kind == "bracket":
            coloured = True
            if condition := _CONDITION.match(said):
                when = (condition[1], float(condition[2]))
            elif said.startswith("$"):
                items.append(("text", said[1:].partition("-")[0]))
            elif _ELAPSED.fullmatch(said):
                days += f"[{said.lower()}]"
        elif kind in ("quoted", "escaped") or (kind == "other" and said.lower() not in "dmyhs"):
            items.append(("text", said))
        elif kind in ("other", "half"):
            days += said.lower()
        elif kind:
            items.append((kind, said))
    return tuple(made)


def _is_day(items: list[tuple[str, str]], days: str) -> bool:
    digits = [said for kind, said in items if kind == "digit" and said != "0"]
    return bool(days) and not digits  # 0 stands behind seconds, for parts of them


def shown(number: float, code: str) -> Shown:
    """Return what a format shows of a number that is no day."""
    section, minus = _of_number(number, sections(code))
    sign = "-" if minus and number < 0 else ""
    size = Decimal(repr(abs(number)))
    if section.has("general") or not section.items:
        text = "".join(_plain(size) if kind == "general" else t for kind, t in section.items)
        return Shown(f"{sign}{text}", tuple(section.texts), number)
    digits = [n for n, (kind, _) in enumerate(section.items) if kind == "digit"]
    if not digits:
        return Shown("".join(section.texts), tuple(section.texts), number)
    if section.has("power"):
        places = _places(section)
        return _signed(f"{size:.{places}E}", number, section.texts, minus)
    if section.has("sign", "/"):
        return _fraction(size, number, section, sign)
    return _decimal(size, number, section, sign)


def _of_number(number: float, parts: tuple[FormatPart, ...]) -> tuple[FormatPart, bool]:
    """Return the part of a format that holds for a number, and whether it needs a minus."""
    parts = parts[:3]
    if any(part.when for part in parts):
        fits = [p for p in parts if p.when is None or _holds(number, p.when)]
        return (fits or parts)[0], True
    if number < 0 and len(parts) > 1:
        return parts[1], False
    if number == 0 and len(parts) > 2:
        return parts[2], False
    return parts[0], True


def _holds(number: float, when: tuple[str, float]) -> bool:
    sign, limit = when
    below, above = number < limit, number > limit
    return {"<": below, ">": above, "<=": not above, ">=": not below}.get(
        sign, (below or above) == (sign == "<>")
    )


def _plain(size: Decimal) -> str:
    return f"{float(size):.15g}"


def _signed(text: str, number: float, texts: list[str], minus: bool) -> Shown:
    value = float(text) * (-1 if number < 0 else 1)
    return Shown(f"{'-' if minus and number < 0 else ''}{text}", tuple(texts), value)


def _places(section: FormatPart) -> int:
    """Return how many digits stand behind the point."""
    count, behind = 0, False
    for kind, said in section.items:
        behind |= (kind, said) == ("sign", ".")
        if kind == "power":
            break
        count += behind and kind == "digit"
    return count


def _fraction(size: Decimal, number: float, section: FormatPart, sign: str) -> Shown:
    """Return a number as a fraction, such as 1 1/2."""
    before, after = _at_stroke(section)
    fixed = "".join(said for _, said in after) if after and after[0][0] == "text" else ""
    if fixed.isdecimal() and int(fixed):
        near = Fraction(round(Fraction(size) * int(fixed)), int(fixed))
    else:
        near = Fraction(size).limit_denominator(10 ** min(len(after), 4) - 1)
    whole = int(near) if " " in "".join(before) else 0
    rest = near - whole
    parts = [str(whole)] if whole or not rest else []
    parts += [f"{rest.numerator}/{rest.denominator}"] if rest else []
    value = float(near) * (-1 if number < 0 else 1)
    return Shown(sign + " ".join(parts), (), value)


def _at_stroke(section: FormatPart) -> tuple[list[str], list[tuple[str, str]]]:
    at = section.items.index(("sign", "/"))
    behind = [item for item in section.items[at + 1 :] if item[0] in ("digit", "text")]
    return [said for _, said in section.items[:at]], behind


def _decimal(size: Decimal, number: float, section: FormatPart, sign: str) -> Shown:
    items = section.items
    last = max(n for n, (kind, _) in enumerate(items) if kind == "digit")
    point = next((n for n, item in enumerate(items) if item == ("sign", ".")), last + 1)
    whole = [n for n in range(point) if items[n][0] == "digit"]
    behind = [n for n in range(point, len(items)) if items[n][0] == "digit"]
    hundreds = min(2, sum(item == ("sign", "%") for item in items))
    inner = max((*whole, *behind))
    end = next((n for n in range(inner + 1, len(items)) if items[n] != ("sign", ",")), len(items))
    left_out = min(4, end - inner - 1 + _before_point(items, point))
    scale = Decimal(100) ** hundreds / Decimal(1000) ** left_out
    unit = Decimal(1).scaleb(-len(behind))
    rounded = (size * scale).quantize(unit, ROUND_HALF_UP, _EXACT)
    text = "".join(_laid(rounded, items, whole, behind))
    value = float(rounded / scale) * (-1 if number < 0 else 1)
    return Shown(f"{sign}{text}", tuple(section.texts), value, bool(left_out))


def _before_point(items: tuple[tuple[str, str], ...], point: int) -> int:
    count = 0
    while point - count > 0 and items[point - count - 1] == ("sign", ","):
        count += 1
    return count if point < len(items) and items[point] == ("sign", ".") else 0


def _laid(
    rounded: Decimal, items: tuple[tuple[str, str], ...], whole: list[int], behind: list[int]
) -> Iterator[str]:
    """Yield digits and texts in the order of a format."""
    front, _, back = f"{rounded:f}".partition(".")
    left = "" if front == "0" and whole else front
    places: dict[int, str] = {}
    for n in reversed(whole):
        places[n] = left[-1:] or ("0" if items[n][1] == "0" else "")
        left = left[:-1]
    if whole:
        places[whole[0]] = left + places[whole[0]]
    kept = back.rstrip("0")
    for at, n in enumerate(behind):
        places[n] = back[at] if at < len(kept) or items[n][1] == "0" else ""
    for n, (kind, said) in enumerate(items):
        if kind == "digit":
            yield places[n]
        elif kind == "text" or said == "%":
            yield said
        elif said == "." and any(places[b] for b in behind):
            yield "."
