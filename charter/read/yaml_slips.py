"""Usual slips in a line of YAML: why it cannot be read as it was meant, and the line to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import yaml

from charter.named_tuples import NamedTuple

_ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like one and are none to YAML, as Word, web pages and phones make them."""
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_NOTHING_WIDE = re.compile("[\u200b\u2060\ufeff]")
_ENTRY = re.compile(r"(?P<head>\s*(?:- +)?[\w-]+ *:)(?P<gap>\s+)(?P<value>\S.*?)(?P<rest>\s*)\Z")
_ITEM = re.compile(r"(?P<head>\s*-)(?P<gap>\s+)(?P<value>\S.*?)(?P<rest>\s*)\Z")
_CURLY = re.compile("[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb]")
_CUT_ITEM = re.compile(
    r"[\[{](?:[^\[\]{}#\"']*,)?\s*(?:[\w-]+: +)?"
    r"(?P<item>[^\[\]{}#,\"']*\s(?P<sign>#[^\[\]{},\"']*))[,\]}]"
)
"""An item in brackets with a number sign in it."""
_SPECIAL = "*&!@`%|>[]{},?\"'"


class Slip(NamedTuple):
    """A line that cannot be read: from where, why, and the line to write instead."""

    column: int
    why: str
    line: str
    code: str = "yaml-syntax"


def in_quotes(line: str) -> str:
    """Return a line with its value in quotes, or nothing where it has no value that needs them."""
    return next((slip.line.strip() for slip in _value([line], 0)), "")


def plain_key(key: str) -> str:
    """Return a name without hard spaces and characters that nobody can see."""
    return _NOTHING_WIDE.sub("", _ODD_SPACE.sub(" ", key)).strip()


def quoted(text: str) -> str:
    """Return a text in the quotes that need the least in it changed."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def as_text(text: str) -> str:
    """Return a text as it is written, in quotes where it would be read as no text, such as 80."""
    return text if isinstance(yaml.safe_load(text), str) else quoted(text)


def lines_before(lines: list[str], last: int, most: int) -> list[int]:
    """Return the numbers of line `last` and of at most `most` before it, without empty ones."""
    found = [n for n in range(last, 0, -1) if n <= len(lines) and is_content(lines[n - 1])]
    return found[: most + 1]


def is_content(line: str) -> bool:
    """Return whether a line has more than blanks or a note."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _spaces(lines: list[str], at: int) -> Iterator[Slip]:
    line = lines[at]
    if found := _NOTHING_WIDE.search(line):
        yield Slip(
            found.start() + 1,
            "a character that nobody can see stands here",
            _NOTHING_WIDE.sub("", line),
        )
    if found := _ODD_SPACE.search(line):
        why = "a hard space stands here, as Word and web pages make them"
        yield Slip(found.start() + 1, why, _ODD_SPACE.sub(" ", line))
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        why = "a tab stands before this line; YAML wants spaces"
        for width in _indents(lines, at):
            yield Slip(indent.index("\t") + 1, why, " " * width + line.lstrip(), "tab")


def _no_space(lines: list[str], at: int) -> Iterator[Slip]:
    line = lines[at]
    if found := re.match(r"(\s*(?:- +)?)([A-Za-z_][\w-]*):(?=[^\s:/])", line):
        why = f"'{found[2]}:' has no space after the colon"
        yield Slip(found.end(), why, line[: found.end()] + " " + line[found.end() :])
    if found := re.match(r"(\s*)[-\u2013\u2022*](?=[^\s-])", line):
        why = f"'{line.strip()[0]}' has no space after it"
        yield Slip(found.end(), why, f"{found[1]}- {line[found.end() :]}")
    if found := re.match(r"(\s*)[*\u2022\u2013\u00b7]\s+(?=\S)", line):
        why = f"an item of a list starts with '- ', not with '{line.strip()[0]}'"
        yield Slip(len(found[1]) + 1, why, f"{found[1]}- {line[found.end() :]}")


def _value(lines: list[str], at: int) -> Iterator[Slip]:
    """Yield the value of a line in quotes, where something in it means another thing to YAML."""
    line = lines[at]
    found = _ENTRY.match(line) or _ITEM.match(line)
    if not found:
        return
    head, column = found["head"], found.start("value") + 1
    value, mark, note = found["value"].partition(" # ")
    value, note = value.rstrip(), f" {mark.strip()} {note}" if mark else ""
    first, last, inner = value[0], value[-1], value
    if first in "\"'":
        if first == '"' and "\\" in value and value.count(first) == 2 and last == first:
            inner, why = value[1:-1], "a backslash within double quotes means something else"
        elif len(value) > 1 and last == first:
            inner = value[1:-1]
            why = f"the {_name_of(first)} within the text ends it too early"
        else:
            why = f"text follows after the second {_name_of(first)}"
        if value.count(first) == 1:
            return
    elif _CURLY.match(first) and _CURLY.match(last):
        inner = value[1:-1]
        why = "curly quotes hold no text together, as straight ones do"
    elif f"{first}{last}" in ("{}", "[]"):
        # Meant as a list or as lines of name: value, so that quotes would make another thing of it.
        if gap := re.search(r";(?=\s)|(?<=[^\s,:{\[])(?=\s+[\w-]+:\s)", _without_quoted(value)):
            written = f"{value[: gap.start()]},{value[gap.end() :]}"
            yield Slip(column + gap.start(), "a comma is needed here", f"{head} {written}{note}")
        return
    elif first in _SPECIAL:
        why = f"a text that starts with '{first}' needs quotes"
    elif re.fullmatch(r" *[a-z][\w-]*:", head) and (
        within := re.fullmatch(r"\(?([a-z][a-z_]*: [\w.-]+)\)?", value)
    ):
        # As in 'cto: status: filled': such a word is no start of a sentence.
        why = "a line of its own, or braces, is needed here"
        yield Slip(column, why, f"{head} {{{within[1]}}}{note}")
        return
    elif colon := re.search(r":(?:\s|$)", value):
        column += colon.start()
        why = "a colon within a text needs quotes around the text"
    else:
        return
    yield Slip(column, why, f"{head} {quoted(inner)}{note}")


def _without_quoted(value: str) -> str:
    """Return a value of the same length whose quoted texts have no mark in them."""
    return re.sub(r"\"[^\"]*\"|'[^']*'", lambda found: "x" * len(found[0]), value)


def left_open(lines: list[str], at: int) -> Iterator[Slip]:
    """Yield a quote closed at the end of its line."""
    line = lines[at]
    found = _ENTRY.match(line) or _ITEM.match(line)
    if not found:
        return
    value, column = found["value"], found.start("value") + 1
    if value[0] in "\"'" and value.count(value[0]) % 2:
        why = f"the {_name_of(value[0])} that opens here is never closed"
        yield Slip(column, why, f"{found['head']} {quoted(value[1:])}")


def _open_bracket(lines: list[str], at: int) -> Iterator[Slip]:
    """Yield a bracket closed at the end of its line."""
    line = lines[at]
    found = _ENTRY.match(line) or _ITEM.match(line)
    open_ = [mark for mark in found["value"] if mark in "[{"] if found else []
    if found and len(open_) > sum(found["value"].count(mark) for mark in "]}"):
        why = f"the '{open_[-1]}' that opens here is never closed"
        closing = {"[": "]", "{": "}"}[open_[-1]]
        yield Slip(line.rindex(open_[-1]) + 1, why, line.rstrip() + closing)


def _cut_in_brackets(lines: list[str], at: int) -> Iterator[Slip]:
    """Yield an item in brackets whose rest a number sign makes a comment, put in quotes."""
    line = lines[at]
    if found := _CUT_ITEM.search(line):
        why = f"'{found['sign'].split(',')[0].split(']')[0]}' begins a comment here"
        item = found["item"].strip()
        mended = f"{line[: found.start('item')]}{quoted(item)}{line[found.end('item') :]}"
        yield Slip(found.start("sign") + 1, why, mended)


def _indented(lines: list[str], at: int) -> Iterator[Slip]:
    line = lines[at]
    width = len(line) - len(line.lstrip())
    before = next((lines[n - 1] for n in lines_before(lines, at, 0)), "")
    if len(before) - len(before.lstrip()) == width and not before.rstrip().endswith(":"):
        return
    for other in _indents(lines, at):
        if other != width:
            way = "further in" if width > other else "less far in"
            why = f"this line stands {way} than the lines it belongs to"
            yield Slip(width + 1, why, " " * other + line.lstrip())


def _indents(lines: list[str], at: int) -> list[int]:
    """Return how far in this line may stand: as the lines before, the nearest first, each once."""
    before = [lines[n - 1] for n in lines_before(lines, at, 20)]
    widths = [len(line) - len(line.lstrip()) for line in before]
    under = [widths[0] + 2] if before and before[0].rstrip().endswith(":") else []
    if lines[at].rstrip().endswith(":") and not under:
        # What holds lines of its own stands as the next one above that does.
        here = len(lines[at]) - len(lines[at].lstrip())
        alike = (n for n, line in zip(widths, before, strict=True) if line.rstrip().endswith(":"))
        under = sorted((n for n in alike if n), key=lambda n: abs(n - here))
    return list(dict.fromkeys((*under, *widths, 2)))


def _no_colon(lines: list[str], at: int) -> Iterator[Slip]:
    found = re.match(r"(\s*(?:- +)?)([A-Za-z_][\w-]*)(?:\s*[=;]\s*|\s+-\s+|\s+)(\S.*)\Z", lines[at])
    if found and not found[2].startswith("-"):
        why = f"a colon is missing after '{found[2]}'"
        yield Slip(found.end(2) + 1, why, f"{found[1]}{found[2]}: {found[3]}")
    elif found := re.match(r"(\s*)([A-Za-z_][\w-]*)\s*\Z", lines[at]):
        why = f"a colon is missing after '{found[2]}'"
        yield Slip(found.end(2) + 1, why, f"{found[1]}{found[2]}:")


SLIPS: tuple[Callable[[list[str], int], Iterator[Slip]], ...] = (
    _spaces,
    _no_space,
    _cut_in_brackets,
    _open_bracket,
    _value,
    left_open,
    _indented,
    _no_colon,
)
"""Usual slips, the surest first."""


def _name_of(quote: str) -> str:
    return "apostrophe" if quote == "'" else 'quote "'
