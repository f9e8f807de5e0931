"""Where a line belongs whose name is not known, and which name was meant."""

from __future__ import annotations

import re
from typing import Any

from charter.problems import did_you_mean, nearest
from charter.read.schema_hints import follow, value_at
from charter.read.words_meant import key_meant
from charter.read.yaml_source import Path_, Source

_WAYS = ("phone", "telephone", "tel", "mobile", "contact", "address", "post", "fax", "whatsapp")
"""Ways to apply that have no line of their own."""
_JOINED = re.compile(r"(\w+)\s*[:= ]\s*(\S.*)")


def unknown_key_hint(source: Source, at: Path_, key: str, known: list[str], whole: Any) -> str:
    """Return where a line that is not known here belongs, or how it may be meant."""
    if at and key in whole.get("properties", {}):
        return "start this line without spaces in front"
    if not at and (above := slid(source, whole).get(key)):
        return f"start this line with two spaces, as all that belongs under '{above}:'"
    if not at:
        for name, rule in whole.get("properties", {}).items():
            if key in follow(whole, rule).get("properties", {}):
                return f"write it under '{name}:', with two spaces in front"
    if (joined := _JOINED.match(key)) and joined[1] in known:
        return f"write '{joined[1]}: {joined[2]}', with a colon and a space"
    if meant := key_meant(key, known):
        return meant
    if "send" in known and key.lower() in _WAYS:
        return "write it into the text after 'send:', such as 'send: Or call 01904 555 010.'"
    return did_you_mean(key, known) or f"known: {', '.join(known)}"


def slid(source: Source, whole: Any) -> dict[str, str]:
    """Return each unknown name at the left margin that follows a known one with nothing in it."""
    known, above, found = whole.get("properties", {}), "", {}
    for key, value in source.data.items():
        if key in known:
            above = key if value is None else ""
        elif above:
            found[key] = above
    return found


def is_told(source: Source, whole: Any, at: Path_, name: str, rule: dict[str, Any]) -> bool:
    """Return whether a name is missing only because its line is misspelt or stands elsewhere."""
    here = value_at(source, at)
    known = rule.get("properties", {})
    under = follow(whole, known.get(name, {})).get("properties", {})
    closed = rule.get("additionalProperties") is False
    for key, value in here.items():
        if key not in known and (key.lower() == name or (closed and nearest(key, [name]))):
            return True
        if not at and closed and key not in known and key in under:
            return True
        if not at and isinstance(value, dict) and name in value and closed:
            return True
    return False
