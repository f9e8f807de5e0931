"""Values as they are written in YAML: on one line, folded, in brackets or as a block."""

from __future__ import annotations

import json
import re
import textwrap
from typing import Any

WIDTH = 100
"""Where long text is folded, as in the shipped catalogue."""
FOLDED = ">-"
"""Stands for a text that is written folded, on lines of its own."""
_FOLDS = 88
"""Longest value that stays on the line of its key."""


def scalars(value: Any, style: str, flow: bool) -> list[str]:
    """Return the ways to write a value on one line, or FOLDED, the best looking first."""
    if isinstance(value, dict | list):
        return [as_flow(value)]
    if not isinstance(value, str):
        return [_plain(value)]
    quoted = _double(value)
    single = "'" + value.replace("'", "''") + "'" if "\n" not in value else quoted
    plain = value if _is_plain(value, flow) else quoted
    if flow:
        return [single, quoted] if style == "'" else [quoted] if style == '"' else [plain, quoted]
    if style == "'":
        return [single, quoted]
    if style == '"':
        return [quoted]
    if _can_fold(value) and (style in ("|", ">") or len(value) > _FOLDS):
        return [FOLDED, quoted]
    return [plain, quoted]


def _plain(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return str(value)


def _double(value: str) -> str:
    # YAML's escapes in double quotes are those of JSON and more; what JSON leaves, YAML reads.
    return json.dumps(value, ensure_ascii=any(ord(c) in _BREAKS for c in value))


_BREAKS = frozenset((0x85, 0x2028, 0x2029, 0xFEFF))
_PLAIN = re.compile(r"[^\W\d_][^\n\r\t#:\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*", re.UNICODE)


def _is_plain(value: str, flow: bool) -> bool:
    """Return whether a text needs no quotes. One that only might need them gets them."""
    if value != value.strip() or any(ord(c) in _BREAKS for c in value):
        return False
    if flow and any(c in value for c in "{}[],"):
        return False
    date = re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    reserved = value.lower() in ("null", "true", "false", "yes", "no", "on", "off", "y", "n")
    return (
        bool(date or _PLAIN.fullmatch(value.replace(":", "") if _safe_colons(value) else value))
        and not reserved
    )


def _safe_colons(value: str) -> bool:
    return not re.search(r":(\s|\Z)|\A:", value)


def _can_fold(value: str) -> bool:
    """Return whether folding and reading again gives the same text."""
    return bool(value) and value == " ".join(value.split()) and value.isprintable()


def folded(value: str, indent: int) -> list[str]:
    """Return a text as the lines of a folded scalar."""
    lead = " " * indent
    width = max(WIDTH - indent, 40)
    lines = textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False)
    return [lead + line for line in lines]


def as_flow(value: Any) -> str:
    """Return a value as it is written in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{as_flow(k)}: {as_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(as_flow, value)) + "]"
    if isinstance(value, str):
        return value if _is_plain(value, True) else _double(value)
    return _plain(value)


def as_block(value: Any, column: int) -> str:
    """Return a list or mapping as lines whose keys or dashes stand in `column`."""
    lead = " " * column
    lines = []
    if isinstance(value, dict):
        for key, inner in value.items():
            lines.append(f"{lead}{as_flow(key)}:{_behind(inner, column)}")
    else:
        for inner in value:
            if isinstance(inner, dict) and inner:
                lines.append(f"{lead}- {as_block(inner, column + 2)[column + 2 :]}")
            else:
                lines.append(f"{lead}-{_behind(inner, column)}")
    return "\n".join(lines)


def _behind(value: Any, column: int) -> str:
    """Return a value with what stands between it and its key or dash."""
    if isinstance(value, dict | list) and value:
        short = as_flow(value)
        simple = isinstance(value, list) and all(isinstance(v, str | int) for v in value)
        if simple and len(short) < 60:
            return f" {short}"
        return f"\n{as_block(value, column + 2)}"
    written = scalars(value, "", False)[0]
    if written == FOLDED and isinstance(value, str):
        return f" {FOLDED}\n" + "\n".join(folded(value, column + 2))
    return f" {written}"
