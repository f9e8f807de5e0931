"""Names in YAML that a person wrote: an element written again under other names, or taken out.

`charter/read/rewriting.py` says what that means for the data; the text must give just that.
"""

from __future__ import annotations

from charter.edit.yaml_edit import line_end, same, with_plain_ends
from charter.edit.yaml_places import ValueSpan, key_spans, spans
from charter.named_tuples import NamedTuple
from charter.problems import CharterError, InputError, error
from charter.read.rewriting import KEY, Renaming, rewritten
from charter.read.yaml_source import Path_, parse_yaml


def rename(text: str, step: Renaming, name: str = "this file") -> str:
    """Return the YAML `text` with one step done, and not a character of anything else changed.

    A comment behind an element goes with each copy of it, or goes where it goes. Raises InputError
    where that cannot be done. `name` stands for the file in messages.
    """
    wanted = rewritten(parse_yaml(text, name), step).data
    plain = with_plain_ends(text)
    if plain is not None:
        made = _done(plain, step).replace("\n", "\r\n" if plain != text else "\n")
        try:
            if same(parse_yaml(made, name).data, wanted):
                return made
        except CharterError:
            pass
    message = (
        f"'{'.'.join(map(str, step.path))}' cannot be changed without touching the text around"
    )
    raise error(InputError, name, "cannot-edit", message, "change it by hand")


class _Piece(NamedTuple):
    """An element in its text: from `start` to `end`; its name from `name_start` to `name_end`."""

    start: int
    end: int
    name_start: int
    name_end: int


def _done(text: str, step: Renaming) -> str:
    """Return the text as it should be right; the caller reads it again."""
    values, keys = spans(text), key_spans(text)
    inside = values[step.path[:-1]]
    piece = _piece(text, step, inside, values, keys)
    written = [_named(text, piece, name) for name in step.names]
    if not step.names and _alone(step.path, values):
        return _emptied(text, inside, step.path[:-1], keys)
    if inside.flow:
        return _in_brackets(text, piece, written)
    if isinstance(step.path[-1], str) and step.at != KEY:
        return text[: piece.start] + "".join(written) + text[piece.end :]
    end = line_end(text, piece.end)
    begin = text.rfind("\n", 0, piece.start) + 1
    if written:
        tail = text[piece.end : end]
        lines = f"{tail}\n{' ' * (piece.start - begin)}".join(written)
        return text[: piece.start] + lines + text[piece.end :]
    return text[:begin] + text[end + 1 :]


def _piece(
    text: str,
    step: Renaming,
    inside: ValueSpan,
    values: dict[Path_, ValueSpan],
    keys: dict[Path_, tuple[int, int]],
) -> _Piece:
    span = values[step.path]
    start = span.start
    if step.at == KEY:
        start, after = keys[step.path]
        return _Piece(start, span.end, start, after)
    named = values[(*step.path, *step.at)]
    if isinstance(step.path[-1], int) and not inside.flow:
        start = text.rfind("\n", 0, start) + 1 + inside.column  # the dash
    return _Piece(start, span.end, named.start, named.end)


def _named(text: str, piece: _Piece, name: str) -> str:
    """Return the element under another name, in the quotes that the old one stood in."""
    old = text[piece.name_start : piece.name_end]
    quote = old[:1] if old[:1] in ("'", '"') else ""
    before, after = text[piece.start : piece.name_start], text[piece.name_end : piece.end]
    return f"{before}{quote}{name}{quote}{after}"


def _alone(path: Path_, values: dict[Path_, ValueSpan]) -> bool:
    above = path[:-1]
    return sum(len(other) == len(path) and other[:-1] == above for other in values) == 1


def _emptied(text: str, inside: ValueSpan, at: Path_, keys: dict[Path_, tuple[int, int]]) -> str:
    """Return the text with an empty list or mapping in the place of one with a single element."""
    empty = "{}" if inside.kind == "map" else "[]"
    if inside.flow or at not in keys:
        return text[: inside.start] + empty + text[inside.end :]
    end = line_end(text, inside.end)
    key_end = keys[at][1]
    between = text[key_end : inside.start]
    if "#" in between + text[inside.end : end]:
        return ""  # a comment would be lost
    return f"{text[:key_end]}: {empty}{text[end:]}"


def _in_brackets(text: str, piece: _Piece, written: list[str]) -> str:
    before, after = text[: piece.start], text[piece.end :]
    if written:
        return before + ", ".join(written) + after
    rest = after.lstrip(" ")
    if rest.startswith(","):
        return before + rest[1:].lstrip(" ")
    return before.rstrip().removesuffix(",") + after
