"""What people mistype in YAML: each slip is named with its place and the line to write.

Every line that is told is put in place of the old one, and the file can then be read.
"""

from __future__ import annotations

import random
import re

import pytest

from charter.problems import InputError
from charter.read.yaml_source import parse_yaml

SLIPS = [
    # line, column, what it is called, the line to write
    ("name:\u00a0Acme", 8, "hard space", "name: Acme"),
    ("name:\u2003Acme", 8, "hard space", "name: Acme"),
    ("name:Acme", 7, "no space after the colon", "name: Acme"),
    ("name: 'Acme's'", 9, "apostrophe", 'name: "Acme\'s"'),
    ("name: 'Acme's' # ours", 9, "apostrophe", 'name: "Acme\'s" # ours'),
    ('name: "The "Acme" Shop"', 9, 'quote "', "name: 'The \"Acme\" Shop'"),
    ('name: "Acme" Ltd', 9, 'quote "', "name: '\"Acme\" Ltd'"),
    ("name: *Acme* Ltd", 9, "starts with '*'", 'name: "*Acme* Ltd"'),
    ("name: **Acme** Ltd", 9, "starts with '*'", 'name: "**Acme** Ltd"'),
    ("name: *Acme", 9, "starts with '*'", 'name: "*Acme"'),
    ("name: & Sons", 9, "starts with '&'", 'name: "& Sons"'),
    ("name: &Sons", 9, "starts with '&'", 'name: "&Sons"'),
    ("name: !Acme", 9, "starts with '!'", 'name: "!Acme"'),
    ("name: @Acme", 9, "starts with '@'", 'name: "@Acme"'),
    ("name: `Acme`", 9, "starts with '`'", 'name: "`Acme`"'),
    ("name: %Acme", 9, "starts with '%'", 'name: "%Acme"'),
    ("name: | Acme", 9, "starts with '|'", 'name: "| Acme"'),
    ("name: > Acme", 9, "starts with '>'", 'name: "> Acme"'),
    ("name: [Acme] Ltd", 9, "starts with '['", 'name: "[Acme] Ltd"'),
    ("name: {Acme} Ltd", 9, "starts with '{'", 'name: "{Acme} Ltd"'),
    ("name: ] Acme", 9, "starts with ']'", 'name: "] Acme"'),
    ("name: , Acme", 9, "starts with ','", 'name: ", Acme"'),
    ("name: Acme: the shop", 13, "colon within a text", 'name: "Acme: the shop"'),
    ("name: We say:", 15, "colon within a text", 'name: "We say:"'),
    ("name: \u201cAcme: the shop\u201d", 9, "curly quotes", 'name: "Acme: the shop"'),
    ("name: \u201eAcme: der Laden\u201c", 9, "curly quotes", 'name: "Acme: der Laden"'),
    ('name: "Acme', 9, "never closed", 'name: "Acme"'),
    ("name: 'Acme", 9, "never closed", 'name: "Acme"'),
    ("name: [Acme, Ltd", 9, "never closed", "name: [Acme, Ltd]"),
    ("name: {a: Acme", 9, "never closed", "name: {a: Acme}"),
    ("name = Acme", 7, "colon is missing", "name: Acme"),
    ("name Acme", 7, "colon is missing", "name: Acme"),
]


def problems(text: str) -> tuple[str, ...]:
    with pytest.raises(InputError) as raised:
        parse_yaml(text, "a.yaml")
    return tuple(map(str, raised.value.problems))


@pytest.mark.parametrize(("line", "column", "why", "right"), SLIPS)
def test_a_slip_is_named_with_its_place_and_the_line_to_write(line, column, why, right):
    first, *others = problems(f"company:\n  country: GB\n  {line}\n  currency: EUR\nlast: 1\n")

    assert first.startswith(f"a.yaml:3:{column}: ")
    assert why in first
    if right:
        assert f" - write: {right} [" in first
        assert not others
        told = first.partition(" - write: ")[2].rpartition(" [")[0]
        read = parse_yaml(f"company:\n  country: GB\n  {told}\n  currency: EUR\nlast: 1\n", "")
        assert read.data["company"]["currency"] == "EUR"
        assert re.search("Acme|Sons|We say", str(read.data["company"]["name"]))


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("-Two", "- Two"),
        ("\u2022 Two", "- Two"),
        ("* Two", "- Two"),
        ("- Two: and: three", '- Two: "and: three"'),
        ("- *Two*", '- "*Two*"'),
        ("- 'Two's", None),
    ],
)
def test_slips_in_a_list(line, right):
    first = problems(f"items:\n  - One\n  {line}\n  - Three\n")[0]

    assert first.startswith("a.yaml:3:")
    assert f"- write: {right}" in first if right else "apostrophe" in first


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a:\n\tb: 1\n", ["a.yaml:2:1: a tab stands before this line; YAML wants spaces - "
                          "start it with 2 spaces [tab]"]),
        ("a:\n  b: 1\n\tc: 1\n", ["a.yaml:3:1: a tab stands before this line; YAML wants spaces - "
                                  "start it with 2 spaces [tab]"]),
        ("a:\n  b: x\n   c: 1\n", ["a.yaml:3:4: this line stands further in than the lines it "
                                   "belongs to - start it with 2 spaces [yaml-syntax]"]),
        ("a:\n  b:\n    x: 1\n    y: 2\n   c:\n    x: 3\n", [
            "a.yaml:5:4: this line stands further in than the lines it belongs to - start it "
            "with 2 spaces [yaml-syntax]"]),
        ("a:\n    b: x\n  c: 1\n", ["a.yaml:3:3: this line stands less far in than the lines it "
                                    "belongs to - start it with 4 spaces [yaml-syntax]"]),
        ("a:\n  b: x\n\u00a0\u00a0c: 1\n", ["a.yaml:3:1: a hard space or an unseen character "
                                   "stands here, as Word and web pages make them - start it with "
                                   "2 spaces [odd-space]"]),
        ("a:\n  b: x\n  \u200bc: 1\n", ["a.yaml:3:3: a hard space or an unseen character stands "
                                   "here, as Word and web pages make them - write 'c' "
                                   "[odd-space]"]),
    ],
)  # fmt: skip
def test_what_stands_before_a_line(text, told):
    assert list(problems(text)) == told


def test_all_slips_of_a_file_are_told_at_once():
    lines = [line for line, _, _, right in SLIPS if right and "{" not in line]
    random.Random(7).shuffle(lines)
    for start in range(0, len(lines) - 2, 3):
        three = [line.replace("name", f"n{n}", 1) for n, line in enumerate(lines[start:][:3])]
        text = "company:\n" + "".join(f"  {line}\n  k{n}: 1\n" for n, line in enumerate(three))
        told = problems(text)
        named = [int(line.split(":")[1]) for line in told]
        if any(line.endswith(("[alias]", "[tag]")) for line in told):
            continue  # such a line is seen once the file can be read
        assert set(named) >= {2, 4, 6} - {
            2 + 2 * n for n, line in enumerate(three) if re.search(r": [*&!]\w+$", line)
        }, (three, told)


def test_what_nobody_knows_is_told_in_plain_words():
    assert problems("a: [1, 2\nb: {3\nc: ]}\n")[-1].endswith("[yaml-syntax]")
    assert problems('a: "\\q"\n') == (
        "a.yaml:1:4: a backslash within double quotes means something else - "
        "write: a: '\\q' [yaml-syntax]",
    )


def test_a_large_file_is_told_of_without_trying_for_long():
    text = "a: 'b\n" + "x: y\n" * 300_000 + "z: 'it's\n"
    assert problems(text[:1_900_000])[-1].endswith("[yaml-syntax]")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("name: “Acme”", "a.yaml:1:7: “Acme” is printed with its curly quotes - "
                         "where these are not meant, write 'Acme' [curly-quotes]"),
        ("name: „Acme“", "a.yaml:1:7: „Acme“ is printed with its curly quotes - "
                         "where these are not meant, write 'Acme' [curly-quotes]"),
        ("about: «We make boats, and sell them to all hotels»",
         "a.yaml:1:8: «We make boats, and sell them to all hot... is printed with its curly quotes "
         "- where these are not meant, leave them out [curly-quotes]"),
        ("about: “Boats” and “cars”", None),
        ("about: We say “boats”", None),
        ('about: "“Boats”"', None),
        ("about: d’Acme’s", None),
    ],
)  # fmt: skip
def test_a_text_in_curly_quotes_is_printed_with_them_and_told(line, told):
    assert [str(each) for each in parse_yaml(line, "a.yaml").cut] == ([told] if told else [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "company:\n  musts: - Leads\n",
            "2:10: a list begins in the line of its name - write each item in a line of its own"
            " below it, with '- ' before it",
        ),
        (
            "- e\n\tcc: d\n",
            "2:1: a tab stands at the start of this line - put spaces in its place",
        ),
        (
            "]\n",
            "1:1: a bracket or comma stands here that belongs to nothing - take it out, or put the"
            " text in quotes",
        ),
        (
            "Acme\n: \n",
            "2:1: this line does not belong to the lines above it - start it as far in as they do,"
            " as 'name: value'",
        ),
        (
            "a: 1\n}\n",
            "2:1: this line does not fit the lines around it - start it as far in as the lines it"
            " belongs to",
        ),
        (
            "- a\nb: c\n",
            "2:1: this line is no item of the list above it - start an item with '- '",
        ),
        (
            "- a\nb\n",
            "3:1: a colon is missing in this line or the one above - write 'name: value'",
        ),
        (
            "a: [1, 2\nb\n",
            "3:1: a bracket is never closed, or a comma is missing - put one in",
        ),
        (
            "a\nb: @\n",
            "2:2: a colon stands here that YAML cannot place - put a text with ': ' in it in"
            " quotes",
        ),
        (
            "- :\n\tcc: d\n",
            "2:1: a text cannot start with this character - put the text in quotes",
        ),
        (
            'a: "b\n]\nc: "d" "e"\n',
            "3:8: a quote or bracket is never closed - close it",
        ),
        (
            'a: ["b\\z", c]\n',
            "1:7: a backslash in a text in double quotes means something else - put the text in"
            " single quotes",
        ),
        ("%TAG\n", "1:5: YAML cannot read on from here - look at this line and the one above"),
    ],
)
def test_what_no_slip_explains_is_told_in_a_persons_words(text, said):
    assert problems(text)[-1] == f"a.yaml:{said} [yaml-syntax]"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "benefits:\n  - Leave\n    - plus bank holidays\n  - Pension\n",
            "a.yaml:3:5: '- plus bank holidays' is taken for the rest of the text above it - where "
            "it is an item of its own, write '- plus bank holidays' with 2 spaces before it, as "
            "the item above has [item-in-a-text]",
        ),
        (
            "hard: Old code\n  - and no tests\nopening: It is new.\n",
            "a.yaml:2:3: '- and no tests' is taken for the rest of the text above it - where it is "
            "an item of its own, write '- and no tests', and the text above it so too, below the "
            "name with its colon [item-in-a-text]",
        ),
        ("benefits:\n  - Leave - plus\n    bank holidays\n  - Pension\n", None),
        ("about: |\n  We make\n  - boats\n", None),
        ("about: We make\n  -40 degrees\n", None),
    ],
)
def test_an_item_within_a_text_is_told(text, told):
    assert [str(each) for each in parse_yaml(text, "a.yaml").cut] == ([told] if told else [])
