"""Paragraphs and tables at any width: no line too wide, no text lost, columns in line."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter.cli.output import style, unstyle
from charter.cli.printer import (
    NARROWEST,
    Prose,
    Text,
    TextCell,
    TextColumn,
    TextTable,
    amount,
    columns_of,
    lines_of,
    of_problem,
    say,
    width_of,
)
from charter.problems import Place, Problem

WORDS = st.one_of(
    st.text("abcdefgh-./,'", min_size=1, max_size=14),
    st.sampled_from(
        ["日本語", "e\u0301tat", "👩", "é", "a-long-id.of-an-entry/that.goes-on-and-on"]
    ),
)
TEXTS = st.lists(WORDS, max_size=25).map(" ".join)
LOOKS = st.sampled_from([{}, {"bold": True}, {"fg": "red"}])
STYLED = st.lists(
    st.builds(lambda text, look: style(text, **look), TEXTS.filter(bool), LOOKS), max_size=3
).map(" ".join)
MARKS = st.sampled_from(["", "- ", "+++ ", "1. ", "my folder/company.yaml:3:1: "])
PARAGRAPHS = st.builds(
    Prose, STYLED, st.integers(0, 8), MARKS, st.one_of(st.none(), st.integers(0, 4))
)
WIDTHS = st.integers(NARROWEST, 130)


def shown(text: Text, width: int | None) -> list[str]:
    return [unstyle(line) for line in lines_of(text, width)]


def words(*texts: str) -> list[str]:
    return [word for text in texts for word in unstyle(text).split()]


def said(cell: TextCell) -> str:
    return cell if isinstance(cell, str) else cell.mark + cell.text


# Any text at any width


@given(PARAGRAPHS, WIDTHS)
def test_a_paragraph_keeps_to_the_width_and_loses_no_word(text: Prose, width: int) -> None:
    made = shown(text, width)

    assert words(*made) == words(said(text))
    for line in made:
        alone = line.strip() in (text.mark.strip(), *words(line), f"{text.mark}{words(line)[-1:]}")
        kept = line.strip().removeprefix(text.mark)
        assert columns_of(line) <= width or alone or len(words(kept)) == 1


@given(PARAGRAPHS)
def test_where_no_width_is_known_a_paragraph_is_one_line(text: Prose) -> None:
    assert shown(text, None) == [f"{' ' * text.indent}{text.mark}{unstyle(text.text)}"]


def letters(line: str) -> list[tuple[str, str]]:
    """Return each letter with the look it is in."""
    found, look = [], ""
    for piece in re.split(r"(\x1b\w+\[[\d;]*m)", line):
        if piece.startswith("\x1b"):
            look = piece if "[0m" not in piece else ""
        else:
            found += [(look, letter) for letter in piece if letter != " "]
    return found


@given(STYLED, st.integers(0, 6), WIDTHS)
def test_each_line_has_the_look_that_its_words_have(text: str, indent: int, width: int) -> None:
    made = [letters(line) for line in lines_of(Prose(text, indent), width)]

    assert [letter for line in made for letter in line] == letters(text)


@st.composite
def tables(draw: Any) -> TextTable:
    count = draw(st.integers(1, 6))
    heads = draw(
        st.lists(st.sampled_from(["", "id", "what it is for"]), min_size=count, max_size=count)
    )
    columns = [
        TextColumn(head, draw(st.sampled_from("<>^")), whole=n == 0 and draw(st.booleans()))
        for n, head in enumerate(heads)
    ]
    cell = st.one_of(TEXTS, st.sampled_from(["1", "–", "CTO"]), PARAGRAPHS)
    rows: list[Any] = draw(
        st.lists(
            st.one_of(st.sampled_from(["Strategy"]), st.tuples(*[cell] * count)),
            min_size=1,
            max_size=4,
        )
    )
    return TextTable(columns, rows, draw(st.integers(0, 4)), draw(st.booleans()))


def cells_of(table: TextTable) -> list[Sequence[TextCell]]:
    return [row for row in table.rows if not isinstance(row, str)]


@given(tables(), st.one_of(st.none(), WIDTHS))
def test_a_table_loses_no_word(table: TextTable, width: int | None) -> None:
    found = words(*shown(table, width))

    for row in cells_of(table):
        for word in words(*map(said, row)):
            assert word in found
            found.remove(word)


@given(tables(), WIDTHS)
def test_a_table_keeps_to_the_width(table: TextTable, width: int) -> None:
    whole = {words_of for row in cells_of(table) for words_of in (" ".join(words(said(row[0]))),)}
    marks = {
        cell.mark.strip() for row in cells_of(table) for cell in row if not isinstance(cell, str)
    }
    for line in shown(table, width):
        alone = len(line.split()) == 1 or " ".join(line.split()) in whole | marks
        led = any(len(words(line.strip().removeprefix(mark))) <= 1 for mark in marks)
        named = any(column.head in line for column in table.columns if column.head)
        assert columns_of(line) <= width or alone or led or named


@given(st.lists(st.tuples(TEXTS.filter(bool), TEXTS.filter(bool)), min_size=2), WIDTHS)
def test_columns_stand_in_line(rows: list[tuple[str, str]], width: int) -> None:
    marked = [(f"#{first}", Prose(second, mark="|")) for first, second in rows]
    made = shown(TextTable((TextColumn("#one"), TextColumn("|two")), marked), width)

    if made[0].split() == ["#one", "|two"]:  # else the cells stand below each other
        assert len({columns_of(line[: line.rindex("|")]) for line in made if "|" in line}) == 1


# What a person sees


def test_what_does_not_fit_is_broken_between_words_and_hangs() -> None:
    line = "  nobody decides 'decision.roadmap' - add a line under 'assign'"
    assert shown(line, 30) == [
        "  nobody decides",
        "    'decision.roadmap' - add a",
        "    line under 'assign'",
    ]
    assert shown(line.strip(), 40)[1] == "a line under 'assign'"
    assert shown(line, None) == shown(line, 200) == [line]


def test_the_place_of_a_problem_is_never_broken() -> None:
    place = Place("/a/folder of mine/with-hyphens/company.yaml", 4, 3)
    problem = Problem(place, "wrong", "nobody decides this", "add a line")
    assert shown(of_problem(problem, 2), None) == [f"  {problem}"]
    assert shown(of_problem(problem, 2), 30) == [
        f"  {place}:",
        "    nobody decides this - add",
        "    a line [wrong]",
    ]
    assert shown(of_problem(Problem(Place(""), "x", "no place")), 30) == ["no place [x]"]


def test_a_command_to_copy_is_one_word_where_a_line_can_hold_it() -> None:
    text = "add a reference, or run 'charter feed --assign-references', once"
    assert shown(text, 40) == [
        "add a reference, or run",
        "'charter feed --assign-references', once",
    ]
    assert max(map(len, shown(text, 24))) <= 24
    text = "it does not say up to which sum - add 'limits: {spend: 50000}' [code]"
    assert shown(text, 48)[1] == "'limits: {spend: 50000}' [code]"
    text = "what the company's leaders own, and the others' work too, is not said here"
    assert shown(text, 40)[0] == "what the company's leaders own, and the"


def test_no_line_begins_with_the_dash_of_a_sentence() -> None:
    assert shown("nobody decides this - add a line", 20) == ["nobody decides", "this - add a line"]
    assert shown("CTO | CEO | VP Engineering", 20) == ["CTO | CEO |", "VP Engineering"]


def test_no_word_is_left_alone_in_the_last_line() -> None:
    assert shown("one two three four five six seven", 28) == [
        "one two three four five",
        "six seven",
    ]


def test_running_text_is_no_wider_than_can_be_read() -> None:
    assert max(map(len, shown("word " * 60, 200))) <= 100


def test_letters_are_as_wide_as_a_terminal_draws_them() -> None:
    given = [
        "CTO",
        "é",
        "e\u0301",
        "日本",
        "👩",
        "❤\ufe0f",
        "가",
        "\x1b",
        "\u200b",
        style("x", bold=True),
    ]
    assert [*map(columns_of, given)] == [3, 1, 1, 4, 2, 2, 2, 4, 6, 1]


ROWS = [("a-long-id-of-an-entry", "three words here", "7"), ("b", "word", "12")]
COLUMNS = (TextColumn("id", whole=True), TextColumn("title"), TextColumn("entries", ">"))


def test_a_table_is_as_narrow_as_it_can_be() -> None:
    assert shown(TextTable(COLUMNS, ROWS), None) == shown(TextTable(COLUMNS, ROWS), 60)
    assert shown(TextTable(COLUMNS, ROWS), 60) == [
        "  id                     title             entries",
        "  a-long-id-of-an-entry  three words here        7",
        "  b                      word                   12",
    ]


def test_cells_share_what_room_there_is_and_ids_stay_whole() -> None:
    long = ("an-id-that-is-longer-than-its-column", "some words and then some more of them", "1")
    assert shown(TextTable(COLUMNS, [long, *ROWS]), 60) == [
        "  id                          title                  entries",
        "  an-id-that-is-longer-than-its-column",
        "                              some words and then          1",
        "                              some more of them",
        "  a-long-id-of-an-entry       three words here             7",
        "  b                           word                        12",
    ]


def test_where_columns_do_not_fit_cells_stand_below_each_other() -> None:
    assert shown(TextTable(COLUMNS, ROWS), 30)[:3] == [
        "  a-long-id-of-an-entry",
        "    three words here",
        "    entries: 7",
    ]


def test_many_columns_are_dealt_out_to_several_tables() -> None:
    heads = [f"position-{n}" for n in range(5)]
    table = TextTable(
        [TextColumn("work"), *map(TextColumn, heads)], [["vision", *"abcde"], "Part"], parts=True
    )
    assert shown(table, 40) == [
        "  work (1 of 3)  position-0  position-1",
        "  vision         a           b",
        "  Part",
        "",
        "  work (2 of 3)  position-2  position-3",
        "  vision         c           d",
        "  Part",
        "",
        "  work (3 of 3)  position-4",
        "  vision         e",
        "  Part",
    ]


def test_what_is_counted_is_said_in_one_way() -> None:
    assert [amount(n, "file") for n in (0, 1, 1200)] == ["0 files", "1 file", "1,200 files"]
    assert amount(2, "entry", "entries") == "2 entries"


# How wide an output is


@pytest.mark.parametrize(
    ("columns", "terminal", "width"),
    [
        ("", False, None),
        ("72", False, None),
        ("72", True, 72),
        ("300", True, 300),
        ("5", True, NARROWEST),
        ("0", True, 80),
        ("wide", True, 80),
        ("９９", True, 80),
        ("9" * 5000, True, 80),
        ("", True, 80),
    ],
)
def test_columns_counts_before_the_terminal(
    columns: str, terminal: bool, width: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)  # which a program may hand to what it starts
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert width_of() == width


@pytest.mark.skipif(os.name == "nt", reason="a terminal of POSIX")
@pytest.mark.parametrize("wide", [0, 33, 120])
def test_each_stream_is_as_wide_as_its_own_terminal(
    wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl
    import pty
    import struct
    import termios

    monkeypatch.delenv("COLUMNS", raising=False)
    try:
        reader, terminal = pty.openpty()
    except OSError as bad:  # a bare system has none
        pytest.skip(f"no terminal can be opened here: {bad}")
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, wide, 0, 0))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False)
    with open(terminal, "w", encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        assert (width_of(), width_of(err=True)) == (None, wide or 80)
        say(["word " * 30], err=True)
        stream.flush()
        assert len(os.read(reader, 1000).splitlines()[0]) <= min(wide or 80, 100)
    os.close(reader)
