"""Which marks of Markdown and HTML a text has that papers print as they stand."""

from __future__ import annotations

import pytest

from charter.facts.slots import OF_COMPANY
from charter.read.markup import loose_items, marks_in


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("*values* and our _main_ tool", ["*values*", "_main_"]),
        ("***Bold*** and __bold__, ==found==", ["***Bold***", "__bold__", "==found=="]),
        ("**Note:**text and *Note*text", ["**Note:**", "*Note*"]),
        ("## About us\n**Values** `Go` ~~x~~", ["## About us", "**Values**", "`Go`", "~~x~~"]),
        ("See <https://a.example/a_b_>.", ["<https://a.example/a_b_>"]),
        ("> We build.\n> And sell.", ["> We build."]),
        ("One\n---\nTwo", ["---"]),
        ("One\n\n***\n\nTwo", ["***"]),
        ("Title\n=====", ["====="]),
        ("[our site][1] and [x][]\n\n[1]: https://a.example", ["[our site][1]", "[x][]", "[1]: https://a.example"]),
        ("[our site] (https://a.example)", ["[our site] (https://a.example)"]),
        ("[us](/careers) and [us](<https://a.example>)", ["[us](/careers)", "[us](<https://a.example>)"]),
        ("Sold.[^1] We are 48 people.[2]", ["[^1]", "[2]"]),
        ("We sail【4†source】 to :contentReference[oaicite:0]{index=0} [cite: 3]", ["【4†source】",
         ":contentReference[oaicite:0]{index=0}", "[cite: 3]"]),
        ("- [ ] one\n- [x] two", ["- [ ]", "- [x]"]),
        (r"First.\nSecond, \"quoted\", first.\n- item", [r"\n", r"\""]),
        (r"the roadmap\nand Caf\u00e9", [r"\n", r"\u00e9"]),
        ("One\\\ntwo", ["\\"]),
        ("| a | b |\n|---|---|\n| c | d |", ["| a | b |"]),
        ("| a | b |\n| c | d |\nand **so**", ["| a | b |", "**so**"]),
        ("Level\tPay\nOne\t100", ["Level Pay"]),
        ("<b>x</b> **y**<br/>", ["<b>", "</b>", "**y**", "<br/>"]),
        ("Sold.<!-- note to\nHR --> R&amp;D", ["<!-- note to", "&amp;"]),
        ("```\ncode\n```", ["```"]),
        ("**" + "long " * 20 + "x**", ["**long long long long long long long long long..."]),
    ],
)  # fmt: skip
def test_what_papers_print_with_its_marks(text: str, marks: list[str]) -> None:
    assert marks_in(text) == marks


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2, 5*3*2 and 2 < 3 > 1",
        "snake_case and other_case, a_b@c.example and d_e@f.example",
        "C#, F# and C++, Node.js | React | Go, A|B",
        "- a\n- b\n  - c\n* d\n+ e\n\u2022 f",
        "1. a\n2. b\n3) c",
        "> 50 people\n>= 5 years\n> \u20ac5m a year\n>90% uptime",
        "Bonus* is paid once.\n*Subject to the plan. Required** fields\n** as above",
        "Entwickler*innen und Mitarbeiter*innen, Leiter_in und Chef_in, Leiter*in (m/w/d)",
        "R&D; AT&T; 'a & b'",
        "~50 people and ~20 more, a -- b, a - b, -5 per cent",
        "[our site](https://a.example/a_(b)_c_) and https://x.example/a_b/_d_",
        "We are #1\n# 1 in the market",
        "Jane <jane@a.example>",
        "    far in\n\t\tfarther",
        "[Remote] (Berlin) [UK], array of [x]",
        r"ACME\nadmin and C:\temp",
        "two spaces  \nat the end",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert marks_in(text) == []
    assert loose_items(text) == []


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("-hire two VPs", "- hire two VPs"),
        ("\u2022hire", "- hire"),
        ("-- Speed", "- Speed"),
        ("\u00b7 Care", "- Care"),
        ("\u25aaCare", "- Care"),
    ],
)
def test_a_line_that_looks_like_an_item_is_told_with_the_one_to_write(
    line: str, meant: str
) -> None:
    assert loose_items(f"You will:\n{line}") == [(line, meant)]


def test_an_item_of_a_list_keeps_no_mark_of_its_own_with_or_without_a_space() -> None:
    for text in ("-Build the team", "- Build the team", "--Build the team"):
        found = OF_COMPANY["musts"](text)
        assert found
        assert found.hint == "write 'Build the team'"
    assert not OF_COMPANY["musts"]("5-10 years of work; -5 per cent")


def test_numbers_without_a_space_are_told_where_they_count() -> None:
    assert loose_items("1.hire\n2.build") == [("1.hire", "1. hire"), ("2.build", "2. build")]
    assert loose_items("1.FC Kiel\nis 3.5 km away") == []
