"""What to write for a text that has not the form which the JSON Schema wants."""

from __future__ import annotations

import re
from typing import Any

from charter.read.meant_values import code_hint, is_no_code
from charter.read.yaml_slips import as_text
from charter.read.yaml_source import Path_
from charter.titles.reading import reading_of

_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?\Z")
_SCHEME = re.compile(r"https?://[^/\s]*", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^\s<>\"]*[^\s<>\".,;]", re.IGNORECASE)
_ODD = re.compile(r"<[^<>]*>|[<>\"]|\s|[.,;]+\Z")
_ARTICLE = re.compile(r"\A(?:the|der|die|das|den) +(?=\S)", re.IGNORECASE)
_CAPITAL = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+\Z")
_PERSON = "the name of a person stands after 'holder:'"
_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def form_message(rule: dict[str, Any], value: Any, shown: str) -> str:
    """Return what is wrong with the form of a text, which is `shown` in short."""
    text = str(value).strip()
    if "https" in rule.get("pattern", "") and _SCHEME.match(text) and (odd := _ODD.search(text)):
        said = "a space" if odd[0].isspace() else f"'{odd[0]}'"
        verb = f"ends in {said}" if odd.end() == len(text) else f"has {said} in it"
        return f"{verb}, and no web address does"
    return f"{rule.get('patternErrorMessage', 'is not in the right form')}, not {shown}"


def pattern_hint(
    rule: dict[str, Any], value: Any, whole: dict[str, Any], at: Path_, key: bool = False
) -> str:
    """Return the nearest text that has the form which the rule wants, or ""."""
    pattern, text = rule.get("pattern", ""), str(value).strip()
    if at == ("structure",):
        return "'charter show structures' lists them"
    if meant := "" if key else code_hint(at, text):
        return meant
    if "https" in pattern and (scheme := _SCHEME.match(text)):
        if "<" in text:
            return "write what belongs there, or leave that part of the address out"
        # Only what stands before the path is the same in small letters.
        whole_address = _WHOLE.match(text)
        text = whole_address[0] if whole_address else text
        site = f"{scheme[0].lower()}{text[scheme.end() :]}"
        return f"write {site}" if site != value and re.search(pattern, site) else ""
    slug = whole.get("$defs", {}).get("slug", {}).get("pattern")
    holds_people = "assign" in whole.get("properties", {})
    if pattern == slug and holds_people and _a_name(text, key):
        return f"write {text.lower()} where a position is called so; {_PERSON}"
    dashed = re.sub(r"[\s_-]+", "-", text.lower())
    under = re.sub(r"[\s-]+", "_", text.lower())
    bare = _ARTICLE.sub("", " ".join(text.split()), count=1)
    tried = (bare, text.lower(), text.upper())
    for written in (*tried, *((dashed, under) if key or at[-1:] == ("id",) else ())):
        if written == value or len(written) > 60 or is_no_code(at, written):
            continue
        if re.search(pattern, written):
            return f"write {as_text(written)}"
    if (inner := text.strip(_QUOTES)) != text and inner and re.search(pattern, inner):
        return f"write {inner}, without the curly quotes"
    found = [*dict.fromkeys(_EMAIL.findall(text))] if "@" in pattern else []
    if len(found) == 1 and found[0] != text:
        return f"write {found[0]}"
    if len(found) > 1:
        return f"write one of them: {' or '.join(found)}"
    if "https" in pattern and _ADDRESS.match(text):
        return f"write https://{text}"
    if key:
        return ""
    if pattern == slug and (role := reading_of(text).role):
        return f"write {role}"
    if pattern == slug and holds_people:
        return f"write an id, such as cto; {_PERSON}"
    joined = re.sub(r"[^A-Za-z0-9._-]+", "-", text).strip("-._")[:40]
    return f"write {as_text(joined)}" if "._-" in pattern and re.search(pattern, joined) else ""


def _a_name(text: str, key: bool) -> bool:
    """Return whether a word is written as a person's first or last name is."""
    return not key and bool(_CAPITAL.match(text)) and not reading_of(text).role
