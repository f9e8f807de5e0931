"""What to write for a text that has not the form which the JSON Schema wants."""

from __future__ import annotations

import re
from typing import Any

from charter.read.meant_values import code_hint
from charter.read.yaml_source import Path_
from charter.titles.reading import reading_of

_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z")
_SCHEME = re.compile(r"https?://[^/\s]*", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def pattern_hint(
    rule: dict[str, Any], value: Any, whole: dict[str, Any], at: Path_, key: bool = False
) -> str:
    """Return the nearest text that has the form which the rule wants, or ""."""
    pattern, text = rule.get("pattern", ""), str(value).strip()
    if meant := "" if key else code_hint(at, text):
        return meant
    if "https" in pattern and (scheme := _SCHEME.match(text)):
        # Only what stands before the path is the same in small letters.
        site = f"{scheme[0].lower()}{text[scheme.end() :]}"
        return f"write {site}" if site != value and re.search(pattern, site) else ""
    dashed = re.sub(r"[\s_-]+", "-", text.lower())
    under = re.sub(r"[\s-]+", "_", text.lower())
    tried = (" ".join(text.split()), text.lower(), text.upper())
    for written in (*tried, *((dashed, under) if key else ())):
        if written != value and len(written) < 61 and re.search(pattern, written):
            return f"write {written}"
    if "@" in pattern and len(found := _EMAIL.findall(text)) == 1 and found[0] != text:
        return f"write {found[0]}"
    if "https" in pattern and _ADDRESS.match(text):
        return f"write https://{text}"
    if key:
        return ""
    if at == ("structure",):
        return "'charter show structures' lists them"
    slug = whole.get("$defs", {}).get("slug", {}).get("pattern")
    if pattern == slug and "assign" in whole.get("properties", {}):
        if role := reading_of(text).role:
            return f"write {role}"
        return "write an id, such as cto; the name of a person stands after 'holder:'"
    return ""
