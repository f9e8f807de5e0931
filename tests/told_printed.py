"""How the lines of commands are laid out, and what of them is shown: an area of told.py."""

from __future__ import annotations

import io
import os
import random
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr
from unittest import mock

from charter.batch.report import Summary
from charter.cli import progress
from charter.cli.groups import _within
from charter.cli.output import _in_poor_letters, carried, indented, style, unstyle, visible
from charter.cli.printer import (
    Prose,
    Text,
    TextCell,
    TextColumn,
    TextTable,
    amount,
    columns_of,
    lines_of,
)

_SOME = (
    "a", "of", "the", "charter", "responsibilities", "-", "–", "(see", "'charter build --force',",
    "'limits: {spend: 50000}'", "don't", "日本語", "e\u0301tat", "👩", "❤\ufe0f", "half-done",
    "decision.roadmap", "x" * 23, "it.", "\ttab",
)  # fmt: skip
_WIDTHS = (None, 20, 24, 37, 60, 99, 101, 140)
_MARKS = ("", "- ", "12. ", "a-folder/company.yaml:3:14: ")


def _words(chance: random.Random, most: int) -> str:
    made = chance.choices(_SOME, k=chance.randrange(most))
    some = [style(w, bold=True) if chance.random() < 0.1 else w for w in made]
    return " ".join(some)


def _prose(chance: random.Random) -> Prose:
    hang = chance.choice((None, None, 0, 2, 7))
    return Prose(_words(chance, 30), chance.choice((0, 0, 2, 5)), chance.choice(_MARKS), hang)


def _table(chance: random.Random) -> TextTable:
    count = chance.choice((1, 2, 3, 5, 9))
    columns = [
        TextColumn(
            chance.choice(("", "Head", "A long head")),
            chance.choice("<<<>^"),
            chance.choice((4, 12, 30)),
            chance.choice((10, 40, 100)),
            whole=n == 0 and chance.random() < 0.4,
        )
        for n in range(count)
    ]
    rows: list[list[TextCell] | str] = []
    for _ in range(chance.randrange(1, 5)):
        cells: list[TextCell] = [_words(chance, chance.choice((2, 3, 12))) for _ in range(count)]
        if chance.random() < 0.2:
            cells[-1] = Prose(_words(chance, 12), chance.choice((0, 2)), "- ")
        rows.append("A heading" if chance.random() < 0.1 else cells)
    parts, head = chance.random() < 0.4, chance.choice(("dim", "bold", ""))
    return TextTable(columns, rows, chance.choice((0, 2, 6)), parts, head)


def _laid_out(texts: list[Text], width: int | None) -> Iterator[str]:
    for text in texts:
        for line in lines_of(text, width):
            yield f"  {columns_of(line)}|{unstyle(line)}|{line.count(chr(27))}"


def printed() -> Iterator[tuple[str, str]]:
    """Yield paragraphs and tables at several widths, and what is shown of signs."""
    chance, lines = random.Random("printed"), []
    for n in range(28):
        texts: list[Text] = [_prose(chance), f"{'  ' * chance.randrange(3)}{_words(chance, 20)}"]
        width = _WIDTHS[n % len(_WIDTHS)]
        lines += [f"{width}", *_laid_out(texts, width)]
    yield "paragraphs", "\n".join(lines)
    lines = []
    for n in range(40):
        width = _WIDTHS[n % len(_WIDTHS)]
        lines += [f"{width}", *_laid_out([_table(chance)], width)]
    yield "tables", "\n".join(lines)
    yield "signs", "\n".join(_signs())
    yield "runs", "\n".join(_runs())


def _signs() -> Iterator[str]:
    ends = (
        0, 9, 10, 13, 0x1F, 0x20, 0x7E, 0x7F, 0x9F, 0xA0, 0xAD, 0x600, 0x605, 0x606, 0x61C, 0x6DD,
        0x70F, 0x890, 0x891, 0x8E2, 0x180E, 0x200A, 0x200B, 0x200F, 0x2027, 0x2028, 0x202E, 0x202F,
        0x2060, 0x206F, 0xD800, 0xDC80, 0xDCFF, 0xDFFF, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFC, 0x110BD,
        0x110CD, 0x13430, 0x1343F, 0x1BCA0, 0x1BCA3, 0x1D173, 0x1D17A, 0xE0000, 0xE007F, 0xE0080,
    )  # fmt: skip
    for code in ends:
        yield f"{code:x}: {visible(f'a{chr(code)}b').encode('utf-8', 'backslashreplace')!r}"
    for sign in "‐‑‒–—―‘’‚“”„•·×\u00a0\u202f\u2009…→←≥≤✓éŁ日👩":
        for encoding in ("ascii", "latin-1", "cp1252"):
            try:
                shown = sign.encode(encoding).decode(encoding)
            except UnicodeEncodeError as bad:
                shown = _in_poor_letters(bad)[0]
            yield f"{ord(sign):x} in {encoding}: {shown!a}"
    looks = (style("a", bold=True), style("b", dim=True, fg="red"), style("c", underline=True))
    for text in (*looks, style("d", fg="green"), style("e", fg="cyan"), style("f"), "  g", ""):
        at, bare = indented(text)
        key = text.partition("[")[0]
        yield f"{text.replace(key, '') if key else text!r}: {at} {unstyle(bare)!r}"
    split = style("one two three", bold=True).split(" ")
    yield str([line.count("\x1b") for line in carried(["x", *split, "y", style("z", dim=True)])])
    yield str([amount(n, "box", more) for n in (0, 1, 2, 1200) for more in ("", "boxes")])


def _runs() -> Iterator[str]:
    some = Summary(1200, 3, 2, 1, 0, 0, 0, 5, "")
    for failed in (0, 1, 1234):
        for part, seconds in (
            (0.0, 0.0), (0.5, 10.0), (0.5, 89.4), (0.5, 89.6), (0.01, 54.4), (0.01, 55.0),
            (0.999, 3.0), (1.0, 9.0),
        ):  # fmt: skip
            yield progress.progress_line(some._replace(failed=failed), part, seconds)
    for live in (True, False):
        for quiet in (True, False):
            said, times = io.StringIO(), iter((0.0, 0.1, 0.2, 0.3, 0.45, 29.9, 30.0, 59.0, 61.0))
            with (
                mock.patch.object(progress, "monotonic", lambda times=times: next(times)),
                mock.patch.object(progress, "is_live", lambda live=live, **_: live),
                mock.patch.object(progress, "width_of", return_value=24),
                redirect_stderr(said),
            ):
                made = progress.Progress(quiet)
                for part in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
                    made.at(some, part)
                made.clear()
            yield f"live {live}, quiet {quiet}: {said.getvalue()!r}"
    block = (
        "\b\nprints one object:\n  version  1, and what follows it in a line that is long\n"
        "  kept     name, new:\n           and more of it\n  alone\nthe end of it\nand more\n"
    )
    for room in (20, 33, 70):
        yield f"{room}\n{_within(block, room)}"
    for width in ("24", "60"):
        said = io.StringIO()
        with (
            mock.patch.dict(os.environ, {"COLUMNS": width}),
            mock.patch.object(sys, "stdout", said),
        ):
            _help()
        yield said.getvalue()


def _help() -> None:
    from charter.cli.main import cli

    for command in ("batch", "diff"):
        cli.main([command, "--help"], prog_name="charter", standalone_mode=False)


PRINTED = {"printed": printed}
