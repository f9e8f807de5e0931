"""Values taken out of YAML that a person wrote, and lists put into another order or length."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator
from typing import Any

from charter.edit.yaml_edit import (
    cannot_edit,
    data_with,
    line_end,
    same,
    set_value,
    with_plain_ends,
)
from charter.edit.yaml_places import ValueSpan, key_spans, spans
from charter.edit.yaml_values import as_block, as_flow
from charter.problems import CharterError
from charter.read.yaml_source import Path_, parse_yaml

_DASH = re.compile(r"[ ]*-(?=[ \n])")


def remove_value(text: str, path: Path_, name: str = "this file") -> str:
    """Return the YAML `text` without the value at `path`: its key or dash, and its own lines.

    A note behind it goes with it; notes on lines of their own stay. What it was the last part of
    stays as `{}` or `[]`. A path that is not there changes nothing. Raises InputError where nothing
    but the value cannot be taken out. `name` stands for the file in messages.
    """
    data = parse_yaml(text, name).data
    if not _is_there(data, path):
        return text
    wanted = _without(data, path)
    plain = with_plain_ends(text)
    for tried in () if plain is None else _removals(plain, path):
        made = _ended_as(text, tried)
        try:
            left = parse_yaml(made, name).data
            if same(left, wanted) or (left is None and not wanted):
                return made
        except CharterError:
            continue
    raise cannot_edit(path, name)


def replace_value(text: str, path: Path_, value: Any, name: str = "this file") -> str:
    """Return the YAML `text` with exactly `value` at `path`, part by part.

    Unlike `set_value` it takes lists and mappings too: keys and items that stay are not touched,
    with the notes beside them; those that are gone are taken out. Raises InputError.
    """
    there = _value_at(parse_yaml(text, name).data, path)
    if isinstance(there, dict) and isinstance(value, dict) and there:
        for key in there.keys() - value.keys():
            text = remove_value(text, (*path, key), name)
        for key, part in value.items():
            if key not in there or not same(there[key], part):
                text = replace_value(text, (*path, key), part, name)
        return text
    if isinstance(there, list) and isinstance(value, list) and there and value:
        return _list_replaced(text, path, there, value, name)
    if isinstance(there, dict | list) and not same(there, value):
        return _whole_replaced(text, path, value, name)
    return text if same(there, value) and there is not None else set_value(text, path, value, name)


def _list_replaced(text: str, path: Path_, there: list[Any], value: list[Any], name: str) -> str:
    one, other = ([json.dumps(item, default=str) for item in items] for items in (there, value))
    steps = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    for _, start, end, first, last in reversed([step for step in steps if step[0] != "equal"]):
        both = min(end - start, last - first)
        for at in reversed(range(start + both, end)):
            text = remove_value(text, (*path, at), name)
        for number, item in enumerate(value[first + both : last]):
            text = _inserted(text, path, start + both + number, item, name)
        for number in range(both):
            text = replace_value(text, (*path, start + number), value[first + number], name)
    return text


def _inserted(text: str, path: Path_, at: int, item: Any, name: str) -> str:
    """Return the text with an item before the one that stands at `at`, or at the end."""
    data = parse_yaml(text, name).data
    there = _value_at(data, path)
    if at >= len(there):
        return set_value(text, (*path, len(there)), item, name)
    plain = with_plain_ends(text)
    if plain is None:
        raise cannot_edit(path, name)
    places = spans(plain)
    inside, before = places[path], places[(*path, at)]
    if inside.flow:
        made = f"{plain[: before.start]}{as_flow(item)}, {plain[before.start :]}"
    else:
        start = _line_start(plain, _dash_of(plain, before, inside))
        made = f"{plain[:start]}{as_block([item], inside.column)}\n{plain[start:]}"
    made = _ended_as(text, made)
    wanted = data_with(data, path, [*there[:at], item, *there[at:]])
    if not same(parse_yaml(made, name).data, wanted):
        raise cannot_edit(path, name)
    return made


def _whole_replaced(text: str, path: Path_, value: Any, name: str) -> str:
    """Return the text with a scalar, or nothing, in the place of a list or mapping."""
    plain = with_plain_ends(text)
    if plain is None:
        raise cannot_edit(path, name)
    span = spans(plain)[path]
    start = span.start
    if not span.flow and path and isinstance(path[-1], str):
        start = plain.index(":", key_spans(plain)[path][1]) + 1
    made = f"{plain[:start].rstrip(' ')} {as_flow(value)}{plain[span.end :]}"
    made = _ended_as(text, made)
    if not same(parse_yaml(made, name).data, data_with(parse_yaml(text, name).data, path, value)):
        raise cannot_edit(path, name)
    return made


def _ended_as(text: str, made: str) -> str:
    return made.replace("\n", "\r\n") if "\r\n" in text else made


def _is_there(data: Any, path: Path_) -> bool:
    for key in path:
        keys = (
            data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        )
        if key not in keys:
            return False
        data = data[key]
    return bool(path)


def _value_at(data: Any, path: Path_) -> Any:
    if not path:
        return data
    if not _is_there(data, path):
        return None
    for key in path:
        data = data[key]
    return data


def _without(data: Any, path: Path_) -> Any:
    key, rest = path[0], path[1:]
    if isinstance(data, dict):
        made = dict(data)
        if rest:
            made[key] = _without(made[key], rest)
        else:
            del made[key]
        return made
    items = list(data)
    assert isinstance(key, int)
    if rest:
        items[key] = _without(items[key], rest)
    else:
        del items[key]
    return items


def _removals(text: str, path: Path_) -> Iterator[str]:
    """Yield the texts without a value, the best looking first."""
    places = spans(text)
    span, inside = places[path], places[path[:-1]]
    keys = key_spans(text)
    alone = sum(len(p) == len(path) and p[:-1] == path[:-1] for p in places) == 1
    start = keys[path][0] if isinstance(path[-1], str) else span.start
    if inside.flow:
        yield from _out_of_brackets(text, start, span.end)
        return
    if isinstance(path[-1], int):
        start = _dash_of(text, span, inside)
    first, end = _line_start(text, start), line_end(text, max(span.end, start))
    after = text[end + 1 :] if end < len(text) else ""
    if alone:
        if path[:-1] and isinstance(path[-2], str):
            colon = text.index(":", keys[path[:-1]][1]) + 1
            empty = " {}" if isinstance(path[-1], str) else " []"
            yield f"{text[:colon]}{empty}{text[colon:first]}{after}"
        yield text[:first] + after
    elif text[first:start].strip():  # the first key behind a dash: the next one moves up
        following = min(k for p, (k, _) in keys.items() if len(p) == len(path) and k > start)
        yield text[:start] + text[following:]
    else:
        yield text[:first] + after


def _out_of_brackets(text: str, start: int, end: int) -> Iterator[str]:
    behind = re.compile(r"\s*,[ \t]*").match(text, end)
    if behind:
        yield text[:start] + text[behind.end() :]
    before = re.search(r",\s*\Z", text[:start])
    yield (text[: before.start()] if before else text[:start]) + text[end:]


def _dash_of(text: str, span: ValueSpan, inside: ValueSpan) -> int:
    """Return where the dash stands of an item of a block list."""
    at = _line_start(text, span.start)
    while True:
        found = _DASH.match(text, at)
        if found and found.end() - 1 - at == inside.column:
            return found.end() - 1
        if at <= inside.start - inside.column:
            return span.start
        at = _line_start(text, at - 1)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1
