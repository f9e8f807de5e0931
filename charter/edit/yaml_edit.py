"""Changes to YAML that a person wrote: one value, and not a character of anything else."""

from __future__ import annotations

import copy
import re
from typing import Any

from charter.edit.yaml_examples import in_place_of_example
from charter.edit.yaml_places import ValueSpan, spans
from charter.edit.yaml_values import FOLDED, as_block, as_flow, folded, scalars
from charter.problems import CharterError, InputError, error
from charter.read.yaml_source import Path_, parse_yaml


def set_value(text: str, path: Path_, value: Any, name: str = "this file") -> str:
    """Return the YAML `text` with `value` at `path`; keys and lists that lack are made.

    A number one past the end of a list adds an item. The style of the old value is kept where it
    can hold the new one. The result is read again: it says exactly what was meant, or InputError is
    raised. `name` stands for the file in messages. A new key takes the place of its example where
    one stands there in a comment. Lists and mappings can be added; `yaml_remove` replaces them.
    """
    data = parse_yaml(text, name).data
    wanted = data_with(data, path, value)
    for made in _attempts(text, path, value):
        try:
            if same(parse_yaml(made, name).data, wanted):
                return made
        except CharterError:
            continue
    raise cannot_edit(path, name)


def cannot_edit(path: Path_, name: str) -> Exception:
    """Return the error that says that a value cannot be changed alone."""
    message = f"'{'.'.join(map(str, path))}' cannot be changed without touching the text around it"
    return error(InputError, name, "cannot-edit", message, "change it by hand")


def append_entry(text: str, kind: str, entry: dict[str, Any], name: str = "this file") -> str:
    """Return the YAML `text` with `entry` at the end of the list `kind`, or in a new one."""
    data = parse_yaml(text, name).data
    there = data.get(kind) if isinstance(data, dict) else None
    if isinstance(there, list):
        return set_value(text, (kind, len(there)), entry, name)
    return set_value(text, (kind,), [entry], name)


def same(one: Any, other: Any) -> bool:
    """Return whether two values of YAML are the same, types and all; keys have no order."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    # Equality alone takes 1 for true and 1.0 for 1.
    return type(one) is type(other) and one == other and repr(one) == repr(other)


def data_with(data: Any, path: Path_, value: Any) -> Any:
    """Return a copy of `data` with `value` at `path`."""
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        items = list(data or ())
        if key == len(items):
            items.append(None)
        if not 0 <= key < len(items):
            raise IndexError(f"there is no item {key}")
        items[key] = data_with(items[key], rest, value)
        return items
    made = copy.copy(data) if isinstance(data, dict) else {}
    made[key] = data_with(made.get(key), rest, value)
    return made


def _attempts(text: str, path: Path_, value: Any) -> list[str]:
    """Return the texts to try, the best looking first; the caller takes the first that is right."""
    plain = with_plain_ends(text)
    if plain is None:
        return []
    windows, text = plain != text, plain
    places = spans(text)
    while path and path not in places and path[:-1] not in places:
        value = {path[-1]: value} if isinstance(path[-1], str) else [value]
        path = path[:-1]
    if path in places and not _is_empty(text, places[path]):
        tries = _replacements(text, path, value, places)
    else:
        tries = _additions(text, path, value, places)
    return [made.replace("\n", "\r\n") for made in tries] if windows else tries


def with_plain_ends(text: str) -> str | None:
    """Return a text with line ends of one character; None where it has some of both kinds."""
    plain = text.replace("\r\n", "\n")
    return plain if text in (plain, plain.replace("\n", "\r\n")) else None


def _is_empty(text: str, span: ValueSpan) -> bool:
    return span.kind == "scalar" and text[span.start : span.end] in ("", "~", "null")


def _replacements(text: str, path: Path_, value: Any, places: dict[Path_, ValueSpan]) -> list[str]:
    span = places[path]
    if span.kind != "scalar":
        return []
    indent = _indent_under(path, places)
    found = []
    for written in scalars(value, span.style, span.flow):
        if written == FOLDED:
            found.append(_put_folded(text, span, value, indent))
        else:
            tail = _header_comment(text, span)
            found.append(text[: span.start] + written + tail + text[span.end :])
    return found


def _put_folded(text: str, span: ValueSpan, value: str, indent: int) -> str:
    """Return the text with a folded scalar; a comment behind the old value stays on its line."""
    rest = _header_comment(text, span)
    end = span.end
    if not rest:
        end = line_end(text, end)
        rest = text[span.end : end]
    lines = "\n".join(folded(value, indent))
    return f"{text[: span.start]}{FOLDED}{rest}\n{lines}{text[end:]}"


def _header_comment(text: str, span: ValueSpan) -> str:
    """Return the comment on the first line of a literal or folded scalar, with its blanks."""
    if span.style not in ("|", ">"):
        return ""
    line = text[span.start : line_end(text, span.start)]
    found = re.search(r"[ \t]+#.*", line)
    return found[0] if found else ""


def _indent_under(path: Path_, places: dict[Path_, ValueSpan]) -> int:
    parent = places.get(path[:-1])
    return parent.column + 2 if parent else 2


def line_end(text: str, at: int) -> int:
    """Return where the line of a character ends."""
    found = re.compile(r"\r?\n|\Z").search(text, at)
    assert found is not None
    return found.start()


def _additions(text: str, path: Path_, value: Any, places: dict[Path_, ValueSpan]) -> list[str]:
    """Return the texts with a value where there was none."""
    if not path:
        return [
            text + ("" if text.endswith("\n") or not text else "\n") + as_block(value, 0) + "\n"
        ]
    if path in places:
        return _fill_empty(text, path, value, places)
    inside = places[path[:-1]]
    if inside.kind == "scalar":  # a key without a value, which becomes a list or mapping
        filled: Any = {path[-1]: value} if isinstance(path[-1], str) else [value]
        return (
            _fill_empty(text, path[:-1], filled, places)
            if path[:-1]
            else _additions(text, (), filled, places)
        )
    if inside.flow:
        return [_into_brackets(text, inside, path[-1], value)]
    lead = " " * inside.column
    key = path[-1]
    lines = as_block({key: value} if isinstance(key, str) else [value], inside.column)
    example = isinstance(key, str) and in_place_of_example(text, key, lines, inside)
    at = line_end(text, inside.end)
    assert lines.startswith(lead)
    added = f"{text[:at]}\n{lines}{text[at:]}"
    return [example, added] if example else [added]


def _fill_empty(text: str, path: Path_, value: Any, places: dict[Path_, ValueSpan]) -> list[str]:
    """Return the texts with `value` behind a key, or a dash, that had none."""
    span = places[path]
    gap = "" if text[span.start - 1 : span.start].isspace() else " "
    if span.flow or not isinstance(value, dict | list) or not value:
        found = []
        for written in scalars(value, "", span.flow):
            if written == FOLDED:
                indent = _indent_under(path, places)
                lead = text[: span.start] + gap
                moved = span._replace(start=len(lead), end=len(lead))
                found.append(_put_folded(lead + text[span.end :], moved, value, indent))
            else:
                found.append(text[: span.start] + gap + written + text[span.end :])
        return found
    step = _indent_under(path, places) if path else 0
    end = line_end(text, span.end)
    head = text[: span.start].rstrip(" ") + text[span.end : end]
    flow = text[: span.start] + gap + as_flow(value) + text[span.end :]
    return [f"{head}\n{as_block(value, step)}{text[end:]}", flow]


def _into_brackets(text: str, span: ValueSpan, key: str | int, value: Any) -> str:
    """Return the text with one more item in a flow list or mapping."""
    close = span.end - 1
    inner = text[span.start + 1 : close].rstrip()
    at = span.start + 1 + len(inner)
    item = as_flow(value) if isinstance(key, int) else f"{as_flow(key)}: {as_flow(value)}"
    apart = "" if not inner else " " if inner.endswith(",") else ", "
    return f"{text[:at]}{apart}{item}{text[at:]}"
