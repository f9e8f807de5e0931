"""What to write instead of a list that is put in another way: as names and counts, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from charter.patterns import lazy_re
from charter.read.blanks import going_on
from charter.read.yaml_slips import quoted

_WORDS_OF_ITEM = 6
_MARK = lazy_re(r"(?<!\S)(\d{1,2})[.)] (?=\S)")
_WITH_COUNT = lazy_re(
    r"(?P<name>[^\W\d][^()\[\]{}:\n]*?)\s*"
    r"(?:[(:,–-]\s*(?P<count>\d+)(?: (?:people|persons|staff|heads|fte))?\)?)",
    re.I,
)
"""A name with its count: Platform (9), Platform - 9 people."""
_PLAIN = lazy_re(r"[\w .'-]{1,40}\Z")
_ITEM_MARK = lazy_re(r"[-*\u2013\u2022\u00b7](?=\s?\S)")
ABOUT = lazy_re(
    r"(?:(?:about|around|circa|ca\.?|some|over|~)\s*)?(\d+)\s*\+?\s*"
    r"(?:(?:people|employees|staff|persons|heads|fte|days?|months?)"
    r"(?:\s?(?:/|a|per|each|every)\s?(?:week|wk|month|year)\.?)?)?",
    re.I,
)
"""A count with what people write around it: about 12 people."""


def pair_meant(value: Any, rule: dict[str, Any]) -> str:
    """Return how {Platform: 6} is written where a name and a count are meant, or ""."""
    counts = [k for k, r in rule.get("properties", {}).items() if r.get("type") == "integer"]
    names = rule.get("required", [])
    if isinstance(value, str) and (said := _WITH_COUNT.fullmatch(value.strip())):
        value = {said["name"]: said["count"]}
    if not isinstance(value, dict) or len(value) != 1 or len(names) != 1 or len(counts) != 1:
        return ""
    ((key, said),) = value.items()
    found = ABOUT.fullmatch(said.strip()) if isinstance(said, str) else None
    count = found[1] if found else said
    if key in rule["properties"] or not str(count).isdigit():
        return ""
    return f"{{{names[0]}: {_in_braces(str(key))}, {counts[0]}: {count}}}"


def pairs_meant(value: dict[str, Any], rule: dict[str, Any]) -> str:
    """Return the list that is meant by names with counts, or "" where some are none."""
    pairs = [pair_meant({name: said}, rule) for name, said in value.items()]
    return f"[{', '.join(pairs)}]" if all(pairs) else ""


def texts_meant(value: dict[str, Any]) -> str:
    """Return the list of texts that is meant by names with values, such as {pension: 8%}."""
    if not value or not all(isinstance(said, str | int | float | bool) for said in value.values()):
        return ""
    yes = (True, "yes", "ja", "x")
    texts = (name if said in yes else f"{name}: {said}" for name, said in value.items())
    return f"[{', '.join(quoted(t) if ':' in t else _in_braces(t) for t in texts)}]"


def _in_braces(text: str) -> str:
    return text if _PLAIN.match(text) else quoted(text)


def counted_items(text: str) -> list[str]:
    """Return the items of a list with numbers that stands on one line; none for another text."""
    marks = list(_MARK.finditer(text)) if "\n" not in text.strip() else []
    if marks and marks[0][1] == "2":
        first = text[: marks[0].start()].strip()
        return [first, *_between(text, marks)] if len(marks) > 1 and first else []
    follow_on = [int(mark[1]) for mark in marks] == [*range(1, len(marks) + 1)]
    begins = bool(marks) and not text[: marks[0].start()].strip()
    return [*_between(text, marks)] if follow_on and begins and len(marks) > 1 else []


def items_on_line(text: str, marks: str = ";,") -> list[str]:
    """Return the items of a list that was written on one line, or none where it may be one text.

    Two are a list where a semicolon parts them, three where a comma does.
    """
    items = re.split(rf" *[{marks}] +", text.strip()) if "\n" not in text else []
    short = all(
        len(item.split()) <= _WORDS_OF_ITEM and item.count("(") == item.count(")") for item in items
    )
    one = any(map(going_on().match, items)) or text.rstrip().endswith((".", "!", "?"))
    least = 2 if marks == ";" else 3
    return items if len(items) >= least and all(items) and short and not one else []


def marked_items(text: str) -> list[str]:
    """Return the items of a list that have a mark each, such as "-Health" or "\u2022 Leave"."""
    found = _ITEM_MARK.match(text.strip())
    if not found or " - " in text.strip():
        return []
    items = re.split(rf"(?:^|\s){re.escape(found[0])} ?(?=\S)", text.strip())
    return [" ".join(item.split()) for item in items if item.strip()]


def _between(text: str, marks: list[re.Match[str]]) -> Iterator[str]:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    yield from (text[m.end() : end].strip() for m, end in zip(marks, ends, strict=True))


def quoted_item(text: str) -> str:
    """Return a text as the line of an item, in quotes where YAML needs them."""
    return f"'- {text}'" if ": " not in text and " #" not in text else f"'- \"{text}\"'"
