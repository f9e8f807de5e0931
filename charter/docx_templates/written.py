"""Tags as people write them in a text: the whole ones, and those by half."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
HALF = re.compile(r"\{\{|\{%|\{#")
_MARK = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ONE_END = re.compile(r"(?:%\s+|#\s+)?\}")
_WORD = re.compile(r"[^\W\d_]")
_ONE_START = re.compile(r"\{([^{}]*)$")
APART = re.compile(r"\{\s+\{[^{}]*\}\s*\}|\{\s+%[^{}]*%\s*\}|\{\{[^{}]*\}\s+\}")
_SPACE = re.compile(r"(?<=\{)\s+(?=[{%])|(?<=[}%])\s+(?=\})")
_SIGNATURE = r"\{\{[^{}]*_es_[^{}]*\}\}"
_TAG = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
_LONGEST_QUOTING = 2000
"""Characters of a tag that quotes the braces of another."""
_LITERAL = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')""")
_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b", "\"\"\"\"''''")
_AUTOCORRECTED = str.maketrans(
    {"\u2013": "-", "\u2014": "-", "\u2026": "...", "\xa0": " ", "\u202f": " ", "\u200b": None}
)
_STARTS = {end: start for start, end in ENDS.items()}
_SHORT = 40
_HINT = "a tag stands in one paragraph"
_MOST = 5


def pattern_of(tokens: Collection[str]) -> re.Pattern[str]:
    """Return what a whole tag looks like; `tokens` are those that other programs fill in."""
    names = "|".join(map(re.escape, tokens))
    passed = rf"{_SIGNATURE}|\{{\{{\s*(?:{names})\s*\}}\}}" if names else _SIGNATURE
    return re.compile(f"(?P<passed>{passed})|{_TAG}", re.DOTALL)


def found_tags(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """Return the whole tags of a text, in one pass; one that another begins in is no whole one."""
    found: list[re.Match[str]] = []
    at, ends = 0, dict[str, int]()
    starts = list(HALF.finditer(text))
    for number, start in enumerate(starts):
        kind = start[0]
        if 0 <= ends.get(kind, 0) < start.end():
            ends[kind] = text.find(ENDS[kind], start.end())
        if start.start() < at or ends[kind] < 0:
            continue
        after = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        if kind != "{#" and after < ends[kind] and not _quoted(text[start.end() : ends[kind]]):
            continue
        if match := pattern.match(text, start.start()):
            found.append(match)
            at = match.end()
    return found


def _quoted(inside: str) -> bool:
    """Return whether the braces inside a tag all stand in quotes, as its text."""
    short = len(inside) <= _LONGEST_QUOTING
    return short and not HALF.search(_LITERAL.sub("", inside.translate(_QUOTES)))


def straight(code: str) -> str:
    """Return a tag's code without what Word puts in while one types.

    Curly quotes become straight; dashes, dots and hard spaces outside quotes do too.
    """
    parts = _LITERAL.split(code.translate(_QUOTES))
    return "".join(p if n % 2 else p.translate(_AUTOCORRECTED) for n, p in enumerate(parts))


def halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield a message and a hint for each tag that is written by half in a text without whole ones.

    >>> list(halves("Dear {{ hire.name }, welcome"))
    [("'{{ hire.name }' lacks a brace at its end", "write {{ hire.name }}")]
    """
    for found in islice(APART.finditer(text), _MOST):
        whole = _SPACE.sub("", found[0])
        yield f"'{_short(found[0])}' has a space between its braces", f"write {_short(whole)}"
    text = APART.sub(lambda found: " " * len(found[0]), text)
    marks = list(_MARK.finditer(text))[: 2 * _MOST]
    done = 0
    for number, mark in enumerate(marks):
        if mark.start() < done:
            continue
        if mark[0] in ENDS:
            after = marks[number + 1] if number + 1 < len(marks) else None
            stop = after.start() if after else len(text)
            done = mark.end()
            if after and after[0] not in ENDS:
                done = after.end()
                yield _ends_otherwise(text[mark.start() : done], mark[0], after[0])
            else:
                yield _not_closed(text[mark.start() : stop], mark[0])
        else:
            before = text[done : mark.start()]
            # {1, {2}} and {50 %} are no tags.
            if before.count("{") - before.count("}") < 2 and _WORD.search(before):
                yield _not_opened(before, mark[0])
            done = mark.end()


def _ends_otherwise(written: str, start: str, end: str) -> tuple[str, str]:
    whole = f"{written[: -len(end)]}{ENDS[start]}"
    return (
        f"'{_short(written)}' starts with {start} and ends with {end}",
        f"write {_short(whole)}",
    )


def _not_closed(written: str, start: str) -> tuple[str, str]:
    if one := _ONE_END.search(written, 2):
        whole = f"{written[: one.start()].rstrip()} {ENDS[start]}"
        lacks = "a brace" if start == "{{" else f"the {start[1]} before the brace"
        wrong = "has a space in its end" if len(one[0]) > 1 else f"lacks {lacks} at its end"
        return f"'{_short(written[: one.end()])}' {wrong}", f"write {_short(whole)}"
    said = f"the tag that starts with '{_short(written.strip())}' does not end here"
    return said, f"write {ENDS[start]} at its end; {_HINT}"


def _not_opened(before: str, end: str) -> tuple[str, str]:
    start = _STARTS[end]
    if one := _ONE_START.search(before):
        written = f"{one[0]}{end}"
        lacks = "a brace" if start == "{{" else f"the {start[1]} after the brace"
        whole = f"{start} {one[1].strip()} {end}"
        return f"'{_short(written)}' lacks {lacks} at its start", f"write {_short(whole)}"
    tail = before[-20:].strip()
    said = f"the tag that ends with '{f'{tail} {end}'.strip()}' does not start here"
    return said, f"write {start} at its start; {_HINT}"


def _short(written: str) -> str:
    line = " ".join(written.split())
    return line if len(line) <= _SHORT else f"{line[: _SHORT - 4].rstrip()} ..."
