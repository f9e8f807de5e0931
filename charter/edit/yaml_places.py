"""Where each value of a YAML text begins and ends, for edits that leave all else as it is."""

from __future__ import annotations

from typing import Any

import yaml

from charter.named_tuples import NamedTuple
from charter.read.yaml_source import Path_

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class ValueSpan(NamedTuple):
    """One value: where it stands in the text, and how it is written.

    `kind` is scalar, map or list. `column` is that of the first key or dash in a block. `end` is
    after the last character that belongs to the value, without blank lines and comments after it.
    `flow` says that it stands in brackets, or is a pair of brackets itself.
    """

    kind: str
    start: int
    end: int
    column: int
    flow: bool
    style: str = ""


def spans(text: str) -> dict[Path_, ValueSpan]:
    """Return the span of each value by its path. The text is one that parse_yaml() accepts."""
    return _read(text).found


def key_spans(text: str) -> dict[Path_, tuple[int, int]]:
    """Return where each key begins and ends, by the path of its value."""
    return _read(text).keys


def _read(text: str) -> _Reader:
    reader = _Reader(text)
    for event in yaml.parse(text, Loader=_Loader):
        reader.take(event)
    return reader


class _Open:
    __slots__ = ("at", "column", "count", "end", "flow", "key", "kind", "start")

    def __init__(self, kind: str, at: Path_, start: int, column: int, flow: bool) -> None:
        self.kind, self.at, self.start, self.column, self.flow = kind, at, start, column, flow
        self.key: str | None = None
        self.count = 0
        self.end = start


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Path_, ValueSpan] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self._open: list[_Open] = []

    def take(self, event: Any) -> None:
        kind = type(event).__name__
        if kind == "ScalarEvent":
            self._scalar(event)
        elif kind in ("MappingStartEvent", "SequenceStartEvent"):
            flow = bool(event.flow_style) or self._in_flow()
            mark = event.start_mark
            name = "map" if kind[0] == "M" else "list"
            self._open.append(_Open(name, self._next(), mark.index, mark.column, flow))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            done = self._open.pop()
            end = event.end_mark.index if done.flow else done.end
            span = ValueSpan(done.kind, done.start, end, done.column, done.flow)
            self._close(done.at, span)

    def _in_flow(self) -> bool:
        return bool(self._open) and self._open[-1].flow

    def _next(self) -> Path_:
        """Return the path of the value that comes now."""
        if not self._open:
            return ()
        inside = self._open[-1]
        if inside.kind == "map":
            assert inside.key is not None
            return (*inside.at, inside.key)
        return (*inside.at, inside.count)

    def _scalar(self, event: Any) -> None:
        if self._open and self._open[-1].kind == "map" and self._open[-1].key is None:
            self._open[-1].key = event.value
            at = (*self._open[-1].at, event.value)
            self.keys[at] = (event.start_mark.index, event.end_mark.index)
            return
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in ("|", ">"):
            end = self._end_of_block(start, end)
        style = event.style or ""
        span = ValueSpan("scalar", start, end, event.start_mark.column, self._in_flow(), style)
        self._close(self._next(), span)

    def _close(self, at: Path_, span: ValueSpan) -> None:
        self.found[at] = span
        if self._open:
            inside = self._open[-1]
            inside.end, inside.key = span.end, None
            inside.count += 1

    def _end_of_block(self, start: int, end: int) -> int:
        """Return where the last line with text of a literal or folded scalar ends."""
        content = self.text[start:end].rstrip(" \t\r\n")
        return start + len(content)
